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
        **dict.fromkeys("ءـ״\""),
    }
)


def fold(text: str) -> str:
    """The text without case, marks, invisible characters and differences of spelling; digits are ASCII."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    kept = "".join(map(_folded, plain))
    return " ".join(kept.translate(_SAME).split())


def anywhere(text: str) -> str:
    """What LIKE … ESCAPE '/' finds wherever the text stands."""
    escaped = text.replace("/", "//").replace("%", "/%").replace("_", "/_")
    return f"%{escaped}%"


def _folded(character: str) -> str:
    kind = unicodedata.category(character)
    if kind in {"Mn", "Cf"}:
        return ""
    return str(unicodedata.decimal(character)) if kind == "Nd" else character
