"""The port through which the use cases find customers."""

from collections.abc import Sequence

from agentdesk.desk.ports_finding import After, FoundCustomer, FoundPage
from agentdesk.storage import finding
from agentdesk.storage.database import Database


class SqlCustomers:
    """Reads, in any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def search(self, text: str, *, limit: int = finding.PAGE, after: After | None = None) -> FoundPage:
        with self._database.reading() as link:
            return finding.search(link, text, limit=limit, after=after)

    def found(self, ids: Sequence[int]) -> tuple[FoundCustomer, ...]:
        with self._database.reading() as link:
            return finding.of_ids(link, ids)
