"""Digits in every script, as keys and in text."""

import unicodedata


def digit(character: str | None) -> int | None:
    """The value 0-9 of a decimal digit of any script (1 ١ ۱ １); None for anything else."""
    if character is None or len(character) != 1:
        return None
    return unicodedata.decimal(character, None)


def western(text: str) -> str:
    """The text with the digits of every script written 0-9."""
    return "".join(character if (value := digit(character)) is None else str(value) for character in text)
