"""Which rules hold a customer back at a moment, and until when: pure, from what is known of the customer."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import cast
from zoneinfo import ZoneInfo

from agentdesk.calendars.working_days import WorkingDays
from agentdesk.core.consent import allowed, standing
from agentdesk.core.contact_record import Contact, ContactRecord
from agentdesk.process.rules.model import Agreement, Cap, Channel, Hours, Notice, Pack, Quiet, Rule

VOICE: Channel = "voice"


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a rule is asked about: a case at a moment, in its customer's zone, with what is on record.

    `agreed`: the moment was agreed on with the customer. `point` is the number that would be dialled, or the address.
    """

    case: int
    process: str
    country: str
    at: datetime
    zone: ZoneInfo
    days: WorkingDays
    record: ContactRecord
    agreed: bool = False
    point: int | None = None


@dataclass(frozen=True, slots=True)
class Hold:
    """A rule that holds a customer back, as `pack.rule`, until a moment (None: until something else changes)."""

    rule: str
    until: datetime | None


def holds(packs: Iterable[Pack], subject: Subject, channel: Channel = VOICE) -> tuple[Hold, ...]:
    """Every rule that holds the channel back, but for those that a lead has overridden."""
    overridden = set(_overridden(subject))
    return tuple(hold for hold in _held(packs, subject, channel) if hold.rule not in overridden)


def notices(packs: Iterable[Pack], process: str, country: str) -> Iterator[tuple[Pack, str, Notice]]:
    """What has to be read to such a customer, in the order of the packs."""
    for pack in packs:
        if pack.counts_for(process, country):
            for name, rule in pack.rules.items():
                if isinstance(rule, Notice):
                    yield pack, name, rule


def _held(packs: Iterable[Pack], subject: Subject, channel: Channel) -> Iterator[Hold]:
    for pack in packs:
        if pack.counts_for(subject.process, subject.country):
            for name, rule in pack.rules.items():
                if channel in rule.channels and not _excepted(rule, subject, channel):
                    found, until = _asked(rule, subject, channel)
                    if found:
                        yield Hold(f"{pack.id}.{name}", until)


def _excepted(rule: Rule, subject: Subject, channel: Channel) -> bool:
    agreed = "agreed" in rule.unless and subject.agreed
    given = "consent" in rule.unless and allowed(subject.record.consents, channel, subject.point, subject.at)
    return agreed or bool(given)


def _overridden(subject: Subject) -> Iterator[str]:
    """The rules that a lead's word still puts aside: no call on the case has been wrapped up since."""
    called = [one.at for one in subject.record.contacts if one.case == subject.case and one.channel == VOICE]
    for word in subject.record.overrides:
        if subject.at < word.until and not any(at > word.at for at in called):
            yield from word.rules


def _asked(rule: Rule, subject: Subject, channel: Channel) -> tuple[bool, datetime | None]:
    """Whether the rule holds the channel back, and until when."""
    return _KINDS[type(rule)](rule, subject, channel)


def _hours(rule: Rule, subject: Subject, _channel: Channel) -> tuple[bool, datetime | None]:
    window = cast("Hours", rule).calling_window
    if window.is_open(subject.at, subject.zone, subject.days):
        return False, None
    return True, window.opens(subject.at, subject.zone, subject.days)


def _cap(rule: Rule, subject: Subject, channel: Channel) -> tuple[bool, datetime | None]:
    cap = cast("Cap", rule)
    counted = [one.at for one in _in_scope(subject, cap.per, channel) if _COUNTED[cap.count](one)]
    inside = sorted(at for at in counted if cap.within.counts(at, subject.at, subject.zone))
    if len(inside) < cap.most:
        return False, None
    return True, cap.within.lets_go(inside[len(inside) - cap.most], subject.zone) if cap.most else None


def _quiet(rule: Rule, subject: Subject, _channel: Channel) -> tuple[bool, datetime | None]:
    quiet = cast("Quiet", rule)
    happened = [one.at for one in _in_scope(subject, quiet.per, VOICE) if _COUNTED[_PLURAL[quiet.after]](one)]
    if not happened:
        return False, None
    until = quiet.lasts.quiet_until(max(happened), subject.zone)
    return until is None or subject.at < until, until


def _agreement(rule: Rule, subject: Subject, channel: Channel) -> tuple[bool, datetime | None]:
    agreement = cast("Agreement", rule)
    said = standing(subject.record.consents, channel, subject.point)
    if said is None or not said.given or not said.holds(subject.at) or said.at is None:
        return True, None
    if agreement.expires and said.until is None:
        return True, None
    end = agreement.lasts.quiet_until(said.at, subject.zone)
    return end is not None and subject.at >= end, None


def _in_scope(subject: Subject, per: str, channel: Channel) -> Iterator[Contact]:
    for one in subject.record.contacts:
        of_case = per != "case" or one.case == subject.case
        of_number = per != "number" or one.point == subject.point
        if one.channel == channel and of_case and of_number:
            yield one


_COUNTED: dict[str, Callable[[Contact], bool]] = {
    "attempts": lambda one: one.attempt,
    "conversations": lambda one: one.conversation,
    "messages": lambda one: one.channel != VOICE,
    "refusals": lambda one: one.refusal,
    "complaints": lambda one: one.complaint,
}
_PLURAL = {name.removesuffix("s"): name for name in _COUNTED}
_KINDS: dict[type[Rule], Callable[[Rule, Subject, Channel], tuple[bool, datetime | None]]] = {
    Hours: _hours,
    Cap: _cap,
    Quiet: _quiet,
    Agreement: _agreement,
    Notice: lambda _rule, _subject, _channel: (False, None),
}
