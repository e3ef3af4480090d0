"""A translator's .po file, checked line by line and compiled to the .mo that gettext reads."""

import re
from collections.abc import Iterable
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from agentdesk.core.errors import BadInput, Fault, Phrase
from agentdesk.words.languages import language_of

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

_LINE = re.compile(
    r"(?:(?P<keyword>msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?) +)?"
    r'"(?P<text>(?:[^"\\\x00-\x1f]|\t|\\[\\"nrt])*)"'
)
_MAY_FOLLOW = {
    "msgctxt": ("", "msgstr"),
    "msgid": ("", "msgctxt", "msgstr"),
    "msgid_plural": ("msgid",),
    "msgstr": ("msgid",),
}
_LINE_REMEDY = Phrase(
    "write a keyword (msgctxt, msgid, msgid_plural, msgstr, msgstr[N]) and a text in double quotes; "
    r"inside it \" \\ \n \t \r are the only escapes"
)
_ORDER_REMEDY = Phrase("the order is msgctxt (if any), msgid, msgstr; with plurals msgid, msgid_plural, msgstr[0] …")


class _Proof:
    """Reads the lines of a .po file and notes every fault with its line."""

    def __init__(self, file: Path) -> None:
        self.faults: list[Fault] = []
        self.first_plural = 0
        self._file = file
        self._keyword = ""
        self._entry: dict[str, str] = {}
        self._started = 0
        self._seen: dict[tuple[str | None, str], int] = {}

    def read(self, lines: Iterable[str]) -> None:
        for number, line in enumerate(lines, 1):
            if line and not line.startswith("#"):
                self._line(number, line)
        self._finish()

    def _note(self, line: int, fault: str, remedy: str) -> None:
        self.faults.append(_fault(self._file, line, fault, remedy))

    def _line(self, number: int, line: str) -> None:
        match = _LINE.fullmatch(line)
        if match is None or not (match["keyword"] or self._keyword):
            self._note(number, Phrase("“{line}” is not a line of a .po file", line=line[:60]), _LINE_REMEDY)
        elif match["keyword"]:
            self._start(number, match["keyword"], match["text"])
        else:
            self._entry[self._keyword] += match["text"]

    def _start(self, number: int, keyword: str, text: str) -> None:
        if not _may_follow(keyword, self._keyword):
            self._note(number, Phrase("{keyword} can't stand here", keyword=keyword), _ORDER_REMEDY)
        if keyword == "msgid_plural":
            self.first_plural = self.first_plural or number
        if keyword == "msgctxt" or (keyword == "msgid" and self._keyword != "msgctxt"):
            self._finish()
            self._started = number
        self._keyword = keyword
        self._entry[keyword] = text

    def _finish(self) -> None:
        entry, self._entry = self._entry, {}
        if "msgid" not in entry:
            return
        if not self._keyword.startswith("msgstr"):
            self._note(self._started, Phrase("an entry without msgstr"), _ORDER_REMEDY)
        first = self._seen.setdefault((entry.get("msgctxt"), entry["msgid"]), self._started)
        if first != self._started:
            self._note(
                self._started, Phrase("the entry of line {line} once more", line=first), Phrase("keep one of the two")
            )


def _may_follow(keyword: str, previous: str) -> bool:
    if keyword.startswith("msgstr["):
        index = int(keyword[7:-1])
        return previous == (f"msgstr[{index - 1}]" if index else "msgid_plural")
    return previous.partition("[")[0] in _MAY_FOLLOW[keyword]


def _fault(file: Path, line: int, fault: str, remedy: str) -> Fault:
    return Fault(f"{file}:{line}", fault, remedy)


def _lines(file: Path, content: bytes) -> list[str]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise BadInput(
            _fault(file, line, Phrase("these bytes are not UTF-8"), Phrase("save the file as UTF-8"))
        ) from error
    lines = (line.strip() for line in text.split("\n"))
    return ["" if line.startswith("#~") else line for line in lines]


def _header_line(lines: list[str], header: str) -> int:
    """The number of the line that holds a header; 0 where there is none."""
    held = (number for number, line in enumerate(lines, 1) if f"{header}:" in line and line[0] != "#")
    return next(held, 0)


def check_lines(file: Path, content: bytes) -> None:
    """BadInput, with every fault, where a line of a .po file can't be read. Retired entries are left out."""
    proof = _proved(file, _lines(file, content))
    if proof.faults:
        raise BadInput(*proof.faults)


def _proved(file: Path, lines: list[str]) -> _Proof:
    proof = _Proof(file)
    proof.read(lines)
    return proof


def _check(file: Path, lines: list[str]) -> None:
    proof = _proved(file, lines)
    if proof.first_plural and not _header_line(lines, "Plural-Forms"):
        known = language_of(file.stem)
        forms = known.plural_forms if known else "nplurals=…; plural=…;"
        remedy = Phrase("add {header} to the header", header=rf'"Plural-Forms: {forms}\n"')
        proof.faults.append(_fault(file, proof.first_plural, Phrase("plurals without a Plural-Forms header"), remedy))
    if proof.faults:
        raise BadInput(*proof.faults)


def _parsed(file: Path, lines: list[str]) -> "Catalog":
    from babel.messages.pofile import PoFileError, read_po

    try:
        catalog = read_po(lines, abort_invalid=True)
    except PoFileError as error:
        said = str(error).rpartition(" on ")[0]
        remedy = Phrase("look at the entry's forms, the header's nplurals and the comments above")
        raise BadInput(_fault(file, error.lineno + 1, said, remedy)) from error
    except (ValueError, LookupError) as error:
        remedy = Phrase("mend the dates, the charset and the Plural-Forms in the header, or leave them out")
        raise BadInput(_fault(file, 1, Phrase("the header can't be read: {cause}", cause=error), remedy)) from error
    catalog.charset = "utf-8"
    if catalog.locale is None:
        catalog.locale = "en"  # babel writes the Plural-Forms header only for a locale that it knows
    return catalog


def _drop_unfinished_plurals(catalog: "Catalog") -> None:
    """Leave out plurals with a form missing, for which babel would write English as if translated."""
    for message in list(catalog):
        if message.id and message.pluralizable and not all(message.string or ("",)):
            catalog.delete(message.id, message.context)


def compile_po(file: Path, content: bytes) -> bytes:
    """The content of the .po `file` as that of an .mo file; fuzzy and unfinished entries are left out.

    Raises BadInput with every fault and its line.
    """
    from babel.messages.mofile import write_mo

    lines = _lines(file, content)
    _check(file, lines)
    catalog = _parsed(file, lines)
    _drop_unfinished_plurals(catalog)
    compiled = BytesIO()
    write_mo(compiled, catalog)
    try:
        GNUTranslations(BytesIO(compiled.getvalue()))
    except ValueError as error:
        line = _header_line(lines, "Plural-Forms") or 1
        remedy = Phrase("write it as “nplurals=2; plural=n != 1;”, on one line, with n and the operators of C")
        raise BadInput(
            _fault(file, line, Phrase("the plural rule can't be read: {cause}", cause=error), remedy)
        ) from error
    return compiled.getvalue()
