"""Reports that may be of one happening, though day, place or roles forbid that they be joined.

Both articles must know the whole of it: each was published after both days, tells of its own day or
place alone, and is like the other. A series (a strike every Friday, a storm's daily bulletin) fails
one of these.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from dateline.calendar import intersect
from dateline.gazetteer import gazetteer
from dateline.model import Article, Interval, Reading, Ref, When
from dateline.resolve.contradictions.tellings import MUTUAL
from dateline.resolve.events.comparing import Corpus, compare
from dateline.resolve.events.seen import Seen
from dateline.resolve.events.traits import LEAD
from dateline.story import Actor

SURE, LIKELY = -0.5, -1.25
"""Log-odds, day and place left aside, from which two reports are held against each other: with a
participant in common, and without."""
NEAR = 3
"""Days that lie further apart are hardly two accounts of one."""
LONGEST = 3
"""A time of more days is too vague to contradict another."""
EARTH, FAR = 6371.0, 100.0
"""In kilometres: the radius of the Earth, and how far two towns lie apart that are not one place."""
MOST = 40
"""So many reports of a family, in an article, are held against those of another."""
_NTH = re.compile(
    r"\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))\b", re.I
)
_LISTED = re.compile(r",? and |, ")
_NOWHEN = When(Interval(), "", "none")


def told_apart(
    families: Mapping[str, Sequence[Seen]], corpus: Corpus, inside: Mapping[str, frozenset[str]]
) -> Iterator[tuple[Literal["date", "place", "role"], Seen, Seen]]:
    """Pairs of reports that only their days, their places or their roles keep apart."""
    for _, members in sorted(families.items()):
        by_article: defaultdict[str, list[Seen]] = defaultdict(list)
        for one in members:
            if one.report.status == "happened" and not one.statement:
                by_article[one.ref.article].append(one)
        for key, own in sorted(by_article.items()):
            for other in sorted(corpus.alike.get(key, {})):
                if key < other and other in by_article:
                    for a in own[:MOST]:
                        for b in by_article[other][:MOST]:
                            if _other_days(a, b, own, by_article[other]):
                                about: Literal["date", "place", "role"] = "date"
                            elif _elsewhere(a, b, inside, corpus.actors):
                                about = "place"
                            elif _swapped(a, b) and not _both_ways(own, by_article[other]):
                                about = "role"
                            else:
                                continue
                            if _likely(a, _turned(b) if about == "role" else b, corpus):
                                yield about, a, b


def _swapped(a: Seen, b: Seen) -> bool:
    """Whether who did it in one has it done to them in the other, on the same day."""
    return (
        a.report.lemma not in MUTUAL
        and (a.dated and b.dated and a.interval == b.interval)
        and bool(a.agents & b.patients & a.named and a.patients & b.agents & a.named)
    )


def _turned(one: Seen) -> Seen:
    return replace(one, agents=one.patients, patients=one.agents)


def _both_ways(own: Sequence[Seen], others: Sequence[Seen]) -> bool:
    """Whether an article tells that they did it to each other."""
    return any(_swapped(a, b) for some in (own, others) for a in some for b in some)


def _likely(a: Seen, b: Seen, corpus: Corpus) -> bool:
    """Whether all but day and place speaks for one happening.

    Without a participant in common, only if both articles open with it, under the same word of a
    kind of its own.
    """
    if any(_NTH.search(one.report.label) for one in (a, b)):
        return False
    odds = compare(_bare(a), _bare(b), corpus)
    if a.named & b.named or a.patients & b.patients:
        return odds >= SURE
    leading = max(a.report.sentence, b.report.sentence) < LEAD
    return (
        leading
        and a.report.lemma == b.report.lemma
        and a.report.kind != "other"
        and (odds >= LIKELY)
    )


def _bare(one: Seen) -> Seen:
    return replace(one, place=None, report=replace(one.report, when=_NOWHEN))


def _other_days(a: Seen, b: Seen, own: Sequence[Seen], others: Sequence[Seen]) -> bool:
    if not (_exact(a) and _exact(b)) or (a.place and b.place and a.place != b.place):
        return False
    first, second = sorted((a.interval, b.interval), key=lambda i: (i.earliest, i.latest))
    assert first.latest is not None
    assert second.earliest is not None
    assert second.latest is not None
    if not 0 < (second.earliest - first.latest).days <= NEAR:
        return False
    if any(one.published is None or one.published < second.latest for one in (a, b)):
        return False
    return not (_knows(own, b.interval) or _knows(others, a.interval))


def _exact(one: Seen) -> bool:
    first, last = one.interval.earliest, one.interval.latest
    return one.dated and first is not None and last is not None and (last - first).days < LONGEST


def _knows(members: Sequence[Seen], days: Interval) -> bool:
    """Whether an article tells of such a thing on those days too."""
    return any(_exact(one) and intersect(one.interval, days) is not None for one in members)


def _elsewhere(
    a: Seen, b: Seen, inside: Mapping[str, frozenset[str]], actors: Mapping[str, Actor]
) -> bool:
    """Two towns far apart, or two places each known to lie in a third and neither in the other.

    Not on other days.
    """
    if a.place is None or b.place is None or a.place == b.place:
        return False
    if not (a.dated and b.dated) or a.interval != b.interval:
        return False
    if _far_apart(actors[a.place], actors[b.place]):
        return True
    holding, other = inside.get(a.place, frozenset()), inside.get(b.place, frozenset())
    return bool(holding and other) and a.place not in other and b.place not in holding


def _far_apart(a: Actor, b: Actor) -> bool:
    """Whether both are towns of the gazetteer with a day's journey between them."""
    one, other = gazetteer().get(a.name), gazetteer().get(b.name)
    if one is None or other is None or {one.type, other.type} != {"city"}:
        return False
    if one.latitude is None or other.latitude is None:
        return False
    if one.longitude is None or other.longitude is None:
        return False
    north, other_north = math.radians(one.latitude), math.radians(other.latitude)
    east = math.radians(other.longitude - one.longitude)
    # The haversine: R. W. Sinnott, "Virtues of the Haversine", Sky and Telescope 68, 1984.
    half = (
        math.sin((other_north - north) / 2) ** 2
        + math.cos(north) * math.cos(other_north) * math.sin(east / 2) ** 2
    )
    return 2 * EARTH * math.asin(min(1.0, math.sqrt(half))) > FAR


def places_inside(
    articles: Sequence[Article], readings: Mapping[str, Reading], actor_of: Mapping[Ref, Actor]
) -> dict[str, frozenset[str]]:
    """Place → those that hold it, as the articles name them: "Velmouth, Borrowshire"."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for article in articles:
        named = sorted(
            (m.span, actor_of[Ref(article.key, m.chain)].id)
            for m in readings[article.key].mentions
            if m.kind == "place" and m.form == "name"
        )
        for n, ((span, place), (next_span, holder)) in enumerate(pairwise(named)):
            between = article.text[span.end : next_span.start]
            after = named[n + 2][0].start if n + 2 < len(named) else None
            # "in Velmouth, Ostrey and Cantle" is a list.
            listed = after is not None and _LISTED.fullmatch(article.text[next_span.end : after])
            if between == ", " and place != holder and not listed:
                found[place].add(holder)
    return {
        place: frozenset(holders).union(*(found.get(holder, ()) for holder in holders))
        for place, holders in found.items()
    }
