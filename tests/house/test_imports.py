"""What an import loads, seen in a fresh process: the static contracts can't see what a library pulls in."""

import ast
import json
import sys
from pathlib import Path

import pytest

from tests.house.run import python, said
from tests.house.tree import PACKAGE, ROOT, at, sources

HEAVY = {"alembic", "babel", "dateutil", "holidays", "phonenumbers", "pydantic", "sqlalchemy", "yaml"}
SCREEN = {"rich", "textual"}

_LOADED = """
import importlib, json, sys
before = set(sys.modules)
for name in sys.argv[1:]:
    importlib.import_module(name)
print(json.dumps(sorted(set(sys.modules) - before)))
"""


def modules(room: str) -> list[str]:
    """The names of all modules below `agentdesk.ROOM`."""
    folder = PACKAGE / room
    paths = [path for path, _, _ in sources() if path.is_relative_to(folder)]
    assert paths, f"there is no {at(folder)}"
    return [_name(path) for path in paths]


def loaded(names: list[str]) -> set[str]:
    """The modules that importing `names` adds to a fresh interpreter."""
    done = python("-c", _LOADED, *names)
    assert done.returncode == 0, said(done)
    return set(json.loads(done.stdout))


def libraries(names: set[str]) -> set[str]:
    """The top-level names among them that are neither Python's own nor ours."""
    tops = {name.partition(".")[0] for name in names}
    return tops - sys.stdlib_module_names - {"agentdesk"}


def rooms(names: set[str]) -> set[str]:
    """The rooms of the package among them."""
    return {parts[1] for name in names if (parts := name.split("."))[0] == "agentdesk" and len(parts) > 1}


def test_core_stands_on_the_standard_library_alone() -> None:
    found = loaded(modules("core"))
    assert libraries(found) == set()
    assert rooms(found) == {"core"}


def test_core_imports_no_library_late_either() -> None:
    late = {
        f"{at(path, node.lineno)}: {name}"
        for path, _, tree in sources()
        if path.is_relative_to(PACKAGE / "core")
        for node in ast.walk(tree)
        for name in libraries(_imported(node))
    }
    assert late == set()


def test_text_stands_on_nothing() -> None:
    assert rooms(loaded(modules("text"))) == {"text"}


@pytest.mark.parametrize("room", ["calendars", "words", "process", "desk"])
def test_what_lies_under_the_screen_knows_neither_screen_nor_database(room: str) -> None:
    assert libraries(loaded(modules(room))) & (SCREEN | {"alembic", "sqlalchemy"}) == set()


def test_storage_knows_no_screen() -> None:
    outside_migrations = [name for name in modules("storage") if ".migrations" not in name]
    assert libraries(loaded(outside_migrations)) & SCREEN == set()


def test_the_screen_comes_up_without_the_heavy_libraries() -> None:
    assert libraries(loaded(modules("ui"))) & HEAVY == set()


def test_the_first_frame_waits_for_neither_cases_nor_processes() -> None:
    screens = ["agentdesk.ui.screens.sign_in", "agentdesk.ui.screens.desk"]
    first = loaded(["agentdesk.wiring", "agentdesk.ui.app", *screens])
    assert rooms(first) == {"core", "settings", "text", "ui", "wiring", "words"}
    assert first & {"agentdesk.ui.svg", "html", "html.entities"} == set()


def test_the_queue_waits_for_neither_calls_nor_the_other_databases_dialect() -> None:
    queue = loaded(["agentdesk.desk.office", "agentdesk.storage.opening"])
    for_calls = {f"agentdesk.storage.{name}" for name in ("calling", "imports", "journal", "people", "wrapping")}
    assert queue & for_calls == set()
    assert {name for name in queue if name.startswith("sqlalchemy.dialects.postgresql")} == set()


def test_a_library_that_is_pulled_in_is_seen() -> None:
    assert {"yaml", "textual"} <= libraries(loaded(["yaml", "textual.geometry"]))


def _name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imported(node: ast.AST) -> set[str]:
    match node:
        case ast.Import():
            return {alias.name for alias in node.names}
        case ast.ImportFrom(module=str(module)):
            return {module}
        case _:
            return set()
