"""A mail server to talk to: aiosmtpd on a port of its own, which can be told to behave badly."""

import asyncio
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

USER, PASSWORD = "office", "correct horse"


@dataclass(slots=True)
class Peer:
    """What the server took, and how it behaves.

    `answers` are replies by command, and by address for RCPT (with `stall` it waits until `go_on`). `after` is what
    happens once a mail is there whole: "" (it is taken), "die" (the line breaks), "stall" (nothing, until `go_on`),
    "part" (it is taken, and the server hangs up), or a reply.
    """

    answers: dict[str, str] = field(default_factory=dict)
    after: str = ""
    connections: int = 0
    taken: list[bytes] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    arrived: threading.Event = field(default_factory=threading.Event)
    asked: threading.Event = field(default_factory=threading.Event)
    go_on: threading.Event = field(default_factory=threading.Event)
    port: int = 0

    async def handle_EHLO(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        self.connections += 1
        return responses

    async def handle_MAIL(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.mail_from = address
        return self.answers.get("MAIL", "250 2.1.0 fine")

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self.asked.set()
        if "stall" in self.answers:
            await asyncio.to_thread(self.go_on.wait)
        answer = self.answers.get(address, "250 2.1.5 fine")
        if answer.startswith("2"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        self.taken.append(bytes(envelope.content or b""))
        self.recipients.extend(envelope.rcpt_tos)
        self.arrived.set()
        if self.after == "die":
            server.transport.abort()
            return "250 nobody hears this"
        if self.after == "part":
            asyncio.get_running_loop().call_soon(server.transport.close)
        if self.after == "stall":
            await asyncio.to_thread(self.go_on.wait)
        return self.after if self.after[:1].isdigit() else "250 2.0.0 taken"


@contextmanager
def serving(
    peer: Peer, *, host: str = "127.0.0.1", ssl_context: ssl.SSLContext | None = None, **options: Any
) -> Iterator[Peer]:
    """The server in a thread of its own, while the block lasts. Options are aiosmtpd's."""
    loop = asyncio.new_event_loop()
    # What breaks in a server when a client is gone is nobody's concern here.
    loop.set_exception_handler(lambda loop, context: None)
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    made = loop.create_server(lambda: SMTP(peer, loop=loop, **options), host, 0, ssl=ssl_context)
    server = asyncio.run_coroutine_threadsafe(made, loop).result()
    peer.port = server.sockets[0].getsockname()[1]
    try:
        yield peer
    finally:
        peer.go_on.set()
        asyncio.run_coroutine_threadsafe(_ended(server), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _ended(server: asyncio.Server) -> None:
    server.close()
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    await asyncio.get_running_loop().shutdown_default_executor()


def knows(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any) -> AuthResult:
    """Lets the office in."""
    right = isinstance(data, LoginPassword) and (data.login, data.password) == (USER.encode(), PASSWORD.encode())
    return AuthResult(success=right, handled=right)


def secured(certificate: Any) -> ssl.SSLContext:
    """A context of a server with this certificate."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    certificate.configure_cert(context)
    return context
