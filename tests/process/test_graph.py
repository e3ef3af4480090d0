"""Flowcharts whose edges lead to nodes that are there, and whose labels can't break out of their quotes."""

import re

import pytest

from agentdesk.process.graph import mermaid
from agentdesk.process.model import Process
from agentdesk.process.steps import targets
from tests.process.scene import shipped, small

_LABEL = r'"((?:[^"#\\`<>&]|#(?:\d+|quot|amp|lt|gt);)*)"'
_OPENS = (r"\(\[", r"\[\[", r"\{\{", r"\[/", r"\{", r">", r"\[", r"\[\(", r"\(\(\(", r"\(\(")
_CLOSES = (r"\]\)", r"\]\]", r"\}\}", r"/\]", r"\}", r"\]", r"\]", r"\)\]", r"\)\)\)", r"\)\)")
_SHAPES = "|".join(f"{opens}{_LABEL}{closes}" for opens, closes in zip(_OPENS, _CLOSES, strict=True))
NODE = re.compile(rf"    (\w+)(?:{_SHAPES})")
EDGE = re.compile(rf"    (\w+) (?:-->(?:\|{_LABEL}\|)?|-\.->) (\w+)")


def parsed(drawn: str) -> tuple[dict[str, str], list[tuple[str, str, str]]]:
    """The nodes with their labels, and the edges with theirs; every line has to be one or the other."""
    first, *lines = drawn.splitlines()
    assert first == "flowchart TD"
    nodes, edges = {}, []
    for line in lines:
        edge, node = EDGE.fullmatch(line), NODE.fullmatch(line)
        assert edge or node, line
        if edge:
            edges.append((edge[1], edge[2] or "", edge[3]))
        elif node:
            assert node[1] not in nodes
            nodes[node[1]] = next(label for label in node.groups()[1:] if label is not None)
    return nodes, edges


TRICKY = r"""
start: ask
steps:
  ask:
    kind: ask
    task: 'Say "hello" & <b>bye</b>; #1 `x` \n | { } ] end'
    options:
      quoted: { text: 'a "word" | [x]', next: end }
      arabic: { text: "نعم", next: style }
  style:
    kind: say
    say: |
      Two
      lines, and so long that nobody would want to read all of it in a box of a flowchart that is small.
    next: finish
  end:
    kind: end
anywhere:
  hold: { text: "hold \"on\"", start: style }
on_import:
  - when: { priority: low }
    start: end
"""


def test_every_shape_of_every_kind() -> None:
    nodes, edges = parsed(mermaid(small(TRICKY).process))
    assert set(nodes) == {"start", "s_ask", "s_style", "s_end", "r_finish", "i_hold", "import_1"}
    assert edges == [
        ("start", "", "s_ask"),
        ("s_ask", "a #quot;word#quot; | [x]", "s_end"),
        ("s_ask", "نعم", "s_style"),
        ("s_style", "", "r_finish"),
        ("i_hold", "", "s_style"),
        ("import_1", "", "s_end"),
    ]


def test_labels_are_escaped_and_cropped_with_a_sign() -> None:
    nodes, _edges = parsed(mermaid(small(TRICKY).process))
    assert nodes["s_ask"].startswith("ask: Say #quot;hello#quot; #amp; #lt;b#gt;bye#lt;/b#gt;; #35;1 #96;x#96; #92;n")
    assert nodes["s_style"].startswith("style: Two lines, and")
    assert nodes["s_style"].endswith("…")
    assert nodes["i_hold"] == "hold #quot;on#quot;"


def test_interrupts_and_imports_are_dotted() -> None:
    drawn = mermaid(small(TRICKY).process)
    assert "i_hold -.-> s_style" in drawn
    assert "import_1 -.-> s_end" in drawn
    assert drawn.count("-.->") == 2


@pytest.mark.parametrize("id", ["service_call", "credit_control"])
def test_a_shipped_process_is_drawn_whole(id: str) -> None:
    process = shipped(id).process
    nodes, edges = parsed(mermaid(process))
    assert {f"s_{name}" for name in process.steps} <= set(nodes)
    assert {end for start, _label, target in edges for end in (start, target)} <= set(nodes)
    assert len(edges) == 1 + _ways(process)


def _ways(process: Process) -> int:
    return sum(len(targets(step)) for step in process.steps.values()) + len(process.anywhere) + len(process.on_import)


def test_words_come_from_where_they_are_asked_for() -> None:
    asked: dict[str, str] = {}

    def title_of(context: str, source: str) -> str:
        asked[context] = source
        return source.upper()

    nodes, edges = parsed(mermaid(shipped("credit_control").process, title_of))
    assert nodes["s_contact"] == "contact: CALL THE CONTACT. WHAT CAME OF IT?"
    assert ("s_contact", "NO ANSWER", "s_unanswered") in edges
    assert asked["contact.option.no_answer"] == "no answer"
    assert asked["anywhere.payment_received"] == "payment received"
    assert asked["title"] == "Credit control"
