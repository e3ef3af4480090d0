"""The line over a call: who works here, how long the call lasts, and how long the customer has been on hold."""

from dataclasses import dataclass

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from agentdesk.text.crop import crop
from agentdesk.text.widths import width
from agentdesk.ui.apart import spoken


@dataclass(frozen=True, slots=True)
class Heading:
    """What the header shows; an empty text is left out. `stage` colours the hold: calm, near or over."""

    agent: str = ""
    queue: str = ""
    note: str = ""
    clock: str = ""
    hold: str = ""
    stage: str = "calm"
    help: str = ""


_STAGES = {"calm": "bold $foreground", "near": "bold $warning", "over": "bold $error"}
_GAP = "   "
_LEAST_NAME = 8


class CallHeader(Widget):
    """One line. The hold needs its room first, then the clock, the help, the agent's name and a note, shortened."""

    DEFAULT_CSS = """
    CallHeader {
        height: 1;
        padding: 0 1;
        background: $surface;
        color: $quiet;
    }
    """

    heading: reactive[Heading] = reactive(Heading())

    def render(self) -> Content:
        heading, room = self.heading, self.content_size.width
        clock = f"☎ {heading.clock}" if heading.clock else ""
        wanted = {heading.hold: _STAGES[heading.stage], clock: "bold $foreground", heading.help: "$quiet"}
        kept: list[str] = []
        for text in filter(None, wanted):
            if _taken([*kept, text]) <= room - _LEAST_NAME * bool(kept):
                kept.append(text)
        end = [(text, wanted[text]) for text in (clock, heading.hold, heading.help) if text in kept]
        return self._line(end, room, _taken(kept))

    def _line(self, end: list[tuple[str, str]], room: int, taken: int) -> Content:
        told: list[tuple[str, str]] = []
        left = room - taken - len(_GAP)
        heading = self.heading
        start = [(heading.agent, "bold $foreground"), (heading.note, "bold $warning")]
        if sum(width(text) + len(_GAP) for text in (heading.agent, heading.note, heading.queue) if text) <= left:
            start.append((heading.queue, "$quiet"))
        for text, style in start:
            if text and left > 3:
                piece = crop(spoken(text), left)
                told.append((piece + _GAP, style))
                left -= width(piece) + len(_GAP)
        gap = max(0, room - taken - sum(width(text) for text, _ in told))
        spaced = [part for text, style in end for part in ((text, style), (_GAP, ""))][:-1]
        return Content.assemble(*told, " " * gap, *spaced)


def _taken(texts: list[str]) -> int:
    return sum(width(text) for text in texts) + len(_GAP) * max(0, len(texts) - 1)
