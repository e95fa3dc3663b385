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
from itertools import combinations, product

from dateline.calendar import intersect
from dateline.model import Article, Interval, Ref
from dateline.resolve.actors.ages import BIRTHDAY
from dateline.resolve.alike import Alike
from dateline.resolve.contradictions.apart import places_inside, told_apart
from dateline.resolve.contradictions.attributes import ATTRIBUTES, Attribute, attributes
from dateline.resolve.contradictions.counts import (
    KILLED,
    Count,
    beside,
    costs,
    counts,
    excludes,
    looks_back,
)
from dateline.resolve.contradictions.denials import denied, taken_up
from dateline.resolve.contradictions.once import only_once
from dateline.resolve.contradictions.tellings import (
    MOST,
    Found,
    Side,
    Telling,
    Voice,
    in_words,
    tellings_of,
)
from dateline.resolve.events.comparing import FAR, Corpus
from dateline.resolve.events.seen import Seen, Sight, by_family
from dateline.resolve.sources import independent
from dateline.story import Account, Actor, Contradiction, Dispute, Event

SUMMING = re.compile(
    r"\b(?:so far|to date|in (?:all|total)|altogether|overall|since|a total of|running total)\b",
    re.I,
)
"""A number of the whole says nothing against that of a part: "in five operations so far"."""
RISING = re.compile(
    r"\b(?:ris(?:e|es|en|ing)|rose|climb\w*|increas\w+|grow\w*|grew|now|more than doubled)\b", re.I
)
SURELY = 0.4
"""Cosine of two articles from which they tell of the same news, whenever that was."""

GENERATION = 15
"""Years by which a father is older than the son who has his name."""
MANIFOLD = 5
"""Times by which one toll exceeds another that is hardly of the same disaster."""


def contradictions(
    articles: Sequence[Article],
    sight: Sight,
    events: Sequence[Event],
    alike: Alike,
    going_back: Mapping[str, frozenset[str]],
    never: frozenset[tuple[Ref, Ref]] = frozenset(),
) -> tuple[Contradiction, ...]:
    """Find what cannot all be so; `articles` as they appeared, `going_back` as `sources.roots` gives it.

    `never` are reports that a person keeps apart: two things do not contradict each other.
    """
    # What a person has said to be no event is in none, and not compared.
    event_of = {ref: event.id for event in events for ref in event.reports}
    found = [*_counted(events, event_of, sight, alike)]
    found += _attributed(attributes(event_of, sight, articles), alike)
    found += taken_up(event_of, articles, sight.readings, sight.actor_of)
    found += _in_families(event_of, sight, articles, alike, never)
    order = {article.key: n for n, article in enumerate(articles)}
    known = {article.key: article for article in articles}
    made = [
        _contradiction(events_of, about, sides, order, known, going_back)
        for (about, events_of, _), sides in _merged(found).items()
    ]
    return tuple(sorted(made, key=lambda c: (c.about, c.events, c.id)))


def _counted(
    events: Iterable[Event], event_of: Mapping[Ref, str], sight: Sight, alike: Alike
) -> Iterator[Found]:
    """Numbers of one thing, told of one event, that exclude each other."""
    given: set[tuple[str, str]] = set()
    told_again = sorted((e.id, sorted(e.reports)[:MOST]) for e in events if len(e.reports) > 1)
    # First what is counted by the reports themselves; a number beside one may be that of another.
    for of in (counts, beside, costs):
        for event, refs in told_again:
            numbers = [
                (one, number)
                for one in tellings_of(refs, event_of, sight)
                if one.real
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


def _attributed(told: Iterable[Attribute], alike: Alike) -> Iterator[Found]:
    """Ages, lengths, hours and magnitudes of one, that exclude each other."""
    groups: defaultdict[tuple[str, ...], list[tuple[Telling, Count]]] = defaultdict(list)
    for one in told:
        groups[one.anchor].append((one.telling, one.count))
    given: set[frozenset[tuple[str, str]]] = set()
    for _, numbers in sorted(groups.items()):
        sides = _excluding(_steady(numbers[:MOST]), alike)
        where = frozenset((one.ref.article, number.says) for one, number in sides)
        # Two named in one sentence fall as far as each other.
        if not sides or where in given:
            continue
        given.add(where)
        events = tuple(sorted({one.event for one, _ in sides}))
        levels = _levels(number for _, number in sides)
        yield Found(
            "number",
            events,
            tuple(Side(levels[x.value], x.says, one.ref) for one, x in sides),
        )


def _levels(numbers: Iterable[Count]) -> dict[object, str]:
    """Value → the least value that may be the same: "60 metres" for "200 feet"."""
    levels: dict[object, str] = {}
    first: Count | None = None
    for number in sorted(numbers, key=lambda n: (n.low or 0, n.high or 0)):
        if first is None or excludes(first, number):
            first = number
        levels[number.value] = str(first.value)
    return levels


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
    same_words = a.report.claim == b.report.claim or a.claim is None or b.claim is None
    if a.voice == b.voice or (a.sentence == b.sentence and same_words) or x.role != y.role:
        return False  # "police said 2,000 marched, organisers 9,000" is one sentence of two
    if x.kind in ATTRIBUTES:
        return _may_be_one(a, x, b, y)
    if (x.role != "Arg0" and _other_cast(a, b)) or _of_others(a, b):
        return False
    if x.unit == KILLED:
        # Within one article the lower toll is that of a part.
        return a.ref.article != b.ref.article and not _grown(a, x, b, y)
    if x.kind == "count":
        return True
    paid = x.kind == "money" and not (x.others or y.others)
    if paid and not x.role:  # what somebody paid for a thing, told of by its name
        return len(a.seen.named & b.seen.named) > 1
    return paid or bool(x.others & y.others)


def _may_be_one(a: Telling, x: Count, b: Telling, y: Count) -> bool:
    """Whether no other day and no birthday explains that two numbers of one differ."""
    first, second = a.article.published, b.article.published
    if x.kind != "age":
        dated = a.seen.dated and b.seen.dated
        return not dated or intersect(a.seen.interval, b.seen.interval) is not None
    assert x.low is not None
    assert y.low is not None
    if abs(x.low - y.low) > GENERATION:
        return False
    near = first is not None and second is not None and abs((first - second).days) <= BIRTHDAY
    return near or abs(x.low - y.low) > 1


def _grown(a: Telling, x: Count, b: Telling, y: Count) -> bool:
    """Whether the later of two tolls is the higher, or says that it has grown: an update.

    Nor is one held against that of a disaster to which a story only looks back.
    """
    if any(RISING.search(one.sentence) or looks_back(one.sentence, one.day) for one in (a, b)):
        return True
    least, most = sorted(n.low or n.high or 0 for n in (x, y))
    if most > MANIFOLD * least:
        return True
    first, second = a.article.published, b.article.published
    if first is None or second is None or first == second:
        return False
    early, late = (x, y) if first < second else (y, x)
    return early.high is None or late.low is None or early.high < late.low


def _other_cast(a: Telling, b: Telling) -> bool:
    """Whether others do it; those without a name are known apart within one article only."""
    one, other = a.seen.agents, b.seen.agents
    if a.ref.article != b.ref.article:
        one, other = one & a.seen.named, other & b.seen.named
    return bool(one and other) and one.isdisjoint(other)


def _of_others(a: Telling, b: Telling) -> bool:
    """Whether what it is about is told in other words: a vote for the bridge, and one for the school."""
    one, other = (
        {
            word
            for part in telling.report.participants
            if part.role not in ("Arg0", "Argm-LOC")
            for word in part.span.of(telling.article.text).casefold().split()
            if len(word) > 3
        }
        for telling in (a, b)
    )
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


def _in_families(
    event_of: Mapping[Ref, str],
    sight: Sight,
    articles: Sequence[Article],
    alike: Alike,
    never: frozenset[tuple[Ref, Ref]],
) -> Iterator[Found]:
    """What is denied, or told of other days, of another place, or the other way round."""
    actors = {actor.id: actor for actor in sight.actor_of.values()}
    inside = places_inside(articles, sight.readings, sight.actor_of)
    for family, refs in by_family(event_of, sight.readings):
        told = list(tellings_of(refs, event_of, sight))
        yield from denied({family: told}, alike)
        yield from only_once(told, alike, actors, never)
        rarity = {family: math.log(len(articles) / len({ref.article for ref in refs}))}
        seen = [one.seen for one in told if one.report.status == "happened"]
        by_ref = {one.ref: one for one in told}
        for about, a, b in told_apart({family: seen}, Corpus(actors, alike, rarity, never), inside):
            events = tuple(sorted({event_of[one.ref] for one in (a, b)}))
            says = [_differently(about, one, other, actors) for one, other in ((a, b), (b, a))]
            sides = (Side(said, said, one.ref) for said, one in zip(says, (a, b), strict=True))
            yield Found(about, events, tuple(sides))
            yield from _counted_apart(by_ref[a.ref], by_ref[b.ref], events)


def _counted_apart(a: Telling, b: Telling, events: tuple[str, ...]) -> Iterator[Found]:
    """The numbers of one thing, told of other days or of another place."""
    numbers = [list(counts(one.article, one.reading, one.report)) for one in (a, b)]
    for x, y in product(*numbers):
        if _one_thing(a, x, b, y) and excludes(x, y):
            sides = (Side(str(x.value), x.says, a.ref), Side(str(y.value), y.says, b.ref))
            yield Found("number", events, sides)


def _differently(about: Dispute, one: Seen, other: Seen, actors: Mapping[str, Actor]) -> str:
    """What a report says of what another tells otherwise."""
    if about == "date":
        return in_words(one.interval)
    if about == "place":
        return actors[one.place or ""].name
    names = (
        min(actors[actor].name for actor in some if actors[actor].named)
        for some in (one.agents & other.patients, one.patients & other.agents)
    )
    return " did it to ".join(names)


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
