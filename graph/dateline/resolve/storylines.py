"""Storylines: which events belong together by actors, topic and time.

Events worth showing are tied to those that share at least two things with them (an actor, a word,
an article), the more strongly the rarer these are and the nearer the events; communities of that
network are the storylines.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import chain

from dateline.model import Interval, digest
from dateline.resolve.communities import communities, network
from dateline.resolve.words import content_words
from dateline.story import Actor, Event, Storyline

WORTH = 0.3
"""Importance from which on an event is worth showing."""
NEXT = 8
"""An event is compared with so many of the last that share a thing: so the work grows with events."""
SHARED = 2
"""Things that two events must share: one word, or one president, is in too much that is unrelated."""
MONTH = 30.0
"""Days after which a tie is half as strong."""
LEAST = 3
"""So many events at least make a storyline."""
LARGEST = 40
"""A community of more events is parted again: in a large story, small ones run into one another."""


def storylines(events: Sequence[Event], actors: Mapping[str, Actor]) -> tuple[Storyline, ...]:
    """Find the storylines among events; the longest first."""
    shown = sorted(
        (event for event in events if event.importance >= WORTH),
        key=lambda event: (_day(event) or date.max, event.id),
    )
    found = [
        _storyline([shown[n] for n in group], actors)
        for group in communities(network(len(shown), _ties(shown, actors)), LARGEST)
        if len(group) >= LEAST
    ]
    return tuple(sorted(found, key=lambda line: (-len(line.events), line.id)))


def _ties(shown: Sequence[Event], actors: Mapping[str, Actor]) -> Iterator[tuple[int, int, float]]:
    """Tie events, in the order of time, to the last before them that share enough."""
    counts: Counter[str] = Counter()
    for event in shown:
        counts.update(_things(event, actors))
    # As numbers, and without what only one event has: sets of words would be as large as the story.
    numbers = {thing: n for n, thing in enumerate(t for t, many in counts.items() if many > 1)}
    rarity = [math.log(1 + len(shown) / counts[thing]) for thing in numbers]
    things = [
        array("i", [numbers[t] for t in _things(event, actors) if t in numbers]) for event in shown
    ]
    latest: list[list[int]] = [[] for _ in numbers]
    for other, own in enumerate(things):
        held = set(own)
        for one in sorted(set(chain.from_iterable(latest[thing] for thing in own))):
            shared = held.intersection(things[one])
            if len(shared) >= SHARED:
                # Sorted, since a sum of fractions hangs on their order.
                weight = sum(sorted(rarity[thing] for thing in shared))
                yield one, other, weight * _near(_day(shown[one]), _day(shown[other]))
        for thing in own:
            latest[thing].append(other)
            del latest[thing][:-NEXT]


def _things(event: Event, actors: Mapping[str, Actor]) -> set[str]:
    """What an event can share: named actors, the label's words beside their names, articles."""
    named = [actors[a] for a in {role.actor for role in event.roles} if actors[a].named]
    names = set(chain.from_iterable(content_words(actor.name) for actor in named))
    return (
        {f"actor {actor.id}" for actor in named}
        | {f"word {word}" for word in content_words(event.label) - names}
        | {f"article {ref.article}" for ref in event.reports}
    )


def _near(one: date | None, other: date | None) -> float:
    return 0.5 if one is None or other is None else 1 / (1 + abs((other - one).days) / MONTH)


def _day(event: Event) -> date | None:
    return event.interval.earliest or event.interval.latest or event.reported.earliest


def _storyline(events: Sequence[Event], actors: Mapping[str, Actor]) -> Storyline:
    parts = Counter(a for event in events for a in {role.actor for role in event.roles}
                    if actors[a].named)  # fmt: skip
    common = sorted(parts, key=lambda a: (-parts[a], actors[a].name, a))
    kinds = Counter(event.kind for event in events if event.kind != "other")
    said = " and ".join(sorted(kinds, key=lambda kind: (-kinds[kind], kind))[:2])
    names = ", ".join(actors[a].name for a in common[:2] if parts[a] > 1)
    # Nobody who is in it twice: then its most important event says best what it is about.
    chief = max(events, key=lambda event: (event.importance, event.id)).label
    days = [_days(event) for event in events]
    firsts = [span.earliest for span in days if span.earliest]
    lasts = [span.latest for span in days if span.latest]
    return Storyline(
        id=digest("storyline", *sorted(event.id for event in events)),
        label=": ".join(filter(None, (names, said))) if names else chief,
        events=tuple(event.id for event in events),
        actors=tuple(common),
        interval=Interval(min(firsts, default=None), max(lasts, default=None)),
    )


def _days(event: Event) -> Interval:
    return event.interval if event.interval != Interval() else event.reported
