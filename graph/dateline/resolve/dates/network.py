"""Bounds on the days between things, and what follows from all of them together.

A simple temporal problem (Dechter, Meiri and Pearl 1991): each bound is an edge, the earliest and
latest day of everything are shortest paths from a fixed day, and a cycle of negative length is a set
of bounds that cannot all hold. The path is the explanation. (networkx's `find_negative_cycle` gives
up on some graphs that have one, so the paths are found here.)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from dateline.model import Basis
from dateline.story import Ground

DAY_ZERO = ""
"""The thing whose day is fixed: the day before 1 January of the year 1, number 0 of `date.toordinal`."""


@dataclass(frozen=True, slots=True)
class Bound:
    """`right` is at most so many days after `left`; before it, if they are negative."""

    left: str
    right: str
    days: int
    grounds: tuple[Ground, ...]
    basis: Basis = "inferred"
    """What rests on it, rests on; "stated" is a date as a text gives it: in a conflict it stays."""

    @property
    def order(self) -> tuple[object, ...]:
        """Where it stands among others, whatever order they came in."""
        said = tuple((ground.article, ground.rule, ground.spans) for ground in self.grounds)
        return self.left, self.right, self.days, self.basis, said


@dataclass(frozen=True, slots=True)
class Window:
    """The first and the last day that a thing can be on, as ordinals, with the bounds that say so."""

    earliest: int | None = None
    latest: int | None = None
    floor: tuple[Bound, ...] = ()
    ceiling: tuple[Bound, ...] = ()


LOOK = 8
"""After so many turns of shortening, whether it goes round in a circle is looked at."""
Step = tuple[str, str, Bound]
Last = dict[str, tuple[str, Bound]]
Conflict = tuple[Bound, ...]
"""Bounds that cannot all hold: each begins where the one before it ends."""


def solve(bounds: Iterable[Bound]) -> tuple[dict[str, Window], list[Conflict]]:
    """Find the window of everything that is bounded, and the conflicts that were left out of it.

    Of a conflict, what is not a stated date is not used: nothing is said of which of them is wrong. Two
    such dates do not meet here, since each thing has one.
    """
    windows: dict[str, Window] = {}
    conflicts: list[Conflict] = []
    for part in _parts(sorted(set(bounds), key=lambda bound: bound.order)):
        found, clashes = _solved(part)
        windows |= found
        conflicts += clashes
    return windows, conflicts


def _parts(bounds: Sequence[Bound]) -> list[list[Bound]]:
    """Divide the bounds into those that can have to do with each other."""
    ties: nx.Graph[str] = nx.Graph()
    ties.add_edges_from((b.left, b.right) for b in bounds if DAY_ZERO not in (b.left, b.right))
    part = {end: min(some) for some in nx.connected_components(ties) for end in some}
    parts: defaultdict[str, list[Bound]] = defaultdict(list)
    for bound in bounds:
        end = bound.right if bound.left == DAY_ZERO else bound.left
        parts[part.get(end, end)].append(bound)
    return list(parts.values())


def _solved(bounds: Sequence[Bound]) -> tuple[dict[str, Window], list[Conflict]]:
    left = list(bounds)
    conflicts: list[Conflict] = []
    while clashes := _circles(
        _shortest(
            {end: 0 for bound in left for end in (bound.left, bound.right)},
            [(bound.left, bound.right, bound) for bound in left],
        )[1]
    ):
        conflicts += clashes
        loose = {bound.grounds for clash in clashes for bound in clash if bound.basis != "stated"}
        left = [bound for bound in left if bound.basis == "stated" or bound.grounds not in loose]
    latest, above = _shortest({DAY_ZERO: 0}, [(b.left, b.right, b) for b in left])
    before, below = _shortest({DAY_ZERO: 0}, [(b.right, b.left, b) for b in left])
    windows = {
        node: Window(
            -before[node] if node in before else None,
            latest.get(node),
            _path(below, node) if node in before else (),
            _path(above, node) if node in latest else (),
        )
        for node in sorted((latest.keys() | before.keys()) - {DAY_ZERO})
    }
    return windows, conflicts


def _shortest(start: Mapping[str, int], steps: Sequence[Step]) -> tuple[dict[str, int], Last]:
    """Find shortest ways from where one may start, and the last step of each (Bellman and Ford).

    Where a circle is shorter than nothing, it stands among the last steps.
    """
    far = dict(start)
    last: Last = {}
    shorter, turn = True, 0
    while shorter:
        shorter, turn = False, turn + 1
        for node, to, bound in steps:
            if node in far and (to not in far or far[node] + bound.days < far[to]):
                far[to] = far[node] + bound.days
                last[to] = node, bound
                shorter = True
        if turn % LOOK == 0 and _circles(last):
            break
    return far, last


def _circles(last: Last) -> list[Conflict]:
    """Find all circles among last steps: no two share a thing."""
    found: list[Conflict] = []
    known: set[str] = set()
    for start in last:
        node, way = start, []
        while node in last and node not in known:
            known.add(node)
            way.append(node)
            node = last[node][0]
        if node in way:
            steps = [last[one][1] for one in way[way.index(node) :]]
            found.append(tuple(reversed(steps)))
    return found


def _path(last: Last, node: str) -> tuple[Bound, ...]:
    """The steps from the fixed day to a thing."""
    way = []
    while node in last:
        node, bound = last[node]
        way.append(bound)
    return tuple(reversed(way))
