"""Facts in words, where their values have none of their own."""

from agentdesk.words.translator import Translator


def yes_or_no(label: str, holds: bool, tr: Translator) -> str:
    """A flag with its label."""
    return tr("{fact}: yes", fact=label) if holds else tr("{fact}: no", fact=label)
