"""The page about the process format: its examples are whole processes, and it leaves no key out."""

import re
from datetime import datetime
from pathlib import Path

import pytest
from pydantic import BaseModel

from agentdesk.core.effect import KINDS
from agentdesk.core.places import scripts_folder
from agentdesk.process import conditions, due_spec, effects, model, steps
from agentdesk.process.checks import check
from agentdesk.process.conditions import CALL_SUBJECTS, CASE_SUBJECTS
from agentdesk.process.loading import Loaded, load, load_text
from agentdesk.process.plan import plan
from agentdesk.process.steps import VALUE_TYPES, Flow
from agentdesk.process.walk import walk
from tests.process.scene import case, moment, setting, shipped

PAGE = (scripts_folder() / "README.md").read_text(encoding="utf-8")
_FENCED = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
EXAMPLES = [text for kind, text in _FENCED.findall(PAGE) if kind == "yaml"]
CATALOGUES = [text for kind, text in _FENCED.findall(PAGE) if kind == "po"]
# What the page says in prose or in its examples, without the fenced shell lines.
_WORDS = set(re.findall(r"[\w]+", PAGE))


def named(text: str) -> str:
    return text.splitlines()[0].removeprefix("id: ")


def loaded(text: str) -> Loaded:
    return load_text(text, f"{named(text)}.yaml")


@pytest.mark.parametrize("text", EXAMPLES, ids=named)
def test_an_example_is_a_whole_process_without_a_fault(text: str) -> None:
    example = loaded(text)
    around = None if example.process.protocol else shipped("service_call")
    assert [str(fault) for fault in check(example, around)] == []


@pytest.mark.parametrize("text", EXAMPLES, ids=named)
def test_an_example_can_be_walked_and_planned(text: str) -> None:
    process = loaded(text).process
    at = moment("2026-11-24T10:00", process.timezone)
    state = case(process.start_status)
    going = walk(setting(process), state, (), at)
    assert going.call.over or going.call.spot.step in process.steps
    assert all(isinstance(one.due_from, datetime) for one in plan(setting(process), state, at))


def test_the_first_example_is_told_as_it_goes() -> None:
    process = loaded(EXAMPLES[0]).process
    at = moment("2026-11-24T10:00", "Europe/London")
    planned = plan(setting(process), case(), at)
    assert [one.due_from.date().isoformat() for one in planned] == ["2026-11-24", "2026-11-25", "2026-11-26"]
    last = walk(setting(process), case(tries=2), ("no_answer",), at)
    assert last.call.case.closed == "not_reached"


def test_the_walk_that_the_page_shows_goes_through() -> None:
    process = loaded(EXAMPLES[0]).process
    (answers,) = re.findall(r"--full --answers (\S+)", PAGE)
    done = walk(setting(process, full=True), case(), tuple(answers.split(",")), moment("2026-11-24T10:00"))
    assert done.call.over
    assert done.call.case.closed == "welcomed"


def test_every_kind_of_step_is_in_an_example() -> None:
    kinds = {step.kind for text in EXAMPLES for step in loaded(text).process.steps.values()}
    known = {kind.model_fields["kind"].annotation.__args__[0] for kind in vars(steps).values() if _is_step(kind)}
    assert kinds == known


def _is_step(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel) and "kind" in kind.model_fields


def test_the_catalogue_translates_the_process_above_it(tmp_path: Path) -> None:
    (catalogue,) = CATALOGUES
    folder = tmp_path / "thanks"
    folder.mkdir()
    (folder / "process.yaml").write_text(EXAMPLES[-1], encoding="utf-8")
    (folder / "it.po").write_text(catalogue, encoding="utf-8")
    assert check(load(folder / "process.yaml")) == ()


def test_no_key_is_left_out() -> None:
    keys = set()
    for module in (conditions, due_spec, effects, model, steps):
        for kind in vars(module).values():
            if isinstance(kind, type) and issubclass(kind, conditions.Strict):
                keys |= {field.alias or name for name, field in kind.model_fields.items()}
    assert sorted(keys - _WORDS) == []


def test_no_effect_subject_type_or_context_is_left_out() -> None:
    facts = model.Fact.model_fields["type"].annotation.__args__
    words = {*KINDS, *CASE_SUBJECTS, *CALL_SUBJECTS, *VALUE_TYPES, *facts, "resume", "finish", "not_reached"}
    assert sorted(words - _WORDS) == []
    contexts = {text.context.split(".")[0] for text in model.texts(shipped("service_call").process)}
    named_there = {context for context in contexts if context not in shipped("service_call").process.steps}
    assert sorted(context for context in named_there if f"`{context}" not in PAGE) == []


def test_every_heading_that_is_linked_is_there() -> None:
    headings = {re.sub(r"[^\w -]", "", line.lstrip("# ").lower()).replace(" ", "-") for line in PAGE.splitlines()}
    assert [link for link in re.findall(r"\]\(#([\w-]+)\)", PAGE) if link not in headings] == []


def test_a_flow_is_used_for_what_comes_up_twice() -> None:
    survey = next(loaded(text).process for text in EXAMPLES if named(text) == "survey")
    assert sum(isinstance(step, Flow) for step in survey.steps.values()) == 2
