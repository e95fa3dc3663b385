"""Claims as the network sees them: cues, and what belongs to each.

A cue is sure, or it is weak and believed only because what hangs on it reads like a content that no
sure cue has. Contents left over go to the cue they hang on most, or stand alone.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dateline.annotate.encoder.network import Encoding, Scores, pair_scores
from dateline.annotate.encoder.pieces import Numbers
from dateline.annotate.encoder.spans import Stretch, by_word, runs, span_of, stretches
from dateline.model import Span

SURE, WEAK = 0.6, 0.25
"""Chances from which a cue is sure, or worth a second look."""
RESCUE = 0.5
"""Mean chance of content that a weak cue's parts need."""
SOURCE = 0.3
"""Chance from which a stretch may be a source."""
SOURCE_LINK, CONTENT_LINK, LEFTOVER_LINK = 0.02, 0.5, 0.02
"""Chances that a part belongs to its cue: below the first a claim has no source."""
LEFTOVER = 0.7
"""Chance from which a content without a cue is kept."""
SCRAP, SCRAP_CHANCE = 10, 0.5
"""A part of fewer pieces needs such a mean chance of content, if it is not all there is."""
COVERED = 0.2
"""Share of a weak cue's content that others may have; of a leftover, half as much."""
GAP = 2
"""Pieces that may be missing inside a content."""

Inside = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Linked:
    """A claim in characters; without a cue if none was found for the content."""

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    chance: float
    """Of the cue, or of the content where there is none."""


@dataclass(frozen=True, slots=True)
class _Cue:
    stretch: Stretch
    low: int
    """The first piece of its window."""
    links: Scores
    """Pieces of the window × (source, content): the chance that each belongs to the cue."""

    @property
    def inside(self) -> Numbers:
        """The pieces of its content."""
        return self.low + np.flatnonzero(self.links[:, 1] > CONTENT_LINK)

    def link(self, stretch: Stretch, role: int) -> float:
        """The mean chance that a stretch belongs to the cue; none beyond its window."""
        part = self.links[max(stretch.first - self.low, 0) : max(stretch.last - self.low, 0), role]
        return float(part.mean()) if len(part) else 0.0


def linked_claims(text: str, encoding: Encoding) -> list[Linked]:
    """Read the claims off an encoding, in the order of their cues; those without one come last."""
    if not len(encoding.window):
        return []
    chance = by_word(encoding, encoding.chances("content"))[:, 1:].sum(axis=1)
    cues, covered = _chosen(encoding, chance)
    of_window: defaultdict[int, list[int]] = defaultdict(list)
    for n, cue in enumerate(cues):
        of_window[cue.low].append(n)
    extra, alone = _leftovers(encoding, cues, of_window, covered)
    sources: defaultdict[int, list[Stretch]] = defaultdict(list)
    for stretch in stretches(encoding, "source", SOURCE):
        sources[_low(encoding, stretch)].append(stretch)
    out = []
    for cue, more in zip(cues, extra, strict=True):
        content = _content(text, encoding, [*_solid(cue.inside, chance), *more])
        if content:
            said = cue.stretch.span(encoding)
            source = _source(encoding, cue, sources[cue.low])
            out.append(Linked(source, said, content, cue.stretch.chance))
    for stretch in alone:
        content = _content(text, encoding, [(stretch.first, stretch.last)])
        if content:
            out.append(Linked(None, None, content, stretch.chance))
    return out


def _solid(inside: Numbers, chance: Scores) -> list[tuple[int, int]]:
    """The stretches of a content, without scraps beside it that do not even look like content."""
    parts = runs(inside)
    solid = [
        (first, last)
        for first, last in parts
        if last - first >= SCRAP or chance[first:last].mean() > SCRAP_CHANCE
    ]
    return solid or parts


def _low(encoding: Encoding, stretch: Stretch) -> int:
    """The first piece of the window in which a stretch begins."""
    return int(np.searchsorted(encoding.window, encoding.window[stretch.first]))


def _chosen(encoding: Encoding, chance: Scores) -> tuple[list[_Cue], Inside]:
    """The cues that are believed, in order, and the pieces that their contents cover."""
    covered = np.zeros(len(encoding.window), dtype=bool)
    chosen, weak = [], []
    for stretch in stretches(encoding, "cue", WEAK):
        cue = _linked(encoding, stretch)
        if stretch.chance >= SURE:
            chosen.append(cue)
            covered[cue.inside] = True
        elif len(cue.inside):
            weak.append(cue)
    for cue in sorted(weak, key=lambda c: (-c.stretch.chance, c.stretch.first)):
        if chance[cue.inside].mean() > RESCUE and covered[cue.inside].mean() < COVERED:
            chosen.append(cue)
            covered[cue.inside] = True
    return sorted(chosen, key=lambda c: c.stretch.first), covered


def _linked(encoding: Encoding, stretch: Stretch) -> _Cue:
    low = _low(encoding, stretch)
    high = int(np.searchsorted(encoding.window, encoding.window[low], side="right"))
    vector = encoding.cues[stretch.first : stretch.last].mean(axis=0)
    offsets = np.arange(low, high) - stretch.first
    scores = pair_scores("links", vector, encoding.parts[low:high], offsets)
    chances = np.asarray(1 / (1 + np.exp(-np.maximum(scores, -30))), dtype=np.float32)
    return _Cue(stretch, low, by_word(encoding, chances.T, low))


def _leftovers(
    encoding: Encoding, cues: list[_Cue], of_window: dict[int, list[int]], covered: Inside
) -> tuple[list[list[tuple[int, int]]], list[Stretch]]:
    """Contents that no cue claimed: what each cue takes on, and those that stand alone."""
    taken: list[list[tuple[int, int]]] = [[] for _ in cues]
    alone = []
    for stretch in stretches(encoding, "content", LEFTOVER):
        if covered[stretch.first : stretch.last].mean() >= COVERED / 2:
            continue
        near = of_window.get(_low(encoding, stretch), [])
        best, number = max(((cues[n].link(stretch, 1), -n) for n in near), default=(0.0, 0))
        if best > LEFTOVER_LINK:
            taken[-number].append((stretch.first, stretch.last))
        else:
            alone.append(stretch)
    return taken, alone


def _source(encoding: Encoding, cue: _Cue, sources: list[Stretch]) -> Span | None:
    fits = [(cue.link(s, 0), -abs(s.first - cue.stretch.first), n) for n, s in enumerate(sources)]
    best, _, number = max(fits, default=(0.0, 0, 0))
    return sources[number].span(encoding) if best > SOURCE_LINK else None


def _content(text: str, encoding: Encoding, parts: list[tuple[int, int]]) -> tuple[Span, ...]:
    """Parts as characters, near ones joined, without those that hold no word."""
    joined: list[tuple[int, int]] = []
    for first, last in sorted(parts):
        if joined and first - joined[-1][1] <= GAP:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    spans = [span_of(encoding, first, last) for first, last in joined]
    return tuple(s for s in spans if any(c.isalnum() for c in s.of(text)))
