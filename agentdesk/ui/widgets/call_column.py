"""The middle column of a call: the script, its answers or its field, the hold, and the note under them."""

from textual import events, on
from textual.app import ComposeResult

from agentdesk.desk.views import CallView, CustomerView
from agentdesk.ui.widgets.call_answers import AnswerLines
from agentdesk.ui.widgets.call_customer import CustomerLine
from agentdesk.ui.widgets.call_field import ValueField
from agentdesk.ui.widgets.call_frame import Column
from agentdesk.ui.widgets.call_hold import HoldPanel
from agentdesk.ui.widgets.call_lines import Reading
from agentdesk.ui.widgets.call_note import NotePanel
from agentdesk.ui.widgets.call_say import SayLines, Script
from agentdesk.words.translator import Translator

_LEAST_TEXT = 4
_MOST_NOTE = 12


def shares(room: int, text: int, answers: int) -> tuple[int, int]:
    """Rows for the text and for the answers under it: both whole, or the text gives way first, then the answers."""
    if text + answers <= room:
        return text, answers
    kept = min(answers, max(room - min(text, _LEAST_TEXT), room * 3 // 5))
    return max(1, room - kept), kept


def on_hold(view: CallView) -> bool:
    """Whether the customer is on hold at this moment."""
    return view.kind == "wait" and view.timer is not None


class ScriptColumn(Column):
    """Shows one moment of the call."""

    DEFAULT_CSS = """
    ScriptColumn {
        & > CustomerLine { display: none; }
        & > Reading { padding: 0 1; }
        & > .-away { display: none; }
    }
    """

    def __init__(self, tr: Translator, note: str) -> None:
        super().__init__()
        self.customer = CustomerLine()
        self.say = SayLines(tr)
        self.answers = AnswerLines()
        self.field = ValueField(tr)
        self.hold = HoldPanel(tr)
        self.note = NotePanel(tr, note)
        self._text = Reading(tr, self.say)
        self._choices = Reading(tr, self.answers)
        for part in (self._choices, self.field, self.hold, self.note):
            part.add_class("-away")

    def compose(self) -> ComposeResult:
        yield from (self.customer, self._text, self._choices, self.field, self.hold, self.note)

    def show(self, script: Script, *, fresh: bool) -> None:
        """Show a moment; `fresh`: it is another one than before, so begin at its first line."""
        view = script.view
        if view is None:
            return
        self.say.script = script
        self.answers.options = view.options
        if view.input is not None and fresh:
            self.field.ask(view.input)
        if on_hold(view):
            self.hold.show(view)
        if fresh:
            self._text.top()
            self._choices.top()
        self.lay_out()

    def card(self, card: CustomerView) -> None:
        """Show who the customer is, where there is no column for it."""
        self.customer.customer = card

    def open_note(self) -> None:
        """Open the note and go there."""
        self.note.remove_class("-away")
        self.lay_out()
        self.call_after_refresh(self._into_note)

    def _into_note(self) -> None:
        if self.note_open:
            self.screen.set_focus(self.note.area)

    def close_note(self) -> None:
        """Close the note; what is in it stays."""
        self.note.add_class("-away")
        self.lay_out()

    @property
    def note_open(self) -> bool:
        return not self.note.has_class("-away")

    def page(self, pages: int) -> None:
        """Turn the pages of the text; of the answers, once the text is at its end."""
        self._text.page(pages)
        self._choices.page(pages)

    @on(ValueField.Grown)
    def field_grown(self, message: ValueField.Grown) -> None:
        message.stop()
        self.lay_out()

    def on_resize(self, event: events.Resize) -> None:
        self.lay_out()

    def lay_out(self) -> None:
        """Give each part its rows."""
        view, width = self.say.script.view, self.size.width - 2
        if view is None or width < 4:
            return
        under = self.field.natural(width) if view.input is not None else self._choices.natural(width)
        natural = self._text.natural(width)
        room = self.size.height - (1 if self.customer.display else 0)
        held = on_hold(view)
        room -= self._note_rows(room, 0 if held else room - natural - under)
        self.hold.set_class(not held or room < 1, "-away")
        self.field.set_class(held or view.input is None or room < 1, "-away")
        self._choices.set_class(held or not view.options or room < 1, "-away")
        self._text.set_class(held or room < 1, "-away")
        text, answers = shares(room, natural, under)
        self._text.allot(text, width)
        self._choices.allot(answers, width)

    def _note_rows(self, room: int, left: int) -> int:
        """The rows of the note: what the script leaves, all where it can't be seen; few enough to paint fast."""
        if not self.note_open:
            return 0
        rows = max(5, min(_MOST_NOTE, max(left, room * 2 // 5)))
        rows = room if room - rows < _LEAST_TEXT else rows
        self.note.styles.height = rows
        return rows
