"""At what hour something happened, as its reports tell it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dateline.export.hours import Hours, hours
from dateline.model import Article, Interval, Reading, Report, Span, Time, When
from dateline.story import Event, Story

DAY = Interval(date(2022, 5, 3), date(2022, 5, 3))


def told(*said: tuple[str, str], days: Interval = DAY) -> tuple[Story, Event]:
    """A story of one event, told once in each pair of words and value."""
    from tests.stories import story

    event = replace(story(1).events[0], interval=DAY, edtf="2022-05-03")
    articles, readings, refs = [], {}, []
    for number, (words, value) in enumerate(said):
        article = Article(f"{number}.txt", f"It fell {words}.")
        span = Span(8, 8 + len(words))
        time = Time(span, "TIME", value, "2022-05-03", days, "stated")
        when = When(days, "2022-05-03", "stated")
        report = Report(Span(3, 7), "fall", "other", "happened", False, 0, "It fell", when, time=0)
        articles.append(article)
        readings[article.key] = Reading(
            article.key, (Span(0, len(article.text)),), times=(time,), reports=(report,)
        )
        refs.append(replace(event.reports[0], article=article.key, index=0))
    event = replace(event, reports=tuple(refs))
    return Story(articles=tuple(articles), readings=readings, events=(event,)), event


@pytest.mark.parametrize(
    ("words", "value", "found"),
    [
        ("at 8:15 a.m. on 3 May", "2022-05-03T08:15", Hours(495, 495, "")),
        ("around 8 p.m.", "2022-05-03T20:00", Hours(1200, 1200, "about")),
        ("on Tuesday morning", "2022-05-03TMO", Hours(300, 719, "morning")),
        ("on Tuesday night", "2022-05-03TNI", Hours(1200, 1439, "night")),
        ("on Tuesday", "2022-05-03", None),
        ("at midnight", "2022-05-03T24:00", None),
        ("at 8:15 a.m.", "XXXX-XX-XXT08:15", None),
        ("at 8:15 a.m. on 2 May", "2022-05-02T08:15", None),
    ],
)
def test_the_hour_is_that_of_the_events_day(words: str, value: str, found: Hours | None) -> None:
    """A clock, a part of the day, or nothing; never an hour of another day, nor a doubtful midnight."""
    assert hours(*told((words, value))) == found


def test_a_clock_comes_before_a_part_of_the_day() -> None:
    """Of two clocks the one that was told first holds."""
    said = (
        ("in the morning", "2022-05-03TMO"),
        ("at 8:15", "2022-05-03T08:15"),
        ("at 8:20", "2022-05-03T08:20"),
    )
    assert hours(*told(*said)) == Hours(495, 495, "")


def test_what_is_not_known_to_the_day_has_no_hour() -> None:
    """A report of other days tells no hour of this one."""
    week = Interval(date(2022, 5, 1), date(2022, 5, 7))
    assert hours(*told(("at 8:15", "2022-05-03T08:15"), days=week)) is None
    story, event = told(("at 8:15", "2022-05-03T08:15"))
    assert hours(story, replace(event, interval=week)) is None
