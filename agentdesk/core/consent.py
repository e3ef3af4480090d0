"""What a customer allows: consents by channel, and the wish not to be called."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from agentdesk.core.errors import Phrase

CHANNELS = ("voice", "voicemail", "text", "mail", "letter")
# Why somebody isn't called any more, as far as that is usual.
WHY_NOT = {
    "asked": Phrase("they asked for it"),
    "in_writing": Phrase("they, or somebody for them, asked for it in writing"),
    "gone": Phrase("the customer has died"),
}
# Where a consent comes from that no agent took down.
IMPORTED = "import"


@dataclass(frozen=True, slots=True)
class Consent:
    """A consent that was given, or withdrawn (`given` is False).

    `channel` is one of CHANNELS. `at` is when (None: from before such dates were kept), `until` when it expires
    (None: never). `contact` is the id of the number or address it is about (None: all of them). `source` tells
    where it comes from (`import`, `before`, or what the agent wrote: "on the phone"), `agent` who took it down.
    """

    channel: str
    given: bool
    at: datetime | None = None
    until: datetime | None = None
    contact: int | None = None
    source: str = ""
    agent: str = ""

    def holds(self, at: datetime | None) -> bool:
        """Whether it hasn't expired by `at` (None: never mind); a withdrawal stays."""
        return not self.given or self.until is None or at is None or at < self.until


@dataclass(frozen=True, slots=True)
class DoNotCall:
    """Since when a customer doesn't want to be called any more, who took that down, and why: a key of WHY_NOT, or
    what was written."""

    at: datetime
    agent: str
    reason: str


def standing(history: Iterable[Consent], channel: str, contact: int | None) -> Consent | None:
    """The newest word on a channel, for one contact point; `history` is oldest first."""
    about = (one for one in history if one.channel == channel and one.contact in (None, contact))
    return next(iter(list(about)[-1:]), None)


def allowed(history: Sequence[Consent], channel: str, contact: int | None, at: datetime | None) -> bool | None:
    """Whether the channel may be used at `at`: True, False, or None where nobody has said or it has expired."""
    last = standing(history, channel, contact)
    return None if last is None or not last.holds(at) else last.given
