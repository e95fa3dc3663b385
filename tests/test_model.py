"""The nouns of one article: names by content, and spans."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import Article, Span, digest

PARTS = st.lists(st.text(max_size=12), max_size=4)


@given(PARTS, PARTS)
@settings(max_examples=200, deadline=None)
def test_digests_differ_where_the_parts_differ(a: list[str], b: list[str]) -> None:
    """Neither moving a letter to the next part nor an empty part goes unnoticed."""
    assert (digest(*a) == digest(*b)) == (a == b)


@given(st.text(max_size=30), st.integers(0, 29))
def test_digests_see_where_a_text_is_cut(text: str, at: int) -> None:
    """The same letters in two parts and in one have two names."""
    assert digest(text[:at], text[at:]) != digest(text)


def test_digests_are_the_same_on_every_machine() -> None:
    """Ids are written to disk and shared, so their making must not change unseen."""
    assert digest("actor", "Ada Merrow", "3") == "41483b2ec3472f2d"


def test_an_articles_key_is_its_id_and_text() -> None:
    """Where it was read from, and what its source says about it, make it no other article."""
    article = Article("a.txt", "It rained.")
    dated = replace(article, published=date(2024, 3, 13), source="/elsewhere/a.txt", title="Rain")
    assert dated.key == article.key
    assert replace(article, id="b.txt").key != article.key
    assert replace(article, text="It rained. ").key != article.key


def test_a_span_gives_its_characters() -> None:
    """Offsets count code points, also outside the basic plane."""
    text = "⛴🌊 Ada met 𝔍onas."
    assert Span(3, 6).of(text) == "Ada"
    assert Span(11, 16).of(text) == "𝔍onas"


SPANS = st.builds(lambda a, n: Span(a, a + n), st.integers(0, 20), st.integers(1, 10))


@given(SPANS, SPANS)
def test_spans_overlap_where_they_share_a_character(a: Span, b: Span) -> None:
    """Touching is not overlapping; holding is, and both ask the same either way round."""
    shared = set(range(a.start, a.end)) & set(range(b.start, b.end))
    assert a.overlaps(b) == b.overlaps(a) == bool(shared)
    assert a.holds(b) == (set(range(b.start, b.end)) <= set(range(a.start, a.end)))


def test_nothing_can_be_altered() -> None:
    """What was read stays as it was read."""
    article = Article("a.txt", "It rained.")
    with pytest.raises(FrozenInstanceError):
        article.text = "It snowed."  # type: ignore[misc]
