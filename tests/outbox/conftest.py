"""A store with an outbox, and a mail server beside it."""

import ssl
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
import trustme

from agentdesk.core.clock import FixedClock
from agentdesk.desk.ports_outbox import Carrier
from agentdesk.desk.sending import Line, Order, Sending
from agentdesk.outbox.choices import PLAIN, Sender, Server
from agentdesk.outbox.smtp import Smtp
from agentdesk.storage.opening import open_store
from agentdesk.storage.store import SqlStore
from tests.outbox.peer import Peer, secured, serving
from tests.storage.scene import NOW

SENDER = Sender("Officina 12", "office@example.org", postal=("Via Nuova 1", "20100 Milano"))
Serve = Callable[..., Peer]
Send = Callable[..., list[Line]]


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


@pytest.fixture
def store(tmp_path: Path, clock: FixedClock) -> Iterator[SqlStore]:
    opened = open_store(str(tmp_path / "desk.db"), clock=clock, create=True)
    yield opened
    opened.close()


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Starts servers: `serve(peer, **options)`."""
    with ExitStack() as running:
        yield lambda peer=None, **options: running.enter_context(serving(peer or Peer(), **options))


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def trusted(authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ssl.SSLContext:
    """A server's context, with a certificate that clients of this test trust."""
    file = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(str(file))
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    return secured(authority.issue_cert("localhost", "127.0.0.1"))


@pytest.fixture
def send(store: SqlStore, clock: FixedClock) -> Send:
    """Runs once over the outbox: `send(peer, **order)`; `by` gives the server otherwise than by its port."""

    def run(peer: Peer | None = None, *, by: Server | None = None, **more: Any) -> list[Line]:
        server = by or (Server("127.0.0.1", peer.port, PLAIN) if peer else None)
        patience = more.pop("patience", 20.0)
        ways: dict[str, Carrier] = more.pop("ways", {})
        if server:
            way = Smtp(server, SENDER, clock, patience=patience, last_patience=patience)
            ways = {**dict.fromkeys(("mail", "notify"), way), **ways}
        roles = more.pop("roles", {})
        held = more.pop("held", lambda item: None)
        run = Sending(store.outgoing, clock, ways, roles=roles, domain=SENDER.domain, held=held)
        return list(run.run(Order(**more)))

    return run
