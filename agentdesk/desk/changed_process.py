"""Cases whose process was changed, broken or removed while they stood in it: held, or sent to review; never lost."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from agentdesk.calendars.zones import zone_named
from agentdesk.core.call import LEAD, Agent
from agentdesk.core.case import Case
from agentdesk.core.effect import Effect
from agentdesk.core.errors import AgentdeskError, Fault
from agentdesk.core.queue import Reason
from agentdesk.desk.case_changes import change
from agentdesk.desk.library import Library, NoProcess, Unusable
from agentdesk.desk.views import PreviewView
from agentdesk.words import dates
from agentdesk.words.translator import Translator

if TYPE_CHECKING:
    from agentdesk.desk.library import Edition
    from agentdesk.desk.office import Office

GONE, BROKEN, NO_STATUS = "no_process", "broken_process", "no_status"
# What can only be said of a case whose process is known.
_BY_PROCESS = ("in_queue", "window")


class SentToReview(AgentdeskError):
    """A case that can't be called as its process stands; it is on the list of the team lead now."""

    message = "its process has no status {status} any more: the case is on the team lead's list now"


def hindrance(library: Library, process: str) -> NoProcess | Unusable | None:
    """Why no case of the process can be worked; None where they can."""
    try:
        library.edition(process)
    except (NoProcess, Unusable) as error:
        return error
    return None


def reasons(library: Library, case: Case, others: tuple[Reason, ...]) -> tuple[Reason, ...]:
    """Why the case is, or is not, in the queue, with what its process's files have to do with it."""
    own = () if case.state.closed else tuple(_reasons(library, case))
    if any(reason.rule in (GONE, BROKEN) for reason in own):
        return own + tuple(reason for reason in others if reason.rule not in _BY_PROCESS)
    return others + own


def _reasons(library: Library, case: Case) -> Iterator[Reason]:
    error = hindrance(library, case.process)
    if isinstance(error, NoProcess):
        yield Reason(GONE, None, (("process", case.process),))
    elif error is not None:
        first = error.faults[0]
        yield Reason(BROKEN, None, (("place", short_place(first)), ("fault", first.fault)))
    elif is_without_status(case, library.edition(case.process)):
        yield Reason(NO_STATUS, None, (("status", case.state.status),))


def is_without_status(case: Case, edition: "Edition") -> bool:
    """Whether the case has a status that its process knows no more."""
    body, protocol = edition.body.process, edition.protocol.process
    return case.state.status not in {*body.statuses, body.start_status, *protocol.statuses}


def review(office: "Office", case: Case, edition: "Edition", agent: Agent, at: datetime) -> None:
    """Send a case without a status to the team lead, who can call it all the same. SentToReview where it was."""
    if case.state.assignee == LEAD or not is_without_status(case, edition):
        return
    change(office.store, case, (Effect("assign", LEAD),), at=at, agent=agent.id)
    raise SentToReview(status=case.state.status)


def preview_without_process(case: Case, why: AgentdeskError, tr: Translator) -> PreviewView:
    """What is known of a case without its process."""
    lines = [f"{case.process} · {case.state.status}", tr.error(why).partition("\n")[0]]
    if case.state.due_by is not None:
        due = dates.moment(case.state.due_by, zone_named(case.timezone), tr.language, case.country)
        lines.append(tr("due by {moment}", moment=due))
    return PreviewView(case.id, case.external_id, case.customer.name, tuple(lines), ())


def short_place(fault: Fault) -> str:
    """Where a fault is, by the names of its folder and its file."""
    return "/".join(Path(fault.place).parts[-2:])
