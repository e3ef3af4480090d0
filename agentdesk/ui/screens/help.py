"""Help for what has the focus, and the keys of the screen."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Label, Static

from agentdesk.text.widths import width
from agentdesk.ui.offers import Offer
from agentdesk.ui.paragraphs import prose
from agentdesk.ui.screens.base import Panel


class HelpScreen(Panel[None]):
    """What the focus is for, then every key with what it does and, where it can't be used now, why."""

    DEFAULT_CSS = """
    HelpScreen {
        .box { width: 76; }
        #focus { padding: 0 0 1 0; }
        #keys { padding: 0 0 1 0; }
    }
    """

    def __init__(self, offers: Sequence[Offer], text: str) -> None:
        super().__init__()
        self._offers = offers
        self._text = text

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="box"):
            yield Label(self.tr("Help"), classes="title", markup=False)
            if self._text:
                yield Static(prose(self._text), id="focus")
            yield Static(self._keys(), id="keys")
            yield Label(self.tr("Esc goes back"), classes="quiet", markup=False)

    def do_help(self) -> None:
        self.dismiss(None)

    def do_accept(self) -> None:
        self.dismiss(None)

    def _keys(self) -> Content:
        widest = max((width(offer.sign) for offer in self._offers), default=0)
        return Content("\n").join(_line(offer, widest) for offer in self._offers)


def _line(offer: Offer, widest: int) -> Content:
    blank = " " * (widest - width(offer.sign) + 2)
    parts: list[tuple[str, str]] = [(offer.sign, "bold $primary"), (blank, ""), (offer.tooltip or offer.words, "")]
    if offer.reason:
        parts.append((f"\n{' ' * (widest + 2)}{offer.reason}", "$quiet"))
    return Content.assemble(*parts)
