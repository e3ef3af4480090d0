"""Finding customers: what every database has to give."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from agentdesk.core.call import NewCase
from agentdesk.core.customer import ContactPoint
from agentdesk.storage.store import SqlStore
from tests.storage.scene import NOW, brought_in, minutes, new_case
from tests.storage.test_plans import Plan, Read, full_scans, plan

__all__ = ["plan"]


def named(store: SqlStore, text: str, limit: int = 50) -> list[str]:
    return [found.name for found in store.customers.search(text, limit=limit).customers]


def people(store: SqlStore, *names: str) -> None:
    brought_in(store, *(new_case(f"C{place}", name=name) for place, name in enumerate(names)))


def test_whoever_has_the_very_word_comes_before_those_whose_name_goes_on(store: SqlStore) -> None:
    people(store, "Marianna Po", "Maria Rossi", "Mariasole Bo", "Anna Maria Dei")
    assert named(store, "maria") == ["Maria Rossi", "Anna Maria Dei", "Marianna Po", "Mariasole Bo"]


def test_words_side_by_side_come_before_words_apart(store: SqlStore) -> None:
    people(store, "Rossi Mario", "Mario Luca Rossi", "Mario Rossi", "Mario Bianchi")
    assert named(store, "mario rossi") == ["Mario Rossi", "Rossi Mario", "Mario Luca Rossi"]
    assert named(store, "rossi luca mario") == ["Mario Luca Rossi"]


def test_nobody_stands_twice_in_a_result(store: SqlStore) -> None:
    people(store, "Mar Mario Marini", "Mara Mar")
    assert sorted(named(store, "mar")) == ["Mar Mario Marini", "Mara Mar"]
    assert sorted(named(store, "mar mar")) == ["Mar Mario Marini", "Mara Mar"]


@pytest.mark.parametrize("limit", [1, 2, 3, 7, 100])
@pytest.mark.parametrize("text", ["mario", "mario rossi", "ma ro", "zlh"])
def test_page_by_page_everybody_comes_once(store: SqlStore, text: str, limit: int) -> None:
    people(store, *("Mario Rossi", "Rossi Mario", "Mario Anna Rossi", "张丽华", "曾力华", "Maro Masi") * 2)
    everybody = [found.id for found in store.customers.search(text, limit=100).customers]
    assert len(everybody) >= 4
    seen: list[int] = []
    page = store.customers.search(text, limit=limit)
    seen += [found.id for found in page.customers]
    while page.after:
        page = store.customers.search(text, limit=limit, after=page.after)
        seen += [found.id for found in page.customers]
    assert seen == everybody


@pytest.mark.parametrize("text", ["6046", "300 645", "+39 300", "cc-77", "77", "bianca.f@example.org", "bianca.f"])
def test_numbers_mails_and_external_ids_find_their_customer(store: SqlStore, text: str) -> None:
    points = (ContactPoint("+393006456046"), ContactPoint("bianca.f@example.org", "mail"))
    brought_in(store, new_case("CC-77", contacts=points), new_case("CC-8", name="X Y", contacts=()))
    assert named(store, text) == ["Bianca Fumagalli"]


def test_a_customer_is_shown_with_numbers_and_cases_open_ones_first(store: SqlStore) -> None:
    brought_in(store, new_case("CC-1", closed="paid", status="closed"))
    (found,) = store.customers.search("fumagalli").customers
    who = replace(new_case().case.customer, id=found.id, contacts=())
    later = new_case("CC-2", due_from=NOW, due_by=NOW + minutes(90))
    sooner = new_case("CC-3", due_from=NOW, due_by=NOW + minutes(30))
    brought_in(store, *(replace(each, case=replace(each.case, customer=who)) for each in (later, sooner)))
    (again,) = store.customers.search("cc-3").customers
    assert again.id == found.id
    assert again.numbers == ("+393006456046",)
    assert [(case.external_id, case.closed) for case in again.cases] == [
        ("CC-3", None),
        ("CC-2", None),
        ("CC-1", "paid"),
    ]
    assert again.cases[0].due_by == NOW + minutes(30)
    assert (again.cases[0].process, again.cases[0].language, again.gender) == ("credit_control", "it", "f")
    assert store.customers.found([again.id, 999]) == (again,)


def test_a_new_name_or_number_is_found_at_once_and_the_old_name_no_more(store: SqlStore) -> None:
    brought_in(store)
    case = store.case("CC-1")
    points = (ContactPoint("+390687654321"), *case.customer.contacts)
    changed = replace(case, customer=replace(case.customer, name="Bianca Conti", contacts=points))
    assert store.import_cases([NewCase(changed, case.id)], at=NOW, agent="import") == (0, 1)
    for text in ("conti", "87654321", "6046"):
        assert named(store, text) == ["Bianca Conti"]
    assert named(store, "fumagalli") == []


def test_nothing_typed_finds_nobody(store: SqlStore) -> None:
    brought_in(store)
    assert named(store, "") == []
    assert named(store, " - ") == []


@pytest.mark.parametrize("text", ["mar", "mar ros", "6046"])
def test_a_search_goes_by_index_and_sorts_no_more_than_a_page(
    store: SqlStore, plan: Callable[[Read], list[Plan]], text: str
) -> None:
    people(store, "Mario Rossi", "Marta Rosi")
    plans = plan(lambda: store.customers.search(text))
    assert [full_scans(found) for found in plans] == [[] for _ in plans]
    led = [found for found in plans if "lead" in str(found)]
    assert led
    for found in led:
        assert "SEARCH lead USING PRIMARY KEY" in found[0][2]
        assert "TEMP B-TREE" not in str(found)
