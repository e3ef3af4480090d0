"""What leaves the house after a call: in the customer's language where there are words in it, in the right form."""

from dataclasses import replace
from pathlib import Path

import pytest

from agentdesk.core.call import OutboxItem
from agentdesk.core.case import CaseState
from agentdesk.core.inputs import Choose
from agentdesk.desk.effect_view import effect_views
from agentdesk.desk.outgoing import outgoing
from agentdesk.desk.reader import Reader
from agentdesk.process.engine import begin, respond
from agentdesk.process.slots import Speaker
from agentdesk.words.look_up import Words
from agentdesk.words.translator import Translator
from tests.process.scene import moment, setting, small

PROCESS = """
roles: { workshop: the workshop }
messages:
  ready: { subject: "Your repair, {customer}", body: "Good day, {customer}." }
  soon: { body: "We call you\\ntomorrow, {customer}." }
  hurry: { subject: A customer waits, body: "Case {case}." }
start: contact
steps:
  contact:
    kind: ask
    task: Told?
    options: { "told": { text: told, next: sent } }
  sent:
    kind: effects
    effects:
      - mail: ready
      - letter: ready
      - text: soon
      - notify: workshop
        message: hurry
    next: end
  end: { kind: end }
"""
ARABIC = """\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgctxt "message.ready.subject"
msgid "Your repair, {customer}"
msgstr "إصلاح {customer}"

msgctxt "message.ready.body"
msgid "Good day, {customer}."
msgstr "أهلًا {customer}."
"""


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    folder = tmp_path / "scripts" / "small"
    folder.mkdir(parents=True)
    (folder / "ar.po").write_text(ARABIC, encoding="utf-8")
    at = moment("2026-11-24T10:00")
    process = small(PROCESS).process
    call = respond(begin(setting(process), CaseState(), at), Choose("told"), at, 0.0)
    return Reader(call, Words(folder.parent, tmp_path / "cache"), Speaker("Sara", "f", "نوف", "f", "R-1", "+1"))


def test_each_message_is_written_in_the_language_in_which_there_are_words(reader: Reader) -> None:
    mail, letter, text, notice = outgoing(reader, "ar", "en")
    assert mail == OutboxItem("mail", "ready", "ar", None, "إصلاح \u2068نوف\u2069", "أهلًا \u2068نوف\u2069.")
    assert (letter.kind, letter.language, letter.body) == ("letter", "ar", mail.body)
    assert text == OutboxItem("text", "soon", "en", None, "", "We call you\ntomorrow, \u2068نوف\u2069.")
    assert notice == OutboxItem("notify", "hurry", "en", "workshop", "A customer waits", "Case R-1.")


def test_what_is_left_open_is_told(reader: Reader) -> None:
    unnamed = replace(reader, speaker=replace(reader.speaker, customer=""))
    assert [item.whole for item in outgoing(reader, "ar", "en")] == [True] * 4
    assert [item.whole for item in outgoing(unnamed, "ar", "en")] == [False, False, False, True]


def test_a_text_is_known_to_the_agent_by_its_words(reader: Reader) -> None:
    shown = effect_views(reader.call.effects, reader, Translator(reader.words, "en"))
    assert [(view.kind, view.text) for view in shown][1:3] == [
        ("letter", "Your repair, \u2068نوف\u2069"),
        ("text", "We call you tomorrow, \u2068نوف\u2069."),
    ]
