"""Steps have words of their own wherever they are named."""

import pytest

from agentdesk.desk.step_names import step_words
from agentdesk.words.translator import Translator
from tests.desk.conftest import Scene
from tests.process.scene import shipped


def words(scene: Scene, process: str, step: str, language: str = "en") -> str:
    find = scene.office.library.words.find

    def said(context: str, source: str) -> str:
        return find(process, language, context, source).text

    return step_words(shipped(process).process, step, said, Translator(scene.office.library.words, language))


@pytest.mark.parametrize(
    ("process", "step", "said"),
    [
        ("credit_control", "contact", "Call the contact. What came of it?"),
        ("credit_control", "technical_line", "I will look into it and see that it moves forward."),
        ("credit_control", "second_try", "no answer yet (2) · call_2"),
        ("credit_control", "paid_up", "closed · done · paid"),
        ("credit_control", "try_again", "calls without an answer · No answer. · next date · priority: medium"),
        ("credit_control", "first_try", "no answer yet (1) · call_1 · Your open invoices"),
        ("credit_control", "manager", "priority: blocking · manager · a detailed note is required · next date"),
        ("credit_control", "hand_back", "handed back to the agents · back to the agents' queue · next date"),
        ("credit_control", "solved", "phone appointment"),
        ("credit_control", "unanswered", "no answer"),
        ("credit_control", "closed", "paid"),
        ("credit_control", "technical", "customer care · call at the agreed time"),
        ("service_call", "wrong_number", "this number is marked as wrong"),
        ("service_call", "greet_plain", "Good day, this is {agent}"),
        ("service_call", "body", "Case"),
        ("service_call", "gone", "gone"),
    ],
)
def test_the_words_of_a_step(scene: Scene, process: str, step: str, said: str) -> None:
    assert words(scene, process, step).startswith(said)


def test_they_are_said_in_the_language_of_the_interface(scene: Scene) -> None:
    assert words(scene, "credit_control", "paid_up", "it") == "chiusa · conclusa · pagato"


def test_no_step_in_the_browser_shows_its_id(scene: Scene) -> None:
    for process in scene.office.processes("en"):
        unnamed = [name for name, _, text in process.steps if text == name.replace("_", " ")]
        assert unnamed == []
