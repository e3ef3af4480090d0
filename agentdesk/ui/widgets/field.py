"""A line to type in, in any direction; a value that is longer than the field scrolls."""

from textual import events
from textual.message import Message

from agentdesk.text.editing import Rules
from agentdesk.text.layout import Layout, Place
from agentdesk.text.line import Cell
from agentdesk.text.rows import Setup, Side, slot_of, width_of
from agentdesk.ui.widgets.editor import Editor
from agentdesk.ui.widgets.editor_keys import Asked, Move
from agentdesk.ui.widgets.editor_lines import Sight

LONGEST = 2000  # characters, where nothing else is said


class Field(Editor):
    """One line. Enter submits it, with all that was typed before; the keys that go up and down are the screen's.

    With `choose_on_focus` the first key takes the place of what was there. `placeholder` is shown while there is
    nothing.
    """

    DEFAULT_CSS = """
    Field {
        width: 100%;
        height: 1;
        padding: 0 1;
        overflow: hidden hidden;
    }
    """

    class Submitted(Message):
        """Enter was pressed."""

        def __init__(self, field: "Field", value: str) -> None:
            super().__init__()
            self.field = field
            self.value = value

        @property
        def control(self) -> "Field":
            return self.field

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        max_length: int = LONGEST,
        choose_on_focus: bool = True,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(value, Rules(lines=False, most=max_length), id=id, classes=classes)
        self.placeholder = placeholder
        self._choose_on_focus = choose_on_focus
        self._first = 0

    @property
    def value(self) -> str:
        """What is typed, in logical order."""
        return self.text

    @value.setter
    def value(self, value: str) -> None:
        self.text = value

    def insert(self, text: str) -> None:
        before = self.buffer
        super().insert(text)
        if self.buffer.change is None and self.buffer.text == before.text and text:
            self.app.bell()
        if not self.has_focus:
            # What comes ahead of the focus must not be chosen by it.
            self._choose_on_focus = False

    def takes(self, asked: Asked) -> bool:
        upright = isinstance(asked, Move) and asked.way in {"up", "down", "page_up", "page_down"}
        return not upright and super().takes(asked)

    def on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Submitted(self, self.value))

    def on_focus(self, event: events.Focus) -> None:
        row = self.paper.line(0).row
        first = max(0, -self.left(row.cells, row.side))
        if self._choose_on_focus and not event.from_app_focus:
            self.become(self.buffer.choose(0, len(self.value)))
        # A click that brings the focus comes next, and means what was seen until now.
        self._first = first
        self.call_later(self.look_again, follow=True)

    # --- how it is seen

    def wanted_setup(self) -> Setup:
        return self.setup(0)

    def left(self, cells: tuple[Cell, ...], side: Side) -> int:
        spare = self.room.width - width_of(cells)
        if spare >= 0:
            return 0 if side == "ltr" else spare
        if self.has_focus:
            return -self._first
        return 0 if side == "ltr" else spare

    def follow(self, place: Place) -> None:
        room, length = self.room.width, width_of(place.cells)
        taken = place.cells[place.slot].width
        first = max(place.column + taken - room, min(self._first, place.column))
        self._first = max(0, min(first, length - room))

    def sight(self, y: int, place: Place) -> Sight:
        own = super().sight(y, place)
        if self.value or not self.placeholder:
            return own
        row = Layout(self.placeholder, self.paper.setup).line(0).row
        if row.side == place.line.row.side:
            cells, cursor = row.cells, slot_of(row.cells, 0)
        else:
            # The cursor is at the other end, where what is typed will begin.
            blanks = place.cells * (self.room.width - width_of(row.cells))
            cells = (*row.cells, *blanks) if row.side == "ltr" else (*blanks, *row.cells)
            cursor = len(cells) - 1 if row.side == "ltr" else 0
        return Sight(cells, self.left(cells, row.side), cursor if own.cursor >= 0 else -1, quiet=True)
