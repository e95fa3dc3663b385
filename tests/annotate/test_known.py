"""What a reader knows when a mention comes up."""

from __future__ import annotations

from dateline.annotate.drafts import Draft
from dateline.annotate.known import Known
from dateline.annotate.mentions import find_mentions
from dateline.annotate.names import Name
from dateline.model import Span
from tests.annotate.reading_of import doc_of


def known(text: str, names: list[Name] | None = None, drafts: list[Draft] | None = None) -> Known:
    doc = doc_of(text)
    return Known(doc, find_mentions(doc, names or []), drafts or [], {}, None)


def test_recent_are_those_mentioned_last_first() -> None:
    """And none from before the reader's memory."""
    now = known("A docker left. A union voted. A mayor spoke. The docker slept.")
    docker, union, mayor = (now.new(n, "person") for n in range(3))
    assert list(now.recent(3)) == [mayor, union, docker]
    assert list(now.recent(3, 1)) == [mayor]
    now.join(3, docker)
    assert list(now.recent(3)) == [docker, mayor, union]
    assert list(now.recent(60)) == []


def test_a_cluster_is_found_by_a_part_or_a_slip_of_its_name() -> None:
    """Not by a name that has nothing of it."""
    now = known("A docker left.")
    cluster = now.new(0, "person")
    now.call(cluster, "Ada Tolliver", "person")
    for name in ("Ada Tolliver", "Tolliver", "Tollivar", "Ada"):
        assert now.named(name, "person") == [cluster]
    assert now.named("Bram Falk", "person") == []


def test_a_name_goes_without_its_article_and_line_breaks() -> None:
    """ "The Merrow\nTrust" is "Merrow Trust"."""
    now = known("The Merrow\nTrust met.")
    end = next(t.i for t in now.doc if t.text == "Trust") + 1
    assert now.words_of(Name(0, end, "organisation", 0)) == "Merrow Trust"


def test_a_noun_phrase_says_whose_it_is() -> None:
    """By a possessive, and by "of"."""
    for text in ("The union left. Its leader slept.", "The leader of the union slept."):
        now = known(text)
        union = now.new(
            now.by_token[next(t.i for t in now.doc if t.text == "union")], "organisation"
        )
        pronoun = next((n for n, c in enumerate(now.candidates) if c.form == "pronoun"), None)
        if pronoun is not None:
            now.join(pronoun, union)
        leader = now.by_token[next(t.i for t in now.doc if t.text == "leader")]
        assert now.owners(now.candidates[leader]) == [union]
        assert now.bodies(now.new(leader, "person")) == [union]


def test_a_draft_that_goes_on_has_the_speaker_before_it() -> None:
    """However many go on in a row; the first may have none to go on with."""
    span = (Span(0, 1),)
    own = Draft(span[0], 0, span, 0, span, "direct")
    more = Draft(None, None, (), None, span, "direct", continues=True)
    assert known("A docker left.", drafts=[more, own, more, more]).speech == [None, own, own, own]
