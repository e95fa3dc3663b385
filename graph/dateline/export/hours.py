"""At what hour of its day something happened, where an article says so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from dateline.model import Reading, Report
from dateline.story import Event, Story

_PARTS: Final = {
    "MO": ("morning", 5, 12),
    "AF": ("afternoon", 12, 18),
    "EV": ("evening", 18, 22),
    "NI": ("night", 20, 24),
}
"""Parts of a day as ISO-TimeML codes them: their words, and the hours that they lie in."""
_CLOCK: Final = re.compile(r"(\d\d):(\d\d)$")
_ABOUT: Final = re.compile(r"(?:about|around)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Hours:
    """From the first to the last minute of the day, as the clock stood where it happened."""

    first: int
    last: int
    words: str
    """ "morning"; "about" before a clock that is; empty for a clock."""


def hours(story: Story, event: Event) -> Hours | None:
    """Give the hour that the reports of an event's day tell first; a clock before a part of the day."""
    day = event.interval.earliest
    if day is None or day != event.interval.latest:
        return None
    told = []
    for ref in event.reports:
        reading = story.readings[ref.article]
        report = reading.reports[ref.index]
        if report.when.interval == event.interval:
            told.append(_told(reading, report, day.isoformat(), story.by_key[ref.article].text))
    found = [one for one in told if one is not None]
    return min(found, key=lambda one: one.last - one.first, default=None)


def _told(reading: Reading, report: Report, day: str, text: str) -> Hours | None:
    if report.time is None:
        return None
    time = reading.times[report.time]
    date, _, code = (time.value or "").partition("T")
    if date != day or not code:
        return None
    if code in _PARTS:
        words, first, last = _PARTS[code]
        return Hours(first * 60, last * 60 - 1, words)
    clock = _CLOCK.match(code)
    if clock is None or int(clock[1]) > 23:
        return None  # "midnight" is the beginning of a day for some and its end for others
    minute = int(clock[1]) * 60 + int(clock[2])
    return Hours(minute, minute, "about" if _ABOUT.match(time.span.of(text)) else "")
