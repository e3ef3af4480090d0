"""One line of the queue, in the reader's words."""

from typing import NamedTuple


class QueueLine(NamedTuple):
    """One line of the queue, ready to be shown. `left` says that a call stands open in it."""

    id: int
    external_id: str
    due: str
    late: bool
    promised: bool
    priority: str
    customer: str
    matter: str
    language: str
    left: bool
