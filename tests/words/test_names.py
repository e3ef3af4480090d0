"""Names of languages and cities, as each language has them."""

import json
import subprocess
import sys

import pytest

from agentdesk.words.names import city, language_name


@pytest.mark.parametrize(
    ("code", "language", "name"),
    [
        ("it", "en", "Italian"),
        ("it", "it", "italiano"),
        ("ar", "zh", "阿拉伯语"),
        ("fa", "he", "פרסית"),
        ("zh-Hant", "en", "Traditional Chinese"),
        ("xx", "en", "xx"),
    ],
)
def test_language_name(code: str, language: str, name: str) -> None:
    assert language_name(code, language) == name


@pytest.mark.parametrize(
    ("zone", "language", "name"),
    [
        ("Europe/Rome", "en", "Rome"),
        ("Europe/Rome", "it", "Roma"),
        ("Asia/Riyadh", "ar", "الرياض"),
        ("Asia/Shanghai", "zh", "上海"),
        ("America/Argentina/Buenos_Aires", "en", "Buenos Aires"),
        ("Etc/GMT+5", "en", "GMT+5"),
    ],
)
def test_city(zone: str, language: str, name: str) -> None:
    assert city(zone, language) == name


def test_babel_is_only_loaded_when_a_name_is_asked_for() -> None:
    code = "import sys, json, agentdesk.words.names; print(json.dumps('babel' in sys.modules))"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert json.loads(said) is False
