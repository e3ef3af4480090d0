"""Mail and postal addresses out of an import: kept in their order, never forgotten, exported as they came."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from agentdesk.desk.exporting import export
from tests.desk.bringing import Bringing, bringing

HEADER = "external_id,name,phone,email,address"
FULL = f'{HEADER}\nA-1,Bianca,+393006456046,a@example.com;b@example.com,"Via Larga 4; 20122 Milano MI ;Italia"\n'


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Bringing]:
    with bringing(tmp_path) as made:
        yield made


def points(desk: Bringing, kind: str) -> list[str]:
    return [point.value for point in desk.case("A-1").customer.contacts if point.kind == kind]


def test_they_arrive(desk: Bringing) -> None:
    desk.bring(FULL)
    assert points(desk, "mail") == ["a@example.com", "b@example.com"]
    assert points(desk, "address") == ["Via Larga 4\n20122 Milano MI\nItalia"]
    assert points(desk, "phone") == ["+393006456046"]


def test_the_same_again_changes_nothing(desk: Bringing) -> None:
    desk.bring(FULL)
    assert desk.bring(FULL).unchanged == 1


def test_a_new_one_comes_first_and_the_others_stay(desk: Bringing) -> None:
    desk.bring(FULL)
    desk.bring(f"{HEADER}\nA-1,,,b@example.com;c@example.com,Via Nuova 1;20100 Milano\n")
    assert points(desk, "mail") == ["b@example.com", "c@example.com", "a@example.com"]
    assert points(desk, "address") == ["Via Nuova 1\n20100 Milano", "Via Larga 4\n20122 Milano MI\nItalia"]
    assert points(desk, "phone") == ["+393006456046"]


def test_an_address_may_have_its_own_line_breaks(desk: Bringing) -> None:
    desk.bring(f'{HEADER}\nA-1,Bianca,+393006456046,,"Via Larga 4\n20122 Milano"\n')
    assert points(desk, "address") == ["Via Larga 4\n20122 Milano"]


def test_what_is_exported_can_be_imported_again(desk: Bringing) -> None:
    desk.bring(FULL)
    out = io.StringIO()
    export(desk.store.rows("cases"), "csv", out)
    (row,) = csv.DictReader(io.StringIO(out.getvalue()))
    assert (row["email"], row["address"]) == ("a@example.com;b@example.com", "Via Larga 4;20122 Milano MI;Italia")


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ("a@example.com;nobody,", "email: “nobody” is not a mail address; write it like name@example.org"),
        (";,", "email: no mail address is in it; write it like name@example.org"),
        (f",{'x' * 101}", "address: it has 1 lines, the longest of 101 characters; write up to 8 lines of up to 100"),
        (f",{';'.join('abcdefghi')}", "address: it has 9 lines"),
        (",;", "address: no address is in it; write street and number"),
    ],
)
def test_a_fault_names_its_cell(desk: Bringing, cells: str, fault: str) -> None:
    report = desk.plan(f"{HEADER}\nA-1,Bianca,+393006456046,{cells}\n")
    (only,) = report.faults
    assert fault in str(only)
