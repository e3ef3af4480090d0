"""Customers who were found, two lines each: who they are, and what is open for them."""

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from agentdesk.desk.facade_finding import CaseLine, CustomerLine
from agentdesk.text.crop import crop
from agentdesk.text.safe import shown
from agentdesk.ui.apart import apart, whole
from agentdesk.ui.language_names import own_name
from agentdesk.words.translator import Translator

LONGEST_NAME = 48
_CASES_SHOWN = 3


class CustomerList(OptionList, can_focus=False):
    """The cursor is moved from outside, for the focus stays where is typed. Selecting posts OptionSelected."""

    DEFAULT_CSS = """
    CustomerList {
        width: 100%;
        height: auto;
        max-height: 100%;
        text-wrap: nowrap;
        text-overflow: ellipsis;
        border: none;
        padding: 0;
        background: $background;
        color: $foreground;
        scrollbar-size-vertical: 1;
        & > .option-list--option { padding: 0 1; }
        & > .option-list--option-highlighted {
            background: $block-cursor-background;
            color: $block-cursor-foreground;
            text-style: $block-cursor-text-style;
        }
    }
    """

    def __init__(self) -> None:
        super().__init__(markup=False)
        self.customers: tuple[CustomerLine, ...] = ()

    @property
    def chosen(self) -> CustomerLine | None:
        """The customer under the cursor."""
        return None if self.highlighted is None else self.customers[self.highlighted]

    @property
    def at_end(self) -> bool:
        """Whether the cursor is on the last one."""
        return self.highlighted == len(self.customers) - 1

    def put(self, customers: Sequence[CustomerLine], tr: Translator) -> None:
        """Show these, the cursor on the first."""
        self.clear_options()
        self.customers = tuple(customers)
        self.add_options(_options(customers, tr))
        self.highlighted = 0 if customers else None

    def more(self, customers: Sequence[CustomerLine], tr: Translator) -> None:
        """Show these too, behind the others; whoever has been changed meanwhile may come a second time."""
        shown = {customer.id for customer in self.customers}
        fresh = [customer for customer in customers if customer.id not in shown]
        self.customers += tuple(fresh)
        self.add_options(_options(fresh, tr))


def _options(customers: Sequence[CustomerLine], tr: Translator) -> list[Option]:
    return [Option(_lines(customer, tr), id=str(customer.id)) for customer in customers]


def _lines(customer: CustomerLine, tr: Translator) -> Content:
    facts = (customer.number, *(own_name(language) for language in customer.languages))
    return Content.assemble(
        (apart(crop(customer.name, LONGEST_NAME)), "bold"),
        "".join(f"  {apart(fact)}" for fact in facts if fact),
        "\n",
        (f"  {_cases(customer.cases, tr)}", "$quiet"),
    )


def _cases(cases: Sequence[CaseLine], tr: Translator) -> str:
    """The first few cases, and how many there are beside them."""
    if not cases:
        return tr("no case")
    said = [case_words(case, tr) for case in cases[:_CASES_SHOWN]]
    rest = len(cases) - _CASES_SHOWN
    if rest > 0:
        said.append(tr.plural("{count} more", "{count} more", rest))
    return " · ".join(said)


def case_words(case: CaseLine, tr: Translator) -> str:
    """A case in a few words: what it is about, how it stands, when it is due."""
    process, status = whole(shown(case.process)), whole(shown(case.status))
    if case.closed:
        return tr("{process}, closed: {reason}", process=process, reason=shown(case.closed))
    if case.due:
        return tr("{process}, {status}, due {when}", process=process, status=status, when=case.due)
    return tr("{process}, {status}", process=process, status=status)
