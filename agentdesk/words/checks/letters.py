"""Check: the letters and digits are those of the language, not their look-alikes from a neighbour's keyboard."""

import unicodedata
from collections.abc import Iterator, Mapping

from agentdesk.core.errors import Fault
from agentdesk.words.checks.sheet import Sheet

_PERSIAN = {"ك": "ک", "ي": "ی", "ى": "ی", **dict(zip("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", strict=True))}
_ARABIC = {"ک": "ك", "ی": "ي", **dict(zip("۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩", strict=True))}
_FOREIGN: Mapping[str, Mapping[str, str]] = {"fa": _PERSIAN, "ar": _ARABIC}
# Letters as they are drawn in one place of a word; a text holds the letter itself.
_DRAWN = frozenset((*range(0xFB1D, 0xFE00), *range(0xFE70, 0xFEFD)))


def check_letters(sheet: Sheet) -> Iterator[Fault]:
    """Arabic letters and digits in Persian, Persian ones in Arabic, letters in the shape of one place in a word."""
    foreign = _FOREIGN.get(sheet.language.code, {}) if sheet.language else {}
    for entry, _ in sheet.shown():
        for char in dict.fromkeys("".join(entry.forms)):
            if char in foreign:
                fault = f"{char} (U+{ord(char):04X}) isn't used in {sheet.name}"
                yield sheet.fault(entry, fault, f"write {foreign[char]} (U+{ord(foreign[char]):04X})")
            elif ord(char) in _DRAWN:
                plain = unicodedata.normalize("NFKC", char)
                yield sheet.fault(entry, f"{char} (U+{ord(char):04X}) is a letter's shape", f"write {plain}")
