"""What is wrong with the form of a process file, all at once, each with place and remedy."""

from pathlib import Path

import pytest

from agentdesk.core.errors import BadInput, Fault, NotFound
from agentdesk.process.loading import digest, load, load_text
from tests.process.checks.found import marked
from tests.process.scene import HEAD

END = "start: end\nsteps:\n  end:\n    kind: end\n"


def assert_bad(text: str, *expected: tuple[str, str], head: str = HEAD) -> None:
    """Loading tells exactly these faults, at the marks of the text."""
    bare, places = marked(text, head)
    with pytest.raises(BadInput) as caught:
        load_text(bare, "small.yaml")
    assert list(caught.value.faults) == [Fault(place, *told) for place, told in zip(places, expected, strict=True)]


def assert_told(text: str, *fragments: str) -> None:
    """Each fault stands at its mark, and says so much."""
    bare, places = marked(text)
    with pytest.raises(BadInput) as caught:
        load_text(bare, "small.yaml")
    assert [fault.place for fault in caught.value.faults] == places
    for fault, fragment in zip(caught.value.faults, fragments, strict=True):
        assert fragment in fault.fault


def test_a_good_file_is_a_process_with_its_places() -> None:
    loaded = load_text(HEAD + END, "small.yaml")
    assert loaded.process.id == "small"
    assert loaded.document.place(("steps", "end", "kind")) == "small.yaml:10:11"


@pytest.mark.parametrize("text", ["", "- a\n- b\n", "hello"])
def test_a_file_that_is_no_mapping(text: str) -> None:
    with pytest.raises(BadInput) as caught:
        load_text(text, "small.yaml")
    remedy = "begin with `id:`"
    assert caught.value.faults == (Fault("small.yaml", "a process file is a mapping of keys to values", remedy),)


def test_a_key_that_nobody_knows() -> None:
    assert_bad(
        END + "›stpes: {}\n›xyzzy: fine\n",
        ("stpes: there is no such key", "did you mean steps?"),
        ("xyzzy: there is no such key", "remove it, or correct its name"),
    )


def test_a_key_of_a_step_that_was_misspelled() -> None:
    assert_bad(
        "start: end\nsteps:\n  end:\n    kind: end\n    ›outcom: done\n",
        ("steps.end.outcom: there is no such key", "did you mean outcome?"),
    )


def test_a_value_of_the_wrong_type() -> None:
    assert_bad(
        END + "facts:\n  tries: { type: count, text: ›12 }\n",
        ("facts.tries.text: it is no text", "put the value in quotes"),
    )


def test_a_value_that_is_none_of_a_few() -> None:
    assert_told(END + "facts:\n  tries: { type: ›counts, text: tries }\n", "'count', 'number', 'money', 'date'")


def test_a_key_that_is_missing() -> None:
    assert_told(
        "start: ask\nsteps:\n  ask:\n    kind: ask\n    options:\n      yes: ›{ next: ask }\n",
        "steps.ask.options.yes.text",
    )


def test_a_kind_that_is_none() -> None:
    kinds = "say, checklist, ask, input, decide, wait, effects, flow, body, end"
    text, (place,) = marked("start: end\nsteps:\n  end:\n    ›kind: ned\n")
    with pytest.raises(BadInput) as caught:
        load_text(text, "small.yaml")
    (fault,) = caught.value.faults
    assert fault.place == place
    assert "'ned'" in fault.fault
    assert fault.remedy == f"kinds are {kinds}"


def test_a_step_without_a_kind() -> None:
    text, (place,) = marked("start: end\nsteps:\n  end:\n    ›outcome: done\n")
    with pytest.raises(BadInput) as caught:
        load_text(text, "small.yaml")
    assert caught.value.faults[0].place == place
    assert caught.value.faults[0].remedy.startswith("give the step a kind: say, checklist")


@pytest.mark.parametrize(
    ("effect", "said"),
    [
        ("{ tag: a, note: b }", "an effect has exactly one kind, this one has 2"),
        ("{ to: 3 }", "an effect has exactly one kind, this one has 0"),
        ("{ fact: tries }", "a fact needs one of to, add, clear"),
        ("{ fact: tries, to: 3, add: 1 }", "a fact needs one of to, add, clear"),
        ("{ tag: a, add: 1 }", "nothing else may have them"),
        ("{ notify: office }", "a notice needs a `message`"),
        ("{ mail: hello, message: hello }", "nothing else may have one"),
    ],
)
def test_an_effect_is_exactly_one(effect: str, said: str) -> None:
    step = f"kind: effects\n    effects:\n      - ›{effect}\n    next: set"
    assert_told(f"start: set\nsteps:\n  set:\n    {step}\n", said)


@pytest.mark.parametrize(
    ("due", "said"),
    [
        ("{ working_days: [5, 3] }", "5 to 3 is no range"),
        ("{ days: -1 }", "-1 to -1 is no range"),
        ("{ days: 1, now: true }", "it says days and now"),
        ("{}", "it says no time"),
        ("{ at: seen_at, roll: true }", "at keeps its own time"),
        ("{ now: true, after: seen_on }", "now is not counted from a date"),
    ],
)
def test_a_due_rule_makes_sense(due: str, said: str) -> None:
    assert_told(f"start: wait\nsteps:\n  wait:\n    kind: wait\n    due: ›{due}\n", said)


@pytest.mark.parametrize(
    ("wait", "said"),
    [
        ("task: Wait.", "a wait is either until a date (due) or live (seconds)"),
        ("due: { days: 1 }\n    seconds: 4\n    back: wait", "a wait is either until a date (due) or live (seconds)"),
        ("seconds: 40", "a live wait needs `back`"),
    ],
)
def test_a_wait_is_of_one_kind(wait: str, said: str) -> None:
    assert_told(f"start: wait\nsteps:\n  wait:\n    ›kind: wait\n    {wait}\n", said)


def test_a_date_lies_on_one_side() -> None:
    step = "kind: input\n    type: date\n    fact: seen_on\n    past: true\n    future: true\n    next: ask"
    assert_told(f"start: ask\nsteps:\n  ask:\n    ›{step}\n", "in the past or in the future, not in both")


def test_a_condition_asks_something() -> None:
    options = "always: { text: always, when: { status: ›{} }, next: ask }"
    assert_told(
        f"start: ask\nsteps:\n  ask:\n    kind: decide\n    options:\n      {options}\n",
        "a condition has to ask something",
    )


def test_a_key_of_a_condition_that_was_misspelled() -> None:
    options = "new: { text: new, when: { tries: { ›atleast: 3 } }, next: ask }"
    assert_bad(
        f"start: ask\nsteps:\n  ask:\n    kind: decide\n    options:\n      {options}\n",
        ("steps.ask.options.new.when.tries.atleast: there is no such key", "did you mean at_least?"),
    )


def test_names_and_countries_have_their_form() -> None:
    said = "ids are lower-case letters, digits and underscores; countries two capitals"
    text, places = marked(END, HEAD.replace("id: small", "id: ›Small").replace("country: IT", "country: ›Italy"))
    with pytest.raises(BadInput) as caught:
        load_text(text, "small.yaml")
    assert [(fault.place, fault.remedy) for fault in caught.value.faults] == [(place, said) for place in places]


def test_all_faults_come_at_once() -> None:
    bare, places = marked(
        """\
        start: end
        ›strat: end
        facts:
          tries: { type: count, text: ›3 }
        steps:
          end:
            kind: end
            ›outcom: done
          wait:
            ›kind: wait
        """
    )
    with pytest.raises(BadInput) as caught:
        load_text(bare, "small.yaml")
    assert {fault.place for fault in caught.value.faults} == set(places)
    assert len(caught.value.faults) == 4


def test_norway_noon_and_leading_zeros_are_what_they_look_like() -> None:
    facts = "facts:\n  x: { type: text, text: NO, default: 12:30, plan: 010 }\n"
    fact = load_text(HEAD.replace("country: IT", "country: NO") + END + facts, "small.yaml").process.facts["x"]
    assert (fact.text, fact.default, fact.plan) == ("NO", "12:30", "010")


def test_yes_and_no_are_ids_without_quotes() -> None:
    ask = "kind: ask\n    options:\n      yes: { text: yes, next: ask }\n      no: { text: no, next: ask }"
    process = load_text(f"{HEAD}start: ask\nsteps:\n  ask:\n    {ask}\n", "small.yaml").process
    assert list(process.steps["ask"].options) == ["yes", "no"]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="there is no process file"):
        load(tmp_path / "process.yaml")


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "process.yaml").write_bytes(b"id: \xff\xfe")
    with pytest.raises(BadInput) as caught:
        load(tmp_path / "process.yaml")
    assert caught.value.faults[0].place == str(tmp_path / "process.yaml")
    assert caught.value.faults[0].remedy == "check the file's rights and encoding"


def test_the_version_follows_the_file_and_its_catalogues(tmp_path: Path) -> None:
    (tmp_path / "process.yaml").write_text(HEAD + END, encoding="utf-8")
    first = digest(tmp_path)
    (tmp_path / "it.po").write_text('msgid ""\nmsgstr ""\n', encoding="utf-8")
    second = digest(tmp_path)
    (tmp_path / "process.yaml").write_text(HEAD + END + "# more\n", encoding="utf-8")
    third = digest(tmp_path)
    assert len({first, second, third}) == 3
    (tmp_path / "notes.txt").write_text("nothing", encoding="utf-8")
    assert digest(tmp_path) == third


@pytest.mark.parametrize(
    "step",
    ["kind: say\n    say: Hello.", "kind: effects\n    effects: [{ tag: a }]", "kind: flow\n    flow: end"],
)
def test_a_key_that_is_missing_beside_one_that_is_called_like_the_kind(step: str) -> None:
    assert_told(f"start: step\nsteps:\n  end: {{ kind: end }}\n  step:\n    ›{step}\n", "steps.step.next: ")


def test_a_key_that_was_misspelled_beside_one_that_is_called_like_the_kind() -> None:
    assert_told(
        "start: say\nsteps:\n  say:\n    kind: say\n    say: Hello.\n    next: say\n    ›taks: Say it.\n",
        "steps.say.taks: ",
    )


@pytest.mark.parametrize(
    "step",
    [
        "kind: effects\n    effects: [{ priority: urgent }]\n    next: step",
        "kind: effects\n    effects: [{ tag: a, note: b }]\n    next: step",
        "kind: wait",
        "kind: wait\n    due: { days: two }",
        "kind: wait\n    due: { days: [1, 2, 3] }",
        "kind: checklist\n    items: [a, b]\n    next: step",
        "kind: decide\n    options: { a: { text: a, when: { status: { over: much } }, next: step } }",
    ],
)
def test_every_fault_says_how_to_mend_it(step: str) -> None:
    with pytest.raises(BadInput) as caught:
        load_text(f"{HEAD}start: step\nsteps:\n  step:\n    {step}\n", "small.yaml")
    assert all(fault.remedy for fault in caught.value.faults)
