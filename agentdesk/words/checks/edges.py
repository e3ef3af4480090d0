"""Check: a translation begins and ends as its English does, so that lines and words that are put together fit."""

from collections.abc import Iterator

from agentdesk.core.errors import Fault
from agentdesk.words.checks.sheet import Sheet

_NAMES = {"\n": "a line break", " ": "a blank"}


def check_edges(sheet: Sheet) -> Iterator[Fault]:
    """Line breaks and blanks at one end that the English doesn't have there, or that it has."""
    for entry, message in sheet.shown():
        for form in entry.forms:
            for where, index in (("begin", 0), ("end", -1)):
                wanted, given = _NAMES.get(message.source[index], ""), _NAMES.get(form[index], "")
                if wanted != given:
                    said = f"it {where}s with {given}" if given else f"it doesn't {where} with {wanted}"
                    yield sheet.fault(entry, f"{said}, other than the English", f"let it {where} as the English does")
