"""Due dates in words: between which days, and why they were moved."""

from collections.abc import Mapping
from datetime import date, datetime, tzinfo
from typing import cast

from agentdesk.core.plain import Plain
from agentdesk.words import dates
from agentdesk.words.listed import in_turn
from agentdesk.words.translator import Translator


def span(first: datetime, last: datetime, zone: tzinfo, country: str, tr: Translator) -> str:
    """From when until when, in a zone: two days, the hours of one, or a moment."""
    days = [dates.day(moment.astimezone(zone).date(), tr.language, country) for moment in (first, last)]
    if days[0] != days[1]:
        return tr("between {first} and {last}", first=days[0], last=days[1])
    if first == last:
        return dates.moment(first, zone, tr.language, country)
    hours = [dates.short_time(moment, zone, tr.language) for moment in (first, last)]
    return tr("{day}, {opens} to {closes}", day=days[0], opens=hours[0], closes=hours[1])


def moved(due: Mapping[str, Plain], country: str, tr: Translator) -> str:
    """Why a date as effects carry it isn't the one that its rule says first, or may not last; "" where neither."""
    reasons = []
    for row in cast("list[Mapping[str, Plain]]", due.get("rolled") or []):
        wanted = dates.day(date.fromisoformat(str(row["wanted"])), tr.language, country)
        if row["kind"] == "holiday":
            reasons.append(tr("{day} is a holiday: {name}", day=wanted, name=row["name"]))
        elif row["kind"] == "hours":
            reasons.append(tr("{day} has no calling hours", day=wanted))
        else:
            reasons.append(tr("{day} is a day off", day=wanted))
    if due.get("provisional"):
        reasons.append(tr("provisional, as the holidays of that time may yet change"))
    return in_turn(reasons, tr)
