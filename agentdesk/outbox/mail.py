"""A mail as servers take it (RFC 5322): plain text and HTML, in the customer's language and direction."""

import re
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from agentdesk.desk.mail_addresses import on_the_wire
from agentdesk.desk.ports_outbox import Item
from agentdesk.outbox.choices import Sender
from agentdesk.outbox.wording import bare, line, opened, paragraphs, plain, tag_of
from agentdesk.words.slots import harmless

# Seven bits pass every server. Python's own folding would break a name with signs that mean something in a header.
_POLICY = SMTP.clone(cte_type="7bit")
_MEANINGFUL = re.compile(r"[\s()<>@,;:\\\"\[\]=?]+")
_LONGEST_NAME = 60
_STYLE = "font-size: 1rem; line-height: 1.6; max-width: 40rem"


def mail(item: Item, address: str, message_id: str, sender: Sender, at: datetime) -> bytes:
    """The mail in full, with CRLF. Nothing in it comes into a header but as text of that header."""
    message = EmailMessage(_POLICY)
    if sender.address:
        message["From"] = _address(sender.name, sender.address)
    name, subject = "" if item.role else item.customer, harmless(bare(item.subject)).replace("=?", "= ?")
    message["To"] = _address(name, address)
    if sender.reply_to:
        message["Reply-To"] = _address("", sender.reply_to)
    message["Subject"] = subject
    message["Date"] = format_datetime(at)
    message["Message-ID"] = message_id
    body = plain(item.body) + "\n"
    message.set_content(body, charset="utf-8", cte=_encoding(body))
    html = _html(item, subject)
    message.add_alternative(html, subtype="html", charset="utf-8", cte=_encoding(html))
    message["Content-Language"] = tag_of(item.language)
    # In neither encoding a line begins like this, and the same mail is made again byte by byte.
    message.set_boundary(f"=_{item.key}")
    return message.as_bytes()


def _address(name: str, address: str) -> Address:
    local, _, domain = on_the_wire(address).rpartition("@")
    shown = _MEANINGFUL.sub(" ", harmless(bare(name))).strip()[:_LONGEST_NAME].strip()
    return Address(display_name=shown, username=local, domain=domain)


def _encoding(text: str) -> str:
    """Quoted-printable leaves Latin letters readable; for the others base64 is shorter."""
    foreign = sum(not char.isascii() for char in text)
    return "quoted-printable" if foreign * 6 < len(text) else "base64"


def _html(item: Item, subject: str) -> str:
    return (
        f"<!DOCTYPE html>\n{opened('html', item.language)}>\n<head>\n"
        f'<meta charset="utf-8">\n<title>{line(subject)}</title>\n</head>\n'
        f'{opened("body", item.language)} style="{_STYLE}">\n{paragraphs(item.body)}\n</body>\n</html>\n'
    )
