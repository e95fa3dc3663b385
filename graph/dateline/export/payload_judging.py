"""What was judged and ruled in a story, in the columns of the timeline page: everything by its number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any

from dateline.export.packing import Numbering, days
from dateline.model import Ref
from dateline.story import Ground, Story

Columns = dict[str, list[Any]]


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers that things have in the other columns."""

    actors: Mapping[str, int]
    articles: Mapping[str, int]
    events: Mapping[str, int]
    reports: Mapping[Ref, int]
    claims: Mapping[str, int]
    """Of each article's first claim."""
    rules: Numbering

    def claim(self, ref: Ref) -> int:
        return self.claims[ref.article] + ref.index

    def grounds(self, grounds: Iterable[Ground]) -> list[Any]:
        return [[g.rule, [self.reports[ref] for ref in g.reports]] for g in grounds]


def judging(story: Story, numbers: Numbers) -> dict[str, Any]:
    """Build all columns of this module; those that only stand beside a text are parted later."""
    return {
        "contradictions": _contradictions(story, numbers),
        "accounts": _accounts(story, numbers),
        "rulings": _rulings(story, numbers),
        # Why each event's days are narrower than its own words.
        "grounds": [
            numbers.grounds(event.grounds)
            for event in sorted(story.events, key=lambda event: numbers.events[event.id])
        ],
        "joins": _joins(story, numbers),
        "publications": _publications(story, numbers),
    }


def _joins(story: Story, numbers: Numbers) -> Columns:
    """Why reports were judged to be of one event."""
    found = [
        (left, right, judgement)
        for judgement in story.judgements
        if judgement.about == "event" and judgement.verdict == "same"
        and (left := numbers.reports.get(judgement.left)) is not None
        and (right := numbers.reports.get(judgement.right)) is not None
    ]  # fmt: skip
    return {
        "left": [left for left, _, _ in found],
        "right": [right for _, right, _ in found],
        "score": [round(judgement.score, 2) for _, _, judgement in found],
        "reasons": [[numbers.rules.of(r) for r in judgement.reasons] for _, _, judgement in found],
    }


def _rulings(story: Story, numbers: Numbers) -> Columns:
    """What people said, and of what; a claim is told by its article."""
    rulings = story.rulings
    places = {"actor": numbers.actors, "event": numbers.events, "article": numbers.articles}
    return {
        "act": [r.act for r in rulings],
        "about": [r.about for r in rulings],
        "targets": [
            [numbers.articles[ref.article] for ref in r.refs]
            if r.about == "claim"
            else [places[r.about].get(target, -1) for target in r.targets]
            for r in rulings
        ],
        "value": [r.value for r in rulings],
        "reason": [r.reason for r in rulings],
        "by": [r.by for r in rulings],
    }


def _publications(story: Story, numbers: Numbers) -> Columns:
    """When articles without a date can have been published, and why."""
    found = story.publications
    return {
        "article": [numbers.articles[one.article] for one in found],
        "earliest": [days(one.interval.earliest) for one in found],
        "latest": [days(one.interval.latest) for one in found],
        "edtf": [one.edtf for one in found],
        "grounds": [numbers.grounds(one.grounds) for one in found],
    }


def _contradictions(story: Story, numbers: Numbers) -> Columns:
    found = story.contradictions
    first = [0, *accumulate(len(one.accounts) for one in found)]
    return {
        "id": [one.id for one in found],
        "about": [one.about for one in found],
        "sure": [int(one.sure) for one in found],
        "events": [[numbers.events[event] for event in one.events] for one in found],
        "accounts": [list(range(*ends)) for ends in pairwise(first)],
    }


def _accounts(story: Story, numbers: Numbers) -> Columns:
    told = [account for one in story.contradictions for account in one.accounts]
    return {
        "says": [account.says for account in told],
        "sources": [account.sources for account in told],
        "earliest": [days(account.reported.earliest) for account in told],
        "latest": [days(account.reported.latest) for account in told],
        "reports": [[numbers.reports[ref] for ref in account.reports] for account in told],
        "claims": [[numbers.claim(ref) for ref in account.claims] for account in told],
    }
