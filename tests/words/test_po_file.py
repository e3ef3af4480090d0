"""Broken .po files are told with their lines; sound ones are compiled."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agentdesk.core.errors import BadInput, Fault
from agentdesk.words.catalogue import Catalogue
from agentdesk.words.po_file import compile_po
from tests.words.po import entry, plural, po

HEADER_LINES = 5


def compiled(text: str, name: str = "it.po") -> Catalogue:
    return Catalogue(compile_po(Path(name), text.encode()))


def faults(text: str | bytes, name: str = "it.po") -> tuple[Fault, ...]:
    with pytest.raises(BadInput) as caught:
        compile_po(Path(name), text if isinstance(text, bytes) else text.encode())
    return caught.value.faults


@pytest.mark.parametrize(
    ("lines", "line", "fault"),
    [
        ('msgid "a\nmsgstr "b"', 1, "not a line"),
        ('msgid "a"\nmsgstr "b" c', 2, "not a line"),
        ('msgid "a"\nmsgstr b', 2, "not a line"),
        ('msgid "a"\nmsgstr "b \\q"', 2, "not a line"),
        ('msgid "a"\nmsgstr "say "hello""', 2, "not a line"),
        ('<<<<<<< ours\nmsgid "a"\nmsgstr "b"', 1, "not a line"),
        ('msgstr "b"', 1, "msgstr can't stand here"),
        ('msgid "a"\nmsgstr "b"\nmsgstr "c"', 3, "msgstr can't stand here"),
        ('msgid "a"\nmsgctxt "x"\nmsgstr "b"', 2, "msgctxt can't stand here"),
        ('msgid "a"\nmsgid_plural "as"\nmsgstr[1] "b"', 3, "msgstr[1] can't stand here"),
        ('msgid "a"\nmsgid_plural "as"\nmsgstr "b"', 3, "msgstr can't stand here"),
        ('msgid "a"\n\nmsgid "b"\nmsgstr "c"', 1, "without msgstr"),
        ('msgid "a"\nmsgstr "b"\n\nmsgid "c"', 4, "without msgstr"),
        ('msgid "a"\nmsgstr "b"\n\nmsgid ""\n"a"\nmsgstr "c"', 4, "the entry of line 6 once more"),
        (
            'msgctxt "x"\nmsgid "a"\nmsgstr "b"\n\nmsgctxt "x"\nmsgid "a"\nmsgstr "c"',
            5,
            "the entry of line 6 once more",
        ),
    ],
)
def test_a_fault_has_its_line_and_its_remedy(lines: str, line: int, fault: str) -> None:
    found = faults(po(lines))
    assert (f"it.po:{HEADER_LINES + line}", True) in [(one.place, fault in one.fault) for one in found]
    assert all(one.remedy for one in found)


def test_every_fault_is_told_at_once() -> None:
    found = faults(po('msgid "a', 'msgid "b"', 'msgid "c"\nmsgstr "d" d'))
    assert len(found) >= 3


def test_bytes_that_are_not_utf8_have_their_line() -> None:
    (fault,) = faults(po(entry("a", "b"), entry("Città", "città")).encode("latin-1"))
    assert fault.place == "it.po:9"
    assert "UTF-8" in fault.remedy


def test_plurals_need_a_rule_and_the_remedy_is_ours() -> None:
    (fault,) = faults('msgid ""\nmsgstr ""\n"Language: ar\\n"\n\n' + plural("a", "b", "c", "d"), "ar.po")
    assert fault.place == "ar.po:6"
    assert "n%100>=11 ? 4 : 5;" in fault.remedy


@pytest.mark.parametrize(
    ("forms", "said"),
    [
        ("nplurals=2; plural=n !=;", "plural rule can't be read"),
        ("nplurals=2; plural=__import__;", "plural rule can't be read"),
        ("nplurals=two; plural=n != 1;", "header can't be read"),
        ("nplurals=1; plural=0;", "more translations than num_plurals"),
    ],
)
def test_a_broken_plural_rule_is_told(forms: str, said: str) -> None:
    (fault,) = faults(po(plural("day", "days", "giorno", "giorni"), plural_forms=forms))
    assert said in fault.fault
    assert fault.place.startswith("it.po:")


def test_fuzzy_obsolete_and_unfinished_entries_are_not_used() -> None:
    catalogue = compiled(
        po(
            entry("Hold", "Attesa", flags="fuzzy, python-brace-format"),
            '#~ msgid "Old"\n#~ msgstr "Vecchio"\n',
            entry("Empty", ""),
            plural("{n} day", "{n} days", "{n} giorno", ""),
            entry("Kept", "Tenuto"),
        )
    )
    assert [catalogue.get("", text) for text in ("Hold", "Old", "Empty", "Kept")] == [None] * 3 + ["Tenuto"]
    assert catalogue.get_plural("", "{n} day", "{n} days", 1) is None


def test_an_obsolete_entry_may_be_broken_and_may_come_twice() -> None:
    text = po('#~ msgid "a"\n#~ msgid\n', entry("a", "b"), '#~ msgid "a"\n#~ msgstr "c"\n')
    assert compiled(text).get("", "a") == "b"


def test_what_editors_write_is_read() -> None:
    text = "\ufeff" + po(
        '# by hand\n#. for the greeting\n#: process.yaml:4\n#| msgid "Helo"\nmsgid ""\n"Hel"\n"lo\\n"\n'
        'msgstr ""\n"Pron\\"to\\"\\n"\n'
    ).replace("\n", "\r\n")
    assert compiled(text).get("", "Hello\n") == 'Pron"to"\n'


def test_line_separators_inside_a_text_are_text() -> None:
    assert compiled(po(entry("a", "b\u2028c\x85d"))).get("", "a") == "b\u2028c\x85d"


@pytest.mark.parametrize("language", ["", "Language: \\n", "Language: tlh\\n", "Language: ar\\n"])
def test_the_files_own_plural_rule_holds_whatever_the_language_header_says(language: str) -> None:
    rule = '"Plural-Forms: nplurals=3; plural=n==7 ? 2 : n==5 ? 1 : 0;\\n"\n'
    header = f'msgid ""\nmsgstr ""\n"{language}"\n{rule}\n'
    catalogue = compiled(header + plural("day", "days", "zero", "uno", "due"))
    assert [catalogue.get_plural("", "day", "days", n) for n in (1, 5, 7)] == ["zero", "uno", "due"]


def test_a_file_without_entries_or_header_is_an_empty_catalogue() -> None:
    assert compiled("").get("", "a") is None
    assert compiled(entry("a", "é")).get("", "a") == "é"


_FRAGMENTS = st.sampled_from(
    [
        'msgid ""',
        'msgid "a"',
        'msgid_plural "as"',
        'msgctxt "x"',
        'msgctxt ""',
        'msgstr ""',
        'msgstr "b"',
        'msgstr[0] "b"',
        'msgstr[1] "c"',
        'msgstr[2] "d"',
        '"more\\n"',
        '"Plural-Forms: nplurals=2; plural=n>1;\\n"',
        '"Plural-Forms: nplurals=0; plural=;\\n"',
        '"Language: it\\n"',
        '"Content-Type: text/plain; charset=CHARSET\\n"',
        '"POT-Creation-Date: YEAR-MO-DA HO:MI+ZONE\\n"',
        "# note",
        "#, fuzzy",
        "#: \u2068a b:1",
        '#~ msgid "a"',
        "",
        "msgid",
        '"',
    ]
)


@given(st.lists(_FRAGMENTS | st.text(max_size=12), max_size=14))
def test_any_text_is_either_compiled_or_refused_as_bad_input(lines: list[str]) -> None:
    found: tuple[Fault, ...] = ()
    try:
        Catalogue(compile_po(Path("it.po"), "\n".join(lines).encode("utf-8", "replace")))
    except BadInput as error:
        found = error.faults
    assert all(fault.place.startswith("it.po:") and fault.remedy for fault in found)
