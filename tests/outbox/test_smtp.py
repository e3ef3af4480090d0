"""Mails go to a real server: protected, with a login, each once, and each failure is the right one."""

import ssl
from dataclasses import replace
from typing import Any

import pytest

from agentdesk.core.clock import FixedClock
from agentdesk.core.customer import ContactPoint
from agentdesk.desk.sending import NO_ADDRESS, PUT_OFF, WAY_SHUT
from agentdesk.desk.views import ReasonView
from agentdesk.outbox.choices import STARTTLS, TLS, Server
from agentdesk.storage.store import SqlStore
from tests.outbox.conftest import Send, Serve
from tests.outbox.peer import PASSWORD, USER, Peer, knows
from tests.outbox.scene import EVERYWHERE, MAIL, NOTICE, parsed, states, written
from tests.storage.scene import healthy, minutes


def became(lines: list) -> list[tuple[str, str | None]]:
    return [(line.became, line.reason) for line in lines]


def test_a_mail_is_sent_once_and_marked(store: SqlStore, serve: Serve, send: Send) -> None:
    written(store)
    peer = serve()
    assert became(send(peer)) == [("sent", None)]
    assert send(peer) == []
    assert (peer.recipients, len(peer.taken)) == (["bianca@example.com"], 1)
    (sent,) = store.outgoing.items(at=store._clock.now(), after=0, limit=9, every=True)
    found = parsed(peer.taken[0])
    assert found["Message-ID"] == sent.message_id == f"<{sent.key}@example.org>"
    assert sent.sent_at == store._clock.now()
    assert next(iter(store.rows("outbox")))["to"] == "bianca@example.com"
    assert healthy(store)


def test_all_mails_of_a_run_go_through_one_connection(store: SqlStore, serve: Serve, send: Send) -> None:
    written(store, MAIL, MAIL, MAIL)
    peer = serve()
    assert became(send(peer)) == [("sent", None)] * 3
    assert len({parsed(content)["Message-ID"] for content in peer.taken}) == 3
    assert peer.connections == 1


def test_a_server_that_hangs_up_after_each_mail_is_called_again(store: SqlStore, serve: Serve, send: Send) -> None:
    written(store, MAIL, MAIL, MAIL)
    peer = serve(Peer(after="part"))
    assert became(send(peer)) == [("sent", None)] * 3
    assert (len(peer.taken), peer.connections) == (3, 3)


def test_a_notice_goes_to_the_address_of_its_role_and_stays_where_there_is_none(
    store: SqlStore, serve: Serve, send: Send
) -> None:
    written(store, NOTICE)
    peer = serve()
    assert send(peer) == []
    assert became(send(peer, roles={"accounts": "accounts@example.org"})) == [("sent", None)]
    assert peer.recipients == ["accounts@example.org"]
    assert next(iter(store.rows("outbox")))["to"] == "accounts"


# The peer doesn't know that a line which is protected from its first byte is protected.
@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS:UserWarning")
@pytest.mark.parametrize("security", [STARTTLS, TLS])
def test_a_protected_line_with_a_login(
    security: str, store: SqlStore, serve: Serve, send: Send, trusted: ssl.SSLContext
) -> None:
    written(store)
    protection = {"ssl_context": trusted} if security == TLS else {"tls_context": trusted, "require_starttls": True}
    peer = serve(authenticator=knows, auth_required=True, auth_require_tls=security == STARTTLS, **protection)
    server = Server("localhost", peer.port, security, USER, "wrong")
    assert became(send(by=server)) == [(PUT_OFF, "login 535")]
    assert states(store) == [("waiting", "login 535")]
    store.outgoing.decide([1], "waiting", at=store._clock.now())
    assert became(send(by=Server("localhost", peer.port, security, USER, PASSWORD))) == [("sent", None)]


@pytest.mark.parametrize("security", [STARTTLS, TLS])
def test_a_certificate_of_somebody_else_is_not_trusted(
    security: str, store: SqlStore, serve: Serve, send: Send, trusted: ssl.SSLContext, authority: object
) -> None:
    written(store)
    protection = {"ssl_context": trusted} if security == TLS else {"tls_context": trusted}
    peer = serve(host="127.0.0.2", **protection)
    assert became(send(by=Server("127.0.0.2", peer.port, security))) == [(PUT_OFF, "certificate")]
    assert peer.taken == []


def test_without_the_protection_that_was_chosen_nothing_is_said(store: SqlStore, serve: Serve, send: Send) -> None:
    written(store)
    peer = serve()
    assert became(send(by=Server("127.0.0.1", peer.port, STARTTLS))) == [(PUT_OFF, "not_supported")]
    assert peer.taken == []


def test_a_refused_recipient_keeps_nobody_else_back(store: SqlStore, serve: Serve, send: Send) -> None:
    written(store, MAIL)
    written(store, MAIL, case="CC-2", contacts=(EVERYWHERE[0], ContactPoint("b@example.com", "mail")))
    peer = serve(Peer(answers={"bianca@example.com": "550 5.1.1 <bianca@example.com> unknown"}))
    assert became(send(peer)) == [("failed", "recipient 550 5.1.1"), ("sent", None)]
    assert peer.recipients == ["b@example.com"]
    assert send(peer) == []
    assert states(store)[0] == ("failed", "recipient 550 5.1.1")
    assert "bianca" not in str(states(store))
    assert healthy(store)


@pytest.mark.parametrize(
    ("peer", "reason"),
    [
        (lambda: Peer(answers={"bianca@example.com": "450 4.2.1 try later"}), "recipient 450 4.2.1"),
        (lambda: Peer(after="451 4.3.0 disk full"), "content 451 4.3.0"),
    ],
)
def test_what_a_server_doesnt_take_now_is_tried_again_later(
    peer: Any, reason: str, store: SqlStore, serve: Serve, send: Send, clock: FixedClock
) -> None:
    written(store)
    peer = serve(peer())
    waits = []
    for _ in range(4):
        (line,) = send(peer)
        assert (line.became, line.reason) == (PUT_OFF, reason)
        assert send(peer) == []
        assert line.again is not None
        waits.append(line.again - clock.now())
        clock.move(waits[-1].total_seconds())
    assert waits == [minutes(1), minutes(2), minutes(4), minutes(8)]
    peer.answers, peer.after = {}, ""
    assert became(send(peer)) == [("sent", None)]
    assert len({parsed(content)["Message-ID"] for content in peer.taken}) == 1
    assert healthy(store)


def test_after_too_many_tries_it_is_given_up(
    store: SqlStore, serve: Serve, send: Send, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("agentdesk.desk.sending.MOST_ATTEMPTS", 3)
    written(store)
    peer = serve(Peer(answers={"bianca@example.com": "450 later"}))
    found = []
    for _ in range(4):
        found += became(send(peer))
        clock.move(4 * 3600)
    assert found == [(PUT_OFF, "recipient 450")] * 2 + [("failed", "gave_up")]


def test_what_a_server_never_takes_is_not_tried_again(
    store: SqlStore, serve: Serve, send: Send, clock: FixedClock
) -> None:
    written(store)
    peer = serve(Peer(after="554 5.7.1 no"))
    assert became(send(peer)) == [("failed", "content 554 5.7.1")]
    clock.move(86400)
    assert send(peer) == []


def test_a_server_that_doesnt_take_our_sender_shuts_the_way_and_fails_no_mail(
    store: SqlStore, serve: Serve, send: Send
) -> None:
    written(store, MAIL, MAIL)
    peer = serve(Peer(answers={"MAIL": "550 5.7.1 not yours"}))
    assert became(send(peer)) == [(PUT_OFF, "sender 550 5.7.1"), (WAY_SHUT, None)]
    assert states(store) == [("waiting", "sender 550 5.7.1"), ("waiting", None)]


def test_a_server_that_is_not_there(store: SqlStore, serve: Serve, send: Send) -> None:
    written(store, MAIL, MAIL)
    assert became(send(Peer(port=1))) == [(PUT_OFF, "unreachable"), (WAY_SHUT, None)]


def test_a_server_that_says_nothing_before_the_mail_left_is_tried_again(
    store: SqlStore, serve: Serve, send: Send, clock: FixedClock
) -> None:
    written(store)
    peer = serve(Peer(answers={"stall": "yes"}))
    assert became(send(peer, patience=0.2)) == [(PUT_OFF, "stalled")]
    peer.answers = {}
    clock.move(60)
    assert became(send(peer)) == [("sent", None)]
    assert len(peer.taken) == 1


@pytest.mark.parametrize("after", ["die", "stall"])
def test_a_server_that_is_lost_after_the_mail_left_leaves_a_doubt(
    after: str, store: SqlStore, serve: Serve, send: Send, clock: FixedClock
) -> None:
    written(store, MAIL, MAIL)
    peer = serve(Peer(after=after))
    assert became(send(peer, patience=0.2)) == [("doubtful", "no_answer"), (WAY_SHUT, None)]
    assert len(peer.taken) == 1
    peer.after = ""
    peer.go_on.set()
    clock.move(86400)
    assert became(send(peer)) == [("doubtful", "no_answer"), ("sent", None)]
    assert len(peer.taken) == 2
    assert became(send(peer, doubtful=True)) == [("sent", None)]
    ids = [parsed(content)["Message-ID"] for content in peer.taken]
    assert (ids[0] == ids[2], ids[0] == ids[1]) == (True, False)
    assert healthy(store)


def test_dots_at_the_beginning_of_lines_arrive_as_they_are(store: SqlStore, serve: Serve, send: Send) -> None:
    body = ".\n..\n.a line\n\n.last"
    written(store, replace(MAIL, body=body))
    peer = serve()
    send(peer)
    plain = parsed(peer.taken[0]).get_body(("plain",))
    assert plain is not None
    assert plain.get_content().replace("\r\n", "\n") == f"{body}\n"


def test_what_a_rule_holds_back_waits_and_what_nobody_wants_stays(
    store: SqlStore, serve: Serve, send: Send, clock: FixedClock
) -> None:
    written(store, MAIL, NOTICE)
    peer = serve()
    until = clock.now() + minutes(60)
    (line,) = send(peer, held=lambda item: ReasonView("calling_rule", "One mail a week.", until))
    assert (line.became, line.reason, line.again, line.words) == ("held", "calling_rule", until, "One mail a week.")
    assert states(store)[0] == ("waiting", None)
    unwanted = ReasonView("no_consent", "The customer doesn't want mails from us.", None)
    assert became(send(peer, held=lambda item: unwanted, dry_run=True)) == [("withheld", "no_consent")]
    assert states(store)[0] == ("waiting", None)
    asked = {"accounts": "accounts@example.org"}
    assert became(send(peer, held=lambda item: unwanted, roles=asked)) == [("withheld", "no_consent"), ("sent", None)]
    assert send(peer) == []
    assert states(store)[0] == ("withheld", "no_consent")
    assert healthy(store)


def test_a_mail_with_something_left_open_waits_for_a_person(
    store: SqlStore, serve: Serve, send: Send, clock: FixedClock
) -> None:
    written(store, replace(MAIL, whole=False), MAIL)
    peer = serve()
    assert became(send(peer)) == [("incomplete", None), ("sent", None)]
    assert became(send(peer, doubtful=True)) == [("incomplete", None)]
    assert store.outgoing.decide([1], "waiting", at=clock.now()) == (1,)
    assert became(send(peer)) == [("sent", None)]
    assert healthy(store)


def test_a_customer_without_an_address_waits_until_there_is_one(store: SqlStore, serve: Serve, send: Send) -> None:
    written(store, MAIL, contacts=EVERYWHERE[:1])
    assert became(send(serve())) == [(NO_ADDRESS, None)]
    assert states(store) == [("waiting", None)]
