"""The demo, as the README describes it."""

import signal
import sys
from pathlib import Path

import pytest

from tests.terminal.floor import Floor

pytestmark = pytest.mark.pty


@pytest.mark.parametrize("end", ["quit", pytest.param("hang up", marks=pytest.mark.story)])
def test_demo_opens_takes_a_case_and_leaves_nothing_behind(floor: Floor, tmp_path: Path, end: str) -> None:
    kept = tmp_path / "temporary"
    kept.mkdir()
    desk = floor.start([sys.executable, "-m", "agentdesk", "demo"], TMPDIR=str(kept))
    desk.sign_in()
    assert "demo" in desk.lines[0]
    assert desk.lines[0].endswith("Tue 10:00")
    desk.take_next()
    assert [path.name.startswith("agentdesk-demo-") for path in kept.iterdir()] == [True]
    if end == "quit":
        desk.quit()
    else:
        desk.hang_up()
        # The test's terminal isn't the one that controls the program: only the system's word is missing.
        desk.process.send_signal(signal.SIGHUP)
        assert desk.process.wait(20) == 128 + signal.SIGHUP
    assert list(kept.iterdir()) == []
