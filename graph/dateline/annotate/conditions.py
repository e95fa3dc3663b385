"""Clauses that suppose or ask: "if", "unless", "had the board agreed", and questions."""

from __future__ import annotations

from spacy.tokens import Token

CONDITIONS = {"if", "unless", "whether", "should", "lest", "provided", "assuming"}


def condition(verb: Token) -> Token | None:
    """The word that makes the verb's clause an if-clause, or None."""
    token = verb
    for _ in range(4):
        if token.tag_ == "VBN" and token.lemma_ == "compare":
            return None  # "if compared to"
        for child in token.children:
            if child.dep_ in ("mark", "advmod") and child.lower_ in CONDITIONS:
                return child
        if (helper := _inverted(token)) is not None:
            return helper
        if token.dep_ not in ("conj", "xcomp", "aux"):
            return None
        token = token.head
    return None


def _inverted(verb: Token) -> Token | None:
    """ "Had the board agreed, …": a condition without "if"."""
    if verb.dep_ != "advcl":
        return None
    subject = next((c.i for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), -1)
    helpers = (
        c
        for c in verb.children
        if c.dep_ in ("aux", "auxpass") and c.lower_ in ("had", "should", "were") and c.i < subject
    )
    return next(helpers, None)


def has_condition(verb: Token) -> bool:
    """Whether an if-clause hangs on the verb."""
    return any(c.dep_ == "advcl" and condition(c) is not None for c in verb.children)


def question(verb: Token) -> Token | None:
    """The mark of the question that the verb is asked about in, or None."""
    sent = verb.sent
    ends = (sent.doc[i] for i in range(sent.end - 1, sent.start - 1, -1))
    last = next((t for t in ends if not t.is_space and not t.is_quote and t.text != "’"), None)
    if last is None or not last.text.endswith("?"):
        return None
    # who asked, did ask
    return None if any(c.dep_ in ("ccomp", "parataxis") for c in verb.children) else last
