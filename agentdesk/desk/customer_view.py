"""The card beside the script: whom one calls, where, when, and what there was before."""

from collections.abc import Iterator
from datetime import datetime

from agentdesk.calendars.zones import zone_named
from agentdesk.core.call import PastCall
from agentdesk.core.case import Case
from agentdesk.core.customer import ContactPoint
from agentdesk.desk.fact_words import yes_or_no
from agentdesk.desk.phones import national_or_international
from agentdesk.desk.reader import Reader
from agentdesk.desk.views import CustomerView
from agentdesk.process.call import Call
from agentdesk.process.slots import value_of_slot
from agentdesk.words import dates
from agentdesk.words.names import city
from agentdesk.words.slots import kept_apart
from agentdesk.words.translator import Translator


def customer_view(
    case: Case,
    call: Call,
    reader: Reader,
    history: tuple[PastCall, ...],
    now: datetime,
    tr: Translator,
    *,
    held: str = "",
) -> CustomerView:
    """The card, in the reader's language. `held` says why the customer may not be called: no number is shown then."""
    numbers = case.customer.numbers[call.tried :]
    number = numbers[0] if numbers else None
    zone = call.setting.zone
    place = city(case.timezone, tr.language)
    return CustomerView(
        name=case.customer.name,
        number=national_or_international(number.value, "") if number and not held else "",
        number_note="" if held else _number_note(number, len(numbers), tr),
        local_time=f"{place} {dates.short_time(now, zone, tr.language)}",
        window="" if held else _window(call, now, tr),
        lines=(*_on_a_list(case, reader, tr), *known_facts(call, reader, tr)),
        consents=tuple(_consents(number, tr)),
        history=tuple(history_line(past, reader, case, tr) for past in history),
        held=held,
    )


def _number_note(number: ContactPoint | None, left: int, tr: Translator) -> str:
    if number is None:
        return tr("no number on file")
    notes = [] if number.valid else [tr("this number may not exist")]
    if left > 1:
        notes.append(tr.plural("{count} more number", "{count} more numbers", left - 1))
    return " · ".join(notes)


def _window(call: Call, now: datetime, tr: Translator) -> str:
    setting = call.setting
    if setting.window.is_open(now, setting.zone, setting.days):
        closes = setting.window.closes(now, setting.zone, setting.days)
        return tr("calls until {time}", time=dates.short_time(closes, setting.zone, tr.language)) if closes else ""
    opens = setting.window.opens(now, setting.zone, setting.days)
    today = now.astimezone(setting.zone).date()
    return tr("no calls before {moment}", moment=dates.soon(opens, setting.zone, tr.language, today))


def _on_a_list(case: Case, reader: Reader, tr: Translator) -> Iterator[str]:
    """What is to be done for a case on somebody's list."""
    if case.state.assignee and case.state.task:
        yield tr("task: {task}", task=reader.name_of("tasks", case.state.task, tr.language))


def known_facts(call: Call, reader: Reader, tr: Translator) -> Iterator[str]:
    """What is known, in the order of the process file; counters that stand at nothing are left out."""
    for name in call.setting.body.facts:
        known = call.case.facts.get(name)
        if isinstance(known, bool):
            yield yes_or_no(reader.name_of("facts", name, tr.language), known, tr)
            continue
        value = value_of_slot(name, call, reader.speaker, reader.words, tr.language)
        if known not in (None, "", 0) and value:
            yield tr("{label}: {value}", label=reader.name_of("facts", name, tr.language), value=value)


def _consents(number: ContactPoint | None, tr: Translator) -> Iterator[str]:
    if number is None:
        return
    for name, given in ((tr("voicemail"), number.voicemail), (tr("texts"), number.texts)):
        sign = {True: "✓", False: "✗", None: tr("?")}[given]
        yield f"{name} {sign}"


def history_line(past: PastCall, reader: Reader, case: Case, tr: Translator) -> str:
    """One earlier call: when, by whom, with which outcome."""
    day = dates.day(past.at.astimezone(zone_named(case.timezone)).date(), tr.language, case.country)
    outcome = reader.name_of("outcomes", past.outcome, tr.language) if past.outcome else ""
    said = " · ".join(part for part in (day, kept_apart(past.agent, tr.direction), outcome) if part)
    return f"{said}\n{past.note}" if past.note else said
