"""The form of process files as a JSON Schema, by which editors complete and check them while they are written."""

from collections.abc import Mapping
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from agentdesk.process.conditions import Test
from agentdesk.process.model import Process
from agentdesk.process.steps import Item

# The file that is shipped; `agentdesk processes schema` prints what it holds.
SCHEMA = "process.schema.json"
_SCALAR: dict[str, Any] = {"type": ["boolean", "number", "string"]}
# Beside what a model says of itself, what may be written in its place for short.
_SHORT: Mapping[str, list[dict[str, Any]]] = {
    Test.__name__: [_SCALAR, {"type": "array", "items": _SCALAR}],
    Item.__name__: [{"type": "string"}],
}


def schema() -> dict[str, Any]:
    """The schema, in the draft that editors of YAML know best."""
    found = _tidy(Process.model_json_schema(by_alias=True))
    for name, short in _SHORT.items():
        found["$defs"][name] = {"anyOf": [found["$defs"][name], *short]}
    return {"$schema": GenerateJsonSchema.schema_dialect, "title": "A process of agentdesk", **found}


def _tidy(part: Any, *, names: bool = False) -> Any:
    """Without titles that only repeat a name, and without keys that no pattern allows. `names`: the keys of this part
    are those of a process file."""
    if isinstance(part, list):
        return [_tidy(item) for item in part]
    if not isinstance(part, dict):
        return part
    kept = {key: _tidy(value, names=key in ("properties", "$defs")) for key, value in part.items()}
    if names:
        return kept
    if "patternProperties" in kept:
        kept["additionalProperties"] = False
    if isinstance(kept.get("description"), str):
        kept["description"] = " ".join(kept["description"].split())
    return {key: value for key, value in kept.items() if key != "title" and not (key == "default" and value is None)}
