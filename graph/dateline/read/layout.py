"""A printed page's lines → text: columns one after another, paragraphs whole, words unbroken.

Where a page has columns is seen by the white between them: the emptiest place that few lines cross,
after the recursive cuts of Nagy and Seth (1984), with lines across all columns as borders.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise
from math import isfinite
from typing import Final

from dateline.model import Box, PrintedLine
from dateline.read.heads import running
from dateline.read.joining import placed, seam, usage, Usage
from dateline.read.rows import GUTTER, are_cells, first_table, lines_across

_BESIDE: Final = " | "
"""Stands between the cells of a row, which no sentence goes on over."""
_FEW: Final = 2
"""Lines that a column has, at least."""
_MANY: Final = 8
"""Lines among which columns are looked for: in fewer, words that stand apart look like some."""
_OTHER: Final = 1.35
"""So many times as large, letters are those of a headline."""
_ENDS: Final = re.compile(r"[.!?:;…”\"’')\]]$")


class Cell(Enum):
    """What of a table a line is."""

    FIRST, NEXT, MORE = range(3)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of print, or what of it stands in one column; points from the page's lower left."""

    left: float
    bottom: float
    right: float
    top: float
    words: str
    size: float = 0.0
    """The height of its font; 0 where that is not known."""
    cell: Cell | None = None
    """Whether it begins a row of a table, another cell of it, or goes on in a cell."""
    drawn: int = 0
    """Its place among what was drawn on the page; in what browsers and word processors make, they come
    as they are read."""
    turn: int = 0
    """By how many quarter turns it was turned upright."""

    @property
    def height(self) -> float:
        return self.top - self.bottom

    @property
    def letters(self) -> float:
        """How large its letters are; "on an arm" is not as high as "gladly" in the same font."""
        return self.size or self.height


@dataclass(frozen=True, slots=True)
class Print:
    """What the pages say, put together."""

    text: str
    pages: tuple[int, ...]
    """Where in the text each page begins."""
    cut: tuple[str, ...]
    """Running heads and page numbers, that are no part of it."""
    lines: tuple[PrintedLine, ...]
    """Where in the text the words of each line begin, and where the line stands."""


def put_together(pages: Sequence[Sequence[Line]]) -> Print:
    """Make one text of the pages' lines."""
    heads = running(pages)
    cut = [
        line.words for lines, cut in zip(pages, heads, strict=True) for line in lines if line in cut
    ]
    ordered = [
        in_order([line for line in lines if line not in cut])
        for lines, cut in zip(pages, heads, strict=True)
    ]
    found = usage(line.words.strip() for lines in ordered for line in lines)
    text = ""
    starts: list[int] = []
    printed: list[PrintedLine] = []
    in_row = False
    for page, lines in enumerate(ordered, 1):
        first = True
        for paragraph in _paragraphs(lines):
            words, places = _joined(paragraph, found)
            if not words:
                continue
            # A sentence goes on over the page; so does a word.
            last = text[-3:].rstrip()
            goes_on = first and last and not _ENDS.search(last) and words[:1].islower()
            goes_on = goes_on and not in_row and not paragraph[0].cell
            in_row = bool(paragraph[-1].cell)
            if goes_on:
                text = text.rstrip("\n")
                off, between = seam(text, words, found)
                text = text[: len(text) - off] + between
            elif text:
                text = text.rstrip("\n") + "\n\n"
            if first:
                # A page without words begins where the next one does, if a hyphen was taken off.
                starts = [*(min(start, len(text)) for start in starts), len(text)]
                first = False
            printed += (PrintedLine(len(text) + at, page, _box(line)) for at, line in places)
            text += words + "\n"
        if first:
            starts.append(len(text))
    return Print(text, tuple(starts), tuple(cut), tuple(printed))


def in_order(lines: Sequence[Line]) -> list[Line]:
    """Put lines in the order in which they are read: down, and column after column; tables by rows."""
    across = lines_across(lines)
    if table := first_table(across):
        above, below = across[: table.first], across[table.end :]
        cells = [line for row in table.rows for line in _row(row)]
        return [*in_order(_all(above)), *cells, *in_order(_all(below))]
    if len(lines) < _MANY:
        return _down(lines)
    gutter = _gutter(lines)
    if gutter is None:
        return _down(lines)
    out: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in _down(lines):
        if line.left < gutter < line.right:  # a headline over both columns
            out += [*in_order(left), *in_order(right), line]
            left, right = [], []
        else:
            (left if line.right <= gutter else right).append(line)
    return [*out, *in_order(left), *in_order(right)]


def _down(lines: Sequence[Line]) -> list[Line]:
    """From the top down; what stands on one line from left to right."""
    return _all(lines_across(lines))


def _all(across: Sequence[Sequence[Line]]) -> list[Line]:
    return [line for row in across for line in row]


def _row(cells: Sequence[Sequence[Line]]) -> list[Line]:
    """Mark the lines of a row, cell after cell."""
    found: list[Line] = []
    for cell in cells:
        kinds = [Cell.NEXT if found else Cell.FIRST, *[Cell.MORE] * len(cell)]
        found += (replace(line, cell=kind) for line, kind in zip(cell, kinds, strict=False))
    return found


def _gutter(lines: Sequence[Line]) -> float | None:
    """The middle of the white between two columns, if there are two with enough in them."""
    edge, end = min(line.left for line in lines), max(line.right for line in lines)
    best: tuple[int, float, float] | None = None
    rows = lines_across(lines)
    for start in sorted({line.right for line in lines}):
        after = [line.left for line in lines if line.left >= start + GUTTER]
        if len(after) < _FEW or not edge + (end - edge) * 0.15 < start < edge + (end - edge) * 0.85:
            continue
        place = (start + min(after)) / 2
        across = sum(line.left < place < line.right for line in lines)
        before = sum(line.right <= place for line in lines)
        fewer = min(before, len(after))
        if before < _FEW or across > 0.3 * fewer + (2 if fewer > 3 else 0):
            continue
        one = (across, -(min(after) - start), place)
        if best is not None and one >= best:
            continue
        beside = _beside(rows, place)
        if 2 * len(beside) < fewer or not are_cells(beside):
            best = one
    return best[2] if best else None


def _beside(rows: Sequence[Sequence[Line]], place: float) -> list[tuple[Line, Line]]:
    """The lines next to a white, where there are some on both sides."""
    return [
        (one, other)
        for row in rows
        for one, other in pairwise(row)
        if one.right <= place <= other.left
    ]


def _paragraphs(lines: Sequence[Line]) -> list[list[Line]]:
    """Part lines where there is white between them, a first line is set in, or a column ends."""
    found: list[list[Line]] = []
    for line in lines:
        if not found:
            found.append([line])
            continue
        last = found[-1][-1]
        if last.cell or line.cell:
            if line.cell in (None, Cell.FIRST):
                found.append([line])
            else:
                found[-1].append(line)
            continue
        size = max(last.height, line.height, 1.0)
        gap = last.bottom - line.top
        beside = abs((last.top + last.bottom) - (line.top + line.bottom)) < size
        moved = gap < -size and not beside  # to the head of the next column
        small, large = sorted((last.letters, line.letters))
        other = large > _OTHER * max(1.0, small)
        set_in = line.left - last.left > 0.8 * size and _ENDS.search(last.words)
        parts = (
            gap > 0.9 * size
            or (other and gap > 0)
            or (not beside and not moved and bool(set_in))
            or (moved and bool(_ENDS.search(last.words)) and not line.words[:1].islower())
        )
        if parts:
            found.append([line])
        else:
            found[-1].append(line)
    return found


def _joined(lines: Sequence[Line], found: Usage) -> tuple[str, list[tuple[int, Line]]]:
    """Set lines as one paragraph, and say where in it the words of each begin.

    A word that a line's end has broken is whole again.
    """
    text = ""
    starts: list[int] = []
    for line in lines:
        words = line.words.strip()
        if starts:
            off, between = (0, _BESIDE) if line.cell is Cell.NEXT else seam(text, words, found)
            text = text[: len(text) - off] + between
        starts.append(len(text))
        text += words
    words, places = placed(text, starts)
    return words, [(at, lines[number]) for at, number in places]


def _box(line: Line) -> Box:
    """To a tenth of a point, which is less than anybody sees; broken files have places nowhere."""
    left, bottom, right, top = line.left, line.bottom, line.right, line.top
    edges = (
        (left, bottom, right, top),
        (bottom, -right, top, -left),
        (-right, -top, -left, -bottom),
        (-top, left, -bottom, right),
    )[line.turn]
    # -0.0 would be another text than 0.0.
    return Box(*(round(edge, 1) + 0.0 if isfinite(edge) else 0.0 for edge in edges))
