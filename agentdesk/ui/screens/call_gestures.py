"""What the agent does at the keyboard, and what it means at the step that is at hand when its turn comes."""

from dataclasses import dataclass
from typing import TypeAlias

from agentdesk.core.digits import digit
from agentdesk.core.inputs import Again, CallInput, Choose, Enter, Interrupt, Next, Return, Tick, TimeUp, Undo
from agentdesk.desk.views import ActionView, CallView
from agentdesk.words.translator import Translator

ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class Typed:
    """A character that no field wanted when it was typed."""

    character: str


@dataclass(frozen=True, slots=True)
class Go:
    """Enter: go on, or take the answer under the cursor (`option`)."""

    option: str | None = None


@dataclass(frozen=True, slots=True)
class Pressed:
    """A key of the table, by its id: answered, hold, more_time, escalate, dropped, undo."""

    key: str


@dataclass(frozen=True, slots=True)
class Given:
    """An input that is ready as it is; `step` is the step that it was meant for ("" = any)."""

    given: CallInput
    step: str = ""


Gesture: TypeAlias = Typed | Go | Pressed | Given


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a gesture means nothing here."""

    text: str


@dataclass(frozen=True, slots=True)
class IntoField:
    """A character that belongs into the field of the step; "" sends what the field holds."""

    character: str


@dataclass(frozen=True, slots=True)
class OpenMenu:
    """The numbered menu."""


Meaning: TypeAlias = CallInput | Refusal | IntoField | OpenMenu


def meaning(view: CallView, gesture: Gesture, tr: Translator) -> Meaning:
    """What a gesture comes to at the step at hand."""
    match gesture:
        case Typed(character):
            return _typed(view, character, tr)
        case Go(option):
            return _go(view, option, tr)
        case Pressed(key):
            return _pressed(view, key, tr)
        case Given(given, step):
            if step and step != view.step:
                return Refusal(tr("the call has gone on meanwhile"))
            reason = next((action.reason for action in view.actions if given == Interrupt(action.id)), "")
            return Refusal(reason) if reason else given


def named(view: CallView, gesture: Gesture, tr: Translator) -> str:
    """A gesture in a few words, for a message that says what became of it."""
    match gesture:
        case Typed(character):
            texts = {str(option.number): option.text for option in view.options}
            number = digit(character)
            said = texts.get(str(number), "")
            return f"{number} {said}".strip() if number is not None else character
        case Go(option):
            enter = tr("Enter")  # same in every language
            return next((shown.text for shown in view.options if shown.id == option), enter)
        case Pressed(key):
            return next((action.text for action in view.actions if action.key == key), key)
        case Given(given):
            return _named_input(view, given, tr)


def interrupts(view: CallView, key: str) -> tuple[ActionView, ...]:
    """The interrupts behind a key of the table."""
    return tuple(action for action in view.actions if action.key == key)


def _named_input(view: CallView, given: CallInput, tr: Translator) -> str:
    match given:
        case Enter(text):
            return text
        case Choose(option):
            return next((shown.text for shown in view.options if shown.id == option), option)
        case Interrupt(id):
            return next((action.text for action in view.actions if action.id == id), id)
        case TimeUp():
            return tr("the end of the hold")
        case _:
            return tr("the last key")


def _typed(view: CallView, character: str, tr: Translator) -> Meaning:
    if view.kind == "input":
        return IntoField(character)
    number = digit(character)
    if number is None:
        return Refusal(tr("{key} means nothing here", key=character))
    if number == 0:
        return OpenMenu()
    option = next((option for option in view.options if option.number == number), None)
    if option is None:
        return Refusal(_no_such_number(view, number, tr))
    return Tick(option.id) if view.kind == "checklist" else Choose(option.id)


def _no_such_number(view: CallView, number: int, tr: Translator) -> str:
    if not view.options:
        return tr("{number}: there is nothing to choose here", number=number)
    return tr("{number}: there is no such answer here, choose 1 to {last}", number=number, last=len(view.options))


def _go(view: CallView, option: str | None, tr: Translator) -> Meaning:
    match view.kind:
        case "say" | "checklist":
            return Next()
        case "ask" if option is not None and any(shown.id == option for shown in view.options):
            return Choose(option)
        case "ask":
            return Refusal(tr("choose an answer: 1 to {last}", last=len(view.options)))
        case "input":
            return IntoField("")
        case "wait":
            return Refusal(tr("the customer is on hold: F4 goes back to them"))
        case _:
            return Refusal(tr("nothing is left to do but wrap up"))


def _pressed(view: CallView, key: str, tr: Translator) -> Meaning:
    match key:
        case "answered":
            there = any(option.id == ANSWERED for option in view.options)
            return Choose(ANSWERED) if there else Refusal(tr("nobody is being called just now"))
        case "undo":
            return Undo() if view.can_undo else Refusal(tr("there is nothing to take back"))
        case "hold" if view.kind == "wait":
            return Return()
        case "more_time":
            return _more_time(view, tr)
        case _:
            return _interrupt(view, key, tr)


def _more_time(view: CallView, tr: Translator) -> Meaning:
    if view.kind != "wait":
        return Refusal(tr("nobody is on hold"))
    if view.timer is not None and not view.timer.again:
        return Refusal(tr("more time can't be asked for here"))
    return Again()


def _interrupt(view: CallView, key: str, tr: Translator) -> Meaning:
    actions = interrupts(view, key)
    possible = next((action for action in actions if not action.reason), None)
    if possible is not None:
        return Interrupt(possible.id)
    return Refusal(actions[0].reason if actions else tr("that can't be done at this step"))
