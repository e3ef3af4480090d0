"""What the shipped processes share, so that figures over all of them say what they mean."""

from agentdesk.core.places import scripts_folder
from tests.process.scene import shipped


def test_an_outcome_is_called_the_same_in_every_process() -> None:
    called: dict[str, set[str]] = {}
    for file in scripts_folder().glob("*/process.yaml"):
        for id, outcome in shipped(file.parent.name).process.outcomes.items():
            called.setdefault(id, set()).add(outcome.text)
    assert len(called) > 20
    assert {id: words for id, words in called.items() if len(words) > 1} == {}
