"""Communities of a network: groups that are tied more closely within than to the rest.

The method of Louvain (Blondel and others 2008, https://doi.org/10.1088/1742-5468/2008/10/P10008): a
node goes where modularity gains most, until none moves; then groups are nodes. The network stands
in three flat columns, for that of a large story is millions of ties and would be gigabytes as
dictionaries. It finds what `louvain_communities` of networkx finds, in the same arithmetic.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random

SEED = 0
GAIN = 1e-7
"""Modularity that a level has to gain for there to be another."""

Tie = tuple[int, int, float]


@dataclass(frozen=True, slots=True)
class Network:
    """The ties of numbered nodes: those of node `n` stand from `starts[n]` up to `starts[n + 1]`."""

    starts: array[int]
    ends: array[int]
    weights: array[float]
    loops: array[float]
    """Of each node that was made of others, the sum of the ties between these."""

    def __len__(self) -> int:
        return len(self.starts) - 1

    def ties(self, node: int) -> Iterator[tuple[int, float]]:
        """The nodes that one is tied to, and how strongly."""
        start, end = self.starts[node], self.starts[node + 1]
        return zip(self.ends[start:end], self.weights[start:end], strict=True)


def network(size: int, ties: Iterable[Tie]) -> Network:
    """Put ties of numbered nodes into a network; no two nodes have more than one."""
    ones, others, weights = array("i"), array("i"), array("d")
    many = [0] * (size + 1)
    for one, other, weight in ties:
        ones.append(one)
        others.append(other)
        weights.append(weight)
        many[one + 1] += 1
        many[other + 1] += 1
    starts = array("q", [0])
    for count in many[1:]:
        starts.append(starts[-1] + count)
    free = list(starts)
    ends, strengths = array("i", [0]) * starts[-1], array("d", [0.0]) * starts[-1]
    for one, other, weight in zip(ones, others, weights, strict=True):
        for node, end in ((one, other), (other, one)):
            ends[free[node]], strengths[free[node]] = end, weight
            free[node] += 1
    return Network(starts, ends, strengths, array("d", [0.0]) * size)


def communities(whole: Network, largest: int) -> Iterator[list[int]]:
    """Find the communities of a network, and those within one that has more than `largest` nodes."""
    waiting: list[Sequence[int]] = [range(len(whole))]
    while waiting:
        nodes = waiting.pop()
        found = _louvain(whole if len(nodes) == len(whole) else _part(whole, nodes))
        for group in found:
            some = [nodes[n] for n in group]
            if len(found) > 1 and len(some) > largest:
                waiting.append(some)
            else:
                yield some


def _part(whole: Network, nodes: Sequence[int]) -> Network:
    """Some nodes of a network, with the ties between them."""
    place = {node: n for n, node in enumerate(nodes)}
    rows = (
        {place[end]: weight for end, weight in whole.ties(node) if end in place} for node in nodes
    )
    return _laid_out(rows, [0.0] * len(nodes))


def _laid_out(rows: Iterable[dict[int, float]], loops: Iterable[float]) -> Network:
    made = Network(array("q", [0]), array("i"), array("d"), array("d", loops))
    for row in rows:
        made.ends.extend(row)
        made.weights.extend(row.values())
        made.starts.append(len(made.ends))
    return made


def _louvain(graph: Network) -> list[list[int]]:
    """Find the communities of a network; nodes in each are in ascending order."""
    chance = Random(SEED)
    whole = sum(graph.weights) / 2
    if not whole:
        return [[n] for n in range(len(graph))]
    held, modularity = [[n] for n in range(len(graph))], _modularity(graph, whole)
    while True:
        groups = _level(graph, whole, chance)
        held = [sorted(n for node in group for n in held[node]) for group in groups]
        graph = _grouped(graph, groups)
        before, modularity = modularity, _modularity(graph, whole)
        if modularity - before <= GAIN:
            return held


def _level(graph: Network, whole: float, chance: Random) -> list[list[int]]:
    """Move each node to the group where it gains most, again and again until none moves."""
    starts, ends, weights = graph.starts, graph.ends, graph.weights
    degrees = _degrees(graph)
    of = list(range(len(graph)))
    totals = degrees.copy()
    nodes = list(of)
    chance.shuffle(nodes)
    square = 2 * whole**2
    moved = True
    while moved:
        moved = False
        for node in nodes:
            own, degree = of[node], degrees[node]
            near: dict[int, float] = {}
            start, end = starts[node], starts[node + 1]
            for other, weight in zip(ends[start:end], weights[start:end], strict=True):
                group = of[other]
                near[group] = near[group] + weight if group in near else weight
            totals[own] -= degree
            cost = -near.get(own, 0.0) / whole + totals[own] * degree / square
            best, most = own, 0.0
            for group, weight in near.items():
                gain = cost + weight / whole - totals[group] * degree / square
                if gain > most:
                    best, most = group, gain
            totals[best] += degree
            if best != own:
                of[node] = best
                moved = True
    groups: dict[int, list[int]] = {}
    for node, group in enumerate(of):
        groups.setdefault(group, []).append(node)
    return [groups[group] for group in sorted(groups)]


def _degrees(graph: Network) -> list[float]:
    """The sum of each node's ties; those between nodes that it was made of count twice."""
    bounds = pairwise(graph.starts)
    return [
        sum(graph.weights[start:end]) + 2 * loop
        for (start, end), loop in zip(bounds, graph.loops, strict=True)
    ]


def _grouped(graph: Network, groups: Sequence[Sequence[int]]) -> Network:
    """The network of groups: the ties of two are the sum of those between their nodes."""
    of = {node: n for n, group in enumerate(groups) for node in group}
    loops = [sum(graph.loops[node] for node in group) for group in groups]
    rows: list[dict[int, float]] = [{} for _ in groups]
    for node in range(len(graph)):
        one = of[node]
        row = rows[one]
        for end, weight in graph.ties(node):
            if end > node:
                other = of[end]
                if other == one:
                    loops[one] += weight
                else:
                    row[other] = rows[other][one] = weight + row.get(other, 0.0)
    return _laid_out(rows, loops)


def _modularity(graph: Network, whole: float) -> float:
    """The modularity of a network whose nodes are the groups."""
    return sum(
        loop / whole - (degree / (2 * whole)) ** 2
        for loop, degree in zip(graph.loops, _degrees(graph), strict=True)
    )
