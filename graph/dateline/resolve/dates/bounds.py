"""What articles say of when events were, as bounds on the days between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from dateline.model import Basis, Days, Interval, Order, Ref
from dateline.resolve.dates.network import DAY_ZERO, Bound
from dateline.resolve.dates.told import OWN, Told
from dateline.story import Ground, Publication


def bounds_of(told: Told, publications: Mapping[str, Publication]) -> list[Bound]:
    """Give all bounds on events that more than their own reports say something of."""
    bounds = [b for key in told.articles for b in _orders(told, key, publications.get(key))]
    things = {end for bound in bounds for end in (bound.left, bound.right)}
    return bounds + [bound for id in things & told.events.keys() for bound in _own(told, id)]


def _orders(told: Told, key: str, publication: Publication | None) -> Iterator[Bound]:
    """Bounds from what an article says of the order of its reports, and of its publication."""
    reading, day = told.readings[key], told.articles[key].published
    window = publication.interval if publication else Interval(day, day)
    why = publication.grounds if publication else ()
    for order in reading.orders:
        refs = tuple(Ref(key, end) for end in (order.first, order.then) if end is not None)
        ids = [told.event_of[ref] for ref in refs if ref in told.event_of]
        if len(ids) < len(refs):
            continue  # a person rejected it
        if order.first is None:
            if window.earliest and told.looks_ahead(key, order):
                ground = Ground(
                    "it lay ahead when the article was published", key, order.spans, refs
                )
                yield from _between(ids[0], Interval(window.earliest), (*why, ground))
        elif order.then is None:
            yield from _past(told, refs[0], ids[0], window, why)
        elif ids[0] != ids[1] and all(told.report(ref).claim is None for ref in refs):
            yield from _order(told, order, ids[0], ids[1], refs)  # no claim bounds anything


def _past(
    told: Told, ref: Ref, id: str, window: Interval, why: tuple[Ground, ...]
) -> Iterator[Bound]:
    """What an article without a date tells as past, or counts from its own day."""
    if any(other.article != ref.article for other in told.events[id].reports):
        return  # others know better
    report = told.report(ref)
    if report.when.offset is not None:
        ground = Ground(
            "counted from the article's publication", ref.article, report.when.evidence, (ref,)
        )
        if window.earliest:
            least = _number(window.earliest, report.when.offset.least)
            yield from _apart(DAY_ZERO, id, Days(least), (*why, ground), "publication")
        if window.latest:
            most = _number(window.latest, report.when.offset.most)
            yield from _apart(DAY_ZERO, id, Days(None, most), (*why, ground), "publication")
    if window.latest:
        ground = Ground(
            "it had happened when the article was published", ref.article, (report.span,), (ref,)
        )
        yield from _between(id, Interval(None, window.latest), (*why, ground))


def _order(
    told: Told, order: Order, first: str, then: str, refs: tuple[Ref, ...]
) -> Iterator[Bound]:
    held, key = told.events[then], refs[0].article
    name, other = told.events[first].label, held.label
    if order.during:
        if held.basis in OWN:
            ground = Ground(f"“{name}” was during “{other}”, {held.edtf}", key, order.spans, refs)
            yield from _between(first, held.interval, (ground,), "event")
        return
    ground = Ground(f"“{name}” came {_much(order.apart)}before “{other}”", key, order.spans, refs)
    yield from _apart(first, then, order.apart, (ground,), "event")


def _much(apart: Days) -> str:
    """How much before, in words with a space after them.

    >>> _much(Days(1, 1)), _much(Days(0, None)), _much(Days(8, 52)), _much(Days(0, 0))
    ('1 day ', '', '8 to 52 days ', 'on the same day, ')
    """
    least, most = apart.least or 0, apart.most
    if most == 0:
        return "on the same day, "
    if most is None:
        return f"at least {_days(least)} " if least else ""
    return f"{_days(least)} " if least == most else f"{least} to {_days(most)} "


def _days(number: int) -> str:
    return f"{number} day{'s' * (number != 1)}"


def _own(told: Told, id: str) -> Iterator[Bound]:
    """What an event's reports say of its days themselves."""
    event = told.events[id]
    if event.interval == Interval():
        return
    if id in told.ruled:
        ground = Ground(
            f"a person dated it {event.edtf}", event.reports[0].article, (), event.reports[:1]
        )
        yield from _between(id, event.interval, (ground,), "stated")
        return
    ref, report = min(
        told.reports(id),
        key=lambda one: (
            one[1].when.interval != event.interval,
            one[1].when.basis != event.basis,
            one[0],
        ),
    )
    spans = report.when.evidence or (report.span,)
    ground = Ground(f"“{event.label}” is dated {event.edtf}", ref.article, spans, (ref,))
    yield from _between(id, event.interval, (ground,), "stated")


def _number(day: date, days: int | None) -> int | None:
    return None if days is None else day.toordinal() + days


def _between(
    thing: str, span: Interval, grounds: tuple[Ground, ...], basis: Basis = "inferred"
) -> Iterator[Bound]:
    days = Days(*(day.toordinal() if day else None for day in (span.earliest, span.latest)))
    yield from _apart(DAY_ZERO, thing, days, grounds, basis)


def _apart(
    left: str, right: str, days: Days, grounds: tuple[Ground, ...], basis: Basis = "inferred"
) -> Iterator[Bound]:
    """Say that `right` is so many days after `left`."""
    if days.least is not None:
        yield Bound(right, left, -days.least, grounds, basis)
    if days.most is not None:
        yield Bound(left, right, days.most, grounds, basis)
