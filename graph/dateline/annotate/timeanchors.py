"""What incomplete times are counted from: publication, or the time that the text named last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dateline.model import Basis, Span


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
