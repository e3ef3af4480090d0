"""The files of the project, as a clone or an unpacked source distribution holds them."""

import ast
from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "agentdesk"


@cache
def files() -> tuple[Path, ...]:
    """Every file that is not ignored, in a steady order."""
    return tuple(_below(ROOT, _ignored()))


@cache
def texts() -> tuple[tuple[Path, str], ...]:
    """Every file that is text, with its content."""
    contents = ((path, path.read_bytes()) for path in files())
    return tuple(
        (path, content.decode("utf-8", errors="replace")) for path, content in contents if b"\0" not in content
    )


@cache
def sources() -> tuple[tuple[Path, str, ast.Module], ...]:
    """Every module of the package, its text and its tree."""
    modules = (path for path in files() if path.suffix == ".py" and path.is_relative_to(PACKAGE))
    read = ((path, path.read_text(encoding="utf-8")) for path in modules)
    return tuple((path, text, ast.parse(text, filename=str(path))) for path, text in read)


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
