"""Check: no invisible character steers the direction of a text, beside isolates that are closed again."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from agentdesk.core.errors import Fault
from agentdesk.words.checks.sheet import RIGHT_TO_LEFT_ISOLATE, Sheet
from agentdesk.words.slots import FIRST_STRONG_ISOLATE, LEFT_TO_RIGHT_ISOLATE, POP_ISOLATE

_OPENING = {LEFT_TO_RIGHT_ISOLATE, RIGHT_TO_LEFT_ISOLATE, FIRST_STRONG_ISOLATE}
_NESTED = _OPENING | {POP_ISOLATE}
_NON_JOINER, _JOINER = "\u200c", "\u200d"
_JOINED_SCRIPT = "ARABIC"


def check_marks(sheet: Sheet) -> Iterator[Fault]:
    """Marks and embeddings, other invisible characters, isolates that are left open."""
    joins = sheet.language is None or sheet.language.script == _JOINED_SCRIPT
    may = {*_OPENING, POP_ISOLATE, _JOINER, *([_NON_JOINER] if joins else ())}
    for entry, _ in sheet.shown():
        for form in entry.forms:
            for char in sorted(char for char in {*form} - may if _unseen(char)):
                name = unicodedata.name(char, "no character of Unicode")
                remedy = "remove it; what has to read left to right stands between U+2066 and U+2069"
                yield sheet.fault(entry, f"the invisible character U+{ord(char):04X} ({name})", remedy)
            if not _NESTED.isdisjoint(form) and any(not _balanced(line) for line in form.split("\n")):
                remedy = "close each isolate with U+2069 on its own line"
                yield sheet.fault(entry, "isolates that aren't opened and closed in pairs", remedy)


@lru_cache(maxsize=4096)
def _unseen(char: str) -> bool:
    return unicodedata.category(char) == "Cf"


def _balanced(line: str) -> bool:
    depth = 0
    for char in line:
        depth += (char in _OPENING) - (char == POP_ISOLATE)
        if depth < 0:
            return False
    return depth == 0
