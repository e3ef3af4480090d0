"""The package declares the libraries that it imports, and imports the ones that it declares."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from typing import Any

from tests.house.tree import ROOT, sources

# Never imported by name: zoneinfo reads the one, SQLAlchemy loads the other.
SILENT = {"psycopg", "tzdata"}
# Comes with the other, pinned by it.
PART_OF = {"pydantic-core": "pydantic"}


def test_what_is_imported_is_declared_and_the_other_way_round() -> None:
    assert _imported() | SILENT == _declared()


def _declared() -> set[str]:
    project: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["postgres"]]
    return {_plain(re.split(r"[^\w.-]", line, maxsplit=1)[0]) for line in wanted}


def _imported() -> set[str]:
    tops = {name.partition(".")[0] for _, _, tree in sources() for name in _names(tree)}
    known = packages_distributions()
    outside = tops - sys.stdlib_module_names - {"agentdesk"}
    found = {_plain(known.get(top, [top])[0]) for top in outside}
    return {PART_OF.get(name, name) for name in found}


def _names(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Import():
                yield from (alias.name for alias in node.names)
            case ast.ImportFrom(module=str(module)):
                yield module


def _plain(distribution: str) -> str:
    return re.sub(r"[-_.]+", "-", distribution).lower()
