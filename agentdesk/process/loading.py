"""From a process file to a process: all faults at once, each with its place and its remedy."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from agentdesk.core.errors import BadInput, Fault, NotFound
from agentdesk.process.model import Process
from agentdesk.process.reading import KEY, Document, Loc, read

FILE = "process.yaml"
_KINDS = frozenset({"say", "checklist", "ask", "input", "decide", "wait", "effects", "flow", "body", "end"})
# Where pydantic puts the kind of a step into a place: ("steps", id, kind, …).
_TAG = 2
_FORMAT = "scripts_i18n/README.md shows what may stand here"
_REMEDIES = {
    "missing": "add it",
    "extra_forbidden": "remove it, or correct its name",
    "union_tag_invalid": "kinds are say, checklist, ask, input, decide, wait, effects, flow, body, end",
    "union_tag_not_found": "give the step a kind: say, checklist, ask, input, decide, wait, effects, flow, body, end",
    "string_type": "put the value in quotes",
    "int_type": "write a whole number",
    "int_parsing": "write a whole number",
    "float_type": "write a number",
    "float_parsing": "write a number",
    "bool_type": "write true or false",
    "dict_type": "write `name: value` pairs",
    "tuple_type": "write a list: [one, two]",
    "too_long": "write two numbers: [earliest, latest]",
    "missing_argument": "write two numbers: [earliest, latest]",
    "string_pattern_mismatch": "ids are lower-case letters, digits and underscores; countries two capitals",
}


@dataclass(frozen=True, slots=True)
class Loaded:
    """A process with the document it came from (for the places of its parts)."""

    process: Process
    document: Document
    folder: Path | None = None


def load(path: Path) -> Loaded:
    """Read and check one process file. BadInput with every fault of its form; NotFound."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise NotFound(kind="process file", name=str(path)) from error
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(Fault(str(path), f"can't be read: {error}", "check the file's rights and encoding")) from error
    return load_text(text, str(path), path.parent)


def load_text(text: str, name: str, folder: Path | None = None) -> Loaded:
    """The same for a text. `name` is what errors call it."""
    document = read(text, name)
    if not isinstance(document.data, dict):
        raise BadInput(Fault(name, "a process file is a mapping of keys to values", "begin with `id:`"))
    try:
        return Loaded(Process.model_validate(document.data), document, folder)
    except ValidationError as error:
        raise BadInput(*_faults(document, error.errors())) from error


def digest(folder: Path) -> str:
    """The version of the process in `folder`: a hash of its file and of all its catalogues."""
    total = hashlib.sha256()
    for path in sorted([folder / FILE, *folder.glob("*.po")]):
        total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()[:16]


def _faults(document: Document, errors: Iterable[ErrorDetails]) -> list[Fault]:
    seen: dict[tuple[str, str], Fault] = {}
    for error in errors:
        loc = _real(document.data, error["loc"])
        kind = error["type"]
        place = document.place((*loc, KEY) if kind == "extra_forbidden" else loc)
        where = ".".join(str(part) for part in loc)
        said = error["msg"].removeprefix("Value error, ")
        seen.setdefault((place, said), Fault(place, f"{where}: {said}", _remedy(error, loc)))
    return list(seen.values())


def _remedy(error: ErrorDetails, loc: Loc) -> str:
    remedy = _REMEDIES.get(error["type"], _FORMAT)
    if error["type"] == "literal_error":
        return f"write {error['ctx']['expected']}"
    if error["type"] == "extra_forbidden":
        close = get_close_matches(str(loc[-1]), _ALL_KEYS, n=1)
        return f"did you mean {close[0]}?" if close else remedy
    return remedy


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
