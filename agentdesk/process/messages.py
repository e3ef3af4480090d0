"""The texts of a process as translators get them: with their places, and with what fills their slots."""

from pathlib import Path

from agentdesk.process.loading import FILE, Loaded
from agentdesk.process.model import Process, Text, texts
from agentdesk.process.slots import BUILT_IN
from agentdesk.words.messages import SAME_HERE, Message, Messages

_WHO = {True: "said to the customer", False: "shown to the agent"}
_BUILT_IN = dict(
    zip(
        BUILT_IN,
        ("the agent's name", "the customer's name", "the number of the case", "the telephone number"),
        strict=True,
    )
)
_KINDS = {
    "count": "a number",
    "number": "a number",
    "money": "an amount",
    "date": "a date",
    "time": "a date and a time",
    "text": "a text",
    "flag": "yes or no",
}


def messages_of_process(loaded: Loaded, protocol: Process | None = None) -> Messages:
    """The texts of a process, in the order of its sections. `protocol`: the call protocol around it."""
    marked = _marked(loaded)
    known = [process for process in (loaded.process, protocol) if process]
    return Messages([_message(loaded, text, known, marked) for text in texts(loaded.process)])


def _message(loaded: Loaded, text: Text, known: list[Process], marked: frozenset[int]) -> Message:
    line = loaded.document.places.get(text.loc, (0, 0))[0] + 1
    bare = Message(text.source)
    slots = tuple(f"{{{name}}}: {_filled_by(name, known)}" for name in bare.slots)
    return Message(
        source=text.source,
        context=text.context,
        place=loaded.document.place(text.loc),
        places=(f"{FILE}:{line}",),
        notes=(_WHO[text.spoken], *slots),
        spoken=text.spoken,
        same=line in marked,
    )


def _filled_by(name: str, known: list[Process]) -> str:
    """What a slot will hold."""
    if name in _BUILT_IN:
        return _BUILT_IN[name]
    for process in known:
        if name in process.facts:
            fact = process.facts[name]
            if fact.choices:
                return f"{fact.text}: " + ", ".join(f"“{words}”" for words in fact.choices.values())
            return f"{fact.text}, {_KINDS[fact.type]}"
        if name in process.slots:
            return f"the team's own words, or “{process.slots[name]}”"
    return "nothing fills it"


def _marked(loaded: Loaded) -> frozenset[int]:
    """The lines of the file that end in the remark `# same in every language`."""
    file = Path(loaded.document.name)
    if loaded.folder is None or not file.is_file():
        return frozenset()
    lines = file.read_text(encoding="utf-8").split("\n")
    return frozenset(number for number, line in enumerate(lines, 1) if SAME_HERE.fullmatch(line))
