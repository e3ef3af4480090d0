"""Mail addresses: accepted where mail can be sent to them, kept on one line."""

import re

from agentdesk.core.errors import AgentdeskError
from agentdesk.desk.outside_text import cleaned, quoted

_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL = re.compile(r"[^\W_](?:(?:[^\W_]|-)*[^\W_])?")
_SEPARATOR = re.compile(r"[;；؛]")
_LONGEST_LOCAL, _LONGEST = 64, 254


class NotAnAddress(AgentdeskError):
    """A text that is not a mail address."""

    message = "{typed} is not a mail address; write it like name@example.org"


def checked(text: str) -> str:
    """The address written in `text`, its domain in lower case. NotAnAddress.

    The part before the @ is ASCII; the domain may be in any script.
    """
    local, at, domain = cleaned(text).rpartition("@")
    if not at or len(local) > _LONGEST_LOCAL or not _LOCAL.fullmatch(local):
        raise NotAnAddress(typed=quoted(text))
    address = f"{local}@{domain.lower()}"
    if not _is_domain(domain) or len(on_the_wire(address)) > _LONGEST:
        raise NotAnAddress(typed=quoted(text))
    return address


def several(text: str) -> tuple[str, ...]:
    """The addresses of a text with `;` between them, each once. NotAnAddress, for the first bad one."""
    return tuple(dict.fromkeys(checked(part) for part in _SEPARATOR.split(text) if part.strip()))


def on_the_wire(address: str) -> str:
    """An address as servers write it: its domain in ASCII."""
    local, _, domain = address.rpartition("@")
    return f"{local}@{domain if domain.isascii() else domain.encode('idna').decode('ascii')}"


def _is_domain(domain: str) -> bool:
    labels = domain.split(".")
    if len(labels) < 2 or labels[-1].isdecimal() or not all(map(_LABEL.fullmatch, labels)):
        return False
    try:
        domain.encode("idna")
    except UnicodeError:
        return False
    return True
