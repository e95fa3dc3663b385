"""Graphs to ask: a story made by hand, with something in it for every question."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from pyoxigraph import Store

from dateline.export import rdf
from dateline.model import Dating, Interval, Quantity, Ref, Span
from dateline.query import ask
from dateline.story import Event, Judgement, Role, Standing, Story, Tenure
from tests.export.conftest import ruled_story


def full_story() -> Story:
    """The small story with a person's rulings, posts, days, sums and a doubt added."""
    story = ruled_story()
    one, two = (story.articles[n].key for n in (0, 1))
    readings = {
        **story.readings,
        one: replace(
            story.readings[one],
            quantities=(
                *story.readings[one].quantities,
                Quantity(Span(0, 3), "money", "GBP", Decimal(1_500_000), Decimal(1_500_000)),
            ),
            reports=tuple(
                replace(report, quantities=(1,)) if place == 0 else report
                for place, report in enumerate(story.readings[one].reports)
            ),
        ),
    }
    dated = Dating(date(2014, 3, 4), "the byline", "4 March")
    days = [date(2014, 1, day) for day in (1, 3, 5, 7)] + [date(2014, 3, 3)]
    held = [
        Tenure("clerk", None, Interval(date(2013, 1, 1), date(2013, 6, 1)), False),
        Tenure("head of health", "Unison", Interval(date(2014, 3, 4), date(2014, 3, 4)), False),
    ]
    return replace(
        story,
        articles=(replace(story.articles[0], dates=(dated,)), *story.articles[1:]),
        readings=readings,
        actors=(replace(story.actors[0], tenures=tuple(held)), *story.actors[1:]),
        events=(
            *story.events,
            *(
                Event(
                    f"day{place}", "Ada Moss spoke", "statement", "happened", False,
                    Interval(day, day), day.isoformat(), "stated", Interval(),
                    (Role("Arg0", "a1", (Ref(one, 2),)),), None, (Ref(one, 2),), 0.2, (), False, 1,
                )
                for place, day in enumerate(days)
            ),
        ),
        standings=(Standing(story.actors[0].id, Interval(), 1, 1, 1, 1),),
        judgements=(
            *story.judgements,
            Judgement("actor", Ref(one, 2), Ref(two, 0), "unsure", 0.5, ("a surname", "a title")),
        ),
    )  # fmt: skip


def column(store: Store, question: str, name: str, **values: str) -> list[str]:
    """One column of a question's answer."""
    answer = ask(store, question, values)
    return [row[answer.names.index(name)] for row in answer.table()]


@pytest.fixture(scope="session")
def full() -> Store:
    """That story's graph."""
    made = Store()
    made.extend(rdf.quads(full_story()))
    return made
