"""What common nouns can refer to: people, organisations, places."""

from __future__ import annotations

from functools import cache

from dateline.annotate.lexicon import words
from dateline.model import MentionKind

TABLES: dict[str, MentionKind] = {
    "person_nouns": "person",
    "organisation_nouns": "organisation",
    "place_nouns": "place",
}


@cache
def listed(lemma: str) -> MentionKind | None:
    """The kind of actor that a common noun of the tables refers to, or None.

    >>> listed("minister"), listed("gardener")
    ('person', None)
    """
    return next((kind for table, kind in TABLES.items() if lemma in words(table)), None)


@cache
def noun_kind(lemma: str) -> MentionKind | None:
    """The kind of actor that a common noun refers to, or None.

    >>> noun_kind("minister"), noun_kind("consortium"), noun_kind("town"), noun_kind("weather")
    ('person', 'organisation', 'place', None)
    """
    known = listed(lemma)
    if known is not None:
        return known
    if lemma in words("not_person_nouns") | words("product_nouns"):
        return None
    if not lemma.isalpha() or len(lemma) < 5:
        return None
    if lemma.endswith(("ist", "man", "woman", "ian")) or (
        lemma.endswith(("er", "or")) and len(lemma) > 5
    ):
        return "person"
    return None
