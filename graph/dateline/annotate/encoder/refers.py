"""What the network says of mentions: whether a word heads one, and which earlier one it takes up."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dateline.annotate.encoder.network import (
    MENTION_KINDS,
    REACH,
    Encoding,
    Scores,
    forms,
)
from dateline.annotate.encoder.pieces import Numbers
from dateline.annotate.encoder.spans import at_words
from dateline.model import MentionKind


class Refers:
    """The scores of one article, asked for by token."""

    def __init__(self, encoding: Encoding, offsets: list[int]):
        """`offsets` are the characters at which the tokens begin."""
        self.encoding = encoding
        self.rows = at_words(encoding, "mentions", offsets)
        starts = encoding.pieces.starts
        self.pieces: Numbers = np.searchsorted(starts, np.array(offsets, dtype=np.int64))
        self.asked: dict[int, Scores] = {}

    def heads(self, token: int) -> float | None:
        """The chance that a token heads a mention; None where the encoder sees no word."""
        row = self.rows[token]
        return float(row[1:].sum()) if row.any() else None

    def kind(self, token: int) -> MentionKind:
        """What it most likely refers to, if to anything."""
        kinds: Sequence[MentionKind] = MENTION_KINDS
        return kinds[int(self.rows[token, 1:].argmax())]

    def kinds(self, token: int) -> dict[str, float]:
        """The share of each kind in the chance that it refers to something."""
        row = self.rows[token, 1:]
        total = float(row.sum()) or 1.0
        return {kind: float(row[n]) / total for n, kind in enumerate(MENTION_KINDS)}

    def same(self, token: int, before: Sequence[int]) -> float | None:
        """Log-odds that a token's mention takes up one of those headed by tokens before it.

        None where none of them was read in one window with it: across windows the vectors were never
        compared in training.
        """
        at = int(self.pieces[token])
        window = self.encoding.window
        if at >= len(window):
            return None
        found = [
            int(p)
            for p in (self.pieces[t] for t in before if t < token)
            if p < at and window[p] == window[at]
        ]
        if not found:
            return None
        if token not in self.asked:
            later = np.append(np.maximum(self.encoding.later[at], 0), np.float32(1))
            self.asked[token] = np.asarray(later @ forms()["same"][0], dtype=np.float32)
        left = self.asked[token]
        scores = self.encoding.earlier[found] @ left[:-1] + left[-1]
        distance = np.clip(np.array(found) - at, -REACH, REACH) + REACH
        return float((scores + forms()["same_distance"][0, distance]).max())
