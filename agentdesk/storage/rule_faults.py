"""Whether do-not-call is whole: in the queue, in the journal and on record the same."""

from collections.abc import Iterator

from sqlalchemy import func, not_, or_, select

from agentdesk.core.errors import Fault
from agentdesk.core.event import CALLS_ALLOWED, DO_NOT_CALL
from agentdesk.desk.windows import NEVER_OPEN
from agentdesk.storage.hot import Link
from agentdesk.storage.rule_tables import do_not_call
from agentdesk.storage.tables import cases, events, windows
from agentdesk.storage.windows import on_no_list

_REMEDY = "export it and report this: the program must never write that"
_OPEN = (
    select(cases.c.id, cases.c.external_id)
    .select_from(
        cases.join(windows, windows.c.id == cases.c.window_id).outerjoin(
            do_not_call, do_not_call.c.customer_id == cases.c.customer_id
        )
    )
    .where(cases.c.closed.is_(None))
    .order_by(cases.c.id)
)
_STILL_CALLED = _OPEN.where(
    do_not_call.c.customer_id.is_not(None),
    windows.c.key != NEVER_OPEN,
    on_no_list(cases.c.assignee),
)
_HIDDEN = _OPEN.where(
    do_not_call.c.customer_id.is_not(None),
    windows.c.key == NEVER_OPEN,
    not_(on_no_list(cases.c.assignee)),
)
_NEVER_CALLED = _OPEN.where(do_not_call.c.customer_id.is_(None), windows.c.key == NEVER_OPEN)
_last = (
    select(cases.c.customer_id, func.max(events.c.id).label("event"))
    .select_from(events.join(cases, cases.c.id == events.c.case_id))
    .where(events.c.kind.in_((DO_NOT_CALL, CALLS_ALLOWED)))
    .group_by(cases.c.customer_id)
    .subquery()
)
_told = select(_last.c.customer_id, events.c.kind).join(events, events.c.id == _last.c.event).subquery()
_UNTOLD = (
    select(do_not_call.c.customer_id)
    .outerjoin(_told, _told.c.customer_id == do_not_call.c.customer_id)
    .where(or_(_told.c.kind.is_(None), _told.c.kind == CALLS_ALLOWED))
)
_LOST = (
    select(_told.c.customer_id)
    .outerjoin(do_not_call, do_not_call.c.customer_id == _told.c.customer_id)
    .where(_told.c.kind == DO_NOT_CALL, do_not_call.c.customer_id.is_(None))
)


def faults(link: Link) -> Iterator[Fault]:
    """Everything that is wrong with it."""
    for id, name in link.sql.execute(_STILL_CALLED):
        yield Fault(f"case {id}", f"{name} can be called, though its customer is not to be called", _REMEDY)
    for id, name in link.sql.execute(_HIDDEN):
        yield Fault(f"case {id}", f"{name} is on a list, and its customer's ban hides it there", _REMEDY)
    for id, name in link.sql.execute(_NEVER_CALLED):
        yield Fault(f"case {id}", f"{name} is never called, and would be forgotten: its customer may be", _REMEDY)
    for (id,) in link.sql.execute(_UNTOLD):
        yield Fault(f"customer {id}", "is not to be called, and the journal doesn't tell why", _REMEDY)
    for (id,) in link.sql.execute(_LOST):
        yield Fault(f"customer {id}", "is not to be called by the journal, and may be by the record", _REMEDY)
