"""A .po file is read with all that stands in it, and written in the form that GNU's tools give it."""

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agentdesk.core.errors import BadInput
from agentdesk.core.places import scripts_folder
from agentdesk.words.entries import Entry, PoFile
from agentdesk.words.po_reading import read_po_file
from agentdesk.words.po_writing import po_text

HEADER = 'msgid ""\nmsgstr ""\n"Language: it\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
WHOLE = rf"""# who translates
#
{HEADER}
# a translator's remark
#  and its indent
#. a note
#. another
#: agentdesk/a_long_name_of_a_file.py agentdesk/another_long_name_of_a_file.py
#: agentdesk/third.py
#, fuzzy, python-brace-format
#| msgctxt "before"
#| msgid ""
#| "old\n"
#| "text"
msgctxt "a"
msgid "Only a line {{slot}}\n"
msgstr "Solo una riga \"{{slot}}\"\n"

msgid ""
"two\n"
"lines"
msgstr ""
"due\n"
"righe\t\\"

msgid "{{count}} case"
msgid_plural "{{count}} cases"
msgstr[0] "{{count}} caso"
msgstr[1] "{{count}} casi"

# of one that is gone
#, fuzzy
#~| msgid "older"
#~ msgctxt "z"
#~ msgid ""
#~ "gone\n"
#~ "long ago"
#~ msgstr "andato"

# at the end
"""
SHIPPED = sorted(scripts_folder().glob("*/*.po*"))


def read(text: str) -> PoFile:
    return read_po_file(Path("it.po"), text.encode())


def test_all_that_stands_in_a_file_is_read() -> None:
    file = read(WHOLE)
    assert file.header is not None
    assert file.header.remarks == ("who translates", "")
    assert file.remarks == ("at the end",)
    first, second, third, gone = file.entries
    assert first.remarks == ("a translator's remark", " and its indent")
    assert first.notes == ("a note", "another")
    assert len(first.places) == 3
    assert first.flags == ("fuzzy", "python-brace-format")
    assert first.previous == ('msgctxt "before"', 'msgid ""', '"old\\n"', '"text"')
    assert (first.context, first.source, first.forms) == ("a", "Only a line {slot}\n", ('Solo una riga "{slot}"\n',))
    assert second.forms == ("due\nrighe\t\\",)
    assert (third.many, third.forms) == ("{count} cases", ("{count} caso", "{count} casi"))
    assert (gone.gone, gone.source, gone.flags, gone.previous) == (
        True,
        "gone\nlong ago",
        ("fuzzy",),
        ('msgid "older"',),
    )


def test_a_file_in_its_form_is_written_as_it_was() -> None:
    assert po_text(read(WHOLE)) == WHOLE


def test_wrapped_lines_line_ends_and_a_mark_at_the_top_are_no_part_of_it() -> None:
    wrapped = HEADER + '\nmsgid "Good "\n"day"\nmsgstr ""\n"Buon "\n"giorno"\n'
    (one,) = read("\ufeff" + wrapped.replace("\n", "\r\n")).entries
    assert (one.source, one.translation) == ("Good day", "Buon giorno")


def test_a_retired_entry_that_is_broken_is_told() -> None:
    with pytest.raises(BadInput, match=r"it\.po:7: “msgid old” is not a line of a \.po file"):
        read(HEADER + "\n\n#~ msgid old\n")


def test_a_broken_file_is_told() -> None:
    with pytest.raises(BadInput, match=r"it\.po:6"):
        read(HEADER + "\nmsgid bad\n")


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_the_shipped_files_are_in_this_form(file: Path) -> None:
    content = file.read_bytes()
    assert po_text(read_po_file(file, content)).encode() == content


@pytest.mark.skipif(shutil.which("msgcat") is None, reason="GNU gettext isn't installed")
@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_gettext_agrees_with_the_form_and_finds_no_fault(file: Path) -> None:
    same = subprocess.run(["msgcat", "--no-wrap", file], capture_output=True, check=True)
    assert same.stdout == file.read_bytes()
    checked = subprocess.run(["msgfmt", "-c", "-o", "/dev/null", file], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr


_TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from('\n\t\r"\\{}'), max_size=20)
_LINES = st.lists(st.text("abcצ ", max_size=8).map(str.strip), max_size=2).map(tuple)


@st.composite
def catalogues(draw: st.DrawFn) -> PoFile:
    keys = draw(st.lists(st.tuples(_TEXT, _TEXT.filter(bool)), unique=True, max_size=5))
    entries = []
    for context, source in keys:
        many = draw(st.just("") | _TEXT)
        forms = draw(st.lists(_TEXT, min_size=2, max_size=2)) if many else [draw(_TEXT)]
        notes = {name: draw(_LINES) for name in ("remarks", "notes")}
        flags = draw(st.sampled_from([(), ("fuzzy",), ("fuzzy", "no-wrap")]))
        gone = draw(st.booleans())
        entries.append(Entry(0, context, source, tuple(forms), many, flags=flags, gone=gone, **notes))
    return PoFile(None, tuple(entries))


@given(catalogues())
def test_what_is_written_is_read_again(catalogue: PoFile) -> None:
    text = po_text(catalogue)
    assert po_text(read(text)) == text
    assert [(one.context, one.source, one.forms, one.gone) for one in read(text).entries] == [
        (one.context, one.source, one.forms, one.gone) for one in catalogue.entries
    ]
