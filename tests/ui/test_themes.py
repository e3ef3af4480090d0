"""Colours that can be read."""

import pytest
from textual.color import Color
from textual.theme import Theme

from agentdesk.ui.themes import DARK, HIGH_CONTRAST, LIGHT, THEMES, known_theme

_NEEDED = {"agentdesk-dark": 4.5, "agentdesk-light": 4.5, "agentdesk-high-contrast": 7.0}


def luminance(colour: Color) -> float:
    """Relative luminance as the web's accessibility guidelines define it."""
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.normalized]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(Color.parse(one)), luminance(Color.parse(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_text_can_be_read_on_every_ground(theme: Theme) -> None:
    grounds = (theme.background, theme.surface, theme.panel)
    own = (theme.variables[name] for name in ("quiet", "stand"))
    texts = (theme.foreground, theme.primary, theme.accent, theme.warning, theme.error, theme.success, *own)
    poor = [
        (text, ground, round(contrast(text, ground), 2))
        for text in texts
        for ground in grounds
        if text and ground and contrast(text, ground) < _NEEDED[theme.name]
    ]
    assert poor == []


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_line_under_the_cursor_and_the_field_being_filled_can_be_read(theme: Theme) -> None:
    variables = theme.variables
    needed = _NEEDED[theme.name]
    assert contrast(theme.foreground or "", variables["field"]) >= needed
    assert contrast(variables["block-cursor-foreground"], variables["block-cursor-background"]) >= needed


def test_an_unknown_theme_is_the_dark_one() -> None:
    assert known_theme("agentdesk-light") == LIGHT.name
    assert known_theme("agentdesk-high-contrast") == HIGH_CONTRAST.name
    assert [known_theme(name) for name in (None, 7, "gone")] == [DARK.name] * 3
