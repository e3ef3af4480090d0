"""A mirrored line is the line in a mirror, and mirrored again it is the line."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agentdesk.text.bidi import mirrored
from agentdesk.text.line import marked, visual
from agentdesk.text.mirror import EXCHANGED, flipped
from agentdesk.text.widths import clusters, width
from tests.text.test_line import DIRECTIONS, MIXED

TURNED = [chr(code) for code in range(0x2190, 0x2C00) if flipped(chr(code)) != chr(code)]
# Signs whose names don't say what a mirror makes of them.
NAMELESS = set("╱╲▚▞▧▨⬅➡⇀↼⇁↽↾↿⇂⇃")


@pytest.mark.parametrize(
    ("line", "mirror"),
    [
        ("", ""),
        ("abc", "cba"),
        ("┌─ a ──┐", "┌── a ─┐"),
        ("│ ▸ item", "meti ◂ │"),
        ("╭╴10%╶╮", "╭╴%01╶╮"),
        ("██▌   ", "   ▐██"),
        ("←→ ▶", "◀ ←→"),
        ("李明 x", "x 明李"),
        ("e\u0301א\u200e", "א\u200ee\u0301"),
        ("👩\u200d🔬 🇮🇹❤\ufe0f", "❤\ufe0f🇮🇹 👩\u200d🔬"),
        ("(a) «b» ❯", "❯ »b« )a("),
        ("\u0301ab", "\u0301ba"),
        ("x👩\u200d", "👩x"),
    ],
)
def test_lines(line: str, mirror: str) -> None:
    assert flipped(line) == mirror


def test_each_sign_that_is_turned_turns_back() -> None:
    assert len(TURNED) > 180
    assert [sign for sign in TURNED if flipped(flipped(sign)) != sign] == []
    assert EXCHANGED.issubset(TURNED)


def test_each_sign_and_its_picture_are_as_wide() -> None:
    assert [sign for sign in TURNED if width(flipped(sign)) != width(sign)] == []


def test_signs_are_turned_as_their_names_say() -> None:
    """Left and right are exchanged in the name, in whatever order it has them."""

    def words(sign: str) -> list[str]:
        return sorted(unicodedata.name(sign).replace("-", " ").split())

    exchange = {"LEFT": "RIGHT", "LEFTWARDS": "RIGHTWARDS", "WEST": "EAST"}
    exchange |= {right: left for left, right in exchange.items()}
    for sign in set(TURNED) - NAMELESS - EXCHANGED:
        assert words(flipped(sign)) == sorted(exchange.get(word, word) for word in words(sign)), sign


def test_what_text_mirrors_is_not_mirrored_again() -> None:
    assert [sign for sign in TURNED if mirrored(sign) != sign] == []


def test_every_corner_and_side_of_a_frame_is_turned() -> None:
    sided = [chr(code) for code in range(0x2500, 0x2580) if "LEFT" in unicodedata.name(chr(code)) or "RIGHT" in
             unicodedata.name(chr(code))]  # fmt: skip
    assert [sign for sign in sided if flipped(sign) == sign] == []


@given(MIXED, DIRECTIONS)
def test_twice_is_not_at_all(text: str, direction: str) -> None:
    line = "".join(map(marked, visual(text, direction)))
    assert width(flipped(line)) == width(line)
    assert flipped(flipped(line)) == line


@given(st.text(alphabet="ab李é❤\ufe0f👩\u200d🔬─┌▎▸ ←", max_size=20))
def test_width_is_kept(text: str) -> None:
    assert width(flipped(text)) == width(text)
    assert [cells for _, cells in clusters(flipped(text)) if cells] == [n for _, n in clusters(text) if n][::-1]
