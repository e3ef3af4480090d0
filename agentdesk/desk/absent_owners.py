"""What waits on the lists of agents who aren't there: handed over to all."""

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from agentdesk.core.case import Case
from agentdesk.core.effect import Effect
from agentdesk.core.queue import Reason
from agentdesk.desk.callbacks import CALLBACK
from agentdesk.desk.case_changes import change
from agentdesk.desk.library import PROTOCOL, Library
from agentdesk.desk.ports_callbacks import Owned

if TYPE_CHECKING:
    from agentdesk.desk.office import Office

# Who hands over what waits for somebody who isn't there.
DESK, OWNER_ABSENT = "desk", "owner_absent"
_MINUTES = "owner_minutes"


def hand_over_theirs(office: "Office", now: datetime) -> None:
    """Take off the lists what is due, and has waited for an absent agent for as long as its process lets it."""
    processes = _with_owners(office.library)
    for owned in _on_lists(office, processes):
        case = office.store.case(str(owned.case))
        if case.state.due_from is not None and case.state.due_from > now:
            continue
        patience = _patience(office.library, case, processes)
        if owned.absent_since is None or now - owned.absent_since >= patience:
            effects = (Effect("assign", None), Effect("tag", OWNER_ABSENT))
            change(office.store, case, effects, at=now, agent=DESK)


def handed_over(office: "Office", case: Case) -> tuple[Reason, ...]:
    """That the case was handed over to all because its agent was absent, where it was."""
    state = case.state
    if state.closed or state.assignee is not None or OWNER_ABSENT not in state.tags:
        return ()
    handed = office.store.shift.handed(case.id)
    owner = handed.to if handed else state.facts.get("owner")
    return (Reason("handed_over", None, (("agent", str(owner)),)),)


def _with_owners(library: Library) -> tuple[str, ...]:
    """The processes whose cases may have an agent of their own, who may be absent."""
    known = (id for id in library.ids() if library.knows(id))
    return tuple(id for id in known if f"fact.{_MINUTES}" in library.outline(id).words)


def _on_lists(office: "Office", processes: Collection[str]) -> Iterator[Owned]:
    """What waits on one agent's list: by its process, then by a colleague's word; each is read when it is reached."""
    for process in processes:
        yield from office.store.callbacks.owned(process, _roles(office.library, process))
    for owned in office.store.shift.on_lists():
        if _was_handed(office, owned):
            yield owned


def _was_handed(office: "Office", owned: Owned) -> bool:
    """Whether a colleague has given the case to the agent on whose list it is."""
    handed = office.store.shift.handed(owned.case) if office.library.knows(CALLBACK) else None
    return handed is not None and handed.to == owned.agent


def _roles(library: Library, process: str) -> tuple[str, ...]:
    """The lists that aren't one agent's, without reading process files."""
    outlines = (library.outline(each) for each in (process, PROTOCOL))
    words = (context.partition(".") for outline in outlines for context in outline.words)
    return tuple(id for section, _, id in words if section == "role")


def _patience(library: Library, case: Case, processes: Collection[str]) -> timedelta:
    """How long the case waits for its agent; as long as a call-back where its process doesn't say."""
    known = case.state.facts.get(_MINUTES)
    if known is None:
        process = case.process if case.process in processes else CALLBACK
        known = library.get(process).process.default(_MINUTES)
    return timedelta(minutes=int(str(known)))
