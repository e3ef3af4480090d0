"""The tables that the tests of this folder share: computing one takes longer than testing it."""

import pytest

from agentdesk.calendars.tables import Tables


@pytest.fixture(scope="session")
def tables() -> Tables:
    """The years 2023 to 2031, without a cache."""
    return Tables(2026)
