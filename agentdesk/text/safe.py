"""Text from outside, made harmless for one line of a screen."""

from agentdesk.text.patterns import late

# What ends a line or moves within it; other controls, halves of surrogate pairs, and marks that steer direction.
_GAP = late(r"\r\n|[\t-\r\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = late(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufff9-\ufffb]")
_DIRECTION = late(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f]")
_REPLACEMENT = "\ufffd"


def shown(text: str) -> str:
    """The text in one line, without anything that a terminal obeys or that outlives the text.

    Line ends and tabs become a space, other controls U+FFFD; marks, embeddings and isolates of direction go.
    """
    if text.isascii() and text.isprintable():
        return text
    return _CONTROL.sub(_REPLACEMENT, _DIRECTION.sub("", _GAP.sub(" ", text)))


def shown_lines(text: str) -> str:
    """The text with its line ends kept (as \\n), each line made harmless."""
    return "\n".join(shown(line) for line in text.splitlines())
