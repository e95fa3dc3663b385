"""Claims as the network links them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.annotate.encoder.links import linked_claims
from dateline.annotate.encoder.network import encode


def test_two_speakers_keep_their_own_words() -> None:
    """Each cue has the source and the content beside it."""
    text = (
        "Maren Tolliver said the crews would strike in December. "
        "Hugo Marchbank warned that the port could lose its trade."
    )
    first, second = linked_claims(text, encode(text))
    assert first.source is not None
    assert first.source.of(text) == "Maren Tolliver"
    assert "crews would strike" in first.content[0].of(text)
    assert second.source is not None
    assert second.source.of(text) == "Hugo Marchbank"
    assert "lose its trade" in second.content[0].of(text)


def test_what_nobody_says_is_no_claim() -> None:
    """A sentence that only tells has no cue."""
    text = "The ferry sank in the harbour on Monday."
    assert linked_claims(text, encode(text)) == []


@settings(max_examples=40)
@given(st.text(max_size=300))
def test_spans_lie_in_the_text(text: str) -> None:
    """Whatever the text, contents are in order and hold a word."""
    for claim in linked_claims(text, encode(text)):
        assert all(0 <= part.start < part.end <= len(text) for part in claim.content)
        assert list(claim.content) == sorted(claim.content)
        assert all(any(c.isalnum() for c in part.of(text)) for part in claim.content)
