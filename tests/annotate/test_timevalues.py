"""Values of expressions taken by themselves: the anchors decide, and where there is none, X stays."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.annotate.timeanchors import Anchors, Found
from dateline.annotate.timeparts import number_of
from dateline.annotate.timevalues import value_of
from dateline.annotate.timewords import AMOUNTS, HOLIDAYS, MONTHS, PATTERNS
from dateline.calendar import day, interval_of
from dateline.model import Span

UNDATED = Anchors(None)


def first(text: str) -> Found:
    """Give the longest match of any pattern at the start of a text."""
    found = [
        Found(
            Span(*match.span()), rule, {k: v for k, v in match.groupdict().items() if v}, match[0]
        )
        for rule, pattern in PATTERNS
        if (match := pattern.match(text))
    ]
    return max(found, key=lambda f: f.span.end)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("yesterday", "2024-02-29"),
        ("last month", "2024-02"),
        ("next month", "2024-04"),
        ("last week", "2024-W08"),
        ("three days ago", "2024-02-27"),
        ("two years from now", "2026"),
        ("the end of the year", "2024"),
        ("last quarter", "2023-Q4"),
        ("two years later", "2015"),
        ("the following year", "2014"),
        ("the same year", "2013"),
    ],
)
def test_each_expression_has_its_anchor(text: str, value: str) -> None:
    """Publication on 1 March of a leap year, or the year 2013 of the narrative."""
    anchors = Anchors(date(2024, 3, 1), narrative=date(2013, 1, 1), unit="Y")
    assert value_of(first(text), anchors, "past")[1] == value


@pytest.mark.parametrize(
    "text",
    ["yesterday", "last month", "next year", "Tuesday", "3 May", "March", "last summer",
     "the first quarter", "three weeks ago", "two days later", "tonight", "noon", "3pm",
     "the weekend", "Christmas Day", "the following week", "that day"],
)  # fmt: skip
def test_without_an_anchor_nothing_is_placed(text: str) -> None:
    """Neither today's date nor any other."""
    _, value, basis = value_of(first(text), UNDATED, "past")
    assert basis == "none"
    assert interval_of(value or "").earliest is None


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.sampled_from(["past", "future", "present"]))
def test_a_month_without_a_year_is_near_its_anchor(published: date, tense: str) -> None:
    """What was in May was in the last twelve months, what will be in May in the next twelve."""
    for name in ("January", "May", "December"):
        _, value, _ = value_of(first(name), Anchors(published), tense)
        span = interval_of(value or "")
        assert span.earliest is not None
        assert span.latest is not None
        assert abs((span.earliest - published).days) <= 366
        if tense == "past":
            assert span.earliest <= published
        if tense == "future":
            assert span.latest >= published


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_a_weekday_is_the_nearest_of_its_tense(published: date) -> None:
    """Within a week of publication, and it is that weekday."""
    for number, name in enumerate(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")):
        _, past, _ = value_of(first(name), Anchors(published), "past")
        _, future, _ = value_of(first(name), Anchors(published), "future")
        was, will = date.fromisoformat(past or ""), date.fromisoformat(future or "")
        assert was.weekday() == will.weekday() == number
        assert 0 <= (published - was).days < 7
        assert 0 <= (will - published).days < 7


@pytest.mark.parametrize(
    ("words", "number"),
    [("three", 3), ("twenty-one", 21), ("1,200", 1200), ("2.5", 2.5), ("a", 1), ("half a", 0.5),
     ("about three", 3), ("more than 30", 30), ("several", None), ("", None), ("a few", None)],
)  # fmt: skip
def test_words_give_numbers_or_none(words: str, number: float | None) -> None:
    """ "Several" is no number."""
    assert number_of(words) == number


def test_the_tables_of_words_are_sound() -> None:
    """Twelve months, days that the calendar has."""
    assert sorted(set(MONTHS.values())) == list(range(1, 13))
    assert all(day(2024, month, number) for month, number in HOLIDAYS.values())
    assert all(value is None or value > 0 for value in AMOUNTS.values())
