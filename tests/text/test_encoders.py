"""Each terminal is sent what makes it show the same picture."""

from collections.abc import Callable
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agentdesk.text.encoders import Strategy, encode
from agentdesk.text.line import MARK, marked, visual
from agentdesk.text.widths import width
from tests.text.golden_lines import GOLDEN, Golden
from tests.text.terminals import draws_what_comes, reorders, reorders_and_joins, turns_pieces
from tests.text.test_line import DIRECTIONS, MIXED

STRATEGIES = st.sampled_from(get_args(Strategy))
TERMINALS: dict[str, tuple[Callable[[str], list[str]], Strategy]] = {
    "xterm": (draws_what_comes, "visual"),
    "VTE": (reorders, "visual"),
    "Konsole": (reorders_and_joins, "words"),
    "kitty": (turns_pieces, "kitty"),
    "mlterm": (draws_what_comes, "plain"),
}
MORE = (
    Golden("السلام عليكم، أهلًا وسهلًا؛ الآن لا.", "auto", ()),
    Golden("می\u200cخواهم با آقای رضا\u200cزاده گفت\u200cوگو کنم؟", "auto", ()),
    Golden("خانهٔ ما، مُدَّةٌ، الشَّرِكَةُ", "auto", ()),
    Golden("سنة ١٤٤٧ ه\u200d و۵هزار", "auto", ()),
    Golden("۱۲۳ ٤٥٦ 789 ٣ - ٥", "rtl", ()),
    Golden("צה\"ל, גב׳ שָׂרָה", "auto", ()),
)  # fmt: skip


def line(golden: Golden) -> list[str]:
    return [marked(cell) for cell in visual(golden.text, golden.direction)]


def picture(golden: Golden) -> list[str]:
    """What a person is to see, cell by cell; of joiners nothing is seen."""
    return [cell.text.replace("\u200c", "").replace("\u200d", "") for cell in visual(golden.text, golden.direction)]


def ids(golden: Golden) -> str:
    return ascii(golden.text)


@pytest.mark.parametrize("terminal", TERMINALS)
@pytest.mark.parametrize("golden", [*GOLDEN, *MORE], ids=ids)
def test_every_terminal_shows_the_line(golden: Golden, terminal: str) -> None:
    draws, strategy = TERMINALS[terminal]
    seen = draws("".join(encode(line(golden), strategy)))
    assert [cell.replace("\ufeea\u0654", "\ufba5") for cell in seen] == picture(golden)


@pytest.mark.parametrize("terminal", ["VTE", "Konsole", "kitty"])
def test_a_line_for_another_terminal_would_be_wrong(terminal: str) -> None:
    """What makes strategies necessary: the models are no copies of the encoders."""
    draws, strategy = TERMINALS[terminal]
    golden = MORE[0]
    for other in {"words", "kitty", "plain"} - {strategy}:
        assert draws("".join(encode(line(golden), other))) != picture(golden)


@pytest.mark.parametrize(
    ("strategy", "sent"),
    [
        ("visual", "12 |(|\ufeda!\u064e!|\ufe91!\u0650!|)| |\ufee1!|\ufefc!|\ufeb3!"),
        ("plain", "12 |(|\ufeda\u064e|\ufe91\u0650|)| |\ufee1|\ufefc|\ufeb3"),
        ("words", "12 |(|!ب\u0650|ك\u064e!|)| |!س|\ufefc|م!"),
        ("kitty", "12 |(|\ufe91\u0650|\ufeda\u064e|)| |\ufeb3|\ufefc|\ufee1"),
    ],
)
def test_what_is_sent(strategy: Strategy, sent: str) -> None:
    cells = [marked(cell) for cell in visual("سلام (بِكَ) 12", "rtl")][1:]
    texts = ["".join(cells[:3]), *cells[3:]]
    wanted = sent.replace("!\u064e!", "\u064e!").replace("!\u0650!", "\u0650!").replace("!", MARK)
    assert encode(texts, strategy) == wanted.split("|")


def test_a_word_in_several_styles_stays_one_word() -> None:
    """The styles stay where they are on the screen, the letters move through them."""
    texts = [marked(cell) for cell in visual("אבג")]
    assert encode([texts[0], texts[1] + texts[2], "|"], "kitty") == ["א", "בג", "|"]
    assert encode([texts[0], texts[1] + texts[2], "|"], "words") == [MARK + "א", "בג" + MARK, "|"]


def test_kitty_gets_cells_of_equal_length_where_there_are_marks() -> None:
    texts = [marked(cell) for cell in visual("ש\u05b8\u05c1ב דג")]
    assert encode(texts, "kitty") == ["ד", "ג", " ", "ש\u05b8\u05c1", "ב\ufe0e\ufe0e"]


def test_kitty_keeps_no_more_than_four_code_points_of_a_cell() -> None:
    cells = encode([marked(cell) for cell in visual("א" + "\u05b8" * 9 + "ב")], "kitty")
    assert [len(cell) for cell in cells] == [4, 4]


def test_kitty_gets_no_form_that_its_font_may_lack() -> None:
    """A heh with its hamza in another font would stand on the wrong side of its word."""
    assert encode([marked(cell) for cell in visual("بۀ")], "kitty") == ["\ufe91\ufe0e", "\ufeea\u0654"]


def test_digits_of_persian_and_arabic_need_no_letter_beside_them_in_kitty() -> None:
    assert encode(["۱۲۳ 45 ٦٧"], "kitty") == ["۳۲۱ 45 ٧٦"]
    assert encode(["a، b؟"], "kitty") == ["a، b؟"]


def test_the_filter_can_be_off() -> None:
    assert encode(["שלום", " سلام"], "none") == ["שלום", " سلام"]


@given(st.lists(st.text(alphabet="ab李é❤️─│▶ 1", max_size=5), max_size=5), STRATEGIES)
def test_lines_without_such_letters_are_left_alone(texts: list[str], strategy: Strategy) -> None:
    assert encode(texts, strategy) == texts


@given(MIXED, DIRECTIONS, STRATEGIES, st.data())
def test_texts_keep_their_cells(text: str, direction: str, strategy: Strategy, data: st.DataObject) -> None:
    """However a line is cut into styles, each of them covers the same cells before and after."""
    cells = [marked(cell) for cell in visual(text, direction)]
    cuts = sorted(data.draw(st.lists(st.integers(0, len(cells)), max_size=4)))
    texts = ["".join(cells[start:end]) for start, end in zip([0, *cuts], [*cuts, len(cells)], strict=True)]
    sent = encode(texts, strategy)
    assert [width(one) for one in sent] == [width(one) for one in texts]


@given(MIXED, DIRECTIONS)
def test_nothing_is_lost_on_the_way(text: str, direction: str) -> None:
    cells = [marked(cell) for cell in visual(text, direction)]
    plain = "".join(encode(cells, "plain"))
    assert MARK not in plain
    assert sorted("".join(encode(cells, "visual")).replace(MARK, "")) == sorted(plain)
