"""Values of times and the days they allow: they must agree, and must never say more than they do."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.calendar import (
    SEASONS,
    day,
    edtf_between,
    edtf_of,
    intersect,
    interval_of,
    shift,
    value_at,
    weekday_in,
    widened,
)
from dateline.export.terms import well_formed
from dateline.model import Interval

DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))
UNITS = st.sampled_from("DWMQYEC")
few = settings(max_examples=60, deadline=None)
"""The `edtf` package takes its time over a value."""


def holds(span: Interval, moment: date) -> bool:
    """Tell whether a day is among those of an interval."""
    return (span.earliest is None or span.earliest <= moment) and (
        span.latest is None or moment <= span.latest
    )


@given(DAYS, UNITS)
def test_the_interval_of_a_days_unit_holds_the_day(moment: date, unit: str) -> None:
    """The week, month, quarter, year, decade, century of a day begin before it and end after it."""
    span = interval_of(value_at(moment, unit))
    assert span.earliest is not None
    assert span.latest is not None
    assert span.earliest <= moment <= span.latest


@given(DAYS, UNITS)
@few
def test_the_edtf_of_a_days_unit_is_edtf(moment: date, unit: str) -> None:
    """The package that knows the standard reads what is written."""
    assert well_formed(edtf_of(value_at(moment, unit)))


SPANS = st.builds(
    lambda a, n: Interval(a, a + timedelta(days=n)),
    st.dates(date(1000, 1, 1), date(2900, 1, 1)),
    st.integers(0, 4000),
)
WHOLE = st.builds(lambda a, b: Interval(interval_of(a).earliest, interval_of(b).latest),
                  st.sampled_from(["2013", "2013-02", "2014-01"]),
                  st.sampled_from(["2014", "2014-12", "2016-02"]))  # fmt: skip


@given(SPANS | WHOLE)
@few
def test_the_edtf_of_any_days_is_edtf(span: Interval) -> None:
    """Closed, open at either end, whole months and years."""
    assert span.earliest is not None
    for shown in (span, Interval(span.earliest, None), Interval(None, span.latest)):
        assert well_formed(edtf_between(shown))
    assert edtf_between(Interval()) == ""


@given(SPANS)
def test_the_edtf_of_days_says_no_other_days(span: Interval) -> None:
    """What is shortened to a month or a year is the whole of it."""
    value = edtf_between(span)
    low, _, high = value.partition("/")
    assert interval_of(low).earliest == span.earliest
    assert interval_of(high or low).latest == span.latest


@pytest.mark.parametrize(
    ("value", "first", "last", "edtf"),
    [
        ("2014-03-09", "2014-03-09", "2014-03-09", "2014-03-09"),
        ("2014-03-09TMO", "2014-03-09", "2014-03-09", "2014-03-09"),
        ("2014-03-09T10:30", "2014-03-09", "2014-03-09", "2014-03-09"),
        ("2012-02", "2012-02-01", "2012-02-29", "2012-02"),
        ("2014-W01", "2013-12-30", "2014-01-05", "2013-12-30/2014-01-05"),
        ("2014-W10-WE", "2014-03-08", "2014-03-09", "2014-03-08/2014-03-09"),
        ("2014-Q4", "2014-10-01", "2014-12-31", "2014-36"),
        ("2014-H1", "2014-01-01", "2014-06-30", "2014-40"),
        ("2014-WI", "2014-12-01", "2015-02-28", "2014-24"),
        ("2013", "2013-01-01", "2013-12-31", "2013"),
        ("199", "1990-01-01", "1999-12-31", "199X"),
        ("18", "1800-01-01", "1899-12-31", "18XX"),
    ],
)
def test_a_value_has_its_days_and_its_edtf(value: str, first: str, last: str, edtf: str) -> None:
    """Each form of ISO-TimeML that can be placed."""
    span = interval_of(value)
    assert (str(span.earliest), str(span.latest)) == (first, last)
    assert edtf_of(value) == edtf
    assert well_formed(edtf)


@pytest.mark.parametrize(
    "value",
    ["XXXX-03", "XXXX-05-03", "XXXX-XX-XX", "XXXX", "XXXX-WXX-5", "XXXX-SP", "P2Y", "PT3H", "PXW",
     "PRESENT_REF", "PAST_REF", "FUTURE_REF", "BC0044", "", "2014-13", "2014-02-30", "0000",
     "2014-W54", "20145", "soon"],
)  # fmt: skip
def test_what_cannot_be_placed_has_no_days(value: str) -> None:
    """No calendar is guessed for what has none, and its EDTF is empty or keeps its X."""
    assert interval_of(value) == Interval()
    edtf = edtf_of(value)
    assert edtf == "" or "X" in edtf or not well_formed(edtf)


@pytest.mark.parametrize("value", ["XXXX-03", "XXXX-05-03"])
def test_a_month_without_a_year_stays_without(value: str) -> None:
    """EDTF can say so, and nothing else may be said."""
    assert edtf_of(value) == value
    assert well_formed(value)


@given(DAYS, st.integers(-40, 40), st.integers(0, 40), UNITS)
def test_shifting_further_never_comes_out_earlier(
    start: date, amount: int, more: int, unit: str
) -> None:
    """More units later is no earlier, whatever the lengths of the months."""
    near, far = shift(start, amount, unit), shift(start, amount + more, unit)
    if near is not None and far is not None:
        assert near <= far


@given(DAYS, DAYS, st.integers(-40, 40), UNITS)
def test_shifting_keeps_the_order_of_days(a: date, b: date, amount: int, unit: str) -> None:
    """Who was first is first after it."""
    one, two = sorted((a, b))
    low, high = shift(one, amount, unit), shift(two, amount, unit)
    if low is not None and high is not None:
        assert low <= high


@given(DAYS, st.integers(-400, 400))
def test_shifting_days_and_weeks_goes_back_again(start: date, amount: int) -> None:
    """These have one length; months have not."""
    for unit in ("D", "W"):
        there = shift(start, amount, unit)
        assert there is not None
        assert shift(there, -amount, unit) == start


@pytest.mark.parametrize(
    ("start", "amount", "unit", "expected"),
    [
        (date(2024, 1, 31), 1, "M", date(2024, 2, 29)),
        (date(2024, 2, 29), 1, "Y", date(2025, 2, 28)),
        (date(2024, 11, 30), 1, "Q", date(2025, 2, 28)),
        (date(2024, 3, 13), -2, "E", date(2004, 3, 13)),
        (date(9999, 12, 1), 1, "M", None),
        (date(9999, 12, 31), 1, "D", None),
        (date(1, 1, 1), -1, "Y", None),
    ],
)
def test_shifting_clips_to_the_month_and_stops_at_the_calendars_end(
    start: date, amount: int, unit: str, expected: date | None
) -> None:
    """The 31st of a shorter month is its last day; beyond the years there is nothing."""
    assert shift(start, amount, unit) == expected


def test_a_day_that_the_calendar_lacks_is_none() -> None:
    """31 June was never."""
    assert day(2024, 2, 29) == date(2024, 2, 29)
    assert day(2023, 2, 29) is None
    assert day(2023, 6, 31) is None
    assert day(0, 1, 1) is None
    assert day(10000, 1, 1) is None


@given(SPANS, SPANS, DAYS)
def test_intersecting_gives_the_days_in_both(a: Interval, b: Interval, moment: date) -> None:
    """No more and no fewer, either way round."""
    shared = intersect(a, b)
    assert shared == intersect(b, a)
    both = holds(a, moment) and holds(b, moment)
    assert both == (shared is not None and holds(shared, moment))


@given(SPANS)
def test_an_open_interval_takes_nothing_away(span: Interval) -> None:
    """Nothing known about one leaves the other as it is."""
    assert intersect(span, Interval()) == span


@given(SPANS, st.integers(0, 50))
def test_widening_takes_no_day_away(span: Interval, years: int) -> None:
    """A round number of years is less exact, never elsewhere."""
    wide = widened(span, years)
    assert wide.earliest is not None
    assert wide.latest is not None
    assert span.earliest is not None
    assert span.latest is not None
    assert wide.earliest <= span.earliest
    assert span.latest <= wide.latest


def test_seasons_follow_one_another() -> None:
    """Three months each, and no month left over."""
    months = []
    for first, _, _ in SEASONS.values():
        months += [(first - 1 + n) % 12 + 1 for n in range(3)]
    assert sorted(months) == list(range(1, 13))


@given(DAYS)
def test_the_weekday_of_a_day_is_found_in_words(moment: date) -> None:
    """In full or short, wherever it stands; none where there is none."""
    assert weekday_in(f"the morning of {moment:%A}, 3 May") == moment.weekday()
    assert weekday_in(f"{moment:%a}. 3 May") == moment.weekday()
    assert weekday_in("3 May, in Sunderland") is None


def test_the_last_day_of_the_calendar_ends_a_month_and_a_year() -> None:
    """There is no day after it to tell that by."""
    assert edtf_between(Interval(date(9999, 1, 1), date.max)) == "9999"
    assert edtf_between(Interval(date(9999, 12, 5), date.max)) == "9999-12-05/9999-12-31"
