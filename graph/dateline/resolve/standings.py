"""Who is central, over the whole story and as time goes by: standings of actors.

Two named actors are tied by each event that both take part in. Stretches of time are years, or
months where all happened within one year; an event counts for one if it surely lies within it.
"""

from __future__ import annotations

from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

import numpy as np

from dateline.centrality import Ties, pagerank
from dateline.model import Interval
from dateline.resolve.communities import communities, network
from dateline.story import Actor, Event, Standing

REAL = ("happened", "ongoing")
"""What ties actors: a meeting that is only planned, or denied, brings nobody together."""
CLOSE = 9
"""Digits of a rank that count: beyond them, two machines may differ."""

Cast = tuple[str, ...]
"""Those who take part in an event together."""


def standings(events: Iterable[Event], actors: Mapping[str, Actor]) -> tuple[Standing, ...]:
    """Give the standings of all who take part in events with others, stretch by stretch."""
    told: list[tuple[Interval, Cast]] = []
    for event in events:
        if event.status in REAL and not event.negated:
            cast = tuple(sorted({r.actor for r in event.roles if actors[r.actor].named}))
            told += [(event.interval, cast)] if len(cast) > 1 else []
    out = [*_standings(Interval(), [cast for _, cast in told])]
    stretches: defaultdict[tuple[date, date], list[Cast]] = defaultdict(list)
    years = {day.year for days, _ in told for day in (days.earliest, days.latest) if day}
    for days, cast in told:
        if (stretch := _stretch(days, len(years) == 1)) is not None:
            stretches[stretch].append(cast)
    for (first, last), casts in sorted(stretches.items()):
        out += _standings(Interval(first, last), casts)
    return tuple(out)


def _stretch(days: Interval, monthly: bool) -> tuple[date, date] | None:
    """The month or the year that has all the days of an event, if there is one."""
    first, last = days.earliest, days.latest
    if first is None or last is None or first.year != last.year:
        return None
    if not monthly:
        return date(first.year, 1, 1), date(first.year, 12, 31)
    if first.month != last.month:
        return None
    return first.replace(day=1), last.replace(day=monthrange(last.year, last.month)[1])


def _standings(days: Interval, casts: Sequence[Cast]) -> Iterator[Standing]:
    """The standings of one stretch, the most central first."""
    if not casts:
        return
    ids = sorted({actor for cast in casts for actor in cast})
    place = {ident: n for n, ident in enumerate(ids)}
    shared = Counter(actor for cast in casts for actor in cast)
    weights: Counter[tuple[int, int]] = Counter()
    for cast in casts:
        weights.update(combinations((place[actor] for actor in cast), 2))
    ties = [(one, other, float(weight)) for (one, other), weight in sorted(weights.items())]
    many = Counter(end for one, other, _ in ties for end in (one, other))
    ones, others, strengths = (np.array(column) for column in zip(*ties, strict=True))
    rank = pagerank(Ties(len(ids), ones, others, strengths).both_ways())
    groups = sorted(communities(network(len(ids), ties), len(ids)), key=lambda g: (-len(g), g[0]))
    group = {node: number for number, nodes in enumerate(groups, 1) for node in nodes}
    order = sorted(range(len(ids)), key=lambda n: (-round(rank[n], CLOSE), ids[n]))
    for number, n in enumerate(order, 1):
        yield Standing(ids[n], days, number, many[n], shared[ids[n]], group[n])
