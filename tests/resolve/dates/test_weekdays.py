"""Weekdays put to the days that are found without them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dateline.export.coverage import coverage
from dateline.model import Days, Interval, Span, Time, When
from dateline.resolve import resolve
from dateline.story import Event, Story
from tests.resolve.made import NOWHERE, Made, on, story

WEDNESDAY = "2019-04-10"
WITHIN_A_WEEK = Days(-6, 0)
"""How far from its publication the last Monday is."""


def told(found: Story, words: str) -> Event:
    """Give the event whose label has these words."""
    (event,) = (event for event in found.events if words in event.label)
    return event


def named(made: Made, words: str, *, offset: Days | None = WITHIN_A_WEEK) -> When:
    """Add words to an article's text, for a report to be told of them and of no day."""
    start = len(made.text)
    made.text += f"{words} "
    return When(Interval(), "", "none", (Span(start, start + len(words)),), offset)


def left_five_days_after_vote(words: str, offset: Days | None = WITHIN_A_WEEK) -> Made:
    """Make an article without a date: Ada Merrow left on that weekday, five days after 9 April 2019."""
    made = Made("a")
    ada, board = made.chain("Ada Merrow"), made.chain("Quay Board", kind="organisation")
    vote = made.report("voted", board, when=on("2019-04-09"))
    left = made.report("left", ada, when=named(made, words, offset=offset))
    made.order(vote, left, 5, 5)
    return made


@pytest.mark.parametrize("words", ["Sunday", "Sunday morning", "Sun."])
def test_a_weekday_that_fits_is_no_misfit(words: str) -> None:
    """14 April 2019 was a Sunday."""
    found = story(left_five_days_after_vote(words))
    assert told(found, "left").edtf == "2019-04-14"
    assert not found.misfits


def test_a_weekday_that_does_not_fit_is_a_misfit_with_what_bounds_it() -> None:
    """It is not used, and stands in `coverage.json` with the vote, its day and the distance."""
    found = story(left_five_days_after_vote("Monday"))
    assert told(found, "left").interval == Interval()
    assert told(found, "voted").edtf == "2019-04-09"
    assert coverage(found)["misfits"] == [
        {
            "article": "a",
            "says": [
                "“Quay Board voted” is dated 2019-04-09",
                "“Quay Board voted” came 5 days before “Ada Merrow left”",
                "“Ada Merrow left” is told of a Monday",
            ],
        }
    ]
    assert not found.contradictions


def test_what_leans_on_a_misfit_is_not_dated_by_it() -> None:
    """Two days after she left is no day, where hers is in doubt."""
    made = left_five_days_after_vote("Monday")
    closed = made.report("closed", made.chain("Port of Carrow", kind="organisation"))
    made.order(1, closed, 2, 2)
    found = story(made)
    assert told(found, "closed").interval == Interval()
    assert len(found.misfits) == 1


@pytest.mark.parametrize("offset", [Days(None, 0), Days(-6, None), None])
def test_until_monday_says_nothing_of_other_weekdays(offset: Days | None) -> None:
    """Nor does "since", nor a weekday that counts from something else."""
    found = story(left_five_days_after_vote("Monday", offset))
    assert told(found, "left").edtf == "2019-04-14"
    assert not found.misfits


def test_a_week_has_all_weekdays() -> None:
    """Some time in the week after the vote there is a Monday; in the two days after it there is none."""
    for most, edtf in ((7, "[2019-04-10..2019-04-16]"), (2, "")):
        made = left_five_days_after_vote("Monday")
        made.orders.clear()
        made.order(0, 1, 1, most)
        found = story(made)
        assert told(found, "left").edtf == edtf
        assert len(found.misfits) == (edtf == "")


def dated(words: str, day: str = WEDNESDAY) -> tuple[Made, Time]:
    """Make an article of which a report rests on a date in these words."""
    made = Made("a", "2019-07-01")
    when = replace(on(day), evidence=named(made, words).evidence)
    made.report("met", made.chain("Quay Board", kind="organisation"), when=when)
    moment = date.fromisoformat(day)
    span = Interval(moment, moment)
    return made, Time(when.evidence[0], "DATE", day, day, span, "stated")


def told_with(made: Made, time: Time) -> Story:
    """Join what an article says, its time with it."""
    return resolve([made.article], [replace(made.reading, times=(time,))])


def test_a_date_with_a_wrong_weekday_stays_and_is_a_misfit() -> None:
    """10 April 2019 was a Wednesday, whatever the article calls it."""
    found = told_with(*dated("Monday 10 April 2019"))
    (event,) = found.events
    assert (event.edtf, event.basis) == (WEDNESDAY, "stated")
    assert coverage(found)["misfits"] == [
        {
            "article": "a",
            "says": [
                "“Monday 10 April 2019” is taken for 2019-04-10, a Wednesday",
                "“Monday 10 April 2019” names a Monday",
            ],
        }
    ]


@pytest.mark.parametrize("words", ["Wednesday 10 April 2019", "Wed. 10 April", "10 April 2019"])
def test_a_date_with_its_own_weekday_or_none_is_no_misfit(words: str) -> None:
    """There is nothing to remark on."""
    assert not told_with(*dated(words)).misfits


def test_a_wrong_weekday_that_dates_nothing_is_no_misfit() -> None:
    """No event rests on it; the reading says it with the time."""
    made, time = dated("Monday 10 April 2019")
    made.reports[0] = replace(made.reports[0], when=NOWHERE)
    assert not told_with(made, time).misfits
