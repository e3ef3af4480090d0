"""Nothing is cut without a sign, and nothing takes more room than it has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from agentdesk.text.crop import SIGN, crop, fit
from agentdesk.text.widths import clusters, width

SPEECH = st.text(alphabet="abc مریمدנה李明ー。́️👩‍🔬😀", max_size=24)


@pytest.mark.parametrize(
    ("text", "cells", "cropped"),
    [
        ("Giulia Rossi", 12, "Giulia Rossi"),
        ("Giulia Rossi", 11, "Giulia Ros…"),
        ("Giulia Rossi", 8, "Giulia…"),
        ("李明先生", 5, "李明…"),
        ("李明先生", 4, "李…"),
        ("李明", 1, "…"),
        ("é" * 3, 2, "é…"),
        ("anything", 0, ""),
        ("\u2068name\u2069 and more", 5, "\u2068name\u2069…"),
        ("\u2068a long name\u2069", 5, "\u2068a lo…\u2069"),
    ],
)
def test_cropping(text: str, cells: int, cropped: str) -> None:
    assert crop(text, cells) == cropped


@given(SPEECH, st.integers(0, 30))
def test_a_cut_is_signed_and_fits(text: str, cells: int) -> None:
    cropped = crop(text, cells)
    assert width(cropped) <= cells
    assert cropped == text or SIGN in cropped or cells == 0


def test_no_number_is_cut_into_another_one() -> None:
    told = "שיחות עד \u206618:00\u2069"
    assert crop(told, 14) == told
    assert crop(told, 12) == "שיחות עד…"
    assert crop("שיחה עם \u2066Giulia\u2069", 12) == "שיחה עם \u2066Giu…\u2069"
    assert crop("\u206612345678\u2069", 4) == "\u2066123…\u2069"


@given(SPEECH, st.integers(0, 30))
def test_fitting_takes_exactly_the_room(text: str, cells: int) -> None:
    assert width(fit(text, cells)) == cells


@given(SPEECH)
def test_clusters_are_the_text(text: str) -> None:
    assert "".join(piece for piece, _ in clusters(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "Tom O'Neil",
        "مریم رضایی",
        "بَدَأَ",
        "דָּנָה",
        "李明，您好",
        "한국어",
        "café",
        "😀 ok",
        "👩‍🔬",
        "می\u200cخواهم",
        "❤️",
        "\u2068x\u2069",
        "½ № …",
    ],
)
def test_widths_are_those_by_which_the_screen_is_laid_out(text: str) -> None:
    assert width(text) == cell_len(text)
