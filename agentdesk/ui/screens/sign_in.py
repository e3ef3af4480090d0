"""The sign-in: who is at the desk, and in which languages."""

from functools import partial

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Label, OptionList

from agentdesk.ui.keys import N_, bindings
from agentdesk.ui.language_names import known_languages
from agentdesk.ui.messages import Chosen
from agentdesk.ui.offers import Offer
from agentdesk.ui.screens.base import ActionScreen
from agentdesk.ui.sign_in_form import Filled, SignInForm, remembered
from agentdesk.ui.widgets.choice_row import ChoiceRow
from agentdesk.ui.widgets.choices import Choices
from agentdesk.ui.widgets.field import Field
from agentdesk.ui.widgets.key_line import KeyLine
from agentdesk.ui.widgets.message_line import MessageLine

_SOMEBODY_ELSE = "\u0000"


class SignInScreen(ActionScreen[object]):
    """Enter goes on as soon as there is a name. Who signed in here last is filled in before the desk is open."""

    CSS_PATH = "sign_in.tcss"
    WHERE = "sign_in"
    BINDINGS = bindings("sign_in")
    help_source = N_(
        "Choose who you are by number or arrow, or write your name. Tab goes to the next field, digits choose. "
        "Some languages speak differently to a woman and to a man. Your languages decide which cases you get."
    )

    def __init__(self) -> None:
        super().__init__()
        self.form = SignInForm()

    def on_mount(self) -> None:
        if last := remembered(self.app.settings.get("agent")):
            self.form = self.form.learn([last]).choose(last.id)
        else:
            self.form = self.form.choose(None, self.tr.language)
        self._show()
        self.query_one("#agents" if self.form.known else "#agent-name").focus()
        self.call_after_refresh(self.start, self._meet_agents)

    def compose(self) -> ComposeResult:
        tr, filled = self.tr, self.form.filled
        with VerticalScroll(id="form", can_focus=False):
            yield Label("agentdesk", id="name", markup=False)
            yield Label(tr("Who is at the desk?"), id="who", markup=False)
            yield Choices(self._agents(), id="agents")
            with Horizontal(id="name-row"):
                yield Label(tr("Name"), classes="label", markup=False)
                yield Field(filled.name, id="agent-name", max_length=80)
            yield ChoiceRow(self._genders(), (filled.gender,), label=tr("Speak of me as"), id="gender")
            yield ChoiceRow(
                known_languages(self.app.languages), (tr.language,), label=tr("Interface"), id="interface"
            )
            yield ChoiceRow(known_languages(), filled.speaks, label=tr("I speak"), many=True, id="speaks")
        yield MessageLine()
        yield KeyLine()

    async def _meet_agents(self) -> None:
        desk = await self.app.opened()
        agents = await self.app.work.read(desk.agents)
        self.form = self.form.learn([Filled.of(agent) for agent in agents])
        self._show()
        name = self.query_one("#agent-name", Field)
        if self.form.known and name.has_focus and not name.value:
            self.query_one("#agents").focus()

    async def retranslate(self) -> None:
        focused = self.focused.id if self.focused else None
        await super().retranslate()
        self._show()
        if focused:
            self.query_one(f"#{focused}").focus()

    # --- what was filled in

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        self._choose(event.option_id)

    def on_editor_changed(self, event: Field.Changed) -> None:
        self.form = self.form._replace(filled=self.form.filled._replace(name=event.value))

    def on_chosen(self, event: Chosen) -> None:
        filled = self.form.filled
        if event.chooser == "gender":
            self.form = self.form._replace(filled=filled._replace(gender=event.value))
        elif event.chooser == "speaks":
            self.form = self.form._replace(filled=filled._replace(speaks=event.values))
        else:
            self.form = self.form.speak(event.value)
            self.start(partial(self.app.speak, event.value), group="language")

    # --- actions

    def _choose(self, option: str | None) -> None:
        chosen = None if option == _SOMEBODY_ELSE else option
        if chosen != self.form.chosen:
            self.form = self.form.choose(chosen, self.tr.language)
            self._show_fields()

    async def pick(self, number: int) -> None:
        agents = self.query_one("#agents", Choices)
        if agents.display and (offer := agents.numbered(number)):
            self._choose(offer.id)
            if offer.id == _SOMEBODY_ELSE:
                self.query_one("#agent-name").focus()
            else:
                await self.action_do("go_on")

    async def on_option_list_option_selected(self) -> None:
        await self.action_do("go_on")

    async def on_field_submitted(self) -> None:
        await self.action_do("go_on")

    def do_next_field(self) -> None:
        self.focus_next()

    async def do_go_on(self) -> None:
        agent = self.form.agent
        if agent is None:
            named = self.form.named
            self.say(self.tr("Say which languages you speak") if named else self.tr("Say your name"))
            self.query_one("#speaks" if named else "#agent-name").focus()
            return
        await self.app.sign_in(agent)

    # --- what is shown

    def _show(self) -> None:
        known = bool(self.form.known)
        self.query_one("#agents").display = known
        self.query_one("#agents", Choices).put(self._agents(), self.form.chosen or _SOMEBODY_ELSE)
        self._show_fields()

    def _show_fields(self) -> None:
        filled = self.form.filled
        self.query_one("#name-row").display = self.form.chosen is None
        self.query_one("#agent-name", Field).value = filled.name
        self.query_one("#gender", ChoiceRow).put(self._genders(), (filled.gender,))
        language = filled.language if filled.language in self.app.languages else self.tr.language
        self.query_one("#interface", ChoiceRow).put(known_languages(self.app.languages), (language,))
        self.query_one("#speaks", ChoiceRow).put(known_languages(), filled.speaks)

    def _agents(self) -> list[Offer]:
        if not self.form.known:
            return []
        return [*(Offer(a.id, a.name) for a in self.form.known), Offer(_SOMEBODY_ELSE, self.tr("somebody else"))]

    def _genders(self) -> list[tuple[str, str]]:
        return [("f", self.tr("she")), ("m", self.tr("he")), ("u", self.tr("not said"))]
