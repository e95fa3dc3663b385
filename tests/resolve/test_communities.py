"""Communities are those that networkx finds, and no community is left that can be parted."""

from __future__ import annotations

from random import Random

import networkx as nx
import pytest

from dateline.resolve.communities import SEED, Tie, communities, network


def ties(seed: int) -> list[Tie]:
    """Make ties of 120 nodes in twelve clubs; few lead out of one."""
    chance = Random(seed)
    pairs = [(a, b) for b in range(120) for a in range(b)]
    return [
        (a, b, chance.random())
        for a, b in pairs
        if chance.random() < (0.5 if a // 10 == b // 10 else 0.03)
    ]


def parted(graph: nx.Graph[int], nodes: list[int], largest: int) -> list[list[int]]:
    """Part a network as networkx does, and what is too large again."""
    part: nx.Graph[int] = nx.Graph()
    part.add_nodes_from(nodes)
    part.add_weighted_edges_from(
        (a, b, weight)
        for a in nodes
        for b, weight in ((b, graph[a][b]["weight"]) for b in sorted(graph[a]))
        if a < b and part.has_node(b)
    )
    found = nx.community.louvain_communities(part, seed=SEED)
    out: list[list[int]] = []
    for group in found:
        again = len(found) > 1 and len(group) > largest
        out += parted(graph, sorted(group), largest) if again else [sorted(group)]
    return out


@pytest.mark.parametrize("seed", range(5))
def test_communities_are_those_of_networkx(seed: int) -> None:
    """The same nodes stand together, at the top and in the parts of what is too large."""
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(120))
    graph.add_weighted_edges_from(ties(seed))
    for largest in (1_000, 8):
        found = sorted(communities(network(120, ties(seed)), largest))
        assert found == sorted(parted(graph, list(range(120)), largest))
        assert 5 < len(found) < 120


def test_nodes_without_ties_are_alone() -> None:
    """Nothing keeps them together."""
    assert sorted(communities(network(3, []), 2)) == [[0], [1], [2]]
    assert sorted(communities(network(3, [(0, 2, 1.0)]), 2)) == [[0, 2], [1]]
    assert list(communities(network(0, []), 2)) == []
