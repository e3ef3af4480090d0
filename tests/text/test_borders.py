"""A cursor stands at borders of clusters alone, and goes by words in every script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agentdesk.text.borders import after, before, border, cluster_at, last_word, next_word, word_at
from agentdesk.text.widths import clusters

SIGNS = (
    *("a", "é", "e\u0301", "ب", "بَ", "שׁ", "لا", "李", "1", "٣", " ", "\n", ".", "(", "می\u200cرود"),
    *("👩\u200d💻", "👍🏽", "🇮🇹", "🇮", "☎\ufe0f", "1\ufe0f\u20e3", "\u200e", "\u0301", "\u200d", "𞤀"),
)
TEXTS = st.lists(st.sampled_from(SIGNS), max_size=30).map("".join)


def borders(text: str) -> list[int]:
    """Every place of a text, one after the other."""
    places = [0]
    while places[-1] < len(text):
        places.append(after(text, places[-1]))
    return places


@given(TEXTS)
def test_the_way_back_comes_by_the_same_borders(text: str) -> None:
    places = borders(text)
    back = [len(text)]
    while back[-1]:
        back.append(before(text, back[-1]))
    assert places == back[::-1]
    assert all(border(text, place) == place for place in places)


@given(TEXTS)
def test_between_two_borders_there_is_one_cluster_of_its_line(text: str) -> None:
    at = 0
    for line in text.split("\n"):
        found = [piece for piece, cells in clusters(line)]
        if len(found) > 1 and not clusters(line)[0][1]:
            found[:2] = ["".join(found[:2])]
        for piece in found:
            assert after(text, at) == at + len(piece)
            assert {cluster_at(text, index) for index in range(at, at + len(piece))} == {(at, at + len(piece))}
            at += len(piece)
        at += 1


@pytest.mark.parametrize("cluster", ["بَّ", "👩\u200d👩\u200d👧\u200d👦", "🇮🇹", "e\u0301\u0302", "می\u200c"[1:]])
def test_a_cluster_has_no_border_within(cluster: str) -> None:
    text = f"x{cluster}y"
    assert borders(text) == [0, 1, 1 + len(cluster), 2 + len(cluster)]


def test_a_border_is_found_at_the_end_of_a_very_long_line() -> None:
    text = "ب" * 100_000
    assert before(text, 100_000) == 99_999
    assert border("\u0301" * 5000, 5000) == 5000


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("call the customer", [0, 5, 9, 17]),
        ("سيدفع العميل غدًا", [0, 6, 13, 17]),
        ("می\u200cرود خانه", [0, 7, 11]),
        ("שלום, עולם", [0, 4, 6, 10]),
        ("客户说下周，付款", [0, 5, 6, 8]),
        ("الفاتورة SO-48213", [0, 9, 11, 12, 17]),
        ("invoice发票48213", [0, 7, 9, 14]),
        ("one\n  two", [0, 3, 4, 6, 9]),
    ],
)
def test_words_begin_where_a_reader_sees_them_begin(text: str, begins: list[int]) -> None:
    forth = [0]
    while forth[-1] < len(text):
        forth.append(next_word(text, forth[-1]))
    assert forth == begins
    back = [len(text)]
    while back[-1]:
        back.append(last_word(text, back[-1]))
    assert set(back) == set(begins)


@given(TEXTS)
def test_words_end_at_borders(text: str) -> None:
    places = set(borders(text))
    for index in places:
        assert {next_word(text, index), last_word(text, index), *word_at(text, index)} <= places
        assert index == len(text) or next_word(text, index) > index
        assert not index or last_word(text, index) < index


def test_the_word_under_the_mouse() -> None:
    assert word_at("قال العميل", 5) == (4, 10)
    assert word_at("下周付款，好", 2) == (0, 4)
    assert word_at("a  b", 1) == (1, 3)
    assert word_at("a\nb", 1) == (1, 1)
