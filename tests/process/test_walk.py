"""A walk takes answers in order, and says which one it can't take, where, and what would do."""

import pytest

from agentdesk.core.errors import BadInput, Fault
from agentdesk.process.engine import takes
from agentdesk.process.walk import answers_of, walk
from tests.process.scene import case, moment, setting, small, walked

VALUES = """\
facts:
  wish: { type: text, text: wish }
  number: { type: text, text: number }
start: wish
steps:
  wish:
    kind: input
    task: What is wanted?
    type: text
    fact: wish
    next: ready
  ready:
    kind: checklist
    task: Ready?
    items: { pen: a pen, paper: paper }
    next: number
  number:
    kind: input
    task: Which number?
    type: phone
    fact: number
    optional: true
    next: end
  end:
    kind: end
"""


def faults(answers: str, **given: object) -> list[Fault]:
    state = case(**{"open_invoices": 2, **given})
    with pytest.raises(BadInput) as caught:
        walked("credit_control", answers, case=state)
    return list(caught.value.faults)


def test_an_answer_that_fits_nothing_names_the_step_and_what_it_takes() -> None:
    takes = "it takes no_answer, already_paid, payment_agreed, no_agreement"
    assert faults("maybe") == [Fault("step contact", "the answer 'maybe' doesn't fit", takes)]


def test_a_value_for_another_fact_names_the_one_that_is_asked_for() -> None:
    assert faults("already_paid,promised_on=2026-11-20") == [
        Fault("step paid_when", "the answer 'promised_on=2026-11-20' doesn't fit", "it takes paid_on=")
    ]


def test_a_value_without_its_name_does_not_fit() -> None:
    assert faults("already_paid,2026-11-20")[0].remedy == "it takes paid_on="


@pytest.mark.parametrize(
    ("answers", "fault"),
    [
        ("already_paid,paid_on=soon", "“soon” is not a date; type it like 2026-12-01, 1.12. or +3 (in three days)"),
        ("already_paid,paid_on=2026-11-25", "2026-11-25 lies in the future; give today or a day before"),
        ("payment_agreed,full,promised_on=2026-11-23", "2026-11-23 has passed; give a moment from now on"),
    ],
)
def test_a_value_that_is_none_is_refused_with_its_reason(answers: str, fault: str) -> None:
    found = faults(answers)
    assert [one.fault for one in found] == [fault]
    assert found[0].place in ("step paid_when", "step promised_full")


def test_an_answer_that_is_left_over_is_refused() -> None:
    assert faults("no_answer,no_answer") == [Fault("answer 'no_answer'", "the walk is over", "leave it out")]


def test_what_comes_after_a_wait_is_left_over() -> None:
    found = faults("paid", status="pre_block", preblock_sent_on="2026-11-20")
    assert found == [Fault("answer 'paid'", "the walk is over", "leave it out")]


def test_signs_that_mean_nothing_here_are_refused() -> None:
    assert faults("@hold")[0] == Fault(
        "step contact",
        "the answer '@hold' doesn't fit",
        "it takes no_answer, already_paid, payment_agreed, no_agreement",
    )
    assert "doesn't take return" in faults("@return")[0].fault
    assert "doesn't take again" in faults("@again")[0].fault
    assert faults("@tick=soon") == [Fault("answer '@tick=soon'", "a tick needs seconds", "write it like @tick=45")]


def test_an_interrupt_that_cannot_be_used_says_why() -> None:
    assert faults("@delay_announced")[0].fault == "not now: no payment is promised"


def test_a_comma_inside_a_value_is_escaped() -> None:
    assert answers_of(r"wish=red\, then blue,done, number=") == ("wish=red, then blue", "done", "number=")
    assert answers_of("") == ()


def test_values_and_checklists_are_walked() -> None:
    process = small(VALUES).process
    answers = answers_of(r"wish=red\, then blue,done,number=")
    done = walk(setting(process), case(), answers, moment("2026-11-24T10:00"))
    assert done.call.over
    assert done.call.case.facts == {"wish": "red, then blue"}
    told = [(one.name, one.answer) for one in done.passed]
    assert told[:3] == [("wish", "wish=red, then blue"), ("ready", "done"), ("number", "number=")]


def test_a_walk_that_ends_early_stands_at_the_step_that_asks() -> None:
    going = walked("credit_control", "payment_agreed", case=case(open_invoices=2))
    assert not going.call.over
    assert going.call.spot.step == "how_much"
    assert takes(going.call) == ("full", "partial")


def test_each_step_is_told_with_its_answer() -> None:
    going = walked("credit_control", "no_agreement,refuses_until_solved,technical", case=case(open_invoices=2))
    told = [(one.name, one.answer) for one in going.passed]
    assert told == [
        ("anything_open", "something"),
        ("whose_list", "agents"),
        ("standing", "to_call"),
        ("contact", "no_agreement"),
        ("why_not", "refuses_until_solved"),
        ("which_problem", "technical"),
        ("technical_line", None),
        ("technical", None),
    ]


def test_a_case_of_the_protocol_walks_the_protocol() -> None:
    told = walked("service_call", "done,answered,solved,yes,nothing").passed
    assert [one.name for one in told][:3] == ["prepare", "dial", "greeting"]
    assert [one.name for one in told][-1] == "goodbye"


def test_a_sign_is_heard_before_the_line_is_said() -> None:
    told = [one.name for one in walked("service_call", "done,answered,@empathy,solved").passed]
    assert told.index("more_empathy") < told.index("empathy")


def test_a_hold_is_walked_with_its_seconds() -> None:
    held = walked("service_call", "done,answered,@hold,granted,@tick=20,@tick=18,@return,solved,yes,nothing").call
    assert held.held == 38
    assert held.outcome == "solved"


def test_the_line_drops_by_its_sign() -> None:
    call = walked("service_call", "done,answered,@drop,no_answer").call
    assert call.outcome == "dropped"


def test_a_flow_is_told_once() -> None:
    state = case("keep_trying", track="existing", first_attempt_on="2026-11-20")
    told = [passed.name for passed in walked("assertive_engagement", "done,not_reached", case=state).passed]
    assert told.count("missed_again") == 1
    assert told.index("missed_again") < told.index("missed")
