"""Measures of coreference: how well chains that were found agree with the gold ones.

A chain is a set of keys, one per mention; a mention that both sides found has the same key on both.
Three measures, since each can be cheated alone, and their mean, which the CoNLL shared task of 2012
made usual (Pradhan and others 2012).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment

Chain = frozenset[Hashable]


@dataclass(frozen=True, slots=True)
class Rates:
    """Precision and recall, from 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def rate(hits: float, found: float, gold: float) -> Rates:
    """Count hits against what was found and what there was to find."""
    return Rates(hits / found if found else 0.0, hits / gold if gold else 0.0)


def group(items: Iterable[tuple[Hashable, Hashable]]) -> list[Chain]:
    """Make chains of pairs of a chain's name and a mention's key."""
    found: defaultdict[Hashable, set[Hashable]] = defaultdict(set)
    for name, key in items:
        found[name].add(key)
    return [frozenset(keys) for keys in found.values()]


def muc(gold: Sequence[Chain], found: Sequence[Chain]) -> Rates:
    """Count links: how many are needed to hold each chain together, and how many of them are there.

    Vilain, Burger, Aberdeen, Connolly and Hirschman, "A model-theoretic coreference scoring
    scheme", MUC-6, 1995. A chain of one mention needs no link and counts for nothing.
    """
    return Rates(_links_kept(found, gold), _links_kept(gold, found))


def _links_kept(chains: Sequence[Chain], other: Sequence[Chain]) -> float:
    at = {key: number for number, chain in enumerate(other) for key in chain}
    kept = needed = 0
    for chain in chains:
        known = {at[key] for key in chain if key in at}
        pieces = len(known) + sum(key not in at for key in chain)
        kept += len(chain) - pieces
        needed += len(chain) - 1
    return kept / needed if needed else 0.0


def b_cubed(gold: Sequence[Chain], found: Sequence[Chain]) -> Rates:
    """Ask each mention how much of its chain is right, and take the mean.

    Bagga and Baldwin, "Algorithms for scoring coreference chains", LREC workshop, 1998. A mention
    that the other side has not found counts as wrong, as in the CoNLL scorer's first form.
    """
    return Rates(_mean_overlap(found, gold), _mean_overlap(gold, found))


def _mean_overlap(chains: Sequence[Chain], other: Sequence[Chain]) -> float:
    at = {key: chain for chain in other for key in chain}
    mentions = sum(len(chain) for chain in chains)
    right = sum(len(chain & at[key]) / len(chain) for chain in chains for key in chain if key in at)
    return right / mentions if mentions else 0.0


def ceaf_e(gold: Sequence[Chain], found: Sequence[Chain]) -> Rates:
    """Pair chains one to one so that they are as alike as can be, and count the likeness.

    Luo, "On coreference resolution performance metrics", HLT-EMNLP 2005, with his entity-based
    likeness: twice what two chains share by the sum of their sizes.
    """
    if not gold or not found:
        return Rates(0.0, 0.0)
    holders = {key: number for number, chain in enumerate(found) for key in chain}
    likeness = np.zeros((len(gold), len(found)))
    for row, chain in enumerate(gold):
        for column in {holders[key] for key in chain if key in holders}:
            other = found[column]
            likeness[row, column] = 2 * len(chain & other) / (len(chain) + len(other))
    rows, columns = linear_sum_assignment(likeness, maximize=True)
    total = float(likeness[rows, columns].sum())
    return rate(total, len(found), len(gold))
