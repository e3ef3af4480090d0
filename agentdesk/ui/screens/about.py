"""Which program this is."""

import platform
from importlib.metadata import version

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Label

from agentdesk import __version__
from agentdesk.ui.screens.base import Panel


class AboutScreen(Panel[None]):
    """The version, and those of what it stands on."""

    def compose(self) -> ComposeResult:
        tr = self.tr
        with Vertical(classes="box"):
            yield Label("agentdesk", classes="title", markup=False)
            yield Label(tr("version {number}", number=__version__), markup=False)
            yield Label(f"Python {platform.python_version()} · Textual {version('textual')}", classes="quiet")
            yield Label("")
            yield Label(tr("A desk for people who make calls."), markup=False)
            yield Label(tr("Esc goes back"), classes="quiet", markup=False)

    def do_accept(self) -> None:
        self.dismiss(None)
