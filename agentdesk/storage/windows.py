"""The calling windows that cases wait for."""

from sqlalchemy import bindparam, insert, select

from agentdesk.desk.ports import WindowKey
from agentdesk.storage.hot import Hot, Link
from agentdesk.storage.tables import cases, windows

_BY_KEY = Hot(select(windows.c.id).where(windows.c.key == bindparam("wanted")))
_WAITED_FOR = Hot(
    select(windows.c.key, windows.c.process, windows.c.country, windows.c.timezone)
    .where(
        windows.c.key != "",
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
    """Keep a window that no case has waited for yet; the always open one has no place."""
    place = (window.process, window.country, window.timezone) if window.key else ("", "", "")
    values = dict(zip(("key", "process", "country", "timezone"), (window.key, *place), strict=True))
    return int(link.sql.execute(insert(windows).values(values).returning(windows.c.id)).scalar_one())
