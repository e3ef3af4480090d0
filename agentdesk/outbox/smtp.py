"""The way of a mail to a server: spoken step by step, so that at each failure it is known whether the mail left."""

import re
import smtplib
import socket
import ssl
from collections.abc import Callable
from contextlib import suppress

from agentdesk.core.clock import Clock
from agentdesk.desk.mail_addresses import on_the_wire
from agentdesk.desk.ports_outbox import Halted, InDoubt, Item, PutOff, Refused
from agentdesk.outbox.choices import PLAIN, TLS, Sender, Server
from agentdesk.outbox.mail import mail

# Seconds for an answer; the one to the end of a mail may take its time (RFC 5321, 4.5.3.2.6).
PATIENCE, LAST_PATIENCE = 60.0, 600.0
_LEADING_DOT = re.compile(rb"(?m)^\.")
_STATUS = re.compile(rb"\d\.\d{1,3}\.\d{1,3}(?=\s|$)")
_FINE, _CLOSING = 250, 421


class Smtp:
    """A server that takes mails (the port `Carrier`); the connection is made for the first one and kept."""

    def __init__(
        self,
        server: Server,
        sender: Sender,
        clock: Clock,
        *,
        patience: float = PATIENCE,
        last_patience: float = LAST_PATIENCE,
    ) -> None:
        self._server = server
        self._sender = sender
        self._clock = clock
        self._patience = patience
        self._last_patience = last_patience
        self._line: smtplib.SMTP | None = None

    def send(self, item: Item, address: str, message_id: str, release: Callable[[], None]) -> None:
        content = mail(item, address, message_id, self._sender, self._clock.now())
        line = self._line = self._kept() or self._connected()
        try:
            self._envelope(line, address)
            _expect(line.docmd("DATA"), 354, "data")
            line.send(_stuffed(content))
        except (smtplib.SMTPException, OSError) as error:
            self._hang_up()
            raise Halted(_why(error)) from error
        except PutOff:
            self._hang_up()
            raise
        try:
            release()
        except BaseException:
            # The server waits for the rest of the mail: whatever else was said would be a part of it.
            self._hang_up()
            raise
        self._finish(line)

    def close(self) -> None:
        if self._line is not None:
            with suppress(smtplib.SMTPException, OSError):
                self._line.quit()
            self._hang_up()

    def _kept(self) -> smtplib.SMTP | None:
        """The line of the mail before, ready for another one, if the server hasn't hung up after it."""
        if self._line is not None:
            try:
                if self._line.rset()[0] == _FINE:
                    return self._line
            except (smtplib.SMTPException, OSError):
                self._line.close()
            self._line = None
        return None

    def _connected(self) -> smtplib.SMTP:
        server = self._server
        name = on_the_wire(f"x@{self._sender.domain}").removeprefix("x@")
        try:
            if server.security == TLS:
                context = ssl.create_default_context()
                line: smtplib.SMTP = smtplib.SMTP_SSL(
                    server.host, server.port, name, timeout=self._patience, context=context
                )
            else:
                line = smtplib.SMTP(server.host, server.port, name, timeout=self._patience)
        except (smtplib.SMTPException, OSError) as error:
            raise Halted(_why(error)) from error
        try:
            if line.sock is not None:
                # The last dot goes by itself: it isn't to wait until the rest has been acknowledged.
                line.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._introduce(line)
        except (smtplib.SMTPException, OSError) as error:
            line.close()
            raise Halted(_why(error)) from error
        return line

    def _introduce(self, line: smtplib.SMTP) -> None:
        """Protect the line, and say who we are."""
        if self._server.security not in (TLS, PLAIN):
            line.starttls(context=ssl.create_default_context())
        line.ehlo_or_helo_if_needed()
        if self._server.user:
            line.login(self._server.user, self._server.password)

    def _envelope(self, line: smtplib.SMTP, address: str) -> None:
        """Who writes to whom. What a server has against the sender, it has against every mail."""
        try:
            _expect(line.mail(on_the_wire(self._sender.address)), _FINE, "sender")
        except PutOff:
            raise
        except Refused as error:
            raise Halted(error.reason) from error
        _expect(line.rcpt(on_the_wire(address)), _FINE, "recipient")

    def _finish(self, line: smtplib.SMTP) -> None:
        """Say that this was all: from here on nobody but the server knows."""
        try:
            if line.sock is not None:
                line.sock.settimeout(self._last_patience)
            line.send(b".\r\n")
            answer = line.getreply()
        except (smtplib.SMTPException, OSError) as error:
            self._hang_up()
            raise InDoubt("no_answer") from error
        if line.sock is not None:
            line.sock.settimeout(self._patience)
        try:
            _expect(answer, _FINE, "content")
        except PutOff:
            self._hang_up()
            raise

    def _hang_up(self) -> None:
        if self._line is not None:
            self._line.close()
            self._line = None


def _expect(answer: tuple[int, bytes], wanted: int, what: str) -> None:
    """Refused, PutOff or Halted unless the answer is the one that is wanted (RCPT may also say 251 or 252)."""
    code, said = answer
    if code == wanted or (wanted == _FINE and code in (251, 252)):
        return
    status = _STATUS.match(said)
    reason = " ".join((what, str(code), *([status[0].decode("ascii")] if status else [])))
    if code == _CLOSING:
        raise Halted(reason)
    if 500 <= code < 600:
        raise Refused(reason)
    raise PutOff(reason)


def _stuffed(content: bytes) -> bytes:
    """The mail as it goes through the line: a dot that begins a line is doubled, the line that ends it is missing."""
    whole = content if content.endswith(b"\r\n") else content + b"\r\n"
    return _LEADING_DOT.sub(b"..", whole)


def _why(error: Exception) -> str:
    """What a failure of the connection is, as a code."""
    match error:
        case smtplib.SMTPAuthenticationError():
            return f"login {error.smtp_code}"
        case ssl.SSLCertVerificationError():
            return "certificate"
        case smtplib.SMTPNotSupportedError():
            return "not_supported"
        case smtplib.SMTPResponseException():
            return f"server {error.smtp_code}"
        case TimeoutError():
            return "stalled"
        case smtplib.SMTPServerDisconnected() if "timed out" in str(error):
            return "stalled"
        case smtplib.SMTPServerDisconnected():
            return "hung_up"
        case _:
            return "unreachable"
