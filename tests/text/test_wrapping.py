"""Lines end where a reader expects it, and each of them can stand alone."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from rich.console import Console
from rich.text import Text

from agentdesk.text.bidi import Direction, line_order, resolve
from agentdesk.text.breaks import BLANKS, pieces
from agentdesk.text.widths import clusters, width
from agentdesk.text.wrapping import Line, wrap

CODES = "\u200c\u200e\u200f\u202a\u202b\u202c\u202e\u2066\u2067\u2068\u2069"
ANY = st.text(alphabet="ab אב ا\u064b 12٣+-.,:$()\"'“”—…《》。，李明元👩👍🏽🇮\u200d\t\n" + CODES, max_size=40)
MARKS = "\u200e\u200f\u061c"
NO_START = "、，。；：？！”’）》」』】…—"
NO_END = "“‘（《「『【"
CHINESE = st.lists(
    st.sampled_from(
        [
            "您好",
            "请问",
            "，",
            "。",
            "？",
            "“发票”",
            "……",
            "——",
            "（SO-48213）",
            "《合同》",
            "250.00元",
            "“",
            "”",
            "call",
        ]
    ),
    max_size=24,
).map("".join)
LETTERS = st.lists(
    st.sampled_from(
        ["abc", "דנה", "מיכל", " ", " ", "\u2068", "\u2067", "\u2066", "\u2069", "ابجد", "12", "5+7", ",", " - "]
    ),
    max_size=24,
)


def texts(text: str, cells: int) -> list[str]:
    return [line.text for line in wrap(text, cells)]


@pytest.mark.parametrize(
    ("text", "cells", "lines"),
    [
        ("", 5, [""]),
        ("   ", 5, [""]),
        ("Good morning", 12, ["Good morning"]),
        ("Good morning ", 12, ["Good morning"]),
        ("Good  morning", 8, ["Good", "morning"]),
        ("one\n\ntwo three\n", 5, ["one", "", "two", "three"]),
        ("one\r\ntwo", 9, ["one", "two"]),
        ("  an indent", 5, ["  an", "inden", "t"]),
        ("a seriously long word", 8, ["a", "seriousl", "y long", "word"]),
        ("see (the letter ) … now", 9, ["see (the", "letter )", "… now"]),
        ("می\u200cخواهم بدانم", 8, ["می\u200cخواهم", "بدانم"]),
        ("👩‍👩‍👧👍🏽🇮🇹", 2, ["👩‍👩‍👧", "👍🏽", "🇮🇹"]),
        ("李明", 1, ["李", "明"]),
        ("您好，李明先生。", 6, ["您好，", "李明先", "生。"]),
        ("需要“发票”吗", 6, ["需要", "“发票”", "吗"]),
        ("我们……再见", 5, ["我", "们……", "再见"]),
        ('他说"你好吗"然后', 8, ['他说"你', '好吗"然', "后"]),
        ("订单（SO-48213）已发", 12, ["订单", "（SO-48213）", "已发"]),
        ("订单（SO-48213）", 8, ["订单（", "SO-48213", "）"]),
        ("共25％，请付250.00元。", 12, ["共25％，请付", "250.00元。"]),
        ("Mon, 16 Nov 2026 (1405/8/25)", 20, ["Mon, 16 Nov 2026", "(1405/8/25)"]),
        ("il 22 novembre che va 2026 volte", 9, ["il 22", "novembre", "che va", "2026", "volte"]),
        ("A\u00a0B\u202fC d", 5, ["A\u00a0B\u202fC", "d"]),
        ("ab\u200bcd", 3, ["ab", "cd"]),
    ],
)
def test_lines(text: str, cells: int, lines: list[str]) -> None:
    assert texts(text, cells) == lines


@pytest.mark.parametrize(
    "whole",
    [
        "SO-48213",
        "+966 52 123 4567",
        "\u2066+966 52 1 2 3\u2069",
        "(02) 123 4567",
        "+39 (055) 012 3456",
        "052-123-4567",
        "۰۲۱ ۱۲۳۴ ۵۶۷۸",
        "250.00 SAR",
        "SAR 250.00",
        "€ 1,200",
        "12 345,60 €",
        "250 ريال",
        "6:00 م",
        "\u20666:00\u2069 ص",
        "6:00 PM",
        "\u2068250\u2069 ريال",
        "\u200f12٬345٫60 ر.س.\u200f",
        "۱۲۰ تومان",
        "35 ש״ח",
        "25 %",
        "22 نوفمبر 2026",
        "\u2068۳۰ آذر ۱۴۰۵\u2069",
        "22 November 2026",
        "5 ימי",
        "\u20685\u2069 ימי",
        "(30 secondi)",
        "14:30",
        "05/03/2026",
        "name@example.org",
    ],
)
@pytest.mark.parametrize("words", ["we said that {} is it", "אמרנו לו כי {} זהו", "我们已经说过{}就是这样"])
def test_what_has_to_stay_whole_does_in_any_line_that_has_room_for_it(whole: str, words: str) -> None:
    text = words.format(whole)
    for cells in range(width(whole), width(text)):
        assert any(whole in line for line in texts(text, cells)), cells


def test_each_paragraph_has_one_direction_on_all_its_lines() -> None:
    lines = wrap("הזמנה ABC מספר\nABC הזמנה", 6)
    assert [(line.text, line.direction) for line in lines] == [
        ("הזמנה", "rtl"),
        ("ABC", "rtl"),
        ("מספר", "rtl"),
        ("ABC", "ltr"),
        ("הזמנה", "ltr"),
    ]
    assert {line.direction for line in wrap("ABC\n", 6, "rtl")} == {"rtl"}


def test_an_isolate_goes_on_in_the_next_line() -> None:
    lines = wrap("to \u2068דנה לוי\u2069 now", 6)
    assert lines == (
        Line("to \u2067דנה\u2069", 0, 7, 0, "ltr"),
        Line("\u2067לוי\u2069", 8, 12, 1, "ltr"),
        Line("now", 13, 16, 0, "ltr"),
    )


def test_embeddings_go_on_within_isolates() -> None:
    first, second = wrap("\u2067\u202aab cd\u202c\u2069", 2)
    assert (first.text, second.text) == ("\u2067\u202aab\u202c\u2069", "\u2067\u202acd\u202c\u2069")


def test_codes_without_end_are_opened_again_no_deeper_than_they_count() -> None:
    lines = wrap("\u2068ab " * 2000, 12)
    assert max(len(line.text) for line in lines) < 400
    assert [line.text.count("\u2066") - line.text.count("\u2069") for line in lines] == [0] * len(lines)


def test_long_texts_are_wrapped_as_short_ones_are() -> None:
    sentence = "您好，我们的订单是 SO-48213。谢谢您的耐心等待！\n"
    short = [line.text for line in wrap(sentence, 20)]
    assert [line.text for line in wrap(sentence * 300, 20)] == short * 300


@given(st.lists(st.text(alphabet="abcd", min_size=1, max_size=8), max_size=20), st.integers(8, 30))
def test_plain_words_are_wrapped_as_the_screen_wraps_them(words: list[str], cells: int) -> None:
    text = " ".join(words)
    assert texts(text, cells) == [line.plain.rstrip() for line in Text(text).wrap(Console(), cells)]


@given(ANY, st.integers(1, 24))
def test_only_blanks_and_line_ends_are_left_out(text: str, cells: int) -> None:
    lines = wrap(text, cells)
    gaps = [line.end for line in lines]
    assert all(start <= end for start, end, *_ in (line[1:] for line in lines))
    between = [text[end : line.start] for end, line in zip([0, *gaps], lines, strict=False)] + [text[gaps[-1] :]]
    assert not set("".join(between)) - set(" \t\n\u200b")


@given(ANY, st.integers(1, 24))
def test_lines_fit(text: str, cells: int) -> None:
    for line in wrap(text, cells):
        assert width(line.text) <= cells or len([piece for piece in clusters(line.text) if piece[1]]) == 1


@given(ANY, st.integers(1, 24))
def test_each_line_holds_its_part_of_the_source(text: str, cells: int) -> None:
    for line in wrap(text, cells):
        shown = line.text[line.lead : line.lead + line.end - line.start]
        source = text[line.start : line.end]
        assert len(shown) == len(source)
        assert all(a == b or (b == "\u2068" and a in "\u2066\u2067") for a, b in zip(shown, source, strict=True))
        added = line.text[: line.lead], line.text[line.lead + len(source) :]
        assert set(added[0]) <= set("\u202a\u202b\u202d\u202e\u2066\u2067" + MARKS)
        assert set(added[1]) <= set("\u202c\u2069" + MARKS)


@given(ANY, st.integers(1, 24))
def test_no_line_leaves_an_isolate_open(text: str, cells: int) -> None:
    for line in wrap(text, cells):
        opened = 0
        for character in line.text:
            opened += character in "\u2066\u2067\u2068"
            opened -= character == "\u2069" and opened > 0
        assert opened == 0


@given(CHINESE, st.integers(14, 40))
def test_chinese_lines_begin_and_end_as_they_may(text: str, cells: int) -> None:
    assume(all(width(text[start:end]) <= cells for start, end in pieces(text)))
    lines = texts(text, cells)
    assert not [line for line in lines[1:] if line[0] in NO_START]
    assert not [line for line in lines[:-1] if line[-1] in NO_END]
    assert all("SO-48213" in line for line in lines if "48" in line)


@given(LETTERS.map("".join), st.integers(8, 20), st.sampled_from(["ltr", "rtl", "auto"]))
def test_a_line_alone_is_ordered_as_in_its_paragraph(text: str, cells: int, direction: Direction) -> None:
    assume(
        not re.search(" +\u2069|[\u2066-\u2068] ", text)
    )  # a blank at the edge of an isolate isn't kept in its place
    assume(all(width(text[start:end]) <= cells for start, end in pieces(text)))
    whole = resolve(text, direction)
    for line in wrap(text, cells, direction):
        alone = resolve(line.text, line.direction)
        inner = range(line.lead, line.lead + line.end - line.start)
        order = [index - line.lead + line.start for index in alone.order if index in inner]
        assert [index for index in order if text[index] not in CODES] == [
            index for index in line_order(text, whole, line.start, line.end) if text[index] not in CODES
        ]


@given(ANY)
def test_pieces_have_all_but_the_blanks(text: str) -> None:
    paragraph = text.replace("\n", " ")
    inside = {index for start, end in pieces(paragraph) for index in range(start, end)}
    assert not {index for index in range(len(paragraph)) if paragraph[index] not in BLANKS} - inside
