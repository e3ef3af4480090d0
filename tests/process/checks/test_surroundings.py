"""Countries, zones, languages, windows and folders that don't exist."""

from pathlib import Path

import pytest

from tests.process.checks.found import assert_faults
from tests.process.scene import HEAD

END = "start: end\nsteps:\n  end:\n    kind: end\n"


@pytest.mark.parametrize(
    ("line", "written", "fault", "remedy"),
    [
        ("country: IT", "country: ›XX", "no country has the code XX", "write its two letters, such as IT"),
        ("language: en", "language: ›xx", "no language has the code xx", "languages are en, it, zh, ar, fa, he"),
    ],
)
def test_places_and_languages_that_nobody_knows(line: str, written: str, fault: str, remedy: str) -> None:
    assert_faults(END, (fault, remedy), head=HEAD.replace(line, written))


def test_norway_is_a_country() -> None:
    assert_faults(END, head=HEAD.replace("country: IT", "country: NO").replace("Europe/Rome", "Europe/Oslo"))


def test_a_zone_that_nobody_knows() -> None:
    said = ("there is no time zone Europe/Roma", "did you mean Europe/Rome?")
    assert_faults(END, said, head=HEAD.replace("Europe/Rome", "›Europe/Roma"))


def test_hours_that_cannot_be_read() -> None:
    assert_faults(
        END
        + """\
window:
  mon-fri: ›["9-18"]
  sat: ›["10:00-10:00"]
  ›freeday: ["10:00-12:00"]
""".replace("›freeday: [", "freeday: ›["),
        ("'9-18' is not a span of hours", 'write it like ["09:00-18:00"]'),
        ("'10:00-10:00' has no minute in it", 'write the whole day as "00:00-24:00"'),
        ("'freeday' names no days", "write mon, mon-fri or mon,thu-sat"),
    )


def test_hours_that_never_come() -> None:
    assert_faults(
        END + "window: ›{ days: working }\n",
        ("there are no hours", 'write hours: ["09:00-18:00"]'),
    )


def test_a_season_that_cannot_be_read() -> None:
    assert_faults(
        END
        + """\
window:
  seasons:
    summer: { from: "05-01", to: ›"31-09", hours: ["09:00-18:00"] }
    winter: { hours: ›["9-18"] }
""",
        ("'31-09' is no day of the year", 'write month and day, like "05-01"'),
        ("'9-18' is not a span of hours", 'write it like ["09:00-18:00"]'),
    )


def test_hours_that_can_be_read() -> None:
    assert_faults(END + 'window: { mon-fri: ["09:00-13:00", "14:00-20:00"], holidays: closed }\n')


def test_a_folder_of_another_name(tmp_path: Path) -> None:
    folder = tmp_path / "large"
    folder.mkdir()
    assert_faults(
        END,
        ("the folder is called large, its translations wouldn't be found", "give folder and process the same name"),
        head=HEAD.replace("id: small", "id: ›small"),
        folder=folder,
    )
