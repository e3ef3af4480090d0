"""The dated steps if nobody ever answers, each date counted by hand in the Italian calendar."""

from dataclasses import replace

from agentdesk.core.case import CaseState
from agentdesk.process.plan import Planned, assumptions, plan
from tests.process.effect_lines import day
from tests.process.scene import TUESDAY, case, moment, setting, shipped, small


def told(planned: tuple[Planned, ...], zone: str = "Europe/Rome") -> list[tuple[str, str]]:
    """Steps and days, in the customer's zone."""
    here = moment(TUESDAY, zone).tzinfo
    return [(one.step, day(one.due_from.astimezone(here), one.due_by.astimezone(here))) for one in planned]


def dunning(state: CaseState, at: str = TUESDAY) -> list[tuple[str, str]]:
    return told(plan(setting(shipped("credit_control").process), state, moment(at)))


def own(text: str, state: CaseState, at: str = TUESDAY) -> list[tuple[str, str]]:
    return told(plan(setting(small(text).process), state, moment(at)))


def test_one_invoice_from_the_first_call_to_the_next_month() -> None:
    assert dunning(case(open_invoices=1))[:6] == [
        ("contact", "2026-11-24T10:00 to 2026-11-24T18:00"),
        ("contact", "2026-12-01"),
        # The 8th is a holiday.
        ("contact", "2026-12-09"),
        ("contact", "2026-12-16"),
        # The 10th is a Sunday; the month starts over.
        ("contact", "2027-01-11"),
        ("contact", "2027-01-18"),
    ]


def test_three_invoices_come_to_the_notice_and_to_the_block() -> None:
    assert dunning(case(open_invoices=3)) == [
        ("contact", "2026-11-24T10:00 to 2026-11-24T18:00"),
        ("contact", "2026-12-01"),
        ("contact", "2026-12-09"),
        ("contact", "2026-12-16"),
        ("since_then", "2026-12-31"),
        # Ten working days later: 1 and 6 January are holidays. From there on nothing changes.
        ("office_review", "2027-01-18"),
    ]


def test_christmas_and_the_new_year_are_left_out() -> None:
    assert dunning(case(open_invoices=1), "2026-12-17T09:30")[:5] == [
        ("contact", "2026-12-17T09:30 to 2026-12-17T18:00"),
        ("contact", "2026-12-24"),
        ("contact", "2027-01-04"),
        ("contact", "2027-01-12"),
        ("contact", "2027-02-10"),
    ]


def test_a_wait_leads_to_its_due_date() -> None:
    state = case("pre_block", open_invoices=1, preblock_sent_on="2026-12-10")
    assert dunning(state, "2026-12-14T09:00") == [
        ("wait_for_notice", "2026-12-14"),
        # Fifteen days later is Christmas, the days after are St Stephen's and a Sunday.
        ("since_then", "2026-12-28"),
        ("office_review", "2027-01-13"),
    ]


def test_a_visit_that_asks_nobody_is_told_by_what_it_writes() -> None:
    state = case("awaiting_payment", open_invoices=4, promised_on="2026-11-23")
    assert dunning(state)[:3] == [
        ("wait_for_payment", "2026-11-24T10:00 to 2026-11-24T18:00"),
        ("preblock", "2026-11-26"),
        ("since_then", "2026-12-11"),
    ]


def test_the_plan_ends_with_the_close() -> None:
    assert dunning(case(open_invoices=0)) == [("paid_up", "2026-11-24T10:00 to 2026-11-24T18:00")]
    assert dunning(replace(case(open_invoices=2), closed="paid")) == []


def test_the_plan_ends_before_a_state_comes_again() -> None:
    state = case("to_block", open_invoices=2, assignee="credit_office")
    assert dunning(state) == [("office_review", "2026-11-24T10:00 to 2026-11-24T18:00")]


def test_the_plan_ends_after_twelve_months() -> None:
    days = [when for _step, when in dunning(case(open_invoices=1))]
    assert days[-1] == "2027-11-24"
    assert len(days) == 31


def test_a_call_of_the_protocol_is_tried_again_every_working_day() -> None:
    given = setting(shipped("service_call").process)
    planned = told(plan(given, case(), moment(TUESDAY, "Asia/Riyadh")), "Asia/Riyadh")
    # The weekend is Friday and Saturday.
    assert planned[:4] == [
        ("dial", "2026-11-24T10:00 to 2026-11-24T18:00"),
        ("dial", "2026-11-25"),
        ("dial", "2026-11-26"),
        ("dial", "2026-11-29"),
    ]
    assert planned[-1] == ("dial", "2027-11-24")


def test_what_nobody_knows_is_assumed_and_reported() -> None:
    given = setting(shipped("credit_control").process)
    assert assumptions(given, case()) == {"open_invoices": 1}
    assert assumptions(given, case(open_invoices=3)) == {}
    assert plan(given, case(), moment(TUESDAY)) == plan(given, case(open_invoices=1), moment(TUESDAY))


def test_nothing_is_planned_before_its_time_or_outside_the_calling_window() -> None:
    first = {
        "2026-11-24T07:00": "2026-11-24",
        "2026-11-24T19:00": "2026-11-25",
        "2026-11-28T11:00": "2026-11-30",
        "2026-12-08T11:00": "2026-12-09",
    }
    assert {at: dunning(case(open_invoices=1), at)[0][1] for at in first} == first


def test_a_case_that_is_due_later_waits_and_one_that_is_late_is_due_today() -> None:
    later = case(open_invoices=1, due_from=moment("2026-12-03T09:00"), due_by=moment("2026-12-04T18:00"))
    assert dunning(later)[:2] == [
        ("contact", "2026-12-03T09:00 to 2026-12-04T18:00"),
        ("contact", "2026-12-11T09:00 to 2026-12-14T18:00"),
    ]
    late = case(open_invoices=1, due_from=moment("2026-11-10T09:00"), due_by=moment("2026-11-10T18:00"))
    assert dunning(late)[0] == ("contact", "2026-11-24T10:00 to 2026-11-24T18:00")


def test_an_appointment_keeps_its_own_time() -> None:
    sunday = moment("2026-11-29T20:15")
    state = case("phone_appointment", open_invoices=1, due_from=sunday, due_by=sunday, promised=True)
    assert dunning(state)[:2] == [("contact", "2026-11-29T20:15"), ("contact", "2026-12-04")]


ATTEMPTS = """\
facts:
  tries: { type: count, text: tries, default: 0 }
start: attempt
steps:
  attempt:
    kind: ask
    task: Call.
    call: { not_reached: nobody }
    options:
      nobody: { text: nobody, next: again }
      reached: { text: reached, next: close }
  again:
    kind: effects
    effects:
      - fact: tries
        add: 1
      - due: { working_days: [3, 5] }
    next: often
  often:
    kind: decide
    task: Often?
    options:
      "yes": { text: "yes", when: { tries: { at_least: 3 } }, next: close }
      "no": { text: "no", next: finish }
  close:
    kind: effects
    effects:
      - close: given_up
    next: finish
closings: { given_up: given up }
"""


def test_a_range_makes_an_early_chain_and_a_late_one() -> None:
    assert own(ATTEMPTS, case()) == [
        ("attempt", "2026-11-24T10:00 to 2026-11-24T18:00"),
        ("attempt", "2026-11-27T09:00 to 2026-12-01T18:00"),
        ("attempt", "2026-12-02T09:00 to 2026-12-09T18:00"),
    ]


def test_a_case_that_is_due_at_once_for_ever_has_a_plan_that_ends() -> None:
    planned = own(ATTEMPTS.replace("working_days: [3, 5]", "now: true").replace("at_least: 3", "under: 0"), case())
    assert len(planned) == 500


SILENT = """\
facts:
  seen_on: { type: date, text: seen on }
  colour: { type: text, text: colour, plan: red }
  number_of: { type: count, text: number, plan: 2 }
start: ready
steps:
  ready:
    kind: checklist
    task: Ready?
    items: { pen: a pen, paper: paper }
    next: line
  line:
    kind: say
    say: Good day.
    next: seen
  seen:
    kind: input
    task: Seen when?
    type: date
    fact: seen_on
    optional: true
    next: colour
  colour:
    kind: input
    task: Which colour?
    type: text
    fact: colour
    next: number
  number:
    kind: input
    task: How many?
    type: count
    fact: number_of
    next: hold
  hold:
    kind: wait
    seconds: 30
    back: QUESTION
  look:
    kind: ask
    task: Look again?
    unanswered: wait
    options:
      wait: { text: wait, next: wait }
      close: { text: close, next: close }
  wait:
    kind: wait
    due: { days: 2, roll: true }
  decide:
    kind: ask
    task: What now?
    options:
      close: { text: close, next: close }
      look: { text: look, next: look }
  close:
    kind: end
"""


def test_what_needs_nobody_passes() -> None:
    # Two days after Thursday is a Saturday; then the state is the same as before.
    assert own(SILENT.replace("QUESTION", "look"), case(), "2026-11-26T10:00") == [
        ("look", "2026-11-26T10:00 to 2026-11-26T18:00")
    ]


def test_the_plan_ends_with_a_step_that_needs_an_answer() -> None:
    assert own(SILENT.replace("QUESTION", "decide"), case()) == [("decide", "2026-11-24T10:00 to 2026-11-24T18:00")]


def test_an_input_that_nobody_fills_ends_it_too() -> None:
    text = SILENT.replace("QUESTION", "look").replace(", plan: red", "")
    assert own(text, case()) == [("colour", "2026-11-24T10:00 to 2026-11-24T18:00")]


def test_a_step_is_told_with_its_text() -> None:
    (first, *_rest) = plan(setting(shipped("credit_control").process), case(open_invoices=1), moment(TUESDAY))
    assert (first.context, first.source) == ("contact.task", "Call the contact. What came of it?")


def test_a_plan_counts_in_the_zone_of_the_customer() -> None:
    given = setting(shipped("credit_control").process, country="CN", zone="Asia/Shanghai")
    planned = told(plan(given, case(open_invoices=1), moment("2026-11-24T20:00", "Asia/Shanghai")), "Asia/Shanghai")
    assert planned[:2] == [("contact", "2026-11-25"), ("contact", "2026-12-02")]


def test_the_body_is_planned_without_the_protocol() -> None:
    given = setting(shipped("credit_control").process, full=True)
    assert told(plan(given, case(open_invoices=1), moment(TUESDAY)))[:2] == dunning(case(open_invoices=1))[:2]
