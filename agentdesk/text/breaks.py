"""Where a line may end: the pieces of a text that stay together, found by one pattern.

A piece is a word, a Chinese character, an amount with its currency, a telephone number with its blanks; it has with
it the signs that must not begin a line after it, and those that must not end a line before it.
"""

from collections.abc import Iterator

from agentdesk.text.patterns import late

# What a line may end at; U+00A0, U+2007, U+202F and U+2060 are blanks that tie.
BLANKS = " \t\x0b\x0c\u1680\u2000-\u2006\u2008-\u200b\u205f\u3000"
_CODES = "\u2066-\u2068\u202a\u202b\u202d\u202e"
_OPENING = r"\(\[{“‘〈《「『【〔〖〘〚〝（［｛｟￥＄￡"
# Chinese and Japanese signs, and pictures: beside them a line may end without a blank.
_WIDE = (
    "\u2e80-\u312f\u3190-\u4dbf\u4e00-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6"
    "\U0001f000-\U0001f1e5\U0001f200-\U0001faff\U00020000-\U0003fffd"
)
_CLOSING = "、，。．；：？！‼⁇⁈⁉…—～‥・·‧”’〉》」』】〕〗〙〛〞〟）］｝｠％‰℃々ー〻"
# Marks, joiners, variants, skin tones, ends of isolates: what belongs to the sign before it and takes no cell.
_TAIL = (
    "\u0300-\u036f\u200c\u2060\u2069\u202c\u20e3\u3099\u309a\ufe00-\ufe0f\ufeff"
    "\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f\U000e0100-\U000e01ef"
)
_SIGNS = "$¢£¤¥֏؋৲৳૱௹฿៛\u20a0-\u20cf﷼﹩＄￠￡￥￦"
_CURRENCY = rf"[{_SIGNS}]|[A-Z]{{3}}(?![A-Za-z])|euro|ر\.س|ريال|ریال|تومان|درهم|دينار|ש[\"״]ח|שקל|元|人民币"
_JOINED = "\u200d[\u2600-\u27bf\U0001f000-\U0001faff]?"

# A number or the like that is isolated: nothing within it is a letter.
_ISOLATED = "[\u2066-\u2068](?:\\d|[^\\w\u2066-\u2069]){1,40}+\u2069"
_LETTER = f"[^{BLANKS}{_WIDE}{_OPENING}{_CODES}]"
# A date with its month in letters; a small number with what it counts.
_DAY = rf"\d{{1,2}}[ ](?!\d){_LETTER}++[ ](?=\d{{4}}(?!\d))"
_COUNT = r"[\u2066-\u2068]?\d{1,3}\u2069?[ ](?=[^\W\d_])"
_PART = f"(?:{_DAY}|{_COUNT}|{_ISOLATED}|{_LETTER}++|[{_OPENING}{_CODES}]++(?={_LETTER}))++"
# Blanks between groups of digits, between a number and its currency, and between a time and its half of the day.
_HALF = f"[صم](?![{_TAIL}]*{_LETTER})|ق\\.ظ|ب\\.ظ|[AP]M(?![A-Za-z])"
_INNER = (
    r"(?:(?<=\d)|(?<=\d\)))[ ](?=\(\d+\)|\d\d)"
    rf"|(?:(?<=\d)|(?<=\d[\u2069\u200e\u200f\u061c]))[ ](?=[\u2066-\u2068\u200e\u200f\u061c]?(?:{_CURRENCY}|{_HALF}))"
    rf"|(?:(?<=[{_SIGNS}])|(?<=(?<![A-Za-z])[A-Z]{{3}})|(?<=ريال)|(?<=ریال))"
    r"[ ](?=[\u2066-\u2068\u200e\u200f\u061c]?[-+−]?\d)"
)
_WORD = f"{_PART}(?:(?:{_INNER}){_PART})*+"
_BEFORE = f"(?:(?!{_ISOLATED})[{_CODES}]|[{_OPENING}][{BLANKS}]*)*"
_AFTER = (
    r"(?:(?<=\d)[年月日号点时時分秒元块圆角天])?+"
    rf"(?:[{_CLOSING}{_TAIL},.;:?!)\]}}%]|{_JOINED}|[\u200e\u200f\u061c]++(?!{_LETTER})"
    rf"|[{BLANKS}]++(?=[{_CLOSING}]|[,.;:?!)\]}}%»]++(?:[{BLANKS}{_WIDE}]|\Z))[{_CLOSING},.;:?!)\]}}%»])*+"
)
_CORE = f"{_BEFORE}(?:{_WORD}|[^{BLANKS}]){_AFTER}"
_PIECE = late(f"{_CORE}(?:[\"'/／\u2060\ufeff]++(?:{_CORE})?+)*+")
_TOKEN = late(f"[{_CODES}]*(?:{_LETTER}++|[^{BLANKS}])(?:[{_TAIL}]|{_JOINED})*+")


def pieces(text: str) -> list[tuple[int, int]]:
    """Where each piece of one paragraph starts and ends; between pieces there is nothing but blanks."""
    return [found.span() for found in _PIECE.finditer(text)]


def parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What a piece that takes more than a line is parted into first: words, and the signs around them."""
    return (found.span() for found in _TOKEN.finditer(text, start, end))
