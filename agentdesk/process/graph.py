"""A process as a Mermaid flowchart."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from agentdesk.process.model import Process
from agentdesk.process.steps import RESERVED, Ask, Decide, Step, targets

# Gives the words for a text of the process: its context in the catalogue, and its English.
TitleOf: TypeAlias = Callable[[str, str], str]

LONGEST = 70
_SHAPES = {
    "say": ("([", "])"),
    "checklist": ("[[", "]]"),
    "ask": ("{{", "}}"),
    "input": ("[/", "/]"),
    "decide": ("{", "}"),
    "wait": (">", "]"),
    "effects": ("[", "]"),
    "flow": ("[[", "]]"),
    "body": ("[(", ")]"),
    "end": ("(((", ")))"),
}
_ESCAPED = {'"': "#quot;", "#": "#35;", "&": "#amp;", "<": "#lt;", ">": "#gt;", "`": "#96;", "\\": "#92;"}
_KEPT = {"flow": "runs", "own": "own cases", "not_reached": "not reached", "call": "answered"}


def mermaid(process: Process, title_of: TitleOf = lambda _context, source: source) -> str:
    """The flowchart, one line a node and an edge; what is said and the labels of the answers go through `title_of`.

    Solid arrows are ways that a call takes, dotted ones ways into a step from anywhere or after an import.
    """
    return "\n".join(("flowchart TD", *(f"    {line}" for line in _lines(process, title_of)), ""))


def _lines(process: Process, title_of: TitleOf) -> Iterator[str]:
    yield f'start(["{_text(title_of("title", process.title))}"])'
    for name, step in process.steps.items():
        opens, closes = _SHAPES[step.kind]
        yield f'{_node(name)}{opens}"{_words(name, step, title_of)}"{closes}'
    used = {target for step in process.steps.values() for _place, target in targets(step)}
    for name in RESERVED:
        if name in used:
            yield f'{_node(name)}(("{name.replace("_", " ")}"))'
    yield f"start --> {_node(process.start)}"
    for name, step in process.steps.items():
        for place, target in targets(step):
            yield _edge(_node(name), target, _label(name, step, place, title_of))
    yield from _entries(process, title_of)


def _entries(process: Process, title_of: TitleOf) -> Iterator[str]:
    for name, interrupt in process.anywhere.items():
        yield f'i_{name}(["{_text(title_of(f"anywhere.{name}", interrupt.text))}"])'
        yield f"i_{name} -.-> {_node(interrupt.start)}"
    for number, trigger in enumerate(process.on_import, 1):
        yield f'import_{number}(["import {number}"])'
        yield f"import_{number} -.-> {_node(trigger.start)}"


def _edge(source: str, target: str, label: str) -> str:
    return f'{source} -->|"{label}"| {_node(target)}' if label else f"{source} --> {_node(target)}"


def _node(name: str) -> str:
    """An id that is no word of Mermaid's own, such as `end`."""
    return f"r_{name}" if name in RESERVED else f"s_{name}"


def _label(name: str, step: Step, place: tuple[str, ...], title_of: TitleOf) -> str:
    if isinstance(step, Ask | Decide):
        option = place[1]
        return _text(title_of(f"{name}.option.{option}", step.options[option].text))
    return "" if place == ("next",) else _KEPT.get(place[0], place[0])


def _words(name: str, step: Step, title_of: TitleOf) -> str:
    for place, source in (("task", step.task), ("say", getattr(step, "say", ""))):
        if source:
            return f"{name}: {_text(title_of(f'{name}.{place}', source))}"
    return name


def _text(text: str) -> str:
    line = " ".join(text.split())
    short = line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"
    return "".join(_ESCAPED.get(character, character) for character in short)
