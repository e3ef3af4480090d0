"""The process browser: what each process does, step by step, and a rehearsal of it."""

from functools import partial

from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from agentdesk.desk.views import ProcessView
from agentdesk.text.safe import shown
from agentdesk.ui.apart import apart
from agentdesk.ui.keys import N_, bindings
from agentdesk.ui.language_names import own_name
from agentdesk.ui.offers import Offer
from agentdesk.ui.screens.base import ActionScreen
from agentdesk.ui.widgets.call_lines import Lines
from agentdesk.ui.widgets.call_text import wrapped
from agentdesk.ui.widgets.choices import Choices
from agentdesk.ui.widgets.key_line import KeyLine
from agentdesk.ui.widgets.message_line import MessageLine
from agentdesk.words.translator import Translator

_KINDS = {
    "say": N_("a line to say"),
    "checklist": N_("a checklist"),
    "ask": N_("a question"),
    "input": N_("a value"),
    "decide": N_("a decision of the desk"),
    "wait": N_("a wait"),
    "effects": N_("what is written"),
    "flow": N_("steps of their own"),
    "body": N_("the matter itself"),
    "end": N_("the end"),
}


class ProcessesScreen(ActionScreen[None]):
    """The list at the start, the process under the cursor beside it."""

    CSS_PATH = "processes.tcss"
    WHERE = "processes"
    BINDINGS = bindings("processes")
    help_source = N_(
        "The processes that are installed. Enter rehearses one with an invented customer, in a language that you "
        "choose: the screen is that of a call, and nothing is written."
    )

    def __init__(self) -> None:
        super().__init__()
        self.processes: tuple[ProcessView, ...] = ()

    def compose(self) -> ComposeResult:
        yield Static(self.tr("Processes"), id="head", markup=False)
        with Container(id="middle"):
            yield Choices(id="list")
            with VerticalScroll(id="about"):
                yield ProcessText()
        yield MessageLine()
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one(Choices).focus()
        self.start(self._read, group="processes")

    async def _read(self) -> None:
        desk = await self.app.opened()
        self.processes = await self.app.work.read(desk.processes, self.tr.language)
        self.query_one(Choices).put(Offer(process.id, process.title) for process in self.processes)
        self.refresh_keys()

    async def retranslate(self) -> None:
        await super().retranslate()
        self.on_mount()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        for process in self.processes:
            if process.id == event.option_id:
                self.query_one(ProcessText).tell(process, self.tr)
                self.query_one("#about").scroll_home(animate=False)

    async def pick(self, number: int) -> None:
        if self.query_one(Choices).numbered(number):
            await self.action_do("rehearse")

    async def on_option_list_option_selected(self) -> None:
        await self.action_do("rehearse")

    def do_leave(self) -> None:
        self.dismiss(None)

    def reason_rehearse(self) -> str:
        return "" if self.query_one(Choices).chosen else self.tr("no process is selected")

    def do_rehearse(self) -> None:
        from agentdesk.ui.screens.question import Question

        chosen = self.query_one(Choices).chosen
        process = next(process for process in self.processes if chosen and process.id == chosen.id)
        offered = [(code, own_name(code)) for code in process.languages]
        question = Question("", offered, title=self.tr("Rehearse in which language?"))
        self.app.push_screen(question, partial(self._rehearse, process.id))

    def _rehearse(self, process: str, language: str | None) -> None:
        if language:
            self.start(partial(self._open, process, language), group="rehearse")

    async def _open(self, process: str, language: str) -> None:
        live = await self.app.work.read(self.app.desk.rehearse, process, self.app.agent, language)
        self.app.open_call(live)


class ProcessText(Lines):
    """What a process is for, its languages, and its steps."""

    def __init__(self) -> None:
        super().__init__()
        self._told: tuple[ProcessView, Translator] | None = None

    def tell(self, process: ProcessView, tr: Translator) -> None:
        """Tell of a process."""
        self._told = process, tr
        self.refresh(layout=True)

    def lines(self, width: int) -> list[Content]:
        if self._told is None:
            return []
        process, tr = self._told
        told = wrapped(process.title, width, "bold $stand") + wrapped(process.summary, width)
        told += [Content(""), *wrapped(tr("Languages"), width, "$quiet")]
        told += wrapped(" · ".join(apart(own_name(code)) for code in process.languages), width)
        told += [Content(""), *wrapped(tr("Steps"), width, "$quiet")]
        for step, kind, text in process.steps:
            told.append(Content.assemble((shown(step), "$primary"), "  ", (tr(_KINDS[kind]), "$quiet")))
            told += wrapped(text, width, first="  ", rest="  ")
        return told
