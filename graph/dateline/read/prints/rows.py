"""Tables on a printed page: rows of cells, told from columns of prose that stand side by side.

The lines of columns often have their baselines in common, as cells have. But prose goes on in small
letters after lines that fill their column, and in a table one column at least has short cells that
never do. Read down its columns, a table says of one what it has of another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final, Generic, Protocol, TypeVar

GUTTER: Final = 7.0
"""Points between two columns, at least."""
_SHORT: Final = 30
"""Characters of a cell; lines of prose have more, but for those of the narrowest columns."""
_NARROW: Final = 15
"""Characters of a line of prose, at least."""
_LONG: Final = 25
"""Characters of cells that are seldom filled alike."""
_SELDOM, _MOSTLY = 0.15, 0.9
"""Shares of lines that begin in small letters: of cells fewer or more than of prose."""
_FULL: Final = 0.75
"""Of the width of its column, a line of prose takes so much if its sentence goes on."""
_SPEAKS: Final = 0.5
"""Share of lines that end in a stop: of cells fewer."""
_WIDER: Final = 1.5
"""So many times as much white as between most rows is a border."""
_LABEL: Final = re.compile(
    r"(?:[\[(]?(?:\d{1,3}|[a-z]|[ivxl]{1,5})[.)\]]{1,2}|[•◦▪–*-]|\D{1,40}:)$", re.I
)
_CLAUSE: Final = re.compile(r"\d{1,3}(?:\.\d{1,3}){0,4}\.?$")
"""A contract's number of a paragraph, which alone might be a sum."""
_ITEM: Final = re.compile(
    r"(?:[\[(]?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)\]]{1,2}|\d{1,3}(?:\.\d{1,3}){1,4}\.?|[•◦▪‣●○■–—*·-])\s+\S"
)
_ENDS: Final = (".", "!", "?", ":", ";", "…", "”", '"', "’", "'", ")")


class Piece(Protocol):
    """Words that stand together on a line."""

    @property
    def left(self) -> float: ...
    @property
    def bottom(self) -> float: ...
    @property
    def right(self) -> float: ...
    @property
    def top(self) -> float: ...
    @property
    def words(self) -> str: ...


P = TypeVar("P", bound=Piece)


@dataclass(frozen=True, slots=True)
class Table(Generic[P]):
    """A table among the lines of a page."""

    first: int
    """The number of its first line of print, from the top; a row may have several."""
    end: int
    rows: tuple[tuple[tuple[P, ...], ...], ...]
    """Its rows, their cells, and the lines of each."""


def lines_across(pieces: Sequence[P]) -> list[list[P]]:
    """Give the lines of a page from the top down, the pieces of each from left to right."""
    rows: list[list[P]] = []
    for piece in sorted(pieces, key=lambda piece: (-piece.top, piece.left)):
        middle = (piece.top + piece.bottom) / 2
        if rows and rows[-1][0].bottom <= middle <= rows[-1][0].top:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda piece: piece.left) for row in rows]


def first_table(across: Sequence[Sequence[P]]) -> Table[P] | None:
    """Find the first table among lines that stand below each other."""
    at = 0
    while at < len(across):
        end = _end(across, at)
        if end - at > 1 and (found := _within(across, at, end)):
            return found
        at = max(end, at + 1)
    return None


def are_cells(sides: Sequence[tuple[Piece, Piece]]) -> bool:
    """Whether what stands left and right of a white, line by line, is cells and no prose."""
    columns = [[one for one, _ in sides], [other for _, other in sides]]
    return len(sides) > 1 and _is_table(columns)


def is_label(words: str) -> bool:
    """Whether words head a paragraph, and are none: a number, a mark, a name with a colon."""
    return bool(_LABEL.match(words.strip()))


def are_labels(words: Sequence[str]) -> bool:
    """Whether words that stand under each other each head a paragraph: labels, or numbers as 1.1 and 1.2."""
    return all(map(is_label, words)) or _count_clauses([one.strip() for one in words])


def is_clause(words: str) -> bool:
    """Whether words are a number of parts, as 1.1 or 10.2.3."""
    return "." in words.strip().rstrip(".") and bool(_CLAUSE.match(words.strip()))


def _count_clauses(words: Sequence[str]) -> bool:
    if not all(map(_CLAUSE.match, words)):
        return False
    numbers = [[int(part) for part in one.rstrip(".").split(".")] for one in words]
    for one, other in pairwise(numbers):
        same = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
        if same is None:
            first = len(one)
        elif other[same] == one[same] + 1:
            first = same + 1
        else:
            return False
        if len(other) < first or (same is None and len(other) == first) or set(other[first:]) - {1}:
            return False
    return any(len(one) > 1 for one in numbers)


def hangs_out(words: str, left: float, before: float, letters: float) -> bool:
    """Whether a line begins with a number or a mark that stands left of the line above: the next item."""
    return left < before - 0.5 * letters and bool(_ITEM.match(words))


def are_cells_of_table(rows: Sequence[Sequence[str]]) -> bool:
    """Whether words that stand in rows are cells: one column has short ones that go nowhere.

    A paragraph's number, and the name of somebody who speaks, belong to what stands beside them.
    """
    if all(len(row) == 2 for row in rows) and are_labels([row[0] for row in rows]):
        return False
    for number in range(min(len(row) for row in rows)):
        column = [row[number] for row in rows]
        small = sum(words[:1].islower() for words in column)
        if median(map(len, column)) <= 2 * _SHORT and small <= _SELDOM * len(column):
            return True
    return False


def _end(across: Sequence[Sequence[P]], at: int) -> int:
    """Where lines end that one white at least goes through; a table begins with two cells."""
    if len(across[at]) < 2:
        return at
    whites = _whites(across[at], None)
    end = at + 1
    for number in range(at + 1, len(across)):
        left = _whites(across[number], whites)
        if not left:
            break
        whites = left
        beside = len(across[number]) > 1
        after = across[number + 1 : number + 2]
        wraps = across[number][0].left >= whites[0][1] - 1 and (
            _near(across[number - 1], across[number])
            or any(_near(across[number], other) for other in after)
        )
        # What stands alone in the first column may be in the table, if that goes on below.
        between = (
            _white(across[number - 1], across[number]) < 0
        )  # lower than the line above by half
        if beside or ((wraps or between) and end == number):
            end = number + 1
    return end


def _whites(
    line: Sequence[Piece], before: list[tuple[float, float]] | None
) -> list[tuple[float, float]]:
    """The whites between pieces; of those that went through all lines before, what is left of them."""
    if before is None:
        found = [(one.right, other.left) for one, other in pairwise(line)]
    else:
        found = before
        for piece in line:
            found = [
                part
                for start, end in found
                for part in (
                    [(start, end)]
                    if piece.right <= start or piece.left >= end
                    else [(start, piece.left), (piece.right, end)]
                )
            ]
    return [(start, end) for start, end in found if end - start >= GUTTER]


def _near(above: Sequence[Piece], below: Sequence[Piece]) -> bool:
    return _white(above, below) < 0.9 * max(piece.top - piece.bottom for piece in below)


def _white(above: Sequence[Piece], below: Sequence[Piece]) -> float:
    return min(piece.bottom for piece in above) - max(piece.top for piece in below)


def _within(across: Sequence[Sequence[P]], at: int, end: int) -> Table[P] | None:
    """Find a table from its first line or from one with more white above it."""
    if found := _table(across, at, end):
        return found
    gaps = [
        median(piece.top for piece in one) - median(piece.top for piece in other)
        for one, other in pairwise(across[at:end])
    ]
    most = _WIDER * median(gaps) if gaps else 0.0
    borders = [at, *(at + n for n, gap in enumerate(gaps, 1) if gap > most), end]
    if len(borders) > 2:
        for start, stop in pairwise(borders):
            if stop - start > 1 and (found := _table(across, start, stop)):
                return found
    return None


def _table(across: Sequence[Sequence[P]], at: int, end: int) -> Table[P] | None:
    whites: list[tuple[float, float]] | None = None
    for line in across[at:end]:
        # A line with one cell narrows the whites; the first with two says where they are.
        if whites is not None or len(line) > 1:
            whites = _whites(line, whites)
    places = [(start + stop) / 2 for start, stop in whites or ()]
    if not places:
        return None
    above = at
    while above and _wraps_from(across[above - 1], across[above], places[0]):
        above -= 1
    rows = _rows(across[above:end], [_parted(line, places) for line in across[above:end]])
    whole = [row for row in rows if sum(map(bool, row)) > 1]
    columns = [[row[n][0] for row in whole if row[n]] for n in range(len(places) + 1)]
    alone = sum(bool(row[0]) and sum(map(bool, row)) == 1 for row in rows)
    if len(whole) < max(2, alone) or not _is_table([column for column in columns if column]):
        return None
    return Table(above, end, tuple(tuple(tuple(cell) for cell in row if cell) for row in rows))


def _rows(across: Sequence[Sequence[P]], parted: Sequence[list[list[P]]]) -> list[list[list[P]]]:
    """Put the lines of each row together, cell by cell."""
    rows: list[list[list[P]]] = []
    borders = _borders(across, parted)
    for number, cells in enumerate(parted):
        if borders is not None:
            wraps = number not in borders
        else:
            wraps = bool(rows) and not cells[0] and _near(across[number - 1], across[number])
            wraps = wraps and sum(map(bool, cells)) < len([cell for cell in rows[-1] if cell])
        if wraps:
            for cell, more in zip(rows[-1], cells, strict=True):
                cell += more
        else:
            rows.append([list(cell) for cell in cells])
    return rows


def _wraps_from(line: Sequence[Piece], below: Sequence[Piece], place: float) -> bool:
    """Whether a line is the head of a cell, of which the cells beside it stand lower."""
    return len(line) == 1 and line[0].left > place and _near(line, below)


def _borders(
    across: Sequence[Sequence[Piece]], parted: Sequence[Sequence[Sequence[Piece]]]
) -> set[int] | None:
    """Where rows begin, by the white between them, if that parts lines so that each row has a first cell.

    A cell of one line may stand at the top, in the middle or at the bottom of a row of several.
    """
    tops = [median(piece.top for piece in line) for line in across]
    gaps = [one - other for one, other in pairwise(tops)]
    for most in sorted({round(gap, 1) for gap in gaps}, reverse=True):
        borders = {0, *(n for n, gap in enumerate(gaps, 1) if gap > most - 0.1)}
        edges = [*sorted(borders), len(parted)]
        firsts = [
            sum(bool(cells[0]) for cells in parted[start:stop]) for start, stop in pairwise(edges)
        ]
        if all(count == 1 for count in firsts):
            return borders
    return None


def _parted(line: Sequence[P], places: Sequence[float]) -> list[list[P]]:
    cells: list[list[P]] = [[] for _ in range(len(places) + 1)]
    for piece in line:
        cells[sum(piece.left > place for place in places)].append(piece)
    return cells


def _is_table(columns: Sequence[Sequence[Piece]]) -> bool:
    """Whether no column is prose, and one has short cells that go nowhere."""
    if all(map(_speaks, columns)):
        return False
    return not any(map(_is_prose, columns)) and any(
        len(column) > 1
        and median(len(piece.words) for piece in column) <= _SHORT
        and _small(column) <= _SELDOM
        for column in columns
    )


def _speaks(column: Sequence[Piece]) -> bool:
    """Whether lines end as verse, answers or sentences do; cells seldom have a stop."""
    ended = sum(piece.words.rstrip().endswith((*_ENDS, ",")) for piece in column)
    return ended >= _SPEAKS * len(column)


def _is_prose(column: Sequence[Piece]) -> bool:
    length = median(len(piece.words) for piece in column)
    if len(column) < 2 or length < _NARROW:
        return False
    left, right = min(piece.left for piece in column), max(piece.right for piece in column)
    full = [piece.right - left >= _FULL * (right - left) for piece in column]
    if all(piece.words.upper() == piece.words.lower() for piece in column):
        # A script without small letters; or numbers, of which none fill a column.
        return sum(full) >= _FULL * len(column) and any(
            sign.isalpha() for piece in column for sign in piece.words
        )
    if not _SELDOM < _small(column) < (_MOSTLY if length < _LONG else 1):
        return False
    goes_on = [
        fills
        for fills, (one, other) in zip(full, pairwise(column), strict=False)
        if other.words[:1].islower() and not one.words.rstrip().endswith(_ENDS)
    ]
    return bool(goes_on) and sum(goes_on) >= 0.8 * len(goes_on)


def _small(column: Sequence[Piece]) -> float:
    return sum(piece.words[:1].islower() for piece in column) / len(column)
