"""Why a case is, or is not, in the queue."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Label, Static

from agentdesk.desk.views import ReasonView, WhyView
from agentdesk.text.crop import crop
from agentdesk.ui.apart import apart
from agentdesk.ui.paragraphs import prose
from agentdesk.ui.screens.base import Panel

_NAME = 48


class WhyScreen(Panel[None]):
    """Every rule, and until when it holds."""

    DEFAULT_CSS = """
    WhyScreen {
        .box { width: 72; }
        .title { width: 100%; text-wrap: nowrap; text-overflow: ellipsis; }
        .reason { padding: 0 0 1 0; }
    }
    """

    def __init__(self, view: WhyView) -> None:
        super().__init__()
        self._view = view

    def compose(self) -> ComposeResult:
        tr, view = self.tr, self._view
        said = tr("This case is in your queue.") if view.in_queue else tr("This case is not in your queue.")
        with VerticalScroll(classes="box"):
            title = f"{apart(crop(view.customer, _NAME))} · {apart(view.external_id)}"
            yield Label(title, classes="title", markup=False)
            yield Label(said, classes="quiet reason", markup=False)
            for reason in view.reasons:
                yield Static(_told(reason), classes="reason")
            yield Label(tr("Esc goes back"), classes="quiet", markup=False)

    def do_accept(self) -> None:
        self.dismiss(None)


def _told(reason: ReasonView) -> Content:
    sign = "✓" if reason.rule == "in_queue" else "✗"
    return Content.assemble((f"{sign} ", "bold"), prose(reason.text))
