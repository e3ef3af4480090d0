"""Subjects of messages: needed in mails, letters and notices, of no use in texts."""

import pytest

from tests.process.checks.found import assert_faults

PROCESS = """\
roles: { office: the office }
messages:
  hello: MESSAGE
start: effects
steps:
  effects:
    kind: effects
    effects:
      - EFFECT
    next: end
  end:
    kind: end
"""
NOTICE = "{ notify: office, message: hello }"


def process(message: str, effect: str) -> str:
    return PROCESS.replace("MESSAGE", message).replace("EFFECT", effect)


@pytest.mark.parametrize(
    ("effect", "said"),
    [("mail: hello", "a mail"), ("letter: hello", "a letter"), (NOTICE, "a notice")],
)
def test_what_has_a_subject_by_its_nature_needs_one(effect: str, said: str) -> None:
    fault = (f"hello is sent as {said} and has no subject", "add `subject`")
    assert_faults(process("›{ body: Good day. }", effect), fault)
    assert_faults(process("{ subject: Hello, body: Good day. }", effect))


def test_a_text_has_none() -> None:
    fault = ("hello is only sent as a text, which has no subject", "take it out")
    assert_faults(process("{ subject: ›Hello, body: Good day. }", "text: hello"), fault)
    assert_faults(process("{ body: Good day. }", "text: hello"))


def test_a_message_that_is_sent_both_ways_has_one() -> None:
    both = "mail: hello\n      - text: hello"
    assert_faults(process("{ subject: Hello, body: Good day. }", both))


def test_a_message_says_something() -> None:
    assert_faults(process('{ body: ›" " }', "text: hello"), ("hello says nothing", "write its `body`"))
