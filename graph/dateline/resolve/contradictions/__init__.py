"""Contradictions: what is told of one happening and cannot all be so, side by side.

Two reports are held against each other if they are joined in an event, or if nothing but the day or
the place kept them apart. Only different voices can contradict one another: two articles, or within
one article two speakers, or a speaker and the article. What an article only develops (a number that
grows in its own next sentence, "not yet" before it happened) is none.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from dateline.model import Article, Interval, Reading, Ref
from dateline.resolve.alike import Alike
from dateline.resolve.contradictions.apart import places_inside, told_apart
from dateline.resolve.contradictions.counts import Count, beside, counts, excludes
from dateline.resolve.contradictions.denials import denied, taken_up
from dateline.resolve.contradictions.tellings import MOST, Found, Side, Telling, Voice, tellings_of
from dateline.resolve.events.comparing import FAR, Corpus
from dateline.resolve.events.seen import Seen
from dateline.resolve.sources import independent
from dateline.story import Account, Actor, Contradiction, Dispute, Event

SUMMING = re.compile(
    r"\b(?:so far|to date|in (?:all|total)|altogether|overall|since|a total of|running total)\b",
    re.I,
)
"""A number of the whole says nothing against that of a part: "in five operations so far"."""
SURELY = 0.4
"""Cosine of two articles from which they tell of the same news, whenever that was."""


def contradictions(
    articles: Sequence[Article],
    readings: Mapping[str, Reading],
    actor_of: Mapping[Ref, Actor],
    seen: Mapping[Ref, Seen],
    events: Iterable[Event],
    alike: Alike,
    going_back: Mapping[str, frozenset[str]],
    never: frozenset[tuple[Ref, Ref]] = frozenset(),
) -> tuple[Contradiction, ...]:
    """Find what cannot all be so; `articles` as they appeared, `going_back` as `sources.roots` gives it.

    `never` are reports that a person keeps apart: two things do not contradict each other.
    """
    tellings = tellings_of(articles, readings, actor_of, seen, events)
    of_event: defaultdict[str, list[Telling]] = defaultdict(list)
    families: defaultdict[str, list[Telling]] = defaultdict(list)
    for telling in tellings.values():
        of_event[telling.event].append(telling)
        families[telling.seen.family].append(telling)
    found = [*_counted(of_event, alike), *denied(families, alike)]
    found += taken_up(tellings, articles, readings, actor_of)
    found += _elsewhen(tellings, families, articles, readings, actor_of, alike, never)
    order = {article.key: n for n, article in enumerate(articles)}
    known = {article.key: article for article in articles}
    made = [
        _contradiction(events_of, about, sides, order, known, going_back)
        for (about, events_of, _), sides in _merged(found).items()
    ]
    return tuple(sorted(made, key=lambda c: (c.about, c.events, c.id)))


def _counted(of_event: Mapping[str, Sequence[Telling]], alike: Alike) -> Iterator[Found]:
    """Numbers of one thing, told of one event, that exclude each other."""
    given: set[tuple[str, str]] = set()
    # First what is counted by the reports themselves; a number beside one may be that of another.
    for of in (counts, beside):
        for event, told in sorted(of_event.items()):
            numbers = [
                (one, number)
                for one in told[:MOST]
                if len(told) > 1
                and one.real
                and not SUMMING.search(one.sentence)
                and (of is counts or one.report.kind not in ("other", "statement"))
                for number in of(one.article, one.reading, one.report)
            ]
            for unit in sorted({(number.kind, number.unit) for _, number in numbers}):
                counted = [n for n in numbers if (n[1].kind, n[1].unit) == unit]
                sides = _excluding(_steady(counted), alike)
                where = {(one.ref.article, str(number.value)) for one, number in sides}
                # Two events of one sentence have its numbers in common.
                if sides and len(where & given) < 2:
                    given |= where
                    yield Found(
                        "number",
                        (event,),
                        tuple(Side(str(x.value), x.says, one.ref) for one, x in sides),
                    )


def _steady(numbers: Sequence[tuple[Telling, Count]]) -> list[tuple[Telling, Count]]:
    """Those of voices that tell one number: who tells two in one article counts two things."""
    values: defaultdict[tuple[str, Voice], set[object]] = defaultdict(set)
    for one, number in numbers:
        values[one.ref.article, one.voice].add(number.value)
    return [
        (one, number) for one, number in numbers if len(values[one.ref.article, one.voice]) == 1
    ]


def _excluding(
    numbers: Sequence[tuple[Telling, Count]], alike: Alike
) -> list[tuple[Telling, Count]]:
    """Those of the numbers that exclude another."""
    apart = {
        number.value
        for (a, x), (b, y) in combinations(numbers, 2)
        if _one_thing(a, x, b, y) and _one_news(a, b, alike) and excludes(x, y)
        for number in (x, y)
    }
    return [(one, number) for one, number in numbers if number.value in apart]


def _one_thing(a: Telling, x: Count, b: Telling, y: Count) -> bool:
    """Whether two numbers count one thing, told by two: of the same cast, in the same weeks."""
    if a.voice == b.voice or a.sentence == b.sentence or x.role != y.role:
        return False
    if _other_cast(a, b):
        return False
    if x.kind == "count":
        return True
    bare = x.kind == "money" and bool(x.role) and not (x.others or y.others)
    return bare or bool(x.others & y.others)


def _other_cast(a: Telling, b: Telling) -> bool:
    """Whether others do it; those without a name are known apart within one article only."""
    one, other = a.seen.agents, b.seen.agents
    if a.ref.article != b.ref.article:
        one, other = one & a.seen.named, other & b.seen.named
    return bool(one and other) and one.isdisjoint(other)


def _one_news(a: Telling, b: Telling, alike: Alike) -> bool:
    """Whether their articles tell of the same news, in the same weeks; without a day, surely so."""
    if a.ref.article == b.ref.article:
        return True
    cosine = alike.get(a.ref.article, {}).get(b.ref.article, 0.0)
    first, second = a.article.published, b.article.published
    if first is None or second is None:
        return cosine >= SURELY
    return cosine > 0 and abs((first - second).days) <= FAR


def _elsewhen(
    tellings: Mapping[Ref, Telling],
    families: Mapping[str, Sequence[Telling]],
    articles: Sequence[Article],
    readings: Mapping[str, Reading],
    actor_of: Mapping[Ref, Actor],
    alike: Alike,
    never: frozenset[tuple[Ref, Ref]],
) -> Iterator[Found]:
    """What is told of other days, of another place, or the other way round, and is else alike."""
    actors = {actor.id: actor for actor in actor_of.values()}
    held = {name: {one.ref.article for one in told} for name, told in families.items()}
    rarity = {name: math.log(len(articles) / len(keys)) for name, keys in held.items()}
    seen = {name: [one.seen for one in told] for name, told in families.items()}
    inside = places_inside(articles, readings, actor_of)
    for about, a, b in told_apart(seen, Corpus(actors, alike, rarity, never), inside):
        events = tuple(sorted({tellings[one.ref].event for one in (a, b)}))
        says = [_differently(about, one, other, actors) for one, other in ((a, b), (b, a))]
        sides = (Side(said, said, one.ref) for said, one in zip(says, (a, b), strict=True))
        yield Found(about, events, tuple(sides))


def _differently(about: Dispute, one: Seen, other: Seen, actors: Mapping[str, Actor]) -> str:
    """What a report says of what another tells otherwise."""
    if about == "date":
        return _days(one.interval)
    if about == "place":
        return actors[one.place or ""].name
    names = (
        min(actors[actor].name for actor in some if actors[actor].named)
        for some in (one.agents & other.patients, one.patients & other.agents)
    )
    return " did it to ".join(names)


def _days(interval: Interval) -> str:
    first, last = interval.earliest, interval.latest
    assert first is not None
    assert last is not None
    said = [f"{day.day} {day:%B} {day.year}" for day in (first, last)]
    return said[0] if first == last else " to ".join(said)


def _merged(found: Iterable[Found]) -> dict[tuple[Dispute, tuple[str, ...], str], list[Side]]:
    """The sides of each contradiction: those of one event and one thing are put together."""
    merged: defaultdict[tuple[Dispute, tuple[str, ...], str], list[Side]] = defaultdict(list)
    for n, one in enumerate(found):
        # An event may be told with numbers of two things; of dates and denials it has one each.
        thing = str(n) if one.about == "number" or one.sides[0].claim else ""
        merged[one.about, one.events, thing] += one.sides
    return merged


def _contradiction(
    events: tuple[str, ...],
    about: Dispute,
    sides: Iterable[Side],
    order: Mapping[str, int],
    articles: Mapping[str, Article],
    going_back: Mapping[str, frozenset[str]],
) -> Contradiction:
    by_value: defaultdict[str, set[Side]] = defaultdict(set)
    for side in sides:
        by_value[side.value].add(side)

    def told(refs: Iterable[Ref | None]) -> tuple[Ref, ...]:
        return tuple(
            sorted({r for r in refs if r is not None}, key=lambda r: (order[r.article], r))
        )

    accounts = []
    for some in by_value.values():
        reports, claims = told(s.report for s in some), told(s.claim for s in some)
        first = (reports or claims)[0]
        says = min(s.says for s in some if first in (s.report, s.claim))
        told_in = [articles[key] for key in dict.fromkeys(r.article for r in (*reports, *claims))]
        days = sorted(a.published for a in told_in if a.published)
        reported = Interval(days[0], days[-1]) if days else Interval()
        account = Account(says, reports, claims, independent(told_in, going_back), reported)
        accounts.append((order[first.article], first, account))
    in_order = tuple(account for *_, account in sorted(accounts, key=lambda one: one[:2]))
    return Contradiction(about, events, in_order, sure=len(events) == 1)
