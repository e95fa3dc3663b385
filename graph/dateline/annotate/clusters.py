"""Chains in the making, and what keeps two of them apart."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.annotate.lexicon import table
from dateline.annotate.mentions import Gender
from dateline.model import MentionKind, Post


@dataclass(slots=True)
class Cluster:
    """A chain in the making."""

    kind: MentionKind
    members: list[int] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)
    gender: Gender = "unknown"
    plural: bool = False
    last: int = -1
    """Sentence of the last mention."""
    subject: int = -1
    """Sentence in which it was a subject last."""
    last_token: int = -1


def clash(a: Gender, b: Gender) -> bool:
    return a != b and "unknown" not in (a, b)


def gender_of(marks: list[str]) -> Gender:
    known = table("titles_gender")
    for mark in marks:
        found = known.get(mark) or known.get(mark.lower())
        if found == "male":
            return "male"
        if found == "female":
            return "female"
    return "unknown"


def compatible(modifiers: set[str], cluster: Cluster) -> bool:
    """Whether the new modifiers say nothing that the old ones do not: "the other union" is another."""
    if modifiers & {"other", "another", "new", "second", "third", "former", "rival", "same"}:
        return False
    return modifiers <= cluster.nouns or not modifiers
