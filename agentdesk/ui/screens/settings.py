"""The choices of the person at this terminal; each holds at once."""

from functools import partial

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Label, Static

from agentdesk.core.plain import Plain
from agentdesk.text.detection import STRATEGIES, chosen
from agentdesk.text.samples import SAMPLES
from agentdesk.ui.detected import AUTO, VARIABLE
from agentdesk.ui.keys import N_
from agentdesk.ui.language_names import known_languages
from agentdesk.ui.messages import Chosen
from agentdesk.ui.screens.base import Panel
from agentdesk.ui.themes import THEMES
from agentdesk.ui.widgets.choice_row import ChoiceRow
from agentdesk.ui.widgets.message_line import MessageLine

_ON, _OFF = "on", "off"
_SWITCHES = {"bell": N_("Bell"), "notifications": N_("Notifications"), "reduced_motion": N_("Less motion")}
_THEMES = dict(zip((theme.name for theme in THEMES), (N_("dark"), N_("light"), N_("high contrast")), strict=True))


class SettingsScreen(Panel[None]):
    """Rows of choices: digits choose in a row, up and down go from row to row."""

    DEFAULT_CSS = """
    SettingsScreen {
        .box { width: 64; }
        .sample { padding: 0 1 0 17; color: $quiet; }
    }
    """
    BINDINGS = [("down", "app.focus_next", ""), ("up", "app.focus_previous", "")]

    def compose(self) -> ComposeResult:
        tr, settings, detected = self.tr, self.app.settings, self.app.detected
        themes = [(name, tr(word)) for name, word in _THEMES.items()]
        states = ((_ON, tr("on")), (_OFF, tr("off")))
        languages = known_languages(self.app.languages)
        with Vertical(classes="box"):
            yield Label(tr("Settings"), classes="title", markup=False)
            yield ChoiceRow(themes, (self.app.theme,), label=tr("Colours"), id="theme")
            for name, word in _SWITCHES.items():
                on = settings.get(name) is True or (settings.get(name) is None and name != "reduced_motion")
                yield ChoiceRow(states, (_ON if on else _OFF,), label=tr(word), id=name)
            yield ChoiceRow(languages, (tr.language,), label=tr("Language"), id="language")
            yield ChoiceRow(self._displays(), (detected.choice or AUTO,), label=tr("Text order"), id="display")
            yield Static(SAMPLES["ar"].sentence, classes="sample", markup=False)
            yield Label(tr("1–9 choose · ↑ ↓ go from row to row · Esc goes back"), classes="quiet hint", markup=False)
            yield MessageLine()

    def on_chosen(self, event: Chosen) -> None:
        value: Plain = event.value
        if event.chooser == "language":
            self.start(partial(self._speak, event.value), group="settings")
            return
        if event.chooser == "display":
            self.start(partial(self._display, event.value), group="settings")
            return
        if event.chooser == "theme":
            self.app.theme = event.value
        else:
            value = event.value == _ON
        if event.chooser == "reduced_motion":
            self.app.move_less(value is True)
        self.start(partial(self._keep, event.chooser or "", value), group="settings")

    def do_accept(self) -> None:
        self.dismiss(None)

    def _displays(self) -> list[tuple[str, str]]:
        """The ways to give this terminal text; the names are those of `agentdesk terminal`."""
        found = self.tr("automatic ({way})", way=self.app.detected.found)
        return [(AUTO, found), *((name, name) for name in STRATEGIES)]

    async def _display(self, name: str) -> None:
        await self.app.choose_display(chosen(name))
        if self.app.detected.overruled:
            self.say(self.tr("{name} in the environment decides, as long as it is set", name=VARIABLE))

    async def _speak(self, language: str) -> None:
        await self.app.speak(language)
        self.query_one("#language", ChoiceRow).focus()

    async def _keep(self, name: str, value: Plain) -> None:
        await self.app.work.write(self.app.settings.set, name, value)
