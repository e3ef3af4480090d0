"""Keys do to a text what they say, whichever way it runs."""

import pytest

from agentdesk.text.commands import Aim, Deed, Way, done, given_up, moved
from agentdesk.text.editing import Buffer, Rules
from agentdesk.text.layout import Caret, Layout
from agentdesk.text.rows import Setup

LINES = "one two three\nאחת שתיים\nend"


def way(text: str, start: int, *ways: Way, width: int = 30, column: int = 0, page: int = 1) -> int:
    """Where a cursor comes to."""
    paper = Layout(text, Setup(width))
    caret = Caret(start)
    for name in ways:
        caret = moved(paper, text, caret, name, Aim(column, page))
    return caret.at


def test_arrows_go_where_they_point() -> None:
    assert way("abc", 1, "left") == 0
    assert way("אבג", 1, "left") == 2
    assert way("אבג", 1, "right") == 0
    assert way("אב SO-4", 3, "right", "right") == 5
    assert way("אב SO-4", 3, "left") == 7


def test_words_follow_each_other_as_the_paragraph_is_read() -> None:
    assert way("one two three", 0, "word_right") == 4
    assert way("one two three", 6, "word_left") == 4
    assert way("אחת שתיים", 0, "word_left") == 4
    assert way("אחת שתיים", 9, "word_right") == 4


def test_rows_and_texts_have_a_start_and_an_end() -> None:
    assert way(LINES, 16, "row_start") == 14
    assert way(LINES, 16, "row_end") == 23
    assert way(LINES, 16, "text_start") == 0
    assert way(LINES, 16, "text_end") == len(LINES)
    assert way("one two three", 9, "row_start", width=9) == 8
    assert way("one two three", 0, "row_end", width=9) == 7


def test_up_and_down_keep_to_the_column_that_the_eye_is_on() -> None:
    assert way(LINES, 5, "down", column=5) == 23
    assert way(LINES, 0, "down", column=29) == 14
    assert way(LINES, 16, "down", column=2) == 26
    assert way(LINES, 26, "up", column=27) == 16
    assert way(LINES, 3, "up", column=3) == 0
    assert way(LINES, 25, "down", column=1) == len(LINES)
    assert way("a\nb\nc\nd\ne", 0, "page_down", page=3) == 6
    assert way("a\nb\nc\nd\ne", 8, "page_up", page=3) == 2


def test_a_choice_is_given_up_at_the_end_that_the_arrow_points_to() -> None:
    for text, start, end in (("abcdef", 1, 4), ("אבגדהו", 4, 1)):
        buffer = Buffer.of(text, Rules()).choose(1, 4)
        paper = Layout(text, Setup(30))
        assert given_up(paper, buffer, "left") == Caret(start)
        assert given_up(paper, buffer, "right") == Caret(end)


@pytest.mark.parametrize(
    ("deed", "text"),
    [
        ("erase_before", "one tw three"),
        ("erase_behind", "one twothree"),
        ("erase_word_before", "one  three"),
        ("erase_word_behind", "one twothree"),
        ("erase_to_row_start", " three"),
        ("erase_to_row_end", "one two"),
    ],
)
def test_what_is_erased(deed: Deed, text: str) -> None:
    before = "one two three"
    buffer = done(Layout(before, Setup(30)), Buffer.of(before, Rules()).to(7), deed)
    assert buffer.text == text
    assert done(Layout(text, Setup(30)), buffer, "undo").text == before
    assert done(Layout(before, Setup(30)), buffer.undo(), "redo").text == text


def test_all_of_it_is_chosen() -> None:
    buffer = Buffer.of("one\ntwo", Rules()).to(2)
    assert done(Layout("one\ntwo", Setup(30)), buffer, "choose_all").selected == "one\ntwo"
