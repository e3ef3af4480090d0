"""What there is to translate, and which entries are whose."""

from pathlib import Path

from agentdesk.words.entries import Entry
from agentdesk.words.messages import Message, Messages, messages_of, template, without_slots
from agentdesk.words.po_reading import read_po_file
from agentdesk.words.po_writing import po_text


def test_what_holds_no_word_is_the_same_everywhere() -> None:
    same = {"{a}: {b}": True, "40": True, "40 s": False, "{a}: x": False, "{": True}
    assert {text: Message(text).everywhere for text in same} == same


def test_slots_are_those_of_the_plural_where_there_is_one() -> None:
    assert Message("a day", many="{count} days").slots == ("count",)
    assert Message("{a} and {b} and {a}").flags == ("python-brace-format",)
    assert Message("a { b").slots == Message("plain").slots == ()
    assert without_slots("{a}-{b}-{{c}}") == " - -{{c}}"


def test_an_entry_belongs_to_a_text_by_its_context_or_else_by_its_english() -> None:
    hello, yes, open_, close = texts = (
        Message("Hello", "a.say"),
        Message("Yes"),
        Message("Open", "menu"),
        Message("Close", "menu"),
    )
    known = Messages(texts)
    assert known.of(Entry(1, "a.say", "Hi")) is hello
    assert known.of(Entry(1, "a.say|customer=f", "Hi")) is hello
    assert known.of(Entry(1, "", "Yes")) is yes
    assert known.of(Entry(1, "menu", "Open")) is open_
    assert known.of(Entry(1, "menu", "Close")) is close
    assert [known.of(Entry(1, *entry)) for entry in (("menu", "Opens"), ("b.say", "Hello"), ("", "No"))] == [None] * 3


def test_a_template_gives_its_texts_back() -> None:
    texts = (
        Message("{a}: {b}", "line", places=("x.yaml:1",), notes=("a note",)),
        Message("a day", many="{count} days"),
        Message("Enter", same=True),
    )
    file = read_po_file(Path("x.pot"), po_text(template(Messages(texts))).encode())
    again = messages_of(file, "x.pot")
    assert [(text.source, text.many, text.context, text.everywhere) for text in again] == [
        (text.source, text.many, text.context, text.everywhere) for text in texts
    ]
    assert next(iter(again)).place.startswith("x.pot:")
