"""Names as a search sees them: spelling variants of a script fall together, in names and in what is typed."""

import unicodedata

_SAME = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("ىیئ", "ي"),
        **dict.fromkeys("ۀةە", "ه"),
        **dict(zip("كکؤךםןףץ", "ككوכמנפצ", strict=True)),
        **dict.fromkeys("’‘׳`", "'"),
        **dict.fromkeys("־‐‑–—-", " "),
        **dict.fromkeys('ءـ״"'),
    }
)


def fold(text: str) -> str:
    """The text without case, marks, invisible characters and differences of spelling; digits are ASCII."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    kept = "".join(map(_folded, plain))
    return " ".join(kept.translate(_SAME).split())


def western(text: str) -> str:
    """The text with the digits of every script written 0-9."""
    return "".join(map(_digit, text))


def anywhere(text: str) -> str:
    """What LIKE … ESCAPE '/' finds wherever the text stands."""
    escaped = text.replace("/", "//").replace("%", "/%").replace("_", "/_")
    return f"%{escaped}%"


def _folded(character: str) -> str:
    kind = unicodedata.category(character)
    if kind in {"Mn", "Cf"}:
        return ""
    return _digit(character)


def _digit(character: str) -> str:
    return str(unicodedata.decimal(character)) if character.isdecimal() else character
