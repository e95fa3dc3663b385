"""What facts rest on: words in their place, and parts of readings by their nodes."""

from __future__ import annotations

import pytest

from dateline.model import Box, Span
from dateline.query.evidence import AROUND, Place, Told, place_of, span_of

TEXT = "First line.\n  " + "many words " * 20 + "here " + "and more " * 20 + "\nLast line."


def test_words_stand_in_their_line() -> None:
    """As much of it as helps, and no half word at its ends."""
    start = TEXT.index("here")
    found = Told("k", {"id": "a.txt", "text": TEXT}).words(start, start + 4)
    assert (found.article, found.words) == ("a.txt", "here")
    assert len(found.before) <= AROUND
    assert found.before.startswith(("many ", "words "))
    assert found.after.endswith((" and", " more"))
    assert "line" not in found.before + found.after


def test_words_stand_in_their_sentence_where_it_is_known() -> None:
    """From its first word to its last."""
    text = "It rained. The mayor resigned. He left."
    told = Told("k", {"id": "a.txt", "text": text})
    found = told.words(21, 29, Span(11, 30))
    assert (found.before, found.words, found.after) == ("The mayor ", "resigned", ".")
    elsewhere = told.words(21, 29, Span(0, 10))
    assert elsewhere.before == "It rained. The mayor "


@pytest.mark.parametrize(
    ("iri", "place"),
    [
        ("urn:dateline:mention:ab:12", Place("mention", "ab", 12)),
        ("urn:dateline:actor:ab", None),
        ("urn:dateline:report:ab:3:participant:0", None),
        ("", None),
    ],
)
def test_a_part_is_known_by_its_node(iri: str, place: Place | None) -> None:
    """And what is no part of a reading has no place in one."""
    assert place_of(iri) == place


@pytest.mark.parametrize("iri", ["", "urn:dateline:article:ab", "urn:x#char=1", "urn:x#char=a,b"])
def test_what_is_no_span_is_none(iri: str) -> None:
    """Whatever it looks like."""
    assert span_of(iri) is None


def test_words_of_a_pdf_have_their_places_in_print() -> None:
    """As the line of its article tells them; and words of any text their paragraph, if it has some."""
    text = "It rained.\n\nThe mayor resigned.\n"
    printed = [[0, 1, 60.0, 700.0, 120.0, 711.0], [12, 2, 60.0, 720.0, 180.0, 731.0]]
    line = {"id": "a.pdf", "text": text}
    found = Told("k", {**line, "lines": printed}).words(16, 21)
    assert (found.paragraph, found.places) == (2, ((2, Box(60.0, 720.0, 180.0, 731.0)),))
    assert Told("k", line).words(16, 21).places == ()
