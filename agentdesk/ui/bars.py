"""Bars made of text."""

from collections.abc import Iterable, Mapping, Sequence

from textual.content import Content

from agentdesk.text.crop import fit
from agentdesk.text.safe import shown
from agentdesk.text.widths import width
from agentdesk.ui.paragraphs import whole_paragraph

_EIGHTHS = " ▏▎▍▌▋▊▉"
_FULL = "█"
_WIDEST_NAME = 24


def bar(value: int, top: int, cells: int) -> str:
    """A bar of at most `cells` cells, in eighths of a cell; something always shows where there is something."""
    eighths = round(value / top * cells * 8) if top else 0
    if value and not eighths:
        eighths = 1
    whole, rest = divmod(eighths, 8)
    return _FULL * whole + (_EIGHTHS[rest] if rest else "")


def names_width(values: Iterable[Mapping[str, int]]) -> int:
    """The cells that the names of charts take which stand above each other."""
    widths = (width(shown(text)) for names in values for text in names)
    return min(_WIDEST_NAME, max(widths, default=1))


def chart(values: Mapping[str, int], cells: int, name: int, nothing: str) -> Content:
    """A line for each name, the greatest first: name (in so many cells), number, bar."""
    if not values:
        return Content.styled(nothing, "$quiet")
    ordered = sorted(values.items(), key=lambda item: (-item[1], item[0]))
    top = ordered[0][1]
    number = max(4, *(len(str(value)) for value in values.values()))
    name = min(name, max(1, cells // 2))
    room = max(1, cells - name - number - 4)
    return Content("\n").join(
        Content.assemble(
            (fit(shown(text), name), ""),
            "  ",
            _number(value, number, "bold"),
            "  ",
            (bar(value, top, room), "$primary"),
        )
        for text, value in ordered
    )


def table(rows: Sequence[tuple[str, int, bool]]) -> Content:
    """Names and numbers in two columns; a row whose number asks for attention carries a sign, too."""
    name = max(width(text) for text, _, _ in rows)
    number = max(len(str(value)) for _, value, _ in rows)
    return Content("\n").join(
        Content.assemble(
            (fit(text, name), ""),
            "  ",
            _number(value, number, "bold $warning" if alarming and value else "bold $stand"),
            (" !" if alarming and value else "  ", "bold $warning"),
        )
        for text, value, alarming in rows
    )


def _number(value: int, cells: int, style: str) -> Content:
    """A number whose last digit stands below the last digit of others, whichever way the screen runs."""
    return Content(f"{value:>{cells}}").stylize(style).stylize(whole_paragraph("ltr"))
