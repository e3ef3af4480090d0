"""Calls of both shipped processes, played up to where a test begins."""

from typing import Any

from agentdesk.core.case import CaseState
from agentdesk.core.inputs import Next, Tick
from tests.process.scene import Played, case, setting, shipped

PREPARED = (Tick("why"), Tick("problem"), Tick("last_service"), Tick("purpose"), Next())
ORDER = {"order": "A-8841", "reason": "refund"}


def own(*, state: CaseState | None = None, numbers: int = 1, voicemail: bool | None = None, **facts: Any) -> Played:
    """A call to a customer who got in touch."""
    given = setting(shipped("service_call").process, numbers=numbers, voicemail=voicemail)
    return Played.begun(given, state or case(**facts))


def about_money(*, numbers: int = 1, voicemail: bool | None = None, **facts: Any) -> Played:
    """A confidential call with the protocol around it, prepared: it stands at the dialling."""
    given = setting(shipped("credit_control").process, full=True, numbers=numbers, voicemail=voicemail)
    call = Played.begun(given, case(**{"open_invoices": 2, **facts}))
    call.do(*PREPARED)
    return call


def answered(**facts: Any) -> Played:
    """A call that was answered, and greeted: the protocol's own question is at hand."""
    call = own(**{**ORDER, **facts})
    call.do(*PREPARED, "answered")
    call.say()
    call.say()
    assert call.step == "resolve"
    return call
