"""Running heads and page numbers, which stand on most pages and are no part of the text.

A list or a log has lines that differ by their numbers only, also where a page begins and ends. So what
is cut stands apart from the text, and nowhere in it: a head too many is better than a line too few.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from dateline.read.cleaning import cleaned
from dateline.read.days.dates import in_words
from dateline.read.prints.rows import P, Piece, lines_across

_DEEP: Final = 2
"""Lines at the head and at the foot of a page."""
_APART: Final = 1.5
"""So many times as much white as between lines of the text is under a head."""
_NUMBER: Final = re.compile(r"\d+")
_FOLIO: Final = re.compile(
    r"(?:page|seite|p\.)?\s*[-–]?\s*(\d{1,4})(?:\s*(?:/|of)\s*\d{1,4})?\s*[-–]?$", re.I
)
_ROMAN: Final = re.compile(
    r"(?:page\s)?\s*[-–]?\s*(?=[ivxl])(x{0,3}|xl|lx{0,3})(ix|iv|v?i{0,3})\s*[-–]?$"
)
_ONES: Final = {
    "": 0,
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "vi": 6,
    "vii": 7,
    "viii": 8,
    "ix": 9,
}
_TENS: Final = {
    "": 0,
    "x": 10,
    "xx": 20,
    "xxx": 30,
    "xl": 40,
    "l": 50,
    "lx": 60,
    "lxx": 70,
    "lxxx": 80,
}
_PARTS: Final = re.compile(
    r"(?:amount|annexe?|appendix|article|balance|bill|bundle|chapter|charge|claim|count|day|document|exhibit"
    r"|ground|invoice|issue|item|order|part|question|receipt|reference|schedule|section|session|statement|sum"
    r"|tab|total|witness)(?:\s(?:no\.?|number))?:?\s?[£$€]?#"
)
"""Headings that count what they head, and not the pages."""
_OF_MAIL: Final = re.compile(
    r"(?:from|to|cc|bcc|sent|date|subject|re|attn|dear)\b.{0,3}[:\s]|.*,$", re.I
)
"""What stands on each page of letters of one person, and is of each of them."""
_PRINTED: Final = re.compile(
    r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}[:.]\d{2}(?: ?[AP]M)?$", re.I
)
_ADDRESS: Final = re.compile(r"(?:https?|file)://\S+$|about:blank$", re.I)
_LARGE: Final = 1.15
"""So many times as high as most, lines that count are headings."""
_SAME_PLACE: Final = 4.0
"""Points up or down, between heads in the same place; letters that reach down make some."""


def running(pages: Sequence[Sequence[P]]) -> list[set[P]]:
    """Give what of each page is a running head or a page number."""
    across = [lines_across(lines) for lines in pages]
    printed = [_of_browser(rows) for rows in across]
    if len(pages) < 2:
        return printed
    edges = [_edges(rows, white) for rows, white in zip(across, _whites(across), strict=True)]
    ends = [{line for row in _ends(rows) for line in row} for rows in across]
    common = median([line.top - line.bottom for lines in pages for line in lines] or [0.0])
    # The first page may have as its title what the others have as their head.
    inside = {
        _key(line)
        for lines, end in zip(pages, ends, strict=True)
        for line in lines
        if line not in end and line.top - line.bottom <= _APART * common
    }
    found = Counter(key for lines in edges for key in {_key(line) for line in lines})
    offsets = Counter(
        offset
        for page, lines in enumerate(edges)
        for offset in {number - page for number in map(_folio, lines) if number is not None}
    )
    often = max(3, len(pages) // 2)
    settled = _settled(edges)
    said: dict[str, list[tuple[int, str]]] = {}
    for page, lines in enumerate(edges):
        for line in lines:
            said.setdefault(_key(line), []).append((page, cleaned(line.words)))

    def runs(line: Piece, page: int) -> bool:
        key, number = _key(line), _folio(line)
        large = line.top - line.bottom > _LARGE * common
        if number is not None and offsets[number - page] > 1 and not large:
            return True  # it counts the pages, whatever other numbers are in the text
        if key in inside:
            return False
        if (page, line) in settled:
            return True
        least = often if number is None else 2
        return found[key] >= least and _is_head(said[key], large)

    return [
        printed[page] | {line for line in lines if runs(line, page)}
        for page, lines in enumerate(edges)
    ]


def _of_browser(rows: Sequence[Sequence[P]]) -> set[P]:
    """What browsers print above and below a page: when it was printed, its title; its address, "1/2".

    They leave less white to the text than other heads have.
    """
    found: set[P] = set()
    if rows and any(_PRINTED.match(cleaned(line.words)) for line in rows[0][:1]):
        found.update(rows[0])
    if rows and any(_ADDRESS.match(cleaned(line.words)) for line in rows[-1]):
        found.update(
            line for line in rows[-1] if _ADDRESS.match(cleaned(line.words)) or _folio(line)
        )
    return found if len(rows) > 1 else set()


def _settled(edges: Sequence[set[P]]) -> set[tuple[int, P]]:
    """Lines that say the same in the very same place of two pages, where most pages have a line.

    So of two pages, or of chapters, heads are seen that stand on fewer pages than heads do mostly.
    """
    most = max(2, (len(edges) + 1) // 2)
    places: dict[tuple[int, int, str], list[tuple[int, P]]] = {}
    pages_at: Counter[int] = Counter()
    for page, lines in enumerate(edges):
        steps = {round(line.bottom / _SAME_PLACE) for line in lines}
        pages_at.update({near for step in steps for near in (step - 1, step, step + 1)})
        for line in lines:
            words = line.words.strip()
            if not (words.endswith((".", ",", ":", ";", "!", "?")) or _OF_MAIL.match(words)):
                place = (round(line.bottom), round(line.left), _words(line))
                places.setdefault(place, []).append((page, line))
    return {
        one
        for some in places.values()
        for one in some
        if len(some) > 1
        and pages_at[round(one[1].bottom / _SAME_PLACE)] >= most
        and any(abs(one[0] - other[0]) == 1 for other in _next_to(some, one))
    }


def _next_to(some: Sequence[tuple[int, P]], one: tuple[int, P]) -> Sequence[tuple[int, P]]:
    at = bisect_left(some, one[0], key=lambda other: other[0])
    return some[max(0, at - 1) : at + 2]


def _words(line: Piece) -> str:
    return cleaned(line.words).casefold()


def _is_head(said: Sequence[tuple[int, str]], large: bool) -> bool:
    """Whether lines that differ by numbers at most are a head: alike, or counting the pages.

    Days and sentences of a diary or a log differ by numbers too, and are text; so are headings that
    count exhibits or chapters.
    """
    if _OF_MAIL.match(said[0][1]):
        return False
    if len({words for _, words in said}) == 1:
        return True
    if large or _PARTS.match(_NUMBER.sub("#", said[0][1].casefold())):
        return False
    if any(in_words(words) or words.endswith((".", ":")) for _, words in said):
        return False
    counted = [
        {int(n) - page for n in _NUMBER.findall(words) if len(n) < 6} for page, words in said
    ]
    return bool(set.intersection(*counted))


def _ends(rows: Sequence[Sequence[P]]) -> list[Sequence[P]]:
    """The first lines and the last lines of a page, of a short one fewer."""
    deep = _DEEP if len(rows) > 5 else int(len(rows) > 2)
    return [*rows[:deep], *rows[len(rows) - deep :]]


def _edges(rows: Sequence[Sequence[P]], white: float) -> set[P]:
    """What of them stands apart from the text, each end with all that is farther out."""
    deep = len(_ends(rows)) // 2
    apart = [
        gap > max(_APART * white, max(line.top - line.bottom for line in (*one, *other)))
        for (one, other), gap in zip(pairwise(rows), _gaps(rows), strict=True)
    ]
    head = max((n for n in range(1, deep + 1) if apart[n - 1]), default=0)
    foot = max((n for n in range(1, deep + 1) if apart[-n]), default=0)
    return {line for row in (*rows[:head], *rows[len(rows) - foot :]) for line in row}


def _whites(across: Sequence[Sequence[Sequence[Piece]]]) -> Iterator[float]:
    """The white between most lines of each page; of a page of few lines, that of all pages."""
    inner = [_gaps(rows)[_DEEP:-_DEEP] for rows in across]
    usual = median([gap for gaps in inner for gap in gaps] or [0.0])
    for gaps in inner:
        yield median(gaps) if len(gaps) > _DEEP else usual


def _gaps(rows: Sequence[Sequence[Piece]]) -> list[float]:
    return [
        max(0.0, min(line.bottom for line in one) - max(line.top for line in other))
        for one, other in pairwise(rows)
    ]


def _folio(line: Piece) -> int | None:
    words = cleaned(line.words)
    if found := _FOLIO.match(words):
        return int(found[1])
    roman = _ROMAN.match(words)
    return _TENS[roman[1]] + _ONES[roman[2]] if roman else None


def _key(line: Piece) -> str:
    return _NUMBER.sub("#", cleaned(line.words).casefold())
