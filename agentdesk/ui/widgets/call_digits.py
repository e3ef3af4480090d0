"""Digits as large as their room allows, for the one count that must be seen from afar."""

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from agentdesk.ui.widgets.picture import Picture

_ROWS = 5
_GLYPHS = {
    "0": ("###", "# #", "# #", "# #", "###"),
    "1": (" # ", "## ", " # ", " # ", "###"),
    "2": ("###", "  #", "###", "#  ", "###"),
    "3": ("###", "  #", " ##", "  #", "###"),
    "4": ("# #", "# #", "###", "  #", "  #"),
    "5": ("###", "#  ", "###", "  #", "###"),
    "6": ("###", "#  ", "###", "# #", "###"),
    "7": ("###", "  #", "  #", "  #", "  #"),
    "8": ("###", "# #", "###", "# #", "###"),
    "9": ("###", "# #", "###", "  #", "###"),
    ":": (" ", "#", " ", "#", " "),
    "+": ("   ", " # ", "###", " # ", "   "),
}
_HALVES = {"  ": " ", "# ": "▀", " #": "▄", "##": "█"}
_LARGEST = 3


def pixels(text: str) -> tuple[str, ...]:
    """The five rows of dots of `text`, a blank column between two signs."""
    return tuple(" ".join(_GLYPHS[sign][row] for sign in text) for row in range(_ROWS))


def drawn(text: str, scale: int) -> tuple[str, ...]:
    """The lines of `text`. A dot is `scale` rows high and twice as wide; at scale 0 two dots share a row."""
    rows = pixels(text)
    if scale == 0:
        pairs = zip(rows[::2], (*rows[1::2], " " * len(rows[0])), strict=True)
        return tuple("".join(_HALVES[up + down] for up, down in zip(*pair, strict=True)) for pair in pairs)
    return tuple(
        "".join(("█" if dot == "#" else " ") * 2 * scale for dot in row) for row in rows for _ in range(scale)
    )


def largest(text: str, width: int, height: int) -> tuple[str, ...]:
    """`text` as large as fits into the room; the plain text where not even the smallest does."""
    for scale in range(_LARGEST, -1, -1):
        lines = drawn(text, scale)
        if len(lines) <= height and len(lines[0]) <= width:
            return lines
    return (text,)


class BigDigits(Picture, Widget):
    """A count in large digits; takes `0`-`9`, `:` and `+`."""

    DEFAULT_CSS = """
    BigDigits {
        width: 1fr;
        height: auto;
        text-align: center;
        color: $foreground;
    }
    """

    value: reactive[str] = reactive("", layout=True)
    room: reactive[tuple[int, int]] = reactive((80, 24), layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(largest(self.value, width, self.room[1]))

    def render(self) -> Content:
        return Content("\n".join(largest(self.value, self.size.width, self.room[1])))
