"""The texts of a process as translators get them."""

from pathlib import Path

from agentdesk.process.loading import load
from agentdesk.process.messages import messages_of_process
from agentdesk.words.messages import Message
from tests.process.scene import HEAD, shipped, small

TEXT = """\
facts:
  device:
    type: text
    text: device
    choices: { phone: your telephone, watch: your watch }
  ready_on: { type: date, text: ready on }
slots: { hours: from nine to five }
start: news
steps:
  news:
    kind: say
    task: Tell them.
    say: "{agent} calls {customer} about {device} of {ready_on}, {hours}, {tries}."
    next: finish
"""


def by_context(text: str) -> dict[str, Message]:
    return {message.context: message for message in messages_of_process(small(text))}


def test_a_translator_learns_who_hears_it_and_what_fills_the_slots() -> None:
    known = by_context(TEXT)
    assert known["news.task"].notes == ("shown to the agent",)
    assert known["news.say"].notes == (
        "said to the customer",
        "{agent}: the agent's name",
        "{customer}: the customer's name",
        "{device}: device: “your telephone”, “your watch”",
        "{ready_on}: ready on, a date",
        "{hours}: the team's own words, or “from nine to five”",
        "{tries}: nothing fills it",
    )
    assert (known["news.say"].spoken, known["news.task"].spoken) == (True, False)


def test_texts_have_the_place_where_they_stand() -> None:
    known = by_context(TEXT)
    line = (HEAD + TEXT).split("\n").index("    task: Tell them.") + 1
    assert known["news.task"].places == (f"process.yaml:{line}",)
    assert known["news.task"].place == f"small.yaml:{line}:11"


def test_slots_of_the_protocol_are_known_inside_it() -> None:
    body, protocol = shipped("credit_control"), shipped("service_call")
    assert "slot.brand" not in {message.context for message in messages_of_process(body)}
    (note, *_) = [
        note
        for message in messages_of_process(body, protocol.process)
        for note in message.notes
        if note.startswith("{brand}")
    ]
    assert note == "{brand}: the team's own words, or “Sample House”"


def test_a_text_is_marked_as_the_same_in_every_language(tmp_path: Path) -> None:
    marked = TEXT.replace("    task: Tell them.", "    task: Ok # same in every language")
    (tmp_path / "process.yaml").write_text(HEAD + marked, encoding="utf-8")
    known = {message.context: message for message in messages_of_process(load(tmp_path / "process.yaml"))}
    assert [context for context, message in known.items() if message.same] == ["news.task"]
    assert known["news.task"].source == "Ok"
