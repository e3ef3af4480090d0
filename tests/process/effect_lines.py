"""Effects as lines that can be read, and the case that a line of dates stands for."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import cast

from agentdesk.core.effect import Effect
from agentdesk.core.plain import Plain

OPENS, CLOSES = "T09:00", "T18:00"


def lines(effects: Iterable[Effect]) -> list[str]:
    """One line an effect: `tag call_1`, `fact paid_on = 2026-11-20`, `due 2026-12-07 (2026-12-05: weekend)`."""
    return [f"{effect.kind} {_value(effect)}" for effect in effects]


def _value(effect: Effect) -> str:
    if effect.kind == "due":
        return _due(cast("Mapping[str, Plain]", effect.value))
    if effect.kind == "fact":
        fact = cast("Mapping[str, Plain]", effect.value)
        return f"{fact['name']} = {fact['value']}"
    return str(effect.value)


def _due(due: Mapping[str, Plain]) -> str:
    first, last = (datetime.fromisoformat(str(due[key])) for key in ("due_from", "due_by"))
    said = day(first, last) + (" promised" if due["promised"] else "")
    rolled = cast("list[Mapping[str, Plain]]", due["rolled"])
    moves = (f"{move['wanted']}: {move['name'] or move['kind']}" for move in rolled)
    return " ".join((said, *(f"({move})" for move in moves)))


def day(first: datetime, last: datetime) -> str:
    """A day for its office hours, a moment for a single one, both ends otherwise; in the zone they come in."""
    texts = [f"{moment:%Y-%m-%dT%H:%M}" for moment in (first, last)]
    if texts[0] == texts[1]:
        return texts[0]
    if texts[0].endswith(OPENS) and texts[1].endswith(CLOSES) and first.date() == last.date():
        return first.date().isoformat()
    return " to ".join(texts)
