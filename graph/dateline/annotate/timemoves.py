"""Where a text moves on to a time that it does not name: "appointed her three days after Holt resigned".

"The next day", in the sentence after that one, is the day after the appointment, and the time named
last is not the appointment's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Token

from dateline.annotate.language import text_of
from dateline.annotate.timeparts import number_of
from dateline.model import Span


class Move(NamedTuple):
    """What happened at a time that is only counted from another, and where its sentence ends."""

    verb: Token
    end: int


def moves_of(doc: Doc, lengths: Sequence[Span], dates: Sequence[Span]) -> list[Move]:
    """Find the moves among stretches of time and dates, in order."""
    text = text_of(doc)
    out = []
    for length in lengths:
        joint = re.match(r" (?:after|before) ", text[length.end : length.end + 8])
        piece = doc.char_span(length.end + 1, length.end + joint.end() - 1) if joint else None
        if piece is None:
            continue
        word = piece[0]
        below = word.head if word.dep_ == "mark" else word
        verb = below.head
        while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
            verb = verb.head
        inside = [d for d in dates if word.sent.start_char <= d.start < word.sent.end_char]
        if verb.pos_ == "VERB" and not any(_of(verb, below, length, date) for date in inside):
            out.append(Move(verb, word.sent.end_char))
    return out


def _of(verb: Token, below: Token, length: Span, date: Span) -> bool:
    """Whether a date is that of the verb, and not of what it is counted from."""
    if verb.idx < length.start:  # the parser hangs a date at the end on the verb
        return date.start < length.start
    return not below.left_edge.idx <= date.start <= below.right_edge.idx


def days_on(words: str) -> int | None:
    """How many days later "the next day" and "two days later" are.

    >>> days_on("The next day"), days_on("two days later"), days_on("the next week")
    (1, 2, None)
    """
    if re.fullmatch(
        r"(?i)(?:the\s+)?(?:very\s+)?(?:next|following)\s+day|the\s+day\s+after", words
    ):
        return 1
    if words.lower() in ("that day", "the same day"):
        return 0
    found = re.fullmatch(r"(?i)([\w-]+)\s+days?\s+(?:later|afterwards|after)", words)
    amount = number_of(found[1]) if found else None
    return int(amount) if amount is not None and amount == int(amount) else None
