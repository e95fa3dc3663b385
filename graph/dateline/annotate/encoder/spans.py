"""From the network's scores to spans: whole words, each inside or outside by all its pieces."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dateline.annotate.encoder.network import Encoding, Scores
from dateline.annotate.encoder.pieces import Numbers
from dateline.model import Span


@dataclass(frozen=True, slots=True)
class Stretch:
    """Pieces `first` to `last` (exclusive) of one kind, and the mean chance of that."""

    first: int
    last: int
    kind: int
    chance: float

    def span(self, encoding: Encoding) -> Span:
        """Its characters."""
        return span_of(encoding, self.first, self.last)


def span_of(encoding: Encoding, first: int, last: int) -> Span:
    """The characters of pieces `first` to `last` (exclusive)."""
    return Span(int(encoding.pieces.starts[first]), int(encoding.pieces.ends[last - 1]))


def by_word(encoding: Encoding, values: Scores, low: int = 0) -> Scores:
    """Each piece's values replaced by the mean over its word; the first axis is pieces from `low`."""
    if not len(values):
        return values
    words = encoding.pieces.words[low : low + len(values)]
    firsts = np.flatnonzero(np.concatenate([[True], words[1:] != words[:-1]]))
    sizes = np.diff([*firsts, len(values)])
    means = (np.add.reduceat(values, firsts, axis=0).T / sizes).T
    return np.asarray(np.repeat(means, sizes, axis=0), dtype=np.float32)


def stretches(encoding: Encoding, layer: str, least: float = 0.5) -> list[Stretch]:
    """The spans that a layer marks with at least such a chance, in order, without overlaps."""
    chances = encoding.chances(layer)
    opens, goes_on = chances[:, 1::2], chances[:, 2::2]
    inside = by_word(encoding, opens + goes_on)
    kind_at = np.where(inside.sum(axis=1) > least, inside.argmax(axis=1), -1)
    anew = opens > goes_on
    out: list[Stretch] = []
    first, kind = 0, -1
    words = encoding.pieces.words
    for at, here in enumerate([*kind_at.tolist(), -1]):
        if at < len(words) and words[at] != at and here == kind:
            continue
        if kind >= 0 and (here != kind or anew[at, kind]):
            out.append(Stretch(first, at, kind, float(inside[first:at, kind].mean())))
            kind = -1
        if here >= 0 and kind < 0:
            first, kind = at, here
    return out


def runs(pieces: Numbers) -> list[tuple[int, int]]:
    """Rising positions as unbroken stretches, end exclusive."""
    if not len(pieces):
        return []
    breaks = np.flatnonzero(np.diff(pieces) > 1) + 1
    return [(int(part[0]), int(part[-1]) + 1) for part in np.split(pieces, breaks)]


def at_words(encoding: Encoding, layer: str, offsets: list[int]) -> Scores:
    """The chances of a layer's classes for the words that begin at these characters.

    A row of zeros where no word of the encoder's begins.
    """
    chances = encoding.chances(layer)
    out = np.zeros((len(offsets), chances.shape[1]), dtype=np.float32)
    starts = encoding.pieces.starts
    at = np.searchsorted(starts, np.array(offsets, dtype=np.int64))
    known = at < len(starts)
    known[known] &= starts[at[known]] == np.array(offsets, dtype=np.int64)[known]
    out[known] = chances[at[known]]
    return out
