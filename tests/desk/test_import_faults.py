"""What is wrong with an import file is said of every row, with its place and a remedy, and nothing is written."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from agentdesk.core.errors import BadInput
from agentdesk.core.plain import Plain
from agentdesk.desk.importing import commit, plan
from tests.desk.bringing import NOW, Bringing, bringing, tables

COLUMNS = (
    *("external_id", "name", "phone", "country", "timezone", "language", "gender", "status", "priority", "due_on"),
    *("consent_voicemail", "facts.invoices", "facts.rate", "facts.owed", "facts.promised_on", "facts.meeting_at"),
    *("facts.vip", "facts.channel", "namme"),
)
GOOD = {"name": "Bianca Fumagalli", "phone": "+39 300 645 6046"}
# What a row changes in a good one, and what is said of it, from its line on.
BAD: tuple[tuple[dict[str, str] | str, tuple[str, ...]], ...] = (
    ({"external_id": "A-1"}, ()),
    ({"name": ""}, ("name: a new case needs it; write the customer's name",)),
    ({"name": "x" * 201}, ("name: it has 201 characters; shorten it to 200 or fewer",)),
    ({"name": "\u202e\x07"}, ("name: nothing in it can be read; write the customer's name",)),
    ({"phone": ""}, ("phone: a new case needs it; write at least one number",)),
    ({"phone": "call me"}, ("phone: “call me” is not a telephone number; write it with + and the country's code",)),
    ({"phone": "+39 12"}, ("phone: “+39 12” is too short or too long for a number in IT; check its digits",)),
    ({"phone": "+39 300 645 6046; 7"}, ("phone: “7” is not a telephone number",)),
    ({"country": "Italy"}, ("country: no country has the code ITALY; did you mean IT?",)),
    ({"country": "XX"}, ("country: no country has the code XX; write its two letters, such as IT",)),
    ({"country": "FR"}, ()),
    (
        {"country": "ES"},
        ("timezone: it isn't the same in all of ES; give the customer's, such as Europe/Madrid",),
    ),
    ({"timezone": "Europe/Roma"}, ("timezone: there is no time zone Europe/Roma; did you mean Europe/Rome?",)),
    ({"language": "klingon"}, ("language: there is no language “klingon”; write en, it, zh, ar, fa or he",)),
    ({"gender": "x"}, ("gender: there is no gender “x”; write f, m or u",)),
    ({"status": "wating"}, ("status: there is no status “wating”; did you mean waiting?",)),
    (
        {"status": "closed"},
        ("status: a case isn't closed by its status alone; leave the row out, or give the facts",),
    ),
    ({"priority": "urgent"}, ("priority: there is no priority “urgent”; write blocking, high, medium or low",)),
    ({"due_on": "25/11/2026"}, ("due_on: “25/11/2026” is not a date; write it like 2026-11-25",)),
    ({"due_on": "2026-02-30"}, ("due_on: “2026-02-30” is no day of the calendar; check month and day",)),
    ({"due_on": "2026-11-25 25:00"}, ("due_on: “2026-11-25 25:00” is no moment of the calendar; check its parts",)),
    ({"due_on": "2062-01-01"}, ("due_on: the working days of IT are known from 1993-01-01 to 2056-12-31",)),
    ({"consent_voicemail": "perhaps"}, ("consent_voicemail: “perhaps” is neither yes nor no; write yes or no",)),
    ({"external_id": "A-1"}, ("external_id: the same case stands at cases.csv:2; keep one of the two",)),
    ({"external_id": "\u200f"}, ("external_id: nothing in it can be read; write letters and digits",)),
    ({"external_id": "x" * 101}, ("external_id: it has 101 characters; shorten it to 100 or fewer",)),
    (
        {
            "facts.invoices": "-1",
            "facts.rate": "a",
            "facts.owed": "1,250",
            "facts.promised_on": "2026-11-31",
            "facts.meeting_at": "15:30",
            "facts.vip": "maybe",
            "facts.channel": "radio",
        },
        (
            "facts.invoices: “-1” is not a whole number; write it like 3",
            "facts.rate: “a” is not a number; write it like 12.5",
            "facts.owed: “1,250” is not a sum of money; write it like 1250.00",
            "facts.promised_on: “2026-11-31” is no day of the calendar; check month and day",
            "facts.meeting_at: “15:30” is not a date with a time; write it like 2026-11-25T10:30:00+03:00",
            "facts.vip: “maybe” is neither yes nor no; write yes or no, or leave it empty",
            "facts.channel: there is no value “radio”; write app or shop",
        ),
    ),
    ("B-1,Bianca Fumagalli,+39 300 645 6046", ("there are 3 cells under 19 columns; check separators and quotes",)),
    (f"B-2{',' * 19}", ("there are 20 cells under 19 columns; check separators and quotes",)),
    ('B-3,"Bianca" Fumagalli', ("a cell goes on after its closing quote; write quotes inside a cell twice",)),
    ({"name": "two\nlines", "gender": "y"}, ("gender: there is no gender “y”; write f, m or u",)),
    ({"status": "\x1b[31mred"}, ("status: there is no status “red”; write new, waiting, back, review or closed",)),
    ('B-4,"Bianca', ("a quote is opened here and never closed; close it",)),
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Bringing]:
    with bringing(tmp_path) as made:
        yield made


def written(change: dict[str, str] | str, number: int) -> str:
    """One row of the file."""
    if isinstance(change, str):
        return f"{change}\n"
    out = io.StringIO()
    csv.DictWriter(out, COLUMNS).writerow({"external_id": f"R-{number}", **GOOD, **change})
    return out.getvalue()


def test_every_kind_of_bad_row_is_told_with_its_line_and_nothing_is_written(desk: Bringing) -> None:
    text, wanted = f"{','.join(COLUMNS)}\n", ["1: there is no column “namme”; did you mean name?"]
    for number, (change, said) in enumerate(BAD):
        line = len(text.splitlines()) + 1
        wanted += [f"{line}: {what}" for what in said]
        text += written(change, number)
    report = desk.plan(text)
    with pytest.raises(BadInput) as refused:
        commit(report, desk.store, at=NOW, agent="import")
    told = [str(fault).removeprefix(f"{desk.folder}/cases.csv:") for fault in refused.value.faults]
    told = [line.replace(f"{desk.folder}/", "") for line in told]
    lines = [int(line.partition(":")[0]) for line in told]
    assert lines == sorted(lines)
    missing = [line for line in wanted if not any(said.startswith(line) for said in told)]
    assert (missing, len(told)) == ([], len(wanted))
    assert desk.count() == 0
    assert list(desk.store.rows("events")) == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "cases.csv: holds no rows; begin with a line of columns: external_id,name,phone,country …"),
        (b"\n \n", "cases.csv: holds no rows; begin with a line of columns: external_id,name,phone,country …"),
        (
            b"Bianca,+39 300 645 6046\n",
            "cases.csv:1: this line names no column that is known; begin with a line of columns",
        ),
        (b"name,phone\nBianca,1\nRom\xe9o,2\n", "cases.csv:3:4: the byte 0xe9 is not UTF-8; save it as UTF-8"),
        (b"\xef\xbb\xbfname\xff,phone\n", "cases.csv:1:6: the byte 0xff is not UTF-8; save it as UTF-8"),
        (b"name,phone\nBi\0anca,1\n", "cases.csv:2:3: holds a NUL byte, which no text has; save it again as text"),
        ("name,phone\n".encode("utf-16"), "cases.csv: is UTF-16; save it as UTF-8"),
        (b"PK\x03\x04rest", "cases.csv: is a workbook or an archive; save the sheet as CSV UTF-8"),
        (b"name,phone,name\n", "cases.csv:1: the column name is there twice; keep one of them"),
        (b"name,phone,\n", "cases.csv:1: column 3 has no name; name it, or take it out"),
        (
            b"name,phone,facts.invoice\n",
            "cases.csv:1: there is no column “facts.invoice”; did you mean facts.invoices?",
        ),
        (b"name,phone\nBianca," + b"1" * 140_000, "cases.csv:2: a cell is too long, or a quote is never closed"),
    ],
)
def test_a_file_that_is_none_is_told_apart(desk: Bringing, content: bytes, said: str) -> None:
    told = desk.said(content)
    assert len(told) == 1
    assert told[0].startswith(said)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[{]", "cases.json:1:3: not JSON: "),
        ('{"name": "Bianca"}', "cases.json: is no list of cases; write [{…}, {…}]"),
        ("[[]]", 'cases.json: item 1: is no object; write {"external_id": …, "name": …}'),
        ("[NaN]", "cases.json: not JSON that can be taken: NaN is no number"),
        ("[" * 100_000, "cases.json: not JSON that can be taken: "),
        (f"[{'9' * 5000}]", "cases.json: not JSON that can be taken: "),
    ],
)
def test_a_document_that_is_none_is_told_apart(desk: Bringing, content: str, said: str) -> None:
    told = desk.said(content, "cases.json")
    assert len(told) == 1
    assert told[0].startswith(said)


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"phone": 3006456046}, []),
        ({"name": ["Bianca"]}, ['name: “["Bianca"]” is not a text; put it in quotes']),
        ({"name": True}, ["name: “true” is not a text; put it in quotes"]),
        ({"facts": []}, ['facts: is no object; write {"facts": {"NAME": …}}']),
        ({"facts": {"invoces": 1}}, ["facts.invoces: there is no such field; did you mean facts.invoices?"]),
        ({"fone": 1}, ["fone: there is no such field; did you mean phone?"]),
        ({"facts": {"invoices": True}}, ["facts.invoices: “true” is not a whole number; write it like 3"]),
        ({"facts": {"invoices": 1.5}}, ["facts.invoices: “1.5” is not a whole number; write it like 3"]),
        ({"facts": {"rate": 1e300}}, ["facts.rate: “1e+300” is not a number; write it like 12.5"]),
        ({"facts": {"owed": 1.234}}, ["facts.owed: “1.234” is not a sum of money; write it like 1250.00"]),
        ({"facts": {"owed": -5}}, ["facts.owed: “-5” is not a sum of money; write it like 1250.00"]),
        ({"facts": {"firm": {}}}, ["facts.firm: “{}” is not a text; put it in quotes"]),
        ({"facts": {"vip": 2}}, ["facts.vip: “2” is neither yes nor no; write yes or no, or leave it empty"]),
        ({"facts": {"promised_on": "0226-11-20"}}, ["facts.promised_on: “0226-11-20” is not a date"]),
        ({"facts": {"invoices": 1}, "facts.invoices": 2}, ["facts.invoices: is given twice; keep one of them"]),
    ],
)
def test_values_of_json_are_checked_as_strictly(desk: Bringing, cells: dict[str, Plain], said: list[str]) -> None:
    told = desk.faults(**cells)
    assert len(told) == len(said)
    assert all(line.startswith(wanted) for line, wanted in zip(told, said, strict=True))


def test_a_key_given_twice_is_seen(desk: Bringing) -> None:
    text = '[{"name": "A", "name": "B", "phone": "+39 300 645 6046", "facts": {"vip": true, "vip": false}}]'
    assert desk.said(text, "cases.json") == [
        "cases.json: item 1: name: is given twice; keep one of them",
        "cases.json: item 1: vip: is given twice; keep one of them",
    ]


@pytest.mark.parametrize("name", ["cases.csv", "cases.json"])
def test_a_file_that_can_not_be_read_is_told_apart(desk: Bringing, name: str) -> None:
    nowhere, folder = desk.folder / "none" / name, desk.folder / name
    folder.mkdir()
    for path, cause in ((nowhere, "No such file or directory"), (folder, "Is a directory")):
        faults = plan(path, desk.process, desk.store, tables(), NOW).faults
        assert [str(fault) for fault in faults] == [f"{path}: can't be read: {cause}; check its name and its rights"]


def test_one_good_row_does_not_come_in_beside_a_bad_one(desk: Bringing) -> None:
    text = "external_id,name,phone\nA-1,Bianca Fumagalli,+39 300 645 6046\nA-2,,+39 300 645 6047\n"
    report = desk.plan(text)
    assert (report.new, len(report.faults)) == (1, 1)
    with pytest.raises(BadInput, match=r"cases\.csv:3: name: a new case needs it"):
        commit(report, desk.store, at=NOW, agent="import")
    assert desk.count() == 0


@pytest.mark.wide
def test_many_different_bad_places_do_not_hold_the_import_up(desk: Bringing) -> None:
    rows = "".join(f"A-{n},Bianca,+39 300 645 6046,Land {n},Zone/{n}\n" for n in range(3000))
    text = f"external_id,name,phone,country,timezone\n{rows}A-x,Bianca,+39 300 645 6046,it,Europe/Rome\n"
    report = desk.plan(text)
    assert (len(report.faults), report.new) == (6000, 1)
