"""Cases that one agent gives to another, or to all who speak the customer's language."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from agentdesk.core.call import Agent, names_of
from agentdesk.core.case import Case
from agentdesk.core.effect import Effect
from agentdesk.core.errors import AgentdeskError
from agentdesk.desk.facade_shift import Colleague
from agentdesk.desk.ports import AlreadyClosed, AlreadyTaken
from agentdesk.desk.ports_shift import Handed, Presence
from agentdesk.words.names import language_name
from agentdesk.words.slots import kept_apart
from agentdesk.words.translator import Translator

if TYPE_CHECKING:
    from agentdesk.desk.office import Office

# A desk says once a minute that its agent is there.
_SILENT = timedelta(minutes=3)


class NoColleague(AgentdeskError):
    """A case is given to somebody who isn't there, or to whoever has it already."""

    message = "{agent} can't take it over; choose a colleague"


def colleagues(office: "Office", case: Case, agent: Agent) -> tuple[Colleague, ...]:
    """Everybody else who has signed in here: first those who speak the language and are there."""
    now, present = office.clock.now(), office.store.shift.present()
    others = (known for known in office.store.agents() if known.id != agent.id)
    found = [_colleague(known, case, present.get(known.id, Presence()), now) for known in others]
    return tuple(sorted(found, key=lambda one: (not one.speaks, one.away_since is not None or one.absent)))


def _colleague(known: Agent, case: Case, presence: Presence, now: datetime) -> Colleague:
    speaks = not known.speaks or case.language in known.speaks
    absent = presence.away_since is None and (presence.seen_at is None or now - presence.seen_at > _SILENT)
    return Colleague(known.id, known.name, speaks, presence.away_since, absent)


def hand_over(office: "Office", case: Case, agent: Agent, to: str | None, note: str) -> None:
    """Put the case on a colleague's list, or take it off every list."""
    if case.state.closed is not None:
        raise AlreadyClosed
    names = names_of(office.store.agents())
    if to is not None and (to == agent.id or to not in names):
        raise NoColleague(agent=names.get(to, to))
    now, standing = office.clock.now(), office.store.standing(case.id)
    held = standing.until is not None and standing.until > now
    if held and standing.agent not in (None, agent.id):
        raise AlreadyTaken(agent=names.get(str(standing.agent), standing.agent))
    told = Handed(agent.id, to, now, note.strip())
    office.store.shift.hand_over(case.id, (Effect("assign", to),), told, language=case.language)


def handed_line(handed: Handed | None, case: Case, names: Mapping[str, str], tr: Translator) -> str:
    """Who handed the case over to whom, and what they said to it; "" where it has gone on since."""
    state = case.state
    if handed is None or handed.followed or state.closed is not None or state.assignee not in (None, handed.to):
        return ""
    by = names.get(handed.by, handed.by)
    if handed.to is None:
        language = language_name(case.language, tr.language)
        said = tr("{agent} handed it over to whoever speaks this language: {language}.", agent=by, language=language)
    else:
        said = tr("{agent} handed it over to {colleague}.", agent=by, colleague=names.get(handed.to, handed.to))
    note = kept_apart(handed.note, tr.direction)
    return tr("{handed} Their note: {note}", handed=said, note=note) if handed.note else said
