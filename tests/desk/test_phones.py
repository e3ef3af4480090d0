"""Telephone numbers: taken where they are possible, marked where they can't ring, refused otherwise."""

import pytest

from agentdesk.desk.phones import (
    NeedsCountry,
    NoSuchLength,
    NotANumber,
    PhoneNumber,
    checked,
    national_or_international,
    several,
)


@pytest.mark.parametrize(
    ("text", "country", "value", "valid"),
    [
        ("+966 52 576 3427", None, "+966525763427", False),
        ("٠٥٢٥٧٦٣٤٢٧", "SA", "+966525763427", False),
        ("۰۹۵۳۳۵۹۷۴۲۵", "IR", "+989533597425", False),
        ("０６ 1234-5678", "IT", "+390612345678", True),
        ("(06) 1234.5678", "IT", "+390612345678", True),
        ("00 44 7700 900171", "IT", "+447700900171", False),
        ("(+972) 55‑108‑8077", "IT", "+972551088077", False),
        ("\u202a+39 06 1234 5678\u202c", None, "+390612345678", True),
        ("06 1234 5678 ext. 12", "IT", "+390612345678 ext. 12", True),
        ("+390612345678 ext. 12", None, "+390612345678 ext. 12", True),
        ("06 1234 5678 x12", "IT", "+390612345678 ext. 12", True),
    ],
)
def test_what_is_possible_is_kept_in_one_way(text: str, country: str | None, value: str, valid: bool) -> None:
    assert checked(text, country) == PhoneNumber(value, valid)
    assert checked(value, None) == PhoneNumber(value, valid)


@pytest.mark.parametrize(
    ("text", "country", "refusal"),
    [
        ("", "IT", NotANumber),
        ("-----", "IT", NotANumber),
        ("call me", "IT", NotANumber),
        ("Tel. 06 1234 5678", "IT", NotANumber),
        ("*2700", "IL", NotANumber),
        ("1-800-FLOWERS", "US", NotANumber),
        ("+999 123456", "IT", NotANumber),
        ("06 1234 5678 ext. 123456789", "IT", NotANumber),
        ("123", "SA", NoSuchLength),
        ("+39 1", None, NotANumber),
        ("+39 300 645 6046 123", None, NoSuchLength),
        ("0501234567", None, NeedsCountry),
        ("0501234567", "XX", NeedsCountry),
    ],
)
def test_what_is_not_possible_is_refused_with_a_remedy(
    text: str, country: str | None, refusal: type[NotANumber]
) -> None:
    with pytest.raises(NotANumber) as refused:
        checked(text, country)
    assert type(refused.value) is refusal
    assert "; " in str(refused.value)


def test_a_refusal_repeats_only_what_is_harmless() -> None:
    with pytest.raises(NotANumber) as refused:
        checked("\x1b[2J" + "no" * 400, "IT")
    assert "\x1b" not in str(refused.value)
    assert len(str(refused.value)) < 200


def test_several_numbers_stand_in_one_cell_each_once() -> None:
    found = several("+966 52 576 3427; 052 541 0988 ؛;0525763427；", "SA")
    assert [number.value for number in found] == ["+966525763427", "+966525410988"]
    assert several(" ; ", "SA") == ()
    with pytest.raises(NotANumber):
        several("+966 52 576 3427; x", "SA")


@pytest.mark.parametrize(
    ("number", "country", "shown"),
    [
        ("+390612345678", "IT", "06 1234 5678"),
        ("+390612345678", "SA", "+39 06 1234 5678"),
        ("+390612345678 ext. 12", "IT", "06 1234 5678 ext. 12"),
        ("+966501234567", "SA", "050 123 4567"),
        ("…", "IT", "…"),
        ("", "IT", ""),
    ],
)
def test_a_number_is_read_without_the_code_of_ones_own_country(number: str, country: str, shown: str) -> None:
    assert national_or_international(number, country) == shown
