"""What calling rules read and write: consents, do-not-call, blocks and overrides (the port `RulesStore`)."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import bindparam, delete, func, insert, select, update

from agentdesk.core.case import Case
from agentdesk.core.clock import Clock
from agentdesk.core.consent import Consent
from agentdesk.core.contact_record import ContactRecord, Override
from agentdesk.core.errors import NoCase
from agentdesk.core.event import BLOCKED, CALLS_ALLOWED, CONSENT, DO_NOT_CALL, OVERRIDDEN, Event
from agentdesk.core.plain import Plain
from agentdesk.desk.ports_rules import NotCalled
from agentdesk.storage import cases as kept
from agentdesk.storage import consents, contact_records, journal, windows
from agentdesk.storage.database import Database
from agentdesk.storage.hot import Link
from agentdesk.storage.rule_tables import do_not_call
from agentdesk.storage.tables import cases, customers, events


class SqlRules:
    """The rules' part of the store, on one database."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def consents(self, case: int) -> tuple[Consent, ...]:
        with self._database.snapshot() as link:
            owner = _owner(link, case)
            return consents.of_customers(link, [owner]).get(owner, ())

    def records(self, cases: Sequence[int], *, messages: bool = False) -> Mapping[int, ContactRecord]:
        with self._database.snapshot() as link:
            return contact_records.of_cases(link, cases, messages=messages)

    def cases(self, ids: Sequence[int]) -> Mapping[int, Case]:
        with self._database.snapshot() as link:
            return kept.of_ids(link, ids, self._clock.now())

    def barred(self, customers: Sequence[int]) -> frozenset[int]:
        with self._database.reading() as link:
            among = select(do_not_call.c.customer_id).where(do_not_call.c.customer_id.in_(customers))
            return frozenset(link.sql.scalars(among))

    def not_called(self, most: int) -> Sequence[NotCalled]:
        with self._database.reading() as link:
            return tuple(NotCalled(*row) for row in link.sql.execute(_NOT_CALLED, {"most": most}))

    def set_consents(self, case: int, given: Sequence[Consent], *, at: datetime, agent: str) -> None:
        with self._database.writing() as link:
            consents.add(link, _owner(link, case), given)
            journal.write_outside_calls(link, agent, [(case, Event(CONSENT, at, value=_told(one))) for one in given])

    def bar(self, case: int, reason: str, *, at: datetime, agent: str) -> None:
        with self._database.writing() as link:
            owner = _owner(link, case)
            values = {"at": at, "agent": agent, "reason": reason}
            if not link.sql.execute(update(do_not_call).where(_OF_OWNER).values(values), {"of": owner}).rowcount:
                link.sql.execute(insert(do_not_call).values(customer_id=owner, **values))
            windows.shut(link, [owner])
            _tell(link, owner, case, Event(DO_NOT_CALL, at, value=reason, private=True), agent)

    def unbar(self, case: int, reason: str, *, at: datetime, agent: str) -> None:
        with self._database.writing() as link:
            owner = _owner(link, case)
            link.sql.execute(delete(do_not_call).where(_OF_OWNER), {"of": owner})
            windows.reopen(link, kept.of_ids(link, _open_cases(link, owner)).values())
            _tell(link, owner, case, Event(CALLS_ALLOWED, at, value=reason, private=True), agent)

    def note_blocks(self, blocks: Mapping[int, Plain], *, at: datetime, agent: str) -> None:
        known = {id: value for id, value in blocks.items() if value}
        with self._database.reading() as link:
            last = _last_blocks(link, list(known))
        fresh = [(id, Event(BLOCKED, at, value=value)) for id, value in known.items() if last.get(id) != value]
        if fresh:
            with self._database.writing() as link:
                journal.write_outside_calls(link, agent, fresh)

    def override(self, case: int, said: Override, reason: str) -> None:
        value: Plain = {"rules": list(said.rules), "until": said.until.isoformat(), "lead": said.lead}
        with self._database.writing() as link:
            _owner(link, case)
            told = Event(OVERRIDDEN, said.at, value=value)
            why = Event(OVERRIDDEN, said.at, value=reason, private=True)
            journal.write_outside_calls(link, said.lead, [(case, told), (case, why)])


def _owner(link: Link, case: int) -> int:
    found = link.sql.scalar(select(cases.c.customer_id).where(cases.c.id == case))
    if found is None:
        raise NoCase(name=case)
    return int(found)


def _open_cases(link: Link, owner: int) -> list[int]:
    return list(link.sql.scalars(select(cases.c.id).where(cases.c.customer_id == owner, cases.c.closed.is_(None))))


def _tell(link: Link, owner: int, case: int, event: Event, agent: str) -> None:
    """The event in the journal of the case at hand, and of every open case of the customer."""
    told = dict.fromkeys((case, *_open_cases(link, owner)))
    journal.write_outside_calls(link, agent, [(id, event) for id in told])


def _told(said: Consent) -> Plain:
    until = said.until.isoformat() if said.until else None
    return {"channel": said.channel, "given": said.given, "until": until, "contact": said.contact}


def _last_blocks(link: Link, cases_: list[int]) -> dict[int, Plain]:
    """The newest block of each case."""
    found: dict[int, Plain] = {}
    for some in kept.chunks(cases_):
        found.update((id, value) for id, value in link.sql.execute(_BLOCKS, {"of": some}))
    return found


_OF_OWNER = do_not_call.c.customer_id == bindparam("of")
_BLOCKS = (
    select(events.c.case_id, events.c.value)
    .where(events.c.case_id.in_(bindparam("of", expanding=True)), events.c.kind == BLOCKED)
    .order_by(events.c.id)
)
_own = cases.alias("own")
_newest = select(func.max(_own.c.id)).where(_own.c.customer_id == do_not_call.c.customer_id)
_OPEN, _ANY = _newest.where(_own.c.closed.is_(None)).scalar_subquery(), _newest.scalar_subquery()
_idle = (
    _own.c.customer_id == do_not_call.c.customer_id,
    _own.c.closed.is_(None),
    windows.on_no_list(_own.c.assignee),
)
_IDLE = select(func.count()).where(*_idle).scalar_subquery()
_NOT_CALLED = (
    select(
        *(customers.c.name, cases.c.id, cases.c.external_id, cases.c.country, cases.c.timezone),
        *(do_not_call.c.at, do_not_call.c.agent, do_not_call.c.reason, _IDLE),
    )
    .join(customers, customers.c.id == do_not_call.c.customer_id)
    .join(cases, cases.c.id == func.coalesce(_OPEN, _ANY))
    .order_by(do_not_call.c.at.desc(), do_not_call.c.customer_id.desc())
    .limit(bindparam("most"))
)
