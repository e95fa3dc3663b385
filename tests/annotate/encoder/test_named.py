"""Names as the network sees them."""

from __future__ import annotations

from dateline.annotate.encoder.named import name_chances, named
from dateline.annotate.encoder.network import encode
from dateline.model import Span

TEXT = "Maren Tolliver met officials of the Harbour Workers Union in Lisbon on Monday."


def test_names_have_spans_and_chances() -> None:
    """A person, a body and a place are told apart."""
    found = {
        n.span.of(TEXT): max(n.kinds, key=lambda k: n.kinds[k]) for n in named(TEXT, encode(TEXT))
    }
    assert found["Maren Tolliver"] == "person"
    assert found["Lisbon"] == "place"


def test_a_new_line_parts_names() -> None:
    """Two lines of a table are two names, with no mark between them."""
    text = "Maren Tolliver\nHugo Marchbank\n"
    assert all("\n" not in n.span.of(text) for n in named(text, encode(text)))


def test_any_span_can_be_asked_about() -> None:
    """What others propose has chances too, small where nothing is named."""
    start = TEXT.index("officials")
    spans = [Span(0, 14), Span(start, start + 9)]
    name, noun = name_chances(encode(TEXT), spans)
    assert sum(name.values()) > 0.5 > sum(noun.values())
