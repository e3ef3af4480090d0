"""`outbox`: sent, listed, decided and set up by command."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from agentdesk.core.clock import SystemClock
from agentdesk.core.consent import Consent
from agentdesk.core.customer import ContactPoint
from agentdesk.storage.opening import open_store
from tests.cli.conftest import Command, Said
from tests.outbox.peer import Peer, serving
from tests.outbox.scene import LETTER, MAIL, NOTICE, TEXT, written
from tests.storage.scene import NOW

CUSTOMER = (ContactPoint("+393006456046"), ContactPoint("bianca@example.com", "mail"))


@pytest.fixture
def outbox(agentdesk: Command, tmp_path: Path) -> Command:
    """The command, on a database with a mail, a letter, a text and a notice; the customer has no postal address."""
    store = open_store(str(tmp_path / "desk.db"), clock=SystemClock(), create=True)
    written(store, MAIL, LETTER, TEXT, NOTICE, contacts=CUSTOMER)
    store.close()

    def run(*words: str) -> Said:
        return agentdesk("outbox", *words)

    return run


@pytest.fixture
def peer() -> Iterator[Peer]:
    with serving(Peer()) as running:
        yield running


def counted(said: Said) -> dict[str, int]:
    return dict(said.document["counts"])


def test_without_any_way_out_nothing_is_begun(outbox: Command) -> None:
    said = outbox("send")
    assert (said.status, said.out) == (2, "")
    assert said.err == (
        "agentdesk: outbox: there is no way out of the house; name a server with agentdesk outbox setup --host HOST, "
        "or a folder with --folder DIR\n"
    )


def test_into_a_folder(outbox: Command, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    said = outbox("send", "--folder", str(folder), "--json")
    assert said.status == 1
    assert counted(said) == {"sent": 2, "no_address": 1}
    assert sorted(file.suffix for file in folder.iterdir()) == [".eml", ".json"]
    (letter,) = [row for row in said.document["items"] if row["state"] == "no_address"]
    assert (letter["text"], letter["remedy"]) == (
        "the customer has no postal address",
        "import one: column `address`",
    )
    again = outbox("send", "--folder", str(folder))
    assert again.status == 1
    assert again.out.splitlines()[-1] == "no address: 1"


def test_the_list_says_what_is_missing_for_each(outbox: Command) -> None:
    lines = outbox("list").out.splitlines()
    assert lines[1].endswith("the customer has no postal address; import one: column `address`")
    remedy = "name one: agentdesk outbox setup --role accounts=ADDRESS"
    assert lines[3].endswith(f"the role has no mail address; {remedy}")
    assert outbox("setup", "--role", "accounts=office@example.org").status == 0
    assert outbox("list").out.splitlines()[3].endswith(": waiting")


def test_an_address_that_is_imported_later_is_used(outbox: Command, agentdesk: Command, tmp_path: Path) -> None:
    file = tmp_path / "addresses.csv"
    file.write_text('external_id,address\nCC-1,"Via Larga 4;20122 Milano MI"\n', encoding="utf-8")
    assert agentdesk("import", str(file), "--process", "credit_control").status == 0
    said = outbox("send", "--folder", str(tmp_path / "out"), "--json")
    assert (said.status, counted(said)) == (0, {"sent": 3})
    letter = next((tmp_path / "out").glob("*.html")).read_text(encoding="utf-8")
    assert "<bdi>Via Larga 4</bdi><br>\n<bdi>20122 Milano MI</bdi>" in letter


def test_a_dry_run_sends_and_writes_nothing(outbox: Command, tmp_path: Path) -> None:
    said = outbox("send", "--folder", str(tmp_path / "out"), "--dry-run", "--json")
    assert counted(said) == {"ready": 2, "no_address": 1}
    assert not (tmp_path / "out").exists()
    rows = outbox("list", "--json").document["items"]
    assert [(row["state"], row["attempts"]) for row in rows] == [
        *(("waiting", 0), ("no_address", 0), ("waiting", 0), ("no_address", 0)),
    ]


def test_a_limit(outbox: Command, tmp_path: Path) -> None:
    said = outbox("send", "--folder", str(tmp_path / "out"), "--limit", "1", "--json")
    assert counted(said) == {"sent": 1}
    assert outbox("send", "--limit", "0").status == 2


def test_through_a_server_that_was_set_up(outbox: Command, peer: Peer, tmp_path: Path) -> None:
    words = ("--host", "127.0.0.1", "--port", str(peer.port), "--security", "none")
    shown = outbox("setup", *words, "--sender", "Officina 12 <office@example.org>", "--json")
    assert shown.document["sender"] == "Officina 12 <office@example.org>"
    assert outbox("setup", "--role", "accounts=accounts@example.org").status == 0
    said = outbox("send", "--json")
    assert (said.status, counted(said)) == (1, {"sent": 2, "no_way": 1, "no_address": 1})
    assert peer.recipients == ["bianca@example.com", "accounts@example.org"]
    assert len(outbox("list", "--json").document["items"]) == 2
    every = outbox("list", "--all", "--json").document["items"]
    assert [row["state"] for row in every] == ["sent", "no_address", "waiting", "sent"]
    assert every[0]["message_id"].endswith("@example.org>")


def test_a_server_that_is_down_is_told_and_tried_again(outbox: Command) -> None:
    outbox("setup", "--host", "127.0.0.1", "--port", "1", "--security", "none", "--sender", "office@example.org")
    said = outbox("send")
    assert said.status == 1
    first = said.out.splitlines()[0]
    assert "mail summary: not taken now: the server can't be reached, again at 2" in first
    assert "bianca" not in said.out


def test_a_login_needs_its_password_in_the_environment(
    outbox: Command, peer: Peer, monkeypatch: pytest.MonkeyPatch
) -> None:
    outbox("setup", "--host", "localhost", "--user", "office", "--sender", "office@example.org")
    said = outbox("send")
    assert (said.status, said.err) == (
        2,
        "agentdesk: outbox user: the server wants a password; put it into the variable AGENTDESK_SMTP_PASSWORD\n",
    )
    monkeypatch.setenv("AGENTDESK_SMTP_PASSWORD", "very secret")
    shown = outbox("setup", "--json")
    assert shown.document["password"] is True
    assert "very secret" not in shown.out


def test_settings_that_are_wrong_are_not_kept(outbox: Command) -> None:
    said = outbox("setup", "--host", "smtp.example.org", "--port", "many", "--sender", "nobody")
    assert said.status == 2
    assert len(said.err.splitlines()) == 2
    assert outbox("setup", "--json").document["host"] is None
    assert outbox("setup", "--role", "accounts").status == 2
    outbox("setup", "--sender", "office@example.org", "--folder", "letters")
    outbox("setup", "--folder", "")
    shown = outbox("setup", "--json").document
    assert (shown["sender"], shown["folder"]) == ("office@example.org", None)


def test_a_person_decides(outbox: Command, agentdesk: Command, tmp_path: Path) -> None:
    assert outbox("settle", "1", "3", "--as", "sent").status == 0
    assert outbox("settle", "2", "--as", "dropped").out == "1 decided\n"
    said = outbox("settle", "1", "99", "--as", "waiting")
    assert said.status == 1
    assert said.out.splitlines()[-1] == "0 decided"
    rows = json.loads(agentdesk("export", "outbox", "--format", "json").out)
    assert [(row["state"], row["reason"]) for row in rows][:3] == [
        *(("sent", "by_hand"), ("dropped", None), ("sent", "by_hand")),
    ]
    assert agentdesk("check").status == 0
    assert outbox("send", "--folder", str(tmp_path / "out")).out == "nothing to send\n"


def test_what_the_customer_doesnt_want_is_kept_back(outbox: Command, tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "desk.db"), clock=SystemClock(), create=False)
    number, mail = store.case("CC-1").customer.contacts
    told = [Consent("text", False, contact=number.id, source="phone"), Consent("mail", True, contact=mail.id)]
    store.rules.set_consents(1, told, at=NOW, agent="sara")
    store.close()
    said = outbox("send", "--folder", str(tmp_path / "out"), "--json")
    assert counted(said) == {"sent": 1, "no_address": 1, "withheld": 1}
    (kept,) = [row for row in said.document["items"] if row["state"] == "withheld"]
    assert (kept["kind"], kept["reason"], kept["text"]) == (
        *("text", "no_consent"),
        "kept back: The customer doesn't want texts from us.",
    )
    assert outbox("settle", str(kept["id"]), "--as", "waiting").status == 0


def test_a_doubt_is_told_with_what_can_be_done(outbox: Command, peer: Peer, tmp_path: Path) -> None:
    peer.after = "die"
    outbox(
        "setup", "--host", "127.0.0.1", "--port", str(peer.port), "--security", "none", "--sender", "o@example.org"
    )
    assert outbox("send").status == 1
    told = outbox("list").out.splitlines()[0]
    assert told.endswith(
        "nobody knows whether it was sent: the line broke before the server had said that it took the mail; "
        "ask, then agentdesk outbox settle 1 --as sent; or send it again with --doubtful"
    )
    peer.after = ""
    outbox("send")
    assert len(peer.taken) == 1
    assert "sent" in counted(outbox("send", "--doubtful", "--json"))
    assert len(peer.taken) == 2
