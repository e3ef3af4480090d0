"""Finding customers, opening cases for them by hand, and taking their calls."""

import secrets
from collections.abc import Iterator
from datetime import UTC
from typing import TYPE_CHECKING

from agentdesk.calendars.countries import UnknownCountry
from agentdesk.core.call import Agent
from agentdesk.core.customer import Customer
from agentdesk.core.plain import Plain
from agentdesk.desk.facade_finding import AskedFact, CaseForm, CaseLine, CustomerLine, FoundLines, NewByHand
from agentdesk.desk.phones import country_of, ending, national_or_international
from agentdesk.desk.ports_finding import After, FoundCase, FoundCustomer, NoCustomer
from agentdesk.words import dates

if TYPE_CHECKING:
    from agentdesk.desk.live import Live
    from agentdesk.desk.office import Office
    from agentdesk.process.model import Process


class CustomerDesk:
    """Customers on one store (the port `Finding`)."""

    def __init__(self, office: "Office") -> None:
        self._office = office

    def search(self, text: str, interface: str, after: After | None = None) -> FoundLines:
        page = self._office.store.customers.search(text, after=after)
        hidden = self._office.rules.hidden([found.id for found in page.customers])
        return FoundLines(tuple(self._line(found, interface, hidden) for found in page.customers), page.after)

    def customer(self, id: int, interface: str) -> CustomerLine:
        return self._line(self._found(id), interface, self._office.rules.hidden([id]))

    def forms(self, interface: str) -> tuple[CaseForm, ...]:
        usable = [loaded.process for loaded in self._office.library.usable()]
        # The one for customers who got in touch comes first.
        usable.sort(key=lambda process: not process.protocol)
        return tuple(self._form(process, interface) for process in usable)

    def home(self, process: str, number: str, country: str = "") -> tuple[str, str]:
        from agentdesk.desk.case_values import home

        asked = self._office.library.get(process).process
        for code in (country.strip().upper(), country_of(number)):
            if code and self._has_days(code):
                return code, home(asked, code).timezone
        return asked.country, asked.timezone

    def _has_days(self, country: str) -> bool:
        """Whether the working days of a country are known."""
        try:
            return self._office.tables.of(country).country == country
        except UnknownCountry:
            return False

    def open_case(self, given: NewByHand, agent: Agent) -> int:
        from agentdesk.desk.by_hand import bring_in
        from agentdesk.desk.import_case import Basis
        from agentdesk.desk.library import PROTOCOL
        from agentdesk.desk.typed_cells import read_cells

        office, now = self._office, self._office.clock.now()
        process, protocol = office.library.get(given.process).process, office.library.get(PROTOCOL).process
        who = None if given.customer is None else self._found(given.customer)
        usual = _place(who) if who else {"country": self.home(given.process, given.cells.get("phone", ""))[0]}
        cells: dict[str, Plain] = {**usual, **read_cells(given.cells, process, office.now())}
        name = f"{now:%y%m%d}-{secrets.token_hex(3)}"
        known = Customer(who.name, who.gender, who.id) if who else None
        basis = Basis(process, protocol, office.tables, now, known=known)
        return bring_in(office.store, cells, name, basis, agent.id).id

    def take_inbound(self, case: int, agent: Agent) -> "Live":
        from agentdesk.desk import calls

        return calls.take(self._office, self._office.store.case(str(case)), agent, inbound=True)

    def _found(self, id: int) -> FoundCustomer:
        found = self._office.store.customers.found([id])
        if not found:
            raise NoCustomer(name=id)
        return found[0]

    # --- in the reader's words

    def _line(self, found: FoundCustomer, interface: str, hidden: frozenset[int]) -> CustomerLine:
        number = national_or_international(found.numbers[0], "") if found.numbers else ""
        return CustomerLine(
            found.id,
            found.name,
            ending(number) if found.id in hidden else number,
            tuple(dict.fromkeys(case.language for case in found.cases)),
            tuple(self._case(case, interface) for case in found.cases),
        )

    def _case(self, case: FoundCase, interface: str) -> CaseLine:
        office, now = self._office, self._office.now()
        due = case.due_by and dates.due_label(case.due_by, now.tzinfo or UTC, now.date(), interface)
        closed = "" if case.closed is None else office.label("closing", case.process, case.closed, interface)
        title = office.label("title", case.process, "", interface) or case.process
        status = office.label("status", case.process, case.status, interface)
        return CaseLine(case.id, case.external_id, title, status, due or "", closed)

    def _form(self, process: "Process", interface: str) -> CaseForm:
        title = self._office.label("title", process.id, "", interface)
        facts = tuple(self._facts(process, interface))
        return CaseForm(process.id, title, process.country, process.language, facts)

    def _facts(self, process: "Process", interface: str) -> Iterator[AskedFact]:
        """The facts that nothing is assumed of: the others begin at what the process takes them for."""

        def said(context: str, source: str) -> str:
            return self._office.library.words.find(process.id, interface, context, source).text

        for name, fact in process.facts.items():
            if fact.default is None:
                codes = fact.choices.items()
                choices = tuple((code, said(f"fact.{name}.{code}", words)) for code, words in codes)
                yield AskedFact(name, said(f"fact.{name}", fact.text), fact.type, choices)


def _place(who: FoundCustomer) -> dict[str, Plain]:
    """Where a known customer is, as their newest case has it."""
    if not who.cases:
        return {}
    newest = max(who.cases, key=lambda case: case.id)
    return {"country": newest.country, "timezone": newest.timezone, "language": newest.language}
