"""The line at the head of the desk: who, how much is due, and whether they are there."""

from typing import NamedTuple

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from agentdesk.text.crop import crop
from agentdesk.text.widths import width

_SEPARATOR = " · "


class Head(NamedTuple):
    """What the line says: `name` and `facts` at its start, `late` standing out; `sign` and `clock` at its end."""

    name: str = ""
    facts: tuple[str, ...] = ()
    late: str = ""
    away: str = ""
    sign: str = ""
    clock: str = ""


class DeskHeader(Widget):
    """Shows a Head; what has no room is cut with a sign, the clock last."""

    DEFAULT_CSS = """
    DeskHeader {
        height: 1;
        padding: 0 1;
        background: $surface;
        color: $foreground;
    }
    """
    ALLOW_SELECT = False
    head: reactive[Head] = reactive(Head())

    def render(self) -> Content:
        head = self.head
        end = _SEPARATOR.join(filter(None, (head.sign, head.clock)))
        room = self.content_size.width - width(end) - 2
        parts = [("agentdesk   ", "$quiet")] if room >= 44 else []
        parts.append((head.name, "bold $stand"))
        for fact, style in (
            *((fact, "") for fact in head.facts),
            (_late(head), "bold $warning"),
            (head.away, "reverse"),
        ):
            if fact:
                parts += [(_SEPARATOR, "$quiet"), (fact, style)]
        start, used = [], 0
        for text, style in parts:
            shown = crop(text, room - used)
            used += width(shown)
            start.append((shown, style))
            if shown != text:
                break
        blank = " " * max(1, self.content_size.width - used - width(end))
        return Content.assemble(*start, blank, (end, "bold $accent" if head.sign else "$quiet"))


def _late(head: Head) -> str:
    return f"! {head.late}" if head.late else ""
