"""When everything was, by all that the articles say of it together.

An event has the days that its own reports give it (`events/telling.py`). Here they are narrowed by
what texts say of the order of happenings, by what lay ahead when an article was published, and by
when an article without a date can have been. What cannot all be so is left as it was, and shown.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dateline.calendar import edtf_within
from dateline.model import Article, Basis, Interval, Reading, Ref
from dateline.resolve.dates.bounds import bounds_of
from dateline.resolve.dates.conflicts import conflict
from dateline.resolve.dates.network import Bound, Window, solve
from dateline.resolve.dates.publications import publications
from dateline.resolve.dates.told import OWN, Told
from dateline.resolve.dates.weekdays import misnamed, misplaced
from dateline.story import Actor, Contradiction, Event, Ground, Publication


@dataclass(frozen=True, slots=True)
class Dated:
    """What the bounds make of a story."""

    events: list[Event]
    publications: tuple[Publication, ...]
    conflicts: tuple[Contradiction, ...]
    """Bounds that cannot all hold, side by side."""


def date_events(
    events: Sequence[Event],
    articles: Sequence[Article],
    readings: Mapping[str, Reading],
    ruled: Collection[str],
    actor_of: Mapping[Ref, Actor],
    roots: Mapping[str, frozenset[str]],
) -> Dated:
    """Narrow the days of events; those in `ruled` were dated by a person, and stay.

    `actor_of` gives the actor of each chain, `roots` the sources of each article.
    """
    told = Told(
        {article.key: article for article in articles},
        readings,
        {event.id: event for event in events},
        {ref: event.id for event in events for ref in event.reports},
        frozenset(ruled),
        actor_of,
    )
    undated = publications(told)
    windows, conflicts = _solved(told, bounds_of(told, undated.publications))
    conflicts = [*undated.misfits, *conflicts, *misnamed(told)]
    return Dated(
        [_dated(event, windows.get(event.id), told) for event in events],
        tuple(undated.publications.values()),
        tuple(conflict(grounds, told, roots) for grounds in conflicts),
    )


def _solved(
    told: Told, bounds: Sequence[Bound]
) -> tuple[dict[str, Window], list[tuple[Ground, ...]]]:
    """Solve the bounds, and again without those that would put an event on a wrong weekday."""
    windows, clashes = solve(bounds)
    conflicts = [_grounds(clash) for clash in clashes]
    seen = set(told.ruled)
    while wrong := misplaced(told, windows, seen):
        seen |= wrong.keys()
        conflicts += (grounds for grounds, _ in wrong.values())
        loose = {b.grounds for _, path in wrong.values() for b in path if b.basis != "stated"}
        bounds = [bound for bound in bounds if bound.grounds not in loose]
        windows, _ = solve(bounds)
    return windows, conflicts


def _days(window: Window) -> Interval:
    """A window as days, as far as the calendar goes."""
    first, last = (
        date.fromordinal(number)
        if number is not None and date.min.toordinal() <= number <= date.max.toordinal()
        else None
        for number in (window.earliest, window.latest)
    )
    return Interval(first, last)


def _grounds(path: Iterable[Bound]) -> tuple[Ground, ...]:
    return tuple(dict.fromkeys(ground for bound in path for ground in bound.grounds))


def _dated(event: Event, window: Window | None, told: Told) -> Event:
    """Give an event the days that are left of it, and why."""
    if window is None or event.id in told.ruled:
        return event
    days, old = _days(window), event.interval
    if old.earliest and old.latest and "/" in event.edtf and event.basis in OWN:
        return event  # "from 3 to 7 May" is how long it was, not how little is known of it
    first, last = old.earliest, old.latest
    path: list[Bound] = []
    if days.earliest != first and (first is None or _ordered(window.floor)):
        first = days.earliest
        path += window.floor
    if days.latest != last and (last is None or _ordered(window.ceiling)):
        last = days.latest
        path += window.ceiling
    if not path:
        return event
    span = Interval(first, last)
    rests = {bound.basis for bound in path}
    basis: Basis = event.basis
    if "event" in rests:
        basis = "event"
    elif basis not in OWN:
        basis = "publication" if "publication" in rests else "inferred"
    return replace(
        event, interval=span, edtf=edtf_within(span), basis=basis, grounds=_grounds(path)
    )


def _ordered(path: Iterable[Bound]) -> bool:
    """Whether a path rests on what a text says of the order of happenings."""
    return any(bound.basis == "event" for bound in path)
