"""Readings of the parse: phrases and subjects."""

from __future__ import annotations

import pytest

from dateline.annotate.syntax import noun_phrase, subject_of, subtree, trim
from dateline.model import Span
from tests.annotate.reading_of import doc_of


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("Ada Merrow met Bram Falk.", "met", "Merrow"),
        ("Ada Merrow met Bram Falk and left.", "left", "Merrow"),
        ("Ada Merrow wants to leave.", "leave", "Merrow"),
        ("Having met Bram Falk, Ada Merrow left.", "met", "Merrow"),
        ("The council, which had closed the bridge, met.", "closed", "which"),
        ("The bridge closed by the council fell.", "closed", "bridge"),
        ("Ada Merrow resigned as head of Corran and Bram Falk was sworn in.", "sworn", "Falk"),
        ("Ada Merrow accused the board of hiding it.", "hiding", "board"),
    ],
)
def test_a_verb_has_its_subject(text: str, verb: str, subject: str) -> None:
    """Its own, or one that it shares by coordination or control."""
    doc = doc_of(text)
    found = subject_of(next(t for t in doc if t.text == verb))
    assert found is not None
    assert found.text == subject


def test_a_command_has_no_subject() -> None:
    """And a search for one ends."""
    assert subject_of(doc_of("Leave the bridge alone!")[0]) is None


def test_trimming_leaves_words_alone() -> None:
    """Spaces and stray punctuation at the ends go; a span of nothing is None."""
    doc = doc_of(", the bridge – closed. ")
    assert trim(list(doc)) == Span(2, 21)
    assert trim([]) is None
    assert trim(list(doc[:1])) is None


def test_a_phrase_goes_from_edge_to_edge() -> None:
    """With all that hangs on its head."""
    doc = doc_of("The old mayor of Velmouth resigned.")
    mayor = next(t for t in doc if t.text == "mayor")
    assert [t.text for t in subtree(mayor)] == ["The", "old", "mayor", "of", "Velmouth"]
    assert noun_phrase(mayor) == subtree(mayor)
