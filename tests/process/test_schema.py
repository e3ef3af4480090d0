"""The JSON Schema of process files: what is shipped is what is meant, and it knows what the format allows."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from agentdesk.core.places import scripts_folder
from agentdesk.process.reading import read
from agentdesk.process.schema import SCHEMA, schema
from tests.process.test_format_docs import EXAMPLES, named

FILES = sorted(scripts_folder().glob("*/process.yaml"))
VALIDATOR = Draft202012Validator(schema())


def faults(document: Any) -> list[str]:
    return [
        f"{'.'.join(map(str, error.absolute_path))}: {error.message}" for error in VALIDATOR.iter_errors(document)
    ]


def test_the_shipped_file_is_what_the_models_say() -> None:
    shipped = json.loads((scripts_folder() / SCHEMA).read_text(encoding="utf-8"))
    assert shipped == schema(), f"agentdesk processes schema > scripts_i18n/{SCHEMA}"


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_every_shipped_process_is_valid(file: Path) -> None:
    assert faults(read(file.read_text(encoding="utf-8"), file.name).data) == []


@pytest.mark.parametrize("text", EXAMPLES, ids=named)
def test_every_example_of_the_page_is_valid(text: str) -> None:
    assert faults(read(text, "process.yaml").data) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("titel",), "Welcome"),
        (("country",), "Italy"),
        (("facts", "tries", "type"), "counter"),
        (("steps", "call", "kind"), "asks"),
        (("steps", "again", "effects", 0, "due", "workingdays"), 1),
        (("steps", "how_often", "options", "third", "when", "tries"), {"at_leats": 3}),
        (("steps", "Call"), {"kind": "end"}),
    ],
)
def test_what_the_format_does_not_know_is_seen(path: tuple[str | int, ...], value: object) -> None:
    document = deepcopy(read(EXAMPLES[0], "process.yaml").data)
    here = document
    for part in path[:-1]:
        here = here[part]
    here[path[-1]] = value
    assert faults(document)


def test_a_property_that_is_called_like_a_word_of_the_schema_stays() -> None:
    assert {"title", "language"} <= set(schema()["properties"])
    assert schema()["properties"]["title"] == {"type": "string"}
