"""Processes are read, checked and planned at a rate that nobody has to wait for."""

import sys
import time
from functools import partial
from pathlib import Path

import pytest

from agentdesk.core.case import CaseState
from agentdesk.core.places import scripts_folder
from agentdesk.process.loading import load
from agentdesk.process.plan import plan
from agentdesk.process.walk import walk
from tests.bench.process_rounds import CHECKED, LOADED, TEXTUAL, by_turns, seconds
from tests.process.scene import moment, setting

CASES = 10_000
# As many as tell the rate.
MEASURED = 300
AT = moment("2026-11-24T10:00")

pytestmark = pytest.mark.bench


def told(capsys: pytest.CaptureFixture[str], line: str) -> None:
    with capsys.disabled():
        sys.stdout.write(f"\n{line}\n")


def test_all_processes_and_catalogues_are_there_in_a_part_of_textuals_import(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    cold = seconds(LOADED, tmp_path)
    ratio, ours, theirs = by_turns(partial(seconds, LOADED, tmp_path), partial(seconds, TEXTUAL), 9)
    told(
        capsys,
        f"all processes and catalogues: {ratio:.2f} of Textual's import ({ours * 1e3:.0f} ms, {theirs * 1e3:.0f} ms);"
        f" the first time {cold / theirs:.2f}",
    )
    assert ratio <= 0.3


def test_everything_is_checked_within_a_few_imports_of_textual(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    cold = seconds(CHECKED, tmp_path / "faults")
    ratio, ours, theirs = by_turns(partial(seconds, CHECKED, tmp_path / "faults"), partial(seconds, TEXTUAL), 5)
    told(
        capsys,
        f"processes check: {ratio:.1f} of Textual's import ({ours:.2f} s, {theirs * 1e3:.0f} ms);"
        f" the first time {cold / theirs:.1f}",
    )
    # Two seconds, where Textual is imported in a quarter of one.
    assert ratio <= 8


def test_a_plan_of_a_year_costs_what_its_calls_cost(capsys: pytest.CaptureFixture[str]) -> None:
    process = load(scripts_folder() / "credit_control" / "process.yaml").process
    here = setting(process)
    cases = [CaseState(facts={"open_invoices": 1 + number % 9}) for number in range(MEASURED)]
    planned = called = 0.0
    for case in cases:
        start = time.perf_counter()
        steps = plan(here, case, AT)
        between = time.perf_counter()
        # Each step is come to at the earliest and at the latest.
        for _ in range(2 * len(steps)):
            walk(here, case, ("no_answer",), AT)
        planned += between - start
        called += time.perf_counter() - between
    told(
        capsys,
        f"a plan of a year: {MEASURED / planned:.0f} a second, {CASES} in {CASES * planned / MEASURED:.0f} s;"
        f" {planned / called:.2f} of its calls one by one",
    )
    assert planned / called <= 1.5
