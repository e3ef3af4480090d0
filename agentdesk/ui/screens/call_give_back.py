"""Why a case is given back: one of a few reasons, or words of the agent's own."""

from collections.abc import Callable
from typing import Any

from agentdesk.ui.screens.ask_text import AskText
from agentdesk.ui.screens.base import ActionScreen
from agentdesk.ui.screens.question import Question
from agentdesk.words.translator import Translator

_OTHER = "other"


def reasons(tr: Translator) -> tuple[tuple[str, str], ...]:
    """Why a case is given back; the last one asks for more."""
    return (
        ("language", tr("it needs another language")),
        ("knowledge", tr("it needs somebody who knows the matter")),
        ("incomplete", tr("something is missing in the case")),
        ("no_time", tr("I have no time for it now")),
        (_OTHER, tr("another reason")),
    )


def ask_why(screen: ActionScreen[Any], then: Callable[[str], None]) -> None:
    """Ask for a reason over `screen`; `then` gets it, unless the agent goes back."""
    tr, app = screen.tr, screen.app

    def said(text: str | None) -> None:
        if text:
            then(text)

    def chosen(id: str | None) -> None:
        if id == _OTHER:
            app.push_screen(AskText(tr("Give the case back"), tr("Why?"), needed=tr("a few words are needed")), said)
        elif id:
            then(dict(reasons(tr))[id])

    app.push_screen(Question("", reasons(tr), title=tr("Give the case back, because …")), chosen)
