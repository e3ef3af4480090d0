"""Several texts one after the other, with what the language puts between them."""

from collections.abc import Callable, Iterable
from functools import reduce

from agentdesk.words.slots import Parts
from agentdesk.words.translator import Translator


def listed(names: Iterable[str], tr: Translator) -> Parts:
    """Names or single words, such as "Arabic, Chinese"; "" where there are none. What comes from outside is made
    harmless before."""
    return Parts(_joined(names, lambda first, second: tr("{first}, {second}", first=first, second=second)))


def in_turn(clauses: Iterable[str], tr: Translator) -> Parts:
    """Short clauses that stand beside each other; "" where there are none."""
    return Parts(_joined(clauses, lambda first, second: tr("{first}; {second}", first=first, second=second)))


def _joined(texts: Iterable[str], pair: Callable[[Parts, Parts], str]) -> str:
    told = list(texts)
    return reduce(lambda before, text: pair(Parts(before), Parts(text)), told) if told else ""
