"""Finding customers: by index, the closest first, and no more rows read than are shown."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, Table, bindparam, func, select, tuple_
from sqlalchemy import case as when

from agentdesk.desk.ports_finding import After, FoundCase, FoundCustomer, FoundPage
from agentdesk.storage.finding_tables import customer_keys
from agentdesk.storage.hot import Hot, Link
from agentdesk.storage.search_words import looked_for
from agentdesk.storage.tables import cases, contact_points, customers

PAGE = 50
# A word that more keys begin with is common: which of two common words is the rarer one doesn't matter.
_COMMON = 2000
_LAST = "\U0010ffff"
_PHONE = "phone"


class _Way(NamedTuple):
    """One way to match: the words, and those of them by whose keys the customers are gone through."""

    words: tuple[str, ...]
    led_by: int
    but: str


def search(link: Link, text: str, *, limit: int = PAGE, after: After | None = None) -> FoundPage:
    """A page of those who match; after the closest way to match the wider one, without whom that has found."""
    ways = looked_for(text)
    ids: list[int] = []
    more: After | None = None
    for number in range(after.way if after else 0, len(ways)):
        before = after if after and after.way == number else None
        way = _led(link, ways[number], before, ways[0][0] if number else "")
        found = _matches(link, way, limit + 1 - len(ids), before)
        ids += [customer for _, customer in found]
        if len(ids) > limit:
            key, customer = found[-2] if len(found) > 1 else (way.words[way.led_by], 0)
            more = After(number, way.led_by, key, customer)
            break
    return FoundPage(of_ids(link, ids[:limit]), more)


def of_ids(link: Link, ids: Sequence[int]) -> tuple[FoundCustomer, ...]:
    """These customers in this order, with numbers and cases."""
    found = (kept for start in range(0, len(ids), PAGE) for kept in _some(link, ids[start : start + PAGE]))
    return tuple(found)


def rarest_first(link: Link, text: str) -> tuple[tuple[tuple[str, ...], ...], bool]:
    """The ways to match a text, the rarest word of each in front, and whether all ways begin with a rare one."""
    ways: list[tuple[str, ...]] = []
    few = bool(text)
    for words in looked_for(text) if text else ():
        counts = {word: _count(link, word) for word in words}
        ways.append(tuple(sorted(words, key=lambda word: counts[word])))
        few = few and min(counts.values()) < _COMMON
    return tuple(ways), few


def having(way: int, count: int) -> Select[Any]:
    """Those who have all the words bound as `word_WAY_PLACE`, gone through by the first."""
    first, *others = (f"word_{way}_{place}" for place in range(count))
    lead = customer_keys.alias(f"lead_{way}")
    begins = (lead.c.key >= bindparam(first), lead.c.key < bindparam(f"{first}_end"))
    return select(lead.c.customer_id).where(*begins, *(has_key(lead.c.customer_id, other) for other in others))


def _count(link: Link, word: str) -> int:
    """How many keys begin with a word, as far as that is worth counting."""
    return int(_COUNT.run(link, reach("word", word)).fetchall()[0][0])


def _led(link: Link, words: tuple[str, ...], after: After | None, but: str) -> _Way:
    """The way of these words, led by the one that the fewest customers have, or by the one of the page before."""
    if after is not None or len(words) == 1:
        return _Way(words, after.word if after else 0, but)
    counts = [_count(link, word) for word in words]
    return _Way(words, counts.index(min(counts)), but)


def _matches(link: Link, way: _Way, limit: int, after: After | None) -> list[tuple[str, int]]:
    lead = way.words[way.led_by]
    others = [word for place, word in enumerate(way.words) if place != way.led_by]
    values: dict[str, Any] = {
        **reach("lead", lead),
        "after_key": after.key if after else lead,
        "after_customer": after.customer if after else 0,
        "limit": limit,
    }
    for place, word in enumerate(others):
        values.update(reach(f"word_{place}", word))
    if way.but:
        values.update(reach("but", way.but))
    return _statement(len(others), bool(way.but)).run(link, values).fetchall()


def reach(name: str, word: str) -> dict[str, str]:
    """The keys that begin with a word: from the word itself to the last that can follow it."""
    return {name: word, f"{name}_end": word + _LAST}


@lru_cache(maxsize=16)
def _statement(others: int, but: bool) -> Hot:
    lead, earlier = customer_keys.alias("lead"), customer_keys.alias("earlier")
    first = select(earlier.c.key).where(
        earlier.c.customer_id == lead.c.customer_id,
        earlier.c.key >= bindparam("lead"),
        earlier.c.key < lead.c.key,
    )
    terms = [
        tuple_(lead.c.key, lead.c.customer_id) > tuple_(bindparam("after_key"), bindparam("after_customer")),
        lead.c.key < bindparam("lead_end"),
        ~first.exists(),
        *(has_key(lead.c.customer_id, f"word_{place}") for place in range(others)),
        *([~has_key(lead.c.customer_id, "but")] if but else []),
    ]
    ordered = select(lead.c.key, lead.c.customer_id).where(*terms).order_by(lead.c.key, lead.c.customer_id)
    return Hot(ordered.limit(bindparam("limit")))


def has_key(customer: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """Whether a customer has a key that begins with the word bound as `name`."""
    kept = customer_keys.alias(f"key_{name}")
    terms = (
        kept.c.customer_id == customer,
        kept.c.key >= bindparam(name),
        kept.c.key < bindparam(f"{name}_end"),
    )
    return select(kept.c.key).where(*terms).exists()


def _some(link: Link, ids: Sequence[int]) -> list[FoundCustomer]:
    if not ids:
        return []
    wanted = {f"id_{place}": ids[min(place, len(ids) - 1)] for place in range(PAGE)}
    people = {row[0]: row for row in _PEOPLE.run(link, wanted).fetchall()}
    numbers: Mapping[int, list[str]] = defaultdict(list)
    for owner, value in _NUMBERS.run(link, wanted).fetchall():
        numbers[owner].append(value)
    theirs: Mapping[int, list[FoundCase]] = defaultdict(list)
    moment = link.moment
    for r in _CASES.run(link, wanted).fetchall():
        start, end = (date and moment(date) for date in r[8:10])
        theirs[r[0]].append(FoundCase(r[1], r[2], r[3], r[4], r[5], r[6], r[7], start, end, r[10]))
    return [
        FoundCustomer(id, people[id][1], people[id][2], tuple(numbers[id]), tuple(theirs[id]))
        for id in ids
        if id in people
    ]


def _of(table: Table, column: str) -> ColumnElement[bool]:
    return table.c[column].in_([bindparam(f"id_{place}") for place in range(PAGE)])


_count_word = select(customer_keys.c.key).where(
    customer_keys.c.key >= bindparam("word"), customer_keys.c.key < bindparam("word_end")
)
_COUNT = Hot(select(func.count()).select_from(_count_word.limit(_COMMON).subquery()))
_PEOPLE = Hot(select(customers.c.id, customers.c.name, customers.c.gender).where(_of(customers, "id")))
_NUMBERS = Hot(
    select(contact_points.c.customer_id, contact_points.c.value)
    .where(_of(contact_points, "customer_id"), contact_points.c.kind == _PHONE, ~contact_points.c.wrong)
    .order_by(contact_points.c.customer_id, contact_points.c.place)
)
_CASES = Hot(
    select(
        *(cases.c.customer_id, cases.c.id, cases.c.external_id, cases.c.process, cases.c.status),
        *(cases.c.language, cases.c.country, cases.c.timezone, cases.c.due_from, cases.c.due_by, cases.c.closed),
    )
    .where(_of(cases, "customer_id"))
    .order_by(cases.c.customer_id, when((cases.c.closed.is_(None), 0), else_=1), cases.c.due_by, cases.c.id)
)
