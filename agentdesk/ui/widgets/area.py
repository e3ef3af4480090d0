"""A text of many lines to type in, in any direction, wrapped to the width that there is."""

from textual import events
from textual.geometry import Size

from agentdesk.text.editing import Rules
from agentdesk.text.layout import Place
from agentdesk.text.line import Cell
from agentdesk.text.rows import Setup, Side
from agentdesk.ui.widgets.editor import Editor


class Area(Editor):
    """Many lines, of any length; Enter begins a new one."""

    DEFAULT_CSS = """
    Area {
        overflow: hidden auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
    }
    """

    def __init__(self, text: str = "", *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(text, Rules(), id=id, classes=classes)

    def on_key(self, event: events.Key) -> None:
        if event.key in {"enter", "shift+enter"}:
            event.stop()
            event.prevent_default()
            self.insert("\n")

    def wanted_setup(self) -> Setup:
        return self.setup(max(2, self.room.width))

    def left(self, cells: tuple[Cell, ...], side: Side) -> int:
        return self.paper.left(cells, side)

    def follow(self, place: Place) -> None:
        width, height = self.room
        size = Size(width, max(height, self.paper.height))
        if size != self.virtual_size:
            self.virtual_size = size
        top = self.scroll_offset.y
        wanted = max(place.y + 1 - height, min(top, place.y, size.height - height))
        if wanted != top:
            self.scroll_to(y=wanted, animate=False, force=True)
