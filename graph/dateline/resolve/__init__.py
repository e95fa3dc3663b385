"""From readings to one story: the only room that sees two articles at once.

The result depends on the set of readings alone, not on their order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from dateline.entries import Entry
from dateline.model import Article, Reading, Ref
from dateline.resolve.actors import resolve_actors
from dateline.resolve.alike import likeness
from dateline.resolve.contradictions import contradictions
from dateline.resolve.corrections import corrections
from dateline.resolve.dates import date_events
from dateline.resolve.events import cluster_reports
from dateline.resolve.events.earlier import earlier_events
from dateline.resolve.events.sayings import join_sayings
from dateline.resolve.events.seen import Sight
from dateline.resolve.events.telling import Told, told_event
from dateline.resolve.focus import focus
from dateline.resolve.rulings import (
    kept_apart,
    rule_actors,
    rule_articles,
    rule_claims,
    rule_clusters,
    rule_events,
)
from dateline.resolve.rulings.finding import Doubt, find
from dateline.resolve.rulings.splitting import split_chains
from dateline.resolve.sources import copies, roots
from dateline.resolve.standings import standings
from dateline.resolve.storylines import storylines
from dateline.story import Contradiction, Event, Judgement, Ruling, Story

__all__ = ["resolve"]

ECHO = 0.4
"""What is left of the importance of an event that another tells in the same words."""


def _nobody(_: object) -> None:
    """Tell nobody."""


def resolve(
    articles: Sequence[Article],
    readings: Sequence[Reading],
    entries: Iterable[Entry] = (),
    doubt: Doubt = _nobody,
) -> Story:
    """Join the readings of articles into a story.

    What a person said of it in `entries` overrides the rules; `doubt` is told which of them cannot
    be followed.
    """
    entries = sorted(entries, key=lambda entry: entry.order)
    ordered = tuple(sorted(articles, key=lambda a: (a.published or date.max, a.id, a.key)))
    by_key = split_chains(entries, ordered, {reading.article: reading for reading in readings})
    found = find(entries, ordered, by_key, doubt)
    by_key, rulings = rule_claims(found, by_key, doubt)
    in_order = [by_key[article.key] for article in ordered]
    mentions: Counter[Ref] = Counter(
        Ref(reading.article, m.chain) for reading in in_order for m in reading.mentions
    )
    alike = likeness(ordered)
    days = {article.key: article.published for article in ordered}
    actors, judgements = resolve_actors(in_order, mentions, alike, days, ordered)
    actors, told_actors, of_actors = rule_actors(
        actors, found, by_key, mentions, alike, days, doubt
    )
    del in_order, mentions
    actor_of = {ref: actor for actor in actors for ref in actor.chains}
    never = kept_apart(found)
    known = {article.key: article for article in ordered}
    sight = Sight(known, by_key, actor_of)
    clusters, more = cluster_reports(ordered, sight.families(), actor_of, alike, never)
    clusters, said = join_sayings(clusters, known, by_key, actor_of, alike, never)
    clusters, cases = rule_clusters(clusters, found, alike, doubt)
    order = {article.key: n for n, article in enumerate(ordered)}
    for refs in clusters:
        refs.sort(key=lambda ref: (order[ref.article], ref.index))  # as the story was told
    copied = copies(ordered)
    told = Told(
        known,
        by_key,
        actor_of,
        {article.key: focus(article, by_key[article.key], actor_of) for article in ordered},
        roots(copied),
    )
    plain = [told_event(refs, told) for refs in clusters]
    ruled, rejected, told_events, of_events = rule_events(plain, cases, found, doubt)
    events = _without_echoes(ruled, by_key)
    by_hand = {id for one in of_events if one.act == "re-date" for id in one.targets}
    dated = date_events(events, ordered, by_key, by_hand, actor_of, told.roots)
    events = dated.events
    earlier = tuple(earlier_events(_by_id(plain), _by_id(ruled), events, told))
    disputed = contradictions(ordered, sight, events, alike, told.roots, never)
    del alike, told, clusters, sight, known, plain, ruled  # storylines need much memory themselves
    judged = [*judgements, *told_actors, *more, *said, *told_events]
    by_id = {actor.id: actor for actor in actors}
    rulings += [*rule_articles(entries, ordered), *of_actors, *of_events]
    return Story(
        articles=ordered,
        readings={article.key: by_key[article.key] for article in ordered},
        actors=tuple(actors),
        events=tuple(
            sorted(
                events, key=lambda e: (e.interval.earliest or e.interval.latest or date.max, e.id)
            )
        ),
        judgements=tuple(sorted(judged, key=_judgement_order)),
        copies=copied,
        corrections=corrections(ordered, by_key, copied, actor_of),
        storylines=storylines(events, by_id),
        standings=standings(events, by_id),
        contradictions=(*disputed, *(c for c in dated.conflicts if not _alone(c))),
        publications=dated.publications,
        misfits=tuple(c for c in dated.conflicts if _alone(c)),
        rulings=tuple(sorted(set(rulings), key=_ruling_order)),
        rejected=tuple(rejected),
        earlier=tuple(sorted(earlier, key=lambda e: (e.id, len(e.reports)))),
    )


def _by_id(events: Iterable[Event]) -> dict[str, Event]:
    return {event.id: event for event in events}


def _without_echoes(events: list[Event], readings: dict[str, Reading]) -> list[Event]:
    """Let one event of those that say the same words of the same sentence count, not each of them.

    "Rejected a pay plan" tells of a rejection and of a plan; a timeline should show it once.
    """
    best: dict[tuple[str, int, str], Event] = {}
    places: dict[str, list[tuple[str, int, str]]] = {}
    for event in events:
        places[event.id] = [
            (ref.article, readings[ref.article].reports[ref.index].sentence, event.label)
            for ref in event.reports
        ]
        for place in places[event.id]:
            known = best.get(place)
            if known is None or (event.importance, event.id) > (known.importance, known.id):
                best[place] = event
    return [
        event if all(best[p].id == event.id for p in places[event.id])
        else replace(event, importance=round(event.importance * ECHO, 3))
        for event in events
    ]  # fmt: skip


def _alone(conflict: Contradiction) -> bool:
    """Whether one article has all of it: it seldom contradicts itself, and is often misread."""
    return len({key for account in conflict.accounts for key in account.articles}) == 1


def _judgement_order(judgement: Judgement) -> tuple[str, Ref, Ref, str, str]:
    return judgement.about, judgement.left, judgement.right, judgement.verdict, judgement.by


def _ruling_order(ruling: Ruling) -> tuple[str, ...]:
    said = ruling.about, ruling.act, ruling.value, ruling.by, ruling.reason
    return *said, *ruling.targets, *map(str, ruling.refs)
