"""Chinese names as a search sees them: simplified characters, and how they are read."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, product
from typing import TYPE_CHECKING

# Loaded when the first Chinese name is met: they read their dictionaries.
if TYPE_CHECKING:
    from opencc import OpenCC

# A person's name has up to four characters: each reading of each of them counts. Of longer ones, the usual one.
LONGEST_NAME = 4
_MOST_READINGS = 96
_HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
_CHARACTER = re.compile(f"[{_HAN}]")
_RUN = re.compile(f"[{_HAN}]+|[^{_HAN}]+")


def is_han(text: str) -> bool:
    """Whether a text begins with a Chinese character."""
    return _CHARACTER.match(text) is not None


def runs(text: str) -> list[str]:
    """The text in pieces that are all Chinese, or not at all."""
    return _RUN.findall(text)


def simplified(text: str) -> str:
    """The text with traditional characters in their simplified form."""
    return _CHARACTER.sub(lambda found: _simple(found[0]), text)


def readings(name: str) -> Iterator[tuple[str, ...]]:
    """The ways to read a name, the usual one first: a syllable without its tone for each character."""
    every = [_syllables(character) for character in name]
    if len(name) > LONGEST_NAME:
        every = [syllables[:1] for syllables in every]
    # From the end, so that the surname's readings take turns first: they are the ones that differ.
    return (read[::-1] for read in islice(product(*reversed(every)), _MOST_READINGS))


@lru_cache(maxsize=8192)
def _simple(character: str) -> str:
    return str(_converter().convert(character))


@lru_cache(maxsize=1)
def _converter() -> "OpenCC":
    from opencc import OpenCC

    return OpenCC("t2s")


@lru_cache(maxsize=8192)
def _syllables(character: str) -> tuple[str, ...]:
    """All readings of one character, ü as v and as u; the character itself where it has none."""
    from pypinyin import Style, pinyin

    found = pinyin(character, style=Style.NORMAL, heteronym=True)
    given = found[0] if found else [character]
    return tuple(dict.fromkeys(form for syllable in given for form in (syllable, syllable.replace("v", "u"))))
