"""Chains in the making, and what keeps two of them apart."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from dateline.annotate.lexicon import groups, table
from dateline.annotate.mentions import Gender
from dateline.annotate.similar import same_name
from dateline.model import MentionKind, Post

LEAD = 2
"""How many more mentions than twice those of a namesake make an article one about somebody."""


class Joins(NamedTuple):
    """A chain that a mention belongs to, and the rule that says so."""

    cluster: Cluster
    rule: str


class Link(NamedTuple):
    """The rule by which a mention joined its chain, and the mention that it goes back to."""

    rule: str
    back: int | None


@dataclass(slots=True)
class Cluster:
    """A chain in the making."""

    kind: MentionKind
    members: list[int] = field(default_factory=list)
    why: dict[int, Link] = field(default_factory=dict)
    """How each member came to be one."""
    names: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)
    gender: Gender = "unknown"
    plural: bool = False
    phrases: set[str] = field(default_factory=set)
    """Noun phrases it went by, without determiners: "veteran politicians"."""
    numbers: set[str] = field(default_factory=set)
    """The numbers in them."""
    last: int = -1
    """Sentence of the last mention."""
    subject: int = -1
    """Sentence in which it was a subject last."""
    aside: int = -1
    """That sentence, if it was the subject of a clause such as "after Odo Holt resigned"."""
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


def gender_of_name(name: str) -> Gender:
    """Whether the given name of a full name is a man's or a woman's.

    >>> gender_of_name("Peter Lamb"), gender_of_name("Nadia Okoro"), gender_of_name("Lamb")
    ('male', 'female', 'unknown')
    """
    given, *rest = name.split()
    known = groups("given_names").get(given) if rest else None
    return "male" if known == "male" else "female" if known == "female" else "unknown"


def compatible(modifiers: set[str], cluster: Cluster) -> bool:
    """Whether the new modifiers say nothing that the old ones do not: "the other union" is another."""
    if modifiers & {"other", "another", "new", "second", "third", "former", "rival", "same"}:
        return False
    return modifiers <= cluster.nouns or not modifiers


def another(name: str, cluster: Cluster) -> bool:
    """Whether a cluster goes by a full name that this one cannot be."""
    return any(" " in known and not same_name(name, known, "person") for known in cluster.names)


def bearer(exact: list[Cluster], fits: list[Cluster]) -> Cluster | None:
    """Whom a surname alone means, of those who bear it; None where it could be more than one.

    Who already goes by the bare surname goes on doing so, however lately the other was named: what
    one of them did must not be told of the other. Else it is the one the article is about, if it is
    about one: who is mentioned once more than another is not.
    """
    if len(exact) == 1:
        return exact[0]
    known = sorted(exact or fits, key=lambda c: (-len(c.members), -c.last, -c.last_token))
    if len(known) < 2 or len(known[0].members) >= 2 * len(known[1].members) + LEAD:
        return known[0] if known else None
    return None
