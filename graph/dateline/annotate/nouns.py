"""What common nouns can refer to: people, organisations, places."""

from __future__ import annotations

from functools import cache

from dateline.annotate.lexicon import words
from dateline.model import MentionKind


@cache
def noun_kind(lemma: str) -> MentionKind | None:
    """The kind of actor that a common noun refers to, or None.

    >>> noun_kind("minister"), noun_kind("consortium"), noun_kind("town"), noun_kind("weather")
    ('person', 'organisation', 'place', None)
    """
    if lemma in words("person_nouns"):
        return "person"
    if lemma in words("organisation_nouns"):
        return "organisation"
    if lemma in words("place_nouns"):
        return "place"
    if lemma in words("not_person_nouns") or not lemma.isalpha() or len(lemma) < 5:
        return None
    if lemma.endswith(("ist", "man", "woman", "ian")) or (
        lemma.endswith(("er", "or")) and len(lemma) > 5
    ):
        return "person"
    return None
