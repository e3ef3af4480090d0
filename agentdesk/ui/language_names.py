"""Languages by their own names."""

from collections.abc import Container

from agentdesk.words.languages import LANGUAGES, language_of


def own_name(code: str) -> str:
    """A language in its own words, or its code where it isn't known."""
    known = language_of(code)
    return known.own_name if known else code


def known_languages(among: Container[str] | None = None) -> list[tuple[str, str]]:
    """Codes and own names of all languages that the product knows, or of those `among` them."""
    return [(known.code, known.own_name) for known in LANGUAGES if among is None or known.code in among]
