"""Scores become spans of whole words."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dateline.annotate.encoder.network import LAYERS, encode
from dateline.annotate.encoder.spans import by_word, runs, stretches


@given(st.sets(st.integers(0, 60)))
def test_runs_hold_what_was_put_in(positions: set[int]) -> None:
    """Unbroken stretches of sorted positions, apart from each other."""
    found = runs(np.array(sorted(positions), dtype=np.int64))
    assert {at for first, last in found for at in range(first, last)} == positions
    assert all(a[1] < b[0] for a, b in itertools.pairwise(found))


def test_pieces_of_a_word_share_their_values() -> None:
    """The mean over a word stands at each of its pieces."""
    encoding = encode("Unquestionably, Tolliver won.")
    values = np.arange(len(encoding.pieces.ids), dtype=np.float32)
    shared = by_word(encoding, values)
    for word in set(encoding.pieces.words.tolist()):
        own = encoding.pieces.words == word
        np.testing.assert_allclose(shared[own], values[own].mean())


@given(st.text(max_size=200))
def test_stretches_are_whole_words_in_order(text: str) -> None:
    """No layer of no text marks half a word, or two spans that overlap."""
    encoding = encode(text)
    for layer, classes in LAYERS.items():
        if classes % 2 == 0:
            continue
        last = 0
        for stretch in stretches(encoding, layer):
            assert last <= stretch.first < stretch.last
            assert encoding.pieces.words[stretch.first] == stretch.first
            last = stretch.last
