"""Rows out of files of every form that spreadsheets and programs write."""

import json
from pathlib import Path

import pytest

from agentdesk.core.errors import Fault
from agentdesk.desk.import_rows import COLUMNS, Row, read_rows

KNOWN = dict.fromkeys((*COLUMNS, "facts.firm", "facts.count"))


def rows(folder: Path, content: str | bytes, name: str = "cases.csv") -> tuple[list[Row], list[Fault]]:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    faults: list[Fault] = []
    return list(read_rows(path, KNOWN, faults)), faults


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_separators_line_ends_and_marks(tmp_path: Path, separator: str, end: str, mark: str) -> None:
    lines = (("name", "phone", "facts.firm"), ("Bianca", '"1;2"', '"a, b"'), ("", "", ""), ("دانيال", "3", ""))
    text = mark + end.join(separator.join(line) for line in lines)
    found, faults = rows(tmp_path, text)
    assert faults == []
    assert [row.cells for row in found] == [
        {"name": "Bianca", "phone": "1;2", "facts.firm": "a, b"},
        {"name": "دانيال", "phone": "3"},
    ]
    assert [row.place for row in found] == [f"{tmp_path}/cases.csv:2", f"{tmp_path}/cases.csv:4"]


def test_a_row_stands_on_the_line_on_which_it_begins(tmp_path: Path) -> None:
    text = 'name,facts.firm\nA,"one\ntwo\n\nthree"\n\nB,"say ""x"""\n'
    found, faults = rows(tmp_path, text)
    assert faults == []
    assert [(row.place.rpartition(":")[2], row.cells["facts.firm"]) for row in found] == [
        ("2", "one\ntwo\n\nthree"),
        ("7", 'say "x"'),
    ]


def test_the_separator_is_that_of_the_columns_not_of_the_cells(tmp_path: Path) -> None:
    found, _ = rows(tmp_path, '"name";"phone"\nA;1,2,3,4,5,6\n')
    assert found[0].cells == {"name": "A", "phone": "1,2,3,4,5,6"}


def test_columns_are_known_in_any_case_and_with_blanks_around(tmp_path: Path) -> None:
    found, faults = rows(tmp_path, "\n Name ; PHONE;Facts.Firm\nA;1;\n")
    assert faults == []
    assert found[0].cells == {"name": "A", "phone": "1"}


def test_reading_goes_on_after_a_broken_row(tmp_path: Path) -> None:
    found, faults = rows(tmp_path, 'name,phone\n"A" B,1\nC,2,3\nD,4\n')
    assert [row.cells["name"] for row in found] == ["D"]
    assert [fault.place.rpartition(":")[2] for fault in faults] == ["2", "3"]


def test_the_other_columns_are_read_beside_one_that_is_unknown(tmp_path: Path) -> None:
    found, faults = rows(tmp_path, "name,nmae,phone\nA,B,1\n")
    assert found[0].cells == {"name": "A", "phone": "1"}
    assert [fault.remedy for fault in faults] == ["did you mean name?"]


def test_what_an_export_guards_against_spreadsheets_is_bare_again(tmp_path: Path) -> None:
    found, _ = rows(tmp_path, "name,facts.firm\n'=SUM(A1),'quoted'\n")
    assert found[0].cells == {"name": "=SUM(A1)", "facts.firm": "'quoted'"}


def test_a_file_of_columns_alone_has_no_rows_and_no_faults(tmp_path: Path) -> None:
    assert rows(tmp_path, "name,phone\n") == ([], [])
    assert rows(tmp_path, "[]", "cases.json") == ([], [])


def test_json_gives_facts_nested_or_named(tmp_path: Path) -> None:
    items = [
        {"name": "A", "facts": {"firm": "F", "count": 2}, "phone": None, "gender": " "},
        {"name": "B", "facts.firm": "G", "facts": None, "phone": []},
    ]
    found, faults = rows(tmp_path, "\ufeff" + json.dumps(items), "cases.JSON")
    assert faults == []
    assert [row.cells for row in found] == [
        {"name": "A", "facts.firm": "F", "facts.count": 2},
        {"name": "B", "facts.firm": "G"},
    ]
    assert [row.at("name") for row in found] == [
        f"{tmp_path}/cases.JSON: item 1: name",
        f"{tmp_path}/cases.JSON: item 2: name",
    ]
