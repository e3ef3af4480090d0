"""Counts and large digits."""

import pytest

from agentdesk.ui.widgets.call_column import shares
from agentdesk.ui.widgets.call_counts import call_clock, countdown, minutes, stage
from agentdesk.ui.widgets.call_digits import drawn, largest


@pytest.mark.parametrize(
    ("passed", "told"),
    [
        (0, "0:40"),
        (0.01, "0:40"),
        (1, "0:39"),
        (39.5, "0:01"),
        (40, "+0:00"),
        (40.9, "+0:00"),
        (47, "+0:07"),
        (140, "+1:40"),
    ],
)
def test_a_countdown_reaches_nothing_when_it_ends(passed: float, told: str) -> None:
    assert countdown(passed, 40) == told


def test_a_count_is_near_its_end_for_ten_seconds() -> None:
    assert [stage(passed, 40) for passed in (0, 29.9, 30, 39.9, 40, 90)] == [
        *("calm", "calm", "near", "near", "over", "over"),
    ]


def test_lengths_are_told_in_minutes() -> None:
    assert [minutes(seconds) for seconds in (0, 59.9, 60, 3599)] == ["0:00", "0:59", "1:00", "59:59"]
    assert call_clock(192) == "03:12"


def test_digits_take_all_the_room_they_fit_into() -> None:
    assert len(largest("0:27", 90, 30)) == 15
    assert len(largest("0:27", 60, 12)) == 10
    assert len(largest("0:27", 56, 7)) == 5
    assert len(largest("0:27", 38, 4)) == 3
    assert largest("0:27", 6, 1) == ("0:27",)


def test_every_line_of_large_digits_is_as_long_as_the_others() -> None:
    for scale in range(4):
        assert len({len(line) for line in drawn("+0123456789:", scale)}) == 1


def test_the_text_gives_way_before_the_answers() -> None:
    assert shares(20, 10, 5) == (10, 5)
    assert shares(20, 30, 5) == (15, 5)
    assert shares(20, 30, 40) == (4, 16)
    assert shares(6, 2, 40) == (2, 4)
