"""`processes list`, `check`, `graph`; `translations` stands beside them."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from agentdesk.cli import translating
from agentdesk.cli.given import print_json
from agentdesk.core.errors import BadInput, Fault
from agentdesk.core.places import scripts_folder
from agentdesk.core.plain import Plain

if TYPE_CHECKING:
    from agentdesk.desk.translations import Folder


def add_commands(commands: Any, db: ArgumentParser) -> None:
    """The commands on processes."""
    processes = commands.add_parser("processes", help="lists, verifies and draws processes")
    inner = processes.add_subparsers(title="commands", metavar="COMMAND", required=True)
    listed = inner.add_parser("list", parents=[db], help="the processes, their titles and languages")
    listed.add_argument("--json", action="store_true", help="one JSON document")
    listed.set_defaults(run=run_list)
    check = inner.add_parser(
        "check", parents=[db], help="verifies process files and their translations, like a compiler"
    )
    check.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="folders or files (default: what is shipped)"
    )
    check.set_defaults(run=run_check)
    translating.add_command(inner, db)
    graph = inner.add_parser("graph", parents=[db], help="draws a process (Mermaid)")
    graph.add_argument("process", metavar="PROCESS")
    graph.set_defaults(run=run_graph)


def run_list(given: Namespace) -> int:
    """Print the processes."""
    from agentdesk.wiring import House

    library = House.build().library
    rows: list[Plain] = [
        {
            "id": id,
            "title": library.get(id).process.title,
            "steps": len(library.get(id).process.steps),
            "languages": list(library.words.languages(id)),
        }
        for id in library.ids()
    ]
    if given.json:
        print_json({"processes": rows})
        return 0
    for id in library.ids():
        print(f"{id:<24} {library.get(id).process.title}  ({', '.join(library.words.languages(id))})")
    return 0


def run_check(given: Namespace) -> int:
    """Print every fault of the files; 1 where there are any."""
    faults: list[Fault] = []
    for path in given.paths or [scripts_folder()]:
        for file in _files(path):
            faults += _faults(file)
        faults += _interface_faults(path)
    for fault in faults:
        print(fault)
    return 1 if faults else 0


def _files(path: Path) -> list[Path]:
    """The process files at a path: that file, that of a folder, or those of the folders in it."""
    from agentdesk.desk.library import FILE

    if not path.is_dir() or (path / FILE).exists():
        return [path / FILE if path.is_dir() else path]
    found = sorted(path.glob(f"*/{FILE}"))
    if not found and not _interface(path):
        raise BadInput(Fault(str(path), "there is no process in this folder", f"name a folder with a {FILE}"))
    return found


def _interface(path: Path) -> "Folder | None":
    """The folder of the interface's own words, where the path names it or holds it."""
    from agentdesk.desk.translations import Folder
    from agentdesk.words.interface import DOMAIN

    return next((folder for folder in (Folder(path), Folder(path / DOMAIN)) if folder.is_interface), None)


def _interface_faults(path: Path) -> list[Fault]:
    from agentdesk.desk.translations import check_interface

    folder = _interface(path)
    return list(check_interface(folder)) if folder else []


def _faults(path: Path) -> list[Fault]:
    from agentdesk.desk.translations import protocol_around
    from agentdesk.process.checks import check
    from agentdesk.process.loading import load

    try:
        loaded = load(path)
    except BadInput as error:
        return list(error.faults)
    return list(check(loaded, protocol_around(loaded, scripts_folder())))


def run_graph(given: Namespace) -> int:
    """Print the process as a Mermaid flowchart."""
    from agentdesk.process.graph import mermaid
    from agentdesk.wiring import House

    print(mermaid(House.build().library.get(given.process).process))
    return 0
