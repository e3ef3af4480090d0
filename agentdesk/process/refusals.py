"""What the engine doesn't take, and why."""

from agentdesk.core.errors import AgentdeskError


class NotAccepted(AgentdeskError):
    """An input that doesn't fit the step at hand. Nothing happened."""

    message = "step {step} doesn't take {given}; it takes {takes}"


class NotAllTicked(NotAccepted):
    message = "tick every line before going on"


class NotNow(NotAccepted):
    message = "not now: {reason}"


class OnHold(NotAccepted):
    """Whoever waits on hold is brought back before anything else; only a line that drops can't wait."""

    message = "first take the customer off hold"


class NothingToUndo(NotAccepted):
    message = "there is no answer to take back"


class CallOver(NotAccepted):
    message = "the call is over; only the wrap-up is left"
