"""The page about calling rules: its examples are whole packs, and it leaves nothing out."""

import re
from typing import get_args

import pytest

from agentdesk.core.consent import CHANNELS
from agentdesk.core.places import scripts_folder
from agentdesk.process.rules.checks import check
from agentdesk.process.rules.model import KINDS, Channel, Pack
from agentdesk.process.rules.reading import load_text

PAGE = (scripts_folder() / "RULES.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


def named(text: str) -> str:
    return text.splitlines()[0].removeprefix("id: ")


@pytest.mark.parametrize("text", EXAMPLES, ids=named)
def test_an_example_is_a_whole_pack_without_a_fault(text: str) -> None:
    assert [str(fault) for fault in check(load_text(text, f"{named(text)}.yaml"))] == []


def test_every_kind_of_rule_is_in_an_example() -> None:
    rules = [rule for text in EXAMPLES for rule in load_text(text, "x.yaml").pack.rules.values()]
    assert {rule.kind for rule in rules} == set(KINDS)


def test_every_key_is_on_the_page() -> None:
    words = set(re.findall(r"\w+", PAGE))
    keys = {name for model in (Pack, *KINDS.values()) for name in model.model_fields}
    assert keys - words == set()


def test_every_channel_and_every_pack_is_on_the_page() -> None:
    packs = {file.parent.name for file in (scripts_folder() / "rules").glob("*/rules.yaml")}
    assert packs
    assert [name for name in (*CHANNELS, *packs) if f"`{name}`" not in PAGE] == []
    assert get_args(Channel) == CHANNELS
