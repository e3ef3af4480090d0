"""The field of an input step: what is wanted, what was typed, and what is wrong with it."""

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from agentdesk.desk.views import InputView
from agentdesk.ui.apart import spoken
from agentdesk.ui.keys import N_
from agentdesk.ui.paragraphs import prose
from agentdesk.ui.widgets.call_text import wrapped
from agentdesk.ui.widgets.editor_keys import Asked
from agentdesk.ui.widgets.field import LONGEST, Field
from agentdesk.words.translator import Translator

_OF_THE_CALL = frozenset({"f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "enter"})


class ValueInput(Field):
    """A line to type in.

    Enter sends it: from then on (`sent`) every key goes on to the screen, so that what is typed ahead keeps its
    order. So it is after a function key, until the screen has done what that asks for (`passing`).
    """

    help_source = N_("Type the value and press Enter. Esc leaves the field, so that 0 opens the menu.")

    class TooLong(Message):
        """More was pasted than a value can hold."""

    def __init__(self) -> None:
        super().__init__(choose_on_focus=False)
        self.sent = False
        self.passing = False

    def on_key(self, event: events.Key) -> None:
        if event.key == "enter" and not self.sent:
            self.sent = True
            event.prevent_default()
        elif self.sent or self.passing:
            event.prevent_default()
        elif event.key in _OF_THE_CALL:
            self.passing = True

    def takes(self, asked: Asked) -> bool:
        # With nothing typed it is the last answer that is taken back.
        return super().takes(asked) and (asked != "undo" or self.buffer.can_undo)

    def paste(self, text: str) -> None:
        if len(text) > LONGEST:
            self.post_message(self.TooLong())
        else:
            super().paste(" ".join(text.split()))


class ValueField(Vertical):
    """One value; an error stands under what was typed, which stays."""

    DEFAULT_CSS = """
    ValueField {
        height: auto;
        padding: 0 1;
        & > .hint { height: auto; color: $quiet; }
        & > Field { width: 1fr; max-width: 60; }
        & > .error { height: auto; color: $error; text-style: bold; display: none; }
        & > .error.-shown { display: block; }
    }
    """

    class Grown(Message):
        """It takes another number of rows than before."""

    class Edited(Message):
        """What stands in it has changed."""

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._tr = tr
        self._hinted = self._failed = self._default = ""
        self._hint = Static("", classes="hint", markup=False)
        self.input = ValueInput()
        self._error = Static("", classes="error", markup=False)

    def compose(self) -> ComposeResult:
        yield self._hint
        yield self.input
        yield self._error

    def natural(self, width: int) -> int:
        """The rows it takes at `width` cells."""
        texts = [self._hinted, self._failed] if self._failed else [self._hinted]
        return 1 + sum(len(wrapped(text, max(4, width))) for text in texts)

    def ask(self, wanted: InputView) -> None:
        """Ask for a value, beginning with its default."""
        self._hinted = self._told(wanted)
        self._hint.update(prose(self._hinted))
        self.input.sent = False
        self.input.value = self._default = spoken(wanted.default)
        self._clear()

    def begun(self, step: str) -> str:
        """The step, a line break, and what was typed and isn't given yet; "" where only the default stands there."""
        value = self.input.value
        return "" if value == self._default else f"{step}\n{value}"

    def go_on(self, begun: str, step: str) -> bool:
        """Go on with a value that was begun at this step; False where none was."""
        where, _, value = begun.partition("\n")
        if where != step or not value:
            return False
        self.input.value = value
        return True

    def say(self, error: str) -> None:
        """Say what is wrong with the value, and let it be mended."""
        self.input.sent = False
        self._fail(f"✗ {spoken(error)}")

    def type(self, character: str) -> None:
        """Put a character where the cursor is."""
        self.input.insert(character)

    @on(Field.Changed)
    def changed(self, message: Field.Changed) -> None:
        message.stop()
        self._clear()
        self.post_message(self.Edited())

    @on(ValueInput.TooLong)
    def too_long(self, message: ValueInput.TooLong) -> None:
        message.stop()
        self.say(self._tr("that is too long for this field; a note (F9) has room for it"))

    def _clear(self) -> None:
        if self._failed:
            self._fail("")

    def _fail(self, told: str) -> None:
        self._failed = told
        self._error.update(prose(told))
        self._error.set_class(bool(told), "-shown")
        self.post_message(self.Grown())

    def _told(self, wanted: InputView) -> str:
        kinds = {
            "count": self._tr("a whole number"),
            "number": self._tr("a number"),
            "money": self._tr("an amount"),
            "date": self._tr("a date"),
            "time": self._tr("a time"),
            "phone": self._tr("a telephone number"),
            "text": self._tr("a few words"),
        }
        parts = [spoken(wanted.hint) or kinds.get(wanted.type, wanted.type)]
        if wanted.optional:
            parts.append(self._tr("may stay empty"))
        return " · ".join(part for part in parts if part)
