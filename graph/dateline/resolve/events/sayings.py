"""Statements that are one though their words differ: one speaker says one thing on one day.

"Tarn Ferries will cut 200 jobs, Merrow said on Monday" and "Merrow said that her firm would shed 200
posts" have few words in common. What they hold is told by other reports, and where those are joined,
so are the statements: if the speaker is the same, and the day or the news.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from dateline.model import Article, Reading, Ref
from dateline.resolve.alike import Alike
from dateline.resolve.events.comparing import AT_ONCE, ONE_NEWS
from dateline.story import Actor, Judgement

SURENESS = 0.8
"""What such a judgement is given: by hand."""
MOST = 40
"""So many statements of a speaker hold one happening and are compared."""


def join_sayings(
    sets: Sequence[Sequence[Ref]],
    articles: Mapping[str, Article],
    readings: Mapping[str, Reading],
    actor_of: Mapping[Ref, Actor],
    alike: Alike,
    never: frozenset[tuple[Ref, Ref]] = frozenset(),
) -> tuple[list[list[Ref]], list[Judgement]]:
    """Sets of reports with those statements joined that hold the same happenings."""
    set_of = {ref: n for n, refs in enumerate(sets) for ref in refs}
    held = {ref: _held(ref, readings[ref.article], set_of) for ref in _sayings(sets, readings)}
    by_key: defaultdict[tuple[str, int], list[Ref]] = defaultdict(list)
    for ref, happenings in held.items():
        speaker = _speaker(ref, readings[ref.article], actor_of)
        for happening in sorted(happenings) if speaker is not None else ():
            by_key[speaker or "", happening].append(ref)
    into = list(range(len(sets)))
    judgements = []
    for _, some in sorted(by_key.items()):
        for left, right in combinations(sorted(some)[:MOST], 2):
            one, other = sorted((_root(into, set_of[left]), _root(into, set_of[right])))
            if one == other or held[left] != held[right] or (left, right) in never:
                continue
            if left.article == right.article or not _one_day(
                left, right, articles, readings, alike
            ):
                continue
            into[other] = one
            why = "the same speaker", "what they say is one happening"
            judgements.append(Judgement("event", left, right, "same", SURENESS, why))
    joined: defaultdict[int, list[Ref]] = defaultdict(list)
    for n, refs in enumerate(sets):
        joined[_root(into, n)] += refs
    return [refs for _, refs in sorted(joined.items())], judgements


def _root(into: Sequence[int], n: int) -> int:
    while into[n] != n:
        n = into[n]
    return n


def _sayings(sets: Sequence[Sequence[Ref]], readings: Mapping[str, Reading]) -> Iterator[Ref]:
    """The reports that tell that somebody said something."""
    for refs in sets:
        for ref in refs:
            report = readings[ref.article].reports[ref.index]
            if report.kind == "statement" and report.status == "happened":
                yield ref


def _cued(ref: Ref, reading: Reading) -> int | None:
    """The claim that a report introduces."""
    span = reading.reports[ref.index].span
    found = (n for n, claim in enumerate(reading.claims) if any(c.holds(span) for c in claim.cue))
    return next(found, None)


def _speaker(ref: Ref, reading: Reading, actor_of: Mapping[Ref, Actor]) -> str | None:
    claim = _cued(ref, reading)
    speaker = reading.claims[claim].speaker if claim is not None else None
    actor = actor_of[Ref(ref.article, speaker)] if speaker is not None else None
    return actor.id if actor is not None and actor.named else None


def _held(ref: Ref, reading: Reading, set_of: Mapping[Ref, int]) -> frozenset[int]:
    """The happenings that a statement holds: sets of reports, those inside others left out."""
    claim = _cued(ref, reading)
    if claim is None:
        return frozenset()
    inside = [n for n, report in enumerate(reading.reports) if report.claim == claim]
    outer = (n for n in inside if reading.reports[n].parent not in inside)
    return frozenset(set_of[Ref(ref.article, n)] for n in outer if Ref(ref.article, n) in set_of)


def _one_day(
    left: Ref,
    right: Ref,
    articles: Mapping[str, Article],
    readings: Mapping[str, Reading],
    alike: Alike,
) -> bool:
    """Whether both say the same day, or neither says another and both articles tell one news."""
    whens = [readings[ref.article].reports[ref.index].when for ref in (left, right)]
    if all(when.basis not in ("inferred", "none") for when in whens):
        return whens[0].interval == whens[1].interval
    days = [articles[ref.article].published for ref in (left, right)]
    first, second = days
    near = (
        first == second
        if first is None or second is None
        else abs((first - second).days) <= AT_ONCE
    )
    return near and alike.get(left.article, {}).get(right.article, 0.0) >= ONE_NEWS
