"""A pack of calling rules: what its file says, checked."""

from functools import cached_property
from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, BeforeValidator, Field

from agentdesk.calendars.windows import CallingWindow
from agentdesk.core.errors import Phrase
from agentdesk.process.conditions import Strict
from agentdesk.process.model import Name, Text
from agentdesk.process.rules.periods import Period, lasting, within

Channel: TypeAlias = Literal["voice", "voicemail", "text", "mail", "letter"]
Scope: TypeAlias = Literal["customer", "case", "number"]
Exception_: TypeAlias = Literal["agreed", "consent"]


def _filled(text: str) -> str:
    if not text.strip():
        raise ValueError(Phrase("it is empty"))
    return text


Filled: TypeAlias = Annotated[str, AfterValidator(_filled)]


class _Rule(Strict):
    """`text` is what an agent reads, `source` where the rule comes from. It counts for calls unless `channels` says
    otherwise, and not where one of `unless` is given: an appointment was `agreed`, or there is a consent."""

    text: str
    source: Filled
    channels: tuple[Channel, ...] = ("voice",)
    unless: tuple[Exception_, ...] = ()


class Hours(_Rule):
    """Customers are called within these hours, of their own zone."""

    kind: Literal["hours"]
    window: dict[str, object]

    @cached_property
    def calling_window(self) -> CallingWindow:
        """The hours, read."""
        return CallingWindow.parse(self.window)


class Cap(_Rule):
    """At the most so many attempts, conversations or messages in a period, for each customer, case or number."""

    kind: Literal["cap"]
    count: Literal["attempts", "conversations", "messages"]
    most: int = Field(ge=0)
    within: Annotated[Period, BeforeValidator(within)]
    per: Scope = "customer"


class Quiet(_Rule):
    """For a time after something happened, nobody is called."""

    kind: Literal["quiet"]
    after: Literal["attempt", "conversation", "refusal", "complaint"]
    lasts: Annotated[Period, BeforeValidator(lasting)]
    per: Scope = "customer"


class Agreement(_Rule):
    """Each channel needs a consent with its date. `expires`: one with an end; `lasts`: for so many days at most."""

    kind: Literal["consent"]
    expires: bool = False
    lasts: Annotated[Period, BeforeValidator(lasting)] = Period("ever")


class Notice(_Rule):
    """A line that is read to the customer, and ticked, before the matter itself."""

    kind: Literal["notice"]
    say: Filled


Rule: TypeAlias = Hours | Cap | Quiet | Agreement | Notice
KINDS: dict[str, type[Rule]] = {
    "hours": Hours,
    "cap": Cap,
    "quiet": Quiet,
    "consent": Agreement,
    "notice": Notice,
}


class Pack(Strict):
    """A whole pack. It counts for these countries and processes; where none are named, for all of them."""

    id: Name
    title: str
    summary: str
    countries: tuple[Annotated[str, Field(pattern=r"^[A-Z]{2}$")], ...] = ()
    processes: tuple[Name, ...] = ()
    rules: dict[Name, Rule]

    def counts_for(self, process: str, country: str) -> bool:
        """Whether the pack has anything to say about such a case."""
        return (not self.countries or country in self.countries) and (not self.processes or process in self.processes)


def texts_of(pack: Pack) -> list[Text]:
    """Every text of a pack: its context in the catalogue, its English, and where it stands."""
    found = [Text("title", pack.title, ("title",)), Text("summary", pack.summary, ("summary",))]
    for name, rule in pack.rules.items():
        found.append(Text(f"{name}.text", rule.text, ("rules", name, "text")))
        if isinstance(rule, Notice):
            found.append(Text(f"{name}.say", rule.say, ("rules", name, "say"), spoken=True))
    return found
