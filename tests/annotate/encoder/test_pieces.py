"""Texts become pieces with exact offsets, and these become windows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.annotate.encoder.pieces import MOST, SHAPES, cut, windows

TEXTS = st.text(max_size=400)


@given(TEXTS)
def test_pieces_lie_in_the_text_in_order(text: str) -> None:
    """Whatever the text, every piece has characters of it, and none begins before the last."""
    pieces = cut(text)
    assert len(pieces.ids) == len(pieces.shapes) == len(pieces.starts) == len(pieces.ends)
    assert all(0 <= s <= e <= len(text) for s, e in zip(pieces.starts, pieces.ends, strict=True))
    assert all(a <= b for a, b in zip(pieces.starts, pieces.starts[1:], strict=False))
    assert all(0 <= shape < SHAPES for shape in pieces.shapes)
    assert all(word <= at for at, word in enumerate(pieces.words))


@given(TEXTS, st.integers(40, MOST))
def test_windows_part_the_pieces(text: str, first: int) -> None:
    """Every piece is in one window, and none is longer than the network reads."""
    pieces = cut(text * 5)
    found = windows(text * 5, pieces, first)
    assert [at for start, end in found for at in range(start, end)] == list(range(len(pieces.ids)))
    assert all(0 < end - start <= MOST for start, end in found)


def test_windows_end_where_lines_do() -> None:
    """A text of many lines is cut between them."""
    text = "The ferry left the quay at noon and nobody waved.\n" * 40
    pieces = cut(text)
    for _, end in windows(text, pieces)[:-1]:
        assert text[pieces.ends[end - 1]] == "\n"


def test_a_word_has_its_case_and_its_quotation() -> None:
    """Capitals, which the vocabulary does not know, are in the shapes; so are quotation marks."""
    plain, capital = cut("the trust"), cut("the Trust")
    assert plain.ids.tolist() == capital.ids.tolist()
    assert plain.shapes.tolist() != capital.shapes.tolist()
    assert cut("he said so").shapes[1] != cut("“he said so”").shapes[2]


def test_pieces_of_a_word_know_its_first() -> None:
    """ "Tolliver" is several pieces of one word."""
    pieces = cut("Maren Tolliver spoke.")
    (start,) = {int(w) for w, s in zip(pieces.words, pieces.starts, strict=True) if 6 <= s < 14}
    assert pieces.starts[start] == 6
