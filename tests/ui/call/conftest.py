"""The real desk for the tests of the call screen that use it, and an agent who takes a wrap-up in at once."""

import pytest

from agentdesk.ui.screens import wrap
from tests.desk.conftest import filled, house_cache, scene

__all__ = ["filled", "house_cache", "scene"]


@pytest.fixture(autouse=True)
def quick_look(monkeypatch: pytest.MonkeyPatch) -> None:
    """What has been painted has been seen."""
    monkeypatch.setattr(wrap, "LOOK", 0.0)
