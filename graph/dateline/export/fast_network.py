"""Communities and betweenness of large networks, by networkit: an extra, `dateline[networks]`.

What networkx does in minutes it does in seconds. It runs on one thread with a fixed seed, so the same
network has the same figures; of several partitions that are as good, it may find another.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from dateline.centrality import Ties
from dateline.errors import MissingLibrary

SEED = 0


def communities(ties: Ties) -> list[list[int]]:
    """Find the communities of a network, by the method of Louvain; ties have no direction.

    Raises:
        MissingLibrary: networkit is not installed.
    """
    nk = _networkit()
    if not ties.size:
        return []
    finder = nk.community.PLM(_made(nk, ties, directed=False), refine=False)
    finder.run()
    partition = finder.getPartition()
    return [sorted(partition.getMembers(group)) for group in sorted(partition.getSubsetIds())]


def betweenness(ties: Ties, directed: bool, most: int) -> list[float]:
    """Give the share of shortest paths that lead through each node, from `most` nodes at most.

    Raises:
        MissingLibrary: networkit is not installed.
    """
    nk = _networkit()
    if not ties.size:
        return []  # networkit would take the whole process down
    graph = _made(nk, ties, directed, weighted=False)
    if ties.size > most:
        counter = nk.centrality.EstimateBetweenness(graph, most, normalized=True)
    else:
        counter = nk.centrality.Betweenness(graph, normalized=True)
    counter.run()
    return [float(share) for share in counter.scores()]


def _networkit() -> Any:
    try:
        import networkit
    except ImportError as error:
        says = "Large networks are measured by networkit, which is not installed."
        raise MissingLibrary(f"{says} Run: pip install 'dateline[networks]'.") from error
    networkit.setNumberOfThreads(1)
    networkit.setSeed(SEED, False)
    return networkit


def _made(nk: Any, ties: Ties, directed: bool, weighted: bool = True) -> Any:
    weights = ties.weights if weighted else np.ones(len(ties.weights))
    ends = ties.ones.astype(np.uint64), ties.others.astype(np.uint64)
    return nk.GraphFromCoo((weights, ends), n=ties.size, weighted=weighted, directed=directed)
