"""Taking a case, taking a call up again, rehearsing."""

from agentdesk.core.call import Agent, OpenCall
from agentdesk.core.case import Case
from agentdesk.desk.library import Edition
from agentdesk.desk.live import CallWriter, Live, Table
from agentdesk.desk.office import HISTORY, Office
from agentdesk.desk.reader import Reader
from agentdesk.desk.rehearsal import Paper, rehearsal_case, rehearsal_lease
from agentdesk.desk.setting import setting_of
from agentdesk.process.call import Setting, fresh
from agentdesk.process.engine import begin, resume, taken_up
from agentdesk.process.slots import Speaker


def take(office: Office, case: Case, agent: Agent) -> Live:
    """A new call on the case. AlreadyTaken."""
    edition = office.library.edition(case.process)
    now = office.clock.now()
    call = begin(_setting(office, case, edition), case.state, now)
    if office.store.version(edition.version) is None:
        office.store.keep_version(edition.version, office.library.packed(case.process))
    lease = office.store.take(
        case.id, agent.id, at=now, minutes=office.minutes, version=edition.version, events=call.log
    )
    history = office.store.history(case.id, HISTORY)
    return Live(_table(office, agent, edition, office.store), case, call, lease, history=history)


def take_up(office: Office, begun: OpenCall, agent: Agent) -> Live:
    """The call where it stood, in the edition under which it was begun, its timers right. LeaseLost."""
    case = begun.case
    edition = office.library.kept_edition(
        case.process, begun.process_version, office.store.version(begun.process_version)
    )
    call = resume(_setting(office, case, edition), case.state, begun.events)
    now = office.clock.now()
    away = max(0.0, (now - begun.events[-1].at).total_seconds()) if begun.events else 0.0
    back = taken_up(call, now, away)
    lease = office.store.take_up(begun.call, agent.id, at=now, minutes=office.minutes, events=back.log[-1:])
    history = office.store.history(case.id, HISTORY)
    table = _table(office, agent, edition, office.store)
    return Live(table, case, back, lease, history=history, note=begun.note)


def rehearse(office: Office, process: str, agent: Agent, language: str) -> Live:
    """A call with an invented customer; nothing is written."""
    edition = office.library.edition(process)
    now = office.clock.now()
    case = rehearsal_case(edition.body.process, language, now)
    call = begin(_setting(office, case, edition), case.state, now)
    table = _table(office, agent, edition, Paper())
    return Live(table, case, call, rehearsal_lease(agent.id, now), rehearsal=True)


def reader_of(office: Office, case: Case, edition: Edition) -> Reader:
    """The case's texts outside a call."""
    call = fresh(_setting(office, case, edition), case.state)
    return Reader(call, edition.words, Speaker(customer=case.customer.name, case=case.external_id))


def _setting(office: Office, case: Case, edition: Edition) -> Setting:
    return setting_of(case, edition.body.process, edition.protocol.process, office.tables)


def _table(office: Office, agent: Agent, edition: Edition, writer: CallWriter) -> Table:
    return Table(
        agent=agent,
        clock=office.clock,
        words=edition.words,
        writer=writer,
        desk_words=office.library.words,
        overrides=office.overrides,
        minutes=office.minutes,
    )
