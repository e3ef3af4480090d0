"""Moments as the clock of the desk shows them."""

from datetime import UTC, datetime

from agentdesk.ui.keys import N_
from agentdesk.words.dates import digits, due_label
from agentdesk.words.translator import Translator

_DAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))


def due(moment: datetime, now: datetime, language: str) -> str:
    """When something is due, in the zone of `now`: the time today, else the date."""
    return due_label(moment, now.tzinfo or UTC, now.date(), language)


def clock(now: datetime, tr: Translator) -> str:
    """The day of the week and the time, in the zone of `now`: "Tue 10:03"."""
    return f"{tr(_DAYS[now.weekday()])} {digits(f'{now:%H:%M}', tr.language)}"
