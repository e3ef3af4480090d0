"""One frame round several columns: the lines are joined, and each column's title stands in the upper one."""

from collections.abc import Sequence

from textual.containers import Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from agentdesk.text.crop import crop
from agentdesk.ui.apart import spoken


class Column(Vertical):
    """One column of the frame; `heading` stands in the line above it."""

    DEFAULT_CSS = """
    Column { width: 1fr; height: 1fr; }
    """

    heading: reactive[str] = reactive("")


class FrameSide(Widget):
    """A line from top to bottom."""

    DEFAULT_CSS = """
    FrameSide { width: 1; height: 1fr; color: $line; }
    """

    def render(self) -> Content:
        return Content("\n".join("│" * max(1, self.size.height)))


class FrameEdge(Widget):
    """The upper or lower line over several columns, with a joint wherever a side meets it."""

    DEFAULT_CSS = """
    FrameEdge { width: 1fr; height: 1; color: $line; }
    """

    def __init__(self, columns: Sequence[Column], corners: str, *, titled: bool) -> None:
        super().__init__()
        self._columns = columns
        self._corners = corners
        self._titled = titled

    def render(self) -> Content:
        seen = [column for column in self._columns if column.display and column.size.width]
        start, joint, end = tuple(self._corners)
        pieces: list[Content | str] = [start]
        for column in seen:
            pieces += [*self._over(column), joint]
        return Content.assemble(*pieces[:-1], end)

    def _over(self, column: Column) -> list[Content | str]:
        width = column.outer_size.width
        title = crop(spoken(column.heading), width - 4) if self._titled else ""
        if not title:
            return ["─" * width]
        written = Content(f" {title} ").stylize("$quiet")
        return ["─", written, "─" * (width - 1 - written.cell_length)]
