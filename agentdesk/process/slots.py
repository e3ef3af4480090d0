"""What stands in the slots of a script: who speaks, the facts of the case, as the language writes them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from agentdesk.process.call import Call
from agentdesk.process.model import Fact, Process
from agentdesk.process.subjects import fact_value
from agentdesk.words import dates
from agentdesk.words.languages import direction_of
from agentdesk.words.look_up import Words
from agentdesk.words.slots import fill, has_right_to_left, slots_of

# Slots that every script may use, besides the process's own `slots` and the facts.
BUILT_IN = ("agent", "customer", "case", "number")
BLANK = "…"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, and to whom. `overrides` are the team's own words for a process's slots (brand, department …)."""

    agent: str = ""
    agent_gender: str = "u"
    customer: str = ""
    customer_gender: str = "u"
    case: str = ""
    number: str = ""
    overrides: Mapping[str, str] = field(default_factory=dict)

    @property
    def variants(self) -> tuple[str, ...]:
        """The variants of a line that fit the two people, most telling first."""
        people = (("customer", self.customer_gender), ("agent", self.agent_gender))
        return tuple(f"{who}={gender}" for who, gender in people if gender in ("f", "m"))


def filled(text: str, call: Call, speaker: Speaker, words: Words, language: str) -> str:
    """The text with its slots filled; what isn't known is left open, for the agent to say.

    Values are isolated where a direction could leave its slot: in a right-to-left text, or around such a value.
    """
    values = {name: value_of_slot(name, call, speaker, words, language) or BLANK for name in slots_of(text)}
    mixed = direction_of(language) == "rtl" or any(has_right_to_left(value) for value in values.values())
    return fill(text, values, isolate=mixed)


def open_slots(text: str, call: Call, speaker: Speaker, words: Words, language: str) -> tuple[str, ...]:
    """The slots of a text whose values aren't known: in the filled text they are left open."""
    return tuple(name for name in slots_of(text) if not value_of_slot(name, call, speaker, words, language))


def value_of_slot(name: str, call: Call, speaker: Speaker, words: Words, language: str) -> str:
    """One slot's value in `language` ("" where it isn't known)."""
    if name in BUILT_IN:
        return str(getattr(speaker, name))
    if name in speaker.overrides:
        return speaker.overrides[name]
    for process in (call.setting.body, call.setting.protocol):
        if process is None:
            continue
        if name in process.facts:
            return _fact(process, name, call, words, language)
        if name in process.slots:
            return words.find(process.id, language, f"slot.{name}", process.slots[name]).text
    return ""


def _fact(process: Process, name: str, call: Call, words: Words, language: str) -> str:
    value = fact_value(call, name)
    if value is None:
        return ""
    fact = process.facts[name]
    if str(value) in fact.choices:
        source = fact.choices[str(value)]
        return words.find(process.id, language, f"fact.{name}.{value}", source).text
    return _written(fact, value, call, language)


def _written(fact: Fact, value: object, call: Call, language: str) -> str:
    if fact.type == "date":
        return dates.day(date.fromisoformat(str(value)[:10]), language)
    if fact.type == "time":
        return dates.moment(datetime.fromisoformat(str(value)), call.setting.zone, language)
    if fact.type == "money":
        return dates.money(Decimal(str(value)), language)
    if fact.type in ("count", "number"):
        return dates.number(Decimal(str(value)), language)
    return str(value)
