"""Commands as a user gives them, in the test's own process."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from agentdesk.cli import main

TUESDAY = "2026-11-24T10:00+01:00"


@dataclass(frozen=True, slots=True)
class Said:
    """What a command said, and how it ended."""

    status: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """Standard output as JSON."""
        return json.loads(self.out)


Command = Callable[..., Said]


@pytest.fixture
def agentdesk(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Command:
    """Runs one command; the database is a file of the test's own."""
    monkeypatch.setenv("AGENTDESK_DB", str(tmp_path / "desk.db"))

    def run(*words: str) -> Said:
        try:
            status = main(words)
        except SystemExit as end:
            status = int(end.code or 0)
        out, err = capsys.readouterr()
        return Said(status, out, err)

    return run


@pytest.fixture
def case_file(tmp_path: Path) -> Callable[[dict[str, Any]], str]:
    """Writes a case file and returns its path."""

    def write(case: dict[str, Any]) -> str:
        path = tmp_path / "case.json"
        path.write_text(json.dumps(case), encoding="utf-8")
        return str(path)

    return write


@pytest.fixture
def imported(agentdesk: Command) -> Command:
    """The same, after the demo customers were imported."""
    data = Path(__file__).resolve().parents[2] / "data"
    assert agentdesk("import", str(data / "demo_credit_control.csv"), "--process", "credit_control").status == 0
    assert agentdesk("import", str(data / "demo_service_call.csv"), "--process", "service_call").status == 0
    return agentdesk
