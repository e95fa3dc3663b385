"""The clause that a time stands in: its verb, who of two verbs the time is of, and the tense."""

from __future__ import annotations

import re
from itertools import islice

from spacy.tokens import Doc, Token

from dateline.annotate.language import text_of
from dateline.annotate.lexicon import words
from dateline.annotate.reports import scheduled
from dateline.annotate.timewords import WEEKDAYS
from dateline.model import Span


def tokens_at(doc: Doc, span: Span) -> list[Token]:
    piece = doc.char_span(span.start, span.end, alignment_mode="expand")
    return list(piece) if piece is not None else []


def teller(time: Token, verb: Token) -> Token:
    """ "Said on Monday it would sell": the day is that of saying, though the parser hangs it on the sale."""
    head = verb.head
    if verb.dep_ == "xcomp" and _settled(time, verb):
        return head
    if verb.dep_ != "ccomp" or head.pos_ != "VERB" or head.i > time.i:
        return verb
    first = next(
        (c.i for c in verb.children if c.dep_ in ("mark", "nsubj", "nsubjpass", "expl")), -1
    )
    return head if time.i < first else verb


def _settled(time: Token, verb: Token) -> bool:
    """ "Agreed to buy it on Monday": the weekday is that of the news, unless it fits a timetable."""
    return (
        verb.head.tag_ == "VBD"
        and verb.head.lemma_ in words("settling_verbs")
        and verb.lemma_ not in words("timetable_verbs")
        and (time.lower_ in ("yesterday", "tonight") or time.lower_[:3] in WEEKDAYS)
        and time.dep_ in ("pobj", "npadvmod")
    )


def tense_at(doc: Doc, span: Span) -> str:
    """ "past", "future" or "present": the tense of the clause that the expression stands in."""
    tokens = tokens_at(doc, span)
    if not tokens:
        return "past"
    token = tokens[0]
    before = text_of(doc)[max(0, span.start - 10) : span.start].lower()
    if before.endswith("ahead of "):
        return "future"
    if any(scheduled(above) for above in islice(token.ancestors, 3)):
        return "present"  # the nearest: "a strike planned for 20 June" may be over, or called off
    if token.dep_ == "poss":  # "would be worse than December’s walkout"
        verb = next((a for a in token.ancestors if a.pos_ in ("VERB", "AUX")), token)
        return "past" if verb.tag_ == "VBD" else "present"
    token = teller(token, verb_above(token))
    if token.tag_ == "VBG" and token.dep_ in ("acl", "advcl"):
        token = verb_above(token)  # "the talks starting on Monday will last"
    if token.dep_ == "xcomp" and token.head.tag_ == "VB":
        token = token.head  # "will start to strike on Monday"
    return _tense_of(token, before)


def verb_above(token: Token) -> Token:
    for _ in range(30):
        if token.head.i == token.i:
            break
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            break
    return token


def _tense_of(token: Token, before: str) -> str:
    helpers = [c.lower_ for c in token.children if c.dep_ in ("aux", "auxpass")]
    if any(h in ("will", "'ll", "’ll", "shall", "wo") for h in helpers):
        return "future"
    if token.lemma_ in words("appointing_verbs") and token.tag_ in ("VBN", "VBD"):
        to_come = re.search(r"\b(for|until|till|to)(\s+(the|early|late))?\s$", before) is not None
        if to_come or (token.tag_ == "VBN" and token.lemma_ in ("expect", "schedule", "slate")):
            return "future"  # "is scheduled for Thursday"
    if token.tag_ in ("VB", "VBN") and "to" in helpers:  # "is expected to be published on Friday"
        head = token.head
        return "future" if head.tag_ in ("VBZ", "VBP", "VBG") or head.lemma_ in _AHEAD else "past"
    if token.tag_ in ("VBD", "VBN") or "had" in helpers or "was" in helpers or "were" in helpers:
        return "past"
    if any(h in ("would", "could", "should", "may", "might", "can", "must") for h in helpers):
        return "future"
    if token.tag_ in ("VBZ", "VBP") and not helpers and token.lemma_ in words("timetable_verbs"):
        return "future" if re.search(r"\b(on|in|next)\s$", before) else "present"
    return "present"


_AHEAD = {"plan", "expect", "schedule", "intend", "hope", "due", "set", "aim", "promise", "agree",
          "pledge", "propose", "vow", "want", "threaten", "prepare", "vote", "urge", "decide", "announce"}  # fmt: skip
