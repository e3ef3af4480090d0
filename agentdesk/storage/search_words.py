"""What a customer is found by, and what a search looks for: keys that begin with what was typed."""

import re
from collections.abc import Iterator

from agentdesk.core.digits import western
from agentdesk.storage.chinese import is_han, readings, runs, simplified
from agentdesk.storage.folding import fold

LONGEST_KEY = 40
MOST_WORDS = 12
MOST_TYPED = 6
FEWEST_DIGITS = 4
# What parts a name for the eye and may be left out: apostrophes of all kinds, and the joiner of Persian.
_APART = re.compile("['’‘׳ʼ`´\u200c]")
_AT_EDGES = ".,;:!?()[]«»“”„،؛"
_NUMBER = re.compile(r"(?=.*\d)[+＋]?[\d\s()./\-\u2010-\u2015]+")
_ARTICLE, _SERVANT = "ال", "عبدال"
_STEM = 3


def name_keys(name: str) -> frozenset[str]:
    """The keys of a name: each word, and the words joined from each on, as they may be written in one."""
    words = _words(_APART.sub(" ", name))[:MOST_WORDS]
    joined = ("".join(words[start:]) for start in range(len(words)))
    keys = {key for word in words for key in _word_keys(word)} | set(joined)
    return frozenset(key[:LONGEST_KEY] for key in keys)


def number_keys(number: str) -> frozenset[str]:
    """The keys of a telephone number: its digits from each of them on, down to the last four."""
    digits = _digits(number)
    return frozenset(digits[start:] for start in range(max(1, len(digits) - FEWEST_DIGITS + 1)) if digits)


def looked_for(typed: str) -> tuple[tuple[str, ...], ...]:
    """What a search looks for: ways to match, the closest first, each a row of words that must all be found.

    Nothing for nothing. Several words are first looked for as one, for that is how a name may be written.
    """
    if _NUMBER.fullmatch(typed.strip()):
        digits = _digits(typed)
        return tuple((way,) for way in dict.fromkeys((digits, digits.lstrip("0"))) if way)
    words = [_stem(word)[:LONGEST_KEY] for word in _words(_APART.sub("", typed))[:MOST_TYPED]]
    if not words:
        return ()
    as_one = "".join(_words(_APART.sub("", typed))[:MOST_TYPED])[:LONGEST_KEY]
    several = tuple(dict.fromkeys(words))
    return ((as_one,), several) if len(words) > 1 else (several,)


def _words(text: str) -> list[str]:
    """The words of a text, folded; Chinese characters are words of their own, as long as they go."""
    parts = (part.strip(_AT_EDGES) for part in simplified(fold(text)).split())
    return [word for part in parts for run in runs(part) for word in _parted(run)]


def _parted(word: str) -> Iterator[str]:
    """عبدالرحمن and عبد الرحمن are the same name."""
    if word.startswith(_SERVANT) and len(word) > len(_SERVANT):
        yield _SERVANT.removesuffix(_ARTICLE)
        yield word.removeprefix("عبد")
    elif word:
        yield word


def _word_keys(word: str) -> Iterator[str]:
    yield word
    yield _stem(word)
    if is_han(word):
        yield from (word[start:] for start in range(1, len(word)))
        for read in readings(word):
            yield from ("".join(read[start:]) for start in range(len(read)))
            initials = "".join(syllable[0] for syllable in read)
            yield from (initials[start:] for start in range(len(initials) - 1))


def _stem(word: str) -> str:
    """The word without the Arabic article."""
    bare = word.removeprefix(_ARTICLE)
    return bare if len(bare) >= _STEM else word


def _digits(text: str) -> str:
    return "".join(filter(str.isdecimal, western(text)))[:LONGEST_KEY]
