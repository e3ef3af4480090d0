"""A calling window as an author writes it, with its seasons and the days on which it doesn't count."""

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal, TypeAlias

from agentdesk.calendars.hours import DayOfYear, Hours, Season
from agentdesk.calendars.hours_text import LIKE, HoursText
from agentdesk.calendars.week_text import EVERY_DAY, WeekText
from agentdesk.core.errors import BadInput, Phrase

# What a window is open on, of the days that have hours.
OpenOn: TypeAlias = Literal["working_days", "no_holidays", "no_weekends", "every_day"]

# By whether weekends are closed, and holidays.
_OPEN_ON: dict[tuple[bool, bool], OpenOn] = {
    (True, True): "working_days",
    (False, True): "no_holidays",
    (True, False): "no_weekends",
    (False, False): "every_day",
}
_SAID = ("open", "closed")
_DAY_OF_YEAR = re.compile(r"([0-9]{1,2})-([0-9]{1,2})")
# A year that has every day.
_LEAP_YEAR = [date(2028, 1, 1) + timedelta(days=n) for n in range(366)]


class WindowText:
    """The reading of one window: `hours`, `open_on`, `seasons`, and every fault met."""

    def __init__(self, place: str) -> None:
        self.hours = Hours()
        self.open_on: OpenOn = "no_holidays"
        self.seasons: list[Season] = []
        self._text = HoursText(place)

    def read(self, data: object) -> None:
        """Take in `data`; raises BadInput with all its faults at once."""
        if isinstance(data, Mapping):
            self._read_window({str(key): value for key, value in data.items()})
        else:
            remedy = Phrase("write {hours}", hours=f"days: working, hours: {LIKE}")
            self._text.fault("", Phrase("a calling window is not a table"), remedy)
        if not self._text.faults and not any((self.hours, *(season.hours for season in self.seasons))):
            self._text.fault(
                "", Phrase("the calling window is never open"), Phrase("give at least one day some hours")
            )
        if self._text.faults:
            raise BadInput(*self._text.faults)

    def _read_window(self, data: dict[str, object]) -> None:
        seasons = data.pop("seasons", None)
        unnamed = EVERY_DAY if "weekends" in data else ""
        self._read_classes(data)
        days = data.get("days")
        if seasons is None:
            self.hours = WeekText(self._text).read(data, unnamed)
            return
        if days == "working":
            del data["days"]
        if set(data) <= {"eves", "holidays"}:
            # Without hours of its own the window has those of its seasons only.
            data |= {"days": EVERY_DAY, "hours": []}
        self.hours = WeekText(self._text).read(data, EVERY_DAY)
        self._read_seasons(seasons)

    def _read_classes(self, data: dict[str, object]) -> None:
        """Whether weekends and holidays are open; hours for holidays are left to the week."""
        working = data.get("days") == "working"
        shut = {"weekends": working, "holidays": True}
        for key in shut:
            said = data.get(key)
            if key not in data or (key == "holidays" and isinstance(said, list | tuple)):
                continue
            del data[key]
            if said not in _SAID:
                self._text.fault(
                    key,
                    Phrase("{given} is neither open nor closed", given=f"{str(said)!r}"),
                    Phrase("write {closed}", closed=f"{key}: closed"),
                )
            elif working:
                remedy = Phrase("leave {key} out", key=key)
                self._text.fault(key, Phrase("days: working settles it already"), remedy)
            else:
                shut[key] = said == "closed"
        self.open_on = _OPEN_ON[shut["weekends"], shut["holidays"]]

    def _read_seasons(self, written: object) -> None:
        if not isinstance(written, Mapping) or not written:
            remedy = Phrase("write {season}", season=f'summer: {{ from: "05-01", to: "09-30", hours: {LIKE} }}')
            self._text.fault("seasons", Phrase("there is no season"), remedy)
            return
        rest: list[tuple[str, Hours]] = []
        for name, season in written.items():
            self._read_season(f"seasons: {name}", season, rest)
        self._cover(rest)

    def _read_season(self, key: str, written: object, rest: list[tuple[str, Hours]]) -> None:
        if not isinstance(written, Mapping):
            remedy = Phrase("write {season}", season=f'{{ from: "05-01", to: "09-30", hours: {LIKE} }}')
            self._text.fault(key, Phrase("a season is not a table"), remedy)
            return
        data = {str(name): value for name, value in written.items()}
        ends = [self._day_of_year(f"{key}: {name}", data.pop(name)) for name in ("from", "to") if name in data]
        hours = WeekText(self._text, f"{key}: ").read(data, EVERY_DAY)
        eve = self.hours.eve if hours.eve is None else hours.eve
        holiday = self.hours.holiday if hours.holiday is None else hours.holiday
        hours = replace(hours, eve=eve, holiday=holiday)
        if len(ends) == 1:
            self._text.fault(key, Phrase("it has only one end"), Phrase("write from and to, or neither for the rest"))
        elif not ends:
            rest.append((key, hours))
        elif ends[0] is not None and ends[1] is not None:
            self.seasons.append(Season(ends[0], ends[1], hours))

    def _day_of_year(self, key: str, written: object) -> DayOfYear | None:
        match = _DAY_OF_YEAR.fullmatch(str(written).strip())
        month, day = (int(match[1]), int(match[2])) if match else (0, 0)
        if 1 <= month <= 12 and 1 <= day <= monthrange(2028, month)[1]:
            return month, day
        said = Phrase("{given} is no day of the year", given=f"{str(written)!r}")
        self._text.fault(key, said, Phrase('write month and day, like "05-01"'))
        return None

    def _cover(self, rest: list[tuple[str, Hours]]) -> None:
        """Seasons that overlap, a leap day that none of them has, and the one that is the rest of the year."""
        free = [day for day in _LEAP_YEAR if not any(season.has(day) for season in self.seasons)]
        for day in _LEAP_YEAR:
            if sum(season.has(day) for season in self.seasons) > 1:
                said = Phrase("two seasons have {day}", day=f"{day:%m-%d}")
                self._text.fault("seasons", said, Phrase("let one end before the other begins"))
                break
        for key, _hours in rest[1:]:
            self._text.fault(
                key, Phrase("the rest of the year is there twice"), Phrase("give one of them from and to")
            )
        around = [date(2028, 2, 28) in free, date(2028, 2, 29) in free, date(2028, 3, 1) in free]
        if around == [False, True, False] and not rest:
            self._text.fault("seasons", Phrase("none of them has 29 February"), Phrase('write to: "02-29"'))
        if rest:
            self.seasons += [Season(*ends, rest[0][1]) for ends in _stretches(free)]


def _stretches(days: list[date]) -> list[tuple[DayOfYear, DayOfYear]]:
    """The first and the last day of each run of days."""
    found: list[list[date]] = []
    for day in days:
        if found and day - found[-1][-1] == timedelta(days=1):
            found[-1].append(day)
        else:
            found.append([day])
    return [((run[0].month, run[0].day), (run[-1].month, run[-1].day)) for run in found]
