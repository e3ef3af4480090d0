"""What will be written, in the agent's words."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import cast

from agentdesk.core.effect import NOTE_REQUIRED, TASK_DONE, Effect
from agentdesk.core.plain import Plain
from agentdesk.desk.due_words import moved, span
from agentdesk.desk.fact_words import yes_or_no
from agentdesk.desk.reader import Reader
from agentdesk.desk.views import EffectView
from agentdesk.process.slots import value_of_slot
from agentdesk.words import dates
from agentdesk.words.translator import Translator


def effect_views(effects: Iterable[Effect], reader: Reader, tr: Translator) -> tuple[EffectView, ...]:
    """The list of `F3`: every effect in its order, and why a date was moved."""
    shown = _Shown(reader, tr)
    return tuple(shown.view(effect) for effect in effects)


class _Shown:
    def __init__(self, reader: Reader, tr: Translator) -> None:
        self._reader = reader
        self._tr = tr
        self._said: dict[str, Callable[[Plain], str]] = {
            "tag": str,
            "status": lambda value: self._name("statuses", value),
            "priority": lambda value: priority_word(str(value), tr),
            "assign": self._assign,
            "task": self._task,
            "mail": self._subject,
            "letter": self._subject,
            "text": self._subject,
            "note": self._note,
            "notify": lambda value: tr("to: {role}", role=self._name("roles", value)),
            "fact": self._fact,
            "report": lambda value: self._name("reports", value),
            "close": lambda value: self._name("closings", value),
            "number": self._number,
            "due": self._due,
        }

    def view(self, effect: Effect) -> EffectView:
        said = self._said[effect.kind](effect.value)
        return EffectView(effect.kind, said, self._moved(effect.value) if effect.kind == "due" else "")

    def _moved(self, value: Plain) -> str:
        return moved(cast("Mapping[str, Plain]", value), self._reader.call.setting.days.country, self._tr)

    def _name(self, section: str, value: Plain) -> str:
        return self._reader.name_of(section, str(value), self._tr.language)

    def _number(self, value: Plain) -> str:
        tr = self._tr
        return tr("this number is marked as wrong") if value == "wrong" else tr("the next number was dialled")

    def _assign(self, value: Plain) -> str:
        if value is None:
            return self._tr("back to the agents' queue")
        return self._tr("on the list of: {role}", role=self._name("roles", value))

    def _task(self, value: Plain) -> str:
        if value == TASK_DONE:
            return self._tr("done")
        return self._name("tasks", value)

    def _note(self, value: Plain) -> str:
        if value == NOTE_REQUIRED:
            return self._tr("a detailed note is required")
        return self._name("notes", value)

    def _subject(self, value: Plain) -> str:
        call = self._reader.call
        for process in (call.setting.body, call.setting.protocol):
            if process and str(value) in process.messages:
                part, source = process.messages[str(value)].label
                said = self._reader.plain(f"message.{value}.{part}", source, self._tr.language, process)
                return " ".join(said.split())
        return str(value)

    def _fact(self, value: Plain) -> str:
        named = cast("Mapping[str, Plain]", value)
        name = str(named["name"])
        label = self._name("facts", name)
        if named["value"] is None:
            return self._tr("{fact}: cleared", fact=label)
        if isinstance(named["value"], bool):
            return yes_or_no(label, named["value"], self._tr)
        reader = self._reader
        written = value_of_slot(name, reader.call, reader.speaker, reader.words, self._tr.language)
        return self._tr("{fact}: {value}", fact=label, value=written or named["value"])

    def _due(self, value: Plain) -> str:
        due = cast("Mapping[str, Plain]", value)
        first, last = (datetime.fromisoformat(str(due[key])) for key in ("due_from", "due_by"))
        zone, language = self._reader.call.setting.zone, self._tr.language
        if due.get("promised"):
            return self._tr(
                "{moment}, as agreed",
                moment=dates.moment(first, zone, language, self._reader.call.setting.days.country),
            )
        return span(first, last, zone, self._reader.call.setting.days.country, self._tr)


def priority_word(priority: str, tr: Translator) -> str:
    """A priority in the agent's words."""
    words = {
        "blocking": tr("blocking"),
        "high": tr("high"),
        "medium": tr("medium"),
        "low": tr("low"),
    }
    return words.get(priority, priority)
