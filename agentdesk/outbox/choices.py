"""How the team sends: its server, its sender, its folder; from the kept choices and the environment."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from agentdesk.core.errors import AgentdeskError, BadInput, Fault
from agentdesk.core.plain import Plain
from agentdesk.desk.mail_addresses import checked
from agentdesk.desk.outside_text import cleaned
from agentdesk.desk.unfit import Unfit, fault_at, quoted_value, unknown

T = TypeVar("T")

SETTING = "outbox"
PASSWORD = "AGENTDESK_SMTP_PASSWORD"  # noqa: S105  # where it stands, not what it is
STARTTLS, TLS, PLAIN = "starttls", "tls", "none"
PORTS = {STARTTLS: 587, TLS: 465, PLAIN: 25}
LEFT, RIGHT = "left", "right"
NAMES = ("host", "port", "security", "user", "sender", "reply_to", "postal", "window", "folder")
ROLES = "roles"
_LOCAL_HOSTS = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class Server:
    """A mail server that takes our mails. With a `user` it is told the password."""

    host: str
    port: int
    security: str = STARTTLS
    user: str = ""
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Sender:
    """Who writes: `postal` are the lines of the address on letters."""

    name: str = ""
    address: str = ""
    reply_to: str = ""
    postal: tuple[str, ...] = ()

    @property
    def domain(self) -> str:
        """What stands behind the @ in message ids; `.invalid` is a name that nobody has."""
        return self.address.rpartition("@")[2] or "agentdesk.invalid"


@dataclass(frozen=True, slots=True)
class Choices:
    """Everything that a team chooses about sending. `roles` are mail addresses of roles, for notices.

    `window` is the side of the envelope's window ("": as is usual where the customer lives).
    """

    server: Server | None = None
    sender: Sender = Sender()
    folder: Path | None = None
    window: str = ""
    roles: Mapping[str, str] = field(default_factory=dict)


def choices_of(kept: Plain, environ: Mapping[str, str]) -> Choices:
    """The choices in the settings, with the password out of the environment. BadInput with every fault."""
    given = kept if isinstance(kept, dict) else {}
    read = _Reader({name: value for name, value in given.items() if value not in (None, "")})
    security = read("security", _one_of("security", tuple(PORTS))) or STARTTLS
    port = read("port", _port) or PORTS[security]
    host, user = read("host", _text) or "", read("user", _text) or ""
    if user and security == PLAIN and host not in _LOCAL_HOSTS:
        read.fault("security", "the password would go through the net unprotected", f"choose {STARTTLS} or {TLS}")
    name, address = read("sender", _named_address) or ("", "")
    if host and not address and "sender" not in read.given:
        read.fault("sender", "mails need a sender", "name one, like Officina 12 <office@example.org>")
    folder = read("folder", _text)
    choices = Choices(
        server=Server(host, port, security, user, environ.get(PASSWORD, "")) if host else None,
        sender=Sender(name, address, read("reply_to", _address) or "", read("postal", _lines) or ()),
        folder=Path(folder).expanduser() if folder else None,
        window=read("window", _one_of("side", (LEFT, RIGHT))) or "",
        roles=read(ROLES, _roles) or {},
    )
    if read.faults:
        raise BadInput(*read.faults)
    return choices


class _Reader:
    """Reads the choices one by one; what is wrong with them is kept in `faults`."""

    def __init__(self, given: Mapping[str, Plain]) -> None:
        self.given = given
        self.faults: list[Fault] = []

    def __call__(self, name: str, read: Callable[[Plain], T]) -> T | None:
        if name not in self.given:
            return None
        try:
            return read(self.given[name])
        except AgentdeskError as error:
            self.faults.append(fault_at(_place(name), error))
            return None

    def fault(self, name: str, said: str, remedy: str) -> None:
        self.faults.append(Fault(_place(name), said, remedy))


def _place(name: str) -> str:
    return f"outbox {name}"


def _one_of(kind: str, known: tuple[str, ...]) -> Callable[[Plain], str]:
    def read(value: Plain) -> str:
        given = _text(value).casefold()
        if given not in known:
            raise unknown(kind, given, known)
        return given

    return read


def _text(value: Plain) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise Unfit(f"{quoted_value(value)} is not a text", "put it in quotes")
    return cleaned(str(value))


def _port(value: Plain) -> int:
    given = _text(value)
    if not (given.isascii() and given.isdecimal() and 0 < int(given) < 65536):
        raise Unfit(f"{given} is no port", "write a number such as 587")
    return int(given)


def _address(value: Plain) -> str:
    return checked(_text(value))


def _named_address(value: Plain) -> tuple[str, str]:
    """`Name <address>`, or an address alone."""
    given = _text(value)
    name, bracket, rest = given.rpartition("<")
    if not bracket:
        return "", checked(given)
    return name.strip().strip('"'), checked(rest.removesuffix(">"))


def _lines(value: Plain) -> tuple[str, ...]:
    return tuple(line for part in _text(value).split(";") if (line := part.strip()))


def _roles(value: Plain) -> dict[str, str]:
    if not isinstance(value, dict):
        raise Unfit("it is no list of roles with their addresses", "write ROLE=ADDRESS")
    return {role: _address(address) for role, address in value.items() if address}
