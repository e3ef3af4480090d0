"""The package does what its description says, and stands on nothing but Python."""

import ast
import doctest
import sys
from pathlib import Path

import agentdesk.text


def test_the_description_is_true() -> None:
    failed, tried = doctest.testmod(agentdesk.text)
    assert (failed, tried > 5) == (0, True)


def test_every_module_that_is_described_is_there() -> None:
    assert agentdesk.text.__doc__ is not None
    described = {line.split("``")[1] for line in agentdesk.text.__doc__.splitlines() if line.startswith("``")}
    assert len(described) > 8
    assert described <= {path.stem for path in Path(agentdesk.text.__file__).parent.glob("*.py")}


def test_it_stands_on_the_standard_library_and_itself() -> None:
    roots = set()
    for path in Path(agentdesk.text.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                roots |= {name.name for name in node.names}
            elif isinstance(node, ast.ImportFrom):
                roots.add(node.module or "")
    assert {root for root in roots if root.split(".")[0] not in sys.stdlib_module_names} == {
        root for root in roots if root.startswith("agentdesk.text.")
    }
