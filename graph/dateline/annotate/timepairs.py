"""What times that stand together say: "between 2 and 5 June", "on Monday or Tuesday", "2, 3 and 5 June".

"From 3 to 7 June" is all of it, "between 3 and 7 June" some day of it, as "on 3 or 7 June" is; of "on
3 and 7 June" both are meant. None of them is the first of the days alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import pairwise
from typing import Literal, NamedTuple

from dateline import calendar as cal
from dateline.model import Interval, Status, Time

Way = Literal["through", "within", "both", "list"]
"""All from the first to the last, some of it, each of them, or as the last two of a list say."""

DASHES = ("-", "–")
ENDS = ("to", "until", "till", "and", "through")
"""What stands between the ends of a stretch after "from" or "between"."""
BARE = r"(?:the\s+)?\d{1,2}(?:st|nd|rd|th)?"
"""A day whose month stands with the other."""
WEEK = timedelta(7)


class Together(NamedTuple):
    """Times in the order of the text, and how they are meant."""

    times: tuple[Time, ...]
    way: Way
    stretch: bool
    """Whether the words are "between" or "from": the first comes before the last."""
    weekdays: bool


def pairs_of(text: str, times: Sequence[Time]) -> Iterator[tuple[int, int]]:
    """The positions of every two times that only together say when, wherever the parser hangs them.

    "Closed on Monday and on Tuesday opened" may be of two happenings: the parse decides.
    """
    for n, (low, high) in enumerate(pairwise(times)):
        way = _way(text, low, high)
        if way is None:
            continue
        words = low.span.of(text), high.span.of(text)
        bare = any(re.fullmatch(BARE, one) for one in words)
        if bare or way == "through" or _before(text, low) == "between":
            yield n, n + 1


def together(text: str, found: Sequence[Time]) -> Together | None:
    """The times that stand together with the first of those found, which is the best of them."""
    inside = sorted(found, key=lambda t: t.span)
    at = inside.index(found[0])
    first = last = at
    while first and _way(text, inside[first - 1], inside[first]):
        first -= 1
    while last + 1 < len(inside) and _way(text, inside[last], inside[last + 1]):
        last += 1
    way = _way(text, inside[last - 1], inside[last]) if first < last else None
    if way is None or way == "list":
        return None
    low, high = inside[first], inside[last]
    weekdays = all(cal.weekday_in(t.span.of(text)) is not None for t in (low, high))
    stretch = _before(text, low) in ("between", "from")
    return Together(tuple(inside[first : last + 1]), way, stretch, weekdays)


def span_of(meant: Together, status: Status) -> Interval | None:
    """The days from the first to the last; None if they are in no order that makes a stretch."""
    starts = [t.interval.earliest for t in meant.times if t.interval.earliest]
    stops = [t.interval.latest for t in meant.times if t.interval.latest]
    if len(starts) < len(meant.times) or len(stops) < len(meant.times):
        return None
    if meant.way != "through" and not meant.stretch:
        return Interval(min(starts), max(stops))
    start, stop = starts[0], stops[-1]
    if start <= stop:
        return Interval(start, stop)
    if not meant.weekdays:
        return None
    try:  # on a Tuesday, "between Monday and Wednesday" ends in another week than each alone
        return (
            Interval(start - WEEK, stop) if status == "happened" else Interval(start, stop + WEEK)
        )
    except OverflowError:
        return None


def edtf_of(meant: Together, days: Interval) -> str:
    """The EDTF of times that stand together."""
    if days.earliest == days.latest:
        return cal.edtf_between(days)
    if meant.way == "within":
        return cal.edtf_within(days)
    return f"{first_of(meant.times[0])}/{last_of(meant.times[-1])}"


def first_of(time: Time) -> str:
    """A time as the beginning of an EDTF interval, which may be a year, a month or a day."""
    start = time.interval.earliest
    if start is None or plain(time.edtf):
        return time.edtf
    return cal.edtf_between(Interval(start, None)).removesuffix("/..")


def last_of(time: Time) -> str:
    """A time as the end of an EDTF interval: of "by the end of next week" the week's last day."""
    end = time.interval.latest
    if end is None or plain(time.edtf):
        return time.edtf
    return cal.edtf_between(Interval(None, end)).removeprefix("../")


def plain(edtf: str) -> bool:
    """Whether a value is a year, a month or a day: no season, quarter or half."""
    return edtf.replace("-", "").isdecimal() and not int(edtf[5:7] or 0) >= 13


def _way(text: str, low: Time, high: Time) -> Way | None:
    """How two times that follow each other are meant; None if nothing joins them."""
    if any(t.type not in ("DATE", "TIME") or t.interval == Interval() for t in (low, high)):
        return None
    joint = text[low.span.end : high.span.start].strip().lower()
    before, bare = _before(text, low), re.fullmatch(BARE, low.span.of(text)) is not None
    days = _day(low) and _day(high)
    if joint in DASHES or (joint in ENDS and before == "from") or (joint == "to" and bare):
        return "through"
    if joint in ENDS and before == "between":
        return "within" if days else "through"
    if _day(low) != _day(high):
        return None
    if joint == ",":
        return "list" if bare else None
    joint = joint.removeprefix(",").strip()
    if joint in ("or", "or on", "or in"):
        return "within"
    return "both" if joint in ("and", "and on", "and in") else None


def _before(text: str, time: Time) -> str:
    """The word before a time."""
    words = text[max(0, time.span.start - 9) : time.span.start].lower().split()
    return words[-1] if words else ""


def _day(time: Time) -> bool:
    return time.interval.earliest == time.interval.latest
