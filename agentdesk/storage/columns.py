"""Column types: moments that come back aware, and plain values kept as JSON text."""

import json
from datetime import UTC, datetime

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

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | datetime | None:
        if value is None or dialect.name != "sqlite":
            return value
        return written(value)

    def process_result_value(self, value: str | datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return datetime.fromisoformat(value) if isinstance(value, str) else value


class PlainJson(TypeDecorator[Plain]):
    """A plain value as JSON text; None is NULL."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Plain, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else as_json(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Plain:  # noqa: ARG002
        return None if value is None else json.loads(value)


def written(moment: datetime) -> str:
    """A moment as SQLite keeps it; a naive one is a ValueError."""
    if moment.tzinfo is not UTC:
        if moment.tzinfo is None:
            raise ValueError(f"{moment} has no zone")
        moment = moment.astimezone(UTC)
    return f"{moment.replace(tzinfo=None).isoformat(timespec='microseconds')}Z"


def as_json(value: Plain) -> str:
    """Plain values as compact JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
