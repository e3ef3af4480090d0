"""What the desk says about the part of the queue that it shows."""

from collections.abc import Mapping, Sequence

from agentdesk.core.queue import QueueFilter
from agentdesk.ui.apart import apart
from agentdesk.ui.language_names import own_name
from agentdesk.ui.queue_columns import PRIORITY_WORDS
from agentdesk.words.listed import listed
from agentdesk.words.slots import Parts
from agentdesk.words.translator import Translator

REFRESH_SECONDS = 30


def narrowed_to(tr: Translator, view: QueueFilter, titles: Mapping[str, str]) -> str:
    """Which part of the queue is shown; `titles` are those of the processes."""
    process = view.process or ""
    parts = (
        titles.get(process, process),
        apart(own_name(view.language)) if view.language else "",
        tr(PRIORITY_WORDS[view.priority]) if view.priority else "",
        f"“{apart(view.text)}”" if view.text else "",
    )
    return tr("only {what}   / changes it", what=Parts(" · ".join(filter(None, parts))))


def why_empty(tr: Translator, speaks: Sequence[str], coming: str, *, narrowed: bool) -> str:
    """Why there is nobody in the queue, and when there will be (`coming`, "" = not known)."""
    if narrowed:
        return tr("Nobody who is due is among these.") + "\n\n" + tr("/ changes what is shown.")
    names = listed((apart(own_name(code)) for code in speaks), tr)
    return "\n".join(
        (
            tr("Nobody is due now."),
            *([tr("Next: {moment}", moment=coming)] if coming else []),
            "",
            tr("You get cases in the languages you speak: {languages}.", languages=names),
            tr("The queue is read anew every {seconds} seconds.", seconds=REFRESH_SECONDS),
        )
    )
