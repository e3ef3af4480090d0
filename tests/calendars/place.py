"""What the tests of dates share: places with their zones, local times, and a rule resolved there."""

from datetime import UTC, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from agentdesk.calendars.due import Due, resolve
from agentdesk.calendars.due_rule import DueRule
from agentdesk.calendars.tables import Tables
from agentdesk.calendars.windows import DEFAULT, CallingWindow

# The hours in which customers of the after-service are called.
SEASONAL = CallingWindow.parse(
    {
        "weekends": "open",
        "seasons": {
            "summer": {"from": "05-01", "to": "09-30", "hours": ["14:30-16:30", "19:00-20:00"]},
            "winter": {"hours": ["14:00-16:30", "19:00-20:00"]},
        },
    }
)


class Place(NamedTuple):
    """A country and a zone in it."""

    country: str
    zone: ZoneInfo

    def at(self, text: str, fold: int = 0) -> datetime:
        """The moment at which the clocks there show this."""
        return datetime.fromisoformat(text).replace(tzinfo=self.zone, fold=fold).astimezone(UTC)

    def shown(self, moment: datetime) -> str:
        return moment.astimezone(self.zone).strftime("%Y-%m-%dT%H:%M")

    def due(self, tables: Tables, rule: DueRule, at: str, window: CallingWindow = DEFAULT, **facts: object) -> Due:
        days = tables.of(self.country)
        return resolve(rule, now=self.at(at), facts=facts, zone=self.zone, days=days, window=window)

    def span(self, due: Due) -> tuple[str, str]:
        """The two ends of a due date, as the clocks there show them."""
        return self.shown(due.due_from), self.shown(due.due_by)


ITALY = Place("IT", ZoneInfo("Europe/Rome"))
CHINA = Place("CN", ZoneInfo("Asia/Shanghai"))
IRAN = Place("IR", ZoneInfo("Asia/Tehran"))
ARABIA = Place("SA", ZoneInfo("Asia/Riyadh"))
ISRAEL = Place("IL", ZoneInfo("Asia/Jerusalem"))
