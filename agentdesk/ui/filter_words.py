"""What the bar that narrows the queue says and offers."""

from collections.abc import Mapping, Sequence

from agentdesk.core.case import PRIORITIES
from agentdesk.ui.language_names import own_name
from agentdesk.ui.queue_columns import PRIORITY_SIGNS, PRIORITY_WORDS
from agentdesk.ui.widgets.filter_bar import FilterWords
from agentdesk.words.translator import Translator


def filter_words(tr: Translator, speaks: Sequence[str], titles: Mapping[str, str]) -> FilterWords:
    """In the interface's language; `titles` are those of the processes."""
    everything = ("", tr("all"))
    priorities = [(name, f"{PRIORITY_SIGNS[name]} {tr(PRIORITY_WORDS[name])}") for name in PRIORITIES]
    return FilterWords(
        text=tr("Text"),
        process=tr("Process"),
        language=tr("Language"),
        priority=tr("Priority"),
        hint=tr("Enter searches the text · ↑ ↓ change the row · Esc closes the bar"),
        processes=[everything, *titles.items()],
        languages=[everything, *((code, own_name(code)) for code in speaks)],
        priorities=[everything, *priorities],
    )
