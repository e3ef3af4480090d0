"""`processes list`, `graph`, `new` and `schema`; `check`, `test` and `translations` stand beside them."""

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from agentdesk import settings
from agentdesk.cli import checking, translating
from agentdesk.cli.given import print_json
from agentdesk.core.errors import BadInput

if TYPE_CHECKING:
    from agentdesk.desk.library import Library


def add_commands(commands: Any, db: ArgumentParser) -> None:
    """The commands on processes."""
    processes = commands.add_parser("processes", help="lists, verifies, draws and begins processes")
    inner = processes.add_subparsers(title="commands", metavar="COMMAND", required=True)
    listed = inner.add_parser("list", parents=[db], help="the processes, their titles and languages")
    listed.add_argument("--json", action="store_true", help="one JSON document")
    listed.set_defaults(run=run_list)
    checking.add_commands(inner, db)
    translating.add_command(inner, db)
    graph = inner.add_parser("graph", parents=[db], help="draws a process (Mermaid)")
    graph.add_argument("process", metavar="PROCESS")
    graph.set_defaults(run=run_graph)
    new = inner.add_parser(
        "new",
        parents=[db],
        help="begins a process of your own, which can be walked at once",
        description=f"Writes a folder with a small, complete process into {settings.processes_folder()} "
        "(AGENTDESK_PROCESSES names another place).",
    )
    new.add_argument("name", metavar="NAME", help="its id: small letters, digits and underscores")
    new.add_argument("--language", default="", metavar="L", help="the customers' language (default: en)")
    new.add_argument("--country", default="", metavar="C", help="the customers' country (default: by the language)")
    new.set_defaults(run=run_new)
    schema = inner.add_parser("schema", parents=[db], help="the JSON Schema of process files, for editors")
    schema.set_defaults(run=run_schema)


def run_list(given: Namespace) -> int:
    """Print the processes, those among them that can't be used."""
    from agentdesk.wiring import House

    library = House.build().library
    rows = [_row(library, id) for id in library.ids()]
    if given.json:
        print_json({"processes": [*rows]})
    else:
        for row in rows:
            print(_line(row))
    return 0


def _row(library: "Library", id: str) -> dict[str, Any]:
    origin = "replaced" if library.shelf.replaces(id) else "own" if library.shelf.is_own(id) else "shipped"
    row: dict[str, Any] = {"id": id, "title": id, "steps": 0, "languages": [], "from": origin}
    try:
        known = library.get(id).process
    except BadInput as error:
        return {**row, "faults": len(error.faults)}
    languages = [*library.words.languages(id)]
    return {**row, "title": known.title, "steps": len(known.steps), "languages": languages, "faults": 0}


def _line(row: dict[str, Any]) -> str:
    said = {"replaced": "  your own, in place of the one that is shipped", "own": "  your own", "shipped": ""}
    if row["faults"]:
        return f"{row['id']:<24} can't be used: `agentdesk processes check` says why{said[row['from']]}"
    return f"{row['id']:<24} {row['title']}  ({', '.join(row['languages'])}){said[row['from']]}"


def run_graph(given: Namespace) -> int:
    """Print the process as a Mermaid flowchart."""
    from agentdesk.process.graph import mermaid
    from agentdesk.wiring import House

    print(mermaid(House.build().library.get(given.process).process))
    return 0


def run_new(given: Namespace) -> int:
    """Begin a process, and say what to do with it."""
    from agentdesk.desk.new_process import begin

    file: Path = begin(given.name, settings.processes_folder(), given.language, given.country)
    print(f"{file}\n\nagentdesk walk {given.name}\nagentdesk processes check {file.parent}")
    return 0


def run_schema(_given: Namespace) -> int:
    """Print the schema."""
    from agentdesk.process.schema import schema

    print(json.dumps(schema(), ensure_ascii=False, indent=1))
    return 0
