"""An article cut into the pieces that the encoder reads, and these into windows.

The vocabulary knows no capitals, so every piece has a shape beside it: how its word is written,
whether it stands inside a quotation, whether it opens a line. Training and reading share this
module, so that the network never sees anything it was not trained on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from dateline.annotate.quotes import find_quotations

MOST = 158
"""Pieces in a window; with the two marks around them, 160."""

CASES = 6
SHAPES = CASES * 2 * 2 * 2
"""Cases × continues a word × inside a quotation × opens a line."""

WORD = re.compile(r"[^\W_]+")
LINE = re.compile(r"\n\s*")
SENTENCE = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])")

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Pieces:
    """Word pieces of a text, in order; all arrays have one entry a piece."""

    ids: Numbers
    """Positions in the vocabulary."""
    shapes: Numbers
    """0 … SHAPES - 1."""
    starts: Numbers
    """Characters of the text, end exclusive."""
    ends: Numbers
    words: Numbers
    """The position of the first piece of each piece's word."""


@cache
def tokenizer() -> Tokenizer:
    """Load the word pieces of the encoder; offsets are code points of the text."""
    return Tokenizer.from_str(
        (files("dateline.annotate.encoder") / "tokenizer.json").read_text(encoding="utf-8")
    )


def cut(text: str) -> Pieces:
    """Cut a text into pieces."""
    coded = tokenizer().encode(text, add_special_tokens=False)
    offsets = np.array(coded.offsets, dtype=np.int64).reshape(-1, 2)
    starts, ends = offsets[:, 0], offsets[:, 1]
    word_at = np.full(len(text) + 1, -1, dtype=np.int64)
    cases = [0]
    for number, match in enumerate(WORD.finditer(text)):
        word_at[match.start() : match.end()] = number
        cases.append(_case(match[0]))
    quoted = np.zeros(len(text) + 1, dtype=bool)
    for span in find_quotations(text):
        quoted[span.start : span.end] = True
    own = word_at[starts]
    continues = np.zeros(len(starts), dtype=bool)
    continues[1:] = (own[1:] >= 0) & (own[1:] == own[:-1])
    opens = np.zeros(len(starts), dtype=bool)
    lines = np.array([0, *(m.end() for m in LINE.finditer(text))], dtype=np.int64)
    firsts = np.searchsorted(starts, lines)
    opens[firsts[firsts < len(starts)]] = True
    shapes = np.array(cases, dtype=np.int64)[own + 1]
    shapes = shapes + CASES * continues + CASES * 2 * quoted[starts] + CASES * 4 * opens
    first = np.where(continues, 0, np.arange(len(starts)))
    return Pieces(
        np.array(coded.ids, dtype=np.int64), shapes, starts, ends, np.maximum.accumulate(first)
    )


def _case(word: str) -> int:
    """1 lower, 2 upper, 3 capitalised, 4 with digits, 5 mixed; 0 is no word."""
    if word.islower():
        return 1
    if word.isupper():
        return 2 if len(word) > 1 else 3
    if any(c.isdigit() for c in word):
        return 4
    return 3 if word[0].isupper() and word[1:].islower() else 5


def windows(text: str, pieces: Pieces, first: int = MOST) -> list[tuple[int, int]]:
    """Ranges of pieces that are read together: whole lines, else whole sentences, up to `MOST`.

    `first` bounds the first window; training varies it, so that cuts fall elsewhere each time.
    """
    total = len(pieces.ids)
    lines = _cuts(LINE, text, pieces)
    sentences = _cuts(SENTENCE, text, pieces)
    out = []
    start, most = 0, first
    while start < total:
        end = min(start + most, total)
        if end < total:
            low = start + most // 2
            end = _last(lines, low, end) or _last(sentences, low, end) or end
        out.append((start, end))
        start, most = end, MOST
    return out


def _cuts(pattern: re.Pattern[str], text: str, pieces: Pieces) -> Numbers:
    ends = np.array([m.end() for m in pattern.finditer(text)], dtype=np.int64)
    return np.unique(np.searchsorted(pieces.starts, ends))


def _last(cuts: Numbers, low: int, high: int) -> int | None:
    """The last cut after `low` and not after `high`."""
    at = int(np.searchsorted(cuts, high, side="right")) - 1
    return int(cuts[at]) if at >= 0 and cuts[at] > low else None
