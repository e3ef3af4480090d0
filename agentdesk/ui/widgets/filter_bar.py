"""The bar that narrows the queue: text, process, language, priority."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Label

from agentdesk.core.queue import QueueFilter
from agentdesk.ui.keys import N_
from agentdesk.ui.messages import Chosen
from agentdesk.ui.widgets.choice_row import ChoiceRow
from agentdesk.ui.widgets.field import Field

Options = Sequence[tuple[str, str]]


class FilterWords(NamedTuple):
    """The bar's labels, and what each row offers; the first option of a row is the one for "all"."""

    text: str
    process: str
    language: str
    priority: str
    hint: str
    processes: Options
    languages: Options
    priorities: Options


class FilterBar(Vertical):
    """Posts Narrowed with the changed view: at once for a choice, at Enter for the text. Down and up go along."""

    DEFAULT_CSS = """
    FilterBar {
        height: auto;
        max-height: 50%;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        padding: 0 1;
        background: $surface;
        border-bottom: solid $line;
        Horizontal { height: auto; }
        .label { width: 17; color: $quiet; }
        .hint { color: $quiet; width: 100%; }
    }
    """
    help_source = N_(
        "Narrow the queue: write a part of a name or a number and press Enter, or choose by digit. "
        "Up and down go from row to row, Escape closes the bar and keeps what is chosen."
    )

    class Narrowed(Message):
        """The view wanted now."""

        def __init__(self, view: QueueFilter) -> None:
            super().__init__()
            self.view = view

    def __init__(self, words: FilterWords, view: QueueFilter) -> None:
        super().__init__(id="filter")
        self._words = words
        self._view = view

    def compose(self) -> ComposeResult:
        words, view = self._words, self._view
        rows = (
            ("process", words.process, words.processes, view.process),
            ("language", words.language, words.languages, view.language),
            ("priority", words.priority, words.priorities, view.priority),
        )
        with Horizontal():
            yield Label(words.text, classes="label", markup=False)
            yield Field(view.text, id="filter-text", max_length=80)
        for name, label, options, on in rows:
            yield ChoiceRow(options, (on or "",), label=label, id=name)
        yield Label(words.hint, classes="hint", markup=False)

    def on_key(self, event: events.Key) -> None:
        if event.key in ("down", "up"):
            event.stop()
            fields = list(self.query("Field, ChoiceRow"))
            here = next((place for place, field in enumerate(fields) if field.has_focus), 0)
            step = 1 if event.key == "down" else -1
            fields[max(0, min(len(fields) - 1, here + step))].focus()

    def on_chosen(self, event: Chosen) -> None:
        event.stop()
        if event.chooser == "process":
            self._narrow(replace(self._view, process=event.value or None))
        elif event.chooser == "language":
            self._narrow(replace(self._view, language=event.value or None))
        else:
            self._narrow(replace(self._view, priority=event.value or None))

    def on_field_submitted(self, event: Field.Submitted) -> None:
        event.stop()
        self._narrow(replace(self._view, text=event.value.strip()))

    def _narrow(self, view: QueueFilter) -> None:
        self._view = view
        self.post_message(self.Narrowed(view))
