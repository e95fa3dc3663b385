"""Events: which reports, in one article or in many, are about the same happening.

Reports are compared within a family of words ("blast", "bombing"), if one article has both, or two
articles that tell of the same news, or two reports of the same day with a participant in common.
Signs for and against add up; who did it, to whom, where and when can each forbid the join. Joins are
made best first, as long as the reports of two sets fit on average (average linkage). What people
say stays apart unless speaker, day and words agree.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations

from dateline.model import Article, Ref
from dateline.resolve.alike import Alike
from dateline.resolve.events.comparing import (
    FORBIDDEN,
    UNLIKE,
    Corpus,
    compared,
    forbidden,
    may_speak_alike,
    odds,
    reasons,
)
from dateline.resolve.events.seen import Seen
from dateline.resolve.events.traits import STATES, Traits, traits
from dateline.story import Actor, Judgement

__all__ = ["STATES", "cluster_reports"]

JOIN = -0.5
"""Log-odds from which reports are joined."""
MOST = 40
"""A set is judged by so many of its reports, and a report by so many before it in a bucket."""


def cluster_reports(
    articles: Sequence[Article],
    families: Iterable[Sequence[Seen]],
    actor_of: Mapping[Ref, Actor],
    alike: Alike,
    never: frozenset[tuple[Ref, Ref]] = frozenset(),
) -> tuple[list[list[Ref]], list[Judgement]]:
    """Sets of reports of the same happening, and the judgements that made them.

    Families come one at a time, in order, each with its reports in order.
    """
    rarity: dict[str, float] = {}
    corpus = Corpus({actor.id: actor for actor in actor_of.values()}, alike, rarity, never)
    sets: list[list[Ref]] = []
    judgements: list[Judgement] = []
    for some in families:
        held = len({one.ref.article for one in some})
        rarity[some[0].family] = math.log(len(articles) / held)
        joined, made = _cluster([traits(one, corpus.actors) for one in some], corpus)
        sets += joined
        judgements += made
    return sets, judgements


def _cluster(members: list[Traits], corpus: Corpus) -> tuple[list[list[Ref]], list[Judgement]]:
    """Join the reports of one family, the surest pairs first."""
    # A pair is one number, a * size + b with a before b: hundreds of thousands are looked up.
    size = len(members)
    scores = {
        pair: odds(members[pair // size], members[pair % size], corpus)
        for pair in sorted(set(_pairs(members, corpus.alike)))
    }
    set_of = list(range(size))
    sets = {n: [n] for n in set_of}
    judgements = []
    likely = [(-score, pair) for pair, score in scores.items() if score >= JOIN]
    made: dict[tuple[str, ...], tuple[str, ...]] = {}  # many have the same reasons: kept once
    unfit: dict[tuple[int, int], int] = {}  # sets that do not fit, and how many both held then
    for against, pair in sorted(likely):
        a, b = divmod(pair, size)
        one, other = sorted((set_of[a], set_of[b]))
        held = len(sets[one]) + len(sets[other])
        if one == other or unfit.get((one, other)) == held:
            continue
        if not _fit(sets[one], sets[other], scores, members, corpus):
            unfit[one, other] = held
            continue
        for n in sets[other]:
            set_of[n] = one
        sets[one] += sets.pop(other)
        left, right = members[a], members[b]
        chance, why = round(1 / (1 + math.exp(against)), 2), reasons(left, right, corpus)
        why = made.setdefault(why, why)
        judgements.append(Judgement("event", left.ref, right.ref, "same", chance, why))
    return [[members[n].ref for n in some] for _, some in sorted(sets.items())], judgements


def _pairs(members: Sequence[Traits], alike: Alike) -> Iterator[int]:
    """The pairs worth comparing: of one article, of articles alike, of one day and participant.

    Statements are the largest families by far, and next to no pair of them is one: those that
    `odds` would find unlike for their words alone are left out.
    """
    size = len(members)
    by_article: defaultdict[str, list[int]] = defaultdict(list)
    by_day: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    for n, one in enumerate(members):
        by_article[one.article].append(n)
        if one.dated and one.begins:
            for actor in one.seen.named:
                by_day[one.days[0], actor].append(n)
    for key, own in by_article.items():
        near = [by_article[other] for other in alike.get(key, {}) if key < other in by_article]
        across = ((min(a, b), max(a, b)) for others in near for a in own for b in others)
        for a, b in chain(combinations(own, 2), across):
            if may_speak_alike(members[a], members[b]):
                yield a * size + b
    for same_day in by_day.values():
        for place, b in enumerate(same_day):
            yield from (a * size + b for a in same_day[max(0, place - MOST) : place])


def _fit(
    one: Sequence[int],
    other: Sequence[int],
    scores: Mapping[int, float],
    members: Sequence[Traits],
    corpus: Corpus,
) -> bool:
    """Whether the mean log-odds over two sets are enough; one pair that is forbidden forbids the join.

    A pair that nobody compared is unlike at best. So most sets are found not to fit before anybody
    asks whether such a pair is forbidden.
    """
    size, total = len(members), 0.0
    one, other = one[:MOST], other[:MOST]
    pairs = [a * size + b if a < b else b * size + a for a in one for b in other]
    for pair in pairs:
        score = scores.get(pair, UNLIKE)
        if score == FORBIDDEN:
            return False
        total += score
    if total / len(pairs) < JOIN:
        return False
    return not any(
        not compared(members[a], members[b], corpus.alike)
        and forbidden(members[a], members[b], corpus.never)
        for a, b in (divmod(pair, size) for pair in pairs if pair not in scores)
    )
