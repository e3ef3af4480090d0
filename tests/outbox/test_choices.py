"""How a team sends, out of its settings: every fault named, the password from nowhere but the environment."""

import pytest

from agentdesk.core.errors import BadInput
from agentdesk.outbox.choices import PASSWORD, choices_of

WHOLE = {
    "host": "smtp.example.org",
    "user": "office",
    "sender": "Officina 12 <office@example.org>",
    "postal": "Via Nuova 1; 20100 Milano",
    "roles": {"accounts": "accounts@example.org"},
}


def test_a_server_is_protected_unless_said_otherwise() -> None:
    found = choices_of(WHOLE, {PASSWORD: "secret"})
    assert found.server is not None
    assert (found.server.port, found.server.security, found.server.password) == (587, "starttls", "secret")
    assert (found.sender.name, found.sender.address) == ("Officina 12", "office@example.org")
    assert found.sender.postal == ("Via Nuova 1", "20100 Milano")
    assert "secret" not in repr(found)
    other = choices_of({**WHOLE, "security": "TLS"}, {})
    assert other.server is not None
    assert (other.server.port, other.server.password) == (465, "")


@pytest.mark.parametrize("kept", [None, {}, "nonsense", []])
def test_nothing_chosen_is_no_server_and_no_folder(kept: object) -> None:
    found = choices_of(kept, {})
    assert (found.server, found.folder, found.sender.domain) == (None, None, "agentdesk.invalid")


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"sender": ""}, "outbox sender: mails need a sender"),
        ({"sender": "office"}, "outbox sender: “office” is not a mail address"),
        ({"reply_to": "a b@example.org"}, "outbox reply_to: “a b@example.org” is not a mail address"),
        ({"port": "0"}, "outbox port: 0 is no port"),
        ({"port": True}, "outbox port: “true” is not a text"),
        ({"security": "ssl"}, "outbox security: there is no security “ssl”; write starttls, tls or none"),
        ({"security": "none"}, "outbox security: the password would go through the net unprotected"),
        ({"window": "top"}, "outbox window: there is no side “top”"),
        ({"roles": {"accounts": "nobody"}}, "outbox roles: “nobody” is not a mail address"),
        ({"roles": "nobody"}, "outbox roles: it is no list of roles"),
    ],
)
def test_a_fault_is_told_with_its_remedy(changes: dict[str, object], fault: str) -> None:
    with pytest.raises(BadInput) as refused:
        choices_of({**WHOLE, **changes}, {})
    (only,) = refused.value.faults
    assert str(only).startswith(fault)
    assert only.remedy or "write it like" in only.fault


def test_an_unprotected_line_may_lead_to_the_machine_itself() -> None:
    found = choices_of({**WHOLE, "host": "localhost", "security": "none"}, {})
    assert found.server is not None
    assert found.server.port == 25
