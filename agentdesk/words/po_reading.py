"""Reading a .po file with all that stands in it, so that it can be written again and nothing is lost."""

import re
from collections.abc import Iterable
from pathlib import Path

from agentdesk.core.errors import BadInput, Fault
from agentdesk.words.entries import Entry, PoFile

_GONE = "#~"
_KEYWORD = re.compile(r"(?P<keyword>msgctxt|msgid_plural|msgid|msgstr)(?:\[(?P<form>\d+)\])? *(?P<text>\".*\")")
_ESCAPED = re.compile(r"\\(.)")
_MEANT = {"n": "\n", "t": "\t", "r": "\r"}
_REMEDY = "mend it as a line of a .po file, or remove the retired entry"


def read_po_file(file: Path, content: bytes, *, sound: bool = False) -> PoFile:
    """What a .po file holds. BadInput, with every fault and its line, where one can't be read.

    `sound`: its lines are known to be so, as it was compiled.
    """
    from agentdesk.words.po_file import check_lines

    if not sound:
        check_lines(file, content)
    return _Reader(file).read(content.decode("utf-8-sig").split("\n"))


class _Reader:
    """Puts entries together, line by line."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._read: list[Entry] = []
        self._begin()

    def _begin(self) -> None:
        self._comments: dict[str, list[str]] = {"remarks": [], "notes": [], "places": [], "flags": [], "|": []}
        self._texts: dict[str, str] = {}
        self._keyword = ""
        self._line = 0
        self._gone = False

    def read(self, lines: Iterable[str]) -> PoFile:
        for number, line in enumerate(lines, 1):
            self._take(number, line.strip())
        self._finish()
        header = next((entry for entry in self._read if not (entry.source or entry.context or entry.gone)), None)
        entries = tuple(entry for entry in self._read if entry is not header)
        return PoFile(header, entries, tuple(self._comments["remarks"]))

    def _take(self, number: int, line: str) -> None:
        if line.startswith(_GONE):
            said = line[len(_GONE) :].strip()
            if said.startswith("|"):
                self._comment(f"#{said}")
            elif said:
                self._text(number, said, True)
        elif line.startswith("#"):
            self._comment(line)
        elif line:
            self._text(number, line, False)

    def _comment(self, line: str) -> None:
        if self._keyword:
            self._finish()
        sign, rest = line[1:2], line[2:].strip()
        if sign == ".":
            self._comments["notes"].append(rest)
        elif sign == ":":
            self._comments["places"] += rest.split()
        elif sign == ",":
            self._comments["flags"] += [flag for part in rest.split(",") if (flag := part.strip())]
        elif sign == "|":
            self._comments["|"].append(rest)
        else:
            self._comments["remarks"].append(line[1:].removeprefix(" "))

    def _text(self, number: int, line: str, gone: bool) -> None:
        match = None if line.startswith('"') else _KEYWORD.fullmatch(line)
        if match is None and not (line[:1] == line[-1:] == '"' and self._keyword):
            raise BadInput(Fault(f"{self._file}:{number}", f"“{line[:60]}” is not a line of a .po file", _REMEDY))
        if match is None:
            self._texts[self._keyword] += _unescaped(line)
            return
        keyword = match["keyword"] + (f"[{int(match['form'])}]" if match["form"] else "")
        if keyword == "msgctxt" or (keyword == "msgid" and self._keyword != "msgctxt"):
            self._finish()
        if keyword == "msgid":
            self._line = number
        self._keyword, self._gone = keyword, gone
        self._texts[keyword] = _unescaped(match["text"])

    def _finish(self) -> None:
        if self._keyword:
            self._read.append(self._entry())
            self._begin()

    def _entry(self) -> Entry:
        said = self._comments
        forms = tuple(text for keyword, text in self._texts.items() if keyword.startswith("msgstr"))
        return Entry(
            line=self._line,
            context=self._texts.get("msgctxt", ""),
            source=self._texts.get("msgid", ""),
            forms=forms or ("",),
            many=self._texts.get("msgid_plural", ""),
            remarks=tuple(said["remarks"]),
            notes=tuple(said["notes"]),
            places=tuple(said["places"]),
            flags=tuple(dict.fromkeys(said["flags"])),
            previous=tuple(said["|"]),
            gone=self._gone,
        )


def _unescaped(quoted: str) -> str:
    return _ESCAPED.sub(lambda match: _MEANT.get(match[1], match[1]), quoted[1:-1])
