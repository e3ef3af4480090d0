"""Which terminal it is: asked behind the first frame, answered whenever, and never mistaken for a key."""

import json
import sys

import pytest

from agentdesk.text.detection import QUERY
from agentdesk.ui.detected import VARIABLE
from tests.terminal.floor import Floor
from tests.terminal.rows import ILARIA
from tests.terminal.screen import END

pytestmark = pytest.mark.pty

NOURA = {**ILARIA, "name": "نورة القحطاني"}
ANSWER = b"\x1bP>|Konsole 22.12.3\x1b\\"
ATTRIBUTES = b"\x1b[?62;c"
# Seconds in which any Escape key would have been taken for one.
PAUSE = 0.4


@pytest.mark.story
def test_a_late_answer_in_two_pieces_is_no_key_and_changes_how_text_is_written(floor: Floor) -> None:
    floor.bring_in("service_call", NOURA)
    desk = floor.open()
    desk.sign_in()
    assert END in desk.raw[: desk.raw.index(QUERY.encode())]
    assert b"\x1b[>5u" in desk.raw
    desk.take_next()
    desk.said("4 [ ] The purpose")
    desk.press("1")
    desk.send(ANSWER[:7])
    desk.said("1 [✓] Why")
    desk.watch(PAUSE)
    assert "نورة".encode() not in desk.raw
    desk.send(ANSWER[7:] + b"2")
    desk.said("2 [✓]")
    desk.wait_for(lambda: "نورة".encode() in desk.raw)
    desk.write_note("half ")
    desk.send(ATTRIBUTES[:4])
    desk.watch(PAUSE)
    desk.send(ATTRIBUTES[4:] + b"\x1b[1579::101;5u\xef\xbb\xbb done")
    desk.press("f9")
    desk.quit()
    assert desk.attributes == desk.before
    assert floor.draft() == "half لا done"
    assert floor.sound


def test_what_the_environment_says_is_written_from_the_first_frame_and_nothing_is_asked(floor: Floor) -> None:
    floor.bring_in("service_call", NOURA)
    desk = floor.open(**{VARIABLE: "none"})
    desk.sign_in()
    desk.wait_for(lambda: "نورة".encode() in desk.raw)
    assert QUERY.encode() not in desk.raw


def test_the_command_asks_and_keeps_what_reads_right(floor: Floor) -> None:
    desk = floor.start([sys.executable, "-m", "agentdesk", "terminal"], size=(80, 50))
    desk.wait_for(lambda: QUERY.encode() in desk.raw)
    desk.send(b"\x1bP>|ki")
    desk.watch(PAUSE)
    desk.send(b"tty(0.26.5)\x1b\\" + ATTRIBUTES)
    desk.wait_for("Which is right?")
    assert "kitty: kitty (found from what the terminal says of itself)" in desk.words
    assert "26.5" not in desk.words
    desk.press("٢", "\n")
    assert desk.wait_end() == 0
    assert desk.attributes == desk.before
    kept = floor.folder / "home1" / "config" / "agentdesk" / "settings.json"
    assert json.loads(kept.read_text(encoding="utf-8")) == {"display": {"kitty": "words"}}
