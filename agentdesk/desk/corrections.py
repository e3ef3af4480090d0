"""Corrections as an agent types them: checked, and ready to be kept."""

from collections.abc import Callable, Iterator, Mapping

from agentdesk.core.case import Case
from agentdesk.core.correction import GENDER, LANGUAGE, NAME, Correction
from agentdesk.core.customer import GENDERS
from agentdesk.core.errors import AgentdeskError, BadInput, Fault, Phrase
from agentdesk.desk import contact_cells, mail_addresses, phones
from agentdesk.desk.facade_shift import CustomerForm
from agentdesk.desk.outside_text import cleaned
from agentdesk.desk.unfit import Unfit, fault_at
from agentdesk.words.languages import language_of

PHONE, OLD_NUMBER, WRONG = "phone", "old_number", "wrong"
_LONGEST_NAME = 200


def form_of(case: Case, number: str) -> CustomerForm:
    """The customer as they are on record; `number` is what is shown of the one at hand."""
    who = case.customer
    first = {point.kind: point.value for point in reversed(who.contacts) if not point.wrong}
    mail, address = (first.get(kind, "") for kind in (contact_cells.MAIL, contact_cells.ADDRESS))
    return CustomerForm(who.name, who.gender, case.language, number, mail, "; ".join(address.splitlines()))


def checked(cells: Mapping[str, str], case: Case, at_hand: int | None) -> tuple[Correction, ...]:
    """The corrections of a form; what is empty, or as it was, is none.

    Cells: name, phone, old_number (`wrong`: the one at hand is wrong; else it stays, as another), mail, address,
    language, gender. `at_hand` is the id of the number at hand. BadInput, with the cells' names for places.
    """
    found: list[Correction] = []
    faults: list[Fault] = []
    before = form_of(case, "")
    known = {NAME: before.name, "mail": before.mail, "address": before.address, LANGUAGE: before.language}
    known[GENDER] = before.gender
    for cell, read in _READ.items():
        typed = cells.get(cell, "").strip()
        if typed and typed != known.get(cell):
            try:
                found += read(typed, case, cells, at_hand)
            except AgentdeskError as error:
                faults.append(fault_at(cell, error))
    if faults:
        raise BadInput(*faults)
    return tuple(found)


def _name(typed: str, _case: Case, _cells: Mapping[str, str], _at_hand: int | None) -> Iterator[Correction]:
    name = cleaned(typed)
    if not name or len(name) > _LONGEST_NAME:
        raise Unfit(Phrase("this is no name"), Phrase("write up to {count} characters", count=_LONGEST_NAME))
    if not any(map(str.isalpha, name)):
        raise Unfit(Phrase("this is no name"), Phrase("write it with letters"))
    yield Correction(NAME, name)


def _number(typed: str, case: Case, cells: Mapping[str, str], at_hand: int | None) -> Iterator[Correction]:
    number = phones.checked(typed, case.country)
    if all(point.id != at_hand or point.value != number.value for point in case.customer.contacts):
        yield Correction(PHONE, number.value, number.valid, at_hand, cells.get(OLD_NUMBER) == WRONG)


def _mail(typed: str, case: Case, _cells: Mapping[str, str], _at_hand: int | None) -> Iterator[Correction]:
    yield _first(case, contact_cells.MAIL, mail_addresses.checked(typed))


def _address(typed: str, case: Case, _cells: Mapping[str, str], _at_hand: int | None) -> Iterator[Correction]:
    yield _first(case, contact_cells.ADDRESS, contact_cells.postal(typed)[0])


def _first(case: Case, kind: str, value: str) -> Correction:
    """A value in the place of the first one of its kind, which is wrong from now on."""
    points = (point.id for point in case.customer.contacts if point.kind == kind and not point.wrong)
    return Correction(kind, value, old=next(points, None), wrong=True)


def _language(typed: str, _case: Case, _cells: Mapping[str, str], _at_hand: int | None) -> Iterator[Correction]:
    known = language_of(typed)
    if known is None:
        raise Unfit(Phrase("this language isn't known"), Phrase("choose one of the list"))
    yield Correction(LANGUAGE, known.code)


def _gender(typed: str, _case: Case, _cells: Mapping[str, str], _at_hand: int | None) -> Iterator[Correction]:
    if typed not in GENDERS:
        raise Unfit(Phrase("this isn't known"), Phrase("choose one of the list"))
    yield Correction(GENDER, typed)


_Reader = Callable[[str, Case, Mapping[str, str], int | None], Iterator[Correction]]
_READ: dict[str, _Reader] = {
    NAME: _name,
    PHONE: _number,
    contact_cells.MAIL: _mail,
    contact_cells.ADDRESS: _address,
    LANGUAGE: _language,
    GENDER: _gender,
}
