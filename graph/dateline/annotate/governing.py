"""Which happening a time belongs to: the nearest above it in the parse, mended where parsers err."""

from __future__ import annotations

from itertools import islice

from spacy.tokens import Doc, Span, Token

from dateline.annotate.language import text_of
from dateline.annotate.lexicon import words
from dateline.annotate.reports import carried
from dateline.annotate.tenses import teller
from dateline.annotate.timepairs import pairs_of
from dateline.model import Time

COMPARED = {"than", "versus", "vs", "compared", "against"}
"""Before a time, they say what something is compared with, not when it was."""


def owners_of(doc: Doc, times: list[Time], triggers: list[Token]) -> dict[int, list[int]]:
    """Which times belong to which trigger: the nearest trigger above the expression in the parse."""
    at = {t.i for t in triggers}
    carriers = {t.head.i: t.i for t in triggers if t.pos_ == "NOUN" and carried(t.head) == t}
    verbs: dict[int, list[Token]] = {}
    for trigger in triggers:
        if trigger.pos_ == "VERB":
            verbs.setdefault(trigger.sent.start, []).append(trigger)
    pairs = list(pairs_of(text_of(doc), times))
    days = {n for pair in pairs for n in pair if len(times[n].value) == len("2013-06-03")}
    out: dict[int, list[int]] = {}
    of: dict[int, int] = {}
    for n, time in enumerate(times):
        piece = doc.char_span(time.span.start, time.span.end, alignment_mode="expand")
        if piece is None or time.type in ("DURATION", "SET") or _compared(piece):
            continue
        when = next((c for c in piece.root.children if c.i in at and says_when(c)), None)
        if when is not None:
            out.setdefault(when.i, []).append(n)  # "in September, when it broke down"
        if n not in days and _names(piece.root, at):
            continue
        token = piece.root
        loose = aside = False
        for _ in range(40):
            token = token.head
            aside = aside or (token.dep_ == "relcl" and token.lemma_ == "be" and token.i not in at)
            if token.i in carriers:
                token = doc[carriers[token.i]]
            if (token.i in at and (token.pos_ == "VERB" or not loose)) or token.head.i == token.i:
                break
            # "for all staff in March": a date hung on a noun that is no event belongs to the verb
            loose = loose or token.pos_ in ("NOUN", "PROPN", "PRON")
        if aside:
            continue  # "who has been mayor since 2015" dates no other verb
        if (told := teller(piece.root, token)).i in at:
            token = told
        if token.i not in at and token.lemma_ == "be":  # "the election is on 8 July"
            token = next((c for c in token.children if c.dep_ == "nsubj" and c.i in at), token)
        if token.i not in at:
            near = verbs.get(piece.sent.start, [])
            if not near:
                continue
            token = min(near, key=lambda t: (abs(t.i - piece.start), t.i))
        of[n] = _served_for(token, piece, at) or _complement(token, at)
    for low, high in pairs:  # "between 2 and 5 June": the parser parts them
        if low in of and high in of:
            of[high] = of[low]
    for n, target in of.items():
        out.setdefault(target, []).append(n)
    return out


def _ranked(since: Token) -> bool:
    """ "The biggest gain since October", "for the first time since 2008"."""
    before = since.doc[max(since.sent.start, since.i - 6) : since.i]
    return any(t.tag_ in ("JJS", "RBS") or t.lower_ == "first" for t in before)


def _names(token: Token, at: set[int]) -> bool:
    """ "The 2011 version": whether a time only tells things of one name apart.

    "At the 2012 games" it does say when.
    """
    noun = token.head
    if token.dep_ not in ("nummod", "compound", "nmod", "amod") or noun.i in at or token.i > noun.i:
        return False
    return noun.dep_ != "pobj" or noun.head.lower_ not in ("at", "during", "in", "on")


def says_when(verb: Token) -> bool:
    return any(c.lower_ == "when" and c.dep_ in ("advmod", "mark") for c in verb.children)


def _compared(piece: Span) -> bool:
    """ "Rose from a year earlier", "more than in 2012", "compared with last year"."""
    for token in (piece.root, *islice(piece.root.ancestors, 4)):
        if token.lower_ in COMPARED:
            return True
        if token.lower_ == "since" and _ranked(token):
            return True
        changed = token.head.lemma_ in words("change_verbs") or token.head.lower_ in ("up", "down")
        if token.lower_ == "from" and changed:
            return True
        if token.pos_ == "VERB":
            return False
    return False


def _served_for(verb: Token, time: Span, at: set[int]) -> int | None:
    """ "Spent 11 years in prison for the murder of Per Lind in 2009": the year is that of the murder."""
    if verb.lemma_ not in ("serve", "spend"):
        return None
    why = (c for c in verb.children if c.lower_ in ("after", "for", "over") and c.i < time.start)
    return next((c.i for prep in why for c in prep.children if c.i in at), None)


def _complement(token: Token, at: set[int]) -> int:
    """ "The union will start to strike on Monday": the time is that of the complement."""
    if token.lemma_ in words("aspect_verbs"):
        inner = next((c for c in token.children if c.dep_ == "xcomp" and c.i in at), None)
        if inner is not None:
            return inner.i
    return token.i
