"""Styles are read once: a screen that brings its own, or a theme that comes back, reads nothing a second time."""

import pytest
from textual.css import stylesheet as textual_stylesheet

from agentdesk.ui import stylesheet
from agentdesk.ui.stylesheet import KeptStylesheet
from tests.ui.fake_desk import FakeSettings
from tests.ui.pages import at_desk

RED, BLUE = {"ink": "red"}, {"ink": "blue"}


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sources that were read, in order; nothing was read before."""
    monkeypatch.setattr(stylesheet, "_READ", {})
    sources: list[str] = []
    parse = textual_stylesheet.parse

    def heard(scope: str, css: str, *arguments: object, **named: object) -> object:
        sources.append(css)
        return parse(scope, css, *arguments, **named)

    monkeypatch.setattr(textual_stylesheet, "parse", heard)
    return sources


def colours(sheet: KeptStylesheet) -> list[str]:
    """The colours that its rules give, in order."""
    return [rule.styles.color.hex for rule in sheet.rules]


def test_a_source_is_read_once_for_each_set_of_variables(read: list[str]) -> None:
    sheet = KeptStylesheet(variables=RED)
    sheet.add_source("Label { color: $ink; }")
    assert colours(sheet) == ["#FF0000"]
    for variables, ink in ((BLUE, "#0000FF"), (RED, "#FF0000"), (BLUE, "#0000FF")):
        sheet.set_variables(variables)
        sheet.reparse()
        assert colours(sheet) == [ink]
    assert len(read) == 2


def test_what_is_added_later_is_all_that_is_read(read: list[str]) -> None:
    sheet = KeptStylesheet(variables=RED)
    sheet.add_source("Input { color: white; }", ("one", ""))
    assert len(sheet.rules) == 1
    sheet.add_source("Input { color: black; }", ("other", ""))
    sheet.reparse()
    assert colours(sheet) == ["#FFFFFF", "#000000"]
    assert read == ["Input { color: white; }", "Input { color: black; }"]


async def test_a_screen_or_a_theme_that_comes_back_reads_no_styles(read: list[str]) -> None:
    async with at_desk(settings=FakeSettings({"theme": "agentdesk-dark"})) as page:
        await page.press("f9", "escape")
        page.app.theme = "agentdesk-light"
        await page.settle()
        assert read
        read.clear()
        page.app.theme = "agentdesk-dark"
        await page.press("f9")
        assert "The floor" in page.words
    async with at_desk(settings=FakeSettings({"theme": "agentdesk-light"})):
        assert read == []
