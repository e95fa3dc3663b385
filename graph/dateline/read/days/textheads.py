"""What the lines above a text say: who wrote it, and when; and the dateline in which it begins.

A head is short lines that stand apart: who wrote it, where, when. One paragraph may stand among them,
which sums up what follows; below it a day counts only where a line says what it is of. A line that
names a day alone is no day of publication in a chronology, nor in an obituary.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from dateline.model import Dating
from dateline.read.days import daylines
from dateline.read.days.dates import IN_WORDS, dating, in_words

BASIS: Final = "the document's head"

_HEAD: Final = 2000
"""In characters."""
_FAR: Final = 20_000
_LINES: Final = 12
_BLANK: Final = re.compile(r"\r?\n[ \t]*\r?\n")
_YEAR_ENDS: Final = re.compile(r"\d{4}\.$")
_FOOT: Final = 3
"""Blocks at the end of a text."""
_DATED: Final = re.compile(r"\W*(?:dated?|signed)\b", re.I)
_SHORT: Final = 80
_FEW: Final = 3
"""So many lines without a blank one are no paragraph of prose yet."""
_FEWEST_WORDS: Final = 8
_DAYS: Final = 2
"""So many lines that are days make a chronology."""
_SENTENCE: Final = re.compile(r"(?<![ap]\.m)(?<!\b[A-Z])[.?!][\"'”’)]*(?:\s+[A-Z“\"‘]|$)", re.I)
_EVENT: Final = re.compile(
    r"\W*(?:(?:venue|where|when|time|tickets|doors|admission|rsvp)\s*(?::|open\b|from\b|at\b|[£$€]|free\b)"
    r"|\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\.?\W*$)",
    re.I,
)
"""What stands beside the day of what people go to."""
_OF_DAYS: Final = re.compile(
    r"\b(?:obituary|in memoriam|on this day|timeline|chronology|diary|calendar)\b", re.I
)
"""What is about days of others."""
_DAY: Final = "|".join(re.sub(r"\?P<\w+>", "?:", p.pattern) for p in IN_WORDS)
_DATELINE: Final = re.compile(
    r"(?P<place>[A-Z][A-Z’' .-]+(?:, ?[A-Z][\w.’' -]{1,30}?){0,2}),? \(?(?P<day>(?i:" + _DAY + r"))\)?"
    r"(?: ?[(/][^()/\n]{2,40}[)/])? ?(?:--?|–|—) ?\S"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """What a head says of when its article was published."""

    dates: tuple[Dating, ...] = ()
    unread: str = ""
    """A day in numbers that may be two."""
    weight: daylines.Weight | None = None
    """What leads to the day."""
    author: str = ""
    """By the line that begins with "By"."""


_BYLINE: Final = re.compile(
    r"(?:(?i:written|words|reported|story) )?(?:by|By|BY):? +(?P<who>[A-Z][^|·•–—(\d]{2,80}?)"
    r"(?=\s*(?:$|[|·•–—(\d]|, ?(?:published|updated|posted)\b|(?:Published|Updated|Posted)\b"
    r"|(?:Mon|Tues?|Wednes|Thurs?|Fri|Satur|Sun)(?:day)?\b|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"[a-z]*\.? \d))"
)
NOTHING: Final = Told()


def of_text(text: str, day_first: bool | None = None) -> Told:
    """Read the head of a text.

    >>> of_text("Gate shut\\n\\nBy Ida Venn\\n12 March 2024\\n\\nThe board met.").dates[0].day
    datetime.date(2024, 3, 12)
    >>> of_text("What we know of 6 January 2021\\n\\nThe board met on\\n1 May 2020.").dates
    ()
    >>> of_text("VELM, March 12, 2024 (Lantern) — The board met.").dates[0].basis
    'the dateline'
    """
    parts = _BLANK.split(text[:_HEAD].strip())
    blocks = [[line.strip() for line in part.splitlines()] for part in parts]
    found = of_blocks(blocks, day_first, without_headline=True)
    days = {  # a chronology is full of them
        told.day
        for line in text[:_FAR].splitlines()
        if len(line) <= _SHORT and (told := daylines.read(line.strip())) and told.weight == "bare"
    }
    if not found.dates and not found.unread and (foot := of_foot(text)):
        return replace(foot, author=found.author)
    if found.weight == "bare" and (len(days) >= _DAYS or _OF_DAYS.search(blocks[0][0])):
        return Told(author=found.author)
    return found


def of_foot(text: str) -> Told | None:
    """Read the foot of a letter or a statement, where "Dated" or "Date:" stands above or below a name."""
    for block in _BLANK.split(text[-_HEAD:].strip())[-_FOOT:]:
        if any(map(is_of_event, block.splitlines())):
            continue
        for line in block.splitlines():
            told = daylines.read(line.strip("| *_()"))
            from_paper = line.startswith("(") and told is not None and told.weight == "bare"
            if told and told.day and (from_paper or (told.weight == "says" and _DATED.match(line))):
                return Told(dating(told.day, "the document's foot", line.strip()), "", told.weight)
    return None


def of_blocks(
    blocks: Iterable[Sequence[str]],
    day_first: bool | None = None,
    *,
    without_headline: bool = False,
) -> Told:
    """Read blocks of lines, in their order; a headline may name a day of something else."""
    found: list[daylines.Line] = []
    prose: list[str] = []
    author = ""
    for number, block in enumerate(blocks):
        if _is_prose(block):
            prose.append(" ".join(block))
            if len(prose) > 1:
                break
            continue
        if any(map(is_of_event, block)) or any(map(_tells, block)):
            continue
        author = author or next(filter(None, map(writer, block)), "")
        byline = any(line.lower().startswith("by ") for line in block)
        for at, line in enumerate(block):
            row = line.startswith("|")
            told = daylines.read(line.strip("| *_>#"), day_first)
            sure = byline or (told and told.weight in ("says", "by"))
            ends = at > 0 and _YEAR_ENDS.search(line) and told is not None and told.weight == "bare"
            if not told or ends or ((prose or row) and not sure):
                continue  # the second line of a sentence may be nothing but its day
            if (
                without_headline
                and not (number or at)
                and (
                    told.weight == "beside" or (told.weight != "bare" and not daylines.begins(line))
                )
            ):
                continue
            found.append(told)
    found.sort(key=lambda one: daylines.WEIGHTS.index(one.weight))
    best = next((one for one in found if one.day), None)
    stated = dating(best.day, BASIS, best.words) if best else ()
    if not best:
        stated = next(filter(None, map(dateline, prose)), ())
    unread = next((one.words for one in found if one.day is None), "")
    return Told(stated, unread, best.weight if best else None, author)


def is_of_event(line: str) -> bool:
    """Whether a line says where and when people go to something, as the day beside it does."""
    return _EVENT.match(line) is not None


def dateline(paragraph: str) -> tuple[Dating, ...]:
    """Give the day of the dateline in which a paragraph begins.

    >>> dateline("VELM, Sunmere, March 12, 2024 /Lantern/ -- The board met.")[0].day
    datetime.date(2024, 3, 12)
    """
    found = _DATELINE.match(paragraph)
    if not found:
        return ()
    return dating(in_words(found["day"]), "the dateline", found[0][: found.end("day")])


def writer(words: str) -> str:
    """Who wrote an article, by a line that begins with "By".

    >>> writer("By Ida Venn, Port Editor | 12 March 2024"), writer("Written by Ida Venn and Tom Ash")
    ('Ida Venn', 'Ida Venn and Tom Ash')
    """
    found = _BYLINE.match(words)
    if not found:
        return ""
    who = found["who"]
    return (who if " and " in who else who.partition(",")[0]).strip(" ,;")


def _tells(line: str) -> bool:
    """Whether a line is a sentence, and no day: what stands above it is then a day in a chronology."""
    return _SENTENCE.search(line) is not None and daylines.read(line) is None


def _is_prose(block: Sequence[str]) -> bool:
    """Whether a block is a paragraph, and no lines that each stand for themselves."""
    words = sum(len(line.split()) for line in block)
    if len(block) <= _FEW:
        return any(map(_tells, block)) and words >= _FEWEST_WORDS
    apart = all(
        len(line) <= _SHORT and not _SENTENCE.search(line) for line in block
    ) and _FEW * sum(line[:1].islower() for line in block) < len(block)
    return not (apart and len(block) <= _LINES)
