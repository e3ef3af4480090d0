"""Mail and postal addresses as files give them, and contact points with them in their places."""

import re

from agentdesk.core.customer import ContactPoint
from agentdesk.core.plain import Plain
from agentdesk.desk import mail_addresses
from agentdesk.desk.cells import text_of
from agentdesk.desk.unfit import Unfit

MAIL, ADDRESS = "mail", "address"
_MOST_LINES, _LONGEST_LINE = 8, 100
_LINES = re.compile(r"[;；؛\n\r]")


def mails(cell: Plain) -> tuple[str, ...]:
    """The mail addresses of a cell, with `;` between them or as a list; at least one."""
    written = [text_of(part) for part in cell] if isinstance(cell, list) else [text_of(cell)]
    found = tuple(dict.fromkeys(address for text in written for address in mail_addresses.several(text)))
    if not found:
        raise Unfit("no mail address is in it", "write it like name@example.org")
    return found


def postal(cell: Plain) -> tuple[str, ...]:
    """One postal address, without the name: its lines, which `;`, line breaks or a list keep apart, as one text."""
    parts = cell if isinstance(cell, list) else _LINES.split(cell) if isinstance(cell, str) else [cell]
    lines = [line for line in (text_of(part) for part in parts) if line]
    if not lines:
        raise Unfit("no address is in it", "write street and number; code and town; country")
    if len(lines) > _MOST_LINES or max(map(len, lines)) > _LONGEST_LINE:
        raise Unfit(
            f"it has {len(lines)} lines, the longest of {max(map(len, lines))} characters",
            f"write up to {_MOST_LINES} lines of up to {_LONGEST_LINE} characters, with ; between them",
        )
    return ("\n".join(lines),)


def with_given(
    points: tuple[ContactPoint, ...], kind: str, given: tuple[str, ...] | None
) -> tuple[ContactPoint, ...]:
    """The contact points with these of a kind before the others of that kind; what is known of one stays."""
    known = {point.value: point for point in points if point.kind == kind}
    listed = [known.pop(value, ContactPoint(value, kind)) for value in given or ()]
    others = [point for point in points if point.kind != kind]
    return (*others, *listed, *known.values())
