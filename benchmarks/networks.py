"""What measuring a large network of actors costs: PageRank and communities, here and by networkx.

    python -m benchmarks.networks [--ties N] [--by-networkx]

Makes a network with ties as uneven as those of people in the news, and prints seconds: to put it
into columns, for communities by networkit, for our PageRank, and what networkx takes for the same
on a network of a tenth of the ties, as a multiple; `--by-networkx` measures that on the whole, which
takes minutes.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from itertools import accumulate
from random import Random

import networkx as nx

from dateline.centrality import pagerank
from dateline.export import fast_network
from dateline.export.actors_network import ties_of


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.networks")
    parser.add_argument("--ties", type=int, default=825_000, metavar="N")
    parser.add_argument("--by-networkx", action="store_true")
    options = parser.parse_args(arguments)
    large, small = made(options.ties), made(options.ties // 10)
    ours = _ours(large)
    print(f"{large.number_of_nodes():,} actors, {large.number_of_edges():,} ties")
    for name, seconds in ours.items():
        print(f"  {name:34} {seconds:7.2f} s")
    print(f"  {'together':34} {sum(ours.values()):7.2f} s")
    graph = large if options.by_networkx else small
    mine = sum(_ours(graph).values())
    theirs = _timed(lambda: nx.pagerank(graph, weight="weight")) + _timed(
        lambda: nx.community.louvain_communities(graph, weight="weight", seed=0)
    )
    times = theirs / mine
    print(f"networkx, {graph.number_of_edges():,} ties: {theirs:.1f} s, {times:.0f} times as long")
    return 0


def made(ties: int, seed: int = 1) -> nx.Graph[str]:
    """Make a network: few actors have many ties, and many have few (Zipf)."""
    chance = Random(seed)
    size = max(ties // 8, 2)
    often = list(accumulate(1 / (n + 1) ** 0.8 for n in range(size)))
    graph: nx.Graph[str] = nx.Graph()
    seen: set[tuple[int, int]] = set()
    while len(seen) < ties:
        one, other = sorted(chance.choices(range(size), cum_weights=often, k=2))
        if one != other and (one, other) not in seen:
            seen.add((one, other))
            graph.add_edge(f"a{one}", f"a{other}", weight=1.0 + chance.randrange(5))
    return graph


def _ours(graph: nx.Graph[str]) -> dict[str, float]:
    start = time.perf_counter()
    ties = ties_of(graph)
    columns = time.perf_counter() - start
    return {
        "ties into columns": columns,
        "communities, by networkit": _timed(lambda: fast_network.communities(ties)),
        "PageRank": _timed(lambda: pagerank(ties.both_ways())),
    }


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    raise SystemExit(main())
