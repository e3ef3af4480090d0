"""A terminal is known by what it says of itself, and what it says never reaches the program as keys."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agentdesk.text.detection import QUERY, STRATEGIES, Replies, Reply, Terminal, chosen, strategy
from agentdesk.text.encoders import Strategy

NAMED = {"version": "XTerm(379)"}
ANSWERS = [
    ("\x1bP>|Konsole 22.12.3\x1b\\", Reply("version", "Konsole 22.12.3")),
    ("\x1bP>|kitty(0.26.5)\x1b\\", Reply("version", "kitty(0.26.5)")),
    ("\x1bP>|\x1b\\", Reply("version", "")),
    ("\x1b[?62;c", Reply("attributes", "62;")),
    ("\x1b[?1;2c", Reply("attributes", "1;2")),
]
KEYS = [
    "a", "ش", "李", "1", "c", ";", "\\", "\x1b", "\x1b[A", "\x1bOP", "\x1b[15~", "\x1b[1;5C", "\x1bP", "\x1b[",
    "\x1b[<0;3;4M", "\x1b[200~c\x1b[201~", "\x1b[?2026;1$y", "\x1b[?1u", "\x1b[?c", "\x1bP1$r0m\x1b\\",
    "\x1b]11;rgb:0/0/0\x1b\\", "\x1bc", "?", ">", "|",
]  # fmt: skip


def read(pieces: Iterable[str], flushed: bool = False) -> tuple[str, list[Reply]]:
    """What a program gets to see of input in pieces, with a pause after each of them or only at the end."""
    replies = Replies()
    seen: list[str] = []
    found: list[Reply] = []
    for piece in pieces:
        left, more = replies.feed(piece)
        seen.append(left)
        found += more
        if flushed:
            seen.append(replies.flush())
    return "".join(seen) + replies.flush(), found


@pytest.mark.parametrize(
    ("terminal", "expected"),
    [
        (Terminal(), "visual"),
        (Terminal({"TERM": "xterm-256color"}), "visual"),
        (Terminal({"TERM": "xterm-kitty"}), "kitty"),
        (Terminal({"TERM": "xterm-256color", "KITTY_WINDOW_ID": "1"}), "kitty"),
        (Terminal({"TERM": "xterm-256color", "KONSOLE_VERSION": "221203"}), "words"),
        (Terminal({"TERM": "xterm-256color", "KONSOLE_VERSION": ""}), "visual"),
        (Terminal({"TERM": "mlterm"}), "plain"),
        (Terminal({"TERM": "mlterm-256color"}), "plain"),
        (Terminal({"TERM": "xterm", "MLTERM": "3.9.0"}), "plain"),
        (Terminal({"TERM": "alacritty", "KITTY_WINDOW_ID": "1"}), "visual"),
        (Terminal({"TERM": "xterm-256color", "VTE_VERSION": "7006"}), "visual"),
        (Terminal(version="Konsole 22.12.3"), "words"),
        (Terminal(version="kitty(0.26.5)"), "kitty"),
        (Terminal({"KITTY_WINDOW_ID": "1"}, version="XTerm(379)"), "visual"),
        (Terminal({"KITTY_WINDOW_ID": "1"}, version=""), "kitty"),
        (Terminal({"KITTY_WINDOW_ID": "1"}, "none", "Konsole 22.12.3"), "none"),
        (Terminal({"TMUX": "/tmp/tmux", "KITTY_WINDOW_ID": "1"}), "kitty"),
        (Terminal({"TMUX": "/tmp/tmux", "KITTY_WINDOW_ID": "1"}, client="xterm-256color "), "visual"),
        (Terminal({"TMUX": "/tmp/tmux"}, client="xterm-kitty kitty(0.26.5)\n"), "kitty"),
        (Terminal({"TMUX": "/tmp/tmux"}, client="xterm-256color Konsole 22.12.3\n"), "words"),
        (Terminal({"TMUX": "/tmp/tmux"}, client="xterm XTerm(379)\n"), "visual"),
        (Terminal({"TMUX": "/tmp/tmux"}, client="mlterm \n"), "plain"),
        (Terminal({"TMUX": "/tmp/tmux"}, "words", "tmux 3.3a", "xterm-kitty kitty(0.26.5)"), "words"),
        (Terminal({"KONSOLE_VERSION": "221203"}, version="tmux 3.3a", client="xterm XTerm(379)"), "visual"),
        (Terminal({"KONSOLE_VERSION": "221203"}, version="tmux 3.3a"), "words"),
    ],
)
def test_strategy(terminal: Terminal, expected: Strategy) -> None:
    assert strategy(terminal) == expected


def test_only_what_there_is_can_be_chosen() -> None:
    assert [chosen(f" {name.upper()}\n") for name in STRATEGIES] == list(STRATEGIES)
    assert set(STRATEGIES) == {"visual", "words", "kitty", "plain", "none"}
    assert chosen("auto") is None
    assert QUERY == "\x1b[>q\x1b[c"


@pytest.mark.parametrize(("answer", "reply"), ANSWERS)
def test_a_reply_is_swallowed_wherever_it_is_cut(answer: str, reply: Reply) -> None:
    text = f"a\x1b[A{answer}\x1b[Bش"
    for cut in range(len(text) + 1):
        assert read([text[:cut], text[cut:]]) == ("a\x1b[A\x1b[Bش", [reply])
    assert read(text) == ("a\x1b[A\x1b[Bش", [reply])


@pytest.mark.parametrize(("answer", "reply"), ANSWERS)
def test_a_reply_is_swallowed_even_after_a_pause_within_it(answer: str, reply: Reply) -> None:
    for cut in range(1, len(answer)):
        seen, found = read([answer[:cut], answer[cut:] + "x"], flushed=True)
        # What could have been a key went on as one when nothing followed.
        head = answer[:cut] if cut < 3 or answer[:cut] in {"\x1bP>", "\x1b[?"} else ""
        assert (seen, found) == (head + "x", [reply])


def test_two_replies_in_a_row() -> None:
    both = ANSWERS[0][0] + ANSWERS[4][0]
    for cut in range(len(both) + 1):
        assert read([both[:cut], both[cut:]]) == ("", [ANSWERS[0][1], ANSWERS[4][1]])


def test_an_escape_key_passes_once_nothing_more_has_come() -> None:
    replies = Replies()
    assert replies.feed("\x1b") == ("", [])
    assert replies.flush() == "\x1b"
    assert replies.flush() == ""
    assert replies.feed("x") == ("x", [])
    assert replies.feed("\x1b") == ("", [])
    assert replies.feed("\x1b[?1;2c") == ("\x1b", [Reply("attributes", "1;2")])


def test_keys_go_on_although_a_reply_never_ends() -> None:
    replies = Replies()
    assert replies.feed("\x1b[?62;") == ("", [])
    assert replies.flush() == ""
    assert replies.flush() == ""
    assert replies.feed("5") == ("", [])
    assert replies.flush() == "5"
    assert replies.feed("6") == ("6", [])
    assert replies.feed("\x1bP>|" + "n" * 300)[0] == "\x1bP>|" + "n" * 300


@given(st.lists(st.sampled_from(KEYS), max_size=12))
def test_every_key_passes_at_once_or_after_a_pause(keys: list[str]) -> None:
    assert read(keys, flushed=True) == ("".join(keys), [])


@given(
    st.lists(st.sampled_from([key for key in KEYS if key[:1] != "\x1b"] + ["\x1b[A", "\x1b[1;5C", "\x1bOP"])),
    st.data(),
)
def test_keys_keep_their_order_around_replies(keys: list[str], data: st.DataObject) -> None:
    answers = data.draw(st.lists(st.sampled_from(ANSWERS), max_size=3))
    places = sorted(data.draw(st.integers(0, len(keys))) for _ in answers)
    stream = list(keys)
    for place, (answer, _) in reversed([*zip(places, answers, strict=True)]):
        stream.insert(place, answer)
    text = "".join(stream)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=4)))
    pieces = [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    seen, found = read(pieces)
    assert seen == "".join(keys)
    assert found == [reply for _, reply in answers]


@given(st.text(alphabet="\x1bP>|[?;12c\\ x", max_size=14), st.integers(0, 14))
def test_where_input_is_cut_makes_no_difference(text: str, cut: int) -> None:
    assert read([text[:cut], text[cut:]]) == read([text])
