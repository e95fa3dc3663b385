"""What cannot all be so of when things were, as a contradiction: each with whose it is and its words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dateline.model import Interval
from dateline.resolve.dates.told import Told
from dateline.resolve.sources import independent
from dateline.story import Account, Contradiction, Ground


def conflict(
    grounds: Iterable[Ground], told: Told, roots: Mapping[str, frozenset[str]]
) -> Contradiction:
    """Set them side by side."""
    ordered = sorted(set(grounds), key=_order)
    events = {told.event_of[ref] for g in ordered for ref in g.reports if ref in told.event_of}
    accounts = tuple(_account(ground, told, roots) for ground in ordered)
    return Contradiction("order", tuple(sorted(events)), accounts, sure=False)


def _order(ground: Ground) -> tuple[object, ...]:
    return ground.article, ground.reports, ground.rule, ground.spans


def _account(ground: Ground, told: Told, roots: Mapping[str, frozenset[str]]) -> Account:
    article = told.articles[ground.article]
    return Account(
        ground.rule,
        ground.reports,
        (),
        independent([article], roots),
        Interval(article.published, article.published),
    )
