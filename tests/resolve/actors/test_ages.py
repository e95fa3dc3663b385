"""Ages: how old an article says that somebody is, and whose age it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dateline.model import Interval, Mention, Span, Time
from dateline.resolve.actors.ages import Told, ages_told, apart, kept, two_people
from tests.resolve.made import Made, on

DAY = date(2024, 3, 13)


def told(
    before: str, after: str, name: str = "Jonas Krell", day: str | None = "2024-03-13"
) -> object:
    """How old the only person of an article is, between these words."""
    one = Made("a", published=day)
    if before:
        one._say(before)
    one.chain(name)
    one.text = one.text.rstrip() + after
    found = ages_told(one.article, one.reading)
    return found[0].years if found else None


@pytest.mark.parametrize(
    ("before", "after", "years"),
    [
        ("", ", 34, a plumber.", 34),
        ("", ", aged 71, left.", 71),
        ("", " , 34 , a plumber .", 34),
        ("", ", who is 34, left.", 34),
        ("", " is 34 years old.", 34),
        ("", ", 34 years old, left.", 34),
        ("34-year-old plumber", " left.", 34),
        ("34-year-old", " left.", 34),
        ("", ", 34,000 strong.", None),
        ("", ", 0, left.", None),
        ("", " (34) scored.", None),
        ("", " was 19 years old.", None),
        ("", " left at 34.", None),
        ("then 19-year-old", " left.", None),
        ("The 71-year-old told", " so.", None),
        ("The 71-year-old and", " left.", None),
    ],
)
def test_ages_at_a_name(before: str, after: str, years: int | None) -> None:
    """And what only looks like one: a number of votes, the minute of a goal, an age of then."""
    assert told(before, after) == years


def test_without_a_day_no_age_is_known() -> None:
    """Since it says nothing of the birth."""
    assert told("", ", 34, left.", day=None) is None


def test_an_age_of_years_ago_is_none_of_now() -> None:
    """By a time in the sentence, or by the day of what it tells."""
    one = Made("a", published="2024-03-13")
    one.chain("Jonas Krell")
    one.text += ", 19, left in 1998."
    one.text = one.text.replace("Krell ,", "Krell,")
    one.sentences.append(Span(0, len(one.text)))
    assert ages_told(one.article, one.reading)
    year = Interval(date(1998, 1, 1), date(1998, 12, 31))
    at = one.text.index("1998")
    time = Time(Span(at, at + 4), "DATE", "1998", "1998", year, "stated")
    assert not ages_told(one.article, replace(one.reading, times=(time,)))
    one.report("leave", 0, when=on("1998-05-01"))
    last = replace(one.reports[-1], sentence=0)
    assert not ages_told(one.article, replace(one.reading, reports=(last,)))


def test_the_seventy_one_year_old() -> None:
    """A noun phrase has the age of its chain, but what stands at the name goes before it."""
    one = Made("a", published="2024-03-13")
    one.chain("Jonas Krell")
    span = one._say("The 71-year-old bishop")
    one.mentions.append(Mention(span, "person", "nominal", 0))
    assert ages_told(one.article, one.reading) == {0: Told(71, DAY)}  # in apposition
    one._say("left .")
    start = len(one.text)
    one.text += "Jonas Krell, 34, did not."
    one.mentions.append(Mention(Span(start, start + 11), "person", "name", 0))
    assert ages_told(one.article, one.reading) == {0: Told(34, DAY)}


def test_the_seventy_one_year_old_of_several_is_nobodys() -> None:
    """Far from the name it is known by the reading alone, which may have taken it for somebody else."""
    one = Made("a", published="2024-03-13")
    one.chain("Jonas Krell")
    one._say("left .")
    one.mentions.append(Mention(one._say("The 71-year-old bishop"), "person", "nominal", 0))
    assert ages_told(one.article, one.reading) == {0: Told(71, DAY, named=False)}
    one._say("met a 36-year-old plumber")
    assert ages_told(one.article, one.reading) == {}


def test_an_age_before_a_name_may_be_anothers() -> None:
    """ "The 71-year-old met Jonas Krell" says nothing of Krell, where the first is somebody else."""
    one = Made("a", published="2024-03-13")
    one.chain(words="The 71-year-old")
    one._say("met")
    one.chain("Jonas Krell")
    assert ages_told(one.article, one.reading) == {}
    alone = replace(one.reading, mentions=one.reading.mentions[1:])
    assert ages_told(one.article, alone) == {1: Told(71, DAY)}


def test_a_chain_of_two_ages_has_none() -> None:
    """The annotator made one of a father and a son, also named Jonas Krell."""
    one = Made("a", published="2024-03-13")
    for years in ("64", "34"):
        start = len(one.text)
        one.text += f"Jonas Krell, {years}, left. "
        one.mentions.append(Mention(Span(start, start + 11), "person", "name", 0))
    one.chain("Jonas Krell")
    assert ages_told(one.article, one.reading) == {}


@pytest.mark.parametrize(
    ("one", "other", "two"),
    [
        ((34, "2024-03-13"), (36, "2024-03-13"), False),
        ((34, "2024-03-13"), (37, "2024-03-20"), True),
        ((34, "2024-03-13"), (71, "2024-03-20"), True),
        ((34, "2014-03-13"), (44, "2024-03-12"), False),
        ((34, "2014-03-13"), (38, "2024-03-13"), True),
        ((18, "1994-04-22"), (18, "2024-01-03"), False),
    ],
)
def test_ages_of_two_people(one: tuple[int, str], other: tuple[int, str], two: bool) -> None:
    """Told wrongly by two years at most; people get older, but the dead do not."""
    ages = [Told(years, date.fromisoformat(day)) for years, day in (one, other)]
    assert apart(*ages) == apart(*reversed(ages)) == two
    assert two_people(ages[:1], ages[1:]) == two
    assert not two_people(ages[:1], ())
    assert not two_people(ages, ages)


def test_an_age_far_from_the_name_makes_no_two_people_of_two_names() -> None:
    """It may have been taken for somebody else's."""
    old, young = Told(71, DAY), Told(34, DAY, named=False)
    assert apart(old, young)
    assert not two_people([old], [young])


def test_of_each_age_one_a_year_is_kept() -> None:
    """The first, whatever their order."""
    days = [Told(34, date(2024, month, 1)) for month in (5, 3, 4)]
    assert kept(days) == (Told(34, date(2024, 3, 1)),)
