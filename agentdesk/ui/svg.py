"""Pictures of the screen that show text as the terminal does."""

import io
import re
from html import escape, unescape

from rich.cells import cell_len
from rich.console import Console, RenderableType

from agentdesk.text.patterns import late

_TEXT = late(
    '<text (?P<kind>class="[^"]*") x="(?P<x>[^"]*)" (?P<y>y="[^"]*") textLength="(?P<length>[^"]*)" '
    '(?P<clip>clip-path="[^"]*")>(?P<text>[^<]*)</text>'
)
_WORDS = late("[^\u00a0]+(?:\u00a0[^\u00a0]+)*")
# A browser would put in order once more what is in order already.
_AS_IT_STANDS = "<style>\n    text { direction: ltr; unicode-bidi: bidi-override; }"


def picture(screen: RenderableType, size: tuple[int, int], title: str) -> str:
    """The screen as SVG; what it renders is in the order in which it is seen."""
    width, height = size
    console = Console(
        width=width,
        height=height,
        file=io.StringIO(),
        force_terminal=True,
        color_system="truecolor",
        record=True,
        legacy_windows=False,
        safe_box=False,
    )
    console.print(screen)
    return true_to_cells(console.export_svg(title=title))


def true_to_cells(svg: str) -> str:
    """The picture, its texts in the order in which they stand and as wide as their cells (Rich counts characters).

    Each word or two begins where its cells do, for no two fonts are as wide as each other.
    """
    return _TEXT.sub(_words_in_place, svg.replace("<style>", _AS_IT_STANDS, 1))


def _words_in_place(found: re.Match[str]) -> str:
    text = unescape(found["text"])
    cell = float(found["length"]) / len(text)
    return "".join(
        f'<text {found["kind"]} x="{float(found["x"]) + cell * cell_len(text[: words.start()]):g}" {found["y"]}'
        f' textLength="{cell * cell_len(words[0]):g}" {found["clip"]}>{escape(words[0])}</text>'
        for words in _WORDS.finditer(text)
    )
