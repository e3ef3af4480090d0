"""The hours of a week as an author writes them: for days, for weekdays, for eves and holidays."""

from agentdesk.calendars.hours import Hours, Span
from agentdesk.calendars.hours_text import LIKE, HoursText
from agentdesk.core.errors import Phrase

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
EVERY_DAY = "mon-sun"


class WeekText:
    """The reading of one week; faults go to `text`, each key behind `prefix`."""

    def __init__(self, text: HoursText, prefix: str = "") -> None:
        self._text = text
        self._prefix = prefix
        self._week: list[tuple[Span, ...]] = [()] * 7
        self._written: set[int] = set()

    def read(self, data: dict[str, object], unnamed: str = "") -> Hours:
        """The hours in `data`. `hours` without `days` are those of the weekdays `unnamed`."""
        eve, holiday = (self._spans_if_given(data, key) for key in ("eves", "holidays"))
        days, hours = data.pop("days", ""), data.pop("hours", None)
        weekdays = EVERY_DAY if days == "working" else str(days) or unnamed
        if hours is not None:
            self._read_days("days", weekdays, self._spans("hours", hours))
        elif not data or days not in ("", "working"):
            self.fault("hours", Phrase("there are no hours"), Phrase("write {hours}", hours=f"hours: {LIKE}"))
        for key, value in data.items():
            self._read_days(key, key, self._spans(key, value))
        return Hours(tuple(self._week), eve, holiday)

    def weekdays(self, key: str, text: str) -> list[int]:
        """The weekdays of "mon", "mon-fri", "sat-wed" or "mon,thu-fri"."""
        found: list[int] = []
        for part in text.lower().split(","):
            names = [name.strip() for name in part.replace("–", "-").split("-")]
            if len(names) > 2 or not set(names) <= set(WEEKDAYS):
                known = "working, mon-fri" if key == "days" else "mon, mon-fri"
                self.fault(
                    key,
                    Phrase("{given} names no days", given=f"{part.strip()!r}"),
                    Phrase("write {days} or mon,thu-sat", days=known),
                )
                continue
            start, end = WEEKDAYS.index(names[0]), WEEKDAYS.index(names[-1])
            found += [(start + step) % 7 for step in range((end - start) % 7 + 1)]
        return found

    def fault(self, key: str, fault: str, remedy: str) -> None:
        """Take down a fault of `key`."""
        self._text.fault(self._prefix + key, fault, remedy)

    def _spans(self, key: str, written: object) -> tuple[Span, ...]:
        return self._text.spans(self._prefix + key, written)

    def _spans_if_given(self, data: dict[str, object], key: str) -> tuple[Span, ...] | None:
        return self._spans(key, data.pop(key)) if key in data else None

    def _read_days(self, key: str, text: str, spans: tuple[Span, ...]) -> None:
        for weekday in self.weekdays(key, text):
            if weekday in self._written:
                self.fault(
                    key,
                    Phrase("{day} is there twice", day=WEEKDAYS[weekday]),
                    Phrase("put all its hours in one list"),
                )
            self._written.add(weekday)
            self._week[weekday] = spans
