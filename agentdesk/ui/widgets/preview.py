"""The case under the cursor, beside the queue."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from agentdesk.ui.widgets.call_lines import Lines
from agentdesk.ui.widgets.call_text import wrapped

# Only named here: importing it would hold up the first frame.
if TYPE_CHECKING:
    from agentdesk.desk.views import PreviewView


class Told(Lines):
    """What is known of one case; long lines go on indented."""

    def __init__(self) -> None:
        super().__init__()
        self._view: PreviewView | None = None
        self._history = ""

    @property
    def case(self) -> int | None:
        """The case that is told of."""
        return self._view.case if self._view else None

    def tell(self, view: "PreviewView | None", history: str) -> None:
        """Tell of a case; `history` is the heading above its earlier calls."""
        self._view, self._history = view, history
        self.refresh(layout=True)

    def lines(self, width: int) -> list[Content]:
        if self._view is None:
            return []
        told = wrapped(self._view.title, width, "bold $stand")
        for line in self._view.lines:
            told += wrapped(line, width, rest="  ")
        if self._view.history:
            told += [Content(""), *wrapped(self._history, width, "$quiet")]
        for line in self._view.history:
            told += wrapped(line, width, rest="  ")
        return told


class Preview(VerticalScroll, can_focus=False):
    """Shows a PreviewView; until the next one comes, the old one stays, dimmed."""

    DEFAULT_CSS = """
    Preview {
        padding: 0 1;
        color: $foreground;
        scrollbar-size-vertical: 1;
        &.stale { text-opacity: 50%; }
    }
    """

    def compose(self) -> ComposeResult:
        yield Told()

    def show(self, view: "PreviewView | None", history: str) -> None:
        """Show a case, another one from its beginning; `history` is the heading above its earlier calls."""
        self.remove_class("stale")
        told = self.query_one(Told)
        other = view is None or told.case != view.case
        told.tell(view, history)
        if other:
            self.scroll_home(animate=False)

    def grow_old(self) -> None:
        """Say that what is shown is not the case under the cursor any more."""
        self.add_class("stale")
