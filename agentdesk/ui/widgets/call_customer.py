"""The card of the customer, and the same in one line where there is no room for a card."""

import re

from textual.content import Content
from textual.reactive import reactive
from textual.style import Style

from agentdesk.core.digits import western
from agentdesk.desk.views import CustomerView
from agentdesk.text.crop import crop
from agentdesk.text.widths import width as cells
from agentdesk.ui.apart import apart, spoken
from agentdesk.ui.widgets.call_lines import Lines
from agentdesk.ui.widgets.call_text import wrapped
from agentdesk.words.translator import Translator

_NAME_LIMIT = 200


def tel(number: str) -> str:
    """A number as a link that terminals and softphones understand; "" where it holds no digits."""
    dialled = re.sub(r"[^0-9+*#]", "", western(number))
    return f"tel:{dialled}" if re.search("[0-9]", dialled) else ""


def linked(number: str, room: int) -> Content:
    """The number, which a terminal can offer to dial."""
    written = Content(crop(apart(number), room)).stylize("bold $stand")
    link = tel(number)
    return written.stylize(Style(link=link)) if link else written


class CustomerLines(Lines):
    """The whole card."""

    customer: reactive[CustomerView | None] = reactive(None, layout=True)

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._tr = tr

    def lines(self, width: int) -> list[Content]:
        card = self.customer
        if card is None:
            return [Content(self._tr("looking …")).stylize("$quiet")]
        told = [linked(card.number, width) if card.number else Content(self._instead(card))]
        told += _lines(card.held, width, "$warning")
        told += _lines(card.number_note, width, "$foreground")
        told += _lines(" · ".join(part for part in (card.local_time, card.window) if part), width, "")
        for group, style in ((card.lines, ""), (card.consents, ""), (card.history, "$quiet")):
            if group:
                told.append(Content(""))
                told += [line for text in group for line in _lines(text, width, style)]
        return told

    def _instead(self, card: CustomerView) -> str:
        """What stands in the place of a number that isn't shown."""
        return self._tr("the number is hidden") if card.held else self._tr("no number")


class CustomerLine(Lines):
    """Name, number and local time in one line."""

    DEFAULT_CSS = """
    CustomerLine { height: 1; padding: 0 1; color: $quiet; }
    """

    customer: reactive[CustomerView | None] = reactive(None)

    def lines(self, width: int) -> list[Content]:
        card = self.customer
        if card is None:
            return [Content("")]
        number = linked(card.number, width)
        parts = (card.held,) if card.held else (card.local_time, card.window)
        rest = " · ".join(spoken(part) for part in parts if part)
        room = width - number.cell_length - 2
        name = crop(apart(card.name[:_NAME_LIMIT]), max(0, room - (min(cells(rest), room // 2) + 3 if rest else 0)))
        told = [(name, "$foreground"), ("  " if name else "", "")]
        after = width - cells(name) - 2 - number.cell_length - 3
        tail = [(" · ", "$quiet"), (crop(rest, after), "$quiet")] if rest and after > 3 else []
        return [Content.assemble(*told, number, *tail)]


def _lines(text: str, width: int, style: str) -> list[Content]:
    return wrapped(text, width, style, rest="  ") if text else []
