"""Large networks by networkit: the same figures as networkx's, or as good ones."""

from __future__ import annotations

import builtins
from typing import Any

import networkx as nx
import pytest

from dateline.errors import MissingLibrary
from dateline.export.actors_network import measured


def made(size: int = 60, directed: bool = False) -> nx.Graph[str]:
    """A network made by chance, of groups that hang together loosely."""
    graph = nx.gnp_random_graph(size, 0.1, seed=5, directed=directed)
    for n, (one, other, data) in enumerate(graph.edges(data=True)):
        data["weight"] = 1.0 + n % 3 + 4.0 * (one % 4 == other % 4)
    named: nx.Graph[str] = nx.relabel_nodes(graph, lambda n: f"a{n:03}")
    return named


def figures(graph: nx.Graph[str], name: str) -> dict[str, float]:
    """One figure of each node."""
    return {node: data[name] for node, data in graph.nodes(data=True)}


@pytest.mark.parametrize("directed", [False, True])
def test_it_gives_what_networkx_gives(directed: bool) -> None:
    """Betweenness to the last digit that is kept; communities of as much modularity, or nearly."""
    pytest.importorskip("networkit", reason="the extra `networks` is not installed")
    slow, fast = measured(made(directed=directed)), measured(made(directed=directed), fast=True)
    for name in ("degree", "strength", "pagerank"):
        assert figures(slow, name) == figures(fast, name)
    assert figures(fast, "betweenness") == pytest.approx(figures(slow, "betweenness"), abs=2e-6)
    if not directed:
        assert modularity(fast) >= modularity(slow) - 0.03
    assert figures(fast, "community") == figures(
        measured(made(directed=directed), True), "community"
    )


def modularity(graph: nx.Graph[str]) -> float:
    """How much closer the ties within communities are than by chance."""
    groups: dict[float, set[str]] = {}
    for node, number in figures(graph, "community").items():
        groups.setdefault(number, set()).add(node)
    return float(nx.community.modularity(graph, groups.values()))


def test_of_a_large_network_betweenness_is_counted_from_some() -> None:
    """And nothing breaks on one of nobody."""
    pytest.importorskip("networkit", reason="the extra `networks` is not installed")
    large = measured(made(400), fast=True)
    exact = nx.betweenness_centrality(large)
    most = sorted(exact, key=lambda node: -exact[node])[:5]
    found = figures(large, "betweenness")
    assert set(most) & set(sorted(found, key=lambda node: -found[node])[:20])
    assert len(measured(nx.Graph(), fast=True)) == 0


def test_without_it_one_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a sentence, and only where it was asked for."""
    real = builtins.__import__

    def refused(name: str, *rest: Any, **more: Any) -> Any:
        if name == "networkit":
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", refused)
    with pytest.raises(MissingLibrary, match=r"dateline\[networks\]"):
        measured(made(), fast=True)
    assert len(measured(made())) == 60
