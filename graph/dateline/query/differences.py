"""What moved between two builds: articles, events, actors, contradictions.

Events and actors of the two are the same if their reports or mentions are; where several of one
build are one of the other, they were joined or parted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

import networkx as nx
from pyoxigraph import Literal as Value

from dateline.query.answers import Answer
from dateline.query.snapshot import (
    ActorSeen,
    ArticleSeen,
    ContradictionSeen,
    EventSeen,
    Snapshot,
)

About = Literal["article", "event", "actor", "contradiction"]
Change = Literal[
    "re-dated", "status", "kind", "who", "renamed", "joined", "parted", "text", "added", "gone",
]  # fmt: skip
ORDER: tuple[Change, ...] = (
    "re-dated", "status", "kind", "who", "renamed", "joined", "parted", "text", "added", "gone",
)  # fmt: skip
UNDATED = "undated"
Seen = TypeVar("Seen", EventSeen, ActorSeen)


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as it was."""

    about: About
    change: Change
    name: str
    was: str = ""
    now: str = ""
    why: tuple[str, ...] = ()


def differences(old: Snapshot, new: Snapshot) -> list[Difference]:
    """Say what moved: of each thing what changed most, the most important first."""
    return [
        *_in_order(_articles(old.articles, new.articles)),
        *_in_order(_events(old.events, new.events, _moved(old.articles, new.articles))),
        *_in_order(_actors(old.actors, new.actors)),
        *_in_order(_contradictions(old.contradictions, new.contradictions)),
    ]


def as_answer(found: Sequence[Difference]) -> Answer:
    """Lay differences out as the answer to a question, to be written as any other."""
    names = ("about", "change", "name", "was", "now", "why")
    rows = (
        (one.about, one.change, one.name, one.was, one.now, "; ".join(one.why)) for one in found
    )
    return Answer(names, tuple(tuple(Value(cell) if cell else None for cell in r) for r in rows))


def _in_order(found: Iterator[Difference]) -> list[Difference]:
    return sorted(found, key=lambda one: ORDER.index(one.change))  # and otherwise as they came


def _articles(old: Sequence[ArticleSeen], new: Sequence[ArticleSeen]) -> Iterator[Difference]:
    before, after = {one.id: one for one in old}, {one.id: one for one in new}
    for id in sorted(before.keys() | after.keys()):
        was, now = before.get(id), after.get(id)
        if was is None and now is not None:
            yield Difference("article", "added", id, now=now.published or UNDATED)
        elif now is None and was is not None:
            yield Difference("article", "gone", id, was=was.published or UNDATED)
        elif was is not None and now is not None:
            if was.published != now.published:
                days = was.published or UNDATED, now.published or UNDATED
                yield Difference("article", "re-dated", id, *days, now.why)
            if was.key != now.key:
                yield Difference("article", "text", id)


def _moved(old: Sequence[ArticleSeen], new: Sequence[ArticleSeen]) -> Mapping[str, str]:
    """The articles whose day of publication is another now, and that day."""
    before = {one.id: one.published for one in old}
    days = {one.id: one.published for one in new}
    return {id: day for id, day in days.items() if id in before and before[id] != day}


def _events(
    old: Sequence[EventSeen], new: Sequence[EventSeen], moved: Mapping[str, str]
) -> Iterator[Difference]:
    for some, others in _matched(old, new):
        if len(some) != 1 or len(others) != 1:
            yield _regrouped("event", [e.label for e in some], [e.label for e in others])
            continue
        (was,), (now,) = some, others
        if was.when != now.when:
            days = was.when or UNDATED, now.when or UNDATED
            leant = sorted({article for article, *_ in now.words if article in moved})
            why = now.why or tuple(f"{id} is of {moved[id] or UNDATED}" for id in leant)
            yield Difference("event", "re-dated", now.label, *days, why)
        if was.status != now.status:
            yield Difference("event", "status", now.label, was.status, now.status)
        if was.kind != now.kind:
            yield Difference("event", "kind", now.label, was.kind, now.kind)
        if was.who != now.who:
            yield Difference("event", "who", now.label, "; ".join(was.who), "; ".join(now.who))
        if was.label != now.label:
            yield Difference("event", "renamed", now.label, was.label, now.label)


def _actors(old: Sequence[ActorSeen], new: Sequence[ActorSeen]) -> Iterator[Difference]:
    for some, others in _matched(old, new):
        if len(some) != 1 or len(others) != 1:
            yield _regrouped("actor", [a.name for a in some], [a.name for a in others])
            continue
        (was,), (now,) = some, others
        if was.name != now.name:
            yield Difference("actor", "renamed", now.name, was.name, now.name)
        if was.kind != now.kind:
            yield Difference("actor", "kind", now.name, was.kind, now.kind)


def _regrouped(about: About, some: Sequence[str], others: Sequence[str]) -> Difference:
    if not some or not others:
        (name,) = some or others
        return Difference(about, "added" if others else "gone", name)
    change: Change = "joined" if len(some) > len(others) else "parted"
    return Difference(about, change, others[0], "; ".join(some), "; ".join(others))


def _contradictions(
    old: Sequence[ContradictionSeen], new: Sequence[ContradictionSeen]
) -> Iterator[Difference]:
    before, after = Counter(old), Counter(new)
    for one in sorted((before - after).elements(), key=_said):
        yield Difference("contradiction", "gone", one.about, was=" / ".join(one.says))
    for one in sorted((after - before).elements(), key=_said):
        yield Difference("contradiction", "added", one.about, now=" / ".join(one.says))


def _said(one: ContradictionSeen) -> tuple[str, tuple[str, ...]]:
    return one.about, one.says


def _matched(old: Sequence[Seen], new: Sequence[Seen]) -> Iterator[tuple[list[Seen], list[Seen]]]:
    """Give what belongs together of the two, in the order of the new build, then of the old."""
    ties: nx.Graph[tuple[int, int]] = nx.Graph()
    holder = {words: n for n, one in enumerate(old) for words in sorted(one.words)}
    for n, one in enumerate(new):
        ties.add_node((0, n))
        ties.add_edges_from(((0, n), (1, holder[w])) for w in sorted(one.words) if w in holder)
    ties.add_nodes_from((1, n) for n in range(len(old)))
    for part in sorted(nx.connected_components(ties), key=min):
        yield (
            [old[n] for side, n in sorted(part) if side == 1],
            [new[n] for side, n in sorted(part) if side == 0],
        )
