"""Names as a search sees them: spelling variants of a script fall together, in names and in what is typed."""

import unicodedata

from agentdesk.core.digits import western

# Marks, and what isn't seen.
_LEFT_OUT = frozenset({"Mn", "Cf"})
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
    if text.isascii():
        return " ".join(text.casefold().translate(_SAME).split())
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    kept = "".join(character for character in plain if unicodedata.category(character) not in _LEFT_OUT)
    return " ".join(western(kept).translate(_SAME).split())
