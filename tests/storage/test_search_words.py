"""What is typed finds the names that a person means by it, in every script."""

import subprocess
import sys

import pytest

from agentdesk.storage.search_words import LONGEST_KEY, looked_for, name_keys, number_keys


def finds(typed: str, name: str) -> bool:
    keys = name_keys(name)
    ways = looked_for(typed)
    return any(all(any(key.startswith(word) for key in keys) for word in way) for way in ways)


FOUND = [
    # Latin
    ("rossi", "Mario Rossi"),
    ("ros mar", "Mario Rossi"),
    ("niccolo", "Niccolò Bruni"),
    ("nicolo'", "Nicolò Bruni"),
    ("nicolò", "Nicolo' Bruni"),
    ("dangelo", "Anna D’Angelo"),
    ("d'angelo", "Anna Dangelo"),
    ("d angelo", "Anna D'Angelo"),
    ("angelo", "Anna D'Angelo"),
    ("o'neil", "Tom O'Neil"),
    ("oneil", "Tom O'Neil"),
    ("de luca", "Pia Deluca"),
    ("deluca", "Pia De Luca"),
    ("strasse", "Bäckerei Straße"),
    ("rossi, mario", "Mario Rossi"),
    ("ann-marie", "Ann Marie Frey"),
    # Arabic
    ("احمد", "أحمد الزهراني"),
    ("أحمد", "احمد الزهراني"),
    ("زهراني", "أحمد الزهراني"),
    ("الزهراني", "أحمد زهراني"),
    ("عبدالله", "عبد الله العتيبي"),
    ("عبد الله", "عبدالله العتيبي"),
    ("محمد عبد الرحمن", "محمد عبدالرحمن"),
    ("عبدالرحمن محمد", "محمد عبد الرحمن"),
    ("رحمن", "عبدالرحمن"),
    ("فاطمه", "فاطِمة"),
    ("ابوبكر", "أبو بكر"),
    ("هدي", "هدى"),
    ("عبدالر", "عبد الرحمن"),
    # Persian
    ("کریم", "كريم نوروزي"),
    ("كريم", "کریم نوروزی"),
    ("رضازاده", "مریم رضا‌زاده"),
    ("رضا زاده", "مریم رضا‌زاده"),
    ("رضا‌زاده", "مریم رضازاده"),
    ("زاده", "مریم رضا‌زاده"),
    # Hebrew
    ("כהן לוי", "דנה כהן־לוי"),
    ("כהן-לוי", "דנה כהן לוי"),
    ("שלום", "שָׁלוֹם בר"),
    ("צרלי", "צ׳רלי דגן"),
    ("צ'רלי", "צ׳רלי דגן"),
    ("מרים", "מרימ"),
    # Chinese
    ("张丽", "张丽华"),
    ("丽华", "张丽华"),
    ("华", "张丽华"),
    ("張麗華", "张丽华"),
    ("张丽华", "張麗華"),
    ("zhang", "张丽华"),
    ("zhanglihua", "张丽华"),
    ("zhang lihua", "张丽华"),
    ("zhang li hua", "张丽华"),
    ("lihua zhang", "张丽华"),
    ("Zhang Lìhuá", "张丽华"),
    ("lihua", "张丽华"),
    ("zlh", "张丽华"),
    ("lh", "张丽华"),
    ("lvbu", "吕布"),
    ("lubu", "吕布"),
    ("lübu", "吕布"),
]
SURNAMES = {
    "曾": "zeng",
    "单": "shan",
    "解": "xie",
    "仇": "qiu",
    "查": "zha",
    "区": "ou",
    "朴": "piao",
    "任": "ren",
    "盖": "ge",
    "尉迟": "yuchi",
    "万俟": "moqi",
    "缪": "miao",
    "单于": "chanyu",
}


@pytest.mark.parametrize(("typed", "name"), FOUND)
def test_a_name_is_found(typed: str, name: str) -> None:
    assert finds(typed, name)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("ossi", "Mario Rossi"),
        ("rossi luigi", "Mario Rossi"),
        ("دور", "دار"),
        ("章", "张丽华"),
        ("zhangwei", "张丽华"),
        ("גל", "דל"),
        ("hl", "张丽华"),
    ],
)
def test_another_name_is_not(typed: str, name: str) -> None:
    assert not finds(typed, name)


@pytest.mark.parametrize(("surname", "read"), SURNAMES.items())
def test_a_surname_is_found_by_its_own_reading(surname: str, read: str) -> None:
    assert finds(read, f"{surname}丽华")
    assert finds(f"{read}lihua", f"{surname}丽华")


@pytest.mark.parametrize("typed", ["", "  ", "--", "'", "...", "\u2067\u2069"])
def test_nothing_is_looked_for_where_nothing_was_typed(typed: str) -> None:
    assert looked_for(typed) == ()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("+39 300 645-6046", (("393006456046",),)),
        ("٣٠٠ ٦٤٥", (("300645",),)),
        ("0039300", (("0039300",), ("39300",))),
        ("(0171) 23", (("017123",), ("17123",))),
    ],
)
def test_a_number_is_looked_for_by_its_digits(typed: str, words: tuple[tuple[str, ...], ...]) -> None:
    assert looked_for(typed) == words


@pytest.mark.parametrize("typed", ["+393006456046", "3006456046", "6046", "645 60", "39", "۶۴۵۶"])
def test_a_number_is_found_by_any_digits(typed: str) -> None:
    (way,) = looked_for(typed)
    assert any(key.startswith(way[0]) for key in number_keys("+393006456046"))


def test_keys_have_an_upper_end_however_long_a_name_is() -> None:
    firm = "肇庆市端州区幸福路精密化工仪器设备制造与销售有限责任公司"
    for name in (firm, "Maria " * 80, "x" * 900):
        keys = name_keys(name)
        assert len(keys) < 400
        assert max(map(len, keys)) <= LONGEST_KEY


def test_dictionaries_are_loaded_for_a_chinese_name_only() -> None:
    code = (
        "import sys; from agentdesk.storage.search_words import name_keys; name_keys('Mario Rossi أحمد');"
        "assert not {'pypinyin', 'opencc'} & set(sys.modules); name_keys('张'); assert 'pypinyin' in sys.modules"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
