"""What a screen offers to do now, in words."""

from typing import NamedTuple


class Offer(NamedTuple):
    """An action in the reader's words; `reason` says why it can't be done now ("" = it can).

    `sign` is its key as printed on keyboards ("" = by menu only); `rank` orders the line of keys (0 = not in it).
    """

    id: str
    words: str
    sign: str = ""
    tooltip: str = ""
    reason: str = ""
    rank: int = 0
