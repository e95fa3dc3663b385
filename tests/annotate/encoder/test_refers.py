"""What the network says of mentions, by token."""

from __future__ import annotations

from dateline.annotate.encoder.network import encode
from dateline.annotate.encoder.refers import Refers
from tests.annotate.reading_of import doc_of

TEXT = "Ada Merrow met the crew. She left."


def refers(text: str) -> Refers:
    return Refers(encode(text), [token.idx for token in doc_of(text)])


def test_each_word_has_a_chance_to_head_a_mention() -> None:
    """And the kinds share it out among them."""
    said = refers(TEXT)
    chances = [said.heads(i) for i in range(len(doc_of(TEXT)))]
    assert all(chance is None or 0 <= chance <= 1 for chance in chances)
    assert abs(sum(said.kinds(1).values()) - 1) < 1e-5
    assert said.kinds(1)[said.kind(1)] == max(said.kinds(1).values())


def test_a_name_refers_and_a_verb_does_not() -> None:
    """ "Merrow" heads a mention, "met" none."""
    said = refers(TEXT)
    name, verb = said.heads(1), said.heads(2)
    assert name is not None
    assert verb is not None
    assert name > 0.5 > verb


def test_the_best_of_several_antecedents_counts() -> None:
    """Log-odds are those of the likeliest."""
    said = refers(TEXT)
    name, crew, both = said.same(6, [1]), said.same(6, [4]), said.same(6, [1, 4])
    assert name is not None
    assert crew is not None
    assert both is not None
    assert abs(both - max(name, crew)) < 1e-4


def test_nothing_is_said_of_what_was_not_read_together() -> None:
    """Not of what comes later, and not across windows."""
    said = refers(TEXT)
    assert said.same(1, [6]) is None
    assert said.same(1, []) is None
    long = TEXT + "\n\n" + "The crew of the ferry slept in the harbour. " * 40 + "\n\n" + TEXT
    doc = doc_of(long)
    last = max(token.i for token in doc if token.text == "She")
    assert refers(long).same(last, [1]) is None


def test_an_empty_text_has_nothing() -> None:
    """And asking is no error."""
    assert Refers(encode(""), []).rows.shape[0] == 0
    assert Refers(encode(""), [0]).heads(0) is None
    assert Refers(encode(""), [0]).same(0, [0]) is None
