"""Tests of a process as its folder holds them: a case, the answers that are given, and what has to come of them."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import Field, TypeAdapter, ValidationError

from agentdesk.core.errors import BadInput, Fault, Phrase
from agentdesk.core.shelf import TRIALS
from agentdesk.process.conditions import Strict
from agentdesk.process.loading import faults_of
from agentdesk.process.reading import Document, read

NAME = re.compile(r"[a-z][a-z0-9_]*")


class Expected(Strict):
    """What has to come of a walk; what is left out isn't looked at."""

    steps: tuple[str, ...] | None = None
    waiting_for: str | None = None
    outcome: str | None = None
    effects: tuple[dict[str, Any], ...] | None = None
    case: dict[str, Any] = {}


class Trial(Strict):
    """One test. `case` is a case as `walk` takes it; `full`: with the call protocol around it."""

    at: str
    case: dict[str, Any] = {}
    full: bool = False
    answers: tuple[str, ...] = ()
    expect: Expected


_FILE = TypeAdapter(dict[Annotated[str, Field(pattern=f"^{NAME.pattern}$")], Trial])


@dataclass(frozen=True, slots=True)
class Trials:
    """The tests of a folder by name, with the document that they came from (for the places of their parts)."""

    trials: dict[str, Trial]
    document: Document


def trials_in(folder: Path) -> Trials | None:
    """The tests of a process; None where its folder has none. BadInput with every fault of their form."""
    file = folder / TRIALS
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        said = Phrase("can't be read: {cause}", cause=error)
        raise BadInput(Fault(str(file), said, Phrase("check the file's rights and encoding"))) from error
    document = read(text, str(file))
    if document.data is None:
        return Trials({}, document)
    try:
        return Trials(_FILE.validate_python(document.data), document)
    except ValidationError as error:
        raise BadInput(*faults_of(document, error)) from error


def written(name: str, trial: dict[str, Any]) -> str:
    """A test as it stands in the file."""
    return str(yaml.safe_dump({name: trial}, sort_keys=False, allow_unicode=True, default_flow_style=None, width=110))
