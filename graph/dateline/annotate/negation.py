"""Negation: what is said not to be so, and how far "not", "nobody" and "denied" reach.

Each word is taken with its scope: who did not say that it closed leaves open whether it did.
"""

from __future__ import annotations

from spacy.tokens import Token

from dateline.annotate.lexicon import words
from dateline.annotate.reports import carried

NEGATIVE = {"no", "not", "n't", "n’t", "never", "neither", "nor", "without", "nobody", "nothing", "none"}  # fmt: skip
NOBODY = {"nobody", "nothing", "none", "neither"}
DENIALS = {"deny", "refute", "rebut", "disclaim"}
FALSEHOODS = {"false", "inaccurate", "incorrect", "untrue", "wrong"}


def nearly(verb: Token) -> Token | None:
    """The word by which a thing did not quite happen: "nearly sank", "all but sank"."""
    low = max(0, verb.i - 3)
    before = [t.lower_ for t in verb.doc[low : verb.i]]
    for at in (0, 1):
        if before[at : at + 2] == ["all", "but"]:
            return verb.doc[low + at + 1]
    return next(
        (
            c
            for c in verb.children
            if c.lower_ in ("nearly", "almost") and c.dep_ == "advmod" and c.i < verb.i
        ),
        None,
    )


def under_denial(token: Token) -> Token | None:
    """The word that denies what the words stand in: "denied that the trust planned to hire"."""
    for _ in range(6):
        head = token.head
        if head.i == token.i:
            return None
        if token.dep_ == "ccomp" and head.lemma_ in DENIALS:
            return None if any(c.dep_ == "neg" for c in head.children) else head
        if token.pos_ == "NOUN" and token.dep_ == "dobj" and head.lemma_ in DENIALS:
            return head
        if token.dep_ in ("ccomp", "csubj") and _false(head):
            return head
        if token.dep_ not in (
            "xcomp",
            "ccomp",
            "conj",
            "dobj",
            "pobj",
            "prep",
            "pcomp",
            "nsubjpass",
        ):
            return None
        token = head
    return None


def _false(head: Token) -> bool:
    """ "It is wrong to say that", "it is untrue that": whether the clause below is said not to be so."""
    if head.dep_ in ("xcomp", "csubj", "ccomp") and head.lemma_ in ("say", "suggest", "claim"):
        head = head.head
    said = {c.lemma_ for c in head.children if c.dep_ == "acomp"} | {head.lemma_}
    return bool(said & FALSEHOODS) and not negated(head)


def denying(adverb: Token) -> bool:
    """Whether an adverb turns its verb into its opposite: "no longer", "hardly", "never".

    A label without it would say what the article denies.
    """
    last = adverb.i + 1 >= len(adverb.doc)
    if (
        last
        or (adverb.i > adverb.head.i and adverb.lower_ in NEGATIVE)
        or adverb.dep_ not in ("advmod", "npadvmod", "preconj", "cc")
    ):
        return False
    words_of = {t.lower_ for t in (adverb, *adverb.children)}
    if "only" in words_of or adverb.nbor(1).lower_ == "only":
        return False  # "not only hired but promoted"
    if adverb.lower_ in ("longer", "more", "sooner"):
        return "no" in words_of
    return adverb.lower_ in NEGATIVE | {"hardly", "barely", "scarcely", "seldom"}


def negated(token: Token) -> bool:
    """Whether what a word tells of is said not to be so."""
    return negator(token) is not None


def negator(token: Token) -> Token | None:
    """The word that negates another."""
    for child in token.children:
        if denying(child):
            return child
        only = child.i + 1 < len(token.doc) and token.doc[child.i + 1].lower_ == "only"
        late = (
            child.i > token.i and token.pos_ == "VERB"
        )  # "called for talks this week, not next year"
        if (
            not only
            and not late
            and (child.dep_ == "neg" or (child.lower_ in NEGATIVE and child.dep_ == "det"))
        ):
            return child
        if child.dep_ in ("nsubj", "nsubjpass", "dobj"):
            inner = (g for g in child.children if g.lower_ in ("no", "neither") and g.dep_ == "det")
            if (found := next(inner, None)) is not None:
                return found
            if child.lower_ in NOBODY:
                return child
        if child.dep_ == "prep":
            nobody = (c for c in child.children if c.lower_ in NOBODY)
            if (found := next(nobody, None)) is not None:
                return found  # "apologises for neither"
    if token.pos_ == "NOUN":
        governor = token.head
        if carried(governor) == token:
            return negator(governor)
        if token.dep_ == "pobj" and governor.head.lemma_ == "be":  # "were not on strike"
            return next((c for c in governor.head.children if c.dep_ == "neg"), None)
        return governor if token.dep_ == "pobj" and governor.lower_ == "without" else None
    if token.dep_ in ("acl", "relcl") and token.tag_ == "VB":  # "no power to order"
        return next((c for c in token.head.children if c.dep_ == "det" and c.lower_ == "no"), None)
    if token.dep_ == "xcomp" and token.head.lemma_ in words("aspect_verbs"):
        return negator(token.head)
    return None
