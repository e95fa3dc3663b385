"""Time expressions: what they mean, counted from where, and never more exactly than they say."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from dateline.export.terms import well_formed
from dateline.model import Interval
from tests.annotate.reading_of import read

WEDNESDAY = "2024-03-13"


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        # counted from publication
        ("The board met on Tuesday.", "Tuesday", "2024-03-12"),
        ("The board will meet on Tuesday.", "Tuesday", "2024-03-19"),
        ("The board met on Wednesday.", "Wednesday", "2024-03-13"),
        ("The board met last Friday.", "last Friday", "2024-03-08"),
        ("The board will meet next Friday.", "next Friday", "2024-03-15"),
        ("The board met on Monday morning.", "Monday morning", "2024-03-11TMO"),
        ("The board met yesterday.", "yesterday", "2024-03-12"),
        ("The board met the day before yesterday.", "the day before yesterday", "2024-03-11"),
        ("The board meets today.", "today", "2024-03-13"),
        ("The board will meet tonight.", "tonight", "2024-03-13TNI"),
        ("The board met last night.", "last night", "2024-03-12TNI"),
        ("The board met this morning.", "this morning", "2024-03-13TMO"),
        ("The board will meet tomorrow.", "tomorrow", "2024-03-14"),
        ("The board met last week.", "last week", "2024-W10"),
        ("The board will meet next week.", "next week", "2024-W12"),
        ("The board met at the weekend.", "the weekend", "2024-W10-WE"),
        ("The board met last month.", "last month", "2024-02"),
        ("The board will meet next month.", "next month", "2024-04"),
        ("The board met at the end of last month.", "the end of last month", "2024-02"),
        ("The board met last year.", "last year", "2023"),
        ("The depot will close early next year.", "early next year", "2025"),
        ("The bridge will open by the end of next year.", "the end of next year", "2025"),
        ("Work will begin later this year.", "later this year", "2024"),
        ("The mayor resigned three weeks ago.", "three weeks ago", "2024-W08"),
        ("The board met a fortnight ago.", "a fortnight ago", "2024-W09"),
        ("The board met two days ago.", "two days ago", "2024-03-11"),
        ("The board met two years ago.", "two years ago", "2022"),
        ("Sales fell in the first quarter.", "the first quarter", "2024-Q1"),
        ("The board met last summer.", "last summer", "2023-SU"),
        ("The board will meet in the autumn.", "the autumn", "2024-FA"),
        # months and days without a year, by the tense of their clause
        ("It would be worse than December’s walkout.", "December", "2023-12"),
        ("The board met in March.", "March", "2024-03"),
        ("The board met in May.", "May", "2023-05"),
        ("The board will meet in May.", "May", "2024-05"),
        ("The board met on 12 March.", "12 March", "2024-03-12"),
        ("The board met on 30 December.", "30 December", "2023-12-30"),
        ("The board met on Dec. 13.", "Dec. 13", "2023-12-13"),
        ("The board met on 3rd of May.", "3rd of May", "2023-05-03"),
        ("The board met on Christmas Day.", "Christmas Day", "2023-12-25"),
        ("The board met on the 5th.", "the 5th", "2024-03-05"),
        ("The board met late on Tuesday.", "late on Tuesday", "2024-03-12"),
        ("Earlier Tuesday the board met.", "Earlier Tuesday", "2024-03-12"),
        ("Tuesday’s meeting was short.", "Tuesday", "2024-03-12"),
        ("This past weekend they met.", "This past weekend", "2024-W10-WE"),
        ("The bridge will open by year-end.", "year-end", "2024"),
        ("The bridge will open by the year’s end.", "year’s end", "2024"),
        ("The day before, the board met.", "The day before", "2024-03-12"),
        ("The board met at 9 o'clock in the evening.", "9 o'clock in the evening", "2024-03-13T21:00"),
        # the day of saying, not of what is said
        ("The bank said on Tuesday it would sell the ferry.", "Tuesday", "2024-03-12"),
        ("The bank said that on Tuesday it would sell the ferry.", "Tuesday", "2024-03-19"),
        # what is set for a day lies ahead, also in the past tense and in the present
        ("The meeting is scheduled for Friday.", "Friday", "2024-03-15"),
        ("The vote was postponed until Monday.", "Monday", "2024-03-18"),
        ("The vote was postponed on Monday.", "Monday", "2024-03-11"),
        ("The trial begins on Monday.", "Monday", "2024-03-18"),
        ("The talks starting on Monday will last.", "Monday", "2024-03-18"),
        ("Ahead of Monday’s meeting the mayor resigned.", "Monday", "2024-03-18"),
        ("A review is expected to be published on Friday.", "Friday", "2024-03-15"),
        ("The talks will last two days.", "two days", "P2D"),
        ("The ban will start in June.", "June", "2024-06"),
        # quarters: the last one that began, unless it lies ahead
        ("Sales fell in the fourth quarter.", "the fourth quarter", "2023-Q4"),
        ("Sales will fall in the fourth quarter.", "the fourth quarter", "2024-Q4"),
        ("Sales fell in the latest quarter.", "the latest quarter", "2023-Q4"),
        ("Third-quarter sales fell.", "Third-quarter", "2023-Q3"),
        ("Sales fell in the second half of 2023.", "the second half of 2023", "2023-H2"),
        ("Sales rose from the same quarter last year.", "the same quarter last year", "2022-Q4"),
        ("Sales rose from the same period a year earlier.", "the same period a year earlier", "2023"),
        ("Sales rose from the year-ago period.", "the year-ago period", "2023"),
        # stated in full
        ("The board met on 3 May 2021.", "3 May 2021", "2021-05-03"),
        ("The board met on May 3, 2021.", "May 3, 2021", "2021-05-03"),
        ("The board met on the 3rd of May 2021.", "the 3rd of May 2021", "2021-05-03"),
        ("The board met on 2021-05-03.", "2021-05-03", "2021-05-03"),
        ("The ferry sailed on the morning of 4 June 2019.", "the morning of 4 June 2019", "2019-06-04TMO"),
        ("The board met in December 2020.", "December 2020", "2020-12"),
        ("The board met in 2013.", "2013", "2013"),
        ("The board met in early 2021.", "early 2021", "2021"),
        ("Sales fell in the first quarter of 2023.", "the first quarter of 2023", "2023-Q1"),
        ("The board met in Q2 2023.", "Q2 2023", "2023-Q2"),
        ("The mill closed in the summer of 2020.", "the summer of 2020", "2020-SU"),
        ("The mill opened in the mid-1990s.", "the mid-1990s", "199"),
        ("The mayor took office in the 1980s.", "the 1980s", "198"),
        ("The mill was built in the 19th century.", "the 19th century", "18"),
        ("Ferries have run since 2019.", "2019", "2019"),
        ("The board met early on 3 May 2021.", "early on 3 May 2021", "2021-05-03"),
        ("Sales fell in fiscal 2013.", "fiscal 2013", "2013"),
        ("The wall fell in September 480 BC.", "September 480 BC", "BC0480-09"),
        ("The wall fell in the autumn of 481 BC.", "the autumn of 481 BC", "BC0481-FA"),
        ("They fought in the 470s BC.", "the 470s BC", "BC047"),
        # of days by number either order is used; what may be both is neither
        ("It was last seen on 14/09/2013.", "14/09/2013", "2013-09-14"),
        ("It was last seen on 9/14/2013.", "9/14/2013", "2013-09-14"),
        ("It was last seen on 3/4/2013.", "3/4/2013", "2013"),
        # a year that words give, of a day without figures for it
        ("The board met on 3 June last year.", "3 June last year", "2023-06-03"),
        ("The board met on June 3 of last year.", "June 3 of last year", "2023-06-03"),
        ("The board met on 3 June last year’s winner.", "3 June", "2023-06-03"),
        ("They left in 2015. On 5 May that year they met.", "5 May that year", "2015-05-05"),
        ("They left in 2015. They met on 5 May the following year.", "5 May the following year", "2016-05-05"),
        ("The board met in the summer of ’07.", "the summer of ’07", "2007-SU"),
        ("The board met on 3 June ’07.", "3 June ’07", "2007-06-03"),
        # ranges: each end with the month and year of the whole
        ("The board met from March 5-9, 2018.", "March 5", "2018-03-05"),
        ("The board met from March 5-9, 2018.", "9, 2018", "2018-03-09"),
        ("The board met on May 4 and 5.", "5", "2023-05-05"),
        ("The board met from 27 May-3 June 2018.", "27 May", "2018-05-27"),
        ("The board met from 27 May-3 June 2018.", "3 June 2018", "2018-06-03"),
        ("They met in August and September 2014.", "August", "2014-08"),
        ("They met from October to March 2015.", "October", "2014-10"),
        ("They met from October to March ’15.", "October", "2014-10"),
        ("They fought from October to March 43 BC.", "October", "BC0044-10"),
        ("They met from 3 June to 7 August last year.", "3 June", "2023-06-03"),
        ("The war lasted from 499-493 BC.", "499", "BC0499"),
        # counted from the narrative
        ("The depot burned on 3 May 2021. Two days earlier it had closed.", "Two days earlier", "2021-05-01"),
        ("The depot burned on 3 May 2021. Two weeks later it reopened.", "Two weeks later", "2021-W20"),
        ("The depot burned on 3 May 2021. The following week the board met.", "The following week", "2021-W19"),
        ("The depot burned on 3 May 2021. The same day the mayor resigned.", "The same day", "2021-05-03"),
        ("The depot burned on 3 May 2021. The next day the mayor resigned.", "The next day", "2021-05-04"),
        ("The mill closed in 1998. Two years later it reopened.", "Two years later", "2000"),
        ("He resigned in December 2020. A month later she was named.", "A month later", "2021-01"),
        ("The mill closed in 1998. The next year it burned.", "The next year", "1999"),
        ("It burned on 3 May 2021 and again on the 5th.", "the 5th", "2021-05-05"),
        ("It burned in 1998. Years later it reopened.", "Years later", "FUTURE_REF"),
        # no dates: how long, how often
        ("They waited two and a half years.", "two and a half years", "P2.5Y"),
        ("It fell for five straight days.", "five straight days", "P5D"),
        ("Ferries sail on weekends.", "weekends", "XXXX-WXX-WE"),
        ("Ferries sail at night.", "night", "XXXX-XX-XXTNI"),
        ("The talks lasted three weeks.", "three weeks", "P3W"),
        ("She led the board for nine years.", "nine years", "P9Y"),
        ("It has grown over the past five years.", "the past five years", "P5Y"),
        ("The board meets every Friday.", "every Friday", "XXXX-WXX-5"),
        ("The board meets each month.", "each month", "P1M"),
        ("It rained all week.", "all week", "P1W"),
        ("They spent it in a single day.", "a single day", "P1D"),
        ("They came within minutes.", "minutes", "PTXM"),
        # by the clock
        ("The board met at noon.", "noon", "2024-03-13T12:00"),
        ("The ferry sailed yesterday at 3pm.", "yesterday", "2024-03-12"),
        ("The board met at 10.30am on Tuesday.", "10.30am", "2024-03-12T10:30"),
        ("The board met at 3pm on 3 May 2021.", "3pm", "2021-05-03T15:00"),
        # no further back or forward than words go
        ("The board met recently.", "recently", "PAST_REF"),
        ("The board will meet soon.", "soon", "FUTURE_REF"),
        ("Fares rose in recent years.", "recent years", "PAST_REF"),
        ("It was a recent deal.", "recent", "PAST_REF"),
        ("The current mayor resigned.", "current", "PRESENT_REF"),
        ("Fares will rise in the near future.", "the near future", "FUTURE_REF"),
    ],
)  # fmt: skip
def test_an_expression_has_its_value(text: str, words: str, value: str) -> None:
    """Published on a Wednesday in March 2024."""
    said = read(text, WEDNESDAY)
    assert said.time(words).value == value
    edtf = said.time(words).edtf
    assert edtf == "" or well_formed(edtf)


@pytest.mark.parametrize(
    ("text", "words", "value", "edtf"),
    [
        ("The board rejected the deal in March.", "March", "XXXX-03", "XXXX-03"),
        ("The board met on 3 May.", "3 May", "XXXX-05-03", "XXXX-05-03"),
        ("The board met on Tuesday.", "Tuesday", "XXXX-WXX-2", ""),
        ("The board met last summer.", "last summer", "XXXX-SU", ""),
        ("Sales fell in the first quarter.", "the first quarter", "XXXX-Q1", ""),
        ("The board met last year.", "last year", "XXXX", ""),
        ("The board met last month.", "last month", "XXXX-XX", ""),
        ("The board met last week.", "last week", "XXXX-WXX", ""),
        ("The board met yesterday.", "yesterday", "XXXX-XX-XX", ""),
        ("The board met three weeks ago.", "three weeks ago", "PAST_REF", ""),
        ("The board meets today.", "today", "PRESENT_REF", ""),
        ("The board will meet tonight.", "tonight", "XXXX-XX-XXTNI", ""),
    ],
)
def test_an_article_without_a_date_places_nothing(
    text: str, words: str, value: str, edtf: str
) -> None:
    """It keeps X for what is not known, and never takes the day on which it is read."""
    time = read(text).time(words)
    assert (time.value, time.edtf, time.interval) == (value, edtf, Interval())
    assert str(date.today().year) not in time.value


def test_what_follows_a_day_that_is_not_understood_is_not_counted_from_another() -> None:
    """Neither from publication nor from what was named before it; the next date ends that."""
    said = read(
        "It opened on 3 May 2014. It closed on 31 June 2015. Two days later Ada Merrow left. "
        "In 2016 it reopened. The following year it burned.",
        WEDNESDAY,
    )
    assert said.time("31 June 2015").value == ""
    assert said.time("Two days later").value == "XXXX-XX-XX"
    assert said.time("The following year").value == "2017"


def test_the_end_of_the_calendar_is_no_reason_to_break() -> None:
    """What would lie beyond it is not understood."""
    said = read(
        "It ends on 31 December 9999. The next day is a holiday. The day after that Friday they "
        "met. A thousand years later it opens. It began on 1 January AD 1. The previous Sunday "
        "they met. The previous weekend was dull.",
    )
    assert said.time("31 December 9999").value == "9999-12-31"
    assert said.time("1 January AD 1").value == "0001-01-01"
    assert all(t.interval.earliest or t.basis == "none" for t in said.reading.times)


def test_what_is_stated_in_full_needs_no_publication() -> None:
    """An article without a date has the dates that it names, and those counted from them."""
    said = read("The mill closed on 3 May 2021. Two days later Ada Merrow resigned.")
    assert [(t.value, t.basis) for t in said.reading.times] == [
        ("2021-05-03", "stated"),
        ("2021-05-05", "narrative"),
    ]


def test_a_history_without_a_date_still_has_no_today() -> None:
    """Bare months lean on the years that it tells of; "next spring" would need its date."""
    said = read(
        "The mill opened in 1984 and burned in 1991. It reopened in 1998 and closed in 2016. "
        "They met in March. Her term ends next spring."
    )
    assert said.time("March").value == "2016-03"
    assert said.time("next spring").value == "XXXX-SP"


def test_a_digression_does_not_date_what_follows() -> None:
    """A treaty of old, the budget of another year: the story goes on where it was."""
    said = read(
        "War broke out in 1919 and ended in 1920. In July 1919 they took the town, as an army had "
        "in 1812. They left it in September. By 1920 it was over, and in 1921 there was peace."
    )
    assert said.time("September").value == "1919-09"
    said = read(
        "War broke out in 1973. In March 1974 they passed the budget of 1976. In April they left. "
        "In 1975 it was over."
    )
    assert said.time("April").value == "1974-04"


def test_a_year_is_the_whole_year() -> None:
    """ "In 2013" names no day of it."""
    time = read("In 2013 the board met.", WEDNESDAY).time("2013")
    assert time.interval == Interval(date(2013, 1, 1), date(2013, 12, 31))
    assert time.edtf == "2013"


@pytest.mark.parametrize(
    "text",
    [
        "Ada Merrow may resign.",
        "The crews march on the town hall.",
        "The fine was £2013.",
        "Up to 2024 people marched.",
        "The second ferry sank.",
        "Flight 1977 was late.",
        "They sat in the second row.",
        "The fleet soon surrendered.",
        "A quarter of the crew left.",
        "He appears on the Velmouth Morning Show.",
        "The council called a Second Assembly.",
    ],
)
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    """Modals, verbs, amounts and ordinals."""
    assert read(text, WEDNESDAY).times == []


def test_times_do_not_overlap() -> None:
    """Of two readings of the same words the longer one counts."""
    said = read(
        "On the morning of Tuesday 12 March 2024, three weeks after the fire of last month, "
        "the board met for two hours at 10.30am.",
        WEDNESDAY,
    )
    spans = [t.span for t in said.reading.times]
    assert spans
    assert not any(a.overlaps(b) for a, b in pairwise(spans))


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("The board met on 3 May 2021.", "stated"),
        ("The board met on Tuesday.", "publication"),
        ("The mill burned in 1998. Two years later it reopened.", "narrative"),
    ],
)
def test_a_time_says_what_it_was_counted_from(text: str, basis: str) -> None:
    """The last one of each text."""
    assert read(text, WEDNESDAY).reading.times[-1].basis == basis


def test_a_century_ago_is_about_a_hundred_years() -> None:
    """A round number of years is not taken to the year."""
    time = read("The mill was built a century ago.", WEDNESDAY).reading.times[0]
    assert time.interval.earliest is not None
    assert time.interval.latest is not None
    assert (time.interval.latest - time.interval.earliest).days > 3650
