"""Charts of text."""

import pytest

from agentdesk.text.widths import width
from agentdesk.ui.bars import bar, chart, names_width, table


@pytest.mark.parametrize(
    ("value", "drawn"), [(0, ""), (80, "██████████"), (40, "█████"), (4, "▌"), (1, "▏"), (44, "█████▌")]
)
def test_a_bar_is_as_long_as_its_share(value: int, drawn: str) -> None:
    assert bar(value, 80, 10) == drawn


def test_something_shows_where_there_is_something() -> None:
    assert bar(1, 10_000, 10) != ""


def test_a_chart_is_ordered_and_aligned() -> None:
    values = {"refuses": 3, "no answer": 12, "已付": 3}
    lines = chart(values, 40, names_width([values]), "none").plain.split("\n")
    assert [line.split("  ")[0].strip() for line in lines] == ["no answer", "refuses", "已付"]
    assert {width(line[: line.index("█")]) for line in lines} == {width("no answer") + 2 + 4 + 2}
    assert all(width(line) <= 40 for line in lines)


def test_an_empty_chart_says_so() -> None:
    assert chart({}, 40, 1, "none yet").plain == "none yet"


def test_what_should_be_none_is_marked_by_a_sign() -> None:
    lines = table([("due", 12, False), ("late", 2, True), ("held too long", 0, True)]).plain.split("\n")
    assert lines == ["due            12  ", "late            2 !", "held too long   0  "]
