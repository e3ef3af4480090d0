"""What the screens ask about plans."""

from typing import Protocol

from agentdesk.desk.plan_views import PlanView


class Planning(Protocol):
    """The dated steps of cases, if nobody answers."""

    def of_case(self, case: str, interface: str) -> PlanView:
        """The plan of a case (id or external id) from now on. NotFound, BadInput."""
        ...

    def of_process(self, process: str, interface: str) -> PlanView:
        """The plan of a case that would begin now, in the process's own country. NotFound, BadInput."""
        ...
