"""The form in which a customer is corrected."""

from collections.abc import Callable, Iterator, Mapping

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Label

from agentdesk.core.errors import BadInput, Fault
from agentdesk.desk.facade_shift import CustomerForm
from agentdesk.ui.keys import N_
from agentdesk.ui.language_names import known_languages
from agentdesk.ui.screens.form_panel import FormPanel
from agentdesk.ui.widgets.choice_row import ChoiceRow
from agentdesk.ui.widgets.field import Field
from agentdesk.ui.widgets.key_line import KeyLine
from agentdesk.ui.widgets.message_line import MessageLine

_LONGEST = 400
_LABELS = {
    "name": N_("Name"),
    "phone": N_("Number"),
    "old_number": N_("Number until now"),
    "mail": N_("Mail"),
    "address": N_("Address"),
    "language": N_("Language"),
    "gender": N_("Speak of them as"),
}


class CorrectScreen(FormPanel[str]):
    """Gives the language that the customer speaks, once everything is kept by `correct`, which gets the cells."""

    help_source = N_(
        "What is otherwise than it was kept. Up and down go from row to row, digits choose in a row. A number that "
        "is written here is dialled first; the one until now is wrong, or stays as another one. All of it is kept at "
        "once, and the script goes by it."
    )

    def __init__(self, form: CustomerForm, correct: Callable[[Mapping[str, str]], None]) -> None:
        super().__init__()
        self._form = form
        self._correct = correct

    def compose(self) -> ComposeResult:
        tr, form = self.tr, self._form
        old = (("wrong", tr("it is wrong")), ("another", tr("it stays, as another one")))
        genders = (("u", tr("not said")), ("f", tr("she")), ("m", tr("he")))
        with Vertical(classes="box"):
            yield Label(tr("Correct the customer"), classes="title", markup=False)
            with VerticalScroll(classes="rows", can_focus=False):
                yield from self._field("phone", "", form.number)
                yield ChoiceRow(old, ("wrong",), label=tr(_LABELS["old_number"]), id="old_number")
                yield ChoiceRow(known_languages(), (form.language,), label=tr(_LABELS["language"]), id="language")
                yield ChoiceRow(genders, (form.gender,), label=tr(_LABELS["gender"]), id="gender")
                yield from self._field("name", form.name)
                yield from self._field("mail", form.mail)
                yield from self._field("address", form.address)
            yield MessageLine()
            yield KeyLine()

    def _field(self, cell: str, value: str, placeholder: str = "") -> Iterator[Widget]:
        label = Label(self.tr(_LABELS[cell]), classes="label", markup=False)
        yield Horizontal(label, Field(value, placeholder=placeholder, max_length=_LONGEST, id=cell))

    def on_mount(self) -> None:
        self.query_one("#phone").focus()

    def words_save_case(self) -> str:
        return self.tr("keep it")

    def do_save_case(self) -> None:
        self.clear_message()
        self.start(self._keep, group="correct")

    async def _keep(self) -> None:
        cells = {field.id or "": field.value for field in self.query(Field)}
        cells |= {row.id or "": row.value for row in self.query(ChoiceRow)}
        try:
            await self.app.work.write(self._correct, cells)
        except BadInput as error:
            self._show_faults(error)
            return
        self.dismiss(cells["language"])

    def _show_faults(self, error: BadInput) -> None:
        """Say what is wrong in the words of the form, and go to the first of it."""
        told = ((self.tr(_LABELS[fault.place]), fault) for fault in error.faults)
        self.fail(BadInput(*(Fault(label, fault.fault, fault.remedy) for label, fault in told)))
        self.query_one(f"#{error.faults[0].place}").focus()
