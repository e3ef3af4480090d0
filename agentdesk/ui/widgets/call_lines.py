"""A column of lines that scrolls where it is long, and says how much more there is."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from agentdesk.ui.widgets.call_text import joined
from agentdesk.words.translator import Translator


class Lines(Widget):
    """Lines that depend on their width; a subclass says which."""

    DEFAULT_CSS = """
    Lines {
        width: 1fr;
        height: auto;
        text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    """

    def lines(self, width: int) -> list[Content]:
        """The lines at `width` cells."""
        return []

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self.lines(width))

    def render(self) -> Content:
        return joined(self.lines(self.content_size.width))


class ScrollingLines(VerticalScroll):
    """Scrolls without a bar."""

    DEFAULT_CSS = """
    ScrollingLines {
        height: 1fr;
        scrollbar-size-vertical: 0;
    }
    """

    class Moved(Message):
        """Other lines are hidden now than before."""

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Moved())


class Reading(Vertical):
    """Lines in a room of given height; what is hidden of them is counted in a line of its own."""

    DEFAULT_CSS = """
    Reading {
        height: auto;
        & > .more { height: 1; color: $accent; display: none; }
        &.-cut > .more { display: block; }
    }
    """

    def __init__(self, tr: Translator, content: Lines, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._tr = tr
        self._content = content
        self._scroll = ScrollingLines(content, can_focus=False)
        self._sign = Static("", classes="more", markup=False)
        self._beyond = 0

    def compose(self) -> ComposeResult:
        yield self._scroll
        yield self._sign

    def natural(self, width: int) -> int:
        """The rows it would take at `width` cells."""
        return len(self._content.lines(width))

    def allot(self, height: int, width: int) -> None:
        """Take `height` rows; where that is not enough, the last of them says that there is more."""
        natural = self.natural(width)
        self._beyond = natural - height + 1 if natural > height else 0
        self.styles.height = height
        self.set_class(natural > height, "-cut")
        self._tell()

    def page(self, pages: int) -> None:
        """Go on (1) or back (-1) by a page."""
        self._scroll.scroll_relative(y=pages * max(1, self._scroll.size.height - 1), animate=False)

    def top(self) -> None:
        """Back to the first line."""
        self._scroll.scroll_home(animate=False)

    @on(ScrollingLines.Moved)
    def moved(self, message: ScrollingLines.Moved) -> None:
        message.stop()
        self._tell()

    def _tell(self) -> None:
        hidden = self._beyond - round(self._scroll.scroll_y)
        if hidden > 0:
            self._sign.update(self._tr.plural("▾ {count} more line, PgDn", "▾ {count} more lines, PgDn", hidden))
        else:
            self._sign.update(self._tr("▴ to the beginning, PgUp"))
