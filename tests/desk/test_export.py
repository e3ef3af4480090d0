"""Exports: streamed, whole or not at all, safe to open in a spreadsheet."""

import csv
import io
import json
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from agentdesk.core.errors import BadInput
from agentdesk.core.plain import Plain
from agentdesk.desk.exporting import export, export_to
from tests.desk.bringing import bringing

ROWS: list[dict[str, Plain]] = [
    {"id": 1, "customer": "Bianca", "numbers": ["+39061", "+39062 ext. 7"], "tags": [], "facts": {"owed": "9.50"}},
    {"id": 2, "customer": "דניאל\n=1", "numbers": [], "tags": ["a", "b"], "facts": {"invoices": -2, "vip": True}},
]


def text_of(rows: list[dict[str, Plain]], form: str) -> str:
    out = io.StringIO()
    export(iter(rows), form, out)
    return out.getvalue()


def test_csv_has_a_header_and_a_column_for_each_fact() -> None:
    assert text_of(ROWS, "csv").split("\n", 1)[0] == "id,customer,numbers,tags,facts.invoices,facts.owed,facts.vip"
    assert list(csv.DictReader(io.StringIO(text_of(ROWS, "csv"), newline=""))) == [
        {
            "id": "1",
            "customer": "Bianca",
            "numbers": "+39061;+39062 ext. 7",
            "tags": "",
            "facts.invoices": "",
            "facts.owed": "9.50",
            "facts.vip": "",
        },
        {
            "id": "2",
            "customer": "דניאל\n=1",
            "numbers": "",
            "tags": "a;b",
            "facts.invoices": "-2",
            "facts.owed": "",
            "facts.vip": "true",
        },
    ]


def test_values_that_are_no_text_stand_as_json() -> None:
    rows: list[dict[str, Plain]] = [
        {"value": {"kind": "tag", "value": "א"}, "at": None},
        {"value": [1, 2], "at": 1.5},
    ]
    assert list(csv.reader(io.StringIO(text_of(rows, "csv")))) == [
        ["value", "at"],
        ['{"kind": "tag", "value": "א"}', ""],
        ["[1, 2]", "1.5"],
    ]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=SUM(A1)", "'=SUM(A1)"),
        ("+1+cmd|' /C calc'!A0", "'+1+cmd|' /C calc'!A0"),
        ("-2+3", "'-2+3"),
        ("@here", "'@here"),
        ("\t=1", "'\t=1"),
        ("-12.50", "-12.50"),
        ("+390612345678", "+390612345678"),
        ("+390612345678;+390612345679 ext. 3", "+390612345678;+390612345679 ext. 3"),
        ("'quoted'", "'quoted'"),
        ("2026-11-24T10:00:00+01:00", "2026-11-24T10:00:00+01:00"),
    ],
)
def test_a_spreadsheet_reckons_with_nothing_that_somebody_typed(text: str, written: str) -> None:
    assert list(csv.reader(io.StringIO(text_of([{"note": text}], "csv"), newline="")))[1] == [written]


def test_json_is_one_list_of_the_rows_as_they_are() -> None:
    assert json.loads(text_of(ROWS, "json")) == ROWS
    assert "דניאל" in text_of(ROWS, "json")
    assert json.loads(text_of([], "json")) == []
    assert text_of([], "csv") == ""


def test_rows_are_written_as_they_come() -> None:
    out = io.StringIO()

    def rows() -> Iterator[dict[str, Plain]]:
        yield {"id": 1}
        assert "id" in out.getvalue()
        yield {"id": 2}

    export(rows(), "csv", out)
    assert out.getvalue() == "id\n1\n2\n"


def test_a_file_is_for_its_owner_alone_and_takes_the_place_of_an_older_one(tmp_path: Path) -> None:
    path = tmp_path / "cases.csv"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o644)
    export_to(path, ROWS, "csv")
    assert path.read_text(encoding="utf-8") == text_of(ROWS, "csv")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_is_followed(tmp_path: Path) -> None:
    real, link = tmp_path / "real.json", tmp_path / "link.json"
    real.write_text("old", encoding="utf-8")
    link.symlink_to(real)
    export_to(link, ROWS, "json")
    assert link.is_symlink()
    assert json.loads(real.read_text(encoding="utf-8")) == ROWS


def test_an_export_that_breaks_off_leaves_the_older_file(tmp_path: Path) -> None:
    path = tmp_path / "cases.csv"
    path.write_text("old", encoding="utf-8")

    def broken() -> Iterator[dict[str, Plain]]:
        yield {"id": 1}
        raise BadInput

    with pytest.raises(BadInput):
        export_to(path, broken(), "csv")
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_where_nothing_can_be_written_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="is no plain file; name a file"):
        export_to(tmp_path, ROWS, "csv")
    with pytest.raises(BadInput, match="can't be written: No such file or directory"):
        export_to(tmp_path / "none" / "cases.csv", ROWS, "csv")


def test_what_is_in_the_store_comes_out_with_its_facts_and_times(tmp_path: Path) -> None:
    with bringing(tmp_path) as desk:
        desk.bring("external_id,name,phone,facts.owed,facts.firm\nA-1,Bianca,+39 300 645 6046,12.5,=Firm\n")
        path = tmp_path / "cases.csv"
        export_to(path, desk.store.rows("cases"), "csv")
    with path.open(encoding="utf-8", newline="") as file:
        row = next(csv.DictReader(file))
    assert (row["external_id"], row["numbers"], row["facts.owed"]) == ("A-1", "+393006456046", "12.50")
    assert row["facts.firm"] == "'=Firm"
    assert row["due_from"] == "2026-11-24T10:00:00+00:00"
