"""What a call would write if it were wrapped up now."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Label

from agentdesk.desk.views import EffectView
from agentdesk.ui.keys import bindings
from agentdesk.ui.screens.base import Panel
from agentdesk.ui.widgets.call_effect_lines import EffectLines


class EffectsScreen(Panel[None]):
    """Reads only; Enter, F3 and Escape go back to the call."""

    WHERE = "call"
    BINDINGS = bindings("call")
    DEFAULT_CSS = """
    EffectsScreen {
        .box { width: 76; }
        .list { height: auto; max-height: 100%; scrollbar-size-vertical: 1; }
    }
    """

    def __init__(self, effects: Sequence[EffectView]) -> None:
        super().__init__()
        self._effects = tuple(effects)

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Label(self.tr("What this call writes at wrap-up"), classes="title", markup=False)
            with VerticalScroll(classes="list"):
                yield EffectLines(self.tr, self._effects)
            yield Label(self.tr("Esc goes back"), classes="quiet hint", markup=False)

    def do_effects(self) -> None:
        self.dismiss(None)

    def do_confirm(self) -> None:
        self.dismiss(None)
