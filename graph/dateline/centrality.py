"""How central each node of a network is, by its ties alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

DAMPING, ROUNDS, CLOSE = 0.85, 100, 1e-10
"""How far a walker goes on, and when the figures stand still."""


@dataclass(frozen=True, slots=True)
class Ties:
    """The ties of numbered nodes, in columns: from one to another, with their weights."""

    size: int
    """How many nodes there are."""
    ones: npt.NDArray[np.int64]
    others: npt.NDArray[np.int64]
    weights: npt.NDArray[np.float64]

    def both_ways(self) -> Ties:
        """The same ties and as many back."""
        return Ties(
            self.size, np.concatenate((self.ones, self.others)),
            np.concatenate((self.others, self.ones)), np.concatenate((self.weights, self.weights)),
        )  # fmt: skip


def pagerank(ties: Ties) -> list[float]:
    """Rank nodes by the ties that lead to them: power iteration (Brin and Page 1998).

    The figures add up to one.
    """
    size = ties.size
    if not size:
        return []
    out = np.bincount(ties.ones, ties.weights, size)
    share = ties.weights / out[ties.ones]
    rank = np.full(size, 1 / size)
    for _ in range(ROUNDS):
        lost = rank[out == 0].sum()
        new = np.bincount(ties.others, share * rank[ties.ones], size) + lost / size
        new = DAMPING * new + (1 - DAMPING) / size
        done = bool(np.abs(new - rank).sum() < CLOSE)
        rank = new
        if done:
            break
    return [float(one) for one in rank]
