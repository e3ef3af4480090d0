"""From a process file to a process: all faults at once, each with its place and its remedy."""

import hashlib
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from agentdesk.core.errors import BadInput, Fault, NotFound, Phrase
from agentdesk.process.kept_documents import read_kept
from agentdesk.process.model import Process
from agentdesk.process.reading import KEY, Document, Loc, read

FILE = "process.yaml"
_KINDS = frozenset({"say", "checklist", "ask", "input", "decide", "wait", "effects", "flow", "body", "end"})
# Where pydantic puts the kind of a step into a place: ("steps", id, kind, …).
_TAG = 2
_FORMAT = Phrase("scripts_i18n/README.md shows what may stand here")
_KIND = Phrase("kinds are say, checklist, ask, input, decide, wait, effects, flow, body, end")
_A_KIND = Phrase("give the step a kind: say, checklist, ask, input, decide, wait, effects, flow, body, end")
_NO_TEXT = (Phrase("it is no text"), Phrase("put the value in quotes"))
_NO_WHOLE = (Phrase("it is no whole number"), Phrase("write a whole number"))
_NO_NUMBER = (Phrase("it is no number"), Phrase("write a number"))
_NO_RANGE = (Phrase("it is no range"), Phrase("write two numbers: [earliest, latest]"))
_FORM = Phrase("ids are lower-case letters, digits and underscores; countries two capitals")
# What is wrong, and how to mend it, by pydantic's names for it.
_SAID = {
    "missing": (Phrase("it is missing"), Phrase("add it")),
    "extra_forbidden": (Phrase("there is no such key"), Phrase("remove it, or correct its name")),
    "union_tag_not_found": (Phrase("it has no kind"), _A_KIND),
    "string_type": _NO_TEXT,
    "int_type": _NO_WHOLE,
    "int_parsing": _NO_WHOLE,
    "float_type": _NO_NUMBER,
    "float_parsing": _NO_NUMBER,
    "bool_type": (Phrase("it is neither true nor false"), Phrase("write true or false")),
    "dict_type": (Phrase("it holds no names with values"), Phrase("write `name: value` pairs")),
    "tuple_type": (Phrase("it is no list"), Phrase("write a list: [one, two]")),
    "too_long": _NO_RANGE,
    "missing_argument": _NO_RANGE,
    "string_pattern_mismatch": (Phrase("it isn't written in its form"), _FORM),
}


class NoProcessFile(NotFound):
    """A process file that isn't there."""

    message = "there is no process file {name}"


@dataclass(frozen=True, slots=True)
class Loaded:
    """A process with the document it came from (for the places of its parts)."""

    process: Process
    document: Document
    folder: Path | None = None


def load(path: Path, content: bytes | None = None, cache: Path | None = None) -> Loaded:
    """Read and check one process file. BadInput with every fault of its form; NotFound.

    `content` is what it holds, where that is known; the folder `cache` keeps what was read once.
    """
    try:
        text = (path.read_bytes() if content is None else content).decode("utf-8")
    except FileNotFoundError as error:
        raise NoProcessFile(name=path) from error
    except (OSError, UnicodeDecodeError) as error:
        said = Phrase("can't be read: {cause}", cause=error)
        raise BadInput(Fault(str(path), said, Phrase("check the file's rights and encoding"))) from error
    return _checked(read_kept(text, path, cache), path.parent)


def load_text(text: str, name: str, folder: Path | None = None) -> Loaded:
    """The same for a text. `name` is what errors call it."""
    return _checked(read(text, name), folder)


def _checked(document: Document, folder: Path | None) -> Loaded:
    if not isinstance(document.data, dict):
        said = Phrase("a process file is a mapping of keys to values")
        raise BadInput(Fault(document.name, said, Phrase("begin with `id:`")))
    try:
        return Loaded(Process.model_validate(document.data), document, folder)
    except ValidationError as error:
        raise BadInput(*faults_of(document, error)) from error


def digest(folder: Path) -> str:
    """The version of the process in `folder`: a hash of its file and of all its catalogues."""
    total = hashlib.sha256()
    for path in sorted([folder / FILE, *folder.glob("*.po")]):
        total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()[:16]


def faults_of(document: Document, wrong: ValidationError) -> list[Fault]:
    """What pydantic found wrong with a document, each at its place and with its remedy."""
    seen: dict[tuple[str, str], Fault] = {}
    for error in wrong.errors():
        loc = _real(document.data, error["loc"])
        kind = error["type"]
        place = document.place((*loc, KEY) if kind == "extra_forbidden" else loc)
        where = ".".join(str(part) for part in loc)
        said, remedy = _told(error, loc)
        seen.setdefault((place, said), Fault(place, Phrase("{where}: {fault}", where=where, fault=said), remedy))
    return list(seen.values())


def _told(error: ErrorDetails, loc: Loc) -> tuple[str, str]:
    """What is wrong, and how to mend it."""
    kind, context = error["type"], error.get("ctx", {})
    if kind == "value_error":
        return _first(context["error"]), _FORMAT
    if kind == "literal_error":
        expected = context["expected"]
        return Phrase("it is none of {known}", known=expected), Phrase("write {known}", known=expected)
    if kind == "union_tag_invalid":
        return Phrase("there is no kind {kind}", kind=f"'{context['tag']}'"), _KIND
    said, remedy = _SAID.get(kind, (error["msg"], _FORMAT))
    close = get_close_matches(str(loc[-1]), _ALL_KEYS, n=1) if kind == "extra_forbidden" else []
    return said, Phrase("did you mean {name}?", name=close[0]) if close else remedy


def _first(error: Exception) -> str:
    """What a check of ours said: a phrase stays one."""
    said = error.args[0] if error.args else ""
    return said if isinstance(said, str) else str(error)


def _real(data: Any, loc: Loc) -> Loc:
    """The part of pydantic's `loc` that the file has: tags of unions and names of types fall out."""
    kept: list[str | int] = []
    here = data
    for index, part in enumerate(loc):
        if index == _TAG and loc[0] == "steps" and part in _KINDS:
            continue
        if _has(here, part):
            here = here[part]
        elif part in _KINDS or index < len(loc) - 1 or not isinstance(here, dict) or not str(part).isidentifier():
            continue
        kept.append(part)
    return tuple(kept)


def _has(here: Any, part: str | int) -> bool:
    if isinstance(here, list):
        return isinstance(part, int) and part < len(here)
    return isinstance(here, dict) and part in here


def _keys() -> tuple[str, ...]:
    from agentdesk.process import conditions, effects, model, steps

    names: set[str] = set()
    for module in (conditions, effects, model, steps):
        for kind in vars(module).values():
            if isinstance(kind, type) and issubclass(kind, conditions.Strict):
                names.update(field.alias or name for name, field in kind.model_fields.items())
    return tuple(sorted(names))


_ALL_KEYS = _keys()
