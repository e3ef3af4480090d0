"""Where this person's files lie, and the choices kept for them."""

import json
import os
from dataclasses import dataclass
from pathlib import Path

from platformdirs import PlatformDirs

from agentdesk.core.plain import Plain

_DIRS = PlatformDirs("agentdesk", appauthor=False)
DATABASE = "agentdesk.db"


def database_url() -> str:
    """The database where nothing else is named: SQLite in the user's data folder."""
    return f"sqlite:///{Path(_DIRS.user_data_dir) / DATABASE}"


def processes_folder() -> Path:
    """The user's own processes: AGENTDESK_PROCESSES, else a folder beside the database."""
    named = os.environ.get("AGENTDESK_PROCESSES")
    return Path(named).expanduser() if named else Path(_DIRS.user_data_dir) / "processes"


def calendars_file() -> Path | None:
    """What a team says of its own days: AGENTDESK_CALENDARS, else a file beside the choices, if there is one."""
    named = os.environ.get("AGENTDESK_CALENDARS")
    if named:
        return Path(named).expanduser()
    usual = Path(_DIRS.user_config_dir) / "calendars.toml"
    return usual if usual.exists() else None


def rule_packs() -> tuple[str, ...]:
    """The packs of calling rules that are turned on: AGENTDESK_RULES (with commas between them), else the setting
    `rules`."""
    named = os.environ.get("AGENTDESK_RULES")
    kept = Settings.read().get("rules") if named is None else named
    names = kept.split(",") if isinstance(kept, str) else kept
    return tuple(str(name).strip() for name in names if str(name).strip()) if isinstance(names, list) else ()


def cache_folder() -> Path:
    """What can be made anew at any time: compiled catalogues, working-day tables, outlines of processes."""
    return Path(_DIRS.user_cache_dir)


def log_file() -> Path:
    """Where a failure that nobody expected is written."""
    return Path(_DIRS.user_state_dir) / "agentdesk.log"


@dataclass(slots=True)
class Settings:
    """Kept choices in one small file (the port `SettingsPort`); a file that can't be read counts as empty.

    Without a file they are kept for this session only.
    """

    file: Path | None
    values: dict[str, Plain]

    @classmethod
    def read(cls, file: Path | None = None) -> "Settings":
        """The choices of this person."""
        place = file or Path(_DIRS.user_config_dir) / "settings.json"
        try:
            values = json.loads(place.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            values = {}
        return cls(place, values if isinstance(values, dict) else {})

    def get(self, name: str) -> Plain:
        """The value as kept, or None."""
        return self.values.get(name)

    def set(self, name: str, value: Plain) -> None:
        """Keep a value; where the file can't be written it is kept for this session."""
        self.values[name] = value
        if self.file is None:
            return
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            fresh = self.file.with_suffix(".new")
            fresh.write_text(json.dumps(self.values, ensure_ascii=False, indent=1), encoding="utf-8")
            fresh.replace(self.file)
        except OSError:
            return
