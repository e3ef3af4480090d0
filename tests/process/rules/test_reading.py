"""A rules file: read whole, or refused with every fault at its place."""

from pathlib import Path

import pytest

from agentdesk.core.errors import BadInput
from agentdesk.core.places import scripts_folder
from agentdesk.process.rules.periods import Period
from agentdesk.process.rules.reading import NoRulesFile, load, load_text
from tests.process.rules.scene import HEAD

WRONG = """id: Bad
title: x
sumary: y
countries: [it]
rules:
  a: { kind: capp, text: a, source: s }
  b: { kind: cap, text: a, sorce: s, most: many, count: calls, within: { weeks: 1 } }
  c: { kind: hours, text: a, source: " ", window: { mon: ["25:00-26:00"] } }
  d: { text: x }
  e: 5
  f: { kind: quiet, after: refusal, text: x, source: x, lasts: { days: -1 }, unless: [asked] }
  g: { kind: hours, text: a, source: s, window: { mon: ["25:00-26:00"] } }
"""
PAGE = "scripts_i18n/RULES.md shows what may stand here"
FAULTS = [
    (
        "bad.yaml:1:5: id: it isn't written in its form; ids are lower-case letters, digits and"
        " underscores; countries two capitals"
    ),
    "bad.yaml:1:1: summary: it is missing; add it",
    "bad.yaml:3:1: sumary: there is no such key; did you mean summary?",
    (
        "bad.yaml:4:13: countries.0: it isn't written in its form; ids are lower-case letters, digits and"
        " underscores; countries two capitals"
    ),
    "bad.yaml:6:14: rules.a.kind: there is no kind 'capp'; did you mean cap?",
    "bad.yaml:7:28: rules.b.sorce: there is no such key; did you mean source?",
    "bad.yaml:7:6: source: it is missing; add it",
    (
        "bad.yaml:7:57: count: it is none of 'attempts', 'conversations' or 'messages'; write 'attempts',"
        " 'conversations' or 'messages'"
    ),
    "bad.yaml:7:44: most: it is no whole number; write a whole number",
    f"bad.yaml:7:72: within: it is no period; write one of: day, week, month, {{ days: 7 }}, {{ hours: 24 }}; {PAGE}",
    f"bad.yaml:8:38: source: it is empty; {PAGE}",
    "bad.yaml:9:6: rules.d: it has no kind; give the rule a kind: hours, cap, quiet, consent, notice",
    f"bad.yaml:10:6: rules.e: it holds no names with values; {PAGE}",
    "bad.yaml:11:87: unless.0: it is none of 'agreed' or 'consent'; write 'agreed' or 'consent'",
    f"bad.yaml:11:64: lasts: it is no period; write one of: {{ days: 60 }}, {{ hours: 24 }}, ever; {PAGE}",
    "bad.yaml:12:49: window: mon: '25:00-26:00' is not on the clock; a day goes from 00:00 to 24:00",
]


def refused(text: str) -> list[str]:
    with pytest.raises(BadInput) as caught:
        load_text(text, "bad.yaml")
    return [str(fault) for fault in caught.value.faults]


def test_every_fault_is_told_at_its_place_with_its_remedy() -> None:
    assert sorted(refused(WRONG)) == sorted(FAULTS)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[]", "bad.yaml: a rules file is a mapping of keys to values; begin with `id:`"),
        ("id: [", "bad.yaml:2:1: not YAML: did not find expected node content; check indentation, quotes and colons"),
        (HEAD.partition("rules:")[0], "bad.yaml:2:1: rules: it is missing; add it"),
        ("id: a\nid: b\n", "bad.yaml:2:1: id is given twice; keep one of them"),
    ],
)
def test_what_is_no_pack_at_all_is_told(text: str, said: str) -> None:
    assert said in refused(text)


@pytest.mark.parametrize(
    ("written", "period"),
    [
        ("day", Period("day")),
        ("week", Period("week")),
        ("month", Period("month")),
        ("{ days: 7 }", Period("days", 7)),
        ("{ hours: 24 }", Period("hours", 24)),
    ],
)
def test_periods(written: str, period: Period) -> None:
    text = HEAD + f"    kind: cap\n    count: attempts\n    most: 1\n    within: {written}\n"
    assert load_text(text, "a.yaml").pack.rules["rule"].within == period


@pytest.mark.parametrize("written", ["year", "{ days: 0 }", "{ days: 1.5 }", "{ days: 7, hours: 1 }", "7", "true"])
def test_what_is_no_period(written: str) -> None:
    text = HEAD + f"    kind: cap\n    count: attempts\n    most: 1\n    within: {written}\n"
    assert "within: it is no period" in "\n".join(refused(text))


def test_a_file_that_is_not_there_or_not_text(tmp_path: Path) -> None:
    with pytest.raises(NoRulesFile):
        load(tmp_path / "rules.yaml")
    (tmp_path / "rules.yaml").write_bytes(b"\xff\xfe")
    with pytest.raises(BadInput, match="rights and encoding"):
        load(tmp_path / "rules.yaml")


def test_every_shipped_rule_names_its_source() -> None:
    for file in sorted((scripts_folder() / "rules").glob("*/rules.yaml")):
        for rule in load(file).pack.rules.values():
            assert "https://" in rule.source
