"""A panel of rows to be filled in."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import ClassVar, TypeVar

from textual import events
from textual.containers import Horizontal
from textual.widgets import Label

from agentdesk.core.errors import BadInput, Fault
from agentdesk.ui.keys import bindings
from agentdesk.ui.screens.base import Panel
from agentdesk.ui.widgets.choice_row import ChoiceRow
from agentdesk.ui.widgets.field import LONGEST, Field

R = TypeVar("R")


class FormPanel(Panel[R]):
    """The arrows go from row to row; Enter in a field keeps what is written, as the key of `save_case` does.

    LABELS are the words of its rows, by their ids; LONGEST is how many characters a field takes.
    """

    WHERE = "form"
    BINDINGS = bindings("form")
    LABELS: ClassVar[Mapping[str, str]] = {}
    LONGEST: ClassVar[int] = LONGEST
    DEFAULT_CSS = """
    FormPanel {
        .box { width: 90%; max-width: 84; overflow-y: hidden; }
        .rows { height: auto; max-height: 70vh; scrollbar-size-vertical: 1; }
        Horizontal { height: auto; }
        .label { width: 17; color: $quiet; text-wrap: nowrap; text-overflow: ellipsis; }
        Field { width: 1fr; }
        &.-narrow .label { width: 11; }
    }
    """

    def label(self, row: str) -> str:
        """What a row is called; "" where the form has none of this id."""
        return self.tr(self.LABELS[row]) if row in self.LABELS else ""

    def row_of(self, place: str) -> str:
        """The id of the row that a fault's place means."""
        return place

    def field(self, row: str, value: str = "", *, label: str = "", placeholder: str = "") -> Horizontal:
        """A row to type in."""
        field = Field(value, placeholder=placeholder, max_length=self.LONGEST, id=row)
        return Horizontal(Label(label or self.label(row), classes="label", markup=False), field)

    def choice(self, row: str, options: Sequence[tuple[str, str]], on: str, *, label: str = "") -> ChoiceRow:
        """A row to choose in."""
        return ChoiceRow(options, (on,), label=label or self.label(row), id=row)

    def cells(self) -> dict[str, str]:
        """What stands in the rows, by their ids."""
        typed = {field.id or "": field.value for field in self.query(Field)}
        return typed | {row.id or "": row.value for row in self.query(ChoiceRow)}

    def show_faults(self, error: BadInput) -> None:
        """Say what is wrong in the words of the form, and go to the first of it."""
        self.fail(BadInput(*map(self._in_words, error.faults)))
        for row in self.query(f"#{self.row_of(error.faults[0].place)}"):
            row.focus()

    def _in_words(self, fault: Fault) -> Fault:
        return replace(fault, place=self.label(self.row_of(fault.place)) or fault.place)

    async def on_key(self, event: events.Key) -> None:
        if event.key in ("down", "up"):
            event.stop()
            self.focus_next() if event.key == "down" else self.focus_previous()
        else:
            await super().on_key(event)

    async def on_field_submitted(self) -> None:
        await self.action_do("save_case")
