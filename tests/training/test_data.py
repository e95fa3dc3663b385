"""Gold annotations become labels of pieces; needs no torch."""

from __future__ import annotations

from training.data import IGNORE, sample
from training.tables import sports_pages

from dateline.annotate import language

TEXT = "Maren Tolliver said the crews would strike. Nobody replied."
CLAIM = {"source": [[0, 14]], "cue": [[15, 19]], "content": [[20, 42]]}


def test_a_claim_is_marked_and_linked() -> None:
    """The first piece of a span opens it, the others go on, and the cue knows its parts."""
    gold = {"id": "a", "text": TEXT, "scope": [[0, len(TEXT)]], "claims": [CLAIM]}
    (doc,) = language.parse([TEXT])
    made = sample("polnear-train", gold, doc)
    source = made.labels["source"]
    assert source[0] == 1
    assert set(source[1 : (made.pieces.ends <= 14).sum()]) == {2}
    (claim,) = made.claims
    assert [int(made.pieces.starts[at]) for at in claim.cue] == [15]
    assert int(made.pieces.ends[claim.content[-1]]) == 42


def test_what_is_out_of_scope_teaches_nothing() -> None:
    """Only the part that people annotated has labels of events."""
    event = {"start": 36, "end": 42, "class": "OTHER", "chain": "1"}
    gold = {"id": "a", "text": TEXT, "scope": [[0, 43]], "events": [event], "mentions": []}
    (doc,) = language.parse([TEXT])
    labels = sample("meantime-apple", gold, doc).labels["events"]
    pieces = sample("meantime-apple", gold, doc).pieces
    assert labels[(pieces.starts == 36).argmax()] == 1
    assert set(labels[pieces.starts >= 44]) == {IGNORE}


def test_made_up_pages_mark_their_names() -> None:
    """A page of results is the same for the same seed, and its marks stand on its text."""
    pages = sports_pages(3, count=5)
    assert pages == sports_pages(3, count=5)
    for page in pages:
        for mention in page["mentions"]:
            words = page["text"][mention["start"] : mention["end"]]
            assert words
            assert words == words.strip()
