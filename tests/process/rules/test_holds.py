"""Each kind of rule, and each of its edges, on the customer's own clock."""

import pytest

from agentdesk.core.consent import Consent
from agentdesk.core.contact_record import Contact, ContactRecord, Override
from agentdesk.process.rules.holds import holds
from tests.process.rules.scene import HEAD, TUESDAY, contact, held, moment, pack, subject, talk

HOURS = pack('kind: hours\nwindow: { mon-fri: ["08:30-21:00"], sat: ["08:30-15:00"], holidays: closed }')


@pytest.mark.parametrize(
    ("at", "until"),
    [
        ("2026-11-24T08:29", "2026-11-24T08:30"),
        ("2026-11-24T08:30", ""),
        ("2026-11-24T20:59", ""),
        ("2026-11-24T21:00", "2026-11-25T08:30"),
        ("2026-11-28T14:59", ""),
        ("2026-11-28T15:00", "2026-11-30T08:30"),
        ("2026-11-29T11:00", "2026-11-30T08:30"),
        ("2026-12-08T11:00", "2026-12-09T08:30"),
    ],
)
def test_hours_are_half_open_and_closed_on_sundays_and_holidays(at: str, until: str) -> None:
    assert held(HOURS, subject(at)) == ({"house.rule": until} if until else {})


def test_hours_are_those_of_the_customers_zone() -> None:
    at = moment("2026-11-24T20:30")
    in_athens = subject("2026-11-24T21:30", zone="Europe/Athens")
    assert in_athens.at == at
    assert held(HOURS, subject("2026-11-24T20:30")) == {}
    assert held(HOURS, in_athens) == {"house.rule": "2026-11-25T08:30"}


def test_hours_on_the_night_on_which_the_clock_changes() -> None:
    night = pack('kind: hours\nwindow: { sat: ["22:00-03:30"], holidays: open }')
    assert held(night, subject("2026-10-25T02:59")) == {}
    assert held(night, subject("2026-10-25T03:30")) == {"house.rule": "2026-10-31T22:00"}
    assert held(night, subject("2026-03-29T03:15")) == {}


@pytest.mark.parametrize(
    ("rule", "before", "at", "until"),
    [
        # A calendar day ends at midnight.
        ("most: 1\nwithin: day", ["2026-11-24T00:00"], "2026-11-24T23:59", "2026-11-25T00:00"),
        ("most: 1\nwithin: day", ["2026-11-23T23:59"], "2026-11-24T00:00", ""),
        ("most: 2\nwithin: day", ["2026-11-24T09:00"], "2026-11-24T10:00", ""),
        # A week begins on Monday.
        ("most: 2\nwithin: week", ["2026-11-23T09:00", "2026-11-25T09:00"], "2026-11-29T23:59", "2026-11-30T00:00"),
        ("most: 2\nwithin: week", ["2026-11-22T09:00", "2026-11-25T09:00"], "2026-11-29T23:59", ""),
        ("most: 1\nwithin: month", ["2026-12-01T09:00"], "2026-12-31T10:00", "2027-01-01T00:00"),
        ("most: 1\nwithin: month", ["2026-11-30T23:59"], "2026-12-01T10:00", ""),
        # Seven days are today and the six before; the cap lets go when the oldest of them that is too many does.
        ("most: 1\nwithin: { days: 7 }", ["2026-11-18T23:59"], "2026-11-24T10:00", "2026-11-25T00:00"),
        ("most: 1\nwithin: { days: 7 }", ["2026-11-17T23:59"], "2026-11-24T10:00", ""),
        (
            "most: 2\nwithin: { days: 7 }",
            ["2026-11-18T09:00", "2026-11-20T09:00", "2026-11-22T09:00"],
            "2026-11-24T10:00",
            "2026-11-27T00:00",
        ),
        # Hours are counted to the minute.
        ("most: 1\nwithin: { hours: 24 }", ["2026-11-23T10:01"], "2026-11-24T10:00", "2026-11-24T10:01"),
        ("most: 1\nwithin: { hours: 24 }", ["2026-11-23T10:00"], "2026-11-24T10:00", ""),
        # The night on which the clock goes back has 25 hours, that on which it goes forward 23.
        ("most: 1\nwithin: { hours: 24 }", ["2026-10-24T12:00"], "2026-10-25T10:59", "2026-10-25T11:00"),
        ("most: 1\nwithin: { days: 1 }", ["2026-10-25T00:00"], "2026-10-25T23:59", "2026-10-26T00:00"),
        ("most: 1\nwithin: { hours: 24 }", ["2026-03-28T12:00"], "2026-03-29T12:59", "2026-03-29T13:00"),
        # No call at all.
        ("most: 0\nwithin: day", [], TUESDAY, None),
    ],
)
def test_a_cap_counts_what_lies_in_its_period(rule: str, before: list[str], at: str, until: str | None) -> None:
    cap = pack(f"kind: cap\ncount: conversations\n{rule}")
    assert held(cap, subject(at, *map(talk, before))) == ({} if until == "" else {"house.rule": until})


def test_midnight_is_the_customers() -> None:
    cap = pack("kind: cap\ncount: conversations\nmost: 1\nwithin: day")
    yesterday_in_tehran = contact("2026-11-23T23:30", zone="Asia/Tehran", conversation=True)
    assert held(cap, subject("2026-11-24T08:00", yesterday_in_tehran, zone="Asia/Tehran", country="IR")) == {}
    assert held(cap, subject("2026-11-23T21:30", yesterday_in_tehran)) == {"house.rule": "2026-11-24T00:00"}


def test_attempts_and_conversations_are_two_things() -> None:
    tried = contact("2026-11-24T09:00", attempt=True)
    spoke = contact("2026-11-24T09:00", conversation=True)
    attempts = pack("kind: cap\ncount: attempts\nmost: 1\nwithin: day")
    conversations = pack("kind: cap\ncount: conversations\nmost: 1\nwithin: day")
    assert [bool(held(attempts, subject(TUESDAY, one))) for one in (tried, spoke)] == [True, False]
    assert [bool(held(conversations, subject(TUESDAY, one))) for one in (tried, spoke)] == [False, True]


@pytest.mark.parametrize(("per", "counts"), [("customer", 3), ("case", 2), ("number", 1)])
def test_what_is_counted_for_whom(per: str, counts: int) -> None:
    calls = (
        talk("2026-11-24T08:31", case=2, point=2),
        talk("2026-11-24T08:32", case=1, point=2),
        talk("2026-11-24T08:33", case=1, point=1),
    )
    full = pack(f"kind: cap\ncount: conversations\nmost: {counts}\nwithin: day\nper: {per}")
    free = pack(f"kind: cap\ncount: conversations\nmost: {counts + 1}\nwithin: day\nper: {per}")
    assert held(full, subject(TUESDAY, *calls)) != {}
    assert held(free, subject(TUESDAY, *calls)) == {}


def test_messages_are_counted_by_their_channel() -> None:
    texts = pack("kind: cap\ncount: messages\nmost: 1\nwithin: week\nchannels: [text]")
    mail, text = (Contact(moment("2026-11-23T09:00"), 1, channel) for channel in ("mail", "text"))
    assert held(texts, subject(TUESDAY, mail), "text") == {}
    assert held(texts, subject(TUESDAY, mail, text), "text") == {"house.rule": "2026-11-30T00:00"}
    assert held(texts, subject(TUESDAY, text), "voice") == {}


@pytest.mark.parametrize(
    ("lasts", "at", "until"),
    [
        # The day itself, and so many whole days after it.
        ("{ days: 0 }", "2026-11-24T23:59", "2026-11-25T00:00"),
        ("{ days: 0 }", "2026-11-25T00:00", ""),
        ("{ days: 60 }", "2027-01-23T23:59", "2027-01-24T00:00"),
        ("{ days: 60 }", "2027-01-24T00:00", ""),
        ("{ hours: 48 }", "2026-11-26T08:59", "2026-11-26T09:00"),
        ("{ hours: 48 }", "2026-11-26T09:00", ""),
        ("ever", "2036-11-24T10:00", None),
    ],
)
@pytest.mark.parametrize("after", ["refusal", "complaint", "conversation", "attempt"])
def test_quiet_lasts(after: str, lasts: str, at: str, until: str | None) -> None:
    quiet = pack(f"kind: quiet\nafter: {after}\nlasts: {lasts}")
    happened = contact("2026-11-24T09:00", **{after: True})
    assert held(quiet, subject(at, happened)) == ({} if until == "" else {"house.rule": until})
    assert held(quiet, subject(at, contact("2026-11-24T09:00"))) == {}


def test_quiet_counts_from_the_last_time() -> None:
    quiet = pack("kind: quiet\nafter: refusal\nlasts: { days: 1 }")
    calls = (contact("2026-11-20T09:00", refusal=True), contact("2026-11-23T09:00", refusal=True))
    assert held(quiet, subject(TUESDAY, *calls)) == {"house.rule": "2026-11-25T00:00"}


GIVEN = Consent("voice", True, moment("2026-11-01T09:00"))


@pytest.mark.parametrize(
    ("rule", "said", "lets"),
    [
        ("", (), False),
        ("", (GIVEN,), True),
        ("", (Consent("text", True, GIVEN.at),), False),
        ("", (Consent("voice", False, GIVEN.at),), False),
        ("", (GIVEN, Consent("voice", False, moment("2026-11-20T09:00"))), False),
        # Nobody knows when it was given.
        ("", (Consent("voice", True, None),), False),
        # It ends at that very moment.
        ("", (Consent("voice", True, GIVEN.at, moment(TUESDAY)),), False),
        ("", (Consent("voice", True, GIVEN.at, moment("2026-11-24T10:01")),), True),
        ("expires: true", (GIVEN,), False),
        ("expires: true", (Consent("voice", True, GIVEN.at, moment("2026-12-24T10:01")),), True),
        ("lasts: { days: 23 }", (GIVEN,), True),
        ("lasts: { days: 22 }", (GIVEN,), False),
        # For one number alone.
        ("", (Consent("voice", True, GIVEN.at, None, 2),), False),
        ("", (Consent("voice", True, GIVEN.at, None, 1),), True),
    ],
)
def test_a_consent_is_needed(rule: str, said: tuple[Consent, ...], lets: bool) -> None:
    needed = pack(f"kind: consent\n{rule}")
    assert held(needed, subject(TUESDAY, record=ContactRecord(consents=said))) == (
        {} if lets else {"house.rule": None}
    )


def test_what_was_agreed_and_what_was_consented_to_is_excepted() -> None:
    cap = "kind: cap\ncount: conversations\nmost: 0\nwithin: day"
    agreed, consent = pack(f"{cap}\nunless: [agreed]"), pack(f"{cap}\nunless: [consent]")
    assert held(agreed, subject(TUESDAY)) != {}
    assert held(agreed, subject(TUESDAY, agreed=True)) == {}
    assert held(consent, subject(TUESDAY, agreed=True)) != {}
    assert held(consent, subject(TUESDAY, record=ContactRecord(consents=(GIVEN,)))) == {}


@pytest.mark.parametrize(
    ("written", "held_back"),
    [("", True), ("countries: [IT]", True), ("countries: [FR]", False), ("processes: [callback]", False)],
)
def test_a_pack_counts_where_it_says(written: str, held_back: bool) -> None:
    head = HEAD.replace("rules:\n", f"{written}\nrules:\n", 1)
    cap = pack("kind: cap\ncount: attempts\nmost: 0\nwithin: day", head)
    assert bool(held(cap, subject(TUESDAY))) is held_back


def test_a_leads_word_puts_its_rules_aside_until_the_next_call_or_the_end_of_the_day() -> None:
    cap = pack("kind: cap\ncount: conversations\nmost: 1\nwithin: day")
    word = Override(moment("2026-11-24T09:30"), moment("2026-11-25T00:00"), ("house.rule",), "lead")
    first, second = talk("2026-11-24T09:00"), talk("2026-11-24T11:00")
    other = talk("2026-11-24T11:00", case=2)

    def asked(at: str, *contacts: Contact) -> dict[str, str | None]:
        return held(cap, subject(at, record=ContactRecord(contacts, overrides=(word,))))

    assert asked(TUESDAY, first) == {}
    assert asked("2026-11-24T12:00", first, other) == {}
    assert asked("2026-11-24T12:00", first, second) == {"house.rule": "2026-11-25T00:00"}
    assert asked("2026-11-25T10:00", talk("2026-11-25T08:30")) == {"house.rule": "2026-11-26T00:00"}


def test_a_leads_word_leaves_the_other_rules_alone() -> None:
    cap = pack("kind: cap\ncount: conversations\nmost: 0\nwithin: day")
    word = Override(moment("2026-11-24T09:30"), moment("2026-11-25T00:00"), ("house.other",), "lead")
    assert held(cap, subject(TUESDAY, record=ContactRecord(overrides=(word,)))) == {"house.rule": None}


def test_a_notice_holds_nobody_back() -> None:
    notice = pack("kind: notice\nsay: This call is recorded.")
    assert holds([notice], subject(TUESDAY)) == ()
