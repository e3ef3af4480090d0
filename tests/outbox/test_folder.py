"""Without a server everything is a file: whole or not there, once, readable by its owner alone."""

import json
from pathlib import Path

import pytest

from agentdesk.core.clock import FixedClock
from agentdesk.desk.ports_outbox import ClaimLost, Halted
from agentdesk.outbox.choices import Choices
from agentdesk.outbox.folder import Folder, file_name
from agentdesk.storage.store import SqlStore
from tests.outbox.conftest import SENDER, Send
from tests.outbox.scene import LETTER, MAIL, TEXT, item, parsed, states, written
from tests.storage.scene import NOW, healthy


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "out" / "today"


@pytest.fixture
def way(folder: Path) -> Folder:
    return Folder(folder, Choices(sender=SENDER), FixedClock(NOW))


def test_each_item_is_a_file_and_marked(store: SqlStore, send: Send, way: Folder, folder: Path) -> None:
    written(store, MAIL, LETTER, TEXT)
    lines = send(ways=dict.fromkeys(("mail", "letter", "text"), way))
    assert [line.became for line in lines] == ["sent"] * 3
    files = sorted(folder.iterdir())
    assert [file.name.partition("-")[2].partition("-")[0] + file.suffix for file in files] == [
        *("summary.eml", "no_contact.html", "reminder.json"),
    ]
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
    assert parsed(files[0].read_bytes())["To"].addresses[0].addr_spec == "bianca@example.com"
    assert "20122 Milano MI" in files[1].read_text(encoding="utf-8")
    assert json.loads(files[2].read_text(encoding="utf-8")) == {
        "id": lines[2].item.key,
        "to": "+393006456046",
        "language": "it",
        "direction": "ltr",
        "text": "La richiamiamo domani.",
        "written_at": NOW.isoformat(),
    }
    assert send(ways=dict.fromkeys(("mail", "letter", "text"), way)) == []
    assert healthy(store)


def test_a_text_is_sent_without_signs_that_make_it_longer(way: Folder, folder: Path) -> None:
    one = item(kind="text", body="Gentile \u2068Bianca\u2069, a domani.", subject="")
    way.send(one, "+393006456046", "<a@b>", lambda: None)
    assert json.loads((folder / file_name(one)).read_text())["text"] == "Gentile Bianca, a domani."


def test_nothing_is_there_before_it_may_leave(way: Folder, folder: Path) -> None:
    def lost() -> None:
        assert [file.suffix for file in folder.iterdir()] != [".eml"]
        raise ClaimLost

    with pytest.raises(ClaimLost):
        way.send(item(), "a@example.com", "<a@b>", lost)
    assert list(folder.iterdir()) == []


def test_the_same_item_is_the_same_file_and_anothers_is_another(way: Folder, folder: Path) -> None:
    for one in (item(), item(), item(key="f" * 32)):
        way.send(one, "a@example.com", "<a@b>", lambda: None)
    assert len(list(folder.iterdir())) == 2


def test_a_folder_that_cant_be_written_shuts_the_way(store: SqlStore, send: Send, tmp_path: Path) -> None:
    written(store, LETTER, LETTER)
    (tmp_path / "file").write_text("in the way")
    way = Folder(tmp_path / "file" / "letters", Choices(), FixedClock(NOW))
    with pytest.raises(Halted):
        way.send(item(), "a@example.com", "<a@b>", lambda: None)
    lines = send(ways={"letter": way})
    assert [(line.became, line.reason) for line in lines] == [("put_off", "folder"), ("way_shut", None)]
    assert states(store) == [("waiting", "folder"), ("waiting", None)]
