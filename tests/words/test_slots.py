"""Slots: their names, their filling, and values that would do harm."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agentdesk.core.errors import AgentdeskError, BadInput
from agentdesk.words.slots import (
    BadSlots,
    MissingValue,
    Parts,
    fill,
    harmless,
    has_right_to_left,
    isolated,
    kept_apart,
    slots_of,
)

LRI, FSI, PDI = "\u2066", "\u2068", "\u2069"
DIRECTION = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

hostile = st.text(
    st.one_of(
        st.sampled_from("{}[]!:\\%\"'\n\r\t\v\f\x1b\x00\x7f\x85\x9b\u2028\u2029\ud800"),
        st.sampled_from(sorted(DIRECTION)),
        st.sampled_from("aZ05+#٣۴אبם中é\u0301\u200c\u200d"),
        st.characters(),
    )
) | st.sampled_from(
    [
        "{other}",
        "{0.__class__}",
        "{{",
        "}}",
        "[bold]x[/bold]",
        "[@click=app.quit]x[/]",
        "%(name)s",
        "\x1b]0;t\x07",
    ]
)


def test_slots_are_named_in_order() -> None:
    assert slots_of("Dear {name}, {agent} of {brand} for {name}: {{plain}}") == (
        "name",
        "agent",
        "brand",
        "name",
    )
    assert slots_of("no slots at all") == ()
    assert slots_of("") == ()


@pytest.mark.parametrize(
    "text",
    [
        "{a.b}",
        "{a[0]}",
        "{a!r}",
        "{a:>5}",
        "{a:{b}}",
        "{}",
        "{0}",
        "{ a }",
        "{nome cliente}",
        "{نام}",
        "{a",
        "a}",
        "{a!}",
        "{{a}",
        "{a{b}}",
    ],
)
def test_braces_that_are_no_plain_slot_are_refused_with_a_remedy(text: str) -> None:
    with pytest.raises(BadSlots) as caught:
        slots_of(text)
    assert isinstance(caught.value, BadInput)
    assert text in str(caught.value)
    assert "{name}" in caught.value.faults[0].remedy
    with pytest.raises(BadSlots):
        fill(text, {"a": "x", "b": "y"}, isolate=False)


def test_filling() -> None:
    text = "Dear {name}, {{order}} {order} is {name}'s"
    assert fill(text, {"name": "Ada", "order": 12, "unused": 1}, isolate=False) == ("Dear Ada, {order} 12 is Ada's")


def test_a_blank_stands_between_chinese_and_a_right_to_left_name() -> None:
    name = "\u2068ليلا\u2069"
    assert fill("您是{name}吗？", {"name": "ليلا"}, isolate=True) == f"您是 {name} 吗？"
    assert fill("{name}，您好", {"name": "ليلا"}, isolate=True) == f"{name}，您好"
    assert fill("您是{name}吗？", {"name": "Ugo"}, isolate=False) == "您是Ugo吗？"
    assert fill("Is it {name}?", {"name": "ليلا"}, isolate=True) == f"Is it {name}?"


@pytest.mark.parametrize("values", [{}, {"name": None}])
def test_a_missing_value_is_named(values: dict[str, object]) -> None:
    with pytest.raises(MissingValue) as caught:
        fill("Dear {name}", values, isolate=True)
    assert isinstance(caught.value, AgentdeskError)
    assert str(caught.value) == "there is no value for name"


@pytest.mark.parametrize("value", ["+966 50 123 4567", "#12-34", "4567", "AB-12", "Ada", "٠٥٠١", "۰۹۱۲ ۱۲۳"])
def test_numbers_codes_and_telephone_numbers_read_left_to_right(value: str) -> None:
    assert isolated(value) == f"{LRI}{value}{PDI}"


@pytest.mark.parametrize("value", ["مريم", "12 רחוב הגפן", "AB שלום", "(050) 12", "王芳", "Émile"])
def test_other_values_take_the_direction_of_their_first_strong_character(value: str) -> None:
    assert isolated(value) == f"{FSI}{value}{PDI}"


def test_an_empty_value_leaves_nothing() -> None:
    assert fill("a{x}b", {"x": ""}, isolate=True) == "ab"
    assert fill("a{x}b", {"x": "\u202e"}, isolate=True) == "ab"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("Mario\r\nRossi", "Mario Rossi"),
        ("a\tb\nc\u2028d\x85e", "a b c d e"),
        ("\x1b[31mred", "␛[31mred"),
        ("a\x07\x7f", "a␇␡"),
        ("a\x9b1m\ud800", "a\ufffd1m\ufffd"),
        ("\u202eevil\u202c\u2067\u2069\u200f\u061c", "evil"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        (12.5, "12.5"),
    ],
)
def test_values_are_made_harmless(value: object, shown: str) -> None:
    assert harmless(value) == shown


@given(hostile)
def test_a_harmless_value_is_one_line_of_printable_text_and_stays_as_it_is(value: str) -> None:
    shown = harmless(value)
    assert len(shown.splitlines()) <= 1
    assert not DIRECTION & set(shown)
    assert not {unicodedata.category(char) for char in shown} & {"Cc", "Cs", "Zl", "Zp"}
    assert harmless(shown) == shown
    shown.encode()


@given(hostile, hostile)
def test_no_value_changes_the_text_around_it_or_another_value(one: str, other: str) -> None:
    text = "a {one} b {other} c {one}"
    plain = fill(text, {"one": one, "other": other}, isolate=False)
    assert plain == f"a {harmless(one)} b {harmless(other)} c {harmless(one)}"
    closed = fill(text, {"one": one, "other": other}, isolate=True)
    assert re.sub(f"[{LRI}{FSI}{PDI}]", "", closed) == plain


@given(hostile)
def test_no_value_carries_direction_out_of_its_slot(value: str) -> None:
    closed = fill("a {x} b", {"x": value}, isolate=True)
    shown = harmless(value)
    if not shown:
        assert closed == "a  b"
        return
    inside = closed.removeprefix("a ").removesuffix(" b")
    assert inside[0] in (LRI, FSI)
    assert inside[-1] == PDI
    assert inside[1:-1] == shown
    assert not DIRECTION & set(inside[1:-1])


@given(hostile)
def test_a_left_to_right_isolate_never_holds_right_to_left_letters(value: str) -> None:
    closed = fill("{x}", {"x": value}, isolate=True)
    if closed.startswith(LRI):
        assert not {unicodedata.bidirectional(char) for char in closed} & {"R", "AL"}


@given(st.text())
def test_a_text_is_either_refused_or_filled(text: str) -> None:
    try:
        names = slots_of(text)
    except BadSlots:
        return
    assert fill(text, dict.fromkeys(names, ""), isolate=True) is not None


def test_what_runs_right_to_left() -> None:
    assert [has_right_to_left(text) for text in ("abc", "città 王", "שלום", "بیست", "٣", "۳")] == [
        False,
        False,
        True,
        True,
        True,
        False,
    ]


def test_a_list_of_isolated_names_fills_a_slot_as_it_stands() -> None:
    names = ", ".join(map(isolated, ("English", "עברית")))
    assert fill("{x}", {"x": Parts(names)}, isolate=True) == f"{FSI}{names}{PDI}"
    assert fill("{x}", {"x": names}, isolate=False) == "English, עברית"


def test_a_value_is_isolated_only_where_a_direction_could_be_wrong() -> None:
    assert kept_apart("A-1\n", "ltr") == "A-1 "
    assert kept_apart("A-1", "rtl") == isolated("A-1")
    assert kept_apart("דנה", "ltr") == isolated("דנה")
