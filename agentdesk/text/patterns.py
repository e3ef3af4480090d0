"""Patterns that are compiled when they are first needed: all of them at once would hold up the first frame."""

import re
from typing import Any, AnyStr, cast


class _Late:
    """Has the methods of a compiled pattern, from the first time that one of them is asked for."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        # What is asked for is kept: the next time it is there, and costs no more than the pattern's own.
        found = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, found)
        return found


def late(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The pattern."""
    return cast("re.Pattern[AnyStr]", _Late(source, flags))
