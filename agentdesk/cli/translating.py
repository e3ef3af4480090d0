"""`processes translations`: brings catalogues in step with what they translate."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Any

from agentdesk import settings
from agentdesk.core.places import scripts_folder
from agentdesk.core.shelf import Shelf

if TYPE_CHECKING:
    from agentdesk.desk.translations import Brought

_HOW = """\
New texts are added; every translation, variant, remark and mark stays; a translation whose English has changed is
marked as fuzzy, with the English that it had; what is gone is kept as a comment (#~). Done again, it changes nothing.
scripts_i18n/TRANSLATING.md tells translators the rest.
"""


def add_command(commands: Any, db: ArgumentParser) -> None:
    """`translations`."""
    translations = commands.add_parser(
        "translations",
        parents=[db],
        help="brings the translations of processes, and of the interface (`desk`), in step with their English",
        description=_HOW,
    )
    translations.add_argument(
        "processes",
        nargs="*",
        metavar="PROCESS",
        help="processes by name or folder; `desk` is the interface (default: all)",
    )
    translations.add_argument("--language", default="", metavar="L", help="this one alone; a new one is begun")
    translations.add_argument(
        "--check", action="store_true", help="write nothing; say what is out of step, and exit with 1"
    )
    translations.set_defaults(run=run_translations)


def run_translations(given: Namespace) -> int:
    """Bring the catalogues in step, once all of them could be read; with --check, 1 where one isn't."""
    from agentdesk.desk.translations import brought_in_step, folders

    named = folders(given.processes, Shelf(scripts_folder(), settings.processes_folder()))
    brought = [file for folder in named for file in brought_in_step(folder, given.language)]
    changed = [file for file in brought if not file.in_step]
    for file in changed:
        if not given.check:
            file.write()
        print(f"{file.file}: {_said(file)}")
    return 1 if given.check and changed else 0


def _said(file: "Brought") -> str:
    """What changes in a file, in a few words."""
    counted = ((file.added, "new"), (file.changed, "with another English"), (file.gone, "gone"))
    parts = [f"{count} {words}" for count, words in counted if count]
    begun = ["begun"] if file.was is None else []
    return ", ".join((*begun, *parts)) or "only places, comments and form"
