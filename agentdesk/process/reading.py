"""YAML with places: plain data, and for every key and value the line and column where it stands."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from agentdesk.core.errors import BadInput, Fault, Phrase

Loc = tuple[str | int, ...]
KEY = "@key"
# A process file has six levels; what goes deeper leads back into itself or is no process.
DEEPEST = 30
_FLAT = Phrase("write it flat, without aliases")


class _Loader(yaml.CSafeLoader):
    """YAML without the traps of 1.1: only true/false, null, and decimal numbers are typed."""

    yaml_implicit_resolvers: dict[str, Any] = {}


for _tag, _pattern, _first in (
    ("bool", r"^(?:true|false)$", "tf"),
    ("null", r"^(?:null|~|)$", ["n", "~", ""]),
    ("int", r"^-?(?:0|[1-9][0-9]*)$", "-0123456789"),
    ("float", r"^-?[0-9]+\.[0-9]+$", "-0123456789"),
):
    _Loader.add_implicit_resolver("tag:yaml.org,2002:" + _tag, re.compile(_pattern), list(_first))


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML file as plain data. `name` is what errors call it; `places` are 0-based (line, column)."""

    name: str
    data: Any
    places: Mapping[Loc, tuple[int, int]]

    def place(self, loc: Loc) -> str:
        """file:line:column of the value at `loc`, or of the nearest one around it."""
        for length in range(len(loc), -1, -1):
            found = self.places.get(loc[:length])
            if found is not None:
                return f"{self.name}:{found[0] + 1}:{found[1] + 1}"
        return self.name


def read(text: str, name: str) -> Document:
    """Parse `text`. BadInput on a syntax error or on keys that are given twice."""
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        reader = _Reader(loader, name)
        data = reader.build(node, ()) if node is not None else None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = f"{name}:{mark.line + 1}:{mark.column + 1}" if mark else name
        said = Phrase("not YAML: {cause}", cause=error.problem) if error.problem else Phrase("not YAML")
        raise BadInput(Fault(place, said, Phrase("check indentation, quotes and colons"))) from error
    except RecursionError as error:
        raise BadInput(Fault(name, Phrase("this goes too deep"), _FLAT)) from error
    except yaml.YAMLError as error:
        said = Phrase("not YAML: {cause}", cause=error)
        raise BadInput(Fault(name, said, Phrase("save the file as UTF-8 text"))) from error
    finally:
        loader.dispose()
    if reader.faults:
        raise BadInput(*reader.faults)
    return Document(name, data, reader.places)


class _Reader:
    def __init__(self, loader: _Loader, name: str) -> None:
        self._loader = loader
        self._name = name
        self.places: dict[Loc, tuple[int, int]] = {}
        self.faults: list[Fault] = []

    def build(self, node: yaml.Node, loc: Loc) -> Any:
        self.places[loc] = (node.start_mark.line, node.start_mark.column)
        if len(loc) > DEEPEST:
            raise BadInput(Fault(self._place(node.start_mark), Phrase("this goes too deep"), _FLAT))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, loc)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(item, (*loc, index)) for index, item in enumerate(node.value)]
        try:
            return self._loader.construct_object(node, deep=True)
        except ValueError as error:
            fault = Fault(self._place(node.start_mark), Phrase("this is no value"), Phrase("put it in quotes"))
            raise BadInput(fault) from error

    def _place(self, mark: yaml.Mark) -> str:
        return f"{self._name}:{mark.line + 1}:{mark.column + 1}"

    def _mapping(self, node: yaml.MappingNode, loc: Loc) -> dict[str, Any]:
        built: dict[str, Any] = {}
        for key_node, value in node.value:
            mark = key_node.start_mark
            if not isinstance(key_node, yaml.ScalarNode):
                said = Phrase("a key has to be a word")
                self.faults.append(Fault(self._place(mark), said, Phrase("write `name: value`")))
                continue
            key = str(key_node.value)
            if key in built:
                said = Phrase("{key} is given twice", key=key)
                self.faults.append(Fault(self._place(mark), said, Phrase("keep one of them")))
            self.places[(*loc, key, KEY)] = (mark.line, mark.column)
            built[key] = self.build(value, (*loc, key))
        return built
