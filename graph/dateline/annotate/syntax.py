"""Readings of the parse that several modules need: phrases, and who the subject of a verb is."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.annotate.lexicon import words
from dateline.model import Span

SUBJECTS = {"nsubj", "nsubjpass", "csubj"}
CHARGED = {"of", "with"}
BLAMING = {"accuse", "suspect", "charge"}
"""Verbs whose object is said to have done what stands after "of" or "with"."""


def trim(tokens: list[Token]) -> Span | None:
    """Characters from the first to the last token, without spaces and stray punctuation at the ends."""
    stray = {",", ".", ";", ":", "-", "–", "—", "?", "!"}
    while tokens and (tokens[0].is_space or tokens[0].text in stray):
        tokens = tokens[1:]
    while tokens and (tokens[-1].is_space or tokens[-1].text in stray):
        tokens = tokens[:-1]
    return Span(tokens[0].idx, tokens[-1].idx + len(tokens[-1])) if tokens else None


def subtree(token: Token) -> list[Token]:
    return list(token.doc[token.left_edge.i : token.right_edge.i + 1])


def noun_phrase(token: Token) -> list[Token]:
    """A noun with its modifiers and appositions; a clause hung on by mistake is left out."""
    tokens = subtree(token)
    if len(tokens) > 40:
        last = max(
            [
                token.i,
                *(
                    c.right_edge.i
                    for c in token.children
                    if c.dep_ in ("prep", "appos", "compound")
                ),
            ]
        )
        tokens = [t for t in tokens if t.i <= last]
    return tokens


def _hidden_subject(verb: Token) -> Token | None:
    """The subject that the parser gave to the clause before.

    In "A left X and B was sworn in" it may read "X and B" together, and would have A sworn in.
    """
    if verb.dep_ not in ("conj", "advcl") or any(c.dep_ == "mark" for c in verb.children):
        return None
    helpers = [c.i for c in verb.children if c.dep_ in ("aux", "auxpass") and c.i < verb.i]
    first = min([verb.i, *helpers])
    finite = verb.tag_ in ("VBD", "VBZ", "VBP") or bool(helpers)
    before = verb.doc[first - 1] if first else None
    if before is None or not finite or before.pos_ not in ("PROPN", "NOUN", "PRON"):
        return None
    return before if before.dep_ in ("conj", "appos") and before.i > verb.head.i else None


def called_on(verb: Token) -> Token | None:
    """ "Called on the mayor to resign": who is to do it."""
    on = (c for c in verb.children if c.lower_ in ("on", "upon") and c.dep_ == "prep")
    asked = (c for prep in on for c in prep.children if c.dep_ == "pobj")
    return next(asked, None) if verb.lemma_ == "call" else None


def past(verb: Token) -> bool:
    """Whether a verb stands in the simple past: "fell", "were hurt"."""
    return verb.tag_ == "VBD" or (
        verb.tag_ == "VBN" and any(c.lower_ in ("was", "were") for c in verb.children)
    )


def subject_of(verb: Token) -> Token | None:
    """The subject of a verb, its own or the one it shares through coordination or control."""
    seen: set[int] = set()
    while verb.i not in seen:
        seen.add(verb.i)
        found = next((c for c in verb.children if c.dep_ in SUBJECTS or c.dep_ == "expl"), None)
        if found is not None:
            return found
        if (hidden := _hidden_subject(verb)) is not None:
            return hidden
        if verb.dep_ in ("conj", "advcl", "xcomp", "pcomp", "dep", "acomp") or (
            verb.dep_ == "ccomp" and verb.tag_ == "VBG"
        ):
            by = verb.head.lower_ if verb.dep_ == "pcomp" else ""
            verb = verb.head
            if verb.pos_ == "ADP":
                verb = verb.head
                blamed = next((c for c in verb.children if c.dep_ in ("dative", "dobj")), None)
                for_it = by == "for" and verb.lemma_ in words("judging_verbs")
                if blamed is not None and (for_it or (by in CHARGED and verb.lemma_ in BLAMING)):
                    return blamed  # "accused the board of hiding it": the board hid it
        elif verb.dep_ in ("acl", "relcl"):
            return verb.head if verb.head.pos_ in ("NOUN", "PROPN", "PRON") else None
        else:
            return None
    return None
