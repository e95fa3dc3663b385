"""The trained network: a text → scores of every layer for every piece, and vectors for pairs.

One window a run: int8 scales are taken from all that is run together, so that windows in company
would change each other's scores.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate, pairwise

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from dateline.annotate.encoder.pieces import Numbers, Pieces, cut, windows
from dateline.model import MentionKind

FILES = files("dateline.annotate.encoder")
OPENS, CLOSES = 101, 102
"""The vocabulary's marks around a window."""

NAME_KINDS: tuple[MentionKind, ...] = ("person", "organisation", "place", "other")
MENTION_KINDS: tuple[MentionKind, ...] = ("person", "organisation", "place", "product")
EVENT_KINDS = ("happening", "saying", "state")
LAYERS = {
    "source": 3,
    "cue": 3,
    "content": 3,
    "names": 1 + 2 * len(NAME_KINDS),
    "proposed": 1 + 2 * len(NAME_KINDS),
    "mentions": 1 + len(MENTION_KINDS),
    "events": 1 + len(EVENT_KINDS),
}
"""Layer → classes: 0 is none; of spans, 1 + 2k opens one of kind k and 2 + 2k goes on with it.

"proposed" are names as the rules find them, learnt for their spelling and not read."""

REACH = 64
"""Distances in pieces are told apart up to here."""

AHEAD = 16
"""Texts that are read before the first is asked for: as many as the parser takes at a time."""

Scores = NDArray[np.float32]
SLICES = {
    name: slice(*ends)
    for name, ends in zip(LAYERS, pairwise(accumulate(LAYERS.values(), initial=0)), strict=True)
}


@dataclass(frozen=True, slots=True)
class Encoding:
    """What the network makes of a text; all arrays have one row a piece."""

    pieces: Pieces
    scores: Scores
    cues: Scores
    parts: Scores
    later: Scores
    earlier: Scores
    window: Numbers
    """Which window a piece was read in."""

    def chances(self, layer: str) -> Scores:
        """Probabilities of a layer's classes, pieces × classes."""
        raw = self.scores[:, SLICES[layer]]
        raised = np.exp(raw - raw.max(axis=1, keepdims=True))
        return np.asarray(raised / raised.sum(axis=1, keepdims=True), dtype=np.float32)


@cache
def session() -> onnxruntime.InferenceSession:
    """Load the network, once a process; it runs on one thread, for it has company."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        (FILES / "encoder.onnx").read_bytes(), options, providers=["CPUExecutionProvider"]
    )


@cache
def forms() -> dict[str, Scores]:
    """The forms that pairs are scored by, with their distances."""
    with (FILES / "pairs.npz").open("rb") as file, np.load(file) as arrays:
        return {name: arrays[name] for name in arrays.files}


def encode_ahead(texts: Iterable[str]) -> Iterator[Future[Encoding]]:
    """Read texts in their order, a few ahead, on a thread of its own beside the parser's.

    What is promised is given, not what is done, so that the parser need not wait.
    """
    waiting: deque[Future[Encoding]] = deque()
    with ThreadPoolExecutor(1) as pool:
        for text in texts:
            waiting.append(pool.submit(encode, text))
            if len(waiting) > AHEAD:
                yield waiting.popleft()
        yield from waiting


def encode(text: str) -> Encoding:
    """Read a text."""
    pieces = cut(text)
    ranges = windows(text, pieces)
    width = forms()["links"].shape[1] - 1
    # Filled in place: a long article's arrays need not be there twice.
    arrays = [
        np.empty((len(pieces.ids), columns), dtype=np.float32)
        for columns in (sum(LAYERS.values()), *[width] * 4)
    ]
    for start, end in ranges:
        for array, rows in zip(arrays, _read(pieces, start, end), strict=True):
            array[start:end] = rows
    scores, cues, parts, later, earlier = arrays
    window = np.repeat(np.arange(len(ranges)), [end - start for start, end in ranges])
    return Encoding(pieces, scores, cues, parts, later, earlier, window)


def _read(pieces: Pieces, start: int, end: int) -> list[Scores]:
    ids = np.concatenate([[OPENS], pieces.ids[start:end], [CLOSES]])[None]
    shapes = np.concatenate([[0], pieces.shapes[start:end], [0]])[None]
    fed = {"ids": ids, "shapes": shapes, "mask": np.ones_like(ids)}
    return [out[0, 1:-1] for out in session().run(None, fed)]


def pair_scores(name: str, first: Scores, second: Scores, offsets: Numbers) -> Scores:
    """How strongly seconds belong to a first, role by role.

    Args:
        name: of the form: "links" (roles source, content) or "same" (one role).
        first: a vector, before the ReLU.
        second: n vectors, after it.
        offsets: how many pieces each second stands after the first.

    Returns:
        roles × n log-odds.
    """
    one = np.append(np.maximum(first, 0), np.float32(1))
    two = np.concatenate([second, np.ones((len(second), 1), dtype=np.float32)], axis=1)
    scores = np.einsum("i,rij,nj->rn", one, forms()[name], two, optimize=True)
    distance = forms()[f"{name}_distance"][:, np.clip(offsets, -REACH, REACH) + REACH]
    return np.asarray(scores + distance, dtype=np.float32)
