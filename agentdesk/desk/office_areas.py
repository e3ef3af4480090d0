"""The areas of work of a desk, each behind one property and loaded when it is asked for."""

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from agentdesk.desk.authoring import Authoring
    from agentdesk.desk.callbacks import CallBackDesk
    from agentdesk.desk.consents import CustomerConsents
    from agentdesk.desk.finding import CustomerDesk
    from agentdesk.desk.office import Office
    from agentdesk.desk.planning import CasePlans
    from agentdesk.desk.records import CallRecords
    from agentdesk.desk.rules import Rules
    from agentdesk.desk.shift import AgentShift


class OfficeAreas:
    """What an office is made of beside the queue and its calls."""

    @property
    def _office(self) -> "Office":
        return cast("Office", self)

    @property
    def callbacks(self) -> "CallBackDesk":
        from agentdesk.desk.callbacks import CallBackDesk

        return CallBackDesk(self._office)

    @property
    def authoring(self) -> "Authoring":
        """What the desk does for those who write processes."""
        from agentdesk.desk.authoring import Authoring

        return Authoring(self._office.library)

    @property
    def finding(self) -> "CustomerDesk":
        from agentdesk.desk.finding import CustomerDesk

        return CustomerDesk(self._office)

    @property
    def consents(self) -> "CustomerConsents":
        from agentdesk.desk.consents import CustomerConsents

        return CustomerConsents(self._office)

    @property
    def rules(self) -> "Rules":
        """The calling rules that the team has turned on."""
        from agentdesk.desk.rules import Rules

        return Rules(self._office)

    @property
    def records(self) -> "CallRecords":
        """Records of calls, for leads to look through."""
        from agentdesk.desk.records import CallRecords

        return CallRecords(self._office)

    @property
    def planning(self) -> "CasePlans":
        """What is to be done when, if nobody answers."""
        from agentdesk.desk.planning import CasePlans

        return CasePlans(self._office)

    @property
    def shift(self) -> "AgentShift":
        """One agent's shift."""
        from agentdesk.desk.shift import AgentShift

        return AgentShift(self._office)
