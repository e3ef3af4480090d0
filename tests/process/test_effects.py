"""Effects and due rules as a file writes them, and what they come to."""

import pytest

from agentdesk.process.due_spec import DueSpec
from agentdesk.process.effects import EffectSpec, counted_tag
from tests.process.effect_lines import lines
from tests.process.scene import Played, case, setting, small


@pytest.mark.parametrize(
    ("tag", "facts", "written"),
    [
        ("call_{tries}", {"tries": 2}, "call_2"),
        ("call_{tries+1}", {"tries": 2}, "call_3"),
        ("call_{tries+10}", {}, "call_10"),
        ("call_{tries}", {"tries": None}, "call_0"),
        ("plain", {}, "plain"),
        ("{a}_{b+1}", {"a": 1, "b": 1}, "1_2"),
    ],
)
def test_a_tag_counts(tag: str, facts: dict[str, int | None], written: str) -> None:
    assert counted_tag(tag, facts) == written


def test_an_effect_knows_its_kind_and_its_counters() -> None:
    spec = EffectSpec.model_validate({"tag": "call_{tries+1}_{rounds}"})
    assert (spec.kind, spec.counted) == ("tag", ("tries", "rounds"))
    assert EffectSpec.model_validate({"fact": "tries", "add": 1}).kind == "fact"


def test_a_single_number_is_a_range_of_its_own() -> None:
    assert DueSpec.model_validate({"days": 3}).days == (3, 3)
    assert DueSpec.model_validate({"working_days": [3, 5]}).rule.working_days == (3, 5)


def written(*effects: str, **facts: object) -> list[str]:
    """What effects in the given order come to, at ten in the morning of a Tuesday in Rome."""
    steps = "\n".join(f"      - {effect}" for effect in effects)
    process = small(
        "facts:\n"
        "  tries: { type: count, text: tries, default: 0 }\n"
        "  seen_on: { type: date, text: seen on }\n"
        "  call_at: { type: time, text: call at }\n"
        f"start: set\nsteps:\n  set:\n    kind: effects\n    effects:\n{steps}\n    next: finish\n"
    ).process
    return lines(Played.begun(setting(process), case("old", **facts)).call.effects)


@pytest.mark.parametrize(
    ("due", "facts", "line"),
    [
        ("{ working_days: 3 }", {}, "2026-11-27"),
        ("{ working_days: [3, 5] }", {}, "2026-11-27T09:00 to 2026-12-01T18:00"),
        ("{ days: 4, roll: true }", {}, "2026-11-30 (2026-11-28: weekend)"),
        ("{ days: 4 }", {}, "2026-11-28"),
        ("{ days: 4, inside: true }", {}, "2026-11-27 (2026-11-28: weekend)"),
        ("{ days: { fact: tries } }", {"tries": 2}, "2026-11-26"),
        ("{ days: [0, { fact: tries }] }", {"tries": 2}, "2026-11-24T09:00 to 2026-11-26T18:00"),
        ("{ months: 3, after: seen_on }", {"seen_on": "2026-11-30"}, "2027-02-28"),
        ("{ years: 1, after: seen_on, ahead: 30 }", {"seen_on": "2026-04-20"}, "2027-03-21"),
        ("{ recurs: FREQ=MONTHLY, after: seen_on }", {"seen_on": "2026-01-31"}, "2026-11-30"),
        ('{ days: 0, hours: "16:00-17:00" }', {}, "2026-11-24T16:00 to 2026-11-24T17:00"),
        ("{ ladder: { minutes: [5, 15], count: tries } }", {"tries": 2}, "2026-11-24T10:15"),
        ("{ next_window: true }", {}, "2026-11-25"),
        ("{ days: 3, after: seen_on }", {"seen_on": "2026-11-30"}, "2026-12-03"),
        ("{ day_of_next_month: 31 }", {}, "2026-12-31"),
        ("{ minutes: 90 }", {}, "2026-11-24T11:30"),
        ("{ at: call_at }", {"call_at": "2026-11-29T20:00+01:00"}, "2026-11-29T20:00 promised"),
        ("{ by: call_at }", {"call_at": "2026-11-24T20:00+01:00"}, "2026-11-24T10:00 to 2026-11-24T20:00"),
        ('{ "on": seen_on }', {"seen_on": "2026-12-08"}, "2026-12-08"),
        ('{ "on": seen_on, roll: true }', {"seen_on": "2026-12-25"}, "2026-12-28 (2026-12-25: Christmas Day)"),
    ],
)
def test_due_rules(due: str, facts: dict[str, object], line: str) -> None:
    assert written(f"due: {due}", **facts) == [f"due {line}"]


def test_a_date_at_once_puts_off_the_one_before_and_gives_it_back() -> None:
    at_once, back, later = "due: { now: true }", "due: { before: true }", "due: { working_days: 3 }"
    opens = "due 2026-11-24T10:00 to 2026-11-24T18:00"
    assert written(later, at_once, at_once, back) == ["due 2026-11-27", opens, opens, "due 2026-11-27"]
    assert written(at_once, back) == [opens]
    assert written(at_once, later, back, back) == [opens, "due 2026-11-27"]


def test_effects_see_what_the_ones_before_them_did() -> None:
    assert written("{ fact: tries, add: 1 }", "tag: try_{tries}", "{ fact: tries, add: 2 }", "tag: try_{tries}") == [
        "fact tries = 1",
        "tag try_1",
        "fact tries = 3",
        "tag try_3",
    ]


def test_a_status_comes_back_to_the_one_before() -> None:
    assert written("status: here", "status: { previous_or: there }") == ["status here", "status old"]
    assert written("status: { previous_or: there }") == ["status there"]


def test_today_is_the_customers_day() -> None:
    assert written("{ fact: seen_on, to: today }") == ["fact seen_on = 2026-11-24"]


def test_words_of_the_format() -> None:
    assert written("assign: nobody", "task: done", "note: required", "{ fact: tries, clear: true }") == [
        "assign None",
        "task done",
        "note required",
        "fact tries = None",
    ]
