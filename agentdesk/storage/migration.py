"""Bringing an older database in step, through Alembic, which is loaded for nothing else."""

from pathlib import Path

from agentdesk.storage.hot import Link

FOLDER = Path(__file__).with_name("migrations")


def upgrade(link: Link) -> None:
    """Run the steps that are missing, in the transaction that is under way."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = link.sql
    command.upgrade(config, "head")


def newest() -> str | None:
    """The newest step's name."""
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    return ScriptDirectory.from_config(config).get_current_head()
