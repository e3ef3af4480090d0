"""A list to choose from: by number, nine at a time, or by arrows and Enter."""

from collections.abc import Iterable

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from agentdesk.text.widths import width
from agentdesk.ui.apart import spoken
from agentdesk.ui.offers import Offer

NINE = 9


class Choices(OptionList):
    """Offers, numbered 1 to 9; `turn` gives the numbers to the next nine. Selecting posts OptionSelected."""

    DEFAULT_CSS = """
    Choices {
        width: auto;
        max-width: 100%;
        height: auto;
        max-height: 100%;
        text-wrap: nowrap;
        text-overflow: ellipsis;
        border: none;
        padding: 0;
        background: $background;
        color: $foreground;
        scrollbar-size-vertical: 1;
        &:focus { border: none; background-tint: $foreground 0%; }
        & > .option-list--option { padding: 0 1; }
        & > .option-list--option-highlighted {
            background: $panel;
            color: $foreground;
            text-style: none;
        }
        &:focus > .option-list--option-highlighted {
            background: $block-cursor-background;
            color: $block-cursor-foreground;
            text-style: $block-cursor-text-style;
        }
    }
    """

    def __init__(self, offers: Iterable[Offer] = (), *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._offers: tuple[Offer, ...] = ()
        self._first = 0
        self.put(offers)

    @property
    def offers(self) -> tuple[Offer, ...]:
        return self._offers

    @property
    def chosen(self) -> Offer | None:
        """The offer under the cursor."""
        return None if self.highlighted is None else self._offers[self.highlighted]

    def put(self, offers: Iterable[Offer], chosen: str | None = None) -> None:
        """Show these, the cursor on `chosen` (or on the first)."""
        self._offers = tuple(offers)
        self._first = 0
        places = [place for place, offer in enumerate(self._offers) if offer.id == chosen]
        self._draw(places[0] if places else 0)

    def numbered(self, number: int) -> Offer | None:
        """The offer that has this number now; the cursor goes there."""
        place = self._first + number - 1
        if not (1 <= number <= NINE and place < len(self._offers)):
            return None
        self.highlighted = place
        return self._offers[place]

    def turn(self) -> None:
        """Number the next nine, after the last the first again."""
        self._first += NINE
        if self._first >= len(self._offers):
            self._first = 0
        self._draw(self._first)
        self.call_after_refresh(self.scroll_to_highlight, top=True)

    def _draw(self, cursor: int) -> None:
        widest = max((width(spoken(offer.words)) for offer in self._offers), default=0)
        signs = max((width(offer.sign) for offer in self._offers), default=0)
        self.clear_options()
        self.add_options(
            [Option(self._line(place, widest, signs), id=offer.id) for place, offer in enumerate(self._offers)]
        )
        if self._offers:
            self.highlighted = cursor

    def _line(self, place: int, widest: int, signs: int) -> Content:
        offer, number = self._offers[place], place - self._first + 1
        words = spoken(offer.words)
        sign = str(number) if 1 <= number <= NINE else " "
        style = "$quiet" if offer.reason else ""
        parts: list[tuple[str, str]] = [(f"{sign}  ", "bold $primary"), (words, style)]
        if offer.sign or offer.reason:
            parts.append((" " * (widest - width(words) + 2), ""))
        if offer.sign:
            parts.append((offer.sign, "$quiet"))
        if offer.reason:
            before = signs - width(offer.sign) + (2 if signs else 0)
            parts.append((" " * before + spoken(offer.reason), "$quiet"))
        return Content.assemble(*parts)
