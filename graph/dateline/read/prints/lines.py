"""A line of print: what its page, its letters and its place say of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum


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


def as_row(cells: Sequence[Sequence[Line]]) -> list[Line]:
    """Mark the lines of a row of a table, cell after cell."""
    found: list[Line] = []
    for cell in cells:
        kinds = [Cell.NEXT if found else Cell.FIRST, *[Cell.MORE] * len(cell)]
        found += (replace(line, cell=kind) for line, kind in zip(cell, kinds, strict=False))
    return found
