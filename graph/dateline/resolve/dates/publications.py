"""When an article without a date can have been published: after what it looks back at, before what it
says lies ahead.

Its own dates count one by one, and so do the days on which others hold a post that it gives somebody.
The dates that other articles give what it also tells of count only where two of them agree: without
a date of its own, a report is easily joined to last week's march.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dateline.calendar import edtf_within, shift
from dateline.model import Days, Interval, Order, Ref
from dateline.resolve.dates.tenures import tenured
from dateline.resolve.dates.told import OWN, Side, Told, earliest, latest
from dateline.story import Event, Ground, Publication

WITNESSES = 2
"""So many events have to be dated alike by others."""


@dataclass(frozen=True, slots=True)
class Undated:
    """What the articles without a date say of their days."""

    publications: Mapping[str, Publication]
    """By article key; none of an article that says nothing of it."""
    misfits: tuple[tuple[Ground, ...], ...]
    """What cannot be so together: an article that looks back at what it says lies ahead."""


def publications(told: Told) -> Undated:
    """Find the days of all articles without a date."""
    found: dict[str, Publication] = {}
    misfits = []
    for key, article in told.articles.items():
        if article.published is not None:
            continue
        first, last = _own(told, key)
        if first and last and first.day > last.day:
            misfits.append((first.ground, last.ground))
            continue
        after, before = _witnessed(told, key)
        since, until = tenured(told, key)
        after, before = latest((after, since)), earliest((before, until))
        if after and before and after.day > before.day:
            after = before = None
        low, high = latest((first, after)), earliest((last, before))
        if low and high and low.day > high.day:
            low, high = first, last  # what others say has no right against its own words
        if low or high:
            span = Interval(low.day if low else None, high.day if high else None)
            grounds = tuple(side.ground for side in (low, high) if side)
            found[key] = Publication(key, span, edtf_within(span), grounds)
    return Undated(found, tuple(misfits))


def _own(told: Told, key: str) -> tuple[Side | None, Side | None]:
    """The latest day that it looks back at, and the earliest end of what lies ahead."""
    behind: list[Side] = []
    ahead: list[Side] = []
    for ref, order in _beside(told, key):
        report = told.report(ref)
        if report.when.basis != "stated":
            continue  # "in March" takes its year from what was named before, which may be far off
        name, days = f"“{report.label}”, {report.when.edtf}", report.when.interval
        spans = (*order.spans, *report.when.evidence)
        if order.then is None and days.earliest:
            ground = Ground(f"it looks back at {name}", key, spans, (ref,))
            behind.append(Side(days.earliest, ground))
        if order.first is None and days.latest:
            ground = Ground(f"it looks ahead to {name}", key, spans, (ref,))
            ahead.append(Side(days.latest, ground))
    return latest(behind), earliest(ahead)


def _beside(told: Told, key: str) -> Iterator[tuple[Ref, Order]]:
    """Give the reports that an article places before or after its own publication."""
    for order in told.readings[key].orders:
        if order.first is None and order.then is not None and told.looks_ahead(key, order):
            yield Ref(key, order.then), order
        elif order.then is None and order.first is not None:
            yield Ref(key, order.first), order


def _witnessed(told: Told, key: str) -> tuple[Side | None, Side | None]:
    """What follows from the dates that others give to the events that it tells of, too."""
    after: dict[str, Side] = {}
    before: dict[str, Side] = {}
    for ref, days in _past(told, key):
        event = told.events[told.event_of[ref]]
        if event.basis not in OWN or not _dated_elsewhere(event, told):
            continue
        name, spans = f"“{event.label}”, {event.edtf}", (told.report(ref).span,)
        ground = Ground(f"it tells of {name}", key, spans, (ref,))
        first, last = event.interval.earliest, event.interval.latest
        # None where it would be in no calendar: nothing bounds an article by the year 1.
        if first and days.most is not None and (day := shift(first, -days.most, "D")):
            after[event.id] = Side(day, ground)
        if last and days.least is not None and (day := shift(last, -days.least, "D")):
            before[event.id] = Side(day, ground)
    lows = sorted(after.values(), key=lambda side: side.order, reverse=True)
    highs = sorted(before.values(), key=lambda side: side.order)
    return (
        lows[WITNESSES - 1] if len(lows) >= WITNESSES else None,
        highs[WITNESSES - 1] if len(highs) >= WITNESSES else None,
    )


def _past(told: Told, key: str) -> Iterator[tuple[Ref, Days]]:
    """Give what an article tells as past, and how far from its publication that was."""
    reading = told.readings[key]
    for order in reading.orders:
        if order.then is None and order.first is not None:
            ref = Ref(key, order.first)
            if ref in told.event_of:
                yield ref, reading.reports[order.first].when.offset or Days(None, 0)


def _dated_elsewhere(event: Event, told: Told) -> bool:
    """Whether an article with a date tells of it, and of somebody by name in the same part."""
    dated = {ref for ref in event.reports if told.articles[ref.article].published is not None}
    return any(
        role.actor in told.named
        and not dated.isdisjoint(role.reports)
        and not dated.issuperset(role.reports)
        for role in event.roles
    )
