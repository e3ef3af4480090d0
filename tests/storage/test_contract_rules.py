"""Consents, do-not-call and what calling rules look at: the same on every database."""

from dataclasses import replace

import pytest

from agentdesk.core.call import Agent
from agentdesk.core.clock import FixedClock
from agentdesk.core.consent import Consent, DoNotCall
from agentdesk.core.contact_record import Contact, ContactRecord, Override
from agentdesk.core.customer import ContactPoint
from agentdesk.core.effect import Effect
from agentdesk.core.errors import NoCase
from agentdesk.core.plain import Plain
from agentdesk.core.queue import QueueFilter
from agentdesk.desk.ports_rules import Objection
from agentdesk.storage.store import SqlStore
from tests.storage.scene import (
    EVERYTHING,
    NOW,
    ROME,
    brought_in,
    due,
    healthy,
    minutes,
    new_case,
    queued,
    taken,
    wrap,
)

PHONE = ContactPoint("+393006456046", voicemail=True)
TOMORROW = NOW + minutes(24 * 60)


def again(store: SqlStore, *effects: Effect, **changes: object) -> None:
    """The case CC-1 once more, by an import."""
    known = store.case("CC-1")
    given = replace(new_case().case, **{"id": known.id, "customer": known.customer, **changes})
    store.import_cases([replace(new_case(), case=given, known=known.id, effects=effects)], at=NOW, agent="import")


def told(store: SqlStore, kind: str) -> list[tuple[int, Plain]]:
    return [(int(str(row["case"])), row["value"]) for row in store.rows("events") if row["kind"] == kind]


def test_a_consent_is_kept_with_its_date_its_end_and_who_took_it_down(store: SqlStore) -> None:
    (case,) = brought_in(store, new_case(contacts=(ContactPoint("+393006456046"),)))
    point = store.case("CC-1").customer.contacts[0].id
    given = Consent("voicemail", True, NOW, TOMORROW, point, "on the phone", "sara")
    store.rules.set_consents(case, [given], at=NOW, agent="sara")
    assert store.rules.consents(case) == (given,)
    assert store.case("CC-1").customer.numbers[0].voicemail is True
    value = {"channel": "voicemail", "given": True, "until": TOMORROW.isoformat(), "contact": point}
    assert told(store, "consent") == [(case, value)]
    assert healthy(store)


def test_a_consent_expires(store: SqlStore, clock: FixedClock) -> None:
    (case,) = brought_in(store)
    store.rules.set_consents(case, [Consent("voicemail", True, NOW, TOMORROW)], at=NOW, agent="sara")
    clock.move(24 * 3600 - 1)
    assert store.case("CC-1").customer.numbers[0].voicemail is True
    clock.move(1)
    assert store.case("CC-1").customer.numbers[0].voicemail is None


def test_the_newest_word_counts_and_the_older_ones_stay(store: SqlStore) -> None:
    (case,) = brought_in(store, new_case(contacts=(PHONE,)))
    store.rules.set_consents(case, [Consent("voicemail", False, NOW, agent="sara")], at=NOW, agent="sara")
    assert store.case("CC-1").customer.numbers[0].voicemail is False
    assert [(one.given, one.source, one.agent) for one in store.rules.consents(case)] == [
        (True, "import", "import"),
        (False, "", "sara"),
    ]


def test_a_consent_for_one_number_says_nothing_of_the_other(store: SqlStore) -> None:
    (case,) = brought_in(store, new_case(contacts=(ContactPoint("+393006456046"), ContactPoint("+393006456047"))))
    first = store.case("CC-1").customer.contacts[0].id
    store.rules.set_consents(case, [Consent("text", False, NOW, contact=first)], at=NOW, agent="sara")
    assert [point.texts for point in store.case("CC-1").customer.contacts] == [False, None]


def test_an_import_does_not_give_back_what_was_withdrawn_at_the_desk(store: SqlStore) -> None:
    (case,) = brought_in(store, new_case(contacts=(PHONE,)))
    store.rules.set_consents(case, [Consent("voicemail", False, NOW, agent="sara")], at=NOW, agent="sara")
    customer = store.case("CC-1").customer
    again(store, customer=replace(customer, contacts=(replace(customer.contacts[0], voicemail=True),)))
    assert store.case("CC-1").customer.numbers[0].voicemail is False
    assert len(store.rules.consents(case)) == 2


def test_an_import_can_withdraw_and_give_again_what_an_import_gave(store: SqlStore) -> None:
    (case,) = brought_in(store, new_case(contacts=(PHONE,)))
    for given in (False, True, True):
        customer = store.case("CC-1").customer
        again(store, customer=replace(customer, contacts=(replace(customer.contacts[0], voicemail=given),)))
        assert store.case("CC-1").customer.numbers[0].voicemail is given
    assert [one.given for one in store.rules.consents(case)] == [True, False, True]


def test_who_is_not_to_be_called_leaves_the_queue_with_all_their_cases(store: SqlStore) -> None:
    (first,) = brought_in(store)
    customer = store.case("CC-1").customer
    promised = replace(new_case("CC-2").case, customer=customer, window_key="")
    store.import_cases([replace(new_case("CC-2"), case=promised)], at=NOW, agent="import")
    brought_in(store, new_case("CC-3"))
    assert set(queued(store)) == {"CC-1", "CC-2", "CC-3"}
    store.rules.bar(first, "asked never to be called again", at=NOW, agent="sara")
    assert queued(store) == ["CC-3"]
    assert [row["do_not_call"] for row in store.rows("cases")] == [True, True, False]
    assert store.counts(EVERYTHING, at=NOW, open_windows=(ROME,)).due == 1
    assert [key.key for key in store.window_keys()] == [ROME]
    record = store.rules.records([first])[first]
    assert record.do_not_call == DoNotCall(NOW, "sara", "asked never to be called again")
    second = store.case("CC-2").id
    assert told(store, "do_not_call") == [(first, record.do_not_call.reason), (second, record.do_not_call.reason)]
    assert healthy(store)


def test_what_stands_on_a_roles_list_stays_there_for_its_work(store: SqlStore) -> None:
    (case,) = brought_in(store)
    store.sign_in(Agent("tom", "Tom"))
    clerks = QueueFilter(agent="tom", roles=("office",))
    lease = taken(store, case)
    store.rules.bar(case, "asked", at=NOW, agent="sara")
    store.wrap_up(wrap(store, lease, due(-1), Effect("assign", "office")))
    assert (queued(store), queued(store, clerks)) == ([], ["CC-1"])
    store.rules.bar(case, "asked once more", at=NOW, agent="sara")
    assert queued(store, clerks) == ["CC-1"]
    again(store, Effect("status", "call_2"))
    assert queued(store, clerks) == ["CC-1"]
    assert [row["do_not_call"] for row in store.rows("cases")] == [True]
    assert healthy(store)
    for holder in (None, "tom"):
        state = replace(store.case("CC-1").state, assignee=holder)
        store.change(case, (Effect("assign", holder),), state, window_key=ROME, at=NOW, agent="sara")
        assert queued(store, clerks) == []
        assert healthy(store)


def test_nothing_but_a_lead_brings_them_back(store: SqlStore) -> None:
    (case,) = brought_in(store)
    lease = taken(store, case)
    store.rules.bar(case, "refused", at=NOW, agent="sara")
    store.wrap_up(wrap(store, lease, due(-1)))
    assert queued(store) == []
    again(store, Effect("status", "call_2"))
    assert queued(store) == []
    store.change(case, (), store.case("CC-1").state, window_key="", at=NOW, agent="sara")
    assert queued(store) == []
    more = replace(new_case("CC-2").case, customer=store.case("CC-1").customer)
    store.import_cases([replace(new_case("CC-2"), case=more)], at=NOW, agent="import")
    assert queued(store) == []
    assert store.coming(EVERYTHING, at=NOW - minutes(60 * 48), open_windows=(ROME,)) == ()
    assert healthy(store)
    store.rules.unbar(case, "the customer called and asked for it", at=NOW, agent="lead")
    assert set(queued(store)) == {"CC-1", "CC-2"}
    assert store.case("CC-1").window_key == ROME
    assert store.rules.records([case])[case].do_not_call is None
    assert told(store, "calls_allowed")[0] == (case, "the customer called and asked for it")
    assert healthy(store)


def test_the_word_is_renewed_when_it_is_said_again(store: SqlStore) -> None:
    (case,) = brought_in(store)
    store.rules.bar(case, "once", at=NOW, agent="sara")
    store.rules.bar(case, "twice", at=TOMORROW, agent="tom")
    assert store.rules.records([case])[case].do_not_call == DoNotCall(TOMORROW, "tom", "twice")


def test_those_who_are_not_to_be_called_are_listed_the_latest_first_with_an_open_case(store: SqlStore) -> None:
    (first,) = brought_in(store)
    customer = store.case("CC-1").customer
    closed = replace(
        new_case("CC-9").case, customer=customer, state=replace(new_case("CC-9").case.state, closed="paid")
    )
    store.import_cases([replace(new_case("CC-9"), case=closed)], at=NOW, agent="import")
    (other,) = brought_in(store, new_case("CC-3"))
    assert list(store.rules.not_called(9)) == []
    store.rules.bar(first, "asked", at=NOW, agent="sara")
    store.rules.bar(other, "", at=TOMORROW, agent="tom")
    assert [
        (found.external_id, found.case, found.at, found.agent, found.reason) for found in store.rules.not_called(9)
    ] == [
        ("CC-3", other, TOMORROW, "tom", ""),
        ("CC-1", first, NOW, "sara", "asked"),
    ]
    assert [found.external_id for found in store.rules.not_called(1)] == ["CC-3"]


def test_a_record_holds_the_calls_of_all_of_the_customers_cases(store: SqlStore) -> None:
    (first,) = brought_in(store)
    customer = store.case("CC-1").customer
    point = customer.contacts[0].id
    more = replace(new_case("CC-2").case, customer=customer)
    store.import_cases([replace(new_case("CC-2"), case=more)], at=NOW, agent="import")
    (stranger,) = brought_in(store, new_case("CC-3"))
    store.wrap_up(wrap(store, taken(store, first), due(1)))
    second = store.case("CC-2").id
    said = Objection(point, refusal=True, complaint=True)
    store.wrap_up(wrap(store, taken(store, second), reached=True, attempt=False, contact=said, at=NOW + minutes(9)))
    given_back = taken(store, stranger)
    records = store.rules.records([first, second, stranger])
    assert records[first].contacts == (
        Contact(NOW, first, attempt=True),
        Contact(NOW + minutes(9), second, "voice", point, False, True, True, True),
    )
    assert records[second] == records[first]
    assert records[stranger] == ContactRecord()
    assert given_back.case == stranger


def test_a_block_is_written_once_for_as_long_as_it_is_the_same(store: SqlStore) -> None:
    (case,) = brought_in(store)
    block: Plain = [{"rule": "unirec.one_a_day", "until": TOMORROW.isoformat()}]
    for agent in ("sara", "tom"):
        store.rules.note_blocks({case: block}, at=NOW, agent=agent)
    store.rules.note_blocks({case: []}, at=NOW, agent="sara")
    assert told(store, "blocked") == [(case, block)]
    other: Plain = [{"rule": "unirec.three_a_week", "until": None}]
    store.rules.note_blocks({case: other}, at=NOW, agent="sara")
    assert told(store, "blocked") == [(case, block), (case, other)]
    assert healthy(store)


def test_an_override_is_an_event_with_its_reason_apart(store: SqlStore) -> None:
    (case,) = brought_in(store)
    said = Override(NOW, TOMORROW, ("unirec.one_a_day",), "lead")
    store.rules.override(case, said, "the customer asked for a second call today")
    assert store.rules.records([case])[case].overrides == (said,)
    values = [value for _, value in told(store, "overridden")]
    assert values == [
        {"rules": ["unirec.one_a_day"], "until": TOMORROW.isoformat(), "lead": "lead"},
        "the customer asked for a second call today",
    ]
    with store._database.reading() as link:
        open_values = link.driver.execute("SELECT value FROM events WHERE kind = 'overridden'").fetchall()
    assert not any("asked" in (value or "") for (value,) in open_values)
    assert healthy(store)


def test_what_is_not_there_is_said(store: SqlStore) -> None:
    with pytest.raises(NoCase):
        store.rules.consents(7)
    with pytest.raises(NoCase):
        store.rules.bar(7, "", at=NOW, agent="sara")
    assert store.rules.records([7]) == {}


BROKEN = [
    ("UPDATE cases SET window_id = (SELECT id FROM windows WHERE key = '{rome}')", "CC-1 can be called, though"),
    ("DELETE FROM do_not_call", "CC-1 is never called, and"),
    ("DELETE FROM do_not_call", "may be by the record"),
    ("DELETE FROM events WHERE kind = 'do_not_call'", "the journal doesn't tell why"),
]


@pytest.mark.parametrize(("change", "said"), BROKEN)
def test_a_wish_that_is_not_whole_is_found(store: SqlStore, change: str, said: str) -> None:
    (case,) = brought_in(store)
    brought_in(store, new_case("CC-2"))
    store.rules.bar(case, "asked", at=NOW, agent="sara")
    assert healthy(store)
    with store._database.writing() as link:
        link.driver.execute("DELETE FROM event_values")
        link.driver.execute(change.format(rome=ROME))
    assert any(said in str(fault) for fault in store.faults())
