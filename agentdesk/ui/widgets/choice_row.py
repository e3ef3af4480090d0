"""A few numbered options in a row: one of them is on, or any number of them."""

from collections.abc import Sequence

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from agentdesk.core.digits import digit
from agentdesk.text.crop import fit
from agentdesk.text.widths import width
from agentdesk.ui.apart import whole
from agentdesk.ui.messages import Chosen

_ON, _OFF = "●", "○"
_TICKED, _UNTICKED = "✓", "·"
_GAP = 2
_LABEL, _SHORT_LABEL = 17, 11
_NARROW = 46


class ChoiceRow(Widget, can_focus=True):
    """A label, then options. Posts Chosen when an option is chosen, or switched where `many` may be on.

    Digits choose; the arrows move along; where many may be on, the space bar switches.
    """

    DEFAULT_CSS = """
    ChoiceRow {
        height: auto;
        width: 1fr;
        color: $foreground;
        &:focus { background: $panel; }
    }
    """
    BINDINGS = [
        Binding("left", "move(-1)", show=False),
        Binding("right", "move(1)", show=False),
        Binding("space", "switch", show=False),
    ]
    ALLOW_SELECT = False
    on: reactive[tuple[str, ...]] = reactive((), layout=True)
    cursor: reactive[int] = reactive(0)

    def __init__(
        self,
        options: Sequence[tuple[str, str]],
        on: Sequence[str] = (),
        *,
        label: str = "",
        many: bool = False,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._label = label
        self._options = tuple(options)
        self._many = many
        self.set_reactive(ChoiceRow.on, tuple(on))
        self.set_reactive(ChoiceRow.cursor, self._place())

    @property
    def value(self) -> str:
        """The first option that is on, or ""."""
        return self.on[0] if self.on else ""

    def put(self, options: Sequence[tuple[str, str]], on: Sequence[str]) -> None:
        """Offer these; nothing is posted."""
        self._options = tuple(options)
        self.on = tuple(on)
        self.cursor = self._place()
        self.refresh(layout=True)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        return _LABEL + sum(width(self._said(place)) + _GAP for place in range(len(self._options)))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._rows(width))

    def render(self) -> Content:
        cells = self.content_size.width
        indent, rows = self._indent(cells), self._rows(cells)
        labels = [
            Content.styled(fit(fit(self._label, indent - 1), indent), "$quiet"),
            *[Content(" " * indent)] * len(rows),
        ]
        lines = (Content(" " * _GAP).join(map(self._option, row)) for row in rows)
        return Content("\n").join(label + line for label, line in zip(labels, lines, strict=False))

    def _indent(self, cells: int) -> int:
        """The cells before the options: those of the label, which all rows of a form share."""
        return (_LABEL if cells >= _NARROW else _SHORT_LABEL) if self._label else 0

    def _rows(self, cells: int) -> list[list[int]]:
        """The places of the options in each row: an option is never broken."""
        rows: list[list[int]] = [[]]
        used = 0
        for place in range(len(self._options)):
            taken = width(self._said(place)) + _GAP
            if rows[-1] and self._indent(cells) + used + taken - _GAP > cells:
                rows.append([])
                used = 0
            rows[-1].append(place)
            used += taken
        return rows

    def _said(self, place: int) -> str:
        value, words = self._options[place]
        on = value in self.on
        sign = (_TICKED if on else _UNTICKED) if self._many else (_ON if on else _OFF)
        return f"{sign} {place + 1} {whole(words)}"

    def _option(self, place: int) -> Content:
        style = "bold $stand" if self._options[place][0] in self.on else "$quiet"
        if self.has_focus and place == self.cursor:
            style = "bold $block-cursor-foreground on $block-cursor-background"
        return Content.styled(self._said(place), style).stylize(Style.from_meta({"place": place}))

    def on_key(self, event: events.Key) -> None:
        number = digit(event.character)
        if number and number <= len(self._options):
            event.stop()
            self.cursor = number - 1
            self._choose(number - 1)

    def on_click(self, event: events.Click) -> None:
        place = event.style.meta.get("place")
        if isinstance(place, int):
            self.cursor = place
            self._choose(place)

    def action_move(self, step: int) -> None:
        if self._options:
            self.cursor = max(0, min(len(self._options) - 1, self.cursor + step))
            if not self._many:
                self._choose(self.cursor)

    def action_switch(self) -> None:
        if self._options:
            self._choose(self.cursor)

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def _choose(self, place: int) -> None:
        value = self._options[place][0]
        chosen: tuple[str, ...] = (value,)
        if self._many and value in self.on:
            chosen = tuple(other for other in self.on if other != value)
        elif self._many:
            chosen = tuple(other for other, _ in self._options if other in self.on or other == value)
        if chosen != self.on:
            self.on = chosen
            self.post_message(Chosen(self.id, value, chosen))

    def _place(self) -> int:
        values = [value for value, _ in self._options]
        return values.index(self.value) if self.value in values else 0
