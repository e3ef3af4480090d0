"""The case under the cursor, and the list of processes."""

from collections.abc import Iterator
from datetime import datetime

from agentdesk.calendars.zones import zone_named
from agentdesk.core.call import PastCall
from agentdesk.core.case import Case
from agentdesk.core.errors import BadInput
from agentdesk.desk.customer_view import history_line, known_facts
from agentdesk.desk.effect_view import priority_word
from agentdesk.desk.library import Library, NoProcess, Unusable
from agentdesk.desk.reader import Reader
from agentdesk.desk.step_names import step_words
from agentdesk.desk.views import PreviewView, ProcessView
from agentdesk.words import dates
from agentdesk.words.listed import listed
from agentdesk.words.names import city
from agentdesk.words.slots import kept_apart
from agentdesk.words.translator import Translator


def preview_of(
    case: Case, reader: Reader, history: tuple[PastCall, ...], now: datetime, tr: Translator
) -> PreviewView:
    """What an agent wants to know before taking the case."""
    return PreviewView(
        case=case.id,
        external_id=case.external_id,
        title=case.customer.name,
        lines=tuple(_lines(case, reader, now, tr)),
        history=tuple(history_line(past, reader, case, tr) for past in history),
    )


def _lines(case: Case, reader: Reader, now: datetime, tr: Translator) -> Iterator[str]:
    state, zone, language = case.state, zone_named(case.timezone), tr.language
    process = reader.call.setting.body
    status = reader.name_of("statuses", state.status, language)
    yield f"{reader.plain('title', process.title, language, process)} · {status}"
    yield tr("priority: {priority}", priority=priority_word(state.priority, tr))
    if state.due_by is not None:
        yield tr("due by {moment}", moment=dates.moment(state.due_by, zone, language, case.country))
    place = city(case.timezone, language)
    yield tr("{place}, {time} there now", place=place, time=dates.short_time(now, zone, language))
    if state.task:
        yield tr("task: {task}", task=reader.name_of("tasks", state.task, language))
    if state.assignee:
        yield tr("on the list of: {role}", role=reader.name_of("roles", state.assignee, language))
    if case.left_at:
        yield tr("a call was cut off at: {step}", step=_left_at(case.left_at, reader, tr))
    yield from known_facts(reader.call, reader, tr)
    if state.tags:
        yield tr("tags: {tags}", tags=listed((kept_apart(tag, tr.direction) for tag in state.tags), tr))


def _left_at(step: str, reader: Reader, tr: Translator) -> str:
    """The words for a step as the journal names it."""
    setting, (inside, _, name) = reader.call.setting, step.rpartition("/")
    process = setting.protocol if inside and setting.protocol else setting.body
    return step_words(process, name, lambda context, source: reader.plain(context, source, tr.language, process), tr)


def process_views(library: Library, interface: str) -> tuple[ProcessView, ...]:
    """All processes, those that can't be used among them."""
    tr = Translator(library.words, interface)
    return tuple(_process_view(library, id, tr) for id in library.ids())


def _process_view(library: Library, id: str, tr: Translator) -> ProcessView:
    faults = tuple(tr.error(BadInput(fault)) for fault in library.faults(id))
    try:
        process = library.get(id).process
    except (NoProcess, Unusable):
        return ProcessView(id, id, "", (), (), faults)

    def said(context: str, source: str) -> str:
        return library.words.find(process.id, tr.language, context, source).text

    steps = tuple((name, step.kind, step_words(process, name, said, tr)) for name, step in process.steps.items())
    return ProcessView(
        id=process.id,
        title=said("title", process.title),
        summary=said("summary", process.summary),
        languages=library.words.languages(process.id),
        steps=steps,
        faults=faults,
    )
