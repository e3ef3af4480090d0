"""Every text of the interface, found in the program's own source: what is said through `tr`, keys, errors."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from agentdesk.words.messages import SAME_HERE, Message, Messages

DOMAIN = "desk"
PACKAGE = Path(__file__).resolve().parent.parent
_MARKS = frozenset({"tr", "_tr", "N_", "Phrase"})
_PHRASE = "Phrase"
_FAILURE = "an error message"
_PART = "part of an error message"
_COUNTED = "{count} is the number by which the form is chosen"


@dataclass(frozen=True, slots=True)
class _Found:
    """A text where it stands."""

    text: str
    line: int
    many: str = ""
    context: str = ""
    note: str = ""


def interface_messages(package: Path = PACKAGE) -> Messages:
    """The texts of all modules, each once, in the order of files and lines."""
    found: dict[tuple[str, str], Message] = {}
    for path in sorted(package.rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        lines = source.split("\n")
        place = path.relative_to(package.parent).as_posix()
        for one in sorted(_texts(ast.parse(source)), key=lambda one: one.line):
            key = one.context, one.text
            same = SAME_HERE.fullmatch(lines[one.line - 1]) is not None
            found[key] = _told_again(found.get(key), _message(one, place, same=same))
    return Messages(list(found.values()))


def _message(found: _Found, place: str, *, same: bool) -> Message:
    notes = (found.note,) if found.note else ()
    counted = (_COUNTED,) if found.many else ()
    where = f"{place}:{found.line}"
    return Message(found.text, found.context, found.many, where, (place,), (*notes, *counted), same=same)


def _told_again(first: Message | None, again: Message) -> Message:
    """A text that stands in several places."""
    if first is None:
        return again
    return replace(
        first,
        many=first.many or again.many,
        places=tuple(dict.fromkeys((*first.places, *again.places))),
        notes=tuple(note for note in first.notes if note in again.notes),
        same=first.same or again.same,
    )


def _texts(tree: ast.AST) -> Iterator[_Found]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _said(node)
        elif isinstance(node, ast.ClassDef):
            yield from _message_of(node)
        elif isinstance(node, ast.Assign):
            yield from _pair(node)


def _said(node: ast.Call) -> Iterator[_Found]:
    texts = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
    name = _name(node.func)
    context = _context(node)
    if name == "plural" and len(texts) == 2:
        yield _Found(texts[0], node.lineno, texts[1], context)
    elif name in _MARKS and texts and isinstance(node.args[0], ast.Constant):
        yield _Found(texts[0], node.lineno, context=context, note=_PART if name == _PHRASE else "")


def _context(node: ast.Call) -> str:
    given = {word.arg: word.value for word in node.keywords}
    value = given.get("context")
    return value.value if isinstance(value, ast.Constant) and isinstance(value.value, str) else ""


def _pair(node: ast.Assign) -> Iterator[_Found]:
    """`one, many = "…", "…"`: the two forms of a text that is said further down."""
    target, value = node.targets[0], node.value
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        names = [part.id for part in target.elts if isinstance(part, ast.Name)]
        texts = [part.value for part in value.elts if isinstance(part, ast.Constant)]
        if names == ["one", "many"] and len(texts) == 2:
            yield _Found(str(texts[0]), node.lineno, str(texts[1]))


def _message_of(node: ast.ClassDef) -> Iterator[_Found]:
    """The `message` of a failure."""
    for part in node.body:
        targets = [part.target] if isinstance(part, ast.AnnAssign) else getattr(part, "targets", [])
        value = getattr(part, "value", None)
        named = any(isinstance(target, ast.Name) and target.id == "message" for target in targets)
        if named and isinstance(value, ast.Constant) and isinstance(value.value, str):
            yield _Found(value.value, part.lineno, note=_FAILURE)


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
