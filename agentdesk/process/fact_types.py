"""Whether a value that is kept fits the type that the process declares now: files change while cases wait."""

from collections.abc import Callable
from datetime import date, datetime
from functools import lru_cache

from agentdesk.core.plain import Plain


def fits(type: str, value: Plain) -> bool:  # noqa: A002 - the word of the process files
    """Whether a fact of this type can have the value."""
    if isinstance(value, str):
        return _written(type, value)
    if isinstance(value, bool):
        return type == "flag"
    return isinstance(value, int | float) and (
        type in ("number", "money") or (type == "count" and value == int(value))
    )


@lru_cache(maxsize=4096)
def _written(type: str, value: str) -> bool:  # noqa: A002
    read = _READERS.get(type)
    if read is None:
        return type == "text"
    try:
        read(value)
    except ValueError:
        return False
    return True


def _day(value: str) -> date:
    return datetime.fromisoformat(value).date()


def _moment(value: str) -> datetime:
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError(value)
    return moment


_READERS: dict[str, Callable[[str], object]] = {"date": _day, "time": _moment, "money": float}
