"""Events as they had been told before later articles came: what was known of them on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from dateline.resolve.events.telling import Told, told_event
from dateline.story import Event

_RULED: Final = ("label", "kind", "interval", "edtf", "basis")
"""What a person may say of an event; it holds on every day."""


def earlier_events(
    plain: Mapping[str, Event], ruled: Mapping[str, Event], events: Iterable[Event], story: Told
) -> Iterator[Event]:
    """Tell each event as on every day on which an article of it was published, where that differs.

    `plain` are the events as their reports tell them, `ruled` what people made of these, by their
    ids; `events` are what is told in the end, with days that follow from other articles. What comes
    out has the event's id, the reports by then, and in `reported` the day from which on it was told
    so. Who is who, and which reports are of one event, is as all articles have it.
    """
    for event in events:
        published = [story.articles[ref.article].published for ref in event.reports]
        whole = None not in published and not _leans(event)
        # What another event tells in the same words counts less, here as in the end.
        share = event.importance / (ruled[event.id].importance or 1.0)
        by_hand: dict[str, Any] = {
            name: getattr(ruled[event.id], name)
            for name in _RULED
            if getattr(ruled[event.id], name) != getattr(plain[event.id], name)
        }
        for day in sorted({out for out in published if out}):
            refs = [
                ref
                for ref, out in zip(event.reports, published, strict=True)
                if out is not None and out <= day
            ]
            if whole and len(refs) == len(event.reports):
                continue
            then = told_event(refs, story)
            weight = round(then.importance * share, 3)
            yield replace(then, id=event.id, importance=weight, **by_hand)


def _leans(event: Event) -> bool:
    """Whether its days follow from what other articles say."""
    own = {ref.article for ref in event.reports}
    return any(ref.article not in own for ground in event.grounds for ref in ground.reports)
