"""What a clause only looks forward to: opinions, wishes, timetables, plans, and what is to come.

Each question gives the word that answers it with yes, or None.
"""

from __future__ import annotations

from spacy.tokens import Token

from dateline.annotate.lexicon import words
from dateline.annotate.reports import plan_noun, status_group
from dateline.annotate.timewords import WEEKDAYS

FUTURE = {"will", "'ll", "’ll", "shall", "wo"}
DEEPEST = 30
"""Words above one that can have a say in its status; a sentence of a thousand words has more."""
DOUBTS = {"hope", "fear", "doubt", "suspect", "speculate"}
"""Verbs whose that-clause is what somebody thinks may be so."""
WHEN = {"after", "as", "before", "once", "until", "till", "when", "while"}


def opinion(verb: Token) -> Token | None:
    """ "Analysts believe that it will fall", "it is expected that": no more than what is thought."""
    for _ in range(DEEPEST):
        if verb.dep_ != "conj" or verb.head.pos_ != "VERB":
            break
        verb = verb.head
    head = verb.head
    if verb.dep_ not in ("ccomp", "csubjpass"):
        return None
    who = [{c.lower_ for c in t.children if c.dep_ == "nsubj"} for t in (verb, head)]
    if who[0] & who[1] & {"i", "we"}:
        return None  # "I think that I will vote": who says so decides it
    return head if head.lemma_ in words("opinion_verbs") else doubtful(head)


def wish(verb: Token) -> bool:
    """ "Ask me again": who is told to do something has not done it."""
    fresh = verb.dep_ == "conj" and any(c.lower_ == "but" for c in verb.head.children)
    return (
        verb.tag_ == "VB"
        and (fresh or verb.dep_ in ("ROOT", "ccomp", "parataxis"))
        and not any(c.dep_ in ("nsubj", "nsubjpass", "aux") for c in verb.children)
    )


def then(verb: Token, helpers: list[str]) -> Token | None:
    """ "Will stay until the result is known": the present of a clause of time within the future."""
    if verb.dep_ not in ("advcl", "pcomp", "ccomp") or (
        verb.tag_ not in ("VBZ", "VBP") and not {"is", "are", "has", "have"}.intersection(helpers)
    ):
        return None
    if not any(
        c.dep_ in ("mark", "advmod") and c.lower_ in WHEN and c.i < verb.i for c in verb.children
    ):
        return None
    above = next((a for a in verb.ancestors if a.pos_ in ("VERB", "AUX")), None)
    return next((c for c in above.children if c.lower_ in FUTURE), None) if above else None


def timetable(verb: Token) -> Token | None:
    """ "The trial begins on Thursday", "they meet again next week"."""
    if verb.lemma_ not in words("timetable_verbs"):
        return None
    after = [c for c in verb.children if c.i > verb.i]
    days = [n for c in after if c.dep_ == "prep" and c.lower_ == "on" for n in c.children]
    soon = [c for c in after if c.dep_ == "npadvmod"]
    for noun in days:
        if noun.lower_[:3] in WEEKDAYS and noun.lower_.endswith("day"):
            return noun
    for noun in soon:
        if noun.lower_ == "tomorrow" or any(c.lower_ == "next" for c in noun.children):
            return noun
    return None


RUMOURS = {"report", "rumour", "rumor", "claim", "allegation", "suggestion", "story", "assertion"}
UNTRUE = {"false", "untrue", "wrong", "incorrect", "baseless", "unfounded", "groundless"}


def doubtful(head: Token) -> Token | None:
    """ "Hopes that", "it is possible that": whether the clause below may or may not be so."""
    if head.lemma_ in DOUBTS:
        return head
    said = [c for c in head.children if c.dep_ == "acomp"] if head.lemma_ == "be" else [head]
    return next((t for t in said if t.pos_ == "ADJ" and status_group(t.lower_) == "possible"), None)


def untrue(verb: Token) -> Token | None:
    """The word that calls a report false, whose clause this is: "reports that he had fled were false"."""
    noun, above = verb.head, verb.head.head
    clause = verb.dep_ in ("acl", "relcl", "ccomp") and noun.lemma_.lower() in RUMOURS
    if not clause or noun.dep_ != "nsubj" or above.lemma_ != "be":
        return None
    return next((c for c in above.children if c.dep_ == "acomp" and c.lower_ in UNTRUE), None)


def said_to_be_plan(verb: Token) -> Token | None:
    """A copula's word that its subject is a proposal: "is one of a series of proposals"."""
    for child in verb.children:
        if child.dep_ == "attr" or (child.dep_ == "prep" and child.lower_ == "among"):
            inner = (t for t in (child, *child.subtree) if plan_noun(t))
            if (found := next(inner, None)) is not None:
                return found
    return None


def voted_down(preposition: Token) -> bool:
    """ "Voted against joining": what may come is that they do not."""
    return preposition.lower_ == "against" and preposition.head.lemma_ in ("vote", "decide", "rule")


def to_come(verb: Token) -> bool:
    """ "An event to be held in May": what an infinitive says of the noun before it."""
    if verb.dep_ not in ("acl", "relcl"):
        return False
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    return "to" in helpers and (
        "be" in helpers or verb.lemma_ in ("begin", "come", "occur", "start")
    )


def reported(verb: Token) -> Token | None:
    """The verb of speech in the past that tells the clause: future seen from then."""
    for above in (verb, *verb.ancestors):
        if above.dep_ in ("relcl", "acl") and plan_noun(above.head):
            return None  # "a plan that would end the allowance"
        if above.i != verb.i and above.pos_ == "VERB" and above.tag_ in ("VBD", "VBN"):
            return above
    return None
