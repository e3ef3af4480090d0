"""Taking a case, taking a call up again, rehearsing."""

from collections.abc import Callable
from dataclasses import replace

from agentdesk.core.call import Agent, OpenCall
from agentdesk.core.case import Case
from agentdesk.desk.call_guard import Guard
from agentdesk.desk.call_records import Records
from agentdesk.desk.changed_process import review
from agentdesk.desk.library import Edition
from agentdesk.desk.live import CallWriter, Live, Table
from agentdesk.desk.office import HISTORY, Office
from agentdesk.desk.ports import CaseChanged
from agentdesk.desk.reader import Reader
from agentdesk.desk.rehearsal import Paper, rehearsal_case, rehearsal_lease
from agentdesk.desk.setting import setting_of
from agentdesk.desk.step_names import phase_words, step_words
from agentdesk.process.call import Setting, fresh
from agentdesk.process.engine import begin, resume, taken_up
from agentdesk.process.model import Process
from agentdesk.process.slots import Speaker
from agentdesk.words.translator import Translator

# Whoever changes a case does it once; more tries would only hide a fault.
_READ_AGAIN = 3


def take(office: Office, case: Case, agent: Agent, *, inbound: bool = False) -> Live:
    """A new call on the case, read anew where it was changed meanwhile; `inbound`: its customer has called, and is on
    the line. AlreadyTaken."""
    for _ in range(_READ_AGAIN):
        try:
            return _take(office, case, agent, inbound=inbound)
        except CaseChanged:
            case = office.store.case(str(case.id))
    return _take(office, case, agent, inbound=inbound)


def _take(office: Office, case: Case, agent: Agent, *, inbound: bool) -> Live:
    edition = office.library.edition(case.process)
    now = office.clock.now()
    review(office, case, edition, agent, now)
    guard = Guard(office.rules, agent, case)
    call = begin(guard.let(_setting(office, case, edition)), case.state, now, inbound=inbound)
    if office.store.version(edition.version) is None:
        office.store.keep_version(edition.version, office.library.packed(case.process))
    lease = office.store.take(
        case.id,
        agent.id,
        at=now,
        minutes=office.minutes,
        version=edition.version,
        events=call.log,
        seen=case.state,
    )
    history = office.store.history(case.id, HISTORY)
    guard.look(call)
    table = replace(_table(office, agent, edition, office.store), guard=guard)
    records = Records(office, agent, case)
    return Live(table, case, call, lease, history=history, records=records)


def take_up(office: Office, begun: OpenCall, agent: Agent) -> Live:
    """The call where it stood, in the edition under which it was begun, its timers right. LeaseLost."""
    case = begun.case
    edition = _edition_of(office, begun)
    guard = Guard(office.rules, agent, case)
    call = resume(guard.let(_setting(office, case, edition)), case.state, begun.events)
    now = office.clock.now()
    away = max(0.0, (now - begun.events[-1].at).total_seconds()) if begun.events else 0.0
    back = taken_up(call, now, away)
    lease = office.store.take_up(begun.call, agent.id, at=now, minutes=office.minutes, events=back.log[-1:])
    history = office.store.history(case.id, HISTORY)
    table = replace(_table(office, agent, edition, office.store), guard=guard)
    records = Records(office, agent, case)
    return Live(table, case, back, lease, history=history, note=begun.note, typed=begun.typed, records=records)


def left_at(office: Office, begun: OpenCall, interface: str) -> str:
    """Where an interrupted call stands: its phase, and the step's task or line, in the reader's language."""
    case, tr = begun.case, Translator(office.library.words, interface)
    edition = _edition_of(office, begun)
    call = resume(_setting(office, case, edition), case.state, begun.events)
    if call.over:
        return tr("Wrap-up")
    reader = Reader(call, edition.words, Speaker(customer=case.customer.name, case=case.external_id))
    process, name = call.process_at(call.spot), call.spot.step
    protocol = call.setting.protocol or process

    def said_in(of: Process) -> Callable[[str, str], str]:
        return lambda context, source: reader.plain(context, source, interface, of)

    line = reader.say(interface, office.clock.now())
    words = reader.task(interface) or (line.text if line else "") or step_words(process, name, said_in(process), tr)
    phase = phase_words(protocol, name if process is protocol else "", said_in(protocol))
    return " · ".join(dict.fromkeys(part for part in (phase, words) if part))


def _edition_of(office: Office, begun: OpenCall) -> Edition:
    version = begun.process_version
    return office.library.kept_edition(begun.case.process, version, office.store.version(version))


def rehearse(office: Office, process: str, agent: Agent, language: str) -> Live:
    """A call with an invented customer; nothing is written."""
    edition = office.library.edition(process)
    now = office.clock.now()
    case = rehearsal_case(edition.body.process, language, now)
    call = begin(_setting(office, case, edition), case.state, now)
    table = _table(office, agent, edition, Paper())
    return Live(table, case, call, rehearsal_lease(agent.id, now))


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
