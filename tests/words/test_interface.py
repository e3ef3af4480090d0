"""The interface is translated as a whole: every text of the code, in every language that is offered."""

from pathlib import Path

import pytest

from agentdesk.core.places import scripts_folder
from agentdesk.words.catalogue import Catalogue, read_catalogue
from agentdesk.words.slots import slots_of
from tests.words import interface_texts

LANGUAGES = sorted(path.stem for path in (scripts_folder() / "desk").glob("*.po"))


def test_the_template_is_made_from_the_code() -> None:
    kept = interface_texts.TEMPLATE.read_text(encoding="utf-8")
    assert kept == interface_texts.template(), "run: python -m tests.words.interface_texts"


def test_italian_and_chinese_are_there() -> None:
    assert {"it", "zh"} <= set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_has_its_translation(language: str) -> None:
    catalogue = _catalogue(language)
    missing = [found.text for found in interface_texts.interface_texts() if not _said(catalogue, found)]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_have_the_slots_of_their_source(language: str) -> None:
    catalogue = _catalogue(language)
    for found in interface_texts.interface_texts():
        wanted = set(slots_of(found.many or found.text))
        assert set(slots_of(_said(catalogue, found) or "")) == wanted, found.text


def _said(catalogue: Catalogue, found: interface_texts.Found) -> str | None:
    if found.many:
        return catalogue.get_plural("", found.text, found.many, 5)
    return catalogue.get("", found.text)


def _catalogue(language: str) -> Catalogue:
    return read_catalogue(Path(scripts_folder() / "desk" / f"{language}.po"))
