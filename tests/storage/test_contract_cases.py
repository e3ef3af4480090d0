"""Cases from outside: imported, changed, found again, exported."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from agentdesk.core.call import Agent, NewCase
from agentdesk.core.customer import ContactPoint
from agentdesk.core.effect import Effect, apply_all
from agentdesk.core.errors import BadInput, NotFound
from agentdesk.storage.store import SqlStore
from tests.storage.scene import NOW, ROME, brought_in, due, effects, healthy, minutes, new_case, queued, taken, wrap

PHONE = ContactPoint("+393006456046", voicemail=True)
MAIL = ContactPoint("bianca@example.com", kind="mail")


def again(store: SqlStore, *given: Effect, external_id: str = "CC-1", **changes: object) -> NewCase:
    """An import that changes a known case."""
    known = store.case(external_id)
    case = replace(known, state=apply_all(known.state, given), **changes)  # type: ignore[arg-type]
    return NewCase(case, known=known.id, effects=given, public=frozenset({"open_invoices"}))


def test_a_case_comes_back_as_it_was_given(store: SqlStore) -> None:
    given = new_case(
        contacts=(PHONE, MAIL),
        assignee="team_lead",
        tags=("call_1", "call_2"),
        task="payment_check",
        promised=True,
        previous_status="new",
        due_before={"due_from": "2026-11-30T09:00+01:00", "due_by": "2026-12-01T18:00+01:00", "promised": False},
        facts={"open_invoices": 2, "paid": False, "rate": 0.5, "list": [1, "ü"], "map": {"a": None}, "company": "è"},
    ).case
    brought_in(store, NewCase(given))
    found = store.case("CC-1")
    points = [replace(point, id=None) for point in found.customer.contacts]
    assert points == [PHONE, MAIL]
    assert replace(found, id=0, customer=given.customer) == given
    assert found.created_at.tzinfo is UTC
    assert store.case(str(found.id)) == found


def test_moments_are_kept_to_the_microsecond_whatever_their_zone(store: SqlStore) -> None:
    moment = datetime(2026, 3, 29, 2, 30, 0, 123456, tzinfo=timezone(timedelta(hours=3, minutes=30)))
    brought_in(store, new_case(due_from=moment, due_by=moment))
    kept = store.case("CC-1").state.due_from
    assert kept == moment
    assert kept is not None
    assert kept.utcoffset() == timedelta(0)


def test_one_end_of_a_date_is_both(store: SqlStore) -> None:
    brought_in(store, new_case("a", due_by=None), new_case("b", due_from=None))
    assert store.case("a").state.due_by == NOW - minutes(60)
    assert store.case("b").state.due_from == NOW + minutes(60)
    assert healthy(store)


def test_an_id_comes_before_an_external_id_that_looks_like_one(store: SqlStore) -> None:
    brought_in(store, new_case("CC-1"), new_case("1"))
    first, second = (row["id"] for row in store.rows("cases"))
    assert store.case("1").id == store.case("CC-1").id == first
    assert store.case(str(second)).external_id == "1"
    for name in ("CC-9", "99", "9" * 30, ""):
        with pytest.raises(NotFound):
            store.case(name)


def test_all_rows_or_none(store: SqlStore) -> None:
    brought_in(store)
    with pytest.raises(BadInput) as raised:
        store.import_cases([new_case("CC-2"), new_case("CC-1")], at=NOW, agent="import")
    assert [fault.place for fault in raised.value.faults] == ["CC-1"]
    with pytest.raises(BadInput):
        store.import_cases([new_case("CC-3"), new_case("CC-3")], at=NOW, agent="import")
    with pytest.raises(BadInput, match="CC-1: stands in the import twice"):
        store.import_cases([again(store, due(1)), again(store, due(2))], at=NOW, agent="import")
    assert [row["external_id"] for row in store.rows("cases")] == ["CC-1"]
    store.import_cases([new_case("CC-1", process="follow_up")], at=NOW, agent="import")
    assert healthy(store)


def test_nothing_at_all_can_be_imported(store: SqlStore) -> None:
    assert store.import_cases([], at=NOW, agent="import") == (0, 0)


def test_known_cases_are_changed_by_effects(store: SqlStore) -> None:
    brought_in(store, new_case(contacts=(PHONE, MAIL)))
    fact, text = (Effect("fact", {"name": name, "value": 0}) for name in ("open_invoices", "details"))
    given = again(store, fact, text, Effect("priority", "high"), language="ar", window_key="")
    assert store.import_cases([given, new_case("CC-2")], at=NOW, agent="import") == (1, 1)
    found = store.case("CC-1")
    assert found.state.facts == {"open_invoices": 0, "company": "Officina 523", "details": 0}
    assert (found.state.priority, found.language, found.window_key) == ("high", "ar", "")
    assert queued(store, windows=[]) == ["CC-1"]
    assert healthy(store)


def test_free_text_of_an_import_stays_out_of_the_journal(store: SqlStore) -> None:
    brought_in(store)
    store.import_cases([again(store, Effect("fact", {"name": "company", "value": "Secret"}))], at=NOW, agent="import")
    with store._database.reading() as link:
        journal = "".join(value or "" for (value,) in link.driver.execute("SELECT value FROM events").fetchall())
    assert "Officina" not in journal
    assert "Secret" not in journal
    assert store.case("CC-1").state.facts["company"] == "Secret"
    assert healthy(store)


def test_what_an_agent_found_out_survives_an_import(store: SqlStore) -> None:
    (case,) = brought_in(store, new_case(contacts=(PHONE, MAIL)))
    before = store.case("CC-1").customer
    number = before.contacts[0].id
    assert number is not None
    store.wrap_up(wrap(store, taken(store, case), due(0), wrong_numbers=(number,)))
    contacts = (ContactPoint("+393021112233"), ContactPoint(PHONE.value))
    given = again(store, customer=replace(before, name="Bianca Fumagalli Rossi", contacts=contacts))
    store.import_cases([given], at=NOW, agent="import")
    after = store.case("CC-1").customer
    assert after.name == "Bianca Fumagalli Rossi"
    assert [(point.value, point.wrong, point.voicemail) for point in after.contacts] == [
        ("+393021112233", False, None),
        (PHONE.value, True, True),
        (MAIL.value, False, None),
    ]
    assert [point.value for point in after.numbers] == ["+393021112233"]
    assert after.contacts[1].id == number


def test_two_cases_of_one_customer_share_history(store: SqlStore) -> None:
    (first,) = brought_in(store)
    customer = store.case("CC-1").customer
    second = new_case("CC-2")
    store.import_cases([replace(second, case=replace(second.case, customer=customer))], at=NOW, agent="import")
    store.wrap_up(wrap(store, taken(store, first), due(1), note="first"))
    other = store.case("CC-2").id
    at = NOW + minutes(5)
    store.wrap_up(wrap(store, taken(store, other, at=at), due(1), at=at, note="second"))
    assert [past.note for past in store.history(first)] == ["second", "first"]
    assert store.history(other, limit=1)[0].note == "second"


def test_a_case_is_found_by_its_number_in_the_digits_of_any_script(store: SqlStore) -> None:
    brought_in(store, new_case("CC-12"))
    number = str(store.case("CC-12").id)
    for zero in "٠۰０":
        typed = str.maketrans("0123456789", "".join(chr(ord(zero) + value) for value in range(10)))
        for name in ("CC-12", number):
            assert store.case(name.translate(typed)).external_id == "CC-12"


def test_known_cases_are_found_by_process_and_external_id(store: SqlStore) -> None:
    given = [*(new_case(f"n{number}") for number in range(1203)), new_case("n5", process="follow_up")]
    assert store.import_cases(given, at=NOW, agent="import") == (1204, 0)
    found = store.known_cases("credit_control", [f"n{number}" for number in range(0, 2000, 2)])
    assert len(found) == 602
    assert all(case.external_id == name and case.process == "credit_control" for name, case in found.items())
    assert store.known_cases("credit_control", []) == {}


def test_a_change_outside_a_call(store: SqlStore) -> None:
    (case,) = brought_in(store)
    given = (Effect("fact", {"name": "open_invoices", "value": 0}), Effect("close", "paid"))
    state = apply_all(store.case("CC-1").state, given)
    store.change(case, given, state, window_key=ROME, at=NOW, agent="sara")
    assert store.case("CC-1").state == state
    assert queued(store) == []
    assert healthy(store)
    with pytest.raises(NotFound):
        store.change(99, given, state, window_key=ROME, at=NOW, agent="sara")


def test_a_change_during_a_call_is_not_lost_by_the_wrap_up(store: SqlStore) -> None:
    (case,) = brought_in(store)
    lease = taken(store, case)
    mine = wrap(store, lease, Effect("tag", "call_1"), due(5), window_key="")
    paid = (Effect("fact", {"name": "open_invoices", "value": 1}), Effect("tag", "paid_one"))
    state = apply_all(store.case("CC-1").state, paid)
    store.change(case, paid, state, window_key=ROME, at=NOW, agent="import")
    store.import_cases([again(store, Effect("priority", "high"))], at=NOW, agent="import")
    store.append(lease, effects(Effect("task", "payment_check")))
    store.wrap_up(mine)
    found = store.case("CC-1")
    assert found.state.tags == ("paid_one", "call_1")
    assert found.state.facts["open_invoices"] == 1
    assert (found.state.priority, found.state.task) == ("high", "payment_check")
    assert (found.state.due_from, found.window_key) == (NOW + timedelta(days=5), "")
    assert store.standing(case).call is None
    assert healthy(store)


def test_agents_sign_in_and_change(store: SqlStore) -> None:
    sara = Agent("sara", "Sara", "f", "ar", ("ar", "en"), ("team_lead",))
    store.sign_in(Agent("omid", "Omid"))
    store.sign_in(Agent("sara", "Zahra"))
    store.sign_in(sara)
    assert store.agents() == (Agent("omid", "Omid"), sara)


def test_a_version_is_kept_once(store: SqlStore) -> None:
    assert store.version("d1") is None
    store.keep_version("d1", b"\x00content")
    store.keep_version("d1", b"other")
    assert store.version("d1") == b"\x00content"


def test_cases_are_exported_whole(store: SqlStore) -> None:
    brought_in(store, new_case(contacts=(PHONE, MAIL), tags=("call_1",)))
    (row,) = store.rows("cases")
    assert row == {
        "id": store.case("CC-1").id,
        "external_id": "CC-1",
        "process": "credit_control",
        "status": "new",
        "priority": "medium",
        "due_from": "2026-11-24T08:00:00+00:00",
        "due_by": "2026-11-24T10:00:00+00:00",
        "customer": "Bianca Fumagalli",
        "language": "it",
        "gender": "f",
        "country": "IT",
        "timezone": "Europe/Rome",
        "numbers": [PHONE.value],
        "email": [MAIL.value],
        "address": None,
        "assignee": None,
        "tags": ["call_1"],
        "task": None,
        "promised": False,
        "closed": None,
        "do_not_call": False,
        "previous_status": None,
        "created_at": "2026-11-24T09:00:00+00:00",
        "facts": {"open_invoices": 2, "company": "Officina 523"},
    }


def test_events_are_exported_with_what_stands_apart(store: SqlStore) -> None:
    (case,) = brought_in(store)
    lease = taken(store, case, events=())
    private = replace(effects(Effect("tag", "x"))[0], kind="entered", value="+39 300", private=True, step="number")
    store.append(lease, (private,))
    imported, entered = store.rows("events")
    assert list(imported) == ["id", "case", "call", "agent", "at", "kind", "step", "value", "process_version"]
    assert (imported["kind"], imported["call"], imported["agent"]) == ("imported", None, "import")
    assert (entered["case"], entered["call"], entered["step"]) == (case, lease.call, "number")
    assert (entered["value"], entered["process_version"]) == ("+39 300", "v1")
    assert entered["at"] == "2026-11-24T09:00:00+00:00"
    with store._database.writing() as link:
        link.driver.execute("DELETE FROM event_values")
    assert [row["value"] for row in store.rows("events")][1] is None


def test_rows_are_streamed_in_order(store: SqlStore) -> None:
    store.import_cases([new_case(f"n{number}") for number in range(1201)], at=NOW, agent="import")
    for what in ("cases", "events"):
        ids = [row["id"] for row in store.rows(what)]
        assert ids == sorted(ids)
        assert len(ids) == 1201
    assert list(store.rows("calls")) == list(store.rows("outbox")) == []
    started = store.rows("cases")
    next(started)
    started.close()  # type: ignore[attr-defined]
