"""Storylines: events that belong together are together, whatever the order they come in."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

from dateline.model import Interval, Ref, digest
from dateline.resolve.storylines import storylines
from dateline.story import Actor, Event, Role

FERRY, FAIR = ("a1", "a2"), ("b1", "b2")
ACTORS = {
    ident: Actor(ident, name, "person", (), (), ())
    for ident, name in (("a1", "Clea Dorn"), ("a2", "Borrow Rail Union"), ("b1", "Bram Elmer"),
                        ("b2", "Corvane Fair"))
}  # fmt: skip
FIRST = date(2024, 3, 1)


def event(
    number: int, label: str, actors: tuple[str, ...], kind: str, weight: float = 0.6
) -> Event:
    """Make an event of the number's day, told by an article of its own."""
    day = Interval(FIRST + timedelta(number), FIRST + timedelta(number))
    told = (Ref(digest(label, str(number)), 0),)
    return Event(
        digest("event", label, str(number)), label, kind, "happened", False, day, "", "stated", day,
        tuple(Role("Arg0", actor, told) for actor in actors), None, told, weight, (), False,
    )  # fmt: skip


def two_stories() -> list[Event]:
    """Give the events of a strike and of a bear, day by day in turn."""
    strike = [event(n, f"Union held ferry talks {n}", FERRY, "negotiation") for n in range(6)]
    bear = [event(n, f"Fair lost its dancing bear {n}", FAIR, "accident") for n in range(5)]
    return [*strike, *bear]


def test_two_stories_are_two_storylines() -> None:
    """Each has its events in order, its actors, a label of them and of the kind, and its days."""
    events = two_stories()
    strike, bear = storylines(events, ACTORS)
    assert strike.events == tuple(e.id for e in events[:6])
    assert strike.actors == ("a2", "a1")
    assert strike.label == "Borrow Rail Union, Clea Dorn: negotiation"
    assert strike.interval == Interval(FIRST, FIRST + timedelta(5))
    assert set(bear.events) == {e.id for e in events[6:]}


def test_the_order_of_events_changes_nothing() -> None:
    """Ids, labels and all."""
    events = two_stories()
    expected = storylines(events, ACTORS)
    for seed in range(5):
        random.Random(seed).shuffle(events)
        assert storylines(events, ACTORS) == expected


def test_what_is_not_worth_showing_is_in_no_storyline() -> None:
    """Nor are two events a storyline, nor any that share one thing only."""
    small = [event(n, "Union held ferry talks", FERRY, "negotiation", 0.1) for n in range(6)]
    assert storylines(small, ACTORS) == ()
    assert storylines(two_stories()[:2], ACTORS) == ()
    apart = [
        event(n, f"{word} seen", ("a1",), "other")
        for n, word in enumerate(("Bear", "Quay", "Soup"))
    ]
    lone = [replace(e, label=e.label.split()[0]) for e in apart]
    assert storylines(lone, ACTORS) == ()
    assert storylines([], ACTORS) == ()


def test_a_storyline_of_nobody_is_called_by_its_most_important_event() -> None:
    """A label says something, also where no actor has a name."""
    some = [
        event(n, "Storm flooded the eastern quay", (), "accident", 0.4 + n / 10) for n in range(3)
    ]
    (line,) = storylines(some, ACTORS)
    assert (line.label, line.actors) == ("Storm flooded the eastern quay", ())
