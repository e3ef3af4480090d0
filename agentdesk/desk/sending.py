"""Sending what lies in the outbox: claimed, sent, marked, each item once."""

import secrets
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from agentdesk.core.clock import Clock
from agentdesk.desk import ports_outbox as states
from agentdesk.desk.ports_outbox import Carrier, Claim, ClaimLost, Halted, InDoubt, Item, Outgoing, PutOff, Refused
from agentdesk.desk.views import ReasonView

# How long a program may be busy with one item: longer than a server may take to say that it has it.
LEASE = timedelta(minutes=15)
MOST_ATTEMPTS = 30
_LONGEST_WAIT = timedelta(hours=4)
_AT_ONCE = 100

# What becomes of an item in a run, beside the states of `ports_outbox`.
READY, PUT_OFF, NO_ADDRESS, NO_WAY, WAY_SHUT = "ready", "put_off", "no_address", "no_way", "way_shut"
HELD = "held"
_NOT_TRIED = frozenset({NO_ADDRESS, NO_WAY, WAY_SHUT, HELD, states.WITHHELD})
# With these a run has done what it could: everything else waits for somebody.
IN_ORDER = frozenset({states.SENT, states.WITHHELD, HELD, READY})


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a run's report: what became of an item, why, and when it is tried again.

    `reason` is a code; `words` say it where a rule does.
    """

    item: Item
    became: str
    reason: str | None = None
    again: datetime | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """What a run is to do: `limit` is the most items to try; `doubtful` ones are sent again only if asked."""

    limit: int | None = None
    dry_run: bool = False
    doubtful: bool = False


def wait_after(attempts: int) -> timedelta:
    """How long an item waits after so many attempts: one minute, then twice as long each time, at most four hours."""
    return min(_LONGEST_WAIT, timedelta(minutes=2 ** min(attempts - 1, 10)))


class Sending:
    """One run over the outbox.

    `ways` are the ways out of the house by the kind of item, `roles` the mail addresses of roles that get notices;
    `domain` stands in the message ids. `held` tells what holds a message to a customer back.
    """

    def __init__(
        self,
        outgoing: Outgoing,
        clock: Clock,
        ways: Mapping[str, Carrier],
        *,
        roles: Mapping[str, str],
        domain: str,
        held: Callable[[Item], ReasonView | None],
    ) -> None:
        self._held = held
        self._outgoing = outgoing
        self._clock = clock
        self._ways = ways
        self._roles = roles
        self._domain = domain
        self._shut: set[Carrier] = set()

    def run(self, order: Order) -> Iterator[Line]:
        """Send what may be sent now, oldest first; the lines come as it happens."""
        try:
            yield from self._lines(order)
        finally:
            for way in set(self._ways.values()):
                way.close()

    def _lines(self, order: Order) -> Iterator[Line]:
        tried = 0
        for item in self._items():
            if not self._is_due(item, order):
                if item.state in (states.DOUBTFUL, states.INCOMPLETE):
                    yield Line(item, item.state, item.reason)
                continue
            if order.limit is not None and tried >= order.limit:
                return
            line = self._held_back(item, order) or (Line(item, READY) if order.dry_run else self._sent(item))
            if line is not None:
                tried += line.became not in _NOT_TRIED
                yield line

    def _items(self) -> Iterator[Item]:
        last = 0
        while found := self._outgoing.items(at=self._clock.now(), after=last, limit=_AT_ONCE):
            yield from found
            last = found[-1].id

    def _is_due(self, item: Item, order: Order) -> bool:
        if item.state == states.DOUBTFUL:
            return order.doubtful
        if item.role is not None and item.role not in self._roles:
            return False  # a notice to a role without an address stays in the house
        return item.state == states.WAITING and (item.next_try_at is None or item.next_try_at <= self._clock.now())

    def _held_back(self, item: Item, order: Order) -> Line | None:
        """Why an item that is due isn't even tried; what the customer doesn't want is kept back for good."""
        said = None if item.role else self._held(item)
        if said is not None and said.rule != states.NO_CONSENT:
            return Line(item, HELD, said.rule, said.until, said.text)
        if said is not None:
            if not order.dry_run:
                self._outgoing.withhold(item.id, states.NO_CONSENT)
            return Line(item, states.WITHHELD, states.NO_CONSENT, words=said.text)
        if not _address(item, self._roles):
            return Line(item, NO_ADDRESS)
        way = self._ways.get(item.kind)
        if way is None:
            return Line(item, NO_WAY)
        return Line(item, WAY_SHUT) if way in self._shut else None

    def _sent(self, item: Item) -> Line | None:
        """Try it; None where another program has it."""
        now = self._clock.now()
        claim = Claim(item.id, secrets.token_hex(16), now + LEASE)
        address = _address(item, self._roles) or ""
        id = item.message_id or f"<{item.key}@{self._domain}>"
        kept = "" if item.role else address
        doubtful = item.state == states.DOUBTFUL
        if not self._outgoing.claim(claim, at=now, message_id=id, address=kept, doubtful=doubtful):
            return None
        try:
            line = self._carried(item, address, id, claim)
            state = states.WAITING if line.became == PUT_OFF else line.became
            self._outgoing.settle(claim, state, at=self._clock.now(), reason=line.reason, again=line.again)
        except ClaimLost:
            return None
        return line

    def _carried(self, item: Item, address: str, id: str, claim: Claim) -> Line:
        way = self._ways[item.kind]

        def release() -> None:
            self._outgoing.release(replace(claim, until=self._clock.now() + LEASE))

        try:
            way.send(item, address, id, release)
        except PutOff as failure:
            if isinstance(failure, Halted):
                self._shut.add(way)
            return self._put_off(item, failure)
        except Refused as failure:
            return Line(item, states.FAILED, failure.reason)
        return Line(item, states.SENT)

    def _put_off(self, item: Item, failure: PutOff) -> Line:
        if isinstance(failure, InDoubt):
            return Line(item, states.DOUBTFUL, failure.reason)
        attempts = item.attempts + 1
        if attempts >= MOST_ATTEMPTS and not isinstance(failure, Halted):
            return Line(item, states.FAILED, states.GAVE_UP)
        return Line(item, PUT_OFF, failure.reason, self._clock.now() + wait_after(attempts))


def standing(item: Item, roles: Mapping[str, str]) -> str:
    """Where an unsent item stands, seen from outside a run. `roles` are the mail addresses of roles."""
    if item.state != states.WAITING:
        return item.state
    if not _address(item, roles):
        return NO_ADDRESS
    return PUT_OFF if item.next_try_at else states.WAITING


def _address(item: Item, roles: Mapping[str, str]) -> str | None:
    return item.address if item.role is None else roles.get(item.role)
