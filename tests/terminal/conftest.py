"""A floor for each test, and caches that are made once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal.floor import Floor


@pytest.fixture(scope="session")
def caches(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for compiled catalogues and working-day tables."""
    return tmp_path_factory.mktemp("caches")


@pytest.fixture
def floor(tmp_path: Path, caches: Path) -> Iterator[Floor]:
    """A database without cases, and a clock that stands still; every program is ended afterwards."""
    made = Floor(tmp_path, caches)
    try:
        yield made
    finally:
        made.close()
