"""Names as the network sees them: a name is a stretch of named words, its kind the sum over them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dateline.annotate.encoder.network import NAME_KINDS, Encoding, Scores
from dateline.annotate.encoder.spans import by_word, span_of
from dateline.model import MentionKind, Span

INSIDE = 0.5
"""Chance of a name from which a word is in one."""
ANEW = 0.9
"""Chance that a name opens here from which two names stand side by side without a mark."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name in characters, with the chance of each kind."""

    span: Span
    kinds: dict[MentionKind, float]


def named(text: str, encoding: Encoding) -> list[Named]:
    """Read the names off an encoding, in order, without overlaps."""
    if not len(encoding.window):
        return []
    chances = _chances(encoding)
    words, pieces = by_word(encoding, chances), encoding.pieces
    inside = words[:, 1:].sum(axis=1) > INSIDE
    opens = chances[:, 1::2].sum(axis=1) > ANEW
    out: list[tuple[int, int]] = []
    first: int | None = None
    for at in range(len(inside)):
        if not inside[at]:
            if first is not None:
                out.append((first, at))
            first = None
        elif first is None:
            first = at
        elif pieces.words[at] == at and (
            opens[at] or "\n" in text[pieces.ends[at - 1] : pieces.starts[at]]
        ):
            out.append((first, at))
            first = at
    if first is not None:
        out.append((first, len(inside)))
    return [Named(span_of(encoding, a, b), _kinds(words[a:b])) for a, b in out]


def name_chances(encoding: Encoding, spans: list[Span]) -> list[dict[MentionKind, float]]:
    """The chance of each kind of name, for spans that other rules propose."""
    if not len(encoding.window):
        return [dict.fromkeys(NAME_KINDS, 0.0) for _ in spans]
    words, pieces = by_word(encoding, _chances(encoding)), encoding.pieces
    out = []
    for span in spans:
        first = int(np.searchsorted(pieces.starts, span.start))
        last = int(np.searchsorted(pieces.starts, span.end))
        out.append(_kinds(words[first:last]) if last > first else dict.fromkeys(NAME_KINDS, 0.0))
    return out


def _chances(encoding: Encoding) -> Scores:
    """What people marked as names, and what rules proposed: each knows what the other does not."""
    both = (encoding.chances("names") + encoding.chances("proposed")) / 2
    return np.asarray(both, dtype=np.float32)


def _kinds(words: Scores) -> dict[MentionKind, float]:
    mean = (words[:, 1::2] + words[:, 2::2]).mean(axis=0)
    return {kind: float(chance) for kind, chance in zip(NAME_KINDS, mean, strict=True)}
