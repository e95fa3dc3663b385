"""The story on its way to its dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dateline.model import Article, Basis, Interval, Order, Reading, Ref, Report, Span
from dateline.story import Actor, Event, Ground

OWN: tuple[Basis, ...] = ("stated", "publication", "narrative")
"""Bases of dates that reports themselves give."""


Post = tuple[str, str | None]
"""A title in lower case and, if it is said, the organisation."""


@dataclass(frozen=True)
class Told:
    """Articles and readings by key, events by id, and the event of each report."""

    articles: Mapping[str, Article]
    readings: Mapping[str, Reading]
    events: Mapping[str, Event]
    event_of: Mapping[Ref, str]
    ruled: frozenset[str]
    """Events that a person dated."""
    actor_of: Mapping[Ref, Actor]
    """The actor of each chain."""

    def report(self, ref: Ref) -> Report:
        """Give a report by where it is."""
        return self.readings[ref.article].reports[ref.index]

    def reports(self, id: str) -> Iterator[tuple[Ref, Report]]:
        """Give an event's reports."""
        for ref in self.events[id].reports:
            yield ref, self.report(ref)

    @cached_property
    def named(self) -> frozenset[str]:
        """The ids of actors with a name."""
        return frozenset(actor.id for actor in self.actor_of.values() if actor.named)

    @cached_property
    def holders(self) -> Mapping[Post, tuple[tuple[Actor, Interval], ...]]:
        """Who is said to hold each post, and from the first to the last day that articles say so."""
        found: dict[Post, list[tuple[Actor, Interval]]] = {}
        for actor in sorted({a.id: a for a in self.actor_of.values()}.values(), key=lambda a: a.id):
            for held in actor.tenures:
                if not held.former:
                    found.setdefault((held.title, held.organisation), []).append((actor, held.days))
        return {post: tuple(holders) for post, holders in found.items()}

    def looks_ahead(self, key: str, order: Order) -> bool:
        """Whether it is the article that looks ahead: who quotes does not, who reports does.

        "She said that it will open" says so on the day of the article.
        """
        reading = self.readings[key]
        claim = None if order.then is None else reading.reports[order.then].claim
        return claim is None or reading.claims[claim].manner in ("indirect", "stance")


@dataclass(frozen=True, slots=True)
class Side:
    """One end of the days that an article can be of, and what it rests on."""

    day: date
    ground: Ground

    @property
    def order(self) -> tuple[date, str, tuple[Span, ...]]:
        """Where it stands among others."""
        return self.day, self.ground.rule, self.ground.spans


def latest(sides: Iterable[Side | None]) -> Side | None:
    """The side with the latest day, if there is any."""
    return max((side for side in sides if side), key=lambda side: side.order, default=None)


def earliest(sides: Iterable[Side | None]) -> Side | None:
    """The side with the earliest day, if there is any."""
    return min((side for side in sides if side), key=lambda side: side.order, default=None)
