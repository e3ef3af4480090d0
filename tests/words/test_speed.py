"""What the cache is for, and what a look-up may cost, against plain gettext in the same run."""

from collections.abc import Callable
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from timeit import timeit

import pytest

from agentdesk.words.catalogue import read_catalogue
from agentdesk.words.look_up import Words
from agentdesk.words.po_file import compile_po
from tests.words.po import entry, write

pytestmark = pytest.mark.bench


@pytest.fixture
def file(tmp_path: Path) -> Path:
    entries = (entry(f"Line {n} for {{name}}", f"Riga {n} per {{name}}", context=f"c{n}") for n in range(400))
    return write(tmp_path, "desk", "it", *entries)


def ratio(one: Callable[[], object], other: Callable[[], object], times: int) -> float:
    """How many times `other` the call `one` costs: the best of five rounds of each, taken in turns."""
    rounds = [(timeit(one, number=times), timeit(other, number=times)) for _ in range(5)]
    return min(first for first, _ in rounds) / min(second for _, second in rounds)


def test_a_cached_catalogue_loads_several_times_as_fast(file: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    read_catalogue(file, cache)
    assert ratio(lambda: read_catalogue(file), lambda: read_catalogue(file, cache), 1) > 4


def test_a_look_up_costs_little_more_than_gettexts_own(file: Path) -> None:
    words = Words(file.parent.parent)
    words.load("desk", "it")
    plain = GNUTranslations(BytesIO(compile_po(file, file.read_bytes())))
    cost = ratio(
        lambda: words.find("desk", "it", "c7", "Line 7 for {name}"),
        lambda: plain.pgettext("c7", "Line 7 for {name}"),
        20_000,
    )
    assert cost < 15
