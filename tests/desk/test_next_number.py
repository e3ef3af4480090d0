"""Voicemail, the next number, and the goodbye to whoever wants no more calls: on the desk, with the call protocol."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from agentdesk.core.consent import Consent
from agentdesk.core.inputs import Choose, Interrupt, Next, Undo
from agentdesk.desk import ledger
from agentdesk.desk.live import Live
from tests.desk.conftest import PREPARED, SARA, TOM, Scene, answered, give
from tests.desk.rules_scene import LEAD

# One customer with two numbers, one with a single one.
TWO, ONE = "CC-1022", "CC-1021"


def dialling(scene: Scene, case: str) -> Live:
    live = scene.take(case)
    give(live, *PREPARED, Next())
    assert live.view("en").step == "dial"
    return live


def options(live: Live) -> list[str]:
    return [option.id for option in live.view("en").options]


def points(scene: Scene, case: str) -> list[tuple[str, bool]]:
    contacts = scene.office.store.case(case).customer.contacts
    return [(point.value, point.wrong) for point in contacts if point.kind == "phone"]


def wrapped_up(live: Live) -> None:
    """Every line said, the first answer given, and confirmed."""
    while not live.view("en").over:
        view = live.view("en")
        give(live, Choose(view.options[0].id) if view.options else Next())
    live.wrap_up("done")


@pytest.mark.parametrize("silence", ["no_answer", "busy"])
def test_the_next_number_is_offered_at_once_when_nobody_answers(scene: Scene, silence: str) -> None:
    live = dialling(scene, TWO)
    first = live.customer("en").number
    give(live, Choose(silence))
    assert options(live) == ["dial", "later"]
    give(live, Choose("dial"))
    assert live.view("en").step == "dial"
    assert live.customer("en").number != first
    give(live, Choose(silence))
    assert live.view("en").step != "try_next"
    before = points(scene, TWO)
    wrapped_up(live)
    assert points(scene, TWO) == before
    assert not any(wrong for _, wrong in before)
    assert not list(scene.office.store.faults())


def test_the_next_number_can_be_left_for_later(scene: Scene) -> None:
    live = dialling(scene, TWO)
    first = live.customer("en").number
    give(live, Choose("no_answer"), Choose("later"))
    assert live.customer("en").number == first
    assert live.view("en").step not in ("dial", "try_next")


def test_a_single_number_leaves_nothing_to_offer(scene: Scene) -> None:
    live = dialling(scene, ONE)
    give(live, Choose("no_answer"))
    assert live.view("en").step not in ("dial", "try_next")


def test_only_the_wrong_one_of_the_numbers_that_were_tried_is_wrong(scene: Scene) -> None:
    live = dialling(scene, TWO)
    give(live, Choose("no_answer"), Choose("dial"), Choose("wrong_number"))
    (first, _), (second, _) = points(scene, TWO)
    wrapped_up(live)
    assert points(scene, TWO) == [(first, False), (second, True)]
    assert not list(scene.office.store.faults())


def test_a_corrected_number_is_offered_after_a_number_that_nobody_answered(scene: Scene) -> None:
    live = dialling(scene, TWO)
    give(live, Choose("no_answer"), Choose("dial"))
    live.correct({"phone": "300 555 0011", "old_number": "wrong"})
    assert live.customer("en").number == "+39 300 555 0011"
    give(live, Choose("wrong_number"))
    wrapped_up(live)
    assert dict(points(scene, TWO))["+393005550011"] is True
    assert points(scene, TWO)[0][1] is False


# --- voicemail


def said_of_voicemail(scene: Scene, *, given: bool) -> Live:
    live = scene.take(ONE)
    consent = Consent("voicemail", given, scene.clock.now())
    scene.office.store.rules.set_consents(live.case, [consent], at=scene.clock.now(), agent="Sara")
    live.reread()
    give(live, *PREPARED, Next(), Choose("voicemail"))
    return live


def test_a_message_that_was_left_is_on_record(scene: Scene) -> None:
    live = said_of_voicemail(scene, given=True)
    assert live.view("en").step == "message"
    give(live, Next())
    wrapped_up(live)
    assert "message_left" in scene.office.store.case(ONE).state.tags


def test_without_consent_no_message_is_left_and_none_is_on_record(scene: Scene) -> None:
    live = said_of_voicemail(scene, given=False)
    assert live.view("en").step != "message"
    wrapped_up(live)
    assert "message_left" not in scene.office.store.case(ONE).state.tags


# --- no more calls


def test_whoever_wants_no_more_calls_is_promised_that_and_the_call_ends(scene: Scene) -> None:
    live = scene.take(ONE)
    answered(live)
    live.do_not_call("they asked for it")
    give(live, Interrupt("do_not_call"))
    line = live.view("en", "en").say
    assert line is not None
    assert "you are not called again" in line.text
    give(live, Next())
    assert live.wrap("en").outcome == "wants no more calls"
    live.wrap_up("")
    assert not scene.office.why(ONE, SARA, "en").in_queue
    assert scene.office.why(ONE, SARA, "en").reasons[-1].rule == "do_not_call"
    assert scene.office.store.history(live.case)[0].outcome == "no_more_calls"
    assert not list(scene.office.store.faults())


def barred(scene: Scene, case: str) -> None:
    """A call whose customer wants no more of them, up to its end."""
    live = scene.take(case)
    answered(live)
    live.do_not_call("they asked for it")
    give(live, Interrupt("do_not_call"), Next())
    live.wrap_up("")


def test_whoever_takes_the_goodbye_back_is_told_that_the_case_waits_for_a_lead(scene: Scene) -> None:
    consents, idle = scene.office.consents, "the case waits for a team lead"
    live = scene.take(ONE)
    answered(live)
    live.do_not_call("they asked for it")
    give(live, Interrupt("do_not_call"))
    assert idle in live.wrap("en").idle
    give(live, Next())
    assert live.wrap("en").idle == ""
    give(live, Undo(), Undo())
    assert idle in live.wrap("en").idle
    live.give_back("the line is bad")
    assert [found.text.split(" · ")[0] for found in consents.not_called("en")] == ["1 case left open"]
    assert consents.not_called("it")[0].text.startswith("1 pratica rimasta aperta · ")


def test_whoever_hangs_up_on_the_goodbye_is_not_called_back(scene: Scene) -> None:
    live = scene.take(ONE)
    answered(live)
    live.do_not_call("they asked for it")
    give(live, Interrupt("do_not_call"), Interrupt("dropped"))
    assert live.wrap("en").outcome == "wants no more calls"
    live.wrap_up("")
    assert scene.office.store.case(ONE).state.assignee == "supervisors"


@pytest.mark.parametrize("case", [ONE, "SC-2022", "AE-3003", "CB-5008"])
def test_the_supervisors_find_the_case_and_can_end_it_without_a_call(scene: Scene, case: str) -> None:
    barred(scene, case)
    zone = ZoneInfo(scene.office.store.case(case).timezone)
    scene.clock.move((datetime(2026, 11, 25, 11, 0, tzinfo=zone) - scene.clock.now()).total_seconds())
    supervisor = replace(TOM, roles=("supervisors",))
    assert "left open" not in scene.office.consents.not_called("en")[0].text
    assert not scene.office.why(case, SARA, "en").in_queue
    assert scene.office.why(case, supervisor, "en").in_queue
    live = scene.take(case, supervisor)
    assert live.customer("en").number == ""
    assert live.view("en").step == "uncalled"
    give(live, Choose("close"))
    assert live.wrap("en").outcome == "closed without a call"
    live.wrap_up("They were written to.")
    assert scene.office.store.case(case).state.closed == "no_more_calls"
    assert not list(scene.office.store.faults())
    assert not list(ledger.faults(scene.office))


def test_once_calls_are_allowed_again_the_supervisors_call(scene: Scene) -> None:
    barred(scene, ONE)
    scene.office.consents.allow_calls(scene.office.store.case(ONE).id, LEAD, "The customer called us.")
    live = scene.take(ONE, replace(TOM, roles=("supervisors",)))
    give(live, Choose("call"))
    assert live.view("en").step == "prepare"
    assert [effect.text for effect in live.effects("en")] == ["back to the agents' queue", "done"]


def test_the_goodbye_needs_somebody_on_the_line(scene: Scene) -> None:
    live = dialling(scene, ONE)
    (action,) = [action for action in live.view("en").actions if action.id == "do_not_call"]
    assert (action.key, action.reason) == ("do_not_call", "nobody is on the line")
