"""When things were, by all that the articles say of it together."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dateline.model import Days, Interval, When
from dateline.story import Event, Story
from tests.resolve.made import NOWHERE, Made, on, story

YESTERDAY = When(Interval(), "", "none", (), Days(-1, -1))


def told(found: Story, words: str) -> Event:
    """Give the event whose label has these words."""
    (event,) = (event for event in found.events if words in event.label)
    return event


def left_after_vote(least: int | None = 0, most: int | None = None, **when: When) -> Made:
    """Make an article that says that Ada Merrow left after a vote of 3 March."""
    made = Made("a", "2021-03-20")
    ada, board = made.chain("Ada Merrow"), made.chain("Quay Board", kind="organisation")
    vote = made.report("voted", board, when=when.get("vote", on("2021-03-03")))
    left = made.report("left", ada, when=when.get("left", NOWHERE))
    made.order(vote, left, least, most)
    return made


@pytest.mark.parametrize(
    ("least", "most", "first", "last"),
    [(0, None, "2021-03-03", None), (2, 2, "2021-03-05", "2021-03-05"), (7, 30, "2021-03-10", "2021-04-02")],
)  # fmt: skip
def test_what_was_after_something_dated_is_dated_by_it(
    least: int, most: int | None, first: str, last: str | None
) -> None:
    """ "Two days after the vote" is a day, and "after the vote" has a first one."""
    event = told(story(left_after_vote(least, most)), "left")
    assert event.interval == Interval(
        *(date.fromisoformat(d) if d else None for d in (first, last))
    )
    assert event.basis == "event"
    assert [ground.rule.partition("”")[2] for ground in event.grounds] == [
        " is dated 2021-03-03",
        {0: " came before “Ada Merrow left”", 2: " came 2 days before “Ada Merrow left”"}.get(
            least, " came 7 to 30 days before “Ada Merrow left”"
        ),
    ]


def test_a_year_is_narrowed_and_a_stretch_is_not() -> None:
    """Of "in 2021" what is left is after the vote; "from 1 to 7 March" is how long it was."""
    year = on("2021-01-01", "2021-12-31")
    assert told(story(left_after_vote(left=year)), "left").edtf == "[2021-03-03..2021-12-31]"
    stretch = on("2021-03-01", "2021-03-07")
    event = told(story(left_after_vote(left=stretch)), "left")
    assert (event.interval, event.basis, event.grounds) == (stretch.interval, "stated", ())


def test_what_somebody_claims_bounds_nothing() -> None:
    """Who says that she left after the vote says so; the article does not."""
    made = Made("a", "2021-03-20")
    ada, board = made.chain("Ada Merrow"), made.chain("Quay Board", kind="organisation")
    made.report("said", board, said="that she left after the vote")
    vote = made.report("voted", board, when=on("2021-03-03"))
    left = made.report("left", ada, inside=0)
    made.order(vote, left)
    assert told(story(made), "Ada Merrow left").interval == Interval()


def test_what_goes_on_holds_what_happens_during_it() -> None:
    """What happened during a stretch happened in it."""
    made = Made("a", "2021-03-20")
    ada, board = made.chain("Ada Merrow"), made.chain("Quay Board", kind="organisation")
    left = made.report("left", ada)
    made.order(
        left, made.report("met", board, when=on("2021-03-01", "2021-03-07")), 0, 0, during=True
    )
    assert told(story(made), "left").edtf == "[2021-03-01..2021-03-07]"


def strike(id: str, published: str | None, *, planned: bool) -> Made:
    """Make an article that tells of a strike of the Dockers' Union, to come or done."""
    made = Made(id, published)
    union = made.chain("Dockers' Union", kind="organisation")
    port = made.chain("Port of Carrow", kind="organisation")
    trigger = made.report(
        "strike", union, port, "over the pay of its dockers and crane drivers in Carrow",
        kind="protest", status="planned" if planned else "happened",
        when=NOWHERE if planned or published is None
        else When(Interval(None, date.fromisoformat(published)), f"../{published}", "inferred"),
    )  # fmt: skip
    if planned:
        made.order(None, trigger)
    return made


def test_what_was_planned_and_then_told_as_done_was_between() -> None:
    """An article of the first says that they will strike, one of the tenth that they have."""
    found = story(strike("a", "2021-05-01", planned=True), strike("b", "2021-05-10", planned=False))
    (event,) = (event for event in found.events if "strike" in event.label)
    assert len(event.reports) == 2
    assert event.edtf == "[2021-05-01..2021-05-10]"
    assert [ground.rule for ground in event.grounds] == [
        "it lay ahead when the article was published"
    ]


def test_a_corrected_day_of_publication_moves_what_leans_on_it() -> None:
    """The same two articles, the first of another day."""
    found = story(strike("a", "2021-05-04", planned=True), strike("b", "2021-05-10", planned=False))
    assert told(found, "strike").edtf == "[2021-05-04..2021-05-10]"


def undated() -> Made:
    """Make an article without a date that looks back at 2013 and ahead to 2015."""
    made = Made("a")
    board = made.chain("Quay Board", kind="organisation")
    agreed = made.report("agreed", board, when=on("2013-01-01", "2013-12-31"))
    made.order(agreed, None)
    save = made.report(
        "save", board, status="planned",
        when=When(Interval(None, date(2015, 12, 31)), "../2015", "stated"),
    )  # fmt: skip
    made.order(None, save)
    return made


def test_an_undated_article_lies_between_what_it_looks_back_at_and_ahead_to() -> None:
    """It was published when 2013 had begun and before 2015 was over; and says why."""
    found = story(undated())
    (publication,) = found.publications
    assert publication.edtf == "[2013-01-01..2015-12-31]"
    assert [ground.rule for ground in publication.grounds] == [
        "it looks back at “Quay Board agreed”, 2013",
        "it looks ahead to “Quay Board save”, ../2015",
    ]


def test_an_undated_article_cannot_look_back_at_what_lies_ahead() -> None:
    """What it looks back at is after what it looks ahead to: its days are not guessed."""
    made = undated()
    made.order(made.report("met", 0, when=on("2016-02-01")), None)
    found = story(made)
    assert not found.publications
    (misfit,) = found.misfits
    assert len(misfit.accounts) == 2


def test_what_an_undated_article_tells_as_done_was_over_by_then() -> None:
    """What it alone tells as done, without a date, was done by the last day it can be of."""
    made = undated()
    made.order(made.report("left", made.chain("Ada Merrow")), None)
    event = told(story(made), "left")
    assert (event.edtf, event.basis) == ("../2015", "inferred")
    assert event.grounds


def march(id: str, published: str | None, *whens: When) -> Made:
    """Make an article that tells of a strike, and of a march if there is a second time."""
    made = strike(id, published, planned=False)
    made.reports[0] = replace(made.reports[0], when=whens[0])
    if len(whens) > 1:
        thing = "to the town hall of Carrow with the wives of the crane drivers"
        made.report("marched", 0, 1, thing, kind="protest", when=whens[1])
    if published is None:
        for number in range(len(whens)):
            made.order(number, None)
    return made


def test_two_dated_tellings_of_yesterday_give_an_undated_article_its_day() -> None:
    """Others date two things that it calls yesterday's, so it is of the day after; that dates the rest."""
    second = march("b", None, YESTERDAY, YESTERDAY)
    second.order(second.report("left", second.chain("Ada Merrow"), when=YESTERDAY), None)
    found = story(march("a", "2021-05-10", on("2021-05-09"), on("2021-05-09")), second)
    (publication,) = found.publications
    assert publication.edtf == "2021-05-10"
    event = told(found, "left")
    assert (event.edtf, event.basis) == ("2021-05-09", "publication")


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_end_of_the_calendar_bounds_nothing(day: str) -> None:
    """What others date to the year 1 or 9999 is no reason to break, nor to place an article there."""
    far = When(Interval(), "", "none", (), Days(-900, 900))
    found = story(march("a", "2021-05-10", on(day), on(day)), march("b", None, far, far))
    assert all(
        one.interval.earliest is None or one.interval.latest is None for one in found.publications
    )


def test_one_dated_telling_is_too_little_for_an_undated_article() -> None:
    """Last week's strike is easily taken for this one's, where no date keeps them apart."""
    found = story(march("a", "2021-05-10", on("2021-05-09")), march("b", None, YESTERDAY))
    assert not found.publications


def test_two_articles_that_cannot_both_be_right_are_shown_and_not_used() -> None:
    """One says that she left after the vote, another dates her leaving before it: no day moves."""
    first, second = left_after_vote(), Made("b", "2021-03-21")
    first.chain("Port of Carrow", kind="organisation")
    words = "the chair of the Port of Carrow for good"
    first.reports[1] = first.reports[first.report("left", 0, thing=words)]
    first.reports.pop()
    second.report("left", second.chain("Ada Merrow"), thing=words, when=on("2021-03-01"))
    found = story(first, second)
    event = told(found, "left")
    assert len(event.reports) == 2
    assert event.edtf == "2021-03-01"
    (conflict,) = (c for c in found.contradictions if c.about == "order")
    assert len(conflict.accounts) == 3
    assert not conflict.sure
    assert event.id in conflict.events


def test_one_article_that_cannot_be_right_is_a_misfit() -> None:
    """It seldom contradicts itself and is often misread, so nobody is told that it does."""
    found = story(left_after_vote(left=on("2021-03-01")))
    assert not found.contradictions
    (misfit,) = found.misfits
    assert misfit.about == "order"
    assert told(found, "left").edtf == "2021-03-01"


def minister(id: str, published: str | None, *names: str) -> Made:
    """Make an article that calls people harbour minister."""
    made = Made(id, published)
    for name in names:
        made.report("spoke", made.chain(name, posts=["harbour minister"]), thing=f"in {id}")
    return made


def test_posts_bound_when_an_undated_article_was_published() -> None:
    """It calls Hale minister, as Moss was until March, and Brodie from May on."""
    found = story(
        minister("a", "2021-03-01", "Ada Moss"),
        minister("b", "2021-04-10", "Jonas Hale"),
        minister("c", "2021-05-20", "Niamh Brodie"),
        minister("d", None, "Jonas Hale"),
    )
    (publication,) = found.publications
    assert publication.edtf == "[2021-03-01..2021-05-20]"
    assert [ground.rule for ground in publication.grounds] == [
        "Jonas Hale is called harbour minister, as Ada Moss is until 2021-03-01",
        "Jonas Hale is called harbour minister, as Niamh Brodie is from 2021-05-20",
    ]


def test_a_post_that_several_hold_at_once_bounds_nothing() -> None:
    """Both are called minister in articles of the same days."""
    found = story(
        minister("a", "2021-03-01", "Ada Moss"),
        minister("b", "2021-03-01", "Jonas Hale"),
        minister("d", None, "Jonas Hale"),
    )
    assert not found.publications
