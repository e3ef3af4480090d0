"""Plain values: what JSON can hold, so that events and facts can be kept and sent anywhere."""

from typing import TypeAlias

Plain: TypeAlias = "str | int | float | bool | list[Plain] | dict[str, Plain] | None"
