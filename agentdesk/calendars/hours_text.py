"""Hours as an author writes them, such as 09:00-18:00, read into minutes of the day."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from agentdesk.calendars.hours import Span
from agentdesk.calendars.zones import MINUTES_A_DAY
from agentdesk.core.errors import Fault, Phrase

LIKE = '["09:00-18:00"]'
_SPAN = re.compile(r"([0-9]{1,2}):([0-9]{2})\s*[-–]\s*([0-9]{1,2}):([0-9]{2})")


class HoursText:
    """The reading of hours, and every fault met, each beginning with `place`."""

    def __init__(self, place: str) -> None:
        self.faults: list[Fault] = []
        self._place = place

    def spans(self, key: str, written: object) -> tuple[Span, ...]:
        """The spans of one text or of a list of them, in their order."""
        texts = [written] if isinstance(written, str) else written
        if not isinstance(texts, list | tuple):
            self.fault(
                key,
                Phrase("{given} is no list of hours", given=f"{written!r}"),
                Phrase("write it like {hours}", hours=LIKE),
            )
            return ()
        spans = sorted(span for text in texts if (span := self._span(key, text)))
        for (_, closes), (opens, _) in pairwise(spans):
            if opens < closes:
                self.fault(
                    key, Phrase("two spans overlap at {time}", time=_clock(opens)), Phrase("make one of the two")
                )
        return tuple(spans)

    def _span(self, key: str, text: object) -> Span | None:
        match = _SPAN.fullmatch(str(text).strip())
        if match is None:
            self.fault(
                key,
                Phrase("{given} is not a span of hours", given=f"{text!r}"),
                Phrase("write it like {hours}", hours=LIKE),
            )
            return None
        from_hour, from_minute, to_hour, to_minute = map(int, match.groups())
        opens, closes = from_hour * 60 + from_minute, to_hour * 60 + to_minute
        if from_minute > 59 or to_minute > 59 or opens >= MINUTES_A_DAY or closes > MINUTES_A_DAY:
            self.fault(
                key,
                Phrase("{given} is not on the clock", given=f"{text!r}"),
                Phrase("a day goes from 00:00 to 24:00"),
            )
        elif opens == closes:
            self.fault(
                key,
                Phrase("{given} has no minute in it", given=f"{text!r}"),
                Phrase('write the whole day as "00:00-24:00"'),
            )
        else:
            return opens, closes if opens < closes else closes + MINUTES_A_DAY
        return None

    def fault(self, key: str, fault: str, remedy: str) -> None:
        """Take down a fault of `key`."""
        self.faults.append(Fault(": ".join(part for part in (self._place, key) if part), fault, remedy))


def faults_of_hours(texts: Iterable[str], place: str) -> list[Fault]:
    """What is wrong with hours that stand by themselves."""
    reading = HoursText(place)
    reading.spans("", list(texts))
    return reading.faults


@lru_cache(maxsize=256)
def spans_of(texts: tuple[str, ...]) -> tuple[Span, ...]:
    """The spans of hours such as "19:00-20:00", in their order; they have been looked at by `faults_of_hours`."""
    return HoursText("").spans("", list(texts))


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
