"""The tree itself: what lies at its top, which names are used, and that no one machine shows through."""

import ast
import re
from collections.abc import Iterator

from tests.house.tree import ROOT, at, files, sources, texts

TOP = {
    ".ci",
    ".editorconfig",
    ".gitattributes",
    ".gitignore",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "README.md",
    "agentdesk",
    "data",
    "pyproject.toml",
    "screenshots",
    "scripts_i18n",
    "tests",
}
# Bracketed letters keep the patterns from finding themselves.
MACHINE = re.compile(r"(?<![\w.~])/(?:hom[e]|User[s]|roo[t]|wor[k]|mn[t])/|[A-Z]:\\User[s]|\.\./share[d]\b")
PAGE = re.compile(r"(?<![\w/.-])(?:[\w-]+/)*([\w-]+\.md)\b")
PLACE = re.compile(r"`((?:agentdesk|data|scripts_i18n|tests|\.ci)/[\w./-]*)`")
EMPTY_NAMES = {"common", "helper", "helpers", "manager", "util", "utils"}


def test_the_top_level_holds_what_belongs_there() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in files()} - TOP == set()


def test_no_path_of_a_machine_is_written_down() -> None:
    assert [place for place, _ in _found(MACHINE)] == []


def test_every_page_that_is_named_exists() -> None:
    pages = {path.name for path in files() if path.suffix == ".md"}
    assert [f"{place}: {match[1]}" for place, match in _found(PAGE) if match[1] not in pages] == []


def test_every_place_that_the_guide_names_exists() -> None:
    named = set(PLACE.findall((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")))
    assert named
    assert sorted(place for place in named if not (ROOT / place).exists()) == []


def test_every_module_says_what_it_holds() -> None:
    assert [at(path) for path, _, tree in sources() if not ast.get_docstring(tree)] == []


def test_every_folder_of_modules_is_a_package() -> None:
    folders = {path.parent for path, _, _ in sources()}
    assert sorted(at(folder) for folder in folders if not (folder / "__init__.py").is_file()) == []


def test_names_say_something() -> None:
    names = [(at(path), name) for path, _, tree in sources() for name in _names(path.stem, tree)]
    assert [f"{place}: {name}" for place, name in names if _empty(name)] == []


def test_no_failure_is_swallowed() -> None:
    assert [at(path, line) for path, _, tree in sources() for line in swallowed(tree)] == []


def test_what_is_looked_for_is_found() -> None:
    assert MACHINE.search("see " + "/home" + "/someone/notes")
    assert not MACHINE.search("https://example.org/home" + "/page")
    assert PAGE.findall("(see notes/THIS" + ".md)") == ["THIS" + ".md"]
    assert PAGE.findall("https://example.org/THIS" + ".md") == []
    assert [name for name in ("TextHelper", "date_utils", "Manager", "Commonwealth") if _empty(name)] == [
        "TextHelper",
        "date_utils",
        "Manager",
    ]
    assert list(swallowed(ast.parse("try:\n    f()\nexcept OSError:\n    pass"))) == [3]


def swallowed(tree: ast.Module) -> Iterator[int]:
    """The lines of the handlers that do nothing."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler) and all(_does_nothing(statement) for statement in node.body):
            yield node.lineno


def _does_nothing(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Pass) or (
        isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    )


def _found(pattern: re.Pattern[str]) -> Iterator[tuple[str, re.Match[str]]]:
    for path, text in texts():
        for match in pattern.finditer(text):
            yield at(path, text.count("\n", 0, match.start()) + 1), match


def _names(module: str, tree: ast.Module) -> Iterator[str]:
    yield module
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name


def _empty(name: str) -> bool:
    words = re.findall(r"[A-Z]?[a-z]+|[A-Z]+", name)
    return any(word.lower() in EMPTY_NAMES for word in words)
