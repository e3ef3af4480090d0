"""A question that is answered with a line of text."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Label, Static

from agentdesk.ui.paragraphs import prose
from agentdesk.ui.screens.field_panel import FieldPanel
from agentdesk.ui.widgets.field import Field


class AskText(FieldPanel):
    """Gives the text; `needed` asks until there is one. Escape gives None."""

    DEFAULT_CSS = """
    AskText {
        .box { width: 64; }
        .said { padding: 0 0 1 0; }
    }
    """

    def __init__(self, title: str, said: str, text: str = "", *, needed: str = "") -> None:
        super().__init__()
        self._title = title
        self._said = said
        self._text = text
        self._needed = needed

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Label(self._title, classes="title", markup=False)
            yield Static(prose(self._said), classes="said")
            yield Field(self._text, max_length=500)
            yield Label(self.tr("Enter confirms · Esc goes back"), classes="quiet hint", markup=False)

    def submit(self, value: str) -> None:
        text = value.strip()
        if self._needed and not text:
            hint = self.query_one(".hint", Label)
            hint.update(self._needed)
            hint.styles.display = "block"
        else:
            self.dismiss(text)
