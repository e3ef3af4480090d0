"""Never twice: whoever is killed, and however many send at once."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from agentdesk.core.clock import FixedClock
from agentdesk.desk.ports_outbox import Claim, Item
from agentdesk.desk.sending import LEASE, Order, Sending
from agentdesk.outbox.choices import PLAIN, SETTING, Server
from agentdesk.outbox.smtp import Smtp
from agentdesk.settings import Settings
from agentdesk.storage.opening import open_store
from agentdesk.storage.store import SqlStore
from tests.outbox.conftest import SENDER, Send, Serve
from tests.outbox.peer import Peer
from tests.outbox.scene import MAIL, parsed, states, written
from tests.storage.scene import NOW, healthy

# While a program that runs by the machine's clock has its claim, and long after it has lost it.
BEFORE, LATER = datetime(2001, 1, 1, tzinfo=UTC), timedelta(days=36500)
PATIENCE = 30


def sending(store: SqlStore, clock: FixedClock, way: Smtp) -> Sending:
    return Sending(store.outgoing, clock, {"mail": way}, roles={}, domain=SENDER.domain, held=lambda item: None)


@pytest.fixture
def killed(tmp_path: Path) -> Callable[[Peer, threading.Event], None]:
    """Sends in a program of its own, which is killed at an event."""

    def run(peer: Peer, moment: threading.Event) -> None:
        Settings.read().set(
            SETTING, {"host": "127.0.0.1", "port": peer.port, "security": PLAIN, "sender": "office@example.org"}
        )
        command = [sys.executable, "-m", "agentdesk", "outbox", "send", "--db", str(tmp_path / "desk.db")]
        program = subprocess.Popen(command, env=dict(os.environ), stdout=subprocess.DEVNULL)
        assert moment.wait(PATIENCE)
        program.send_signal(signal.SIGKILL)
        program.wait(PATIENCE)

    return run


def test_killed_between_the_mail_and_the_mark_it_is_in_doubt_and_never_sent_by_itself(
    store: SqlStore, serve: Serve, send: Send, clock: FixedClock, killed: Callable[[Peer, threading.Event], None]
) -> None:
    written(store)
    peer = serve(Peer(after="stall"))
    killed(peer, peer.arrived)
    assert len(peer.taken) == 1
    assert states(store, BEFORE) == [("sending", None)]
    assert healthy(store)
    clock.move(LATER.total_seconds())
    peer.after = ""
    peer.go_on.set()
    assert [line.became for line in send(peer)] == ["doubtful"]
    assert len(peer.taken) == 1
    assert [line.became for line in send(peer, doubtful=True)] == ["sent"]
    first, second = (parsed(content)["Message-ID"] for content in peer.taken)
    assert first == second
    assert healthy(store)


def test_killed_before_the_mail_left_it_is_sent_once(
    store: SqlStore, serve: Serve, send: Send, clock: FixedClock, killed: Callable[[Peer, threading.Event], None]
) -> None:
    written(store)
    peer = serve(Peer(answers={"stall": "yes"}))
    killed(peer, peer.asked)
    assert states(store, BEFORE) == [("claimed", None)]
    clock.move(LATER.total_seconds())
    peer.answers = {}
    peer.go_on.set()
    assert [line.became for line in send(peer)] == ["sent"]
    assert len(peer.taken) == 1


def test_two_programs_that_send_at_once_send_each_mail_once(
    store: SqlStore, serve: Serve, clock: FixedClock, tmp_path: Path
) -> None:
    written(store, *[MAIL] * 12)
    peer = serve()
    together = threading.Barrier(2)

    def send() -> None:
        mine = open_store(str(tmp_path / "desk.db"), clock=clock, create=False)
        way = Smtp(Server("127.0.0.1", peer.port, PLAIN), SENDER, clock)
        together.wait()
        list(sending(mine, clock, way).run(Order()))
        mine.close()

    senders = [threading.Thread(target=send) for _ in range(2)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    assert states(store) == [("sent", None)] * 12
    assert len({parsed(content)["Message-ID"] for content in peer.taken}) == len(peer.taken) == 12


class _Slow:
    """A way on which so much time passes that another program takes over before anything has left."""

    def __init__(self, overtake: Callable[[], None]) -> None:
        self._overtake = overtake
        self.left = 0

    def send(self, item: Item, address: str, message_id: str, release: Callable[[], None]) -> None:
        self._overtake()
        release()
        self.left += 1

    def close(self) -> None: ...


def test_a_program_that_was_overtaken_sends_nothing(
    store: SqlStore, serve: Serve, send: Send, clock: FixedClock
) -> None:
    written(store)
    peer = serve()

    def overtake() -> None:
        clock.move(LEASE.total_seconds())
        assert [line.became for line in send(peer)] == ["sent"]

    slow = _Slow(overtake)
    assert send(ways={"mail": slow}) == []
    assert (slow.left, len(peer.taken)) == (0, 1)
    assert states(store) == [("sent", None)]


def test_a_restored_database_sends_with_the_same_message_ids(
    store: SqlStore, serve: Serve, send: Send, clock: FixedClock, tmp_path: Path
) -> None:
    written(store)
    store.backup(tmp_path / "copy.db")
    peer = serve()
    send(peer)
    copy = open_store(str(tmp_path / "copy.db"), clock=clock, create=False)
    way = Smtp(Server("127.0.0.1", peer.port, PLAIN), SENDER, clock)
    list(sending(copy, clock, way).run(Order()))
    copy.close()
    first, second = (parsed(content)["Message-ID"] for content in peer.taken)
    assert first == second


def test_what_is_being_sent_cant_be_decided_by_a_person(store: SqlStore, clock: FixedClock) -> None:
    (id,) = written(store)
    claim = Claim(id, "token", NOW + LEASE)
    assert store.outgoing.claim(claim, at=NOW, message_id="<a@b>", address="a@example.com")
    assert not store.outgoing.claim(claim, at=NOW, message_id="<a@b>", address="a@example.com")
    assert store.outgoing.decide([id], "dropped", at=NOW) == ()
    store.outgoing.release(claim)
    assert store.outgoing.decide([id], "dropped", at=NOW) == ()
    assert states(store, NOW + LEASE) == [("doubtful", None)]
    assert store.outgoing.decide([id, 99], "sent", at=NOW + LEASE) == (id,)
    assert states(store) == [("sent", "by_hand")]
    assert store.outgoing.decide([id], "waiting", at=NOW + LEASE) == ()
    assert healthy(store)
