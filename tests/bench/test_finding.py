"""A search among a million customers beside a plain page of the due queue."""

import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from agentdesk.core.queue import QueueFilter
from tests.bench.finding_rounds import COMMON, RARE, million_customers
from tests.bench.storage_rounds import AT, WINDOWS, medians, opened

pytestmark = pytest.mark.bench
VIEW = QueueFilter(agent="sara", languages=("it", "en"), roles=("lead",))
ROUNDS = 60
SEARCHES = {
    **{f"{language}, common": word for language, word in COMMON.items()},
    **{f"{language}, rare": word for language, word in RARE.items()},
    "zh, pinyin": "wangwei",
    "zh, initials": "ww",
    "a beginning": "mar",
    "two common words": "maria rossi",
    "two words, the other way round": "rossi maria",
    "a common and a rare word": "محمد زرقاوي",
    "last digits": "4711",
    "nobody": "nessuno",
}


@pytest.fixture(scope="module")
def million(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A million customers who can be found, made once."""
    file = tmp_path_factory.mktemp("million") / "desk.db"
    million_customers(file)
    yield file
    file.unlink()


def test_a_search_costs_no_more_than_some_pages_of_the_queue(
    million: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(opened(million)) as store:

        def page() -> object:
            return store.queue_page(VIEW, at=AT, open_windows=WINDOWS[:12], limit=50)

        for kind, text in SEARCHES.items():
            found = len(store.customers.search(text).customers)
            assert found == (50 if "common" in kind and "rare" not in kind else found)
            assert (found == 1) is kind.endswith(", rare") or kind not in {f"{one}, rare" for one in RARE}
        sides: list[Callable[[], object]] = [page]
        sides += [partial(store.customers.search, text) for text in SEARCHES.values()]
        plain, *searched = medians(sides, ROUNDS)
    ratios = dict(zip(SEARCHES, (taken / plain for taken in searched), strict=True))
    said = ", ".join(f"{kind} {ratio:.1f}" for kind, ratio in ratios.items())
    with capsys.disabled():
        sys.stdout.write(f"\na search among a million, in due pages of {plain * 1e6:.0f} µs each: {said}\n")
    assert max(ratios.values()) <= 15
