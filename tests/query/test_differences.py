"""What moved between two builds: each thing found again by its words, and nothing said twice."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.query.differences import Difference, as_answer, differences
from dateline.query.snapshot import (
    ActorSeen,
    ArticleSeen,
    ContradictionSeen,
    EventSeen,
    Snapshot,
)

EMPTY = Snapshot((), (), (), ())


WALKOUT = EventSeen(
    "urn:e", "Dockers walked out", "protest", "happened", "2021-12-13", 0.5, frozenset()
)


def event(*words: str, **other: Any) -> EventSeen:
    """Make an event whose reports stand at these words."""
    triggers = frozenset(("a.md", word, "before ", " after") for word in words)
    return replace(WALKOUT, words=triggers, **other)


def moved(old: list[EventSeen], new: list[EventSeen]) -> list[Difference]:
    """Compare two builds that hold nothing but events."""
    return differences(replace(EMPTY, events=tuple(old)), replace(EMPTY, events=tuple(new)))


@pytest.mark.parametrize(
    ("field", "value", "change"),
    [
        ("when", "2021-12-14", "re-dated"), ("status", "denied", "status"),
        ("kind", "decision", "kind"), ("label", "The walkout", "renamed"),
    ],
)  # fmt: skip
def test_each_change_of_an_event_is_named(field: str, value: str, change: str) -> None:
    """The same reports, told otherwise: what it was and what it is now."""
    was, now = event("walked"), event("walked", id="urn:other", **{field: value})
    (one,) = moved([was], [now])
    assert (one.change, one.was, one.now) == (change, getattr(was, field), value)


def test_a_date_that_came_and_why_is_shown() -> None:
    """What had no date has one, with what it rests on."""
    now = replace(event("walked"), why=("it was after the vote",))
    (one,) = moved([event("walked", when="")], [now])
    assert (one.was, one.now, one.why) == ("undated", "2021-12-13", ("it was after the vote",))


def test_what_leans_on_a_corrected_article_says_so() -> None:
    """Where the event has no grounds of its own, the article that was dated anew is named."""
    old = replace(
        EMPTY, articles=(ArticleSeen("a.md", "urn:1", "2021-12-13"),), events=(event("walked"),)
    )
    new = Snapshot(
        (ArticleSeen("a.md", "urn:1", "2021-12-14"),), (event("walked", when="2021-12-14"),), (), ()
    )
    _, one = differences(old, new)
    assert one.why == ("a.md is of 2021-12-14",)


def test_events_that_become_one_were_joined_and_the_other_way_parted() -> None:
    """Two events whose reports are one event's now, and back."""
    two, one = [event("walked"), event("struck", label="A strike")], [event("walked", "struck")]
    assert [(d.change, d.was) for d in moved(two, one)] == [
        ("joined", "Dockers walked out; A strike")
    ]
    assert [(d.change, d.now) for d in moved(one, two)] == [
        ("parted", "Dockers walked out; A strike")
    ]


def test_what_came_and_what_went() -> None:
    """An event whose words only one of the builds has."""
    found = moved([event("walked")], [event("sailed", label="They sailed")])
    assert [(d.change, d.name) for d in found] == [
        ("added", "They sailed"), ("gone", "Dockers walked out"),
    ]  # fmt: skip


def test_articles_actors_and_contradictions_are_compared_too() -> None:
    """A corrected date, a new text, a renamed actor, a contradiction settled."""
    words = frozenset({("a.md", "Merrow", "", "")})
    old = Snapshot(
        (ArticleSeen("a.md", "urn:1", "2021-12-01"), ArticleSeen("b.md", "urn:2", "")),
        (), (ActorSeen("urn:a", "A. Merrow", "person", words),),
        (ContradictionSeen("number", ("950", "1,140")),),
    )  # fmt: skip
    new = Snapshot(
        (ArticleSeen("a.md", "urn:3", "2021-12-02"), ArticleSeen("b.md", "urn:2", "../2015")),
        (), (ActorSeen("urn:a", "Ada Merrow", "person", words),), (),
    )  # fmt: skip
    assert [(d.about, d.change, d.was, d.now) for d in differences(old, new)] == [
        ("article", "re-dated", "2021-12-01", "2021-12-02"),
        ("article", "re-dated", "undated", "../2015"),
        ("article", "text", "", ""),
        ("actor", "renamed", "A. Merrow", "Ada Merrow"),
        ("contradiction", "gone", "950 / 1,140", ""),
    ]


def test_differences_are_written_as_any_answer_is() -> None:
    """A label that a spreadsheet would take for a formula is none."""
    answer = as_answer(moved([], [event("walked", label="=1+1")]))
    assert answer.names[:3] == ("about", "change", "name")
    assert "\n=1+1" not in answer.written("csv")
    assert ",=1+1" not in answer.written("csv")


EVENTS = st.lists(
    st.sets(st.sampled_from("abcdef"), min_size=1).map(lambda words: event(*sorted(words))),
    max_size=4,
)


@given(EVENTS)
def test_a_build_does_not_differ_from_itself(events: list[EventSeen]) -> None:
    """Whatever it holds, if no two of its events have a report in common."""
    taken: set[object] = set()
    apart = []
    for one in events:
        if taken.isdisjoint(one.words):
            apart.append(one)
            taken |= one.words
    assert moved(apart, apart) == []


def test_other_people_in_an_event_are_named() -> None:
    """As when a person says that two actors are one."""
    (found,) = moved(
        [event("walked", who=("the mayor",))], [event("walked", who=("Ada Moss", "the union"))]
    )
    assert (found.change, found.was, found.now) == ("who", "the mayor", "Ada Moss; the union")
