"""What incomplete times are counted from: publication, or the time that the text named last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dateline.model import Basis, Span, Time

BC = "BC"
"""How the value of what was before Christ begins, for which the calendar has no days."""


@dataclass(slots=True)
class Anchors:
    """What the value of an incomplete expression is counted from, as reading goes on."""

    published: date | None
    narrative: date | None = None
    history: bool = False
    """Whether the text dates itself often enough for a bare month to lean on the year before it."""
    unit: str = "D"
    """How exact the narrative time is."""
    named: Span | None = None
    """Where the narrative time is named."""
    lost: bool = False
    """Whether the text has since named a time that is not understood: what follows is told from it."""


@dataclass(frozen=True, slots=True)
class Found:
    span: Span
    rule: str
    parts: dict[str, str]
    text: str


def near(at: Anchors) -> tuple[date | None, Basis]:
    """The anchor of incomplete dates: publication where it is known, else the narrative."""
    if at.published is not None:
        return at.published, "publication"
    return (at.narrative if at.history else None), "narrative"


def publication(at: Anchors) -> tuple[date | None, Basis]:
    return at.published, "publication"


def from_narrative(at: Anchors) -> tuple[date | None, Basis]:
    """The anchor of "later" and "the same": the narrative where there is one, else publication."""
    if at.lost:
        return None, "narrative"
    if at.narrative is not None:
        return at.narrative, "narrative"
    return at.published, "publication"


def year_of(month: int, number: int, anchor: date, tense: str, basis: Basis) -> int:
    """The year that a month and day belong to, seen from the anchor."""
    if basis == "narrative":
        return anchor.year + (anchor.month >= 11 and month <= 2)
    there = (month, number)
    here = (anchor.month, anchor.day)
    if tense == "past":
        return anchor.year if there <= here or month == anchor.month else anchor.year - 1
    if tense == "future":
        return anchor.year if there >= here or month == anchor.month else anchor.year + 1
    distance = (month - anchor.month) % 12
    return (
        anchor.year
        + (distance <= 6 and month < anchor.month)
        - (distance > 6 and month > anchor.month)
    )


def year_of_words(words: str, at: Anchors) -> tuple[int | None, Basis]:
    """The year that "last", "that" or "the following" year is, of a day or a month before it."""
    told = words.lower() in ("that", "the same", "the following", "the previous")
    anchor, basis = from_narrative(at) if told else near(at)
    step = {"last": -1, "the previous": -1, "next": 1, "the following": 1}.get(words.lower(), 0)
    return (anchor.year + step, basis) if anchor else (None, "none")


def lost(time: Time) -> bool:
    """Whether a time names a day or a year that is not understood: 30 February, 44 BC."""
    return time.type in ("DATE", "TIME") and (not time.value or time.value.startswith(BC))
