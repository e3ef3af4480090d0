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
        choices = self.query_one(Choices)
        chosen = choices.chosen
        choices.put((Offer(process.id, _name(process)) for process in self.processes), chosen.id if chosen else None)
        self._tell(choices.chosen.id if choices.chosen else None)
        self.refresh_keys()

    async def retranslate(self) -> None:
        await super().retranslate()
        self.on_mount()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        self._tell(event.option_id)

    def _tell(self, id: str | None) -> None:
        for process in self.processes:
            if process.id == id:
                self.query_one(ProcessText).tell(process, self.tr)
                self.query_one("#about").scroll_home(animate=False)

    async def pick(self, number: int) -> None:
        if self.query_one(Choices).numbered(number):
            await self.action_do("rehearse")

    async def on_option_list_option_selected(self) -> None:
        await self.action_do("rehearse")

    def do_leave(self) -> None:
        self.dismiss(None)

    def do_read_anew(self) -> None:
        self.start(self._read_anew, group="processes")

    async def _read_anew(self) -> None:
        from agentdesk.ui.screens.reading_anew import read_anew

        said = await read_anew(self)
        await self._read()
        self.say(said)

    def reason_rehearse(self) -> str:
        chosen = self.query_one(Choices).chosen
        if chosen is None:
            return self.tr("no process is selected")
        usable = any(process.steps for process in self.processes if process.id == chosen.id)
        return "" if usable else self.tr("it can't be used: there are faults in its files")

    def do_rehearse(self) -> None:
        from agentdesk.ui.screens.question import Question

        chosen = self.query_one(Choices).chosen
        process = next(process for process in self.processes if chosen and process.id == chosen.id)
        offered = [(code, own_name(code)) for code in process.languages]
        question = Question("", offered, title=self.tr("Rehearse in which language?"))
        self.app.push_screen(question, partial(self._rehearse, process.id))

    def reason_plan(self) -> str:
        return self.reason_rehearse()

    def do_plan(self) -> None:
        if chosen := self.query_one(Choices).chosen:
            self.start(partial(self._plan, chosen.id), group="plan")

    async def _plan(self, process: str) -> None:
        from agentdesk.ui.screens.plan import PlanScreen

        view = await self.app.work.read(self.app.desk.planning.of_process, process, self.tr.language)
        self.app.push_screen(PlanScreen(view))

    def _rehearse(self, process: str, language: str | None) -> None:
        if language:
            self.start(partial(self._open, process, language), group="rehearse")

    async def _open(self, process: str, language: str) -> None:
        live = await self.app.work.read(self.app.desk.rehearse, process, self.app.agent, language)
        self.app.open_call(live)


def _name(process: ProcessView) -> str:
    """What it is called in the list, with a sign where its files have faults."""
    return f"✗ {process.title}" if process.faults else process.title


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
        if process.faults:
            told += [Content(""), *wrapped(tr("Faults in its files"), width, "bold $error")]
            told += [line for fault in process.faults for line in wrapped(f"✗ {shown(fault)}", width)]
        if not process.steps:
            return told
        told += [Content(""), *wrapped(tr("Languages"), width, "$quiet")]
        told += wrapped(" · ".join(apart(own_name(code)) for code in process.languages), width)
        told += [Content(""), *wrapped(tr("Steps"), width, "$quiet")]
        for step, kind, text in process.steps:
            told.append(Content.assemble((shown(step), "$primary"), "  ", (tr(_KINDS[kind]), "$quiet")))
            told += wrapped(text, width, first="  ", rest="  ")
        return told
