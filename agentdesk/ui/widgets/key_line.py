"""The line of keys at the foot of a screen: what can be done now, the most used first."""

from collections.abc import Iterable

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from agentdesk.text.bidi import has_rtl
from agentdesk.text.widths import width
from agentdesk.ui.apart import whole
from agentdesk.ui.offers import Offer
from agentdesk.words.slots import isolated

_GAP = "  "


class KeyLine(Widget):
    """Keys and words; what can't be done now is struck through, what has no room is in the menu on 0."""

    DEFAULT_CSS = """
    KeyLine {
        height: 1;
        padding: 0 1;
        background: $surface;
        color: $quiet;
    }
    """
    ALLOW_SELECT = False
    offers: reactive[tuple[Offer, ...]] = reactive(())

    def show(self, offers: Iterable[Offer]) -> None:
        """Show what is offered now."""
        self.offers = tuple(offers)

    def render(self) -> Content:
        shown = _fitting(self.offers, self.content_size.width)
        return Content.assemble(*(part for offer in shown for part in _parts(offer)))


def _parts(offer: Offer) -> tuple[tuple[str, str], ...]:
    style = "$quiet strike" if offer.reason else "$quiet"
    sign, words = offer.sign, offer.words
    if has_rtl(words):
        # Words may begin with a number, which would go with the key before it.
        sign, words = isolated(sign), whole(words)
    return (sign, "$quiet" if offer.reason else "bold $primary"), (" ", ""), (words, style), (_GAP, "")


def _fitting(offers: tuple[Offer, ...], cells: int) -> list[Offer]:
    """Those that have room, chosen by rank, in the order of the table."""
    chosen = set()
    for offer in sorted((offer for offer in offers if offer.rank), key=lambda offer: offer.rank):
        cells -= width(f"{offer.sign} {offer.words}{_GAP}")
        if cells < -len(_GAP):
            break
        chosen.add(offer.id)
    return [offer for offer in offers if offer.id in chosen]
