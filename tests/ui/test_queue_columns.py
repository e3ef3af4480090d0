"""A line of the queue in cells."""

import pytest

from agentdesk.text.widths import width
from agentdesk.ui.queue_columns import Columns, QueueWords
from agentdesk.ui.queue_lines import QueueLine

LINE = QueueLine(
    1, "INV-1", "14:05", False, False, "high", "Giulia Rossi", "first call · Credit control", "it", False
)
WORDS = QueueWords()


def line(cells: int, of: QueueLine = LINE) -> str:
    return Columns.within(cells, [of], WORDS).line(of, WORDS)


@pytest.mark.parametrize("cells", [20, 33, 34, 38, 51, 52, 60, 78, 120, 298])
@pytest.mark.parametrize("name", ["Giulia Rossi", "李明" * 30, "مریم رضایی", "é" * 60])
def test_lines_and_headings_take_their_room_and_no_more(cells: int, name: str) -> None:
    columns = Columns.within(cells, [LINE], WORDS)
    assert width(columns.line(LINE._replace(customer=name), WORDS)) == cells
    assert width(columns.heading(WORDS)) == cells


def test_what_is_cut_is_signed() -> None:
    assert "first call · Credit…" in line(70)
    assert "first call · Credit control" in line(110)


def test_states_are_told_by_signs_not_by_colour_alone() -> None:
    late = LINE._replace(late=True, promised=True, left=True)
    assert line(100, late).startswith("!◆ 14:05")
    assert "↺ first call" in line(100, late)
    assert line(100).startswith("   14:05")


def test_priorities_are_told_by_sign_and_word() -> None:
    said = [line(100, LINE._replace(priority=name)) for name in ("blocking", "high", "medium", "low")]
    assert ["▲▲ blocking" in said[0], "▲  high" in said[1], "·  medium" in said[2], "▽  low" in said[3]] == [True] * 4


def test_narrow_terminals_keep_who_and_when() -> None:
    assert line(38).startswith("   14:05  ▲   Giul")
    assert line(20).startswith("   14:05  ▲   Giu")


def test_a_priority_nobody_knows_is_shown_as_it_is() -> None:
    assert "urgent" in line(100, LINE._replace(priority="urgent"))
