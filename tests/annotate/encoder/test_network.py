"""The network reads any text, the same way each time."""

from __future__ import annotations

import numpy as np

from dateline.annotate.encoder.network import LAYERS, encode, encode_ahead, pair_scores
from dateline.annotate.encoder.spans import at_words

TEXT = "Maren Tolliver said on Monday that the crews would strike.\n\nThe trust did not reply."


def test_every_piece_has_scores_and_vectors() -> None:
    """All arrays have a row a piece, and chances add up to one."""
    encoding = encode(TEXT)
    rows = len(encoding.pieces.ids)
    for array in (encoding.scores, encoding.cues, encoding.parts, encoding.later, encoding.earlier):
        assert len(array) == rows
    for layer, classes in LAYERS.items():
        chances = encoding.chances(layer)
        assert chances.shape == (rows, classes)
        np.testing.assert_allclose(chances.sum(axis=1), 1, rtol=1e-4)


def test_an_empty_text_has_no_pieces() -> None:
    """Nothing to read is no mistake."""
    encoding = encode(" \n")
    assert len(encoding.pieces.ids) == 0
    assert encoding.chances("names").shape == (0, LAYERS["names"])


def test_reading_ahead_changes_nothing() -> None:
    """Texts come in their order, each as if read alone."""
    texts = [TEXT, "", "A ferry sank.", TEXT * 3]
    for text, ahead in zip(texts, encode_ahead(texts), strict=True):
        np.testing.assert_array_equal(encode(text).scores, ahead.result().scores)


def test_what_stands_in_another_window_does_not_matter() -> None:
    """A window is read alone, so that a change elsewhere in an article leaves it as it was."""
    long = "The ferry left the quay at noon and nobody waved.\n" * 30
    before, after = encode(long + "One."), encode(long + "Two.")
    first = before.window == 0
    np.testing.assert_array_equal(before.scores[first], after.scores[: first.sum()])


def test_pairs_have_a_score_for_each_role() -> None:
    """A cue is compared with every piece, once as source and once as content."""
    encoding = encode(TEXT)
    offsets = np.arange(len(encoding.parts)) - 3
    assert pair_scores("links", encoding.cues[3], encoding.parts, offsets).shape == (
        2,
        len(encoding.parts),
    )


def test_words_get_the_chances_of_their_first_piece() -> None:
    """A position where no word begins has none."""
    encoding = encode(TEXT)
    found = at_words(encoding, "events", [TEXT.index("strike"), TEXT.index("strike") + 2])
    assert found[0, 1:].sum() > 0.5
    assert found[1].sum() == 0
