"""Digits of every script."""

import pytest

from agentdesk.core.digits import digit, western


@pytest.mark.parametrize("zero", ["0", "٠", "۰", "０", "०"])
def test_a_digit_of_any_script_is_known(zero: str) -> None:
    assert [digit(chr(ord(zero) + value)) for value in range(10)] == list(range(10))


@pytest.mark.parametrize("other", [None, "", "a", "12", "²", "五", "½"])
def test_nothing_else_is_a_digit(other: str | None) -> None:
    assert digit(other) is None


def test_numbers_are_written_western() -> None:
    assert western("۱۴۰۵/۰۱ · ٧") == "1405/01 · 7"
