"""A small process of a user's own, and the changes that it goes through."""

from pathlib import Path

TEXT = """\
id: visit
title: Visit
summary: A visit is agreed on.
language: it
country: IT
timezone: Europe/Rome
statuses: { new: new, waiting: waiting for a day, closed: closed }
facts:
  tries: { type: count, text: calls, default: 0 }
  wanted_on: { type: date, text: wanted on }
outcomes:
  agreed: { text: visit agreed, attempt: true, reached: true }
  no_answer: { text: no answer, attempt: true }
closings: { agreed: agreed }
start: contact
steps:
  contact:
    kind: ask
    task: Call, and agree on a visit.
    say: When would a visit suit you?
    call: { not_reached: no_answer }
    options:
      no_answer: { text: no answer, next: again }
      agreed: { text: agreed, next: done }
  again:
    kind: effects
    effects: [{ fact: tries, add: 1 }, { status: waiting }, { due: { working_days: 2 } }]
    outcome: no_answer
    next: end
  done:
    kind: effects
    effects: [{ status: closed }, { close: agreed }]
    outcome: agreed
    next: end
  end: { kind: end }
"""
ITALIAN = """\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=2; plural=n != 1;\\n"

msgctxt "contact.say"
msgid "When would a visit suit you?"
msgstr "Quando possiamo venire?"
"""


def write_visit(own: Path, *changes: tuple[str, str]) -> Path:
    """The process in the user's folder, with texts in its file put in others' places; returns its folder."""
    text = TEXT
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    folder = own / "visit"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "process.yaml").write_text(text, encoding="utf-8")
    (folder / "it.po").write_text(ITALIAN, encoding="utf-8")
    return folder
