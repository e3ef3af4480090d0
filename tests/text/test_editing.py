"""What is typed stands where it was typed, in whole clusters, and can be undone to the letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agentdesk.text.borders import border
from agentdesk.text.editing import Buffer, Chosen, Rules, cleaned
from tests.text.test_borders import SIGNS, TEXTS

LINE = Rules(lines=False)
DEEDS = st.lists(
    st.one_of(
        st.tuples(st.just("insert"), st.sampled_from([*SIGNS, "words and more"])),
        st.tuples(st.sampled_from(["backspace", "delete"]), st.none()),
        st.tuples(st.just("to"), st.integers(0, 40)),
        st.tuples(st.just("choose"), st.integers(0, 40)),
        st.tuples(st.just("delete_to"), st.integers(0, 40)),
    ),
    max_size=30,
)


EMPTY = Buffer()


def typed(text: str, buffer: Buffer = EMPTY) -> Buffer:
    """A text typed sign by sign."""
    for sign in text:
        buffer = buffer.insert(sign)
    return buffer


def after(buffer: Buffer, what: str, argument: object) -> Buffer:
    """A buffer after something was done to it."""
    match what, argument:
        case "insert", str(text):
            return buffer.insert(text)
        case "to", int(index):
            return buffer.to(min(index, len(buffer.text)))
        case "choose", int(index):
            return buffer.to(min(index, len(buffer.text)), choosing=True)
        case "delete_to", int(index):
            return buffer.delete_to(min(index, len(buffer.text)))
        case _:
            return buffer.delete() if what == "delete" else buffer.backspace()


@given(TEXTS, DEEDS)
def test_undoing_all_gives_the_text_before_and_redoing_all_the_text_after(text: str, deeds: list) -> None:
    buffer = Buffer.of(text, Rules())
    first = buffer.text
    for what, argument in deeds:
        buffer = after(buffer, what, argument)
    last = buffer.text
    while (back := buffer.undo()).change:
        buffer = back
    assert buffer.text == first
    while (forth := buffer.redo()).change:
        buffer = forth
    assert buffer.text == last


@given(TEXTS, DEEDS)
def test_every_change_is_told_and_the_cursor_never_stands_within_a_cluster(text: str, deeds: list) -> None:
    buffer = Buffer.of(text, Rules())
    for what, argument in deeds:
        before, buffer = buffer.text, after(buffer, what, argument)
        if buffer.change:
            start, end, inserted = buffer.change
            before = before[:start] + inserted + before[end:]
        assert buffer.text == before
        assert all(border(before, index) == index for index in buffer.chosen[:2])


def test_a_word_is_undone_at_once_and_a_break_in_typing_ends_it() -> None:
    buffer = typed("call back")
    assert buffer.undo().text == "call "
    assert buffer.undo().undo().text == ""
    broken = typed("k", typed("bac").to(0).to(3))
    assert broken.undo().text == "bac"


def test_what_was_erased_in_one_go_comes_back_at_once() -> None:
    buffer = typed("سلام").backspace().backspace()
    assert buffer.text == "سل"
    assert buffer.undo().text == "سلام"
    forward = typed("abc").to(0).delete().delete()
    assert forward.undo().text == "abc"
    assert forward.undo().chosen == Chosen()


def test_undoing_puts_the_choice_back() -> None:
    buffer = typed("one two").choose(0, 3).insert("1")
    assert buffer.text == "1 two"
    assert buffer.undo().selected == "one"


@pytest.mark.parametrize("cluster", ["بَّ", "👩\u200d💻", "🇮🇹", "e\u0301"])
def test_a_cluster_is_erased_whole(cluster: str) -> None:
    buffer = Buffer.of(f"x{cluster}y", Rules())
    assert buffer.to(1 + len(cluster)).backspace().text == "xy"
    assert buffer.to(1).delete().text == "xy"


def test_a_joiner_that_was_typed_is_erased_alone() -> None:
    buffer = typed("می\u200c")
    assert buffer.backspace().text == "می"
    assert buffer.backspace().backspace().text == "م"


def test_lam_alef_from_one_key_is_two_letters() -> None:
    buffer = typed("س\ufefbم")
    assert buffer.text == "سلام"
    assert buffer.to(3).backspace().text == "سلم"
    assert typed("\ufef5\ufef7\ufef9").text == "لآلألإ"


@given(st.text())
def test_what_is_kept_is_harmless_and_cleaning_it_again_changes_nothing(text: str) -> None:
    for rules in (Rules(), LINE):
        kept = cleaned(text, rules)
        assert cleaned(kept, rules) == kept
        assert not set(kept) & {"\x1b", "\r", "\x85", "\u2028", "\u202e", "\u2066", "\t", "\0"}
        assert rules.lines or "\n" not in kept


def test_line_ends_are_of_one_kind_and_a_line_has_none() -> None:
    assert cleaned("a\r\nb\rc\u2028d\n\ne", Rules()) == "a\nb\nc\nd\n\ne"
    assert cleaned("\na\r\n\r\nb\n", LINE) == "a b"
    assert cleaned("a\x1b[31m\x00\ud800\tb\u202e", Rules()) == "a\ufffd[31m\ufffd\ufffd b"
    assert cleaned("می\u200cرود \u200e12", Rules()) == "می\u200cرود \u200e12"


def test_no_more_is_taken_than_there_is_room_for() -> None:
    buffer = Buffer.of("abc", Rules(lines=False, most=5))
    assert buffer.insert("defg").text == "abcde"
    assert buffer.insert("d").insert("👩\u200d💻").text == "abcd"
    assert buffer.choose(0, 3).insert("vwxyz1").text == "vwxyz"
    assert buffer.insert("de").insert("f").change is None


def test_a_large_paste_is_one_step() -> None:
    text = "سيدفع العميل " * 15_000
    buffer = typed("x").insert(text)
    assert buffer.text == f"x{text}"
    assert buffer.undo().text == "x"
