"""Finds a count in large digits on the screen, as somebody across the room does."""

from collections.abc import Sequence

from agentdesk.ui.widgets.call_digits import drawn

_LARGEST = 3


def shown_large(count: str, rows: Sequence[str]) -> bool:
    """Whether the count stands on the screen in large digits, of whichever size."""
    return any(_stands(drawn(count, scale), rows) for scale in range(_LARGEST + 1))


def _stands(picture: Sequence[str], rows: Sequence[str]) -> bool:
    for top in range(len(rows) - len(picture) + 1):
        at = rows[top].find(picture[0])
        while at >= 0:
            if all(rows[top + down].startswith(line, at) for down, line in enumerate(picture)):
                return True
            at = rows[top].find(picture[0], at + 1)
    return False
