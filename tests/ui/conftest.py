"""What holds for every test of the screen: it waits until the program has come to rest, and looks at it then."""

import pytest

from agentdesk.ui.screens import too_early
from tests.ui.quiet import paint_at_rest, pause, quiet, unpainted


@pytest.fixture(autouse=True)
def at_rest(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pilot that waits for the program instead of sleeping; screens are painted when there is time to see them."""
    monkeypatch.setattr("textual.app.wait_for_idle", unpainted)
    monkeypatch.setattr("textual.pilot.wait_for_idle", quiet)
    monkeypatch.setattr("textual.pilot.Pilot.pause", pause)
    if "every_frame" not in request.fixturenames:
        monkeypatch.setattr("textual.screen.Screen._compositor_refresh", paint_at_rest)


@pytest.fixture(autouse=True)
def quick_look(monkeypatch: pytest.MonkeyPatch) -> None:
    """What has been painted has been seen."""
    monkeypatch.setattr(too_early, "LOOK", 0.0)


@pytest.fixture
def every_frame() -> None:
    """For a test that wants each frame painted, as in a terminal."""
