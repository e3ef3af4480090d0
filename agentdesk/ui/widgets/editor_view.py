"""A text to type into as it is seen: its rows in the order of the eye, the cursor, what is chosen.

Only lines that look different than before are painted anew.
"""

from collections.abc import Sequence
from typing import ClassVar

from textual.filter import LineFilter
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from agentdesk.text.editing import Buffer, Rules
from agentdesk.text.layout import Caret, Layout, Line, Place
from agentdesk.text.line import Cell
from agentdesk.text.rows import Setup, Side
from agentdesk.ui.direction import DirectionFilter
from agentdesk.ui.textual_hooks import DirectedApp
from agentdesk.ui.widgets.editor_lines import Looks, Sight, drawn


class EditorView(ScrollView):
    """A text with a cursor in it."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"editor--quiet", "editor--cursor", "editor--chosen"}
    DEFAULT_CSS = """
    EditorView {
        pointer: text;
        &>.editor--cursor {
            background: $input-cursor-background;
            color: $input-cursor-foreground;
            text-style: $input-cursor-text-style;
        }
        &>.editor--chosen { background: $input-selection-background; color: $input-selection-foreground; }
        &>.editor--quiet { color: $text-disabled; }
    }
    """

    class Changed(Message, namespace="editor"):
        """The text has changed."""

        def __init__(self, editor: "EditorView", value: str) -> None:
            super().__init__()
            self.editor = editor
            self.value = value

        @property
        def control(self) -> "EditorView":
            return self.editor

    def __init__(self, text: str, rules: Rules, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.buffer = Buffer.of(text, rules)
        self.paper = Layout(self.buffer.text)
        self.lit = True
        self._painted: dict[int, Sight] = {}
        self._looks: Looks | None = None
        self._measured = (Size(), Size())

    # --- the text

    @property
    def text(self) -> str:
        """What is typed, in logical order."""
        return self.buffer.text

    @text.setter
    def text(self, text: str) -> None:
        buffer = Buffer.of(text, self.buffer.rules)
        if buffer.text != self.buffer.text:
            self.buffer = buffer
            self.paper = Layout(buffer.text, self.paper.setup)
            self.post_message(self.Changed(self, self.text))
            self.look_again(follow=True)

    @property
    def caret(self) -> Caret:
        """Where the cursor is."""
        return Caret(self.buffer.chosen.cursor, self.buffer.chosen.leans)

    def become(self, buffer: Buffer) -> None:
        """Take the next step of the text."""
        self.buffer = buffer
        if buffer.change:
            self.paper.change(*buffer.change)
            self.post_message(self.Changed(self, self.text))
        self.look_again(follow=True)

    # --- what a kind of field decides

    def wanted_setup(self) -> Setup:
        """How the text is to be laid out now."""
        raise NotImplementedError

    def left(self, cells: tuple[Cell, ...], side: Side) -> int:
        """The column in which a row begins; less than 0 where that is out of sight."""
        raise NotImplementedError

    def follow(self, place: Place) -> None:
        """Scroll to where the cursor is."""
        raise NotImplementedError

    # --- the screen around it

    @property
    def mirrored(self) -> bool:
        """Whether the screen is turned round."""
        return isinstance(self.app, DirectedApp) and self.app.mirrored

    @property
    def room(self) -> Size:
        """The cells of a line, and how many lines are seen."""
        if self._measured[0] != self.outer_size:
            self._measured = (self.outer_size, self.scrollable_content_region.size)
        return self._measured[1]

    def setup(self, width: int) -> Setup:
        """How a text of so many cells across (0: any number) is laid out on this screen and terminal."""
        strategy = self.app.display_strategy if isinstance(self.app, DirectedApp) else "visual"
        ligatures = strategy in {"words", "kitty"}
        return Setup(width, "rtl" if self.mirrored else "ltr", ligatures, logical=strategy == "none")

    def get_line_filters(self) -> Sequence[LineFilter]:
        """All but the one that puts lines into visual order: these are."""
        return [told for told in super().get_line_filters() if not isinstance(told, DirectionFilter)]

    # --- how it is seen

    def sight(self, y: int, place: Place) -> Sight:
        """What is seen of a row while the cursor is at a place."""
        if y >= self.paper.height:
            return Sight()
        line = self.paper.line(y)
        cells, cursor = line.row.cells, -1
        if place.y == y and self.has_focus:
            cells, cursor = place.cells, place.slot if self.lit else -1
        return Sight(cells, self.left(cells, line.row.side), cursor, self._chosen(line))

    def _chosen(self, line: Line) -> tuple[int, int]:
        """Which of a row's characters are chosen."""
        start, end = self.buffer.span
        first, last = max(start - line.at, 0), min(end - line.at, line.row.size + 1)
        return (first, last) if first < last and start < end else (0, 0)

    def look_again(self, *, follow: bool = False) -> None:
        """Paint the lines that look different than before; `follow`: scroll to where the cursor is."""
        width, height = self.room
        if not width or not self.is_attached:
            return
        place = self._here()
        if follow:
            self.follow(place)
        top = self.scroll_offset.y
        lines = [y for y in range(height) if self._painted.get(y) != self.sight(top + y, place)]
        if lines:
            self.refresh(*(Region(0, y, self.size.width, 1) for y in lines))
        if self.has_focus:
            self.app.cursor_position = self.content_region.offset + self.composed(place)

    def render_line(self, y: int) -> Strip:
        """A line of the screen, in the order of the eye."""
        self._painted[y] = sight = self.sight(y + self.scroll_offset.y, self._here())
        logical = self.paper.setup.logical
        return drawn(sight, self.room.width, self._styles, mirrored=self.mirrored, logical=logical)

    def composed(self, place: Place) -> Offset:
        """Where a cursor is within the field, on the screen as it is composed."""
        x = max(0, min(self.room.width - 1, self.left(place.cells, place.line.row.side) + place.column))
        return Offset(self.room.width - 1 - x if self.mirrored else x, place.y - self.scroll_offset.y)

    def seen(self, offset: Offset) -> Caret:
        """The place that is nearest to a cell within the field, on the screen as it is composed."""
        y = max(0, min(self.paper.height - 1, offset.y + self.scroll_offset.y))
        row = self.paper.line(y).row
        x = self.room.width - 1 - offset.x if self.mirrored else offset.x
        return self.paper.caret_at(y, x - self.left(row.cells, row.side))

    def _here(self) -> Place:
        """Where the cursor is seen, on the screen and the terminal as they are now."""
        setup = self.wanted_setup()
        if self.paper.setup != setup:
            self.paper.lay(setup)
        return self.paper.place(self.caret)

    @property
    def _styles(self) -> Looks:
        if self._looks is None:
            plain = self.rich_style
            styles = (plain + self.get_component_rich_style(f"editor--{part}") for part in Looks._fields[1:])
            self._looks = Looks(plain, *styles)
        return self._looks

    def notify_style_update(self) -> None:
        self._looks = None
        self._measured = (Size(), Size())
        super().notify_style_update()

    def on_resize(self) -> None:
        self._painted.clear()
        self.look_again(follow=True)
