"""One line (or a few) that says what happened, or what went wrong and how to try again."""

from textual.widgets import Static

from agentdesk.ui.paragraphs import prose

_SIGNS = {"told": "·", "failed": "✗"}


class MessageLine(Static):
    """Says one thing until something else is said. Empty, it takes no room."""

    DEFAULT_CSS = """
    MessageLine {
        height: auto;
        max-height: 4;
        padding: 0 1;
        color: $foreground;
        background: $surface;
        display: none;
        &.told { display: block; color: $quiet; }
        &.failed { display: block; color: $error; text-style: bold; }
    }
    """
    ALLOW_SELECT = False

    def tell(self, text: str) -> None:
        """Say how something went."""
        self._say("told", text)

    def fail(self, text: str, again: str = "") -> None:
        """Say what went wrong; `again` tells how to try again."""
        self._say("failed", "\n".join(part for part in (text, again) if part))

    def clear(self) -> None:
        """Say nothing."""
        self.remove_class(*_SIGNS)
        self.update("")

    def _say(self, kind: str, text: str) -> None:
        self.set_classes(kind)
        self.update(prose(f"{_SIGNS[kind]} {text}"))
