"""The plan of a case: what is to be done when, if nobody answers, in the reader's words."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from agentdesk.core.case import Case
from agentdesk.desk.case_file import read_case
from agentdesk.desk.due_words import moved, span
from agentdesk.desk.fact_words import yes_or_no
from agentdesk.desk.library import PROTOCOL
from agentdesk.desk.plan_views import PlanLine, PlanView
from agentdesk.desk.reader import Reader
from agentdesk.desk.setting import setting_of
from agentdesk.process.call import Setting, fresh
from agentdesk.process.model import Process
from agentdesk.process.plan import Planned, assumptions, plan
from agentdesk.process.slots import Speaker, value_of_slot
from agentdesk.words.translator import Translator

if TYPE_CHECKING:
    from agentdesk.desk.office import Office


class CasePlans:
    """The port `Planning` on an office."""

    def __init__(self, office: "Office") -> None:
        self._office = office

    def of_case(self, case: str, interface: str) -> PlanView:
        found = self._office.store.case(case)
        return self._view(found, self._office.library.get(found.process).process, interface)

    def of_process(self, process: str, interface: str) -> PlanView:
        office = self._office
        body, protocol = office.library.get(process).process, office.library.get(PROTOCOL).process
        begun = read_case(None, body, office.clock.now(), protocol=protocol, tables=office.tables)
        return self._view(begun, body, interface)

    def _view(self, case: Case, body: Process, interface: str) -> PlanView:
        office = self._office
        protocol = office.library.get(PROTOCOL).process
        setting = setting_of(case, body, body if body.protocol else protocol, office.tables)
        tr = Translator(office.library.words, interface)
        call = fresh(setting, case.state)
        reader = Reader(call, office.library.words, Speaker(customer=case.customer.name, case=case.external_id))
        planned = plan(setting, case.state, office.clock.now())
        return PlanView(
            title=reader.plain("title", body.title, interface, body),
            customer=case.customer.name,
            case=case.external_id,
            lines=tuple(_line(one, reader, setting, tr) for one in planned),
            assumed=tuple(_assumed(case, setting, reader, tr)),
            closed=case.state.closed is not None,
        )


def _line(one: Planned, reader: Reader, setting: Setting, tr: Translator) -> PlanLine:
    text = reader.plain(one.context, one.source, tr.language, setting.body) or one.step.replace("_", " ")
    country = setting.days.country
    return PlanLine(
        step=one.step,
        text=text,
        when=span(one.due_from, one.due_by, setting.zone, country, tr),
        detail=moved(one.due, country, tr) if one.due else "",
    )


def _assumed(case: Case, setting: Setting, reader: Reader, tr: Translator) -> Iterator[str]:
    """The facts that are taken for granted, each with its value."""
    for name, value in assumptions(setting, case.state).items():
        label = reader.name_of("facts", name, tr.language)
        if isinstance(value, bool):
            yield yes_or_no(label, value, tr)
            continue
        known = fresh(setting, replace(case.state, facts={**case.state.facts, name: value}))
        said = value_of_slot(name, known, reader.speaker, reader.words, tr.language)
        yield tr("{fact}: {value}", fact=label, value=said or str(value))
