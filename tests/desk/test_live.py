"""A call at the desk, from the queue to what is written."""

import pytest

from agentdesk.core.errors import AgentdeskError
from agentdesk.core.inputs import Again, Choose, Enter, Interrupt, Next, Return, TimeUp, Undo
from agentdesk.core.queue import QueueFilter
from agentdesk.desk import calls
from agentdesk.desk.live import NoteRequired, NotOver
from agentdesk.desk.ports import AlreadyTaken, LeaseLost
from agentdesk.process.refusals import NotAccepted
from agentdesk.process.values import HasPassed, NotADate
from tests.desk.conftest import PREPARED, SARA, TOM, Scene, answered, give

EVERYTHING = QueueFilter()
NEW_CASE = "CC-1001"
SERVICE_CASE = "SC-2022"


def kinds(scene: Scene) -> list[str]:
    return [str(row["kind"]) for row in scene.office.store.rows("events") if row["call"] is not None]


def test_a_promise_is_written_exactly_as_it_was_shown(scene: Scene) -> None:
    live = scene.take(NEW_CASE)
    answered(live)
    give(live, Choose("payment_agreed"), Choose("full"), Enter("+7"), Choose("yes"), Choose("nothing"), Next())
    assert live.view("en").over
    shown = live.wrap("en")
    assert shown.outcome == "promise to pay"
    live.wrap_up("Pays on Tuesday.")
    case = scene.office.store.case(NEW_CASE)
    assert case.state.status == "awaiting_payment"
    assert case.state.task == "payment_check"
    assert case.state.tags == ("payment_control", "payment_check")
    assert case.state.facts["promised_on"] == "2026-12-01"
    assert next(effect.text for effect in shown.effects if effect.kind == "due") == "Sun, 6 Dec 2026, 09:00 to 18:00"
    past = scene.office.store.history(case.id)[0]
    assert (past.outcome, past.note, past.agent) == ("promise", "Pays on Tuesday.", "Sara")
    assert not list(scene.office.store.faults())


def test_nothing_of_the_case_changes_before_the_wrap_up(scene: Scene) -> None:
    before = scene.office.store.case(NEW_CASE).state
    live = scene.take(NEW_CASE)
    give(live, *PREPARED, Next(), Choose("no_answer"), Choose("later"))
    assert live.view("en").over
    assert scene.office.store.case(NEW_CASE).state == before
    live.wrap_up("")
    after = scene.office.store.case(NEW_CASE).state
    assert (after.status, after.tags, after.facts["unanswered_calls"]) == ("call_1", ("call_1",), 1)
    mails = [row for row in scene.office.store.rows("outbox") if row["kind"] == "mail"]
    assert [row["template"] for row in mails] == ["summary"]


def test_a_call_that_waits_for_an_answer_is_not_wrapped_up(scene: Scene) -> None:
    live = scene.take(NEW_CASE)
    with pytest.raises(NotOver):
        live.wrap_up("")


def test_a_required_note_is_required(scene: Scene) -> None:
    live = scene.take(NEW_CASE)
    answered(live)
    give(live, Choose("no_agreement"), Choose("refuses_to_talk"), Choose("manager"), Next())
    give(live, Choose("yes"), Choose("nothing"), Next())
    assert live.wrap("en").note_required
    with pytest.raises(NoteRequired):
        live.wrap_up("  ")
    live.wrap_up("Wants to talk to a manager about the contract.")
    assert scene.office.store.case(NEW_CASE).state.assignee == "manager"


def test_an_interrupted_call_is_taken_up_where_it_stood(scene: Scene) -> None:
    live = scene.take(SERVICE_CASE)
    answered(live)
    give(live, Interrupt("hold"), Choose("granted"))
    live.draft("looks for the parc")
    scene.clock.move(25)
    other = scene.again()
    begun = other.office.interrupted("Sara")
    assert begun is not None
    assert begun.note == "looks for the parc"
    assert other.office.left_at(begun, "en") == "Case · Check the details now."
    assert "Verifica" in other.office.left_at(begun, "it")
    back = other.office.take_up(begun, SARA)
    view = back.view("en")
    assert (view.step, view.kind, back.note) == ("on_hold", "wait", "looks for the parc")
    assert view.timer is not None
    assert view.timer.now(scene.clock.steady()) == pytest.approx(25)
    scene.clock.move(19)
    give(back, Return())
    assert back.view("en").step == "thanks_and_sorry"
    with pytest.raises(LeaseLost):
        give(live, Return())
    other.office.store.close()


def test_during_a_hold_only_a_dropped_line_is_offered_and_why(scene: Scene) -> None:
    live = scene.take(SERVICE_CASE)
    answered(live)
    give(live, Interrupt("hold"), Choose("granted"))
    reasons = {action.id: action.reason for action in live.view("en").actions}
    assert reasons.pop("dropped") == ""
    assert set(reasons.values()) == {"first take the customer off hold"}
    give(live, Return())
    assert {action.reason for action in live.view("en").actions} == {""}


def test_where_an_interrupted_call_stands_is_said_of_steps_without_a_task_too(scene: Scene) -> None:
    def stands(language: str = "en") -> str:
        begun = scene.office.interrupted("Sara")
        assert begun is not None
        return scene.office.left_at(begun, language)

    live = scene.take(SERVICE_CASE)
    assert stands() == "Prepare · Before you dial, be ready to explain the problem and its solution."
    give(live, *PREPARED, Next(), Choose("answered"))
    assert stands().startswith("Greet · Good day, this is")
    live.give_back("")
    live = scene.take(NEW_CASE)
    answered(live)
    assert stands() == "Case · Call the contact. What came of it?"
    give(live, Choose("no_agreement"), Choose("refuses"), Choose("yes"), Choose("nothing"), Next())
    assert (stands(), stands("it")) == ("Wrap-up", "Post-chiamata")


def test_the_wall_clock_may_jump_during_a_hold(scene: Scene) -> None:
    live = scene.take(SERVICE_CASE)
    answered(live)
    give(live, Interrupt("hold"), Choose("granted"))
    scene.clock.move(30, jump=3600)
    give(live, Return())
    assert live.view("en").step == "thanks"


def test_a_hold_that_ran_over_is_recorded(scene: Scene) -> None:
    live = scene.take(SERVICE_CASE)
    answered(live)
    give(live, Interrupt("hold"), Choose("granted"))
    scene.clock.move(40)
    give(live, TimeUp())
    scene.clock.move(7)
    give(live, Again(), Choose("granted"))
    scene.clock.move(20)
    give(live, Return())
    assert live.view("en").step == "thanks"
    figures = scene.office.figures()
    assert (figures.holds, figures.holds_over, figures.on_hold) == (1, 1, 0)


def test_an_undo_takes_the_last_answer_back(scene: Scene) -> None:
    live = scene.take(NEW_CASE)
    answered(live)
    give(live, Choose("no_agreement"), Undo())
    assert live.view("en").step == "contact"
    give(live, Choose("payment_agreed"), Choose("full"), Undo(), Choose("partial"), Enter("+1"))
    assert {effect.kind: effect.text for effect in live.effects("en")}["task"] == "check the instalment"
    assert "undone" in kinds(scene)


def test_a_decision_of_the_desk_can_be_answered_otherwise(scene: Scene) -> None:
    live = scene.take(NEW_CASE)
    decided = {decision.step: decision for decision in live.view("en").decisions}
    assert decided["standing"].answer == "the customer is to be called"
    give(live, Choose("care", "standing"))
    assert live.view("en").step == "resolution"
    give(live, Undo())
    assert live.view("en").step == "prepare"


def test_what_does_not_fit_changes_nothing(scene: Scene) -> None:
    live = scene.take(NEW_CASE)
    answered(live)
    written = len(kinds(scene))
    for wrong in (Choose("no_answer"), Choose("nonsense"), Next(), Enter("5"), Return()):
        with pytest.raises(NotAccepted):
            live.submit(wrong)
    give(live, Choose("payment_agreed"), Choose("full"))
    with pytest.raises(NotADate):
        live.submit(Enter("some day"))
    with pytest.raises(HasPassed):
        live.submit(Enter("2026-11-01"))
    assert len(kinds(scene)) == written + 2


def test_nobody_else_gets_a_case_that_is_taken(scene: Scene) -> None:
    scene.take(NEW_CASE)
    with pytest.raises(AlreadyTaken) as told:
        scene.take(NEW_CASE, TOM)
    assert "Sara" in str(told.value)
    assert NEW_CASE not in {row.external_id for row in scene.office.queue(EVERYTHING, limit=100).rows}
    why = scene.office.why(NEW_CASE, TOM, "en")
    assert [reason.rule for reason in why.reasons] == ["taken"]


def test_a_case_that_changes_while_it_is_being_taken_is_taken_as_it_is_then(scene: Scene) -> None:
    read_before = scene.office.store.case(NEW_CASE)
    other = scene.take(NEW_CASE, TOM)
    give(other, *PREPARED, Next(), Choose("no_answer"), Choose("later"))
    other.wrap_up("")
    live = calls.take(scene.office, read_before, SARA)
    give(live, *PREPARED, Next(), Choose("no_answer"), Choose("later"))
    live.wrap_up("")
    state = scene.office.store.case(NEW_CASE).state
    assert (state.status, state.tags, state.facts["unanswered_calls"]) == ("call_2", ("call_1", "call_2"), 2)
    assert not list(scene.office.store.faults())


def test_a_case_given_back_is_in_the_queue_again(scene: Scene) -> None:
    live = scene.take(NEW_CASE)
    live.give_back("lunch")
    assert NEW_CASE in {row.external_id for row in scene.office.queue(EVERYTHING, limit=100).rows}
    assert not list(scene.office.store.faults())


def test_an_interrupted_call_returns_to_the_queue_marked(scene: Scene) -> None:
    live = scene.take(NEW_CASE)
    answered(live)
    scene.clock.move(601)
    rows = {row.external_id: row for row in scene.office.queue(EVERYTHING, limit=100).rows}
    assert rows[NEW_CASE].left_at
    taken = scene.take(NEW_CASE, TOM)
    with pytest.raises(LeaseLost) as told:
        give(live, Choose("payment_agreed"))
    assert "Tom" in str(told.value)
    taken.give_back("")


def test_a_rehearsal_writes_nothing(scene: Scene) -> None:
    before = len(list(scene.office.store.rows("events")))
    live = scene.office.rehearse("credit_control", SARA, "zh")
    answered(live)
    give(live, Choose("payment_agreed"), Choose("full"), Enter("+2"), Choose("yes"), Choose("nothing"), Next())
    live.wrap_up("")
    assert live.rehearsal
    assert len(list(scene.office.store.rows("events"))) == before


def test_every_language_reads_the_same_step(scene: Scene) -> None:
    live = scene.take(SERVICE_CASE)
    give(live, *PREPARED, Next(), Choose("answered"))
    lines = {language: live.view("en", language).say for language in live.languages}
    assert set(lines) >= {"en", "it", "zh"}
    assert all(line is not None and line.language == language for language, line in lines.items())
    assert live.view("en", "it").gloss == lines["en"]
    assert live.view("it", "it").gloss is None


def test_a_third_party_learns_nothing(scene: Scene) -> None:
    live = scene.take(NEW_CASE)
    give(live, *PREPARED, Next(), Choose("answered"))
    assert live.view("en", "en").say is not None
    for word in ("invoice", "payment", "account", "credit"):
        assert word not in live.view("en", "en").say.text.lower()
    give(live, Next(), Next(), Choose("somebody_else"))
    assert "payment" not in live.view("en", "en").say.text.lower()
    give(live, Next())
    assert live.view("en").over
    assert live.wrap("en").outcome == "no answer"


def test_a_wrong_number_is_marked_and_the_next_one_offered(scene: Scene) -> None:
    live = scene.take(NEW_CASE)
    first = live.customer("en").number
    give(live, *PREPARED, Next(), Choose("wrong_number"))
    assert live.view("en").step == "dial"
    assert live.customer("en").number != first
    give(live, Choose("no_answer"))
    live.wrap_up("")
    contacts = scene.office.store.case(NEW_CASE).customer.contacts
    assert [point.wrong for point in contacts if point.kind == "phone"] == [True, False]


def test_an_error_is_told_in_the_agents_language(scene: Scene) -> None:
    from agentdesk.words.translator import Translator

    with pytest.raises(AgentdeskError) as told:
        scene.take("NOBODY")
    assert "NOBODY" in Translator(scene.office.library.words, "it").error(told.value)


def test_outside_the_calling_hours_the_card_says_in_a_few_words_when_they_begin(scene: Scene) -> None:
    live = scene.take(NEW_CASE)
    assert live.customer("en").window == "calls until 18:00"
    scene.clock.move(7 * 3600)
    assert live.customer("en").window == "no calls before Wed 09:00"
