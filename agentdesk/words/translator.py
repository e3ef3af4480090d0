"""What the interface says, in the language of the person at the desk."""

from collections.abc import Mapping

from agentdesk.core.errors import AgentdeskError, BadInput, Fault, Phrase
from agentdesk.words.dates import digits
from agentdesk.words.languages import Direction, direction_of
from agentdesk.words.look_up import Found, Words
from agentdesk.words.slots import BadSlots, MissingValue, fill, harmless, has_right_to_left

_DOMAIN = "desk"


class Translator:
    """The interface's own words in one language: `tr("Take {name}", name=…)`.

    Raises BadInput where the language's catalogue is broken. A translation whose slots are wrong gives way to
    its English source: one bad entry must not take the screen from an agent in a call.
    """

    def __init__(self, words: Words, language: str) -> None:
        self._words = words
        self._language = language
        self._direction = direction_of(language)
        words.load(_DOMAIN, language)

    @property
    def language(self) -> str:
        return self._language

    @property
    def direction(self) -> Direction:
        """The direction of the interface's language."""
        return self._direction

    def __call__(self, source: str, /, *, context: str = "", **values: object) -> str:
        """The translation of an English text, its slots filled."""
        return self._say(context, source, values)

    def plural(self, one: str, many: str, count: int, /, *, context: str = "", **values: object) -> str:
        """The translation in the form for `count`, which also fills the slot {count}."""
        found = self._words.find_plural(_DOMAIN, self._language, context, one, many, count)
        return self._filled(found, one if count == 1 else many, {"count": count, **values})

    def error(self, error: AgentdeskError) -> str:
        """What an expected failure says; bad input says its faults, a line each, which name their places."""
        if isinstance(error, BadInput) and error.faults:
            return "\n".join(harmless(self._fault(fault)) for fault in error.faults)
        slots = {name: self.phrase(value) for name, value in error.slots.items()}
        try:
            return self._say("", error.message, slots)
        except BadInput:
            return fill(error.message, slots, isolate=self._isolates(slots))

    def phrase(self, said: object) -> object:
        """What is said, in the language where it is a phrase."""
        if not isinstance(said, Phrase):
            return said
        slots = {name: self.phrase(value) for name, value in said.slots.items()}
        try:
            return self._say("", said.source, slots)
        except BadInput:
            return str(said)

    def _fault(self, fault: Fault) -> Fault:
        return Fault(*(str(self.phrase(part)) for part in (fault.place, fault.fault, fault.remedy)))

    def _say(self, context: str, source: str, values: Mapping[str, object]) -> str:
        return self._filled(self._words.find(_DOMAIN, self._language, context, source), source, values)

    def _filled(self, found: Found, source: str, values: Mapping[str, object]) -> str:
        isolate = self._isolates(values)
        if found.language == self._language:
            values = {name: self._counted(value) for name, value in values.items()}
        try:
            return fill(found.text, values, isolate=isolate)
        except (BadSlots, MissingValue):
            if found.text == source:
                raise
            return fill(source, values, isolate=isolate)

    def _counted(self, value: object) -> object:
        """A whole number in the digits of the language; anything else, codes too, as it is."""
        counted = isinstance(value, int) and not isinstance(value, bool)
        return digits(str(value), self._language) if counted else value

    def _isolates(self, values: Mapping[str, object]) -> bool:
        """Isolates are written only where some direction could be wrong: they are no use in plain English."""
        return self._direction == "rtl" or any(has_right_to_left(str(value)) for value in values.values())
