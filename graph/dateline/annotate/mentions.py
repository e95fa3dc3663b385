"""Mentions before they are joined: names, noun phrases with a noun for people or bodies, pronouns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Token

from dateline.annotate.encoder.network import Encoding
from dateline.annotate.encoder.refers import Refers
from dateline.annotate.lexicon import words
from dateline.annotate.names import Name
from dateline.annotate.nouns import listed, noun_kind
from dateline.model import Form, MentionKind

PRONOUNS: dict[str, str] = {
    **dict.fromkeys(("he", "him", "his", "himself"), "he"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
    **dict.fromkeys(("it", "its", "itself"), "it"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "they"),
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), "i"),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves"), "we"),
    **dict.fromkeys(("you", "your", "yours", "yourself"), "you"),
}
NOUNS = ("NOUN", "PROPN")
SEEN, GUESSED, DOUBTED = 0.4, 0.3, 0.05
"""Chances from which a noun heads a mention: one that no rule knows, one that looks like a person by
its ending, and one that stands in a table."""
THERE = 0.03
"""Chance from which "it" and "they" refer to an actor."""
Gender = Literal["female", "male", "unknown"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention as tokens: `start` to `end` (exclusive), its head, and what can be seen of it."""

    start: int
    end: int
    head: int
    kind: MentionKind
    form: Form
    definite: bool = False
    plural: bool = False
    pronoun: str = ""
    name: Name | None = None


def find_mentions(doc: Doc, names: list[Name], encoding: Encoding | None = None) -> list[Candidate]:
    """Every mention that might refer to an actor, in order of its first token.

    The tables know which nouns are people, bodies and places; the encoder knows others, and where a
    noun of the tables refers to nobody ("took place", "a loudspeaker").
    """
    refers = Refers(encoding, [token.idx for token in doc]) if encoding is not None else None
    at = {i: name for name in names for i in range(name.title, name.end)}
    out = [
        Candidate(n.start, n.end, n.end - 1, n.kind, "name", definite=True, name=n) for n in names
    ]
    for token in doc:
        if (token.lower_ in PRONOUNS and token.pos_ in ("PRON", "DET")) or token.tag_ == "PRP$":
            candidate = _pronoun(token, refers)
        elif token.i not in at and token.lower_ not in PRONOUNS:
            candidate = _nominal(doc, token, refers)
        else:
            continue
        if candidate is not None:
            out.append(candidate)
    return sorted(out, key=lambda c: (c.start, -c.end, c.form))


def _pronoun(token: Token, refers: Refers | None) -> Candidate | None:
    base = PRONOUNS.get(token.lower_)
    if base is None or token.text in ("US", "IT") or (base == "it" and expletive(token)):
        return None
    seen = refers.heads(token.i) if refers is not None else None
    if seen is not None and seen < THERE and base in ("it", "they"):
        return None
    kind: MentionKind = "person" if base in ("he", "she", "i", "we", "you") else "organisation"
    return Candidate(
        token.i, token.i + 1, token.i, kind, "pronoun", True, base in ("they", "we"), base
    )


def expletive(token: Token) -> bool:
    """Whether "it" refers to nothing: "it is clear that", "it seems", "it was raining"."""
    if token.dep_ == "expl":
        return True
    head = token.head
    following = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    if following in (
        "clear",
        "plain",
        "known",
        "easier",
        "harder",
        "difficult",
        "possible",
        "impossible",
        "hard",
        "easy",
    ):
        return True  # "made it clear that"
    if token.dep_ == "nsubj" and token.head.pos_ == "ADJ":
        return True  # "considered it inappropriate for royals to run"
    if following and token.nbor(1).pos_ == "ADJ" and token.head.lemma_ in (
        "consider", "find", "think", "deem", "call", "make", "judge", "be",
    ) and token.dep_ != "poss":  # fmt: skip
        return token.dep_ in ("dobj", "nsubj") and token.head.lemma_ != "be"
    if token.dep_ not in ("nsubj", "nsubjpass"):
        return False
    clausal = any(c.dep_ in ("ccomp", "xcomp", "advcl", "csubj") for c in head.children)
    if head.lemma_ == "be":
        adjective = next((c for c in head.children if c.dep_ in ("acomp", "attr")), None)
        return adjective is not None and (
            clausal
            or any(
                c.dep_ in ("ccomp", "xcomp", "acl", "relcl", "advcl") for c in adjective.children
            )
        )
    if head.lemma_ in ("rain", "snow", "hail", "drizzle", "thunder"):
        return True
    return (
        head.lemma_ in ("seem", "appear", "happen", "turn", "emerge", "transpire", "take")
        and clausal
    )


def _nominal(doc: Doc, token: Token, refers: Refers | None) -> Candidate | None:
    kind = _kind(token, refers)
    if kind is None:
        return None
    start = _start(doc, token)
    end = token.i + 1
    first = doc[start]
    of = next(
        (c for c in token.children if c.dep_ == "prep" and c.i == token.i + 1 and c.lower_ == "of"),
        None,
    )
    if of is not None and of.right_edge.i - token.i <= 6:
        beside = (t.left_edge.i for t in of.subtree if t.dep_ == "appos" and t.i > of.i)
        end = min([of.right_edge.i + 1, *beside])  # "the mayor of Drayle, Anna Moss,"
        while doc[end - 1].is_punct:
            end -= 1
    definite = (
        first.lower_ in ("the", "this", "that", "these", "those")
        or first.tag_ == "PRP$"
        or any(c.dep_ == "poss" for c in token.children)
    )
    several = kind == "person" and token.lemma_.lower() in words("collective_nouns")
    plural = several or token.tag_ in ("NNS", "NNPS")
    return Candidate(start, end, token.i, kind, "nominal", definite, plural)


def _kind(token: Token, refers: Refers | None) -> MentionKind | None:
    """What a noun refers to: by the tables, unless the encoder is sure that it refers to nothing."""
    if token.pos_ not in NOUNS:
        return None
    if token.dep_ == "compound" and token.head.i > token.i and token.head.pos_ in NOUNS:
        return None
    lemma, word = token.lemma_.lower(), token.lower_
    if word == "office" and not any(c.i < token.i for c in token.children):
        return None  # "took office", "in office"
    kind = noun_kind(lemma) or noun_kind(word)
    seen = refers.heads(token.i) if refers is not None else None
    if refers is None or seen is None:
        return kind
    if kind is None:
        return refers.kind(token.i) if seen > SEEN else None
    return kind if seen > (DOUBTED if listed(lemma) or listed(word) else GUESSED) else None


def _start(doc: Doc, token: Token) -> int:
    """Where the noun phrase of a noun begins."""
    start = token.left_edge.i
    while start < token.i and (
        doc[start].is_punct or doc[start].is_space or doc[start].pos_ in ("CCONJ", "ADP", "SCONJ")
    ):
        start += 1
    if any(doc[i].is_punct and doc[i].text in ",;:" for i in range(start, token.i)):
        start = max(i for i in range(start, token.i) if doc[i].is_punct) + 1
    return start
