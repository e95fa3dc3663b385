"""A printed page's lines → text: columns one after another, paragraphs whole, words unbroken.

Where a page has columns is seen by the white between them: the emptiest place that few lines cross,
after the recursive cuts of Nagy and Seth (1984), with lines across all columns as borders.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Final

from dateline.model import Box, PrintedLine
from dateline.read.prints.bands import by_place
from dateline.read.prints.drawn import in_drawn_order
from dateline.read.prints.heads import running
from dateline.read.prints.joining import Usage, placed, seam, usage
from dateline.read.prints.lines import Cell, Line
from dateline.read.prints.numbered import line_numbers
from dateline.read.prints.parting import ENDS, asides_apart, fills, parted

_BESIDE: Final = " | "
"""Stands between the cells of a row, which no sentence goes on over."""


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
    numbers = [line_numbers(page) for page in pages]
    rest = [
        [one for one in page if one not in some] for page, some in zip(pages, numbers, strict=True)
    ]
    heads = [head | some for head, some in zip(running(rest), numbers, strict=True)]
    cut = [
        line.words for lines, cut in zip(pages, heads, strict=True) for line in lines if line in cut
    ]
    ordered = [
        in_order([line for line in lines if line not in cut])
        for lines, cut in zip(pages, heads, strict=True)
    ]
    found = usage(line.words.strip() for lines in ordered for line in lines)
    done: list[str] = []
    end = 0  # of what is done, with a blank line after each
    starts: list[int] = []
    printed: list[PrintedLine] = []
    before: Sequence[Line] = ()
    for page, parts in enumerate(asides_apart([parted(lines) for lines in ordered]), 1):
        first = True
        for paragraph in parts:
            words, places = _joined(paragraph, found)
            if not words:
                continue
            # A sentence goes on over the page; so does a word.
            if first and done and _goes_on(before, paragraph, done[-1], words):
                off, between = seam(done[-1], words, found)
                done[-1] = done[-1][: len(done[-1]) - off] + between
                end += len(between) - off
            else:
                end += 2 if done else 0
                done.append("")
            before = paragraph
            if first:
                # A page without words begins where the next one does, if a hyphen was taken off.
                for number in range(len(starts) - 1, -1, -1):
                    if starts[number] <= end:
                        break
                    starts[number] = end
                starts.append(end)
                first = False
            printed += (PrintedLine(end + at, page, _box(line)) for at, line in places)
            done[-1] += words
            end += len(words)
        if first:
            starts.append(end + bool(done))
    text = "\n\n".join(done) + "\n" * bool(done)
    return Print(text, tuple(starts), tuple(cut), tuple(printed))


def _goes_on(before: Sequence[Line], after: Sequence[Line], text: str, words: str) -> bool:
    """Whether a sentence goes on from the last paragraph of a page in the first of another."""
    if before[-1].cell or after[0].cell or ENDS.search(text[-3:].rstrip()):
        return False
    return words[:1].islower() or (_is_alike(before, after) and fills(before))


def in_order(lines: Sequence[Line]) -> list[Line]:
    """Put lines in the order in which they are read: as they were drawn, if that says it."""
    found: list[Line] = []
    # What is turned stands beside the text, and comes after it.
    for turn in dict.fromkeys(line.turn for line in lines):
        some = [line for line in lines if line.turn == turn]
        drawn = in_drawn_order(some)
        found += by_place(some) if drawn is None else drawn
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


def _is_alike(before: Sequence[Line], after: Sequence[Line]) -> bool:
    """Whether two paragraphs have letters of one size, and the second more than a heading."""
    one, other = before[-1].letters, after[0].letters
    return abs(one - other) < 0.05 * max(one, other) and after[0].words[:1].isalpha()


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
