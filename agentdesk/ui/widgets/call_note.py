"""The note of a call: a field for many lines that stays quick with a hundred thousand characters."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static, TextArea

from agentdesk.ui.keys import N_
from agentdesk.ui.widgets.call_typing import own_actions
from agentdesk.words.translator import Translator

_LONG = 400
_MARK = "\u200b"
_BREAK = f"{_MARK}\n"


def eased(text: str) -> str:
    """The text with very long lines broken at marked places, for a line is wrapped anew as a whole at every key."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(_BREAK.join(_pieces(line)) for line in lines)


def plain(text: str) -> str:
    """The text as it was before `eased`."""
    return text.replace(_BREAK, "").replace(_MARK, "")


def _pieces(line: str) -> list[str]:
    pieces = []
    while len(line) > _LONG:
        at = line.rfind(" ", _LONG // 2, _LONG) + 1 or _LONG
        pieces.append(line[:at])
        line = line[at:]
    return [*pieces, line]


class NoteArea(TextArea):
    """Text of many lines. Function keys belong to the call, digits and letters to the text."""

    help_source = N_("Whatever should be remembered of this call. It is kept as you type.")
    _ACTIONS: ClassVar[dict[str, str]] = own_actions(TextArea.BINDINGS)

    async def _on_key(self, event: events.Key) -> None:
        if action := self._ACTIONS.get(event.key):
            event.stop()
            event.prevent_default()
            await self.run_action(action)

    @property
    def note(self) -> str:
        """The text as typed and pasted."""
        return plain(self.text)

    @note.setter
    def note(self, text: str) -> None:
        self.load_text(eased(text))
        self.move_cursor(self.document.end)

    async def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        if result := self._replace_via_keyboard(eased(event.text), *self.selection):
            self.move_cursor(result.end_location)


class NotePanel(Vertical):
    """The note under its title; `told` in the title line says whether it is kept."""

    DEFAULT_CSS = """
    NotePanel {
        height: auto;
        & > .title { height: 1; padding: 0 1; color: $quiet; text-wrap: nowrap; text-overflow: ellipsis; }
        & > .title.failed { color: $error; text-style: bold; }
        & > NoteArea {
            height: 1fr;
            min-height: 1;
            border: none;
            padding: 0 1;
            background: $panel;
            color: $foreground;
            scrollbar-size-vertical: 1;
            &:focus { border: none; }
        }
    }
    """

    class Edited(Message):
        """The note has changed."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, tr: Translator, text: str) -> None:
        super().__init__()
        self._told = ""
        self._title = Static(tr("Note"), classes="title", markup=False)
        self.area = NoteArea(eased(text), tab_behavior="focus", highlight_cursor_line=False)

    def compose(self) -> ComposeResult:
        yield self._title
        yield self.area

    def on_mount(self) -> None:
        self.area.move_cursor(self.area.document.end)

    @property
    def text(self) -> str:
        """The note."""
        return self.area.note

    def title(self, text: str, *, failed: bool = False) -> None:
        """Say something in the title line."""
        if text != self._told:
            self._told = text
            self._title.update(text)
        self._title.set_class(failed, "failed")

    @on(TextArea.Changed)
    def changed(self, message: TextArea.Changed) -> None:
        message.stop()
        self.post_message(self.Edited(self.text))
