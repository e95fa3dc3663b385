"""Values of times: ISO-TimeML strings to intervals of days and to EDTF, and arithmetic on them.

ISO-TimeML is ISO 24617-1; EDTF is ISO 8601-2:2019 (levels 0 to 2). Seasons are those of the northern
hemisphere unless the article says otherwise, so their interval is the widest usual one.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from dateline.model import Interval

UNITS = {"day": "D", "week": "W", "fortnight": "W", "month": "M", "quarter": "Q", "year": "Y",
         "decade": "E", "century": "C"}  # fmt: skip
SEASONS = {"SP": (3, 5, 21), "SU": (6, 8, 22), "FA": (9, 11, 23), "WI": (12, 2, 24)}
"""Code → first month, last month (of the next year for winter), EDTF's number of the season."""
DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAY_NAME = re.compile(r"\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:day|s|sday|nesday|r|rs|rsday|urday)?\b")


def day(year: int, month: int, number: int) -> date | None:
    """The day, or None where the calendar has none (31 June, year 0 or 10000)."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def weekday_in(words: str) -> int | None:
    """The weekday that the words of a date name, counted from Monday as 0; None if they name none.

    >>> weekday_in("Wednesday, 10 April"), weekday_in("the morning of Sat. 3 May"), weekday_in("3 May")
    (2, 5, None)
    """
    found = _DAY_NAME.search(words)
    return None if found is None else [name[:3] for name in DAY_NAMES].index(found[1])


def shift(start: date, amount: int, unit: str) -> date | None:
    """Move a day by units of D, W, M, Q or Y; the day is clipped to the month's length."""
    try:
        if unit in ("D", "W"):
            return start + timedelta(days=amount * (7 if unit == "W" else 1))
        months = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}[unit] * amount
        index = start.year * 12 + start.month - 1 + months
        year, month = divmod(index, 12)
        last = calendar.monthrange(year, month + 1)[1]
        return date(year, month + 1, min(start.day, last))
    except (ValueError, OverflowError):
        return None


def value_at(moment: date, unit: str) -> str:
    """The ISO-TimeML value of the unit (D, W, M, Q, Y, E, C) that holds a day.

    >>> value_at(date(2014, 3, 9), "W"), value_at(date(2014, 3, 9), "Q"), value_at(date(2014, 3, 9), "E")
    ('2014-W10', '2014-Q1', '201')
    """
    if unit == "W":
        year, week, _ = moment.isocalendar()
        return f"{year:04}-W{week:02}"
    return {
        "D": moment.isoformat(),
        "M": moment.isoformat()[:7],
        "Q": f"{moment.year:04}-Q{(moment.month + 2) // 3}",
        "Y": f"{moment.year:04}",
        "E": f"{moment.year:04}"[:3],
        "C": f"{moment.year:04}"[:2],
    }[unit]


def _days(first: date | None, last: date | None) -> Interval:
    return Interval(first, last) if first and last else Interval()


def _months(year: int, first: int, last: int) -> Interval:
    over = last < first
    try:
        end = calendar.monthrange(year + over, last)[1]
        return Interval(date(year, first, 1), date(year + over, last, end))
    except ValueError:
        return Interval()


def interval_of(value: str) -> Interval:
    """First and last day of an ISO-TimeML value; open where the value has no place in the calendar.

    >>> interval_of("2012-Q2").latest
    datetime.date(2012, 6, 30)
    >>> interval_of("XXXX-03")
    Interval(earliest=None, latest=None)
    """
    value = value.split("T", 1)[0]
    if m := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", value):
        one = day(*map(int, m.groups()))
        return _days(one, one)
    if m := re.fullmatch(r"(\d{4})-(\d\d)(?:-XX)?", value):
        return _months(int(m[1]), int(m[2]), int(m[2])) if 1 <= int(m[2]) <= 12 else Interval()
    if m := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        try:
            first = date.fromisocalendar(int(m[1]), int(m[2]), 6 if m[3] else 1)
            return _days(first, first + timedelta(days=1 if m[3] else 6))
        except (ValueError, OverflowError):
            return Interval()
    if m := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        return _months(int(m[1]), int(m[2]) * 3 - 2, int(m[2]) * 3)
    if m := re.fullmatch(r"(\d{4})-H([12])", value):
        return _months(int(m[1]), int(m[2]) * 6 - 5, int(m[2]) * 6)
    if m := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        first_month, last_month, _ = SEASONS[m[2]]
        return _months(int(m[1]), first_month, last_month)
    if m := re.fullmatch(r"\d{2,4}", value):
        low = int(value.ljust(4, "0"))
        high = int(value.ljust(4, "9"))
        return _days(day(low, 1, 1), day(high, 12, 31))
    return Interval()


def edtf_of(value: str) -> str:
    """The EDTF form of an ISO-TimeML value, or "" where EDTF has none.

    >>> edtf_of("2014-03"), edtf_of("2012-SP"), edtf_of("201"), edtf_of("XXXX-03"), edtf_of("P2Y")
    ('2014-03', '2012-21', '201X', 'XXXX-03', '')
    """
    value = value.split("T", 1)[0]
    if re.fullmatch(r"(\d{4}|XXXX)(-(\d\d|XX)){0,2}", value):
        return "" if set(value) <= {"X", "-"} else value
    if m := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        return f"{m[1]}-{SEASONS[m[2]][2]}"
    if m := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        return f"{m[1]}-{32 + int(m[2])}"
    if m := re.fullmatch(r"(\d{4})-H([12])", value):
        return f"{m[1]}-{39 + int(m[2])}"
    if re.fullmatch(r"\d{2,3}", value):
        return value.ljust(4, "X")
    span = interval_of(value)
    return edtf_between(span)


def edtf_between(span: Interval) -> str:
    """The EDTF of an interval of days: "2014-03-01/2014-03-13", "../2015", "" if wholly open.

    Whole years and months are written as such, so that no day is named that the words do not name.
    """
    first, last = span.earliest, span.latest
    if first is None and last is None:
        return ""
    if first is not None and last is not None:
        if first == last:
            return first.isoformat()
        start_of_month = first.day == 1
        end_of_month = last.day == calendar.monthrange(last.year, last.month)[1]  # also in 9999
        if start_of_month and end_of_month:
            if first.month == 1 and last.month == 12:
                low, high = f"{first.year:04}", f"{last.year:04}"
            else:
                low, high = first.isoformat()[:7], last.isoformat()[:7]
            return low if low == high else f"{low}/{high}"
        return f"{first.isoformat()}/{last.isoformat()}"
    return f"../{_coarse_end(last)}" if last is not None else f"{_coarse_start(first)}/.."


def edtf_within(span: Interval) -> str:
    """The EDTF of some day in an interval, which `edtf_between` would give from end to end.

    >>> edtf_within(Interval(date(2014, 3, 1), date(2014, 3, 13)))
    '[2014-03-01..2014-03-13]'
    """
    whole = edtf_between(span)
    first, slash, last = whole.partition("/")
    if not slash or ".." in (first, last):
        return whole
    return f"[{span.earliest}..{span.latest}]"


def _coarse_end(last: date | None) -> str:
    assert last is not None
    if (last.month, last.day) == (12, 31):
        return f"{last.year:04}"
    return last.isoformat()


def _coarse_start(first: date | None) -> str:
    assert first is not None
    if (first.month, first.day) == (1, 1):
        return f"{first.year:04}"
    return first.isoformat()


def days_of_edtf(value: str) -> Interval | None:
    """The days that an EDTF value allows; None for what is no EDTF, or is not understood here.

    >>> days_of_edtf("2012-21") == interval_of("2012-SP"), days_of_edtf("201X") == interval_of("201")
    (True, True)
    >>> days_of_edtf("../2015").latest, days_of_edtf("2014-02-30")
    (datetime.date(2015, 12, 31), None)
    >>> days_of_edtf("[2014-03-01..2014-03-13]") == days_of_edtf("2014-03-01/2014-03-13")
    True
    """
    if value.startswith("[") and value.endswith("]") and value.count("..") == 1:
        value = value[1:-1].replace("..", "/")
    first, slash, last = value.partition("/")
    if slash:
        begin = Interval() if first in ("", "..") else days_of_edtf(first)
        end = Interval() if last in ("", "..") else days_of_edtf(last)
        if begin is None or end is None or "/" in last:
            return None
        both = Interval(begin.earliest, end.latest)
        if both.earliest and both.latest and both.earliest > both.latest:
            return None
        return None if both == Interval() else both
    plain = value[:-1] if value[-1:] in ("~", "?", "%") else value
    if not re.fullmatch(r"[0-9]{2}(?:[0-9]{2}(?:-[0-9]{2}){0,2}|[0-9]X|XX)", plain):
        return None
    if m := re.fullmatch(r"(\d{4})-(\d\d)", plain):
        parts = {f"{number}": code for code, (_, _, number) in SEASONS.items()}
        parts |= {"33": "Q1", "34": "Q2", "35": "Q3", "36": "Q4", "40": "H1", "41": "H2"}
        plain = f"{m[1]}-{parts.get(m[2], m[2])}"
    span = interval_of(plain.rstrip("X"))
    return None if span == Interval() else span


def widened(span: Interval, years: int) -> Interval:
    """An interval with so many years more at both ends, as far as the calendar goes.

    >>> widened(Interval(date(1919, 1, 1), date(1919, 12, 31)), 10).latest
    datetime.date(1929, 12, 31)
    """
    first, last = span.earliest, span.latest
    return Interval(
        shift(first, -years, "Y") or date.min if first else None,
        shift(last, years, "Y") or date.max if last else None,
    )


def intersect(a: Interval, b: Interval) -> Interval | None:
    """The days that two intervals share; None if they share none."""
    first = max((d for d in (a.earliest, b.earliest) if d), default=None)
    last = min((d for d in (a.latest, b.latest) if d), default=None)
    if first and last and first > last:
        return None
    return Interval(first, last)
