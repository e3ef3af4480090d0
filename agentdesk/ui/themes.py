"""Three sets of colours: dark, light, and one of high contrast."""

from textual.theme import Theme

DARK = Theme(
    name="agentdesk-dark",
    primary="#7fa8d6",
    secondary="#8a99ad",
    accent="#dcb06a",
    warning="#dcb06a",
    error="#ee8b80",
    success="#8fc294",
    foreground="#d9dde3",
    background="#14171b",
    surface="#1c1e21",
    panel="#2a2c30",
    dark=True,
    text_alpha=1.0,
    variables={
        "block-cursor-background": "#1f4e79",
        "block-cursor-foreground": "#f7f9fb",
        "block-cursor-text-style": "none",
        "quiet": "#97a2b0",
        "field": "#3a3e45",
        "line": "#3a434e",
        "scrollbar": "#3a434e",
        "scrollbar-hover": "#3a434e",
        "scrollbar-active": "#3a434e",
        "scrollbar-background": "#14171b",
        "scrollbar-background-hover": "#14171b",
        "scrollbar-background-active": "#14171b",
        "stand": "#f2f5f8",
    },
)
LIGHT = Theme(
    name="agentdesk-light",
    primary="#1d5a96",
    secondary="#566474",
    accent="#8a5a00",
    warning="#8a5a00",
    error="#b3261e",
    success="#22682f",
    foreground="#22272d",
    background="#fbfaf7",
    surface="#f3f1ec",
    panel="#e8e5de",
    dark=False,
    text_alpha=1.0,
    variables={
        "block-cursor-background": "#cfe0f1",
        "block-cursor-foreground": "#0d1b29",
        "block-cursor-text-style": "none",
        "quiet": "#586472",
        "field": "#dedad0",
        "line": "#c4bfb4",
        "scrollbar": "#c4bfb4",
        "scrollbar-hover": "#c4bfb4",
        "scrollbar-active": "#c4bfb4",
        "scrollbar-background": "#fbfaf7",
        "scrollbar-background-hover": "#fbfaf7",
        "scrollbar-background-active": "#fbfaf7",
        "stand": "#0d1115",
    },
)
HIGH_CONTRAST = Theme(
    name="agentdesk-high-contrast",
    primary="#66ccff",
    secondary="#ffffff",
    accent="#ffe600",
    warning="#ffe600",
    error="#ff9c94",
    success="#7dff7d",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1c1c1c",
    dark=True,
    text_alpha=1.0,
    variables={
        "block-cursor-background": "#ffe600",
        "block-cursor-foreground": "#000000",
        "block-cursor-text-style": "bold",
        "quiet": "#ffffff",
        "field": "#3a3a3a",
        "line": "#ffffff",
        "scrollbar": "#ffffff",
        "scrollbar-hover": "#ffffff",
        "scrollbar-active": "#ffffff",
        "scrollbar-background": "#000000",
        "scrollbar-background-hover": "#000000",
        "scrollbar-background-active": "#000000",
        "stand": "#ffffff",
    },
)
THEMES = (DARK, LIGHT, HIGH_CONTRAST)
DEFAULT_THEME = DARK.name


def known_theme(name: object) -> str:
    """The theme's name if there is such a theme here, else that of the dark one."""
    return str(name) if name in {theme.name for theme in THEMES} else DEFAULT_THEME
