"""Calling rules during a call: no number before the rules let it be dialled, and notices before the matter itself."""

from pathlib import Path

import pytest

from agentdesk.core.inputs import Choose, Enter, Interrupt, Next, Tick, Undo
from agentdesk.desk.call_guard import contact_of
from agentdesk.desk.live import Live
from agentdesk.desk.ports_rules import CallHeld, Objection
from agentdesk.process.model import Outcome
from agentdesk.process.refusals import NotAccepted, NotAllTicked
from tests.desk.conftest import PREPARED, SARA, Scene, answered, give
from tests.desk.rules_scene import LEAD, ONE_A_DAY, told, turn_on

CASE = "CC-1021"
UNTIL_10_30 = 'kind: hours\nwindow: { mon-fri: ["08:30-10:30"] }'
RECORDED = "kind: notice\nsay: This call is recorded, {customer}."
NUMBER = "+39 300 750 5887"


def at_the_phone(live: Live) -> None:
    give(live, *PREPARED, Next())
    assert live.view("en").step == "dial"


def test_the_number_is_there_as_long_as_it_may_be_dialled(scene: Scene, tmp_path: Path) -> None:
    turn_on(scene, tmp_path, hours=UNTIL_10_30, once=ONE_A_DAY)
    live = scene.take(CASE)
    at_the_phone(live)
    card = live.customer("en")
    assert (card.number, card.held) == (NUMBER, "")


def test_a_window_that_shuts_meanwhile_hides_the_number_and_says_until_when(scene: Scene, tmp_path: Path) -> None:
    turn_on(scene, tmp_path, hours=UNTIL_10_30)
    live = scene.take(CASE)
    give(live, *PREPARED)
    scene.clock.move(1800)
    give(live, Next())
    card = live.customer("en")
    said = "A calling rule holds it back until Wed, 25 Nov 2026, 08:30: Rule hours (House rules)."
    assert (card.number, card.held) == ("", said)
    assert "750" not in repr(live.view("en")) + repr(live.view("it")) + repr(card)
    assert told(scene, "blocked") == [(CASE, [{"rule": "house.hours", "until": "2026-11-25T07:30:00+00:00"}])]


def test_what_may_not_be_dialled_was_not_dialled(scene: Scene, tmp_path: Path) -> None:
    turn_on(scene, tmp_path, hours=UNTIL_10_30)
    live = scene.take(CASE)
    at_the_phone(live)
    scene.clock.move(1800)
    for answer in ("answered", "no_answer"):
        with pytest.raises(CallHeld, match="Rule hours"):
            live.submit(Choose(answer))
    assert live.view("en").step == "dial"
    live.give_back("a calling rule")
    assert list(scene.office.store.faults()) == []


def test_a_call_that_was_answered_goes_on_whatever_the_hour(scene: Scene, tmp_path: Path) -> None:
    turn_on(scene, tmp_path, hours=UNTIL_10_30)
    live = scene.take(CASE)
    answered(live)
    scene.clock.move(3600)
    assert live.customer("en").held == ""
    assert live.customer("en").number == NUMBER


def test_a_line_that_dropped_is_not_called_again_after_hours(scene: Scene, tmp_path: Path) -> None:
    turn_on(scene, tmp_path, hours=UNTIL_10_30)
    live = scene.take(CASE)
    answered(live)
    scene.clock.move(1800)
    give(live, Interrupt("dropped"))
    assert live.customer("en").number == ""


def test_a_leads_word_shows_the_number_in_the_call_at_hand(scene: Scene, tmp_path: Path) -> None:
    turn_on(scene, tmp_path, hours=UNTIL_10_30)
    live = scene.take(CASE)
    at_the_phone(live)
    scene.clock.move(1800)
    scene.office.rules.override(live.case, LEAD, "The customer waits for it.")
    assert live.customer("en").held != ""
    live.reread()
    assert live.customer("en").held == ""
    assert live.customer("en").number == NUMBER
    give(live, Choose("answered"))
    assert live.view("en").connected


def test_do_not_call_in_a_call_keeps_the_line_from_being_called_again(scene: Scene) -> None:
    live = scene.take(CASE)
    answered(live)
    scene.office.consents.do_not_call(live.case, SARA)
    live.reread()
    assert live.customer("en").held == ""
    give(live, Interrupt("dropped"))
    card = live.customer("en")
    assert card.number == ""
    assert card.held == "The customer is not to be called, since Tue, 24 Nov 2026, 10:00."


def test_a_message_needs_its_consent_by_the_rules(scene: Scene, tmp_path: Path) -> None:
    turn_on(scene, tmp_path, ends="kind: consent\nchannels: [voicemail]\nexpires: true")
    scene.office.consents.take_down(scene.office.store.case(CASE).id, "voicemail", SARA, given=True)
    live = scene.take(CASE)
    at_the_phone(live)
    give(live, Choose("voicemail"))
    assert live.view("en").decisions[-1].answer == "no"


# --- notices


def test_a_notice_is_read_in_the_customers_language_before_the_matter_itself(scene: Scene, tmp_path: Path) -> None:
    turn_on(scene, tmp_path, recorded=RECORDED, rights="kind: notice\nsay: You can object.")
    (tmp_path / "house" / "it.po").write_text(
        'msgid ""\nmsgstr ""\n"Language: it\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Plural-Forms: nplurals=2; plural=n != 1;\\n"\n\nmsgctxt "recorded.say"\n'
        'msgid "This call is recorded, {customer}."\nmsgstr "Questa chiamata è registrata, {customer}."\n',
        encoding="utf-8",
    )
    live = scene.take(CASE)
    answered(live)
    view = live.view("en", "it")
    assert (view.step, view.kind, view.connected) == ("notices", "checklist", True)
    assert view.say is not None
    assert (view.say.text, view.say.language) == ("Questa chiamata è registrata, Gianluca Ferretti.", "it")
    assert view.gloss is not None
    assert view.gloss.text == "This call is recorded, Gianluca Ferretti."
    assert [(one.number, one.id, one.text, one.ticked) for one in view.options] == [
        (1, "house.recorded", "Rule recorded", False),
        (2, "house.rights", "Rule rights", False),
    ]
    live.submit(Tick("house.recorded"))
    view = live.view("en", "it")
    assert [one.ticked for one in view.options] == [True, False]
    assert view.say is not None
    assert (view.say.text, view.say.fallback) == ("You can object.", True)
    live.submit(Tick("house.rights"))
    assert live.view("en").step == "contact"
    assert told(scene, "notice_read") == [(CASE, "house.recorded"), (CASE, "house.rights")]
    assert list(scene.office.store.faults()) == []


def test_nothing_else_is_taken_before_a_notice_was_read(scene: Scene, tmp_path: Path) -> None:
    turn_on(scene, tmp_path, recorded=RECORDED)
    live = scene.take(CASE)
    answered(live)
    with pytest.raises(NotAllTicked):
        live.submit(Next())
    for given in (Choose("payment_agreed"), Enter("5"), Tick("other")):
        with pytest.raises(NotAccepted):
            live.submit(given)
    assert live.view("en").step == "notices"
    live.submit(Tick("house.recorded"))
    give(live, Choose("payment_agreed"))
    assert live.view("en").step == "how_much"


def test_a_hold_and_an_undo_go_before_a_notice_and_it_stays_read(scene: Scene, tmp_path: Path) -> None:
    turn_on(scene, tmp_path, recorded=RECORDED)
    live = scene.take(CASE)
    answered(live)
    give(live, Interrupt("hold"))
    assert live.view("en").step != "notices"
    give(live, Undo())
    assert live.view("en").step == "notices"
    give(live, Tick("house.recorded"), Choose("payment_agreed"), Undo())
    assert live.view("en").step == "contact"
    assert [case for case, _ in told(scene, "notice_read")] == [CASE]


def test_a_call_that_is_taken_up_again_knows_what_was_read(scene: Scene, tmp_path: Path) -> None:
    turn_on(scene, tmp_path, recorded=RECORDED)
    live = scene.take(CASE)
    answered(live)
    live.submit(Tick("house.recorded"))
    begun = scene.office.interrupted("Sara")
    assert begun is not None
    scene.clock.move(30)
    again = scene.office.take_up(begun, SARA)
    assert again.view("en").step == "contact"
    give(again, Choose("payment_agreed"))
    assert list(scene.office.store.faults()) == []


def test_a_call_that_nobody_answers_needs_no_notice(scene: Scene, tmp_path: Path) -> None:
    turn_on(scene, tmp_path, recorded=RECORDED)
    live = scene.take(CASE)
    at_the_phone(live)
    give(live, Choose("no_answer"))
    assert live.view("en").over


# --- what a call was


def test_what_a_call_was_is_kept_for_the_rules(scene: Scene) -> None:
    live = scene.take(CASE)
    case = scene.office.store.case(CASE)
    first = case.customer.numbers[0].id
    call = live._call
    said = Outcome(text="no", attempt=True, refusal=True, complaint=True)
    assert contact_of(call, case, said) == Objection(first, refusal=True, complaint=True)
    assert contact_of(call, case, Outcome(text="updated")) == Objection()
    assert contact_of(call.changed(inbound=True), case, said).inbound


def test_the_number_that_was_dialled_last_is_kept(scene: Scene) -> None:
    live = scene.take("CC-1022")
    numbers = scene.office.store.case("CC-1022").customer.numbers
    give(live, *PREPARED, Next(), Choose("wrong_number"), Choose("no_answer"))
    live.wrap_up("")
    record = scene.office.store.rules.records([live.case])[live.case]
    assert record.contacts[-1].point == numbers[1].id
    assert record.contacts[-1].attempt
