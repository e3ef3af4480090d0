"""The demo data: fictional, unable to ring, complete in every language, and in step with the processes."""

import csv
import json
import re
import unicodedata
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import phonenumbers
import pytest

from agentdesk.core.case import PRIORITIES
from agentdesk.core.customer import GENDERS
from agentdesk.core.places import data_folder

START = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Europe/Rome"))
LANGUAGES = {"ar", "fa", "it", "he", "zh", "en"}
COUNTRIES = {"SA", "IR", "IT", "IL", "CN", "GB"}
UNALLOCATED = {
    "SA": r"\+96652\d{7}",
    "IR": r"\+9895\d{8}",
    "IT": r"\+3930[0129]\d{7}",
    "IL": r"\+972551\d{6}",
    "CN": r"\+86142\d{8}",
    "GB": r"\+44(7700900|1632960)\d{3}",
}
BASE = [
    *("external_id", "name", "phone", "country", "timezone", "language", "gender", "status", "priority"),
    *("due_on", "consent_voicemail"),
]
# The processes whose customers get mails and letters.
WRITTEN_TO = {"credit_control"}
FACTS = {
    "credit_control": [
        *("company", "open_invoices", "amount_due", "unanswered_calls", "missed_appointments"),
        *("missed_contacts", "promised_on", "broken_promises", "preblock_sent_on"),
    ],
    "service_call": [
        *("order", "reason", "details", "channel", "store", "known_problem", "solution", "last_service_on"),
    ],
}
STATUSES = {
    "credit_control": {
        *("new", "call_1", "call_2", "call_3", "phone_appointment", "awaiting_payment", "pre_block"),
        *("customer_care_resolution", "re_entry"),
    },
    "service_call": {""},
}
OUTCOMES = {
    "credit_control": {"no_answer", "promise", "paid_claimed", "refused", "appointment", "handed_over"},
    "service_call": {"solved", "no_answer", "escalated", "call_back", "dropped"},
}
REASONS = {"late_delivery", "damaged_item", "wrong_item", "refund", "other"}
SCRIPTS = {"ar": "ARABIC", "fa": "ARABIC", "he": "HEBREW", "zh": "CJK", "it": "LATIN", "en": "LATIN"}
ZWNJ = "\u200c"

Row = dict[str, str]


def read(name: str) -> list[Row]:
    with (data_folder() / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


CASES = {process: read(f"demo_{process}.csv") for process in FACTS}
EVERY_CASE = [row for rows in CASES.values() for row in rows]
EVERY_ROW = [*EVERY_CASE, *read("import_example.csv")]
HISTORY: list[dict[str, Any]] = json.loads((data_folder() / "demo_history.json").read_text(encoding="utf-8"))


def due_from(row: Row) -> datetime:
    """The first moment at which the case is due: its own time, or nine o'clock where the customer is."""
    if "T" in row["due_on"]:
        return datetime.fromisoformat(row["due_on"])
    return datetime.combine(date.fromisoformat(row["due_on"]), time(9), ZoneInfo(row["timezone"]))


def due_at_start(row: Row) -> bool:
    return due_from(row) <= START


def history_of(row: Row) -> list[dict[str, Any]]:
    return [call for past in HISTORY if past["external_id"] == row["external_id"] for call in past["calls"]]


@pytest.mark.parametrize("process", FACTS)
def test_the_columns_are_those_of_the_import_format(process: str) -> None:
    written_to = ("email", "address") if process in WRITTEN_TO else ()
    columns = [*BASE, *written_to, *(f"facts.{name}" for name in FACTS[process])]
    assert all(list(row) == columns for row in CASES[process])


def test_no_mail_reaches_anybody() -> None:
    addresses = [row["email"] for row in EVERY_ROW if row.get("email")]
    assert len(addresses) > 30
    assert all(re.fullmatch(r"[a-z]+(?:\d{4})?@example\.com", address) for address in addresses)
    assert len(set(addresses)) == len(addresses)


def test_the_example_has_one_row_a_language_in_the_same_format() -> None:
    rows = read("import_example.csv")
    assert sorted(row["language"] for row in rows) == sorted(LANGUAGES)
    assert all(list(row) == list(CASES["credit_control"][0]) for row in rows)


def test_there_are_enough_customers_in_every_language_and_country() -> None:
    assert len(EVERY_CASE) >= 60
    assert {row["language"] for row in EVERY_CASE} == LANGUAGES
    assert {row["country"] for row in EVERY_CASE} == COUNTRIES
    assert all({row["language"] for row in rows} == LANGUAGES for rows in CASES.values())
    assert {row["gender"] for row in EVERY_CASE} == set(GENDERS)
    assert {row["consent_voicemail"] for row in EVERY_CASE} == {"yes", "no", ""}


def test_ids_and_names_are_unique() -> None:
    for column in ("external_id", "name"):
        counts = Counter(row[column] for row in EVERY_ROW)
        assert [value for value, times in counts.items() if times > 1] == []


def test_numbers_are_possible_but_can_not_ring() -> None:
    for row in EVERY_ROW:
        for written in row["phone"].split(";"):
            number = phonenumbers.parse(written)
            assert phonenumbers.is_possible_number(number), row
            assert not phonenumbers.is_valid_number(number), row
            e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
            assert re.fullmatch(UNALLOCATED[row["country"]], e164), row


def test_no_number_is_given_twice_and_some_customers_have_two() -> None:
    numbers = [re.sub(r"[\s-]", "", one) for row in EVERY_ROW for one in row["phone"].split(";")]
    assert len(numbers) == len(set(numbers))
    assert {row["language"] for row in EVERY_CASE if ";" in row["phone"]} == LANGUAGES


@pytest.mark.parametrize(
    "name", ["demo_credit_control.csv", "demo_service_call.csv", "demo_history.json", "import_example.csv"]
)
def test_texts_carry_no_control_or_direction_characters(name: str) -> None:
    text = (data_folder() / name).read_bytes().decode("utf-8")
    hidden = {c for c in text if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Co", "Cn"}} - {"\n", ZWNJ}
    assert hidden == set()
    assert unicodedata.is_normalized("NFC", text)
    assert not re.search(r"[\uFB50-\uFDFF\uFE70-\uFEFF\u0640]", text)
    assert re.findall(rf"(?<![آ-ی]){ZWNJ}|{ZWNJ}(?![آ-ی])", text) == []


def test_every_mail_address_is_at_a_reserved_domain() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in data_folder().glob("*.*"))
    domains = re.findall(r"[\w.+-]+@([\w.-]*\w)", text)
    assert domains
    assert set(domains) <= {"example.com", "example.net", "example.org"}


def test_names_are_in_the_script_of_the_language() -> None:
    for row in EVERY_ROW:
        letters = [unicodedata.name(c) for c in row["name"] if c.isalpha()]
        assert all(letter.startswith(SCRIPTS[row["language"]]) for letter in letters), row


def test_persian_and_arabic_keep_their_own_letters_and_digits() -> None:
    for row in EVERY_ROW:
        words = " ".join(value for column, value in row.items() if column == "name" or "facts" in column)
        if row["language"] == "fa":
            assert not re.search("[يكة٠-٩]", words), row
        elif row["language"] == "ar":
            assert not re.search("[یکپچژگ۰-۹٠-٩]", words), row


@pytest.mark.parametrize("process", FACTS)
def test_statuses_priorities_and_zones_are_known(process: str) -> None:
    assert {row["status"] for row in CASES[process]} == STATUSES[process]
    for row in CASES[process]:
        assert row["priority"] in {"", *PRIORITIES}
        assert ZoneInfo(row["timezone"]).key == row["timezone"]


def test_dates_are_days_or_moments_with_an_offset() -> None:
    for row in EVERY_CASE:
        due = due_from(row)
        assert due.utcoffset() == due.astimezone(ZoneInfo(row["timezone"])).utcoffset(), row
        for column in ("facts.promised_on", "facts.preblock_sent_on", "facts.last_service_on"):
            if row.get(column):
                assert date.fromisoformat(row[column]) < START.date(), row


def test_each_language_has_cases_due_at_the_start_in_both_processes() -> None:
    assert 20 <= sum(due_at_start(row) for row in EVERY_CASE) <= 30
    assert sum(due_from(row).date() < START.date() for row in EVERY_CASE) >= 6
    for language in LANGUAGES:
        due = [sum(row["language"] == language and due_at_start(row) for row in rows) for rows in CASES.values()]
        assert all(due), language
        assert sum(due) >= 3, language


def test_more_cases_come_due_while_the_demo_runs() -> None:
    soon = [row for row in EVERY_CASE if START < due_from(row) <= START + timedelta(hours=1)]
    assert len({row["language"] for row in soon}) >= 4


def test_credit_control_facts_agree_with_the_status() -> None:
    for row in CASES["credit_control"]:
        status, due = row["status"], due_from(row).date()
        assert (status == "awaiting_payment") == bool(row["facts.promised_on"]), row
        assert (status == "pre_block") == bool(row["facts.preblock_sent_on"]), row
        if status == "awaiting_payment":
            assert due >= date.fromisoformat(row["facts.promised_on"]) + timedelta(days=3), row
        if status == "pre_block":
            assert row["priority"] == "blocking", row
            assert due >= date.fromisoformat(row["facts.preblock_sent_on"]) + timedelta(days=15), row
        assert row["facts.open_invoices"] != "0", row
        assert float(row["facts.amount_due"]) > 0, row
        assert row["facts.company"], row


def test_both_sides_of_the_waits_are_shown() -> None:
    rows = CASES["credit_control"]
    for status in ("awaiting_payment", "pre_block"):
        assert {due_at_start(row) for row in rows if row["status"] == status} == {True, False}
    assert any(not row["facts.open_invoices"] for row in rows)


def test_service_calls_have_a_known_reason_and_channel() -> None:
    for row in CASES["service_call"]:
        assert row["facts.reason"] in REASONS, row
        assert row["facts.channel"] in {"app", "web", "phone", "store"}, row
        assert re.fullmatch(r"[A-Z]-\d{5}", row["facts.order"]), row
        assert row["facts.reason"] == "other" or row["facts.solution"], row
    orders = [row["facts.order"] for row in CASES["service_call"]]
    assert len(orders) == len(set(orders))


def test_each_language_shows_every_reason_and_the_greeting_that_asks_for_it() -> None:
    for language in LANGUAGES:
        rows = [row for row in CASES["service_call"] if row["language"] == language]
        assert {row["facts.reason"] for row in rows} == REASONS, language
        bare = [row for row in rows if not row["facts.details"] and not row["facts.known_problem"]]
        assert [row["facts.reason"] for row in bare] == ["other"], language
        assert any(row["facts.known_problem"] for row in rows), language


def test_histories_belong_to_demo_cases_and_to_about_half_of_them() -> None:
    process_of = {row["external_id"]: process for process, rows in CASES.items() for row in rows}
    ids = [past["external_id"] for past in HISTORY]
    assert len(ids) == len(set(ids))
    assert all(process_of[past["external_id"]] == past["process"] for past in HISTORY)
    assert 0.4 <= len(ids) / len(EVERY_CASE) <= 0.6


def test_past_calls_were_made_before_the_start_inside_the_calling_window() -> None:
    zones = {row["external_id"]: ZoneInfo(row["timezone"]) for row in EVERY_CASE}
    for past in HISTORY:
        times = [datetime.fromisoformat(call["at"]) for call in past["calls"]]
        assert times
        assert times == sorted(times)
        for at in times:
            assert at.astimezone(UTC) < START
            local = at.astimezone(zones[past["external_id"]])
            assert local.utcoffset() == at.utcoffset()
            assert time(9) <= local.time() < time(18)


def test_past_calls_have_known_outcomes_and_a_hold_only_where_someone_answered() -> None:
    for past in HISTORY:
        for call in past["calls"]:
            assert set(call) == {"at", "agent", "outcome", "note", "held_seconds"}
            assert call["outcome"] in OUTCOMES[past["process"]], past
            assert call["agent"] in {"Sara", "Omid", "Giulia", "Noa", "Lin", "Tom"}
            assert call["note"].strip()
            assert 0 <= call["held_seconds"] < 90
            assert call["outcome"] != "no_answer" or call["held_seconds"] == 0


@pytest.mark.parametrize(("status", "attempts"), [("call_1", 1), ("call_2", 2), ("call_3", 3)])
def test_an_attempt_status_has_as_many_unanswered_calls_behind_it(status: str, attempts: int) -> None:
    rows = [row for row in CASES["credit_control"] if row["status"] == status]
    for row in rows:
        assert [call["outcome"] for call in history_of(row)] == ["no_answer"] * attempts, row
        assert row["facts.unanswered_calls"] == str(attempts), row
    assert rows


def test_a_status_that_a_call_sets_has_that_call_last_in_its_history() -> None:
    last = {
        "awaiting_payment": {"promise", "paid_claimed"},
        "phone_appointment": {"appointment", "no_answer"},
        "pre_block": {"refused", "no_answer"},
        "customer_care_resolution": {"handed_over"},
        "re_entry": {"handed_over"},
    }
    for row in CASES["credit_control"]:
        if row["status"] in last:
            assert history_of(row)[-1]["outcome"] in last[row["status"]], row
