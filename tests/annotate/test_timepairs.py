"""Times that stand together: all of a stretch, some day of it, or each of several days."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.calendar import days_of_edtf
from dateline.export.terms import well_formed
from dateline.model import Interval
from tests.annotate.reading_of import read

FRIDAY = "2014-06-20"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        # some day within, wherever the words stand
        ("Between 2 and 5 June, police evicted the workers.", "[2014-06-02..2014-06-05]"),
        ("Police evicted the workers between 2 and 5 June.", "[2014-06-02..2014-06-05]"),
        ("Between 2 and 5 June 2013 police evicted the workers.", "[2013-06-02..2013-06-05]"),
        ("Between June 2 and June 5 police evicted them.", "[2014-06-02..2014-06-05]"),
        ("Between June 2 and 5, police evicted the workers.", "[2014-06-02..2014-06-05]"),
        ("Between Monday and Wednesday police evicted them.", "[2014-06-16..2014-06-18]"),
        ("Police evicted them between Monday and Wednesday.", "[2014-06-16..2014-06-18]"),
        ("Police evicted the workers on Monday or Tuesday.", "[2014-06-16..2014-06-17]"),
        ("Police evicted the workers on Wednesday or Monday.", "[2014-06-16..2014-06-18]"),
        ("Police evicted the workers on June 2 or 3.", "[2014-06-02..2014-06-03]"),
        ("Police evicted the workers on 2 or 3 June.", "[2014-06-02..2014-06-03]"),
        ("Police evicted them in 1914 or 1915.", "[1914-01-01..1915-12-31]"),
        # each of them
        ("Police evicted the workers on 2 and 5 June.", "2014-06-02/2014-06-05"),
        ("Police evicted the workers on 2, 3 and 5 June.", "2014-06-02/2014-06-05"),
        ("Police evicted the workers on 2, 3 and 5 June 2013.", "2013-06-02/2013-06-05"),
        ("Police evicted the workers on Monday and Tuesday.", "2014-06-16/2014-06-17"),
        ("Police evicted them on 2 June and on 5 June.", "2014-06-02/2014-06-05"),
        # all from the first to the last
        ("On the night of 3-4 June police evicted them.", "2014-06-03/2014-06-04"),
        ("Police evicted them on the night of 3-4 June.", "2014-06-03/2014-06-04"),
        ("On the night of 3 to 4 June 2013 police evicted them.", "2013-06-03/2013-06-04"),
        ("Police evicted the workers from 3 to 7 June.", "2014-06-03/2014-06-07"),
        ("Police evicted the workers 2-5 June.", "2014-06-02/2014-06-05"),
        ("Police evicted them between 1914 and 1918.", "1914/1918"),
        ("Police evicted them between May and July 2013.", "2013-05/2013-07"),
        # a bound that may be either of two days is the looser one
        ("Police evicted the workers by 2 or 3 June.", "../2014-06-03"),
        # one day twice is that day
        ("Police evicted them between 2 June and 2 June.", "2014-06-02"),
    ],
)
def test_none_of_several_days_is_taken_for_all(text: str, edtf: str) -> None:
    """The days go from the first to the last of them."""
    when = read(text, FRIDAY).report("evicted").when
    assert when.edtf == edtf
    assert when.interval == days_of_edtf(edtf)
    assert well_formed(edtf)


def test_the_evidence_is_every_day_that_is_named() -> None:
    """And the rule says that it is one of them."""
    one = read("Police evicted the workers between 2 and 5 June.", FRIDAY)
    report = one.report("evicted")
    assert one.words(*report.when.evidence) == ["2", "5 June"]
    assert [r.rule for r in report.why if r.about == "date"] == [
        "its own time, some day from the first to the last"
    ]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Police evicted them between Monday and Wednesday.", (date(2014, 6, 9), date(2014, 6, 11))),
        ("Police will evict them between Monday and Wednesday.", (date(2014, 6, 23), date(2014, 6, 25))),
    ],
)  # fmt: skip
def test_weekdays_of_a_stretch_are_of_one_week(text: str, days: tuple[date, date]) -> None:
    """On a Tuesday, Monday is near and Wednesday far, or the other way about."""
    (report,) = read(text, "2014-06-17").reading.reports
    assert report.when.interval == Interval(*days)


@pytest.mark.parametrize(
    ("text", "trigger", "edtf"),
    [
        ("The firm opened the mine on 2 June and closed it on 5 June.", "opened", "2014-06-02"),
        ("The firm opened the mine on 2 June and closed it on 5 June.", "closed", "2014-06-05"),
        ("The firm shut the mine in 2008 and again the following year.", "shut", "2008"),
    ],
)
def test_times_of_two_happenings_do_not_stand_together(text: str, trigger: str, edtf: str) -> None:
    """Each has its own."""
    assert read(text, FRIDAY).report(trigger).when.edtf == edtf


def test_a_stretch_lends_no_day_to_what_is_told_again() -> None:
    """Its first day is not the day of the event."""
    one = read(
        "Police evicted the workers between 16 and 18 June. The eviction was peaceful.", FRIDAY
    )
    assert all(
        r.when.interval.earliest is None or r.when.interval.earliest != r.when.interval.latest
        for r in one.reading.reports
    )
