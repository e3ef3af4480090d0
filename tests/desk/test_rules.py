"""Calling rules at the desk: what they hold back in the queue, what is written down, and what a lead can do."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from agentdesk.core.call import Agent
from agentdesk.core.effect import Effect
from agentdesk.core.errors import BadInput
from agentdesk.core.places import scripts_folder
from agentdesk.desk import office, rule_queue
from agentdesk.desk.consents import ExpiredAlready, MayBeCalled
from agentdesk.desk.leads import NotALead, ReasonNeeded
from agentdesk.desk.ports_rules import AllHeld, CallHeld, NeverOverridden, NotHeld
from agentdesk.desk.rule_packs import NoPack, RulePacks
from tests.desk.conftest import ROME, SARA, TUESDAY, Scene
from tests.desk.rules_scene import EVERYTHING, LEAD, ONE_A_DAY, shown, spoke, told, turn_on, why
from tests.desk.test_why import change, due

CASE = "CC-1023"
MIDNIGHT = datetime(2026, 11, 25, tzinfo=ROME)
BLOCK = [{"rule": "house.once", "until": "2026-11-24T23:00:00+00:00"}]


def id_of(scene: Scene, case: str = CASE) -> int:
    return scene.office.store.case(case).id


def test_without_a_pack_no_rule_counts(scene: Scene) -> None:
    spoke(scene, CASE)
    assert CASE in shown(scene)
    assert scene.office.rules.held(id_of(scene), "en") is None


def test_what_a_rule_holds_back_is_told_with_the_moment_until_when(scene: Scene, tmp_path: Path) -> None:
    turn_on(scene, tmp_path, once=ONE_A_DAY)
    assert CASE in shown(scene)
    spoke(scene, CASE)
    assert CASE not in shown(scene)
    said = "A calling rule holds it back until Wed, 25 Nov 2026, 00:00: Rule once (House rules)."
    assert why(scene, CASE) == [("calling_rule", said)]
    held = scene.office.rules.held(id_of(scene), "en")
    assert held is not None
    assert (held.until, held.can_override, held.reasons[0].text) == (MIDNIGHT, True, said)
    scene.clock.move(24 * 3600)
    assert CASE in shown(scene)


def test_the_queue_and_the_reasons_agree_under_rules(scene: Scene, tmp_path: Path) -> None:
    turn_on(scene, tmp_path, once=ONE_A_DAY, hours='kind: hours\nwindow: { mon-fri: ["10:00-12:00"] }')
    spoke(scene, CASE)
    there = shown(scene)
    assert there
    for row in scene.office.store.rows("cases"):
        name = str(row["external_id"])
        assert scene.office.why(name, None, "en").in_queue is (name in there), name


def test_a_case_that_is_held_back_is_not_taken_and_that_is_written_down_once(scene: Scene, tmp_path: Path) -> None:
    turn_on(scene, tmp_path, once=ONE_A_DAY)
    spoke(scene, CASE)
    for _ in range(2):
        with pytest.raises(CallHeld) as caught:
            scene.take(CASE)
    assert "Rule once" in str(caught.value)
    assert told(scene, "blocked") == [(CASE, BLOCK)]
    assert list(scene.office.store.faults()) == []


def test_f2_skips_what_is_held_back_at_the_head_of_the_queue(scene: Scene, tmp_path: Path) -> None:
    turn_on(scene, tmp_path, once=ONE_A_DAY)
    first, second, third = shown(scene)[:3]
    for case in (first, second):
        spoke(scene, case)
    live = scene.office.take_next(EVERYTHING, SARA)
    assert live is not None
    assert live.case == id_of(scene, third)
    assert {case for case, _ in told(scene, "blocked")} == {first, second}


def test_a_queue_that_is_held_back_whole_has_nobody_to_call(scene: Scene, tmp_path: Path) -> None:
    turn_on(scene, tmp_path, never="kind: consent")
    debts = replace(EVERYTHING, process="credit_control")
    rows = scene.office.whole_page(debts, limit=100).rows
    assert rows
    assert shown(scene, debts) == []
    assert scene.office.take_next(debts, SARA) is None
    blocked = [case for case, _ in told(scene, "blocked")]
    assert blocked == [row.external_id for row in rows]


def test_nobody_waits_while_a_long_queue_is_looked_through(
    scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    turn_on(scene, tmp_path, never="kind: consent")
    monkeypatch.setattr(rule_queue, "_FURTHEST", 2)
    monkeypatch.setattr(rule_queue, "_AT_ONCE", 2)
    monkeypatch.setattr(rule_queue, "_PATIENCE", 1)
    monkeypatch.setattr(office, "_TRIES", 2)
    with pytest.raises(AllHeld, match="hold back 2 due cases"):
        scene.office.take_next(EVERYTHING, SARA)


def test_a_page_is_filled_up_with_what_may_be_called(scene: Scene, tmp_path: Path) -> None:
    turn_on(scene, tmp_path, once=ONE_A_DAY)
    whole = shown(scene)
    for case in whole[1:4]:
        spoke(scene, case)
    free = [case for case in whole if case not in whole[1:4]]
    page = scene.office.queue(EVERYTHING, limit=2)
    rest = scene.office.queue(EVERYTHING, limit=100, after=page.after)
    assert [row.external_id for row in (*page.rows, *rest.rows)] == free


def test_hours_shut_the_window_of_the_queue_itself(scene: Scene, tmp_path: Path) -> None:
    italian = {"CC-1021", "CC-1022", "CC-1023"}
    assert italian & set(shown(scene))
    turn_on(scene, tmp_path, hours='kind: hours\nwindow: { mon-fri: ["11:00-12:00"] }')
    assert not italian & set(shown(scene))
    assert scene.office.counts(EVERYTHING).due == len(shown(scene))
    assert "calling_rule" in dict(why(scene, CASE))
    view = replace(EVERYTHING, process="credit_control", language="it")
    assert scene.office.next_due(view) == datetime(2026, 11, 24, 11, tzinfo=ROME)
    scene.clock.move(3600)
    assert italian & set(shown(scene))


def test_an_appointment_is_excepted_where_the_rule_says_so(scene: Scene, tmp_path: Path) -> None:
    hours = 'kind: hours\nwindow: { mon-fri: ["11:00-12:00"] }'
    change(scene, CASE, due(TUESDAY, promised=True))
    assert CASE in shown(scene)
    turn_on(scene, tmp_path, hours=hours)
    assert CASE not in shown(scene)
    turn_on(scene, tmp_path, hours=f"{hours}\nunless: [agreed]")
    assert CASE in shown(scene)


def test_a_lead_overrides_with_a_reason_until_the_next_call(scene: Scene, tmp_path: Path) -> None:
    turn_on(scene, tmp_path, once=ONE_A_DAY)
    case = id_of(scene)
    rules = scene.office.rules
    with pytest.raises(NotHeld):
        rules.override(case, LEAD, "because")
    spoke(scene, CASE)
    with pytest.raises(NotALead):
        rules.override(case, SARA, "because")
    with pytest.raises(ReasonNeeded):
        rules.override(case, LEAD, "  ")
    scene.clock.move(60)
    rules.override(case, LEAD, " The customer asked for it. ")
    assert CASE in shown(scene)
    assert rules.held(case, "en") is None
    until = MIDNIGHT.astimezone(tz=None).isoformat()
    value, reason = (value for _, value in told(scene, "overridden"))
    assert isinstance(value, dict)
    assert (value["rules"], value["lead"]) == (["house.once"], "Lia")
    assert datetime.fromisoformat(str(value["until"])) == datetime.fromisoformat(until)
    assert reason == "The customer asked for it."
    scene.clock.move(60)
    spoke(scene, CASE)
    assert CASE not in shown(scene)
    assert list(scene.office.store.faults()) == []


def test_leads_are_those_with_the_role(scene: Scene) -> None:
    scene.office.sign_in(LEAD)
    assert scene.office.rules.leads() == (LEAD,)


def test_a_consent_lets_a_case_be_called_until_it_expires(scene: Scene, tmp_path: Path) -> None:
    turn_on(scene, tmp_path, needed="kind: consent")
    case, consents = id_of(scene), scene.office.consents
    assert CASE not in shown(scene)
    last = date(2026, 11, 25)
    consents.take_down(case, "voice", SARA, given=True, until=last, source="on the phone")
    assert CASE in shown(scene)
    voice = next(one for one in consents.of(case, "en").channels if one.channel == "voice")
    assert (voice.given, voice.until) == (True, MIDNIGHT + timedelta(days=1))
    assert voice.text == "given on Tue, 24 Nov 2026, holds until Wed, 25 Nov 2026"
    scene.clock.move(38 * 3600)
    assert CASE not in shown(scene)
    voice = next(one for one in consents.of(case, "en").channels if one.channel == "voice")
    assert (voice.given, voice.expired, voice.text) == (None, True, "expired; it held until Wed, 25 Nov 2026")


def test_a_consent_is_withdrawn_and_does_not_begin_after_its_end(scene: Scene) -> None:
    case, consents = id_of(scene), scene.office.consents
    with pytest.raises(ExpiredAlready):
        consents.take_down(case, "text", SARA, given=True, until=date(2026, 11, 23))
    consents.take_down(case, "text", SARA, given=False)
    text = next(one for one in consents.of(case, "en").channels if one.channel == "text")
    assert (text.given, text.text) == (False, "withdrawn on Tue, 24 Nov 2026")
    assert scene.office.store.case(CASE).customer.numbers[0].texts is False


def test_do_not_call_is_one_word_and_stays(scene: Scene) -> None:
    case, consents = id_of(scene), scene.office.consents
    consents.do_not_call(case, SARA, "asked twice")
    assert CASE not in shown(scene)
    said = "The customer is not to be called, since Tue, 24 Nov 2026, 10:00: asked twice"
    assert ("do_not_call", said) in why(scene, CASE)
    assert consents.of(case, "en").do_not_call == said
    with pytest.raises(CallHeld, match="not to be called"):
        scene.take(CASE)
    with pytest.raises(NeverOverridden):
        scene.office.rules.override(case, LEAD, "because")
    with pytest.raises(NotALead):
        consents.allow_calls(case, SARA, "because")
    assert CASE not in shown(scene)
    (listed,) = consents.not_called("en")
    assert (listed.case, listed.text) == (case, "1 case left open · Tue, 24 Nov 2026 · Sara · asked twice")
    consents.allow_calls(case, LEAD, "The customer called and asked for it.")
    assert CASE in shown(scene)
    assert consents.of(case, "en").do_not_call == ""
    assert consents.not_called("en") == ()
    consents.do_not_call(case, SARA, "asked")
    assert consents.of(case, "en").do_not_call.endswith("10:00: they asked for it")
    assert consents.of(case, "it").do_not_call.endswith(": l'ha chiesto il cliente")
    assert consents.not_called("it")[0].text.endswith(" · Sara · l'ha chiesto il cliente")
    consents.allow_calls(case, LEAD, "The customer called and asked for it.")
    with pytest.raises(MayBeCalled):
        consents.allow_calls(case, LEAD, "once more")
    assert list(scene.office.store.faults()) == []


def test_a_message_is_not_sent_against_the_customers_word_or_a_rule(scene: Scene, tmp_path: Path) -> None:
    case, rules = id_of(scene), scene.office.rules
    assert rules.may_send(case, "mail", "en") is None
    scene.office.consents.take_down(case, "mail", SARA, given=False)
    said = rules.may_send(case, "mail", "en")
    assert said is not None
    assert (said.rule, said.text) == ("no_consent", "The customer doesn't want mails from us.")
    turn_on(scene, tmp_path, texts="kind: cap\ncount: messages\nmost: 0\nwithin: week\nchannels: [text]")
    said = scene.office.rules.may_send(case, "text", "en")
    assert said is not None
    assert said.rule == "calling_rule"
    assert scene.office.rules.may_send(case, "letter", "en") is None


def test_a_pack_that_is_missing_or_broken_lets_nobody_be_called(scene: Scene, tmp_path: Path) -> None:
    scene.office.packs = RulePacks((tmp_path,), ("unirec",))
    with pytest.raises(NoPack, match="unirec"):
        scene.office.queue(EVERYTHING)
    turn_on(scene, tmp_path, broken="kind: capp")
    with pytest.raises(BadInput, match="did you mean cap"):
        scene.take(CASE)


def test_the_teams_own_pack_stands_in_the_place_of_a_shipped_one(tmp_path: Path) -> None:
    shipped = scripts_folder() / "rules"
    assert RulePacks((tmp_path, shipped), ("unirec",)).packs[0].title == "UNIREC code of conduct"
    (tmp_path / "unirec").mkdir()
    (tmp_path / "unirec" / "rules.yaml").write_text("id: unirec\ntitle: Ours\nsummary: ours\nrules: {}\n")
    assert RulePacks((tmp_path, shipped), ("unirec",)).packs[0].title == "Ours"
    assert RulePacks((tmp_path, shipped)).packs == ()


def test_what_waits_for_no_window_is_not_held_back_before_it_comes_to_a_call(scene: Scene, tmp_path: Path) -> None:
    rows = scene.office.queue(EVERYTHING, limit=100).rows
    texts = [row.external_id for row in rows if scene.office.store.case(str(row.id)).state.anytime]
    assert texts
    turn_on(scene, tmp_path, never="kind: consent")
    assert shown(scene) == texts


def test_work_on_a_roles_list_is_looked_at_and_held_back_where_it_is_dialled(scene: Scene, tmp_path: Path) -> None:
    clerk = Agent("Ugo", "Ugo", "m", "en", (), ("credit_office",))
    turn_on(scene, tmp_path, never="kind: consent")
    change(scene, CASE, Effect("assign", "credit_office"))
    assert CASE in shown(scene, replace(EVERYTHING, roles=clerk.roles))
    live = scene.take(CASE, clerk)
    assert live.customer("en").held != ""
    assert live.customer("en").number == ""


def test_the_work_of_a_list_goes_on_where_the_customer_is_not_to_be_called(scene: Scene) -> None:
    clerk = Agent("Ugo", "Ugo", "m", "en", (), ("credit_office",))
    view = replace(EVERYTHING, roles=clerk.roles)
    change(scene, CASE, due(TUESDAY), Effect("assign", "credit_office"))
    scene.office.consents.do_not_call(id_of(scene), SARA, "asked twice")
    assert CASE not in shown(scene)
    assert CASE in shown(scene, view)
    said = scene.office.why(CASE, clerk, "en")
    assert said.in_queue
    assert [reason.rule for reason in said.reasons] == ["in_queue", "do_not_call"]
    live = scene.take(CASE, clerk)
    assert live.customer("en").held.startswith("The customer is not to be called")
    assert live.customer("en").number == ""
    assert list(scene.office.store.faults()) == []


def test_the_agents_are_read_once_for_all_cases_on_their_lists(
    scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene.office.sign_in(SARA)
    turn_on(scene, tmp_path, never="kind: consent")
    ids = [row.id for row in scene.office.whole_page(EVERYTHING, limit=100).rows]
    timed = [found for id in ids if not (found := scene.office.store.case(str(id))).state.anytime]
    for number, case in enumerate(timed):
        change(scene, case.external_id, Effect("assign", (SARA.id, "credit_office")[number % 2]))
    assert len(timed) > 3
    agents, read = scene.office.store.agents, 0

    def counted() -> tuple[Agent, ...]:
        nonlocal read
        read += 1
        return agents()

    monkeypatch.setattr(scene.office.store, "agents", counted)
    assert set(scene.office.rules.held_among(ids)) == {case.id for case in timed[::2]}
    assert read == 1


def test_a_list_of_customers_shows_the_end_of_a_number_where_rules_decide(scene: Scene, tmp_path: Path) -> None:
    def number() -> str:
        return scene.office.finding.search(CASE, "en").customers[0].number

    assert number() == "+39 301 442 0467"
    scene.office.consents.do_not_call(id_of(scene), SARA)
    assert number() == "… 467"
    scene.office.consents.allow_calls(id_of(scene), LEAD, "because")
    assert number() == "+39 301 442 0467"
    turn_on(scene, tmp_path, once=ONE_A_DAY)
    assert number() == "… 467"
