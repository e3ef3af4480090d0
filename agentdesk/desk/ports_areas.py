"""The parts of the store that serve one area of work each."""

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from agentdesk.desk.ports_callbacks import CallBackStore
    from agentdesk.desk.ports_finding import Customers
    from agentdesk.desk.ports_outbox import Outgoing
    from agentdesk.desk.ports_records import Records
    from agentdesk.desk.ports_rules import RulesStore
    from agentdesk.desk.ports_shift import ShiftStore


class Areas(Protocol):
    """One property an area; what stands behind it is loaded when it is asked for."""

    @property
    def outgoing(self) -> "Outgoing":
        """The outbox on its way."""
        ...

    @property
    def rules(self) -> "RulesStore":
        """Consents, do-not-call, and what calling rules look at."""
        ...

    @property
    def customers(self) -> "Customers":
        """Customers, to be found."""
        ...

    @property
    def callbacks(self) -> "CallBackStore":
        """Call-backs, and the ledger."""
        ...

    @property
    def records(self) -> "Records":
        """Records of calls, and reports."""
        ...

    @property
    def shift(self) -> "ShiftStore":
        """What one agent has before them, and behind them."""
        ...
