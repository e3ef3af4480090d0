"""What the desk says about the part of the queue that it shows."""

from collections.abc import Sequence

from agentdesk.core.case import PRIORITIES
from agentdesk.core.queue import QueueFilter
from agentdesk.text.safe import shown
from agentdesk.ui.language_names import own_name
from agentdesk.ui.queue_columns import PRIORITY_SIGNS, PRIORITY_WORDS
from agentdesk.ui.widgets.filter_bar import FilterWords
from agentdesk.words.translator import Translator

REFRESH_SECONDS = 30


def narrowed_to(tr: Translator, view: QueueFilter) -> str:
    """Which part of the queue is shown."""
    parts = (
        view.process or "",
        own_name(view.language) if view.language else "",
        tr(PRIORITY_WORDS[view.priority]) if view.priority else "",
        f"“{shown(view.text)}”" if view.text else "",
    )
    return tr("only {what}   / changes it", what=" · ".join(filter(None, parts)))


def why_empty(tr: Translator, speaks: Sequence[str], *, narrowed: bool) -> str:
    """Why there is nobody in the queue."""
    if narrowed:
        return tr("Nobody who is due is among these.") + "\n\n" + tr("/ changes what is shown.")
    names = ", ".join(own_name(code) for code in speaks)
    return "\n".join(
        (
            tr("Nobody is due now."),
            "",
            tr("You get cases in the languages you speak: {languages}.", languages=names),
            tr("The queue is read anew every {seconds} seconds.", seconds=REFRESH_SECONDS),
        )
    )


def filter_words(tr: Translator, speaks: Sequence[str], processes: Sequence[tuple[str, str]]) -> FilterWords:
    """What the bar says and offers; `processes` are ids and titles."""
    everything = ("", tr("all"))
    priorities = [(name, f"{PRIORITY_SIGNS[name]} {tr(PRIORITY_WORDS[name])}") for name in PRIORITIES]
    return FilterWords(
        text=tr("Text"),
        process=tr("Process"),
        language=tr("Language"),
        priority=tr("Priority"),
        hint=tr("Enter searches the text · ↑ ↓ change the row · Esc closes the bar"),
        processes=[everything, *processes],
        languages=[everything, *((code, own_name(code)) for code in speaks)],
        priorities=[everything, *priorities],
    )
