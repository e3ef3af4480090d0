"""What an agent finds out about the customer during a call: kept at once, and gone by at once."""

import pytest

from agentdesk.core.errors import BadInput
from agentdesk.core.inputs import Choose, Next, Undo
from agentdesk.desk.live import Live
from tests.desk.conftest import PREPARED, SARA, Scene, answered, give
from tests.desk.rules_scene import told

CASE, NUMBER = "CC-1021", "+393005550011"


def numbers(scene: Scene, case: str = CASE) -> list[str]:
    return [point.value for point in scene.office.store.case(case).customer.numbers]


def faults(live: Live, **cells: str) -> dict[str, str]:
    with pytest.raises(BadInput) as error:
        live.correct(cells)
    return {fault.place: str(fault.fault) for fault in error.value.faults}


def to_its_end(live: Live) -> None:
    """Every line said, the first answer given."""
    while not live.view("en").over:
        view = live.view("en")
        give(live, Choose(view.options[0].id) if view.options else Next())


def test_a_new_number_is_dialled_at_once_and_the_wrong_one_never_again(scene: Scene) -> None:
    before = numbers(scene)
    live = scene.take(CASE)
    live.correct({"phone": "300 555 0011", "old_number": "wrong"})
    assert live.customer("en").number == "+39 300 555 0011"
    assert numbers(scene) == [NUMBER, *before[1:]]
    assert told(scene, "corrected")[0][1]["what"] == "phone"
    assert not list(scene.office.store.faults())


def test_a_number_can_stay_as_another_one(scene: Scene) -> None:
    before = numbers(scene)
    scene.take(CASE).correct({"phone": NUMBER, "old_number": "another"})
    assert numbers(scene) == [NUMBER, *before]


def test_what_was_corrected_outlives_a_killed_desk(scene: Scene) -> None:
    live = scene.take(CASE)
    live.correct({"phone": NUMBER, "old_number": "wrong", "language": "fa", "gender": "m", "name": "Aldo Serra"})
    other = scene.again()
    begun = other.office.interrupted("Sara")
    assert begun is not None
    back = other.office.take_up(begun, SARA)
    form = back.form("en")
    assert (form.name, form.gender, form.language, form.number) == ("Aldo Serra", "m", "fa", "+39 300 555 0011")
    other.office.store.close()


def test_the_line_is_said_in_the_corrected_language_and_to_the_corrected_person(scene: Scene) -> None:
    live = scene.take(CASE)
    answered(live)
    assert live.view("en").script_language == "it"
    live.correct({"language": "fa", "name": "Shirin"})
    assert live.view("en").script_language == "fa"
    assert live.customer("en").name == "Shirin"
    assert scene.office.store.case(CASE).language == "fa"


def test_an_address_takes_the_place_of_the_one_until_now(scene: Scene) -> None:
    live = scene.take(CASE)
    live.correct({"mail": "conti@example.org", "address": "Via Roma 1; 50100 Firenze"})
    live.correct({"mail": "a.conti@example.org"})
    form = live.form("en")
    assert (form.mail, form.address) == ("a.conti@example.org", "Via Roma 1; 50100 Firenze")
    kept = {point.value: point.wrong for point in scene.office.store.case(CASE).customer.contacts}
    assert kept["conti@example.org"] is True
    assert kept["a.conti@example.org"] is False


def test_every_fault_is_said_at_its_place_and_nothing_is_kept(scene: Scene) -> None:
    live = scene.take(CASE)
    before = live.form("en")
    found = faults(live, phone="12", mail="conti", language="xx", gender="z", name="New Name")
    assert set(found) == {"phone", "mail", "language", "gender"}
    assert live.form("en") == before
    assert told(scene, "corrected") == []


def test_what_is_left_as_it_was_is_no_correction(scene: Scene) -> None:
    live = scene.take(CASE)
    form = live.form("en")
    live.correct({"name": form.name, "language": form.language, "gender": form.gender, "phone": " ", "mail": ""})
    live.correct({"phone": numbers(scene)[0]})
    assert told(scene, "corrected") == []


def test_the_number_in_the_place_of_one_that_was_found_wrong_in_the_call_is_dialled_next(scene: Scene) -> None:
    before = numbers(scene)
    assert len(before) == 1
    live = scene.take(CASE)
    give(live, *PREPARED, Next(), Choose("wrong_number"))
    assert live.customer("en").number == ""
    live.correct({"phone": NUMBER, "old_number": "wrong"})
    assert live.customer("en").number == "+39 300 555 0011"
    give(live, Choose("yes", "another_number"))
    assert live.view("en").step == "dial"
    give(live, Undo(), Undo())
    assert live.customer("en").number != "+39 300 555 0011"


def test_the_old_number_is_wrong_after_the_wrap_up_and_the_new_one_is_not(scene: Scene) -> None:
    before = numbers(scene)
    live = scene.take(CASE)
    give(live, *PREPARED, Next(), Choose("wrong_number"))
    live.correct({"phone": NUMBER, "old_number": "wrong"})
    give(live, Choose("yes", "another_number"), Choose("no_answer"))
    to_its_end(live)
    live.wrap_up("nobody there")
    kept = {point.value: point.wrong for point in scene.office.store.case(CASE).customer.contacts}
    assert (kept[before[0]], kept[NUMBER]) == (True, False)
    assert not list(scene.office.store.faults())


def test_a_hidden_number_stays_hidden_in_the_form(scene: Scene) -> None:
    live = scene.take(CASE)
    assert live.form("en").number
    live.do_not_call("")
    assert live.form("en").number == ""


def test_a_rehearsal_goes_by_a_correction_and_writes_nothing(scene: Scene) -> None:
    before = len(list(scene.office.store.rows("events")))
    live = scene.office.rehearse("credit_control", SARA, "it")
    live.correct({"phone": NUMBER, "language": "fa", "name": "Shirin"})
    live.do_not_call("they asked for it")
    assert live.customer("en").name == "Shirin"
    assert live.customer("en").number == "+39 300 555 0011"
    assert live.view("en").script_language == "fa"
    assert len(list(scene.office.store.rows("events"))) == before


# --- do not call, consents


def test_who_is_never_to_be_called_again_cant_be_dialled_any_more(scene: Scene) -> None:
    live = scene.take(CASE)
    live.do_not_call("they asked for it")
    assert live.customer("en").number == ""
    live.give_back("they asked for it")
    why = scene.office.why(CASE, SARA, "en")
    assert not why.in_queue
    assert why.reasons[-1].rule == "do_not_call"
    assert "they asked for it" in why.reasons[-1].text
    assert not list(scene.office.store.faults())


def test_several_consents_are_kept_at_once_with_their_last_day(scene: Scene) -> None:
    live = scene.take(CASE)
    consents = scene.office.consents
    consents.take_down_all(live.case, {"voicemail": True, "mail": False}, SARA, until="31.12.", source="on the phone")
    view = {one.channel: (one.given, one.text) for one in consents.of(live.case, "en").channels}
    assert view["voicemail"] == (True, "given on Tue, 24 Nov 2026, holds until Thu, 31 Dec 2026")
    assert view["mail"] == (False, "withdrawn on Tue, 24 Nov 2026")
    live.reread()
    assert any("✓" in line for line in live.customer("en").consents)
    assert len(told(scene, "consent")) == 2


@pytest.mark.parametrize("typed", ["yesterday", "2020-01-01"])
def test_a_consent_that_would_have_ended_already_is_refused(scene: Scene, typed: str) -> None:
    case = scene.take(CASE).case
    with pytest.raises(BadInput) as error:
        scene.office.consents.take_down_all(case, {"text": True}, SARA, until=typed)
    assert error.value.faults[0].place == "until"
    assert told(scene, "consent") == []
