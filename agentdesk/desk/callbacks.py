"""Call-backs: requests taken down, offered to whoever is free, and closed."""

import secrets
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from agentdesk.calendars.zones import zone_named
from agentdesk.core.call import Agent, names_of
from agentdesk.core.case import Case
from agentdesk.core.effect import TASK_DONE, Effect
from agentdesk.core.errors import BadInput, Fault, NoCase, Phrase
from agentdesk.core.plain import Plain
from agentdesk.desk.case_changes import change
from agentdesk.desk.facade_callbacks import Asked, TakenDown, Waiting
from agentdesk.desk.library import PROTOCOL
from agentdesk.desk.ports import AlreadyClosed, AlreadyTaken
from agentdesk.desk.ports_callbacks import Free

if TYPE_CHECKING:
    from agentdesk.desk.office import Office
    from agentdesk.process.model import Process

CALLBACK = "callback"
ACTIVE, PASSIVE = "active", "passive"
_SCHEDULED, _UNDER_REVIEW = "scheduled", "under_review"
_LOOKED_AT = 500
_NAMELESS = "…"


class CallBackDesk:
    """Call-backs on one store (the port `CallBacks`)."""

    def __init__(self, office: "Office") -> None:
        self._office = office

    def take_down(self, asked: Asked, agent: str) -> TakenDown:
        from agentdesk.desk.by_hand import bring_in
        from agentdesk.desk.import_case import Basis

        office, now = self._office, self._office.clock.now()
        self._check(asked)
        basis = Basis(self._process(), self._protocol(), office.tables, now, needs_number=not asked.withheld)
        name = f"{now.astimezone(zone_named('UTC')):%y%m%d-%H%M}-{secrets.token_hex(3)}"
        return self._taken_down(bring_in(office.store, self._cells(asked), name, basis, agent))

    def _check(self, asked: Asked) -> None:
        if not asked.phone.strip() and not asked.withheld:
            remedy = Phrase("write it with + and the country's code, or say that it is withheld")
            raise BadInput(Fault("phone", Phrase("a call-back needs a number"), remedy))
        if asked.phone.strip() and asked.withheld:
            fault = Phrase("the number is given, and said to be withheld")
            raise BadInput(Fault("phone", fault, Phrase("keep one of the two")))
        known = [known.id for known in self._office.agents()]
        if asked.owner and asked.owner not in known:
            fault = Phrase("nobody called {agent} has signed in here", agent=asked.owner)
            remedy = Phrase("agents are {names}", names=", ".join(known) or "–")
            raise BadInput(Fault("owner", fault, remedy))

    def _cells(self, asked: Asked) -> dict[str, Plain]:
        cells: dict[str, Plain] = {
            "name": asked.name.strip() or asked.phone.strip() or _NAMELESS,
            "phone": asked.phone.strip(),
            "language": asked.language,
            "country": asked.country,
            "timezone": asked.timezone,
            "status": _UNDER_REVIEW if asked.withheld else "",
            "facts.strategy": asked.strategy,
            "facts.owner": asked.owner,
            "facts.requested_at": self._office.now().isoformat(),
        }
        return {column: cell for column, cell in cells.items() if cell}

    def _taken_down(self, case: Case) -> TakenDown:
        from agentdesk.desk.phones import national_or_international

        point = next(iter(case.customer.numbers), None)
        return TakenDown(
            case=case.id,
            external_id=case.external_id,
            status=case.state.status,
            number=point.value if point else "",
            read_back=national_or_international(point.value, "") if point else "",
            valid=point.valid if point else True,
            requested_at=self._requested_at(case),
            due_by=case.state.due_by,
            duplicate=case.state.closed is not None,
        )

    # --- offered to whoever is free

    def ringing(self, agent: Agent, quiet: Collection[int] = ()) -> Waiting | None:
        return self._first(agent, ACTIVE, quiet)

    def next_for(self, agent: Agent) -> Waiting | None:
        return self._first(agent, PASSIVE, ())

    def _first(self, agent: Agent, strategy: str, but: Collection[int]) -> Waiting | None:
        office, now = self._office, self._office.clock.now()
        free = Free(agent.id, agent.speaks, office.open_windows(now))
        due = office.store.callbacks.due(CALLBACK, _SCHEDULED, free, now, _LOOKED_AT + len(but))
        first = next((id for id, facts in due if id not in but and self._value(facts, "strategy") == strategy), None)
        if first is None:
            return None
        case = office.store.case(str(first))
        minutes = int(str(self._value(case.state.facts, "ring_minutes")))
        return Waiting(case.id, case.customer.name, self._requested_at(case), minutes)

    def taken_by(self, case: int) -> str | None:
        found = self._office.store.case(str(case))
        if found.state.closed is not None:
            return ""
        holder = self._holder(case)
        if holder is not None:
            return holder
        due = found.state.due_from
        return None if due is not None and due <= self._office.clock.now() else ""

    def _holder(self, case: int) -> str | None:
        standing = self._office.store.standing(case)
        if standing.agent is None or standing.until is None or standing.until <= self._office.clock.now():
            return None
        return names_of(self._office.agents()).get(standing.agent, standing.agent)

    # --- closed outside a call

    def close(self, name: str, reason: str, agent: str) -> Case:
        """Close a request that was settled without a call: NoCase, AlreadyClosed, AlreadyTaken, BadInput."""
        case, process = self._office.store.case(name), self._process()
        if case.process != CALLBACK:
            raise NoCase(name=name)
        if case.state.closed is not None:
            raise AlreadyClosed
        if reason not in process.closings:
            remedy = Phrase("reasons are {names}", names=", ".join(process.closings))
            raise BadInput(Fault("reason", Phrase("there is no closing {name}", name=reason), remedy))
        if (holder := self._holder(case.id)) is not None:
            raise AlreadyTaken(agent=holder)
        closed = process.ledger.closed if process.ledger else "closed"
        effects = (Effect("status", closed), Effect("task", TASK_DONE), Effect("close", reason))
        change(self._office.store, case, effects, at=self._office.clock.now(), agent=agent)
        return self._office.store.case(str(case.id))

    def withdraw(self, case: int, agent: str) -> None:
        self.close(str(case), "withdrawn", agent)

    # --- what is known of a request

    def _process(self) -> "Process":
        return self._office.library.get(CALLBACK).process

    def _protocol(self) -> "Process":
        return self._office.library.get(PROTOCOL).process

    def _value(self, facts: Mapping[str, Plain], name: str) -> Plain:
        known = facts.get(name)
        return self._process().default(name) if known is None else known

    def _requested_at(self, case: Case) -> datetime:
        known = case.state.facts.get("requested_at")
        return datetime.fromisoformat(str(known)) if known else case.created_at
