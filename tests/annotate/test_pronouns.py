"""Whom a pronoun means."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.annotate.encoder.refers import Refers
from dateline.annotate.known import Known
from dateline.annotate.mentions import find_mentions
from dateline.annotate.pronouns import antecedent, voice
from tests.annotate.reading_of import doc_of, read


class Told(Refers):
    """An encoder that says something of one word, and the opposite of all others."""

    def __init__(self, token: int, odds: float):
        self.token, self.odds = token, odds

    def same(self, token: int, before: Sequence[int]) -> float | None:  # noqa: ARG002
        return self.odds if self.token in before else -self.odds


def meant(text: str, word: str | None = None, odds: float = 0.0) -> str | None:
    """The first words of what the last pronoun means, if the encoder speaks for a word."""
    doc = doc_of(text)
    candidates = find_mentions(doc, [])
    at = next((t.i for t in doc if t.text == word), -1)
    known = Known(doc, candidates, [], {}, Told(at, odds) if word else None)
    for n, candidate in enumerate(candidates[:-1]):
        known.new(n, candidate.kind).plural = candidate.plural
    last = len(candidates) - 1
    first = candidates[last].pronoun in ("i", "we")
    cluster = voice(known, last) if first else antecedent(known, last)[0]
    return doc[candidates[cluster.members[0]].head].text if cluster is not None else None


def test_he_is_the_subject_before() -> None:
    """Where nothing else speaks."""
    assert meant("The docker met the mayor. He left.") == "docker"


def test_the_encoder_can_outweigh_nearness() -> None:
    """It knows what the verb says of the two."""
    assert meant("The docker met the mayor. He left.", "mayor", 5.0) == "mayor"


def test_the_encoder_cannot_make_a_union_a_man() -> None:
    """What cannot be meant is not asked about."""
    assert meant("The docker met the union. He left.", "union", 9.0) == "docker"
    assert meant("The union met. He left.", "union", 9.0) is None


def test_we_can_be_the_body_that_the_encoder_names() -> None:
    """Where no quotation says who speaks; "I" is never a body."""
    assert meant("The union met. We left.", "union", 5.0) == "union"
    assert meant("The union met. We left.", "union", 1.0) is None
    assert meant("The union met. I left.", "union", 5.0) is None


def test_we_is_the_body_of_who_speaks() -> None:
    """The union's leader speaks for the union."""
    said = read("“We will not sign the deal,” said Ada Merrow, leader of the Borrow Rail Union.")
    assert said.chain("We") == said.chain("Borrow Rail Union")


def test_the_same_word_in_one_quotation_is_the_same_body() -> None:
    """Even if nobody can say which."""
    said = read("“We will not sign,” Ada Merrow said. “We want our pay and we will strike.”")
    assert said.chain("We", 1) == said.chain("we")
