"""Names that are the same to a person are the same to a search."""

import pytest

from agentdesk.storage.folding import fold

PAIRS = [
    ("أحمد", "احمد"),
    ("علی", "علي"),
    ("کریم", "كريم"),
    ("فاطمة", "فاطمه"),
    ("محمــد", "مُحَمَّد"),
    ("رضا\u200cزاده", "رضازاده"),
    ("שָׁלוֹם", "שלום"),
    ("כהן־לוי", "כהן לוי"),
    ("צ׳רלי", "צ'רלי"),
    ("Niccolò", "NICCOLO"),
    ("Straße", "strasse"),
    ("D’Angelo", "d'angelo"),
    ("ＡＢＣ １２", "abc 12"),
    ("هاتف ١٢٣", "هاتف ۱۲۳"),
    ("  two\tspaces ", "two spaces"),
    ("\u2067נעם\u2069", "נעם"),
]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_spellings_fall_together(one: str, other: str) -> None:
    assert fold(one) == fold(other)
    assert fold(fold(one)) == fold(one)


@pytest.mark.parametrize(("one", "other"), [("张", "章"), ("دار", "دور"), ("Rossi", "Russi"), ("גל", "דל")])
def test_names_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)
