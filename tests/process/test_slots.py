"""What stands in the slots of a script, in the language of the script."""

from pathlib import Path
from typing import Any

import pytest

from agentdesk.process.call import Call
from agentdesk.process.engine import begin
from agentdesk.process.slots import BLANK, Speaker, filled, value_of_slot
from agentdesk.words.look_up import Words
from tests.process.scene import TUESDAY, case, moment, setting, shipped
from tests.words.po import entry, write

SPEAKER = Speaker(agent="Sara", customer="Mariam A.", case="17", number="+966 520 000 000")


def call(**facts: Any) -> Call:
    return begin(setting(shipped("service_call").process), case(**facts), moment(TUESDAY))


@pytest.fixture
def words(tmp_path: Path) -> Words:
    write(
        tmp_path,
        "service_call",
        "it",
        entry("customer service", "il servizio clienti", "slot.department"),
        entry("a refund", "un rimborso", "fact.reason.refund"),
    )
    return Words(tmp_path)


@pytest.mark.parametrize(
    ("slot", "value"),
    [
        ("agent", "Sara"),
        ("customer", "Mariam A."),
        ("case", "17"),
        ("number", "+966 520 000 000"),
        ("brand", "Sample House"),
        ("department", "customer service"),
        ("order", "A-8841"),
        ("reason", "a refund"),
        ("tries", "0"),
        ("solution", ""),
        ("unheard_of", ""),
    ],
)
def test_people_slots_facts_and_choices(slot: str, value: str, words: Words) -> None:
    assert value_of_slot(slot, call(order="A-8841", reason="refund"), SPEAKER, words, "en") == value


def test_slots_and_choices_are_said_in_the_language(words: Words) -> None:
    assert value_of_slot("department", call(), SPEAKER, words, "it") == "il servizio clienti"
    assert value_of_slot("reason", call(reason="refund"), SPEAKER, words, "it") == "un rimborso"
    assert value_of_slot("reason", call(reason="a colour"), SPEAKER, words, "it") == "a colour"


def test_a_teams_own_words_come_first(words: Words) -> None:
    ours = Speaker(overrides={"brand": "Corner Shop"})
    assert value_of_slot("brand", call(), ours, words, "it") == "Corner Shop"


def test_days_and_moments_are_written_out(words: Words) -> None:
    known = call(last_service_on="2026-11-02", callback_at="2026-11-25T11:00:00+03:00")
    assert value_of_slot("last_service_on", known, SPEAKER, words, "en") == "Mon, 2 Nov 2026"
    assert value_of_slot("callback_at", known, SPEAKER, words, "en") == "Wed, 25 Nov 2026, 11:00"


@pytest.mark.parametrize(("language", "owed", "open_ones"), [("it", "1.299,50", "3"), ("fa", "۱٬۲۹۹٫۵۰", "۳")])
def test_numbers_are_written_as_in_the_language(language: str, owed: str, open_ones: str, words: Words) -> None:
    known = begin(
        setting(shipped("credit_control").process), case(amount_due="1299.50", open_invoices=3), moment(TUESDAY)
    )
    assert value_of_slot("amount_due", known, SPEAKER, words, language) == owed
    assert value_of_slot("open_invoices", known, SPEAKER, words, language) == open_ones


def test_a_moment_is_told_in_the_customers_zone(words: Words) -> None:
    known = call(callback_at="2026-11-25T08:00:00+00:00")
    assert value_of_slot("callback_at", known, SPEAKER, words, "en") == "Wed, 25 Nov 2026, 11:00"


def test_what_is_not_known_is_left_open(words: Words) -> None:
    assert filled("{agent}: {solution}", call(), SPEAKER, words, "en") == f"Sara: {BLANK}"


def test_a_body_reads_the_slots_of_the_protocol_too(words: Words) -> None:
    body = begin(setting(shipped("credit_control").process, full=True), case(open_invoices=2), moment(TUESDAY))
    assert value_of_slot("brand", body, SPEAKER, words, "en") == "Sample House"
    assert value_of_slot("open_invoices", body, SPEAKER, words, "en") == "2"


@pytest.mark.parametrize(
    ("customer", "agent", "variants"),
    [
        ("f", "m", ("customer=f", "agent=m")),
        ("u", "f", ("agent=f",)),
        ("m", "u", ("customer=m",)),
        ("u", "u", ()),
    ],
)
def test_variants_by_gender(customer: str, agent: str, variants: tuple[str, ...]) -> None:
    assert Speaker(customer_gender=customer, agent_gender=agent).variants == variants
