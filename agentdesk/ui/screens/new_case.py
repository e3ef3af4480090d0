"""The form of a case that is opened by hand."""

from collections.abc import Iterator
from functools import partial

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Label

from agentdesk.core.errors import BadInput
from agentdesk.desk.facade_finding import AskedFact, CaseForm, CustomerLine, NewByHand
from agentdesk.text.crop import crop
from agentdesk.ui.apart import apart, whole
from agentdesk.ui.keys import N_
from agentdesk.ui.language_names import known_languages
from agentdesk.ui.messages import Chosen
from agentdesk.ui.screens.form_panel import FormPanel
from agentdesk.ui.widgets.field import Field
from agentdesk.ui.widgets.key_line import KeyLine
from agentdesk.ui.widgets.message_line import MessageLine

_NAME = 48
_NONE = ""
FACT = "facts."


class NewCaseScreen(FormPanel[str]):
    """Gives the id of the case, once it is open. With a `customer` nobody has to be named.

    With `on_line` the customer has called: a number is enough, and stands for the name.
    """

    DEFAULT_CSS = """
    NewCaseScreen {
        .box { max-width: 90; height: auto; max-height: 100%; }
        .label { padding: 0 1 0 0; }
        .rest { height: auto; }
    }
    """
    LABELS = {
        "process": N_("Process"),
        "name": N_("Name"),
        "phone": N_("Number"),
        "country": N_("Country"),
        "timezone": N_("Time zone"),
        "language": N_("Language"),
        "gender": N_("Speak of them as"),
        "due_on": N_("Due"),
    }
    help_source = N_(
        "A new case. Up and down go from row to row, digits choose in a row. What is left empty is as usual in the "
        "process; without a date the case is due now. Dates are written as in a call: +3, 1.12. or 2026-12-01 15:30."
    )

    def __init__(
        self,
        forms: tuple[CaseForm, ...],
        *,
        customer: CustomerLine | None = None,
        text: str = "",
        on_line: bool = False,
    ) -> None:
        super().__init__()
        self._forms = {form.process: form for form in forms}
        self._form = forms[0]
        self._customer = customer
        self._text = text
        self._on_line = on_line

    def compose(self) -> ComposeResult:
        tr, who = self.tr, self._customer
        title = tr("A call from a new customer") if self._on_line and who is None else tr("Open a case")
        processes = [(form.process, whole(form.title)) for form in self._forms.values()]
        with Vertical(classes="box"):
            yield Label(title, classes="title", markup=False)
            with VerticalScroll(classes="rows", can_focus=False):
                yield self.choice("process", processes, self._form.process)
                yield from self._who() if who is None else self._named(who)
                yield self.field("due_on", placeholder=tr("now"))
                yield Vertical(*self._facts(), classes="rest")
            yield MessageLine()
            yield KeyLine()

    def on_mount(self) -> None:
        first = "process" if self._customer or self._on_line else "name"
        self.query_one(f"#{first}").focus()

    def _named(self, who: CustomerLine) -> Iterator[Widget]:
        parts = (crop(who.name, _NAME), who.number)
        yield Label(" · ".join(apart(part) for part in parts if part), markup=False)

    def _who(self) -> Iterator[Widget]:
        tr = self.tr
        number = self._text if any(character.isdecimal() for character in self._text) else ""
        yield self.field("name", "" if number else self._text)
        yield self.field("phone", number)
        yield self.field("country", placeholder=self._form.country)
        zone = self.field("timezone", placeholder=tr("needed here"))
        zone.display = False
        yield zone
        yield self.choice("language", ((_NONE, tr("as usual")), *known_languages()), _NONE)
        yield self.choice("gender", (("u", tr("not said")), ("f", tr("she")), ("m", tr("he"))), "u")

    def _facts(self) -> Iterator[Widget]:
        """A row for each fact that the process asks for."""
        for fact in self._form.facts:
            row, label = _id(f"{FACT}{fact.name}"), whole(fact.text)
            if options := self._options(fact):
                yield self.choice(row, options, _NONE, label=label)
            else:
                yield self.field(row, label=label)

    def _options(self, fact: AskedFact) -> list[tuple[str, str]]:
        tr = self.tr
        given = [("yes", tr("yes")), ("no", tr("no"))] if fact.type == "flag" else list(fact.choices)
        return [(_NONE, tr("not known")), *((code, whole(words)) for code, words in given)] if given else []

    def label(self, row: str) -> str:
        facts = (fact.text for fact in self._form.facts if _id(f"{FACT}{fact.name}") == row)
        return super().label(row) or next(facts, "")

    def row_of(self, place: str) -> str:
        return _id(place)

    # --- going along

    async def on_chosen(self, event: Chosen) -> None:
        if event.chooser == "process" and event.value != self._form.process:
            self._form = self._forms[event.value]
            self.start(self._look_home, group="home", exclusive=True)
            rest = self.query_one(".rest")
            await rest.remove_children()
            await rest.mount_all(self._facts())

    def on_editor_changed(self, event: Field.Changed) -> None:
        if event.control.id in ("phone", "country"):
            self.start(self._look_home, group="home", exclusive=True)

    async def _look_home(self) -> None:
        """Say which country the number stands for, unless another is given, and ask for the time zone if need be."""
        if self._customer is None:
            phone, country, zone = (self.query_one(f"#{row}", Field) for row in ("phone", "country", "timezone"))
            desk = await self.app.opened()
            asked = partial(desk.finding.home, self._form.process, phone.value, country.value)
            country.placeholder, known = await self.app.work.read(asked)
            country.look_again()
            if zone.parent:
                zone.parent.display = not known or bool(zone.value)

    # --- opening

    def do_save_case(self) -> None:
        self.clear_message()
        self.start(self._open, group="open")

    async def _open(self) -> None:
        customer = self._customer.id if self._customer else None
        given = NewByHand(self._form.process, customer, self._given())
        desk = await self.app.opened()
        try:
            case = await self.app.work.write(desk.finding.open_case, given, self.app.agent)
        except BadInput as error:
            self.show_faults(error)
            return
        self.dismiss(str(case))

    def _given(self) -> dict[str, str]:
        """The cells that say anything, by their columns."""
        cells = {_column(row): value for row, value in self.cells().items() if row != "process" and value.strip()}
        if self._on_line and "phone" in cells:
            cells.setdefault("name", cells["phone"])
        return cells


def _id(column: str) -> str:
    """A widget's id for a column: facts.NAME has a sign that no id may have."""
    return column.replace(".", "--")


def _column(id: str) -> str:
    return id.replace("--", ".")
