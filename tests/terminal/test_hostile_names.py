"""Customers whose names would like to be commands of the terminal, markup, or as wide as they please."""

import json
import re
import sqlite3

import pytest

from agentdesk.core.errors import Fault
from agentdesk.desk.importing import commit, plan
from agentdesk.desk.library import PROTOCOL
from tests.terminal.desk import Desk
from tests.terminal.floor import Floor
from tests.terminal.rows import ILARIA

pytestmark = pytest.mark.pty

ESCAPES = "\x1b[31mROSSA\x1b]0;pwned\x07\x1b]52;c;cHduZWQ=\x1b\\\x1b[2J\x9b35m\x1bPpwned\x1b\\"
MARKUP = "[bold red]forte[/] [@click=app.quit]via[/] [/nulla] {x} \\[y]"
CONTROLS = "a\x00b\x08c\rd\ne\tf\x0bg\x85h\u2028i\x7f"
EMOJI = "👨‍👩‍👧‍👦 Famiglia ❤️ 🏳️‍🌈"
TURNED = "\u202eetnematta\u202c \u2066aperto \u200fx \u061cy"
MARKS = "Z" + "\u0301\u0323" * 40 + "algo"
LONG = "Lungo" * 2000
WIDE = "雪" * 10_000
HOSTILE = (ESCAPES, MARKUP, CONTROLS, EMOJI, TURNED, MARKS, LONG, WIDE)
# What the program's own drawing never needs (it does need isolates, round the values in a script, and U+200E, which
# keeps a terminal from turning letters that are turned already).
FORBIDDEN = re.compile("\x1b\\]0;|\x1b\\]52|\x1bP|\x1b\\[31m|[\x00\x08\x0b\x7f-\x9f\u200f\u061c\u2028\u202a-\u202e]")


def test_import_refuses_or_cleans_them(floor: Floor) -> None:
    rows = [{**ILARIA, "external_id": f"SC-{number}", "name": name} for number, name in enumerate(HOSTILE)]
    file = floor.folder / "hostile.json"
    file.write_text(json.dumps(rows), encoding="utf-8")
    with floor.office() as office:
        body = office.library.get(PROTOCOL).process
        report = plan(file, body, office.store, office.tables, floor.clock.now(), protocol=body)
        refused = {_row_of(fault) for fault in report.faults}
        kept = [row for number, row in enumerate(rows) if number not in refused]
        file.write_text(json.dumps(kept), encoding="utf-8")
        again = plan(file, body, office.store, office.tables, floor.clock.now(), protocol=body)
        commit(again, office.store, at=floor.clock.now(), agent="import")
    names = [str(row["customer"]) for row in floor.rows("cases")]
    assert names
    assert [name for name in names if FORBIDDEN.search(name) or not name.strip() or len(name) > 1000] == []
    assert "ROSSA" in names
    assert floor.sound


@pytest.mark.story
def test_names_of_an_older_import_are_shown_harmlessly_and_in_line(floor: Floor) -> None:
    everything = " ".join((*HOSTILE[:6], LONG))
    names = (everything, *HOSTILE)
    rows = [
        {**ILARIA, "external_id": f"SC-{number}", "name": f"Nome {number}", "phone": f"+39 309 840 28{number:02}"}
        for number, _ in enumerate(names)
    ]
    rows[0]["priority"] = "blocking"
    floor.bring_in("service_call", *rows)
    _rename(floor, names)
    desk = floor.open()
    desk.sign_in()
    desk.wait_for("9 due")
    for _ in names:
        desk.wait_for(lambda: _in_line(desk))
        desk.press("down")
    desk.press("f3")
    desk.wait_for("is in your queue")
    desk.press("escape")
    desk.wait_for(lambda: "Esc goes back" not in desk.text)
    desk.do("f6", says="Find a customer")
    desk.do("SC-0", "enter", says="open a new case")
    desk.do("f3", says="This case is in your queue")
    why = next(line for line in desk.lines if "ROSSA" in line and line.count("│") == 2)
    for _ in range(3):
        desk.press("escape")
    desk.wait_for(lambda: not desk.says("Find a customer"))
    desk.take_next()
    desk.wait_for(lambda: desk.straight and desk.says("ROSSA"))
    desk.do("1", "2", "3", "4", "enter", says="Call the customer. What happens?")
    desk.do("f2", says="Buongiorno, sono Sara")
    desk.wait_for(lambda: desk.straight)
    desk.resize(60, 20)
    desk.wait_for(lambda: desk.straight)
    desk.resize(40, 10)
    desk.wait_for("Greet")
    desk.resize(100, 30)
    desk.wait_for(lambda: desk.straight)
    _shows_no_command(desk)
    desk.kill()
    again = floor.open()
    again.sign_in()
    again.said("A call was cut off")
    again.said("ROSSA")
    again.said("1 take it up")
    again.take_up()
    again.wait_for(lambda: again.straight and again.says("ROSSA"))
    _shows_no_command(again)
    assert "ROSSA" not in again.title
    assert "…" in why, "the title of the reasons is cut without a sign"


def _rename(floor: Floor, names: tuple[str, ...]) -> None:
    with floor.office() as office:
        customers = [office.store.case(f"SC-{number}").customer.id for number, _ in enumerate(names)]
    database = sqlite3.connect(floor.db)
    with database:
        database.executemany("UPDATE customers SET name = ? WHERE id = ?", zip(names, customers, strict=True))
        hostile = json.dumps({"order": ESCAPES + MARKUP, "details": LONG, "reason": "other", "solution": TURNED})
        database.execute("UPDATE cases SET facts = ? WHERE external_id = 'SC-0'", (hostile,))
    database.close()


def _row_of(fault: Fault) -> int:
    """The number of the row, from zero, that a fault of a JSON import names."""
    found = re.search(r"\d+", fault.place.rpartition(".json")[2])
    assert found, fault
    return int(found.group()) - 1


def _in_line(desk: Desk) -> bool:
    """Whether the line between the queue and the case beside it is straight: as many cells before it in every row."""
    places = desk.columns_of("│")
    return len(places) > 20 and len(set(places)) == 1


def _shows_no_command(desk: Desk) -> None:
    sent = desk.raw.decode("utf-8", errors="surrogateescape")
    found = FORBIDDEN.search(sent)
    assert found is None, ascii(sent[max(0, found.start() - 80) : found.end() + 80])
    assert "pwned" not in desk.title
