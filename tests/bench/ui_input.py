"""The least that a Textual program to type in can be: what typing at the desk is measured against."""

from textual.app import App, ComposeResult
from textual.widgets import Input


class Minimal(App[None]):
    """One field."""

    def compose(self) -> ComposeResult:
        yield Input(placeholder="write here")


if __name__ == "__main__":
    Minimal().run()
