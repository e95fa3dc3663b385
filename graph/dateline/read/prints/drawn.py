"""The order in which a page is read, where the file itself keeps it.

Browsers and word processors draw a text as it is read: column after column, cell after cell, a box
whole. So what was drawn line under line is one block, and blocks follow each other as drawn, but none
before one that begins higher and has a part of its width: the first of the two rules by which Breuel
("High Performance Document Layout Analysis", 2003) sorts lines. A file that was drawn along the rows
of its columns, as scans and some programs have it, says nothing; then nothing is given.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from dateline.read.prints.lines import Line, as_row
from dateline.read.prints.rows import (
    are_cells_of_table,
    are_labels,
    first_table,
    hangs_out,
    lines_across,
)

_MOST: Final = 400
"""Blocks on a page; their number squared is the work."""
_OTHER: Final = 1.2
"""So many times as large, letters are of another block."""
_LEVEL: Final = 1.0
"""Points by which what begins at one height may differ."""
_ROWS: Final = 8
_MOSTLY: Final = 0.9
"""Rows, at least, and share of their blocks with one line each, where columns were drawn along them."""
_WHITE: Final = 3.0
"""Points between the cells of two columns, at least."""


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines that were drawn one under the other."""

    lines: tuple[Line, ...]
    left: float
    bottom: float
    right: float
    top: float


def in_drawn_order(lines: Sequence[Line]) -> list[Line] | None:
    """Put lines in the order in which they were drawn, tables by rows; None where that says too little."""
    sequence = sorted(lines, key=lambda line: line.drawn)
    if len({line.drawn for line in lines}) < len(lines):
        return None
    blocks = _blocks(sequence)
    if len(blocks) > _MOST:
        return None
    units: list[_Block] = []
    for rows in _regions(blocks):
        if len(rows) == 1:
            units += _columns(rows[0])
            continue
        cells = _cells(rows)
        if cells is None:
            return None
        units += cells
    return [line for block in _sorted(units) for line in block.lines]


def _block(lines: Sequence[Line]) -> _Block:
    return _Block(
        tuple(lines),
        min(line.left for line in lines),
        min(line.bottom for line in lines),
        max(line.right for line in lines),
        max(line.top for line in lines),
    )


def _blocks(sequence: Sequence[Line]) -> list[_Block]:
    found: list[list[Line]] = []
    for line in sequence:
        if found and _goes_on(found[-1][-1], line) and not _is_next_row(found, line):
            found[-1].append(line)
        else:
            if found and (start := _cell_before(found[-1], line)):
                found[-1:] = [found[-1][:start], found[-1][start:]]
            found.append([line])
    return [_block(lines) for lines in found]


def _cell_before(lines: Sequence[Line], line: Line) -> int:
    """Where a cell or a column begins right under prose that is wider: at what a line stands beside."""
    start = len(lines)
    while start and lines[start - 1].right <= line.left:
        start -= 1
    if not 0 < start < len(lines):
        return 0
    cell = lines[start:]
    level = cell[-1].bottom < line.top <= cell[0].top + cell[0].height
    return start if level and line.bottom < cell[0].top else 0


def _goes_on(last: Line, line: Line) -> bool:
    """Whether a line was drawn right under another, in letters of much the same size."""
    small, large = sorted((last.letters, line.letters))
    size = max(last.height, line.height, 1.0)
    return (
        (line.top + line.bottom) / 2 < last.bottom
        and last.bottom - line.top <= 0.9 * size
        and min(last.right, line.right) > max(last.left, line.left)
        and large <= _OTHER * max(1.0, small)
        # The number of a next paragraph may stand in the margin, and the words above it do not.
        and not hangs_out(line.words, line.left, last.left, line.letters)
    )


def _is_next_row(found: Sequence[Sequence[Line]], line: Line) -> bool:
    """Whether a line is as wide as two that stand beside each other above it."""
    if len(found) < 2 or len(found[-1]) > 1:
        return False
    first, last = found[-2][-1], found[-1][0]
    return (
        first.right <= last.left
        and first.bottom < (last.top + last.bottom) / 2 < first.top
        and line.left < first.right
    )


def _regions(blocks: Sequence[_Block]) -> list[list[list[_Block]]]:
    """Blocks drawn from left to right, and such rows as lie under each other with a white in common."""
    rows: list[list[_Block]] = []
    for block in blocks:
        if rows and _is_beside(rows[-1], block):
            rows[-1].append(block)
        else:
            rows.append([block])
    found: list[list[list[_Block]]] = []
    whites: list[tuple[float, float]] = []
    for row in rows:
        here = [(one.right, other.left) for one, other in pairwise(row)]
        common = [
            (max(one[0], other[0]), min(one[1], other[1]))
            for one in whites
            for other in here[:20]
            if min(one[1], other[1]) - max(one[0], other[0]) >= _WHITE
        ][:20]
        below = found and max(b.top for b in row) <= min(b.bottom for b in found[-1][-1]) + 2.0
        if common and below:
            found[-1].append(row)
            whites = common
        else:
            found.append([row])
            whites = here[:20]
    return found


def _is_beside(row: Sequence[_Block], block: _Block) -> bool:
    top, bottom = max(one.top for one in row[-8:]), min(one.bottom for one in row[-8:])
    common = min(top, block.top) - max(bottom, block.bottom)
    least = min(top - bottom, block.top - block.bottom)
    return block.left >= row[-1].right - 1.0 and common > 0.5 * least


def _columns(row: Sequence[_Block]) -> Sequence[_Block]:
    """Blocks beside each other as they are; or rows of a table that was drawn column by column."""
    counts = {len(block.lines) for block in row}
    if len(row) > 1 and len(counts) == 1 and max(counts) > 1:
        across = lines_across([line for block in row for line in block.lines])
        table = first_table(across) if len(across) in counts else None
        if table is not None and not table.first and table.end == len(across):
            return [_block(as_row(cells)) for cells in table.rows]
    return row


def _cells(rows: Sequence[Sequence[_Block]]) -> list[_Block] | None:
    """The rows of a table; the blocks as they are, if they are none; None where each is but a line."""
    lines = [line for row in rows for block in row for line in block.lines]
    if all(len(block.lines) == 1 for row in rows for block in row):
        across = lines_across(lines)
        table = first_table(across)
        if all(len(row) == 2 for row in rows) and are_labels([r[0].lines[0].words for r in rows]):
            return [block for row in rows for block in row]
        if table is None or table.first or table.end != len(across):
            return None
        return [_block(as_row(row)) for row in table.rows]
    if are_cells_of_table(
        [[" ".join(line.words for line in block.lines) for block in row] for row in rows]
    ):
        return [_block(as_row([block.lines for block in row])) for row in rows]
    single = sum(len(block.lines) == 1 for row in rows for block in row)
    heads = all(len(row) == 2 for row in rows) and are_labels([r[0].lines[0].words for r in rows])
    if len(rows) >= _ROWS and single >= _MOSTLY * sum(map(len, rows)) and not heads:
        return None
    return [block for row in rows for block in row]


def _sorted(units: Sequence[_Block]) -> list[_Block]:
    """As drawn; but what begins higher and has a part of the width comes before."""
    waits = [
        [
            n
            for n, other in enumerate(units)
            if other.top > unit.top + _LEVEL
            and min(other.right, unit.right) > max(other.left, unit.left)
        ]
        for unit in units
    ]
    found: dict[int, None] = {}

    def add(number: int) -> None:
        for before in waits[number]:
            if before not in found:
                add(before)
        found[number] = None

    for number in [*_stamps(units, waits), *range(len(units))]:
        if number not in found:
            add(number)
    return [units[number] for number in found]


def _stamps(units: Sequence[_Block], waits: Sequence[Sequence[int]]) -> list[int]:
    """What was drawn later than words under it, and stands above all of the page."""
    late = {before for number, some in enumerate(waits) for before in some if before > number}
    found: list[int] = []
    for number in sorted(range(len(units)), key=lambda n: -units[n].top):
        rest = [n for n in range(len(units)) if n != number and n not in found]
        if number not in late or any(units[n].top > units[number].bottom for n in rest):
            break
        found.append(number)
    return found
