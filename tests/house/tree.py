"""The files of the project, as a clone or an unpacked source distribution holds them."""

import ast
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "agentdesk"


def files() -> Iterator[Path]:
    """Every file that is not ignored, in a steady order."""
    yield from _below(ROOT, _ignored())


def texts() -> Iterator[tuple[Path, str]]:
    """Every file that is text, with its content."""
    for path in files():
        content = path.read_bytes()
        if b"\0" not in content:
            yield path, content.decode("utf-8", errors="replace")


def sources() -> Iterator[tuple[Path, str, ast.Module]]:
    """Every module of the package, its text and its tree."""
    for path in files():
        if path.suffix == ".py" and path.is_relative_to(PACKAGE):
            text = path.read_text(encoding="utf-8")
            yield path, text, ast.parse(text, filename=str(path))


def at(path: Path, line: int | None = None) -> str:
    """How a test names a place: `folder/file:line`."""
    place = path.relative_to(ROOT).as_posix()
    return place if line is None else f"{place}:{line}"


def _ignored() -> list[str]:
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    return [".git", *(line.rstrip("/") for line in lines if line)]


def _below(folder: Path, ignored: list[str]) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if any(fnmatchcase(path.name, pattern) for pattern in ignored):
            continue
        if path.is_dir():
            yield from _below(path, ignored)
        else:
            yield path
