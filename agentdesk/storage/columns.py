"""Column types: moments that come back aware, and plain values kept as JSON text."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache

from sqlalchemy import DateTime, Dialect, Text, TypeDecorator
from sqlalchemy.types import TypeEngine

from agentdesk.core.plain import Plain


class Moment(TypeDecorator[datetime]):
    """An aware moment. SQLite keeps fixed-width ISO 8601 in UTC, which sorts as time does."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[datetime] | TypeEngine[str]:
        if dialect.name == "sqlite":
            return dialect.type_descriptor(Text())
        return dialect.type_descriptor(DateTime(timezone=True))

    def bind_processor(self, dialect: Dialect) -> Callable[[datetime | None], str | None] | None:
        return written if dialect.name == "sqlite" else None

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str | None], datetime | None] | None:  # noqa: ARG002
        return _moment if dialect.name == "sqlite" else None


class PlainJson(TypeDecorator[Plain]):
    """A plain value as JSON text; None is NULL."""

    impl = Text
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[Plain], str | None]:  # noqa: ARG002
        return as_json

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str | None], Plain]:  # noqa: ARG002
        return _plain


@lru_cache(maxsize=128)
def written(moment: datetime | None) -> str | None:
    """A moment as SQLite keeps it; a naive one is a ValueError."""
    if moment is None:
        return None
    if moment.tzinfo is None:
        raise ValueError(f"{moment} has no zone")
    return f"{moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='microseconds')}Z"


def as_json(value: Plain) -> str | None:
    """A plain value as compact JSON; None is NULL."""
    return None if value is None else _encode(value)


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _plain(text: str | None) -> Plain:
    return None if text is None else json.loads(text)
