"""Arabic letters get the forms in which they join, and nothing else changes."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agentdesk.text.shaping import letters, shape

SHAPING_DATA = Path("/usr/share/unicode/ArabicShaping.txt")
FORMS = {"<isolated>": "isolated", "<final>": "final", "<initial>": "initial", "<medial>": "medial"}


def names(glyphs: list[str]) -> list[str]:
    """Each glyph as a person would say it: "beh initial", or the character itself if it is no form."""
    return [name(glyph) if glyph else "-" for glyph in glyphs]


def name(glyph: str) -> str:
    spelled = unicodedata.name(glyph, "")
    for form in FORMS.values():
        if spelled.endswith(f" {form.upper()} FORM"):
            letter = spelled.removesuffix(f" {form.upper()} FORM")
            for before in ("ARABIC LETTER ", "ARABIC LIGATURE "):
                letter = letter.removeprefix(before)
            return f"{letter.lower()} {form}"
    return glyph


@pytest.mark.parametrize(
    ("word", "glyphs"),
    [
        ("بيت", ["beh initial", "yeh medial", "teh final"]),
        ("دار", ["dal isolated", "alef isolated", "reh isolated"]),
        ("سماء", ["seen initial", "meem medial", "alef final", "hamza isolated"]),
        ("ءب", ["hamza isolated", "beh isolated"]),
        ("شيئا", ["sheen initial", "yeh medial", "yeh with hamza above medial", "alef final"]),
        ("مدرسة", ["meem initial", "dal final", "reh isolated", "seen initial", "teh marbuta final"]),
        ("على", ["ain initial", "lam medial", "alef maksura final"]),
        ("پچژگکیۀ", ["peh initial", "tcheh medial", "jeh final", "gaf initial", "keheh medial", "farsi yeh medial",
                      "heh with yeh above final"]),
        ("كي", ["kaf initial", "yeh final"]),
        ("کی", ["keheh initial", "farsi yeh final"]),
        ("بـب", ["beh initial", "ـ", "beh final"]),
        ("ـب", ["ـ", "beh final"]),
        ("ب ب", ["beh isolated", " ", "beh isolated"]),
        ("ب1ب", ["beh isolated", "1", "beh isolated"]),
        ("ب،", ["beh isolated", "،"]),
    ],
)  # fmt: skip
def test_letters_join(word: str, glyphs: list[str]) -> None:
    assert names(shape(word)) == glyphs


@pytest.mark.parametrize(
    ("word", "glyphs"),
    [
        # Marks let the joining pass and stay behind their letter.
        ("بَتّ", ["beh initial", "\u064e", "teh final", "\u0651"]),
        ("كِتَابٌ", ["kaf initial", "\u0650", "teh medial", "\u064e", "alef final", "beh isolated", "\u064c"]),
        ("هٰذا", ["heh initial", "\u0670", "thal final", "alef isolated"]),
        ("ب\u0301\u200fت", ["beh initial", "\u0301", "\u200f", "teh final"]),
        # A non-joiner breaks, a joiner joins, isolates break.
        ("می\u200cخواهم", ["meem initial", "farsi yeh final", "\u200c", "khah initial", "waw final", "alef isolated",
                           "heh initial", "meem final"]),
        ("ه\u200d", ["heh initial", "\u200d"]),
        ("\u200dه\u200d", ["\u200d", "heh medial", "\u200d"]),
        ("د\u200dب", ["dal isolated", "\u200d", "beh final"]),
        ("ب\u2068ب", ["beh isolated", "\u2068", "beh isolated"]),
    ],
)  # fmt: skip
def test_marks_and_joiners(word: str, glyphs: list[str]) -> None:
    assert names(shape(word)) == glyphs


@pytest.mark.parametrize(
    ("word", "glyphs"),
    [
        ("لا", ["lam with alef isolated", "-"]),
        ("بلا", ["beh initial", "lam with alef final", "-"]),
        ("سلام", ["seen initial", "lam with alef final", "-", "meem isolated"]),
        ("لأ", ["lam with alef with hamza above isolated", "-"]),
        ("لإ", ["lam with alef with hamza below isolated", "-"]),
        ("بلآ", ["beh initial", "lam with alef with madda above final", "-"]),
        ("لَا", ["lam with alef isolated", "\u064e", "-"]),
        ("أهلًا", ["alef with hamza above isolated", "heh initial", "lam with alef final", "\u064b", "-"]),
        ("للا", ["lam initial", "lam with alef final", "-"]),
        ("ل\u200cا", ["lam isolated", "\u200c", "alef isolated"]),
        ("لـا", ["lam initial", "ـ", "alef final"]),
        ("لٱ", ["lam initial", "alef wasla final"]),
    ],
)
def test_lam_and_alef_are_one(word: str, glyphs: list[str]) -> None:
    assert names(shape(word)) == glyphs


def test_lam_and_alef_can_stay_two() -> None:
    assert names(shape("سلام", ligatures=False)) == ["seen initial", "lam medial", "alef final", "meem isolated"]


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("\ufefb", "\ufefb"),
        ("\ufedf\ufe8e", "\u0644\u0627"),
        ("\ufe8f\ufef4\ufe96", "\u0628\u064a\u062a"),
        ("\ufef3\ufee4", "\u064a\u0645"),
    ],
)
def test_forms_that_came_in_are_letters(typed: str, same: str) -> None:
    """Some keyboards give lam-alef as one code point, some programs give text as it was drawn."""
    assert shape(typed) == shape(same)
    assert names(shape("ب\ufefbب")) == ["beh initial", "lam with alef final", "beh isolated"]


@pytest.mark.parametrize(
    ("spelled", "glyphs"),
    [
        ("خانهٔ ما", ["khah initial", "alef final", "noon initial", "heh with yeh above final", "-", " ",
                      "meem initial", "alef final"]),
        ("ا\u0653", ["alef with madda above isolated", "-"]),
        ("لا\u0654", ["lam with alef with hamza above isolated", "-", "-"]),
        ("مو\u0654", ["meem initial", "waw with hamza above final", "-"]),
        ("ه\u0654م", ["heh initial", "\u0654", "meem final"]),
    ],
)  # fmt: skip
def test_a_hamza_of_its_own_is_drawn_with_its_letter(spelled: str, glyphs: list[str]) -> None:
    assert names(shape(spelled)) == glyphs


def test_letters_without_forms_count_for_their_neighbours() -> None:
    # Kurdish: ve and yeh with small v join, and have no forms; the beh between them has.
    assert names(shape("ڵبێ")) == ["ڵ", "beh medial", "ێ"]
    # Reh with small v joins to what is before it only.
    assert names(shape("بڕب")) == ["beh initial", "ڕ", "beh isolated"]


def test_other_scripts_are_left_alone() -> None:
    for text in ("abc", "שלום עולם", "李明", "👩‍🔬", "", "123"):
        assert shape(text) == list(text)


def test_letters_undoes_forms_but_not_lam_alef() -> None:
    assert letters("".join(shape("بيت پژواک"))) == "بيت پژواک"
    assert letters("".join(shape("سلام"))) == "س\ufefcم"


TEXT = st.text(alphabet="ابلمدءةىپگیک ڵێـًَّٰ\u200c\u200d\u200fab1\ufefb\ufe91", max_size=20)


@given(TEXT)
def test_shaping_keeps_count_and_letters(text: str) -> None:
    glyphs = shape(text, ligatures=False)
    assert len(glyphs) == len(text)
    assert letters("".join(glyphs)).replace("\ufefc", "\ufefb") == letters(text).replace("\ufefc", "\ufefb")


@given(TEXT)
def test_what_is_shaped_is_shaped(text: str) -> None:
    drawn = "".join(shape(text))
    assert "".join(shape(drawn)) == drawn


def joining_types() -> Iterator[tuple[str, str]]:
    for line in SHAPING_DATA.read_text(encoding="utf-8").splitlines():
        fields = [field.strip() for field in line.partition("#")[0].split(";")]
        if len(fields) == 4:
            yield chr(int(fields[0], 16)), fields[2]


@pytest.mark.skipif(not SHAPING_DATA.exists(), reason="Debian's unicode-data is not installed")
def test_every_arabic_letter_joins_as_unicode_says() -> None:
    """Seen by what becomes of a beh on each side."""
    wrong = []
    for letter, kind in joining_types():
        if not ("\u0600" <= letter < "\u0700" or "\u0750" <= letter < "\u0780" or "\u0860" <= letter < "\u0900"):
            continue
        if "SYRIAC" in unicodedata.name(letter, ""):
            continue
        before, *_, after = shape(f"ب{letter}ب")
        seen = (before == "\ufe91", after == "\ufe90")
        wanted = {"D": (True, True), "C": (True, True), "R": (True, False), "U": (False, False)}[kind]
        if seen != wanted:
            wrong.append(f"{ord(letter):04X} {kind}")
    assert wrong == []
