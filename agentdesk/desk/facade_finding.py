"""What the screens ask of the desk to find customers, and to open cases for them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from agentdesk.core.call import Agent
from agentdesk.desk.ports_finding import After

if TYPE_CHECKING:
    from agentdesk.desk.facade import LiveCall


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case of a customer who was found, in the reader's words. `closed` says why it is over ("" = it is open)."""

    id: int
    external_id: str
    process: str
    status: str
    due: str
    closed: str = ""


@dataclass(frozen=True, slots=True)
class CustomerLine:
    """A customer who was found. `number` is the first one to call (its last digits alone where rules decide whether
    it may be), `languages` are those of the cases."""

    id: int
    name: str
    number: str
    languages: tuple[str, ...]
    cases: tuple[CaseLine, ...]


@dataclass(frozen=True, slots=True)
class FoundLines:
    """A page of a search; `after` asks for the next one (None: this was the last)."""

    customers: tuple[CustomerLine, ...]
    after: After | None = None


@dataclass(frozen=True, slots=True)
class AskedFact:
    """A fact that a new case may begin with. `type` is that of the process, `choices` are its codes in words."""

    name: str
    text: str
    type: str
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class CaseForm:
    """What a new case of a process needs; country and language are those that are usual in it."""

    process: str
    title: str
    country: str
    language: str
    facts: tuple[AskedFact, ...]


@dataclass(frozen=True, slots=True)
class NewByHand:
    """A case as it is opened at the desk. `customer` is the id of one who is known; else `cells` name them.

    `cells` are typed values by the columns of an import: name, phone, country, timezone, language, gender, due_on,
    facts.NAME; what is "" is as usual. Dates are typed as in a call.
    """

    process: str
    customer: int | None = None
    cells: Mapping[str, str] = field(default_factory=dict)


class Finding(Protocol):
    """Customers, found; their cases, opened."""

    def search(self, text: str, interface: str, after: After | None = None) -> FoundLines:
        """Customers by name, number, mail address or a case's external id, the closest first."""
        ...

    def customer(self, id: int, interface: str) -> CustomerLine:
        """A customer with all cases. NoCustomer."""
        ...

    def forms(self, interface: str) -> tuple[CaseForm, ...]:
        """What each process needs for a new case; the first is the one for customers who get in touch."""
        ...

    def home(self, process: str, number: str, country: str = "") -> tuple[str, str]:
        """Where a new customer with this number is, as far as it and the country are typed: the country's code, and
        the time zone ("" where it has to be given, as the country's clocks differ)."""
        ...

    def open_case(self, given: NewByHand, agent: Agent) -> int:
        """Open a case; gives its id. BadInput, whose faults have columns for places. A write."""
        ...

    def take_inbound(self, case: int, agent: Agent) -> "LiveCall":
        """Take the case for a call that its customer makes: they are on the line. AlreadyTaken. A write."""
        ...
