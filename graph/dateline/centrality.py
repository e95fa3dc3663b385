"""How central each node of a network is, by its ties alone."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

DAMPING, ROUNDS, CLOSE = 0.85, 100, 1e-10
"""How far a walker goes on, and when the figures stand still."""


def pagerank(size: int, ties: Sequence[tuple[int, int, float]]) -> list[float]:
    """Rank numbered nodes by ties that lead from one to another, with their weights.

    Power iteration over columns (Brin and Page 1998). The figures add up to one.
    """
    if not size:
        return []
    left, right, weight = (np.array(column) for column in zip(*ties, strict=True)) if ties else (
        np.zeros(0, int), np.zeros(0, int), np.zeros(0)
    )  # fmt: skip
    out = np.bincount(left, weight, size)
    share = weight / out[left]
    rank = np.full(size, 1 / size)
    for _ in range(ROUNDS):
        lost = rank[out == 0].sum()
        new = np.bincount(right, share * rank[left], size) + lost / size
        new = DAMPING * new + (1 - DAMPING) / size
        done = bool(np.abs(new - rank).sum() < CLOSE)
        rank = new
        if done:
            break
    return [float(one) for one in rank]
