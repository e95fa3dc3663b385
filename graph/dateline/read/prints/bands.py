"""The order in which a page is read, by where its lines stand: bands, and the columns of each.

After the recursive cuts of Nagy and Seth ("Hierarchical representation of optically scanned documents",
1984), but with the bands found by their columns: lines that one white goes through are a band, with what
is above and below it apart. A headline that stands alone begins a band of its own, though no line crosses
the white. Tables are read by rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from dateline.read.prints.lines import Line, as_row
from dateline.read.prints.rows import GUTTER, are_cells, first_table, lines_across

_FEW: Final = 2
"""Lines that a column has, at least."""
_MANY: Final = 8
"""Lines among which columns are looked for: in fewer, words that stand apart look like some."""
_DEEPEST: Final = 24
"""Bands within columns within bands, at most."""
_PLACES: Final = 24
"""Edges at which columns are looked for, of those at which most lines begin."""
_LARGER: Final = 1.15
"""So many times as large as most, letters are those of a headline."""

Row = Sequence[Line]


@dataclass(frozen=True, slots=True)
class _Band:
    """Rows that a white goes through, from the first to the one after the last."""

    first: int
    end: int
    place: float


def by_place(lines: Sequence[Line], deep: int = 0) -> list[Line]:
    """Put lines in the order in which they are read: down, and column after column; tables by rows."""
    across = lines_across(lines)
    if deep > _DEEPEST:
        return _all(across)
    if table := first_table(across):
        cells = [line for row in table.rows for line in as_row(row)]
        return [
            *by_place(_all(across[: table.first]), deep + 1),
            *cells,
            *by_place(_all(across[table.end :]), deep + 1),
        ]
    band = _widest(across) if len(lines) >= _MANY else None
    if band is None:
        return _all(across)
    inside = _all(across[band.first : band.end])
    return [
        line
        for part in (
            _all(across[: band.first]),
            [line for line in inside if line.right <= band.place],
            [line for line in inside if line.right > band.place],
            _all(across[band.end :]),
        )
        for line in by_place(part, deep + 1)
    ]


def _all(across: Sequence[Row]) -> list[Line]:
    return [line for row in across for line in row]


def _widest(across: Sequence[Row]) -> _Band | None:
    """The band that has most lines on both sides of a white."""
    lines = _all(across)
    edge, end = min(line.left for line in lines), max(line.right for line in lines)
    lefts = Counter(round(line.left) for line in lines)
    places = [
        left - GUTTER / 2
        for left, count in lefts.most_common(_PLACES)
        if count >= _FEW and edge + (end - edge) * 0.1 < left < end - (end - edge) * 0.1
    ]
    alone = _headlines(across)
    best: tuple[int, float] = (0, 0.0)
    found: _Band | None = None
    for place in places:
        for band in _bands(across, place, alone):
            fewer, white = _worth(across, band)
            if (fewer, white) > best:
                best, found = (fewer, white), band
    return found


def _headlines(across: Sequence[Row]) -> set[int]:
    """The rows in larger letters, beside which nothing stands in smaller ones."""
    usual = median(line.letters for row in across for line in row)
    found: set[int] = set()
    lowest = [min(line.bottom for line in row) for row in across]
    for number, row in enumerate(across):
        if min(line.letters for line in row) < _LARGER * usual:
            continue
        top, bottom = max(line.top for line in row), lowest[number]
        above = min(lowest[max(0, number - 3) : number], default=top)
        below = max((one.top for one in _all(across[number + 1 : number + 4])), default=bottom)
        if above >= top - 1 and below <= bottom + 1:
            found.add(number)
    return found


def _bands(across: Sequence[Row], place: float, alone: set[int]) -> list[_Band]:
    """The runs of rows that a white at a place goes through, from headline to headline."""
    found: list[_Band] = []
    start = 0
    heads: list[int] = []
    sides = [_sides(row, place) for row in across]
    for number, side in enumerate([*sides, None]):
        if side is None:
            found += _cut(sides, start, number, heads, place)
            start, heads = number + 1, []
        elif number in alone and across[number][0].left < place:
            heads.append(number)
    return found


def _cut(
    sides: Sequence[tuple[bool, bool] | None],
    start: int,
    end: int,
    heads: Sequence[int],
    place: float,
) -> list[_Band]:
    """Part rows at the headlines that have columns above and below them."""
    borders = [start]
    for head in heads:
        above, below = sides[borders[-1] : head], sides[head + 1 : end]
        if (True, True) in above and (True, True) in below:
            borders.append(head)
    found = []
    for first, last in pairwise([*borders, end]):
        both = [n for n in range(first, last) if sides[n] == (True, True)]
        if both:
            # What is on one side only comes along, but for the headline of what is below.
            begin = first + 1 if first in heads and sides[first] != (True, True) else first
            stop = next((head for head in heads if both[-1] < head < last), last)
            found.append(_Band(begin, stop, place))
    return found


def _sides(row: Row, place: float) -> tuple[bool, bool] | None:
    """Whether a row has lines left and right of a place; None if one crosses it."""
    if any(line.left < place < line.right for line in row):
        return None
    return any(line.right <= place for line in row), any(line.left >= place for line in row)


def _worth(across: Sequence[Row], band: _Band) -> tuple[int, float]:
    """How many lines a band has on the side with fewer, and how wide its white is; none if they are cells."""
    lines = _all(across[band.first : band.end])
    left = [line for line in lines if line.right <= band.place]
    right = [line for line in lines if line.right > band.place]
    fewer = min(len(left), len(right))
    if fewer < _FEW or len(lines) < _MANY:
        return 0, 0.0
    white = min(line.left for line in right) - max(line.right for line in left)
    if white < GUTTER:
        return 0, 0.0
    beside = [
        (one, other)
        for row in across[band.first : band.end]
        for one, other in pairwise(row)
        if one.right <= band.place <= other.left
    ]
    if 2 * len(beside) >= fewer and are_cells(beside):
        return 0, 0.0
    return fewer, white
