"""The field of an input step: what is wanted, what was typed, and what is wrong with it."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, Static

from agentdesk.desk.views import InputView
from agentdesk.ui.keys import N_
from agentdesk.ui.widgets.call_text import spoken, wrapped
from agentdesk.ui.widgets.call_typing import OF_THE_CALL, own_actions
from agentdesk.words.translator import Translator

_LONGEST = 2000


class ValueInput(Input):
    """A line to type in. Ctrl+Z brings back what stood there first.

    Enter sends it: from then on (`sent`) every key goes on to the screen, so that what is typed ahead keeps its
    order. So it is after a function key, until the screen has done what that asks for (`passing`).
    """

    help_source = N_("Type the value and press Enter. Esc leaves the field, so that 0 opens the menu.")
    class TooLong(Message):
        """More was pasted than a value can hold."""

    _ACTIONS: ClassVar[dict[str, str]] = {**own_actions(Input.BINDINGS), "ctrl+z": "first_value"}

    def __init__(self) -> None:
        super().__init__(select_on_focus=False)
        self.first = ""
        self.sent = False
        self.passing = False

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter" and not self.sent:
            self.sent = True
            event.prevent_default()
        elif self.sent or self.passing:
            event.prevent_default()
        elif event.key in OF_THE_CALL:
            self.passing = True
        elif action := self._ACTIONS.get(event.key):
            event.stop()
            event.prevent_default()
            await self.run_action(action)

    def action_first_value(self) -> None:
        self.value = self.first
        self.cursor_position = len(self.first)

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        if len(event.text) > _LONGEST:
            self.post_message(self.TooLong())
        else:
            self.insert_text_at_cursor(" ".join(event.text.split()))


class ValueField(Vertical):
    """One value; an error stands under what was typed, which stays."""

    DEFAULT_CSS = """
    ValueField {
        height: auto;
        padding: 0 1;
        & > .hint { height: auto; color: $quiet; }
        & > Input { width: 1fr; max-width: 60; }
        & > .error { height: auto; color: $error; text-style: bold; display: none; }
        & > .error.-shown { display: block; }
    }
    """

    class Grown(Message):
        """It takes another number of rows than before."""

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._tr = tr
        self._hinted = self._failed = ""
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
        self._hint.update(self._hinted)
        self.input.sent = False
        self.input.first = spoken(wanted.default)
        self.input.action_first_value()
        self._clear()

    def say(self, error: str) -> None:
        """Say what is wrong with the value, and let it be mended."""
        self.input.sent = False
        self._fail(f"✗ {spoken(error)}")

    def type(self, character: str) -> None:
        """Put a character where the cursor is."""
        self.input.insert_text_at_cursor(character)

    @on(Input.Changed)
    def changed(self, message: Input.Changed) -> None:
        message.stop()
        self._clear()

    @on(ValueInput.TooLong)
    def too_long(self, message: ValueInput.TooLong) -> None:
        message.stop()
        self.say(self._tr("that is too long for this field; a note (F9) has room for it"))

    def _clear(self) -> None:
        if self._failed:
            self._fail("")

    def _fail(self, told: str) -> None:
        self._failed = told
        self._error.update(told)
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
