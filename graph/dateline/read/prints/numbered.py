"""Numbers in the margin that count the lines of a page, as transcripts and bills have them.

They are no part of a sentence. Numbers of a table or a list are: what stands beside those begins anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from dateline.read.prints.lines import Line
from dateline.read.prints.rows import lines_across

_LEAST: Final = 5
"""Numbers on a page, where each line has one; of every fifth line fewer have."""
_LEAST_OF_FIVE: Final = 2
_NEARLY: Final = 0.9
"""Share of the rows that have a number, where each line has one."""
_FIVE: Final = (4.0, 6.5)
"""Rows for each number, where every fifth line has one."""
_GOES_ON: Final = 0.3
"""Share of lines that begin in small letters: in prose more."""
_EDGE: Final = 3.0
"""Points by which numbers in one margin stand out of line."""


def line_numbers(page: Sequence[Line]) -> set[Line]:
    """Give the numbers in the left margin or the right one that count lines."""
    across = lines_across(page)
    for side in (0, -1):
        rows = [row for row in across if len(row) > 1 and _number(row[side]) is not None]
        found = [row[side] for row in rows]
        if _count(found, _between(across, found)) and _is_prose(across, found, side):
            return set(found)
    return set()


def _number(line: Line) -> int | None:
    words = line.words.strip()
    return int(words) if words.isascii() and words.isdigit() and len(words) < 5 else None


def _between(across: Sequence[Sequence[Line]], found: Sequence[Line]) -> int:
    """How many rows there are from the first of some lines to the last."""
    if not found:
        return 0
    top, bottom = found[0].top, found[-1].bottom
    return sum(any(line.bottom < top and line.top > bottom for line in row) for row in across)


def _count(found: Sequence[Line], rows: int) -> bool:
    """Whether numbers stand under each other, and count all of so many rows, or every fifth.

    The years and the tabs of a table count as well, and its cells may go on over many rows.
    """
    if len(found) < _LEAST_OF_FIVE:
        return False
    lefts, rights = [line.left for line in found], [line.right for line in found]
    if min(max(lefts) - min(lefts), max(rights) - min(rights)) > _EDGE:
        return False
    numbers = [_number(line) or 0 for line in found]
    steps = {other - one for one, other in pairwise(numbers)}
    if steps == {5}:
        each = rows / (len(found) - 1)
        return all(number % 5 == 0 for number in numbers) and _FIVE[0] <= each <= _FIVE[1]
    return steps == {1} and len(found) >= max(_LEAST, _NEARLY * rows)


def _is_prose(across: Sequence[Sequence[Line]], found: Sequence[Line], side: int) -> bool:
    """Whether what stands beside the numbers goes on from line to line, and nothing else is in the margin."""
    numbers = set(found)
    top, bottom = found[0].top, found[-1].bottom
    rest = [
        line
        for row in across
        for line in row
        if line not in numbers and line.top > bottom and line.bottom < top
    ]
    inner = max(line.right for line in found) if side == 0 else min(line.left for line in found)
    outside = [line for line in rest if (line.left < inner if side == 0 else line.right > inner)]
    small = sum(line.words[:1].islower() for line in rest)
    return not outside and len(rest) >= len(found) and small >= _GOES_ON * len(rest)
