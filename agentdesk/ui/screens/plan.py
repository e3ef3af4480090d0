"""The plan of a case: what is to be done when, if nobody answers."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Label, Static

from agentdesk.desk.plan_views import PlanLine, PlanView
from agentdesk.text.crop import crop
from agentdesk.ui.apart import apart
from agentdesk.ui.paragraphs import prose
from agentdesk.ui.screens.base import Panel
from agentdesk.words.listed import in_turn

_NAME = 48


class PlanScreen(Panel[None]):
    """Every dated step, from now to the close."""

    DEFAULT_CSS = """
    PlanScreen {
        .box { width: 76; }
        .title { width: 100%; text-wrap: nowrap; text-overflow: ellipsis; }
        .head { padding: 0 0 1 0; }
        .step { padding: 0 0 1 0; }
    }
    """

    def __init__(self, view: PlanView) -> None:
        super().__init__()
        self._view = view

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="box"):
            yield Label(self._title(), classes="title", markup=False)
            yield Static(prose(self._head()), classes="quiet head")
            for line in self._view.lines:
                yield Static(_told(line), classes="step")
            yield Label(self.tr("Esc goes back"), classes="quiet", markup=False)

    def _title(self) -> str:
        view = self._view
        known = (crop(view.customer, _NAME), view.case) if view.case else (view.title,)
        return " · ".join(apart(part) for part in known if part)

    def _head(self) -> str:
        """What the dates stand for, and what they take for granted."""
        tr, view = self.tr, self._view
        if view.closed:
            return tr("The case is closed; nothing is planned.")
        if not view.lines:
            return tr("Nothing is planned.")
        said = tr("What is to be done when, if nobody answers.")
        if not view.assumed:
            return said
        facts = in_turn((apart(fact) for fact in view.assumed), tr)
        return "\n".join((said, tr("Taken for granted, for nobody knows it: {facts}", facts=facts)))

    def do_accept(self) -> None:
        self.dismiss(None)


def _told(line: PlanLine) -> Content:
    parts = [prose(line.when, "bold"), prose(line.text)]
    return Content("\n").join([*parts, prose(line.detail, "$quiet")] if line.detail else parts)
