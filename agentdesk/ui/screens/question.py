"""A question with a few answers, by number."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Label, Static

from agentdesk.ui.offers import Offer
from agentdesk.ui.paragraphs import prose
from agentdesk.ui.screens.choosing import ChoosingPanel
from agentdesk.ui.widgets.choices import Choices


class Question(ChoosingPanel):
    """Gives the id of the answer. The first answer is the one that Enter gives."""

    DEFAULT_CSS = """
    Question {
        .box { width: 64; }
        .said { padding: 0 0 1 0; }
        Choices { width: 100%; }
    }
    """

    def __init__(self, said: str, answers: Sequence[tuple[str, str]], *, title: str = "") -> None:
        super().__init__()
        self._title = title
        self._said = said
        self._answers = [Offer(id, words) for id, words in answers]

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            if self._title:
                yield Label(self._title, classes="title", markup=False)
            if self._said:
                yield Static(prose(self._said), classes="said")
            yield Choices(self._answers)
