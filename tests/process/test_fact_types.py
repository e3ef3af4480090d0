"""Kept values against the types that a process declares."""

import pytest

from agentdesk.core.plain import Plain
from agentdesk.process.fact_types import fits

FITTING: dict[str, tuple[Plain, ...]] = {
    "count": (0, 3),
    "number": (0, 2.5, -1),
    "money": ("1250.00", 3),
    "date": ("2026-11-24", "2026-11-24T10:00:00+01:00"),
    "time": ("2026-11-24T10:00:00+01:00",),
    "text": ("", "x", "2026-11-24", "12"),
    "flag": (True, False),
}
ODD: dict[str, tuple[Plain, ...]] = {
    "count": ("3", 2.5, True, [1]),
    "number": ("2.5", True),
    "money": ("much", False),
    "date": ("soon", 3, "2026-13-01"),
    "time": ("2026-11-24", "10:00", 5),
    "text": (3, True, {"a": 1}),
    "flag": (1, "true"),
}


@pytest.mark.parametrize(("kind", "value"), [(kind, value) for kind, values in FITTING.items() for value in values])
def test_a_value_of_the_type_fits(kind: str, value: Plain) -> None:
    assert fits(kind, value)


@pytest.mark.parametrize(("kind", "value"), [(kind, value) for kind, values in ODD.items() for value in values])
def test_a_value_of_another_type_does_not(kind: str, value: Plain) -> None:
    assert not fits(kind, value)
