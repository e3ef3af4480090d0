"""Every answer of the follow-up process is taken at least once, none is a dead end, and each call leaves a date."""

import pytest

from tests.process.follow_up import at, event
from tests.process.scene import case, setting, shipped
from tests.process.test_every_way import options
from tests.process.ways import Ways

NOW = "2026-11-24T14:30"
EVENT = event("2026-11-23T11:00")
# What the decisions ask about; the rest is only written down.
ASKED = frozenset(
    (
        *("trigger", "event_at", "service", "kind", "stage", "business", "region", "every", "last_done_on"),
        *("expires_on", "next_on", "complaint", "complaint_department", "solve_by", "answer_by", "unanswered"),
        *("customer_kind", "preferred_channel", "asked_on", "appointment_at", "owner"),
    )
)
TRIGGERS = ("visited_no_purchase", "visited_purchased", "sale_completed", "no_show", "inpatient_surgery", "survey")
DUE = {"next_on": "2026-12-24", "last_done_on": "2025-12-24"}
CASES = (
    case(),
    case(trigger="complaint", event_at=EVENT),
    case(trigger="treatment_interrupted", event_at=EVENT, customer_kind="key"),
    *(case(trigger=trigger, event_at=EVENT) for trigger in ("visited_purchased", "seasonal_care", "birthday")),
    case(trigger="survey"),
    case(trigger="survey", event_at=EVENT, owner="wei"),
    case(service="other", expires_on="2027-01-20"),
    *(case(service=name, last_done_on="2026-01-20") for name in ("safety_training", "toxic_substances", "other")),
    *(case(service=name) for name in ("hazardous_chemicals", "construction_project", "other")),
    *(case("planned", trigger=trigger, event_at=EVENT) for trigger in TRIGGERS),
    case("planned", trigger="sale_completed", event_at=EVENT, unanswered=2),
    case("planned", trigger="survey", event_at=EVENT, unanswered=2),
    case("planned", trigger="survey", event_at=EVENT, unanswered=2, appointment_at=EVENT),
    case("planned", trigger="no_show", event_at=EVENT, unanswered=2),
    case("planned", trigger="survey", event_at=EVENT, preferred_channel="text"),
    case("planned", trigger="survey", event_at=EVENT, preferred_channel="mail"),
    case("planned", trigger="survey", event_at=EVENT, asked_on="2026-11-20"),
    case("planned", trigger="birthday", event_at=EVENT, next_on="2026-11-24"),
    case("planned", trigger="seasonal_care", event_at=EVENT, next_on="2026-11-24"),
    case("planned", trigger="seasonal_care", event_at=EVENT, next_on="2026-12-24"),
    *(case("planned", service=name, **DUE) for name in shipped("follow_up").process.facts["service"].choices),
    case("planned", service="safety_training", unanswered=2, **DUE),
    case("planned", service="safety_training", unanswered=2, **{**DUE, "next_on": "2026-08-20"}),
    case("planned", service="other", every="FREQ=YEARLY", **DUE),
    case("planned", service="other", **{**DUE, "next_on": "2026-11-26"}),
    case("planned", service="other", **{**DUE, "next_on": "2026-11-01"}),
    case("complaint_open", trigger="complaint", event_at=EVENT, complaint="open"),
    case(
        "complaint_assigned",
        trigger="complaint",
        event_at=EVENT,
        complaint="assigned",
        complaint_department="sales_team",
    ),
    case("complaint_solved", trigger="complaint", event_at=EVENT, complaint="solved"),
    case("complaint_solved", trigger="complaint", event_at=EVENT, complaint="solved", unanswered=2),
    case("answer_owed", trigger="survey", event_at=EVENT, answer_by=EVENT),
    case("answer_owed", trigger="survey", event_at=EVENT, answer_by=EVENT, unanswered=2),
    case(
        "planned", trigger="sale_completed", event_at=EVENT, complaint="assigned", complaint_department="sales_team"
    ),
)


@pytest.fixture(scope="module")
def every_way() -> Ways:
    found = Ways(at(NOW), interrupting=True, asked=ASKED)
    found.explore(setting(shipped("follow_up").process), CASES)
    return found


@pytest.mark.wide
def test_every_answer_is_taken(every_way: Ways) -> None:
    # What an import leaves open; in a call it was asked for before.
    imported = {("plan_it", "unknown"), ("next_date", "unknown"), ("own_rule", "unknown")}
    assert options(shipped("follow_up").process) - every_way.taken == imported


def test_no_way_is_a_dead_end(every_way: Ways) -> None:
    assert every_way.dead_ends() == []


def test_every_call_that_is_over_sets_a_date_or_a_close(every_way: Ways) -> None:
    assert every_way.undated == set()
