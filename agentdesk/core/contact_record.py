"""What calling rules look at: how often a customer was spoken to or tried, and what they said about it."""

from dataclasses import dataclass
from datetime import datetime

from agentdesk.core.consent import Consent, DoNotCall


@dataclass(frozen=True, slots=True)
class Contact:
    """One call that was wrapped up, or one message that was written.

    `channel` is `voice`, or the message's kind (`text`, `mail`, `letter`). `point` is the id of the number that was
    dialled last. `conversation`: the right person was spoken to, in a call of ours; `refusal` and `complaint` are the
    outcome's.
    """

    at: datetime
    case: int
    channel: str = "voice"
    point: int | None = None
    attempt: bool = False
    conversation: bool = False
    refusal: bool = False
    complaint: bool = False


@dataclass(frozen=True, slots=True)
class Override:
    """A lead's word that a case may be called in spite of these rules: until a call is wrapped up, or `until`."""

    at: datetime
    until: datetime
    rules: tuple[str, ...]
    lead: str


@dataclass(frozen=True, slots=True)
class ContactRecord:
    """What is known of one case's customer; contacts and consents are oldest first."""

    contacts: tuple[Contact, ...] = ()
    consents: tuple[Consent, ...] = ()
    do_not_call: DoNotCall | None = None
    overrides: tuple[Override, ...] = ()
