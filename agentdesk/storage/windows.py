"""The calling windows that cases wait for."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, bindparam, func, insert, or_, select, update

from agentdesk.core.case import Case
from agentdesk.desk.ports import WindowKey
from agentdesk.desk.windows import ALWAYS_OPEN, NEVER_OPEN, window_key
from agentdesk.storage.hot import Hot, Link
from agentdesk.storage.rule_tables import do_not_call
from agentdesk.storage.tables import agents, cases, windows

PLACELESS = (ALWAYS_OPEN, NEVER_OPEN)

_BY_KEY = Hot(select(windows.c.id).where(windows.c.key == bindparam("wanted")))
_WAITED_FOR = Hot(
    select(windows.c.key, windows.c.process, windows.c.country, windows.c.timezone)
    .where(
        windows.c.key != ALWAYS_OPEN,
        windows.c.key != NEVER_OPEN,
        select(cases.c.id).where(cases.c.window_id == windows.c.id, cases.c.closed.is_(None)).exists(),
    )
    .order_by(windows.c.id)
)


def window_keys(link: Link) -> tuple[WindowKey, ...]:
    """Those for which open cases wait."""
    return tuple(WindowKey(*row) for row in _WAITED_FOR.run(link, {}).fetchall())


def window_id(link: Link, key: str, case: int) -> int:
    """The id of the window with this key, made from the case's place where it is new."""
    found = _BY_KEY.run(link, {"wanted": key}).fetchall()
    if found:
        return int(found[0][0])
    place = select(cases.c.process, cases.c.country, cases.c.timezone).where(cases.c.id == case)
    return new_window(link, WindowKey(key, *link.sql.execute(place).one()))


def ids(link: Link) -> dict[str, int]:
    """The ids of all windows, by key."""
    return dict(link.sql.execute(select(windows.c.key, windows.c.id)).all())


def new_window(link: Link, window: WindowKey) -> int:
    """Keep a window that no case has waited for yet; those that are always open, or never, have no place."""
    place = ("", "", "") if window.key in PLACELESS else (window.process, window.country, window.timezone)
    values = dict(zip(("key", "process", "country", "timezone"), (window.key, *place), strict=True))
    return int(link.sql.execute(insert(windows).values(values).returning(windows.c.id)).scalar_one())


def on_no_list(assignee: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether a case is anybody's or a colleague's. What stands on a role's list is work of its own, with a call or
    without: it is looked at first, and checked where it is dialled."""
    return or_(assignee.is_(None), select(agents.c.id).where(agents.c.id == assignee).exists())


def unless_shut(otherwise: ColumnElement[int], assignee: ColumnElement[Any]) -> ColumnElement[int]:
    """A case's window as it is to be written, with this assignee: the shut one where its customer is not to be
    called, but for the list of a role."""
    barred = select(do_not_call.c.at).where(do_not_call.c.customer_id == cases.c.customer_id).correlate(cases)
    shut = select(windows.c.id).where(windows.c.key == NEVER_OPEN, barred.exists(), on_no_list(assignee))
    return func.coalesce(shut.correlate(cases).scalar_subquery(), otherwise)


def shut(link: Link, customers: Sequence[int]) -> None:
    """Take the cases of those among these customers who are not to be called out of the queue, but for those on
    the list of a role."""
    barred = select(do_not_call.c.customer_id).where(do_not_call.c.customer_id.in_(customers))
    owners = list(link.sql.scalars(barred))
    if owners:
        found = _BY_KEY.run(link, {"wanted": NEVER_OPEN}).fetchall()
        id = int(found[0][0]) if found else new_window(link, WindowKey(NEVER_OPEN, "", "", ""))
        theirs = (cases.c.customer_id.in_(owners), on_no_list(cases.c.assignee))
        link.sql.execute(update(cases).where(*theirs).values(window_id=id))


def reopen(link: Link, found: Iterable[Case]) -> None:
    """Let these cases wait for their windows again."""
    for case in found:
        key = window_key(case.process, case.country, case.timezone, case.state)
        link.sql.execute(update(cases).where(cases.c.id == case.id).values(window_id=window_id(link, key, case.id)))
