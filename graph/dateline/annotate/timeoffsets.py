"""How far from an unknown day of publication "yesterday" and "last month" are.

The rules that value an expression from a day of publication are asked for many days; what holds for
all of them holds for the one that nobody knows.
"""

from __future__ import annotations

from datetime import date, timedelta

from dateline import calendar as cal
from dateline.annotate.timeanchors import Anchors, Found
from dateline.annotate.timevalues import value_of
from dateline.model import Days

_YEARS = (2019, 2020)
"""A plain year and a leap year."""
DAYS = tuple(
    sorted(
        {date(year, month, 1) for year in _YEARS for month in range(1, 13)}
        | {date(year, month, 1) - timedelta(1) for year in _YEARS for month in range(1, 13)}
        | {date(2019, 5, 13) + timedelta(n) for n in range(14)}
    )
)
"""The first and last day of each month, and every day of two weeks: where counting turns over."""

COUNTED = {"deictic", "relative", "weekday", "distance", "part_of", "daypart"}
"""Rules of `timewords.py` for words that point from the day of publication."""


def offset_of(found: Found, tense: str) -> Days | None:
    """Days from publication to the first and the last day that an expression can mean.

    None of what is not counted from publication, as "three days later" is not, and "in March" need not
    be: in a tale of 2013 it is of 2013.
    """
    if found.rule not in COUNTED:
        return None
    elsewhere = DAYS[0].replace(year=1990)
    least: list[int] = []
    most: list[int] = []
    for day in DAYS:
        kind, value, basis = value_of(found, Anchors(day), tense)
        if value is None or kind not in ("DATE", "TIME") or basis != "publication":
            return None
        if value_of(found, Anchors(day, narrative=elsewhere), tense)[1] != value:
            return None  # the text's own time would have been counted from, had it named any
        span = cal.interval_of(value)
        if span.earliest is None or span.latest is None:
            return None
        least.append((span.earliest - day).days)
        most.append((span.latest - day).days)
    return Days(min(least), max(most))
