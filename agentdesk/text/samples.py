"""Known sentences in every script, inside frames: whether they read right shows how a terminal has to be given text.

Each holds what goes wrong first: joined letters, marks, a code, brackets, digits, and a full stop at its end.
"""

from typing import NamedTuple

from agentdesk.text.bidi import has_rtl
from agentdesk.text.crop import crop
from agentdesk.text.encoders import Strategy, encode
from agentdesk.text.line import marked, visual
from agentdesk.text.widths import width


class Sample(NamedTuple):
    """A sentence, and what its language calls itself."""

    language: str
    sentence: str


SAMPLES = {
    "en": Sample("English", "Hello, invoice INV-7 (12) is paid."),
    "it": Sample("Italiano", "Buongiorno, la fattura INV-7 (12) è pagata."),
    "zh": Sample("中文", "您好，发票 INV-7（12）已付清。"),
    "ar": Sample("العربية", "أهلًا بك، الفاتورة INV-7 (12) مدفوعة."),
    "fa": Sample("فارسی", "سلام، فاکتور INV-7 (۱۲) را می‌بینم."),
    "he": Sample("עברית", "שלום, החשבונית INV-7 (12) שולמה."),
}
_NAME, _SENTENCE, _SHORT = 9, 44, 36  # cells
WIDE = 2 * _SHORT + 7
"""The cells that two sentences beside each other take, with their frame."""


def page(strategy: Strategy) -> list[str]:
    """Every sentence beside the name of its language, in lines for the terminal."""
    return _framed([list(sample) for sample in SAMPLES.values()], (_NAME, _SENTENCE), strategy)


def excerpt(strategy: Strategy, title: str, *, beside: bool) -> list[str]:
    """A sentence of each script under a title, `beside` each other or not, in lines for the terminal."""
    texts = [SAMPLES[code].sentence for code in ("ar", "fa", "he", "zh")]
    if not beside:
        return _framed([[text] for text in texts], (_SHORT,), strategy, title)
    return _framed([texts[:2], texts[2:]], (_SHORT, _SHORT), strategy, title)


def _framed(rows: list[list[str]], widths: tuple[int, ...], strategy: Strategy, title: str = "") -> list[str]:
    top, rules = "─" * (sum(widths) + 3 * len(widths) - 1), ["─" * (cells + 2) for cells in widths]
    head = f"─ {crop(title, len(top) - 4)} " if title else ""
    lines = [f"│ {' │ '.join(_cell(*told, strategy) for told in zip(row, widths, strict=True))} │" for row in rows]
    return [
        f"┌{head}{top[width(head) :]}┐",
        *(encode([line], strategy)[0] for line in lines),
        f"└{'┴'.join(rules)}┘",
    ]


def _cell(text: str, cells: int, strategy: Strategy) -> str:
    """The text as it is seen, or as it is read where the terminal puts it in order; at the end where it begins."""
    room = " " * (cells - width(text))
    if not has_rtl(text):
        return text + room
    return room + (text if strategy == "none" else "".join(map(marked, visual(text, "rtl"))))
