"""The due queue as a table: draws only what is seen, holds only the lines it is given."""

from collections.abc import Sequence

from rich.segment import Segment
from textual import events
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from agentdesk.ui.keys import N_
from agentdesk.ui.queue_columns import Columns, QueueWords
from agentdesk.ui.queue_lines import QueueLine

_CURSOR = "▸"
_NEAR = 10


class QueueTable(ScrollView, can_focus=True):
    """Lines of the queue and a cursor. Moving posts Moved, at once; nothing is read here."""

    DEFAULT_CSS = """
    QueueTable {
        height: 1fr;
        width: 1fr;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        background: $background;
        & > .queue--heading { color: $quiet; }
        & > .queue--line { color: $foreground; }
        & > .queue--late { color: $warning; }
        & > .queue--cursor { background: $panel; color: $stand; }
        &:focus > .queue--cursor {
            background: $block-cursor-background;
            color: $block-cursor-foreground;
            text-style: bold;
        }
    }
    """
    COMPONENT_CLASSES = {"queue--heading", "queue--line", "queue--late", "queue--cursor"}
    ALLOW_SELECT = False
    BINDINGS = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "first", show=False),
        Binding("end", "last", show=False),
    ]
    help_source = N_(
        "The due queue, in the order in which it is worked: promises first, then by priority, then by due time. "
        "! is late, ◆ was promised, ↺ is a call that was cut off. The arrows move, Enter takes the case."
    )

    class Moved(Message):
        """The cursor is on another line."""

    class EdgeNear(Message):
        """The cursor nears an end of the lines held, and there are more: before them or after them."""

        def __init__(self, before: bool) -> None:
            super().__init__()
            self.before = before

    class TopWanted(Message):
        """The first line of the queue is wanted, and isn't held."""

    class Picked(Message):
        """A line was clicked twice."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines: Sequence[QueueLine] = ()
        self._words = QueueWords()
        self._columns = Columns(0, 0, 0, 0, 0)
        self._cursor = 0
        self._more = (False, False)
        self._told: set[bool] = set()
        self._strips: dict[tuple[int, bool], Strip] = {}

    @property
    def line(self) -> QueueLine | None:
        """The line under the cursor."""
        return self._lines[self._cursor] if self._cursor < len(self._lines) else None

    def name_columns(self, words: QueueWords) -> None:
        """Say headings and priorities in these words."""
        self._words = words
        self._lay_out()

    def show(
        self, lines: Sequence[QueueLine], *, before: bool = False, after: bool = False, top: bool = False
    ) -> None:
        """Show these lines; `before` and `after` tell whether there are more.

        The cursor stays on its case, and its case where it is on the screen; or at its place, where the case is
        gone; `top` puts it on the first line.
        """
        held, offset = self.line, self._cursor - self.scroll_offset.y
        self._lines, self._more = lines, (before, after)
        self._told.clear()
        places = [place for place, line in enumerate(lines) if held and line.id == held.id]
        self._cursor = 0 if top else (places[0] if places else max(0, min(self._cursor, len(lines) - 1)))
        self._lay_out()
        self.scroll_to(y=0 if top else self._cursor - offset, animate=False, immediate=True, force=True)
        self._reveal()
        if self.line is None or held is None or held.id != self.line.id:
            self.post_message(self.Moved())
        self._tell_edges()

    # --- moving

    def action_move(self, step: int) -> None:
        self._go(self._cursor + step)

    def action_page(self, pages: int) -> None:
        self._go(self._cursor + pages * max(1, self.size.height - 2))

    def action_first(self) -> None:
        if self._more[0]:
            self.post_message(self.TopWanted())
        self._go(0)

    def action_last(self) -> None:
        self._go(len(self._lines) - 1)

    def on_click(self, event: events.Click) -> None:
        place = self.scroll_offset.y + event.y - 1
        if event.y > 0 and place < len(self._lines):
            self._go(place)
            if event.chain == 2:
                self.post_message(self.Picked())

    def _go(self, place: int) -> None:
        place = max(0, min(place, len(self._lines) - 1))
        if place == self._cursor or not self._lines:
            return
        before, self._cursor = self._cursor, place
        if not self._reveal():
            top = self.scroll_offset.y
            self.refresh(*(Region(0, at - top + 1, self.size.width, 1) for at in (before, place)))
        self.post_message(self.Moved())
        self._tell_edges()

    def _reveal(self) -> bool:
        """Scroll so that the cursor is seen; tells whether that was needed."""
        top, seen = self.scroll_offset.y, max(1, self.size.height - 1)
        wanted = min(max(top, self._cursor - seen + 1), self._cursor)
        if wanted == top:
            return False
        self.scroll_to(y=wanted, animate=False, immediate=True, force=True)
        return True

    def _tell_edges(self) -> None:
        near = (self._cursor < _NEAR, self._cursor >= len(self._lines) - _NEAR)
        for is_near, is_more, before in zip(near, self._more, (True, False), strict=True):
            if is_near and is_more and before not in self._told:
                self._told.add(before)
                self.post_message(self.EdgeNear(before))

    # --- drawing

    def on_resize(self) -> None:
        self._lay_out()
        self._reveal()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._strips.clear()

    def _lay_out(self) -> None:
        cells = max(0, self.size.width - 3)
        self._columns = Columns.within(cells, self._lines, self._words)
        self._strips.clear()
        if self._lines:
            self.virtual_size = Size(self.size.width, len(self._lines) + 1)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        if y == 0:
            return self._strip("queue--heading", f"  {self._columns.heading(self._words)}")
        place = self.scroll_offset.y + y - 1
        if place >= len(self._lines):
            return Strip.blank(self.size.width, self.rich_style)
        here = place == self._cursor
        if (drawn := self._strips.get((place, here))) is None:
            drawn = self._strips[place, here] = self._draw(self._lines[place], here)
        return drawn

    def _draw(self, line: QueueLine, here: bool) -> Strip:
        style = "queue--cursor" if here else "queue--line"
        text = f"{_CURSOR if here else ' '} {self._columns.line(line, self._words)}"
        if not line.late or here:
            return self._strip(style, text)
        due = 2 + self._columns.due
        first = Segment(text[:due], self.get_component_rich_style("queue--late"))
        return self._strip(style, text[due:], first)

    def _strip(self, style: str, text: str, *before: Segment) -> Strip:
        segment = Segment(text, self.get_component_rich_style(style))
        return Strip([*before, segment]).adjust_cell_length(self.size.width, segment.style)
