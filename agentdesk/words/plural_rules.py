"""Plural rules: which form of a text a count takes, and the forms of one rule put in the order of another."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from agentdesk.words.languages import language_of

# Rules tell apart by the last two digits, and by small numbers themselves.
_COUNTS = range(201)
_HEADER = re.compile(r"\s*nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*(.+?)\s*;?\s*")
_MOST = 9


def plural_forms_of(tag: str) -> str:
    """The Plural-Forms header of a language: our own where it is one of ours, else Babel's; "" for no language."""
    known = language_of(tag)
    if known:
        return known.plural_forms
    from babel import Locale, UnknownLocaleError
    from babel.messages.plurals import get_plural

    try:
        Locale.parse(tag, sep="-" if "-" in tag else "_")
    except (ValueError, UnknownLocaleError):
        return ""
    count, rule = get_plural(tag.replace("-", "_"))[:2]
    bare = rule[1:-1] if rule.startswith("(") and rule.endswith(")") and rule.count("(") == 1 else rule
    return f"nplurals={count}; plural={bare};"


@lru_cache(maxsize=64)
def counts_of(header: str) -> Mapping[int, tuple[int, ...]]:
    """The counts, up to 200, that take each form; nothing where the header can't be read."""
    match = _HEADER.fullmatch(header)
    rule = _rule(match[2]) if match else None
    if match is None or rule is None or not 1 <= int(match[1]) <= _MOST:
        return {}
    taken: dict[int, list[int]] = {form: [] for form in range(int(match[1]))}
    for count in _COUNTS:
        form = rule(count)
        if form not in taken:
            return {}
        taken[form].append(count)
    return {form: tuple(counts) for form, counts in taken.items()}


def _rule(text: str) -> Callable[[int], int] | None:
    from gettext import c2py

    try:
        rule: Callable[[int], int] = c2py(text)
        rule(1)
    except (ValueError, RecursionError, ZeroDivisionError):
        return None
    return rule


def reordered(forms: Sequence[str], old: str, new: str) -> tuple[tuple[str, ...], bool]:
    """Forms that follow one rule as another has them, and whether they still are what was meant.

    Where a form of the new rule takes counts of several old ones, or of none that is there, it is a guess.
    """
    before, after = counts_of(old), counts_of(new)
    wanted = len(after) or len(forms)
    if before == after or not before or not after:
        same = before == after and len(forms) == wanted
        return tuple((*forms, *[""] * wanted)[:wanted]), same
    where = {count: form for form, counts in before.items() for count in counts}
    found = [[where[count] for count in after[form]] for form in range(wanted)]
    given = [next((forms[form] for form in reversed(olds) if form < len(forms)), "") for olds in found]
    return tuple(given), all(len(set(olds)) == 1 for olds in found)
