"""When a report says that something happened: by its words, and no more exactly than they."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.export.terms import well_formed
from dateline.model import Interval
from tests.annotate.reading_of import read, reasons

WEDNESDAY = "2024-03-13"


@pytest.mark.parametrize(
    ("text", "trigger", "edtf", "first", "last"),
    [
        # bounds
        ("The mill must close by 2015.", "close", "../2015", None, "2015-12-31"),
        ("The board will meet before June.", "meet", "../2024-06", None, "2024-06-30"),
        ("The mill closed by 2015.", "closed", "../2015", None, "2015-12-31"),
        ("The bridge will open by the end of next year.", "open", "../2025", None, "2025-12-31"),
        ("Ferries have run since 2019.", "run", "2019/2024-03-13", "2019-01-01", "2024-03-13"),
        ("Ferries will run from June.", "run", "2024-06/..", "2024-06-01", None),
        ("Work will end by the end of next week.", "end", "../2024-03-24", None, "2024-03-24"),
        ("The mill closed by the 1990s.", "closed", "../1999", None, "1999-12-31"),
        ("Ferries have run since last week.", "run", "2024-03-04/2024-03-13", "2024-03-04", "2024-03-13"),
        # ranges
        (
            "The mill stood from the summer of 2019 to the autumn of 2020.",
            "stood", "2019-06-01/2020-11-30", "2019-06-01", "2020-11-30",
        ),
        ("The court sat from 2015 to 2017.", "sat", "2015/2017", "2015-01-01", "2017-12-31"),
        ("The court sat between 2015 and 2017.", "sat", "2015/2017", "2015-01-01", "2017-12-31"),
        ("Crews met from 3 May to 7 May 2021.", "met", "2021-05-03/2021-05-07", "2021-05-03", "2021-05-07"),
        ("Crews met between 3 and 7 May 2021.", "met", "[2021-05-03..2021-05-07]", "2021-05-03", "2021-05-07"),
        # points
        ("In 2013 the board met.", "met", "2013", "2013-01-01", "2013-12-31"),
        ("The board met on Tuesday.", "met", "2024-03-12", "2024-03-12", "2024-03-12"),
        ("The board met last month.", "met", "2024-02", "2024-02-01", "2024-02-29"),
        ("The board met at 10.30am on Tuesday.", "met", "2024-03-12", "2024-03-12", "2024-03-12"),
        ("The board met at 3pm on 3 May 2021.", "met", "2021-05-03", "2021-05-03", "2021-05-03"),
        # the most exact of several
        ("In March, on Tuesday, the board met.", "met", "2024-03-12", "2024-03-12", "2024-03-12"),
        # the words that an event noun hangs on
        ("The explosion killed three men on Monday.", "explosion", "2024-03-11", "2024-03-11", "2024-03-11"),
        ("The two sides held talks on Monday.", "talks", "2024-03-11", "2024-03-11", "2024-03-11"),
        ("The union will start to strike on Monday.", "strike", "2024-03-18", "2024-03-18", "2024-03-18"),
        ("Ada Merrow resigned and left on Monday.", "left", "2024-03-11", "2024-03-11", "2024-03-11"),
    ],
)  # fmt: skip
def test_a_report_is_dated_by_its_words(
    text: str, trigger: str, edtf: str, first: str | None, last: str | None
) -> None:
    """Whole units, open ends and ranges as they are said."""
    when = read(text, WEDNESDAY).report(trigger).when
    span = Interval(
        date.fromisoformat(first) if first else None, date.fromisoformat(last) if last else None
    )
    assert (when.edtf, when.interval) == (edtf, span)
    assert well_formed(when.edtf)
    assert when.evidence


def test_a_date_of_one_clause_is_not_that_of_another() -> None:
    """What was said on Friday happened when it happened."""
    said = read("Ada Merrow said on Friday that the ferry had sunk in 2013.", WEDNESDAY)
    assert said.report("said").when.edtf == "2024-03-08"
    assert said.report("sunk").when.edtf == "2013"


@pytest.mark.parametrize(
    ("text", "trigger", "span"),
    [
        ("The council closed the bridge.", "closed", Interval(None, date(2024, 3, 13))),
        ("The council did not close the bridge.", "close", Interval(None, date(2024, 3, 13))),
        ("The council will close the bridge.", "close", Interval(date(2024, 3, 13), None)),
        ("The council may close the bridge.", "close", Interval()),
        ("The council would close the bridge.", "close", Interval()),
    ],
)
def test_publication_bounds_what_has_no_date(text: str, trigger: str, span: Interval) -> None:
    """What has happened did so by then, what is planned has not; of the rest nothing is known."""
    when = read(text, WEDNESDAY).report(trigger).when
    assert when.interval == span
    assert when.basis == ("none" if span == Interval() else "inferred")
    assert when.evidence == ()


@pytest.mark.parametrize(
    "text",
    [
        "The council closed the bridge.",
        "The council will close the bridge tonight.",
        "The council closed the bridge yesterday.",
        "The council closed the bridge on Monday.",
        "The council closed the bridge three weeks ago.",
        "Today the council closed the bridge.",
        "The council is closing the bridge now.",
    ],
)
def test_an_article_without_a_date_is_never_dated_today(text: str) -> None:
    """No day at all comes out of words that need one to count from."""
    for report in read(text).reading.reports:
        assert report.when.interval == Interval()
        assert report.when.edtf == ""


@pytest.mark.parametrize(
    ("text", "trigger", "edtf"),
    [
        # one occasion, one day
        ("Tuesday’s attack killed three men.", "killed", "2024-03-12"),
        ("In a Tuesday meeting the board rejected the deal.", "rejected", "2024-03-12"),
        ("He died on Monday when his car hit a tree.", "hit", "2024-03-11"),
        ("The dispute began in January, when the trust proposed cuts.", "proposed", "2024-01"),
        # over by the day of publication
        ("The board met this week.", "met", "2024-03-11/2024-03-13"),
        # what sets things apart or is compared says nothing of when
        ("The firm recalled the 2019 ferry.", "recalled", "../2024-03-13"),
        ("Fares rose from a year earlier.", "rose", "../2024-03-13"),
        ("Fares fell for the first time since 2008.", "fell", "../2024-03-13"),
        ("Fares rose more than in 2012.", "rose", "../2024-03-13"),
        # the day of saying, not of what is said
        ("The bank said on Tuesday it had sold the ferry.", "sold", "../2024-03-13"),
        ("The bank said on Tuesday it had sold the ferry.", "said", "2024-03-12"),
        # put off until later is put off by now
        ("The board postponed the vote until Monday.", "postponed", "../2024-03-13"),
        # of two years the first
        ("The mill closed in 2008 and again the following year.", "closed", "2008"),
    ],
)
def test_only_a_time_of_its_own_dates_a_report(text: str, trigger: str, edtf: str) -> None:
    """Grammar decides whose time it is."""
    assert read(text, WEDNESDAY).report(trigger).when.edtf == edtf


def test_a_month_without_a_year_is_kept_as_it_is() -> None:
    """It has no days, but it says March."""
    when = read("The board rejected the deal in March.").report("rejected").when
    assert (when.edtf, when.interval) == ("XXXX-03", Interval())
    assert well_formed(when.edtf)


def test_by_a_year_has_no_beginning_also_without_publication() -> None:
    """And no day is set to it."""
    when = read("The service must find the money by 2015.").report("find").when
    assert (when.edtf, when.interval) == ("../2015", Interval(None, date(2015, 12, 31)))


def test_how_often_something_happens_gives_it_no_date() -> None:
    """Every Friday is none in particular."""
    said = read("The board met every Friday.", WEDNESDAY)
    assert said.report("met").time is None
    assert said.report("met").when.basis == "inferred"


def test_the_evidence_of_a_date_is_its_words() -> None:
    """One click from the date to the characters that it rests on."""
    said = read("The court sat from 2015 to 2017.", WEDNESDAY)
    assert said.words(*said.report("sat").when.evidence) == ["2015", "2017"]
    time = said.report("sat").time
    assert time is not None
    assert said.reading.times[time].value == "2015"


@pytest.mark.parametrize(
    ("text", "trigger", "rule", "words"),
    [
        ("The board met on Tuesday.", "met", "its own time", ["Tuesday"]),
        ("The mill closed by 2015.", "closed", "its own time, which says only the end", ["2015"]),
        (
            "The mill closed.",
            "closed",
            "no time said of it; it was over when the article was published",
            [],
        ),
        (
            "The explosion killed three on Monday.",
            "explosion",
            "the time of the word above it",
            ["killed", "Monday"],
        ),
    ],
)
def test_a_date_names_the_rule_and_its_words(
    text: str, trigger: str, rule: str, words: list[str]
) -> None:
    """Whose time it is, and what is left of it."""
    one = read(text, WEDNESDAY)
    assert reasons(one, one.report(trigger), "date") == [(rule, words)]


@pytest.mark.parametrize(
    "text",
    [
        "The experts predict a collapse in 2150.",
        "The experts predicted a collapse in 2150.",
    ],
)
def test_what_is_foretold_is_not_dated_by_the_foretelling(text: str) -> None:
    """The parser hangs the year on the verb, which was over by then."""
    one = read(text, WEDNESDAY)
    assert one.report("collapse").when.edtf == "2150"
    assert one.report(text.split()[2]).when.edtf == f"../{WEDNESDAY}"


def test_a_time_with_nothing_to_count_from_is_not_said_to_be_missing() -> None:
    """The reason names what is not known."""
    one = read(
        "Ada Merrow resigned on 4 March. The board elected Col Tranter two days after Merrow "
        "resigned. Tranter closed the mill the next day.",
        WEDNESDAY,
    )
    (reason,) = reasons(one, one.report("closed"), "date")
    assert reason[0].startswith("nothing known to count its time from")
