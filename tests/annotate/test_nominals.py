"""What a noun phrase takes up, by its words and by the encoder."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from dateline.annotate.clusters import Cluster
from dateline.annotate.coreference import cluster_mentions
from dateline.annotate.encoder.refers import Refers
from dateline.annotate.known import Known
from dateline.annotate.mentions import find_mentions
from dateline.annotate.nominals import describe, taken_up
from tests.annotate.reading_of import doc_of


class Told(Refers):
    """An encoder that says the same of all pairs."""

    def __init__(self, odds: float | None):
        self.odds = odds

    def same(self, token: int, before: Sequence[int]) -> float | None:  # noqa: ARG002
        return self.odds


def last_of(text: str, odds: float | None = None) -> tuple[Cluster | None, list[Cluster]]:
    """What the last noun phrase takes up, and the clusters of those before it, each its own."""
    doc = doc_of(text)
    candidates = find_mentions(doc, [])
    known = Known(doc, candidates, [], {}, Told(odds) if odds is not None else None)
    for n, candidate in enumerate(candidates[:-1]):
        cluster = known.new(n, candidate.kind)
        cluster.plural = candidate.plural
        describe(known, candidate, cluster)
    found = taken_up(known, len(candidates) - 1)
    return (found.cluster if found is not None else None), known.clusters


@pytest.mark.parametrize(
    ("text", "takes_up"),
    [
        ("A docker left. The docker slept.", True),
        ("A docker left. A docker slept.", False),
        ("Velmouth dockers left. Velmouth dockers slept.", True),
        ("Some Velmouth dockers left. Other Velmouth dockers slept.", False),
        ("A docker left. The dockers slept.", False),
        ("A docker left. The mayor slept.", False),
    ],
)
def test_words_say_what_is_taken_up(text: str, takes_up: bool) -> None:
    """The same noun after "the", or the same two words where none says that it is another."""
    found, clusters = last_of(text)
    assert (found is clusters[0]) is takes_up


@pytest.mark.parametrize(
    ("text", "odds", "takes_up"),
    [
        ("A docker left. The man slept.", 3.0, True),
        ("A docker left. The man slept.", -3.0, False),
        ("A docker left. A man slept.", 1.0, False),
        ("A docker left. A man slept.", 3.0, True),
        ("A woman left. The man slept.", 9.0, False),
        ("A docker left. The men slept.", 9.0, False),
        ("A docker left. The union slept.", 9.0, False),
        ("A docker left. The other man slept.", 9.0, False),
        ("Two dockers left. The three men slept.", 9.0, False),
    ],
)
def test_the_encoder_joins_where_words_are_silent(text: str, odds: float, takes_up: bool) -> None:
    """Never a man with a woman, one with many, two with three, a person with a body."""
    found, clusters = last_of(text, odds)
    assert (found is clusters[0]) is takes_up


def test_whose_it_is_is_not_what_it_is() -> None:
    """A docker's deputy is not that docker."""
    doc = doc_of("A docker left. The docker’s deputy slept.")
    candidates = find_mentions(doc, [])
    clusters, _ = cluster_mentions(doc, candidates, [], {})
    of = {doc[candidates[m].head].text: n for n, c in enumerate(clusters) for m in c.members}
    assert of["docker"] != of["deputy"]


def test_the_longest_article_costs_no_more_a_word() -> None:
    """Who was mentioned too long ago is not even looked at."""
    doc = doc_of("\n\n".join("A docker left. A union voted. The mayor spoke." for _ in range(60)))
    known = Known(doc, find_mentions(doc, []), [], {}, None)
    for n in range(len(known.candidates)):
        known.new(n, "person")
    here = known.sentence[len(doc) - 1]
    assert len(list(known.recent(here))) < len(known.clusters)
