"""Team leads: who may say that a rule doesn't hold this once, and what they have to say with it."""

from agentdesk.core.call import Agent
from agentdesk.core.errors import AgentdeskError


class NotALead(AgentdeskError):
    """Only a lead may do this."""

    message = "only a team lead may do this; {agent} has no role `lead`"


class ReasonNeeded(AgentdeskError):
    """What a lead decides is written down with its reason."""

    message = "say why: the reason is written into the journal"


def decided(lead: Agent, reason: str) -> str:
    """The reason of a lead's decision. NotALead, ReasonNeeded."""
    if not lead.is_lead:
        raise NotALead(agent=lead.name)
    if not reason.strip():
        raise ReasonNeeded
    return reason.strip()
