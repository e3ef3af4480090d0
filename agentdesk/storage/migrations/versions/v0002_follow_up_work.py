"""What follows from a call: letters that leave the house, consents, the search for customers, follow-up records."""

revision = "agentdesk_0002"
down_revision = "agentdesk_0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the first schema in step."""
    _outbox()
    _consents()
    _search()
    _callbacks()
    _follow_up()


def _outbox() -> None:
    """Where a mail, letter or text stands on its way."""


def _consents() -> None:
    """Consents by channel, and who is not to be called."""


def _search() -> None:
    """The keys by which customers are found."""


def _callbacks() -> None:
    """Call-backs: who owns a request."""


def _follow_up() -> None:
    """Records of follow-up calls, and what a customer prefers."""
