"""The form in which a customer is corrected."""

from collections.abc import Callable, Mapping

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Label

from agentdesk.core.errors import BadInput
from agentdesk.desk.facade_shift import CustomerForm
from agentdesk.ui.keys import N_
from agentdesk.ui.language_names import known_languages
from agentdesk.ui.screens.form_panel import FormPanel
from agentdesk.ui.widgets.key_line import KeyLine
from agentdesk.ui.widgets.message_line import MessageLine


class CorrectScreen(FormPanel[str]):
    """Gives the language that the customer speaks, once everything is kept by `correct`, which gets the cells."""

    LABELS = {
        "name": N_("Name"),
        "phone": N_("Number"),
        "old_number": N_("Number until now"),
        "mail": N_("Mail"),
        "address": N_("Address"),
        "language": N_("Language"),
        "gender": N_("Speak of them as"),
    }
    LONGEST = 400
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
                yield self.field("phone", placeholder=form.number)
                yield self.choice("old_number", old, "wrong")
                yield self.choice("language", known_languages(), form.language)
                yield self.choice("gender", genders, form.gender)
                yield self.field("name", form.name)
                yield self.field("mail", form.mail)
                yield self.field("address", form.address)
            yield MessageLine()
            yield KeyLine()

    def on_mount(self) -> None:
        self.query_one("#phone").focus()

    def words_save_case(self) -> str:
        return self.tr("keep it")

    def do_save_case(self) -> None:
        self.clear_message()
        self.start(self._keep, group="correct")

    async def _keep(self) -> None:
        cells = self.cells()
        try:
            await self.app.work.write(self._correct, cells)
        except BadInput as error:
            self.show_faults(error)
            return
        self.dismiss(cells["language"])
