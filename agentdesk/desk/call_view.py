"""From the state of a call to what the call screen shows."""

from collections.abc import Iterator
from datetime import datetime

from agentdesk.core.event import Event
from agentdesk.desk.reader import Reader
from agentdesk.desk.views import ActionView, CallView, DecisionView, InputView, OptionView, PathView, TimerView
from agentdesk.process.call import Call
from agentdesk.process.checklists import lines
from agentdesk.process.engine import decisions, interrupts, options, undo_turn, why_not
from agentdesk.process.model import BODY_PHASE, Interrupt, Process
from agentdesk.process.refusals import NotAccepted, NotNow
from agentdesk.process.slots import value_of_slot
from agentdesk.process.steps import Ask, Checklist, Decide, Input, Say, Wait
from agentdesk.process.subjects import fact_value
from agentdesk.words.translator import Translator


def view_of(
    call: Call, reader: Reader, tr: Translator, *, script: str, at: datetime, steady: float, talk: float
) -> CallView:
    """The moment at hand. `steady` is the steady time of the last event, `talk` the seconds since the answer then."""
    interface = tr.language
    line = None if call.over else reader.say(script, at)
    gloss = None if line is None or script == interface else reader.say(interface, at)
    return CallView(
        step=call.spot.step,
        kind=_kind(call),
        title=reader.plain("title", call.setting.body.title, interface, call.setting.body),
        task="" if call.over else " ".join(filter(None, (reader.task(interface), *reader.left_out(interface, at)))),
        say=line,
        gloss=gloss,
        more=() if call.over else reader.more(script),
        options=() if call.over else tuple(_options(call, reader, interface, at)),
        input=None if call.over else _input(call, reader, interface),
        timer=_timer(call, steady),
        path=tuple(_path(call, reader, interface)),
        decisions=tuple(_decisions(call, reader, interface)),
        actions=tuple(_actions(call, reader, tr, at)),
        reminders=_reminders(call, reader, interface),
        connected=call.connected,
        begun=call.begun,
        can_undo=undo_turn(call) is not None,
        note_required=call.case.note_required,
        talk_seconds=talk,
        at=steady,
        script_language=script,
        over=call.over,
    )


def _kind(call: Call) -> str:
    """The step's kind for the screen; a wait for a date is told and confirmed like a line."""
    step = call.step
    if call.over:
        return "end"
    return "say" if isinstance(step, Wait) and step.due is not None else step.kind


def _options(call: Call, reader: Reader, language: str, at: datetime) -> Iterator[OptionView]:
    step, process, name = call.step, call.process_at(call.spot), call.spot.step
    if isinstance(step, Ask):
        for number, (id, option) in enumerate(options(call).items(), 1):
            yield OptionView(number, id, reader.plain(f"{name}.option.{id}", option.text, language, process))
    elif isinstance(step, Checklist):
        for number, (id, item) in enumerate(lines(call, step, at).items(), 1):
            said = reader.plain(f"{name}.item.{id}", item.text, language, process)
            yield OptionView(number, id, said, ticked=id in call.ticks)


def _input(call: Call, reader: Reader, language: str) -> InputView | None:
    step = call.step
    if not isinstance(step, Input):
        return None
    kept = fact_value(call, step.fact)
    default = "" if kept is None else value_of_slot(step.fact, call, reader.speaker, reader.words, language)
    label = reader.name_of("facts", step.fact, language)
    return InputView(step.fact, step.type, step.optional, default, hint=label)


def _timer(call: Call, steady: float) -> TimerView | None:
    step = call.step
    if call.over:
        return None
    if isinstance(step, Wait) and step.seconds is not None:
        passed = call.clock - call.entered
        again = step.again is not None
        return TimerView("hold", passed, step.seconds, steady, extension=call.live_waits > 1, again=again)
    if isinstance(step, Say) and step.within is not None and call.answered is not None and not call.begun:
        return TimerView("greet", call.clock - call.answered, step.within, steady)
    return None


def _path(call: Call, reader: Reader, language: str) -> Iterator[PathView]:
    process = call.setting.protocol or call.setting.body
    visited = {_phase(call, spot.step, protocol=spot.protocol) for spot in call.passed}
    here = "" if call.over else _phase(call, call.spot.step, protocol=call.spot.protocol)
    now = list(process.phases).index(here) if here in process.phases else len(process.phases)
    for place, (id, text) in enumerate(process.phases.items()):
        state = "now" if place == now else "done" if id in visited and place < now else "ahead"
        yield PathView(id, reader.plain(f"phase.{id}", text, language, process), state)


def _phase(call: Call, step: str, *, protocol: bool) -> str:
    process = call.setting.protocol if protocol else call.setting.body
    found = process.steps.get(step) if process else None
    return (found.phase if found else "") or BODY_PHASE


def _decisions(call: Call, reader: Reader, language: str) -> Iterator[DecisionView]:
    for event in decisions(call):
        made = _decision(call, event, reader, language)
        if made is not None:
            yield made


def _decision(call: Call, event: Event, reader: Reader, language: str) -> DecisionView | None:
    inside, _, name = str(event.step).rpartition("/")
    process = call.setting.protocol if inside and call.setting.protocol else call.setting.body
    step = process.steps.get(name)
    if not isinstance(step, Decide):
        return None
    branches = step.options.items()
    texts = {id: reader.plain(f"{name}.option.{id}", branch.text, language, process) for id, branch in branches}
    others = tuple(OptionView(number, id, text) for number, (id, text) in enumerate(texts.items(), 1))
    question = reader.plain(f"{name}.task", step.task, language, process)
    return DecisionView(name, question, texts[str(event.value)], others)


def _actions(call: Call, reader: Reader, tr: Translator, at: datetime) -> Iterator[ActionView]:
    for id, interrupt in interrupts(call).items():
        own = id in call.setting.body.anywhere or call.setting.protocol is None
        process = call.setting.body if own or call.setting.protocol is None else call.setting.protocol
        refusal = why_not(call, interrupt, at)
        reason = "" if refusal is None else _reason(refusal, id, interrupt, reader, process, tr)
        text = reader.plain(f"anywhere.{id}", interrupt.text, tr.language, process)
        yield ActionView(id, text, interrupt.key, reason)


def _reason(
    refusal: NotAccepted, id: str, interrupt: Interrupt, reader: Reader, process: Process, tr: Translator
) -> str:
    """A refusal in the agent's words: those of the process where its own condition doesn't hold."""
    if isinstance(refusal, NotNow):
        return reader.plain(f"anywhere.{id}.reason", interrupt.reason, tr.language, process) or "—"
    return tr.error(refusal)


def _reminders(call: Call, reader: Reader, language: str) -> tuple[str, ...]:
    process = call.setting.protocol or call.setting.body
    return tuple(reader.plain(f"reminder.{id}", text, language, process) for id, text in process.reminders.items())
