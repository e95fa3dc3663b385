"""The word before a time, which says whether it is a beginning, an end, or the time itself."""

from __future__ import annotations

from spacy.tokens import Doc

from dateline.model import Time

UNTIL = {"by", "until", "till", "before", "up", "til"}
SINCE = {"since", "after", "from"}
PARTS = {"start", "end", "beginning", "middle", "turn", "close", "early", "late", "rest", "summer",
         "autumn", "winter", "spring", "morning", "evening", "night", "afternoon", "week", "month",
         "year", "day", "days", "eve"}  # fmt: skip
"""Nouns that are part of a time: "since the start of 2019"."""


def lead_of(doc: Doc, time: Time) -> str:
    """The word that says how a time is meant; "" if there is none."""
    piece = doc.char_span(time.span.start, time.span.end, alignment_mode="expand")
    if piece is None or piece.start == 0:
        return ""
    before = doc[piece.start - 1]
    if before.lower_ in ("the", "of", "end") and piece.start > 2:
        for i in range(piece.start - 1, max(piece.start - 5, -1), -1):
            if doc[i].lower_ in UNTIL | SINCE:
                return doc[i].lower_
            if doc[i].pos_ in ("NOUN", "PROPN") and doc[i].lower_ not in PARTS:
                break  # "after the vote of 9 April": the word is one of the vote, not of the day
    if before.lower_ == "on" and piece.start > 1 and doc[piece.start - 2].lower_ == "from":
        return "from"
    return before.lower_
