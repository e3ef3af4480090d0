"""A confirmed wrap-up: the case, the note and all that leaves the house, beside the call's last events."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, cast

from sqlalchemy import Update, bindparam, false, null, select, update

from agentdesk.core.case import CaseState
from agentdesk.core.effect import Effect, apply_all
from agentdesk.core.event import EFFECT
from agentdesk.core.event_log import effective
from agentdesk.core.plain import Plain
from agentdesk.desk.ports import Wrap
from agentdesk.desk.ports_outbox import INCOMPLETE
from agentdesk.desk.ports_rules import Objection
from agentdesk.storage import calling, journal
from agentdesk.storage.cases import state_of, state_values
from agentdesk.storage.hot import Hot, Link, insertion
from agentdesk.storage.rule_tables import call_contacts
from agentdesk.storage.tables import WAITING, WRAPPED, cases, contact_points, outbox, reports, windows
from agentdesk.storage.windows import unless_shut, window_id


def wrap_up(link: Link, wrap: Wrap) -> None:
    """Write everything of a wrap-up; a second time under the same lease it changes nothing. LeaseLost."""
    lease = wrap.lease
    before = journal.claim(
        *(link, lease, wrap.events),
        ended_as=WRAPPED,
        ended=wrap.at,
        result=wrap.outcome,
        got_through=wrap.reached,
        counted=wrap.attempt,
    )
    if before is None:
        if calling.ended(link, lease, WRAPPED):
            return
        raise calling.lost(link, lease)
    journal.write(link, lease, wrap.events, before)
    if not _SETTLE_AS_SEEN.run(link, _settled(wrap)).rowcount:
        window_id(link, wrap.window_key, lease.case)
        _SETTLE.run(link, _settled(_merged(link, wrap)))
    calling.keep_note(link, lease, wrap.at, calling.NOTE, wrap.note)
    _send(link, wrap)


def _settled(wrap: Wrap) -> dict[str, Any]:
    return {**state_values(wrap.state, wrap.at), "wanted": wrap.lease.case, "waits_for": wrap.window_key}


def _merged(link: Link, wrap: Wrap) -> Wrap:
    """The wrap-up of a case that was changed from outside meanwhile: its effects on the case as it is now."""
    now, key = state_of(link, wrap.lease.case)
    state = apply_all(now, effects_of(link, wrap.lease.call))
    own_date = (state.due_from, state.due_by) == (wrap.state.due_from, wrap.state.due_by)
    kept = replace(state, note_required=wrap.state.note_required)
    return replace(wrap, state=kept, window_key=wrap.window_key if own_date else key)


def effects_of(link: Link, call: int) -> tuple[Effect, ...]:
    """The effects of a call that were not taken back."""
    return tuple(effect_of(event.value) for event in effective(journal.of_call(link, call)) if event.kind == EFFECT)


def _send(link: Link, wrap: Wrap) -> None:
    ids = {"case_id": wrap.lease.case, "call_id": wrap.lease.call, "at": wrap.at}
    if wrap.outbox:
        letters = [
            {
                **ids,
                "kind": item.kind,
                "template": item.template,
                "language": item.language,
                "recipient": item.to,
                "subject": item.subject,
                "body": item.body,
                "state": WAITING if item.whole else INCOMPLETE,
            }
            for item in wrap.outbox
        ]
        _LETTER.run_all(link, letters)
    if wrap.contact != Objection():
        _CONTACT.run(link, {"call_id": wrap.lease.call, **_said(wrap.contact)})
    if wrap.reports:
        _REPORT.run_all(link, [{**ids, "name": name} for name in wrap.reports])
    if wrap.wrong_numbers:
        link.sql.execute(_WRONG, {"of_case": wrap.lease.case, "wrong_ones": list(wrap.wrong_numbers)})


def _said(contact: Objection) -> dict[str, Any]:
    said = {"refusal": contact.refusal, "complaint": contact.complaint, "inbound": contact.inbound}
    return {"contact_id": contact.point, **said}


def effect_of(value: Plain) -> Effect:
    """An effect from the value of its event."""
    kept = cast("dict[str, Plain]", value)
    return Effect(str(kept["kind"]), kept["value"])


def _settling() -> Update:
    names = state_values(CaseState(), datetime.min.replace(tzinfo=UTC))
    free = {"taken_by": null(), "lease_until": null(), "open_call": null(), "touched": false()}
    state = {name: bindparam(name, type_=cases.c[name].type) for name in names}
    window = {"window_id": unless_shut(_WINDOW.scalar_subquery(), state["assignee"])}
    return update(cases).where(cases.c.id == bindparam("wanted")).values({**state, **window, **free})


_WINDOW = select(windows.c.id).where(windows.c.key == bindparam("waits_for"))
_SETTLE = Hot(_settling())
# Only where nothing was changed from outside meanwhile, and some case has waited for this window before.
_SETTLE_AS_SEEN = Hot(_settling().where(cases.c.touched == false(), _WINDOW.exists()))
# How far an item has come is written when it is sent.
_ON_ITS_WAY = ("attempts", "next_try_at", "claim", "claimed_until", "message_id", "sent_at", "reason")
_LETTER = Hot(insertion(outbox, "id", *_ON_ITS_WAY))
_REPORT = Hot(insertion(reports, "id"))
_CONTACT = Hot(insertion(call_contacts))
_WRONG = (
    update(contact_points)
    .where(
        contact_points.c.id.in_(bindparam("wrong_ones", expanding=True)),
        contact_points.c.customer_id
        == select(cases.c.customer_id).where(cases.c.id == bindparam("of_case")).scalar_subquery(),
    )
    .values(wrong=True)
)
