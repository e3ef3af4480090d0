"""The case under the cursor, beside the queue."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from agentdesk.text.safe import shown

# Only named here: importing it would hold up the first frame.
if TYPE_CHECKING:
    from agentdesk.desk.views import PreviewView


class Preview(VerticalScroll, can_focus=False):
    """Shows a PreviewView; until the next one comes, the old one stays, dimmed."""

    DEFAULT_CSS = """
    Preview {
        padding: 0 1;
        color: $foreground;
        scrollbar-size-vertical: 1;
        &.stale { text-opacity: 50%; }
        Static { width: 100%; }
    }
    """

    def compose(self) -> ComposeResult:
        yield Static(markup=False)

    def show(self, view: "PreviewView | None", history: str) -> None:
        """Show a case; `history` is the heading above its earlier calls."""
        self.remove_class("stale")
        self.query_one(Static).update(_told(view, history) if view else "")
        self.scroll_home(animate=False)

    def grow_old(self) -> None:
        """Say that what is shown is not the case under the cursor any more."""
        self.add_class("stale")


def _told(view: "PreviewView", history: str) -> Content:
    lines = [Content.styled(shown(view.title), "bold $stand")]
    lines += [Content(shown(line)) for line in view.lines]
    if view.history:
        lines += [Content(""), Content.styled(history, "$quiet")]
        lines += [Content(shown(line)) for line in view.history]
    return Content("\n").join(lines)
