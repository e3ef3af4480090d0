"""What changes in a case outside a call."""

from datetime import datetime

from agentdesk.core.case import Case
from agentdesk.core.effect import Effect, apply_all
from agentdesk.desk.ports import Store
from agentdesk.desk.windows import window_key


def change(store: Store, case: Case, effects: tuple[Effect, ...], *, at: datetime, agent: str) -> None:
    """Apply the effects to the case as it was read, and keep it with its event."""
    state = apply_all(case.state, effects)
    key = window_key(case.process, case.country, case.timezone, state)
    store.change(case.id, effects, state, window_key=key, at=at, agent=agent)
