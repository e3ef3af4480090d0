"""The official test files of Unicode, from Debian's package `unicode-data`."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

FOLDER = Path("/usr/share/unicode")
WHOLE = bool(os.environ.get("CI"))
"""Whether every line is to be tested: on a build machine, where the files have to be there as well."""


def lines(name: str) -> Iterator[str]:
    """The lines of a file that say something; without the file the test is skipped, or fails where it is wanted."""
    path = FOLDER / name
    if not path.exists():
        if WHOLE:
            pytest.fail(f"{path} is missing: install the package unicode-data")
        pytest.skip(f"no {path}")
    with path.open(encoding="utf-8") as file:
        yield from (line for line in file if line[0] not in "#\n")
