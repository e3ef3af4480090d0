"""Where lines end in every widget that wraps a text: by the rules of `agentdesk.text`.

Textual's own parts lines at blanks alone: a time from its half of the day, a Chinese comma from what it ends.
`tests/ui/test_textual_hooks.py` knows the source of what is used here.
"""

from rich._wrap import divide_line
from rich.cells import cell_len
from textual import content


def divided(text: str, width: int, fold: bool = True) -> list[int]:
    """Where the lines of a text begin, but for the first."""
    if cell_len(text) <= width:
        return []
    if not fold:
        return divide_line(text, width, fold=False)
    from agentdesk.text.wrapping import spans

    return [start for start, _ in spans(text, max(1, width))[1:]]


def wrap_by_our_rules() -> None:
    """From now on, in all of the program."""
    vars(content)["divide_line"] = divided
