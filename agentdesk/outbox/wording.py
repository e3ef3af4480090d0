"""A message's text as each way out of the house takes it: bare, or as HTML; values keep their direction apart."""

import re
from html import escape

from agentdesk.text.widths import width
from agentdesk.words.languages import direction_of, language_of
from agentdesk.words.slots import has_right_to_left

# What no message needs and a reader's program might obey: embeddings and overrides, control characters.
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]")
_ISOLATES = re.compile("[\u2066-\u2069]")
_OPENED_BY = {"\u2066": '<bdi dir="ltr">', "\u2067": '<bdi dir="rtl">', "\u2068": "<bdi>"}
_CLOSED_BY = "\u2069"
# A line as long as this was broken for whoever wrote the template, unless an item of a list follows.
_FULL_LINE = 50
_ITEM = re.compile(r"[-–—•*·]|\d+[.)]")
# A telephone number, or another one with blanks in it: it isn't torn at the end of a line.
_NUMBER = re.compile("(?<=\u2066)[+#]?[\\d ()./-]+(?=\u2069)")
_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")
_TAGS = {"zh": "zh-Hans"}


def bare(text: str) -> str:
    """The text without isolates: for a subject or a telephone, which may show them as signs."""
    return _ISOLATES.sub("", _cleared(text))


def plain(text: str) -> str:
    """The text for a mail: with its isolates only where something runs from right to left."""
    return flowing(_cleared(text) if has_right_to_left(text) else bare(text))


def flowing(text: str) -> str:
    """The text with the lines of each sentence joined: a break after a full line is only the template's own."""
    first, *rows = text.strip().split("\n")
    made = [first.strip()]
    full = _is_full(first)
    for row in map(str.strip, rows):
        if full and row and not _ITEM.match(row):
            # Chinese knows no blanks between words.
            made[-1] += row if _is_wide(made[-1][-1]) or _is_wide(row[0]) else f" {row}"
        else:
            made.append(row)
        full = _is_full(row)
    return "\n".join(made)


def _is_full(row: str) -> bool:
    return width(_ISOLATES.sub("", row)) >= _FULL_LINE


def _is_wide(character: str) -> bool:
    return width(character) == 2


def _cleared(text: str) -> str:
    return _UNWANTED.sub("", text)


def tag_of(language: str) -> str:
    """A language as HTML names it, so that the browser takes the right letters."""
    known = language_of(language)
    return _TAGS.get(known.code, known.code) if known else "en"


def opened(element: str, language: str) -> str:
    """The opening of an HTML element that holds text of a language."""
    return f'<{element} lang="{tag_of(language)}" dir="{direction_of(language)}"'


def heading(text: str) -> str:
    """The text as HTML on one line."""
    return line(" ".join(_cleared(text).split()))


def paragraphs(text: str) -> str:
    """The text as HTML paragraphs; isolates become elements, everything else is shown as it stands."""
    return "\n".join(f"<p>{lines(part)}</p>" for part in _PARAGRAPHS.split(flowing(_cleared(text))) if part)


def lines(text: str) -> str:
    """The text as HTML that keeps its lines."""
    return "<br>\n".join(line(row) for row in text.split("\n"))


def line(text: str) -> str:
    """One line as HTML. An isolate ends with its line, as it does in plain text."""
    text = _NUMBER.sub(lambda number: number[0].replace(" ", "\u00a0"), text)
    made, open_ones, last = [], 0, 0
    for found in _ISOLATES.finditer(text):
        made.append(escape(text[last : found.start()], quote=True))
        last = found.end()
        if found[0] != _CLOSED_BY:
            made.append(_OPENED_BY[found[0]])
            open_ones += 1
        elif open_ones:
            made.append("</bdi>")
            open_ones -= 1
    made.append(escape(text[last:], quote=True))
    return "".join(made) + "</bdi>" * open_ones
