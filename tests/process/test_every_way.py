"""Every answer of the shipped processes is taken at least once, and none leads into a dead end."""

from collections.abc import Iterable

import pytest

from agentdesk.core.case import CaseState
from agentdesk.process.model import Process
from agentdesk.process.steps import Ask, Decide
from tests.process.scene import TUESDAY, case, moment, setting, shipped
from tests.process.ways import Ways

pytestmark = pytest.mark.story  # `test_every_option` takes every answer as well, if not on every way

TWO = {"open_invoices": 2}
DUNNING = (
    case(),
    *(case(status, **TWO) for status in ("new", "call_1", "call_2", "call_3", "phone_appointment")),
    *(case(status, **TWO) for status in ("re_entry", "customer_care_resolution", "to_block", "awaiting_payment")),
    case("call_3", open_invoices=3),
    case("phone_appointment", open_invoices=3),
    case("phone_appointment", missed_appointments=2, **TWO),
    case("pre_block", preblock_sent_on="2026-11-20", **TWO),
    case("pre_block", preblock_sent_on="2026-11-01", **TWO),
    case("awaiting_payment", promised_on="2026-11-23", **TWO),
    case("awaiting_payment", promised_on="2026-11-02", **TWO),
    case("awaiting_payment", open_invoices=4),
    case("awaiting_payment", broken_promises=3, **TWO),
    case("awaiting_payment", unanswered_calls=2, **TWO),
    case(assignee="manager", **TWO),
)
SERVICE = (
    case(),
    case(order="A-1", reason="refund"),
    case(order="A-1", reason="other"),
    case(order="A-1", known_problem="lost"),
    case(requested_at="2026-11-24T09:50:00+01:00"),
)


def options(process: Process) -> set[tuple[str, str]]:
    """Every answer of a process, as the journal names it."""
    inside = f"{process.id}/" if process.protocol else ""
    asks = ((name, step) for name, step in process.steps.items() if isinstance(step, Ask | Decide))
    return {(f"{inside}{name}", option) for name, step in asks for option in step.options}


def ways(
    id: str, cases: Iterable[CaseState], *, full: bool = False, interrupting: bool = True, **given: object
) -> Ways:
    explored = Ways(moment(TUESDAY), interrupting)
    around = setting(shipped(id).process, full=full, **given)
    explored.explore(around, cases)
    if around.protocol:
        explored.explore(around, cases, inbound=True)
    return explored


@pytest.fixture(scope="module")
def dunning() -> Ways:
    return ways("credit_control", DUNNING)


@pytest.fixture(scope="module")
def service() -> Ways:
    return ways("service_call", SERVICE)


@pytest.fixture(scope="module")
def confidential() -> Ways:
    """The body inside the protocol; interrupts out of every step of it would make far too many ways."""
    return ways("credit_control", (case(**TWO),), full=True, interrupting=False, numbers=2, voicemail=True)


def test_every_answer_of_credit_control_is_taken(dunning: Ways) -> None:
    assert options(shipped("credit_control").process) - dunning.taken == set()


def test_every_answer_of_the_protocol_is_taken(service: Ways, confidential: Ways) -> None:
    assert options(shipped("service_call").process) - service.taken - confidential.taken == set()


def test_inside_the_protocol_no_way_is_a_dead_end(confidential: Ways) -> None:
    assert confidential.dead_ends() == []


def test_no_way_is_a_dead_end(dunning: Ways, service: Ways) -> None:
    assert [ends for explored in (dunning, service) for ends in explored.dead_ends()] == []


def test_every_call_that_is_over_sets_a_date_or_a_close(dunning: Ways, service: Ways) -> None:
    """Only news from customer care may leave the date as it was."""
    assert dunning.undated == {"keep_date"}
    assert service.undated == set()


def test_only_a_call_from_somebody_else_leaves_the_date_of_a_confidential_case(confidential: Ways) -> None:
    assert confidential.undated == {"other_caller"}
