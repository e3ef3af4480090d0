"""From a rules file to a pack: all faults at once, each with its place and its remedy."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from agentdesk.calendars.windows import CallingWindow
from agentdesk.core.errors import BadInput, Fault, NotFound, Phrase
from agentdesk.process.conditions import Strict
from agentdesk.process.loading import faults_of
from agentdesk.process.reading import KEY, Document, Loc, read
from agentdesk.process.rules.model import KINDS, Hours, Pack, Rule
from agentdesk.words.messages import SAME_HERE

_Kind = TypeVar("_Kind", bound=Strict)
_FORMAT = Phrase("scripts_i18n/RULES.md shows what may stand here")


class NoRulesFile(NotFound):
    """A rules file that isn't there."""

    message = "there is no rules file {name}"


@dataclass(frozen=True, slots=True)
class LoadedPack:
    """A pack with the document it came from (for the places of its parts). `same_lines` are those that end in the
    remark `# same in every language`."""

    pack: Pack
    document: Document
    folder: Path | None = None
    same_lines: frozenset[int] = frozenset()


def load(path: Path) -> LoadedPack:
    """Read and check one rules file. BadInput with every fault of it; NotFound."""
    try:
        text = path.read_bytes().decode("utf-8")
    except FileNotFoundError as error:
        raise NoRulesFile(name=path) from error
    except (OSError, UnicodeDecodeError) as error:
        said = Phrase("can't be read: {cause}", cause=error)
        raise BadInput(Fault(str(path), said, Phrase("check the file's rights and encoding"))) from error
    return load_text(text, str(path), path.parent)


def load_text(text: str, name: str, folder: Path | None = None) -> LoadedPack:
    """The same for a text. `name` is what errors call it."""
    document = read(text, name)
    if not isinstance(document.data, dict):
        said = Phrase("a rules file is a mapping of keys to values")
        raise BadInput(Fault(name, said, Phrase("begin with `id:`")))
    faults: list[Fault] = []
    written = document.data.get("rules")
    rules = dict(_rules(document, written, faults)) if isinstance(written, dict) else written
    data = _known(Pack, document, (), document.data, faults)
    if "rules" in data:
        data["rules"] = rules
    pack = _made(Pack, document, (), data, faults)
    if pack is None or faults:
        raise BadInput(*faults)
    lines = enumerate(text.split("\n"), 1)
    return LoadedPack(pack, document, folder, frozenset(n for n, line in lines if SAME_HERE.fullmatch(line)))


def _rules(document: Document, written: dict[str, Any], faults: list[Fault]) -> Iterator[tuple[str, Rule]]:
    for name, data in written.items():
        loc: Loc = ("rules", name)
        if not isinstance(data, dict):
            faults.append(_fault(document, loc, Phrase("it holds no names with values"), _FORMAT))
            continue
        kind = KINDS.get(str(data.get("kind")))
        if kind is None:
            faults.append(_no_kind(document, loc, data))
            continue
        rule = _made(kind, document, loc, _known(kind, document, loc, data, faults), faults)
        if isinstance(rule, Hours):
            faults.extend(_window_faults(document, loc, rule))
        if rule is not None:
            yield name, rule


def _no_kind(document: Document, loc: Loc, data: dict[str, Any]) -> Fault:
    known = ", ".join(KINDS)
    if "kind" not in data:
        return _fault(document, loc, Phrase("it has no kind"), Phrase("give the rule a kind: {kinds}", kinds=known))
    close = get_close_matches(str(data["kind"]), KINDS, n=1)
    remedy = Phrase("did you mean {name}?", name=close[0]) if close else Phrase("kinds are {kinds}", kinds=known)
    return _fault(document, (*loc, "kind"), Phrase("there is no kind {kind}", kind=f"'{data['kind']}'"), remedy)


def _known(
    kind: type[Strict], document: Document, loc: Loc, data: dict[str, Any], faults: list[Fault]
) -> dict[str, Any]:
    """What of the data the kind knows; each other key is a fault."""
    for key in data:
        if key not in kind.model_fields:
            close = get_close_matches(key, kind.model_fields, n=1)
            remedy = Phrase("did you mean {name}?", name=close[0]) if close else Phrase("remove it")
            faults.append(_fault(document, (*loc, key, KEY), Phrase("there is no such key"), remedy, (*loc, key)))
    return {key: value for key, value in data.items() if key in kind.model_fields}


def _made(kind: type[_Kind], document: Document, loc: Loc, data: dict[str, Any], faults: list[Fault]) -> _Kind | None:
    try:
        return kind.model_validate(data)
    except ValidationError as error:
        part = {key[len(loc) :]: place for key, place in document.places.items() if key[: len(loc)] == loc}
        for fault in faults_of(Document(document.name, data, part), error):
            readme = "README.md" in fault.remedy
            faults.append(replace(fault, remedy=_FORMAT) if readme else fault)
    return None


def _window_faults(document: Document, loc: Loc, rule: Hours) -> Iterator[Fault]:
    try:
        CallingWindow.parse(rule.window, "window")
    except BadInput as error:
        for fault in error.faults:
            said = Phrase("{where}: {fault}", where=fault.place, fault=fault.fault)
            yield Fault(document.place((*loc, "window")), said, fault.remedy)


def _fault(document: Document, loc: Loc, said: str, remedy: str, where: Loc | None = None) -> Fault:
    named = ".".join(str(part) for part in (loc if where is None else where))
    return Fault(document.place(loc), Phrase("{where}: {fault}", where=named, fault=said), remedy)
