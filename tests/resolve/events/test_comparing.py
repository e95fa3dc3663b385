"""How reports are compared and joined: the short cuts give what the long way gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from math import log
from typing import Any

import pytest
from benchmarks.world import world

from dateline import resolve as room
from dateline.model import Ref
from dateline.resolve import events
from dateline.resolve.events.comparing import (
    FORBIDDEN,
    UNLIKE,
    Corpus,
    compared,
    forbidden,
    odds,
    reasons,
)
from dateline.resolve.events.traits import Traits, traits


@pytest.fixture(scope="module")
def given() -> tuple[Corpus, dict[str, list[Traits]], tuple[Any, ...]]:
    """What there is to cluster of a small world: all of it, and by families."""
    seen: list[tuple[Any, ...]] = []

    def watched(*arguments: Any) -> tuple[list[list[Ref]], list[Any]]:
        articles, some, *rest = arguments
        seen.append((articles, [list(family) for family in some], *rest))
        return events.cluster_reports(*seen[0])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(room, "cluster_reports", watched)
        articles, readings = zip(*world(90), strict=True)
        room.resolve(articles, readings)
    articles, some, actor_of, alike, never = seen[0]
    actors = {actor.id: actor for actor in actor_of.values()}
    families = {told[0].family: [traits(one, actors) for one in told] for told in some}
    held = {name: len({one.article for one in told}) for name, told in families.items()}
    rarity = {name: log(len(articles) / count) for name, count in held.items()}
    return Corpus(actors, alike, rarity, never), families, seen[0]


Given = tuple[Corpus, dict[str, list[Traits]], tuple[Any, ...]]


def test_it_does_not_matter_which_of_two_comes_first(given: Given) -> None:
    """The odds, and what forbids a join, are the same both ways; and all sorts occur."""
    corpus, families, _ = given
    sorts: Counter[str] = Counter()
    for members in families.values():
        for a, b in combinations(members[:60], 2):
            score = odds(a, b, corpus)
            assert score == odds(b, a, corpus)
            assert forbidden(a, b, corpus.never) == forbidden(b, a, corpus.never)
            assert set(reasons(a, b, corpus)[1:]) == set(reasons(b, a, corpus)[1:])
            known = {UNLIKE: "unlike", FORBIDDEN: "forbidden"}
            sorts[known.get(score, "joined" if score >= events.JOIN else "apart")] += 1
    assert min(sorts[sort] for sort in ("unlike", "forbidden", "joined", "apart")) > 20


def test_the_sets_are_those_of_the_long_way(given: Given) -> None:
    """Every pair of two sets is asked for each time, and none is forbidden: slow, and easy to check."""
    corpus, families, arguments = given
    expected = [some for _, members in sorted(families.items()) for some in joined(members, corpus)]
    found, judgements = events.cluster_reports(*arguments)
    assert found == expected
    assert len(judgements) == sum(len(some) - 1 for some in found) > 50


def joined(members: Sequence[Traits], corpus: Corpus) -> list[list[Ref]]:
    """Join a family best first, with no more than the rule itself."""
    size = len(members)
    pairs = [divmod(pair, size) for pair in sorted(set(events._pairs(members, corpus.alike)))]
    scores = {(a, b): odds(members[a], members[b], corpus) for a, b in pairs}
    sets = {n: [n] for n in range(size)}
    of = list(range(size))

    def fit(a: int, b: int) -> float:
        known = scores.get((min(a, b), max(a, b)))
        if known is not None:
            return known
        one, other = members[a], members[b]
        apart = not compared(one, other, corpus.alike) and forbidden(one, other, corpus.never)
        return FORBIDDEN if apart else UNLIKE

    for (a, b), score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        one, other = sorted((of[a], of[b]))
        if score < events.JOIN or one == other:
            continue
        fits = [fit(x, y) for x in sets[one][: events.MOST] for y in sets[other][: events.MOST]]
        if FORBIDDEN in fits or sum(fits) / len(fits) < events.JOIN:
            continue
        for n in sets[other]:
            of[n] = one
        sets[one] += sets.pop(other)
    return [[members[n].ref for n in some] for _, some in sorted(sets.items())]
