"""Tables for `str.translate` that learn what they are asked for: most of Unicode is never seen."""

from collections.abc import Callable
from typing import TypeVar

_T = TypeVar("_T")


class Learned(dict[int, _T]):
    """What `of` says of each character, by code point."""

    def __init__(self, of: Callable[[str], _T]) -> None:
        super().__init__()
        self._of = of

    def __missing__(self, code: int) -> _T:
        value = self[code] = self._of(chr(code))
        return value
