"""Nothing grows out of sight: files, classes and functions have an upper end."""

import ast
from collections.abc import Iterator

from tests.house.tree import at, sources

FILE = 300
CLASS = 200
FUNCTION = 40


def oversized(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The line of each class and function that is too long, and what is to be said of it."""
    for node in ast.walk(tree):
        match node:
            case ast.ClassDef():
                limit = CLASS
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                limit = FUNCTION
            case _:
                continue
        lines = (node.end_lineno or node.lineno) - node.lineno + 1
        if lines > limit:
            yield node.lineno, f"{node.name} has {lines} lines, at most {limit}"


def test_files_are_short() -> None:
    long = [f"{at(path)}: {n} lines" for path, text, _ in sources() if (n := len(text.splitlines())) > FILE]
    assert long == []


def test_classes_and_functions_are_short() -> None:
    long = [f"{at(path, line)}: {what}" for path, _, tree in sources() for line, what in oversized(tree)]
    assert long == []


def test_one_line_too_many_is_seen() -> None:
    body = "\n".join(["    x = 0"] * FUNCTION)
    assert list(oversized(ast.parse(f"def f():\n{body}"))) == [(1, "f has 41 lines, at most 40")]
    assert list(oversized(ast.parse(f"class C:\n{body}"))) == []
