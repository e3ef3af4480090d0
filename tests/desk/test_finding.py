"""Customers found at the desk, cases opened by hand, and calls that customers make."""

from datetime import datetime, timedelta

import pytest

from agentdesk.core.errors import BadInput
from agentdesk.core.event import INBOUND
from agentdesk.core.inputs import Choose, Enter, Next
from agentdesk.desk.facade_finding import NewByHand
from agentdesk.desk.ports import AlreadyTaken
from agentdesk.desk.ports_finding import NoCustomer
from agentdesk.words.translator import Translator
from tests.desk.conftest import ROME, SARA, TOM, TUESDAY, Scene, give

CASE = "CC-1001"
STRANGER = {"name": "Ada Prova", "phone": "+39 06 5550 1234", "country": "IT"}


def owner(scene: Scene, case: str = CASE) -> int:
    (found, *_) = scene.office.finding.search(case, "en").customers
    return found.id


def faults(scene: Scene, given: NewByHand) -> dict[str, str]:
    with pytest.raises(BadInput) as caught:
        scene.office.finding.open_case(given, SARA)
    return {fault.place: str(fault.fault) for fault in caught.value.faults}


def events(scene: Scene, case: int) -> list[dict[str, object]]:
    return [dict(row) for row in scene.office.store.rows("events") if row["case"] == case]


def test_a_customer_is_found_with_cases_in_the_agents_words(scene: Scene) -> None:
    (found,) = scene.office.finding.search(CASE, "it").customers
    case = scene.office.store.case(CASE)
    assert (found.name, found.languages) == (case.customer.name, (case.language,))
    assert found.number.replace(" ", "") == case.customer.numbers[0].value
    (line,) = found.cases
    assert (line.id, line.external_id, line.closed) == (case.id, CASE, "")
    assert line.status == scene.office.label("status", "credit_control", case.state.status, "it")
    assert line.due
    assert scene.office.finding.customer(found.id, "it") == found
    with pytest.raises(NoCustomer):
        scene.office.finding.customer(999_999, "en")


def test_a_case_that_is_not_due_can_be_taken_and_why_says_that_it_is_not(scene: Scene) -> None:
    later = TUESDAY + timedelta(days=3)
    given = NewByHand("credit_control", owner(scene), {"due_on": later.isoformat(), "facts.open_invoices": "1"})
    case = scene.office.finding.open_case(given, SARA)
    why = scene.office.why(str(case), SARA, "en")
    assert [reason.rule for reason in why.reasons] == ["not_due"]
    live = scene.office.take(case, SARA)
    assert live.view("en").step == "prepare"


def test_a_case_for_a_known_customer_is_opened_where_the_customer_is(scene: Scene) -> None:
    before = scene.office.store.case(CASE)
    customer = owner(scene)
    case = scene.office.finding.open_case(NewByHand("service_call", customer, {"facts.order": "A-77"}), SARA)
    made = scene.office.store.case(str(case))
    assert made.customer == before.customer
    assert (made.country, made.timezone, made.language) == (before.country, before.timezone, before.language)
    assert (made.process, made.state.status, made.state.facts["order"]) == ("service_call", "new", "A-77")
    assert made.state.due_from == TUESDAY
    assert {line.id for line in scene.office.finding.customer(customer, "en").cases} == {before.id, case}
    assert [(row["kind"], row["agent"]) for row in events(scene, case)] == [("imported", "Sara")]
    assert not list(scene.office.store.faults())


def test_a_case_for_a_stranger_brings_the_customer_along(scene: Scene) -> None:
    typed = {**STRANGER, "gender": "f", "facts.open_invoices": "٣", "due_on": "+2"}
    case = scene.office.finding.open_case(NewByHand("credit_control", None, typed), SARA)
    made = scene.office.store.case(str(case))
    assert (made.customer.name, made.customer.gender, made.language) == ("Ada Prova", "f", "it")
    assert [point.value for point in made.customer.numbers] == ["+390655501234"]
    assert made.state.facts["open_invoices"] == 3
    assert made.state.due_from == datetime(2026, 11, 26, 9, 0, tzinfo=ROME)
    for text in ("5501234", "prova 0655501234", made.external_id):
        assert [found.id for found in scene.office.finding.search(text, "en").customers] == [made.customer.id]


def test_the_code_of_a_number_tells_the_country_where_none_is_given(scene: Scene) -> None:
    finding = scene.office.finding
    abroad = {"name": "Ada Prova", "phone": "+972 3 555 0123"}
    made = scene.office.store.case(str(finding.open_case(NewByHand("credit_control", None, abroad), SARA)))
    assert (made.country, made.timezone, made.language) == ("IL", "Asia/Jerusalem", "he")
    given = {**abroad, "phone": "+972 3 555 0124", "country": "IT"}
    made = scene.office.store.case(str(finding.open_case(NewByHand("credit_control", None, given), SARA)))
    assert (made.country, made.language) == ("IT", "it")


@pytest.mark.parametrize(
    ("number", "country"),
    [
        ("+39 06 5550 1234", "IT"),
        ("٠٠", "IT"),
        ("+٩٧٢ 3 555 0123", "IL"),
        ("+49 30 5550", "DE"),
        ("+972 35", "IL"),
        ("+800 1234 5678", "IT"),
        ("", "IT"),
        ("+", "IT"),
    ],
)
def test_a_number_that_tells_no_country_leaves_the_processs_own(scene: Scene, number: str, country: str) -> None:
    assert scene.office.finding.home("credit_control", number)[0] == country


def test_where_a_countrys_clocks_differ_the_time_zone_is_asked_for_and_kept(scene: Scene) -> None:
    finding = scene.office.finding
    assert finding.home("credit_control", "+34 91 555 0123") == ("ES", "")
    assert finding.home("credit_control", "+34 91 555 0123", "fr") == ("FR", "Europe/Paris")
    abroad = {"name": "Ada Prova", "phone": "+34 910 555 123"}
    said = faults(scene, NewByHand("credit_control", None, abroad))["timezone"]
    assert said == "it isn't the same in all of ES"
    given = NewByHand("credit_control", None, {**abroad, "timezone": "Atlantic/Canary"})
    made = scene.office.store.case(str(finding.open_case(given, SARA)))
    assert (made.country, made.timezone, made.language) == ("ES", "Atlantic/Canary", "it")


def test_what_is_wrong_is_said_in_the_readers_language(scene: Scene) -> None:
    with pytest.raises(BadInput) as caught:
        scene.office.finding.open_case(NewByHand("credit_control", None, {"phone": "+34 910 555 123"}), SARA)
    for language in ("ar", "fa", "he", "it", "zh"):
        tr = Translator(scene.office.library.words, language)
        said = [(str(tr.phrase(fault.fault)), str(tr.phrase(fault.remedy))) for fault in caught.value.faults]
        english = {(str(fault.fault), str(fault.remedy)) for fault in caught.value.faults}
        assert len(said) == 2
        assert not english & set(said)


def test_what_is_wrong_is_said_of_each_field_and_nothing_is_written(scene: Scene) -> None:
    count = sum(1 for _ in scene.office.store.rows("cases"))
    assert set(faults(scene, NewByHand("credit_control"))) == {"name", "phone"}
    wrong = {"name": "Ada", "phone": "12", "country": "IT"}
    assert set(faults(scene, NewByHand("credit_control", None, wrong))) == {"phone"}
    wrong = {**STRANGER, "due_on": "soon", "facts.open_invoices": "-1"}
    assert set(faults(scene, NewByHand("credit_control", None, wrong))) == {"due_on", "facts.open_invoices"}
    assert sum(1 for _ in scene.office.store.rows("cases")) == count


def test_the_form_asks_for_what_nothing_is_assumed_of(scene: Scene) -> None:
    forms = {form.process: form for form in scene.office.finding.forms("en")}
    assert next(iter(forms)) == "service_call"
    assert {"service_call", "credit_control"} <= set(forms)
    credit = forms["credit_control"]
    assert (credit.country, credit.language) == ("IT", "it")
    assert "open_invoices" in {fact.name for fact in credit.facts}
    assert "unanswered_calls" not in {fact.name for fact in credit.facts}
    (reason,) = [fact for fact in forms["service_call"].facts if fact.name == "reason"]
    assert ("refund", "a refund") in reason.choices


def test_a_call_that_comes_in_counts_for_no_attempt_and_stands_in_the_journal(scene: Scene) -> None:
    case = scene.office.store.case(CASE)
    live = scene.office.finding.take_inbound(case.id, SARA)
    view = live.view("en")
    assert (view.step, view.connected) == ("greet_caller", True)
    assert view.timer is not None
    assert (view.timer.kind, view.timer.limit) == ("greet", 3)
    scene.clock.move(2)
    give(live, Next(), Next(), Choose("right_person"), Next())
    assert "no_answer" not in {option.id for option in live.view("en").options}
    give(live, Choose("payment_agreed"), Choose("full"))
    give(live, Enter("+7"), Choose("yes"), Choose("nothing"), Next())
    live.wrap_up("Called by herself.")
    after = scene.office.store.case(CASE)
    assert after.state.status == "awaiting_payment"
    assert after.state.facts.get("unanswered_calls") == case.state.facts.get("unanswered_calls")
    assert [row["value"] for row in events(scene, case.id) if row["kind"] == "taken"] == [INBOUND]
    (call,) = [row for row in scene.office.store.rows("calls") if row["case"] == case.id]
    assert (call["reached"], call["attempt"]) == (True, False)
    figures = scene.office.figures()
    assert (figures.calls, figures.inbound) == (1, 1)
    assert not list(scene.office.store.faults())


def test_a_case_is_in_one_call_at_a_time_whoever_makes_it(scene: Scene) -> None:
    case = scene.office.store.case(CASE).id
    scene.office.sign_in(TOM)
    scene.take(CASE, TOM)
    with pytest.raises(AlreadyTaken):
        scene.office.finding.take_inbound(case, SARA)


def test_a_call_that_came_in_and_was_cut_off_is_taken_up_in_the_greeting(scene: Scene) -> None:
    case = scene.office.store.case(CASE).id
    give(scene.office.finding.take_inbound(case, SARA), Next(), Next())
    other = scene.again()
    begun = other.office.interrupted("Sara")
    assert begun is not None
    view = other.office.take_up(begun, SARA).view("en")
    assert (view.step, view.connected) == ("right_caller", True)
    other.office.store.close()
