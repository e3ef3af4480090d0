"""The note of a call: a field for many lines that stays quick with a hundred thousand characters."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from agentdesk.ui.keys import N_
from agentdesk.ui.widgets.area import Area
from agentdesk.words.translator import Translator


class NoteArea(Area):
    """Text of many lines. Function keys belong to the call, digits and letters to the text."""

    help_source = N_("Whatever should be remembered of this call. It is kept as you type.")


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
            padding: 0 1;
            background: $panel;
            color: $foreground;
        }
    }
    """

    class Edited(Message):
        """The note has changed."""

    def __init__(self, tr: Translator, text: str) -> None:
        super().__init__()
        self._told = ""
        self._title = Static(tr("Note"), classes="title", markup=False)
        self.area = NoteArea(text)

    def compose(self) -> ComposeResult:
        yield self._title
        yield self.area

    @property
    def text(self) -> str:
        """The note."""
        return self.area.text

    def title(self, text: str, *, failed: bool = False) -> None:
        """Say something in the title line."""
        if text != self._told:
            self._told = text
            self._title.update(text)
        self._title.set_class(failed, "failed")

    @on(Area.Changed)
    def changed(self, message: Area.Changed) -> None:
        message.stop()
        self.post_message(self.Edited())
