"""Texts from outside and of the desk's own making, made ready for a line; and which way paragraphs run."""

from typing import Any
from unittest.mock import patch

import pytest
from textual.geometry import Size

from agentdesk.ui.apart import apart, spoken, whole
from agentdesk.ui.direction import Reading
from agentdesk.ui.offers import Offer
from agentdesk.ui.paragraphs import letters_direction, prose
from agentdesk.ui.widgets.call_text import wrapped
from agentdesk.ui.widgets.key_line import KeyLine
from agentdesk.words.slots import Parts, fill, isolated
from tests.ui.test_direction import LTR, RTL, seen


def test_what_comes_from_outside_is_harmless_and_keeps_to_itself() -> None:
    assert apart("INV-0004") == isolated("INV-0004")
    assert apart("a\n\u202eb\x1b") == isolated("a b\ufffd")


def test_isolates_round_slots_are_kept_in_what_the_desk_says() -> None:
    said = f"שלום {isolated('Dana')}\nשוב\u202e"
    assert spoken(said) == f"שלום {isolated('Dana')}\nשוב"
    assert whole("שלום") == "\u2068שלום\u2069"


def test_a_list_of_isolated_names_fills_a_slot_as_it_stands() -> None:
    names = Parts(", ".join(map(isolated, ("English", "العربية", "עברית"))))
    assert seen(fill("You speak {names}.", {"names": names}, isolate=True)) == "You speak English, ﺔﻴﺑﺮﻌﻟﺍ, תירבע."


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("abc 12", "ltr"),
        ("שלום 12", "rtl"),
        ("שלום abc", "rtl"),
        ("abc שלום", None),
        ("12 / 40", None),
        ("+39 055 012", "ltr"),
        (f"{isolated('abc')} שלום", "rtl"),
        (isolated("abc"), None),
    ],
)
def test_a_text_runs_as_its_letters_do(text: str, direction: str | None) -> None:
    assert letters_direction(text) == direction


def lines(reading: Reading, text: str, width: int, **named: Any) -> list[str]:
    """The lines of a text as they are seen."""
    return [seen(line.render_segments(), reading) for line in wrapped(text, width, **named)]


def test_a_paragraph_runs_the_same_way_on_each_of_its_lines() -> None:
    told = "סוף דבר. agentdesk 1.0."
    assert lines(LTR, told, 14, first="» ", rest="  ") == ["» .רבד ףוס", "  agentdesk", "  .1.0"]
    assert lines(RTL, told, 14, first="» ", rest="  ") == [".רבד ףוס «", "agentdesk  ", ".1.0  "]


def test_a_script_in_its_own_language_stands_at_its_own_end() -> None:
    assert lines(LTR, "שלום לך.", 8, rest="  ", direction="rtl") == ["    םולש", "   .ךל  "]
    assert lines(RTL, "Hi you.", 7, first="+ ", rest="  ", direction="ltr") == ["+ Hi   ", "  you. "]


def test_words_that_begin_with_a_number_stand_after_their_key() -> None:
    line = KeyLine()
    line.set_reactive(KeyLine.offers, (Offer("more", "40 שניות", "F5", rank=1), Offer("hold", "hold", "F4", rank=2)))
    with patch.object(KeyLine, "content_size", Size(40, 1)):
        assert seen(line.render().render_segments(), RTL) == "  F4 hold  תוינש 40 F5"


def test_lines_of_several_paragraphs_run_each_as_its_own() -> None:
    assert lines(LTR, "Mon · Sara\nלא ענה.", 20) == ["Mon · Sara", ".הנע אל"]
    assert [line.plain for line in prose("a\nב").split("\n")] == ["a", "ב"]
