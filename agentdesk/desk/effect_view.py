"""What will be written, in the agent's words."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import cast

from agentdesk.core.effect import NOTE_REQUIRED, TASK_DONE, Effect
from agentdesk.core.plain import Plain
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
            "number": lambda _value: tr("this number is marked as wrong"),
            "due": self._due,
        }

    def view(self, effect: Effect) -> EffectView:
        said = self._said[effect.kind](effect.value)
        return EffectView(effect.kind, said, self._moved(effect.value) if effect.kind == "due" else "")

    def _name(self, section: str, value: Plain) -> str:
        return self._reader.name_of(section, str(value), self._tr.language)

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
                source = process.messages[str(value)].subject
                return self._reader.plain(f"message.{value}.subject", source, self._tr.language, process)
        return str(value)

    def _fact(self, value: Plain) -> str:
        named = cast("Mapping[str, Plain]", value)
        name = str(named["name"])
        label = self._name("facts", name)
        if named["value"] is None:
            return self._tr("{fact}: cleared", fact=label)
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
        days = [
            dates.day(moment.astimezone(zone).date(), language, self._reader.call.setting.days.country)
            for moment in (first, last)
        ]
        if days[0] != days[1]:
            return self._tr("between {first} and {last}", first=days[0], last=days[1])
        if first == last:
            return dates.moment(first, zone, language, self._reader.call.setting.days.country)
        hours = [dates.short_time(moment, zone, language) for moment in (first, last)]
        return self._tr("{day}, {opens} to {closes}", day=days[0], opens=hours[0], closes=hours[1])

    def _moved(self, value: Plain) -> str:
        due = cast("Mapping[str, Plain]", value)
        reasons = []
        for row in cast("list[Mapping[str, Plain]]", due.get("rolled") or []):
            wanted = dates.day(
                date.fromisoformat(str(row["wanted"])), self._tr.language, self._reader.call.setting.days.country
            )
            if row["kind"] == "holiday":
                reasons.append(self._tr("{day} is a holiday: {name}", day=wanted, name=row["name"]))
            else:
                reasons.append(self._tr("{day} is a day off", day=wanted))
        return "; ".join(reasons)


def priority_word(priority: str, tr: Translator) -> str:
    """A priority in the agent's words."""
    words = {
        "blocking": tr("blocking"),
        "high": tr("high"),
        "medium": tr("medium"),
        "low": tr("low"),
    }
    return words.get(priority, priority)
