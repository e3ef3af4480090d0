"""The tests that lie beside a process: they pass, they fail at their line, and a walk can be written down as one."""

import re
from pathlib import Path

import pytest

from agentdesk.core.places import scripts_folder
from agentdesk.desk.checking import Checker
from agentdesk.process import trials
from tests.desk.small_process import write_visit
from tests.process.test_format_docs import EXAMPLES, PAGE

(PAGE_TESTS,) = re.findall(r"^```yml\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
ONE = """\
first:
  at: 2026-11-24T10:00
  answers: [no_answer]
  expect:
    steps: [contact, again]
    waiting_for: null
    outcome: no_answer
    effects:
      - fact: { tries: 1 }
      - status: waiting
      - due: 2026-11-26
    case: { status: waiting, due_from: 2026-11-26T09:00, facts: { tries: 1 } }
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_visit(tmp_path)


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def said(folder: Path, cache: Path, text: str) -> list[str]:
    """What is wrong with these tests: line and fault."""
    (folder / "tests.yaml").write_text(text, encoding="utf-8")
    faults = Checker(cache).tried(folder / "process.yaml")[1]
    assert all(fault.place.startswith(str(folder / "tests.yaml")) for fault in faults)
    return [f"{fault.place.removeprefix(str(folder))}: {fault.fault}" for fault in faults]


def test_a_test_that_holds_is_counted(folder: Path, cache: Path) -> None:
    assert said(folder, cache, ONE) == []
    assert Checker(cache).tried(folder / "process.yaml") == (1, ())


def test_a_process_without_tests_has_none(folder: Path, cache: Path) -> None:
    assert Checker(cache).tried(folder / "process.yaml") == (0, ())
    assert said(folder, cache, "# none yet\n") == []


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        (
            "steps: [contact, again]",
            "steps: [contact, end]",
            ":5:12: first: steps is [contact, again]",
        ),
        ("waiting_for: null", "waiting_for: contact", "/tests.yaml:6:18: first: waiting_for is null, not contact"),
        ("outcome: no_answer", "outcome: agreed", "/tests.yaml:7:14: first: outcome is no_answer, not agreed"),
        (
            "{ tries: 1 }\n      - status",
            "{ tries: 2 }\n      - status",
            ":9:9: first: { fact: { tries: 1 }",
        ),
        ("      - status: waiting\n      - due: 2026-11-26\n", "", "/tests.yaml:9:7: first: { status: waiting } is"),
        ("- due: 2026-11-26", "- due: 2026-11-27", "/tests.yaml:11:9: first: { due: [2026-11-26T09:00, 2026-11-26"),
        ("- due: 2026-11-26\n", "- due: 2026-11-26\n      - tag: x\n", "/tests.yaml:12:9: first: { tag: x } isn't"),
        (
            "{ status: waiting, due_from",
            "{ status: new, due_from",
            ":12:21: first: status is waiting, not new",
        ),
        ("facts: { tries: 1 } }", "facts: { calls: 1 } }", "first: there is no calls"),
        ("facts: { tries: 1 } }", "facts: { tries: true } }", "first: tries is 1, not true"),
        ("answers: [no_answer]", "answers: [nobody]", "/tests.yaml:3:12: first: step contact: the answer 'nobody'"),
        ("answers: [no_answer]", "answers: [no_answer, agreed]", "first: answer 'agreed': the walk is over"),
        ("at: 2026-11-24T10:00", "at: Tuesday", "/tests.yaml:2:7: first: Tuesday is not a moment"),
        ("answers: [no_answer]", "answer: [no_answer]", "/tests.yaml:3:3: first.answer: there is no such key"),
        ("answers: [no_answer]", "case: { facts: { trees: 1 } }", ":3:27: first: facts.trees: there is no such key"),
        ("answers: [no_answer]", "case: { country: XX }", "XX"),
        ("    outcome: no_answer\n", "", ""),
        ("- due: 2026-11-26\n", "- due: [2026-11-26T09:00, 2026-11-26]\n", ""),
        ("at: 2026-11-24T10:00", "at: 2026-11-24T09:00Z", ""),
        ("at: 2026-11-24T10:00", "at: 2041-11-26T10:00", "first: { due: "),
    ],
)
def test_what_differs_is_told_with_its_line(folder: Path, cache: Path, old: str, new: str, wanted: str) -> None:
    assert old in ONE
    found = said(folder, cache, ONE.replace(old, new))
    if wanted:
        assert any(wanted in line for line in found), found
    else:
        assert found == []


def test_what_is_no_yaml_is_told_with_its_line(folder: Path, cache: Path) -> None:
    assert said(folder, cache, "first: [") == ["/tests.yaml:2:1: not YAML: did not find expected node content"]
    assert "First" in said(folder, cache, ONE.replace("first:", "First:"))[0]


def test_the_tests_of_the_page_hold_for_its_first_process(tmp_path: Path, cache: Path) -> None:
    folder = tmp_path / "welcome"
    folder.mkdir()
    (folder / "process.yaml").write_text(EXAMPLES[0], encoding="utf-8")
    (folder / "tests.yaml").write_text(PAGE_TESTS, encoding="utf-8")
    assert Checker(cache).tried(folder / "process.yaml") == (3, ())


def test_no_key_of_a_test_is_left_out_of_the_page() -> None:
    page = PAGE.partition("## Tests")[2]
    keys = {*trials.Trial.model_fields, *trials.Expected.model_fields}
    assert sorted(key for key in keys if f"`{key}`" not in page) == []


def test_the_tests_of_what_is_shipped_hold(cache: Path) -> None:
    results = [Checker(cache).tried(file) for file in sorted(scripts_folder().glob("*/process.yaml"))]
    assert [fault for _, faults in results for fault in faults] == []
