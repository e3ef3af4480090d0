"""Why a customer isn't to be called any more: asked before it is written down."""

from collections.abc import Callable
from typing import Any

from agentdesk.core.consent import WHY_NOT
from agentdesk.text.crop import crop
from agentdesk.text.safe import shown
from agentdesk.ui.screens.ask_text import AskText
from agentdesk.ui.screens.base import ActionScreen
from agentdesk.ui.screens.question import Question
from agentdesk.words.translator import Translator

_OTHER = "other"
_NAME = 60


def reasons(tr: Translator) -> tuple[tuple[str, str], ...]:
    """Why somebody isn't called any more; the last one asks for more."""
    return (*((code, tr(words)) for code, words in WHY_NOT.items()), (_OTHER, tr("another reason")))


def ask_never_call(screen: ActionScreen[Any], customer: str, then: Callable[[str], None]) -> None:
    """Ask for the reason over `screen`; `then` gets what is kept of it, unless the agent goes back."""
    tr, app = screen.tr, screen.app
    title = tr("Never call again?")

    def said(text: str | None) -> None:
        if text:
            then(text)

    def chosen(id: str | None) -> None:
        if id == _OTHER:
            app.push_screen(AskText(title, tr("Why?"), needed=tr("a few words are needed")), said)
        elif id:
            then(id)

    told = tr(
        "{customer} is never called again: all their cases leave the queue, until a team lead allows calls. Why?",
        customer=crop(shown(customer), _NAME),
    )
    app.push_screen(Question(told, reasons(tr), title=title), chosen)
