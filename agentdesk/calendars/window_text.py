"""A calling window as an author writes it, read into minutes of the week."""

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Literal, TypeAlias

from agentdesk.calendars.zones import MINUTES_A_DAY
from agentdesk.core.errors import BadInput, Fault, Phrase

# Minutes after midnight, the second one excluded and past 1440 where the span crosses midnight.
Span: TypeAlias = tuple[int, int]
# What a window is open on, of the days that have hours.
OpenOn: TypeAlias = Literal["working_days", "no_holidays", "every_day"]

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SPAN = re.compile(r"([0-9]{1,2}):([0-9]{2})\s*[-–]\s*([0-9]{1,2}):([0-9]{2})")
_LIKE = '["09:00-18:00"]'
_HOLIDAYS: dict[str, OpenOn] = {"closed": "no_holidays", "open": "every_day"}


class WindowText:
    """The reading of one window: `week` (seven days from Monday), `open_on`, and every fault met."""

    def __init__(self, place: str) -> None:
        self.week: list[tuple[Span, ...]] = [()] * 7
        self.open_on: OpenOn = "no_holidays"
        self._place = place
        self._faults: list[Fault] = []
        self._written: set[int] = set()

    def read(self, data: object) -> None:
        """Take in `data`; raises BadInput with all its faults at once."""
        if isinstance(data, Mapping):
            self._read_window({str(key): value for key, value in data.items()})
        else:
            self._fault(
                "",
                Phrase("a calling window is not a table"),
                Phrase("write {hours}", hours=f"days: working, hours: {_LIKE}"),
            )
        if not self._faults and not any(self.week):
            self._fault("", Phrase("the calling window is never open"), Phrase("give at least one day some hours"))
        if self._faults:
            raise BadInput(*self._faults)

    def _read_window(self, data: dict[str, object]) -> None:
        self._read_holidays(data)
        days, hours = data.pop("days", ""), data.pop("hours", None)
        weekdays = str(days)
        if days == "working":
            self.open_on, weekdays = "working_days", "mon-sun"
        if hours is not None:
            self._read_days("days", weekdays, self._spans("hours", hours))
        elif not data or days not in ("", "working"):
            self._fault("hours", Phrase("there are no hours"), Phrase("write {hours}", hours=f"hours: {_LIKE}"))
        for key, value in data.items():
            self._read_days(key, key, self._spans(key, value))

    def _read_holidays(self, data: dict[str, object]) -> None:
        if "holidays" not in data:
            return
        said = str(data.pop("holidays"))
        if said not in _HOLIDAYS:
            self._fault(
                "holidays",
                Phrase("{given} is neither open nor closed", given=f"{said!r}"),
                Phrase("write holidays: closed"),
            )
        elif data.get("days") == "working":
            self._fault("holidays", Phrase("days: working settles it already"), Phrase("leave holidays out"))
        else:
            self.open_on = _HOLIDAYS[said]

    def _read_days(self, key: str, text: str, spans: tuple[Span, ...]) -> None:
        for weekday in self._weekdays(key, text):
            if weekday in self._written:
                self._fault(
                    key,
                    Phrase("{day} is there twice", day=WEEKDAYS[weekday]),
                    Phrase("put all its hours in one list"),
                )
            self._written.add(weekday)
            self.week[weekday] = spans

    def _weekdays(self, key: str, text: str) -> list[int]:
        """The weekdays of "mon", "mon-fri", "sat-wed" or "mon,thu-fri"."""
        found: list[int] = []
        for part in text.lower().split(","):
            names = [name.strip() for name in part.replace("–", "-").split("-")]
            if len(names) > 2 or not set(names) <= set(WEEKDAYS):
                known = "working, mon-fri" if key == "days" else "mon, mon-fri"
                self._fault(
                    key,
                    Phrase("{given} names no days", given=f"{part.strip()!r}"),
                    Phrase("write {days} or mon,thu-sat", days=known),
                )
                continue
            start, end = WEEKDAYS.index(names[0]), WEEKDAYS.index(names[-1])
            found += [(start + step) % 7 for step in range((end - start) % 7 + 1)]
        return found

    def _spans(self, key: str, written: object) -> tuple[Span, ...]:
        texts = [written] if isinstance(written, str) else written
        if not isinstance(texts, list | tuple):
            self._fault(
                key,
                Phrase("{given} is no list of hours", given=f"{written!r}"),
                Phrase("write it like {hours}", hours=_LIKE),
            )
            return ()
        spans = sorted(span for text in texts if (span := self._span(key, text)))
        for (_, closes), (opens, _) in pairwise(spans):
            if opens < closes:
                self._fault(
                    key, Phrase("two spans overlap at {time}", time=_clock(opens)), Phrase("make one of the two")
                )
        return tuple(spans)

    def _span(self, key: str, text: object) -> Span | None:
        match = _SPAN.fullmatch(str(text).strip())
        if match is None:
            self._fault(
                key,
                Phrase("{given} is not a span of hours", given=f"{text!r}"),
                Phrase("write it like {hours}", hours=_LIKE),
            )
            return None
        from_hour, from_minute, to_hour, to_minute = map(int, match.groups())
        opens, closes = from_hour * 60 + from_minute, to_hour * 60 + to_minute
        if from_minute > 59 or to_minute > 59 or opens >= MINUTES_A_DAY or closes > MINUTES_A_DAY:
            self._fault(
                key,
                Phrase("{given} is not on the clock", given=f"{text!r}"),
                Phrase("a day goes from 00:00 to 24:00"),
            )
        elif opens == closes:
            self._fault(
                key,
                Phrase("{given} has no minute in it", given=f"{text!r}"),
                Phrase('write the whole day as "00:00-24:00"'),
            )
        else:
            return opens, closes if opens < closes else closes + MINUTES_A_DAY
        return None

    def _fault(self, key: str, fault: str, remedy: str) -> None:
        self._faults.append(Fault(": ".join(part for part in (self._place, key) if part), fault, remedy))


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
