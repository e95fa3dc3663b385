"""A table that fits where it is shown: its cells are wrapped or cut, and its lines never are.

Where the columns would be too narrow to read, each row becomes a block of lines instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from rich.cells import cell_len, chop_cells, set_cell_size

GAP: Final = "  "
LEAST: Final = 10
"""Narrower than this no column is made that has more to show."""
LINES: Final = 3
"""A cell has at most so many; what is left out is marked by an ellipsis."""
BLOCK_LINES: Final = 6


def fitted(heads: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    """Give the lines of a table, none wider than `width` where that can be.

    >>> print(*fitted(["who", "what"], [["Ada", "met the board of the harbour"]], 20), sep="\\n")
    who  what
    ────────────────────
    Ada  met the board
         of the harbour
    """
    natural = [
        max([cell_len(head), *(cell_len(row[place]) for row in rows)])
        for place, head in enumerate(heads)
    ]
    room = width - len(GAP) * (len(heads) - 1)
    if sum(min(LEAST, one) for one in natural) > room:
        yield from _blocks(heads, rows, width)
        return
    widths = _shared(natural, room)
    yield from _lines(heads, widths)
    yield "─" * min(width, sum(widths) + len(GAP) * (len(widths) - 1))
    for row in rows:
        yield from _lines(row, widths)


def plain(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Give a line per row, whole, however long: for grep.

    >>> list(plain([["who", "what"], ["Ada", "met"]]))
    ['who  what', 'Ada  met']
    """
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield GAP.join(cells).rstrip()


def _shared(natural: Sequence[int], room: int) -> list[int]:
    """Share room out: a column takes what it needs, and wide ones alike what is left."""
    widths = [0] * len(natural)
    left, open_ = room, sorted(range(len(natural)), key=lambda place: natural[place])
    while open_:
        share = left // len(open_)
        place = open_.pop(0)
        widths[place] = min(natural[place], share)
        left -= widths[place]
    return widths


def _lines(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    """Put the cells of a row side by side."""
    cells = [wrapped(cell, width, LINES) for cell, width in zip(row, widths, strict=True)]
    for line in range(max(map(len, cells), default=0)):
        parts = (
            set_cell_size(cell[line] if line < len(cell) else "", width)
            for cell, width in zip(cells, widths, strict=True)
        )
        yield GAP.join(parts).rstrip()


def _blocks(heads: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    """Give a block for each row: a line for each of its cells that has words."""
    margin = min(max(map(cell_len, heads), default=0), width // 3)
    for number, row in enumerate(rows):
        if number:
            yield ""
        for head, cell in zip(heads, row, strict=True):
            room = max(1, width - margin - len(GAP))
            for line, words in enumerate(wrapped(cell, room, BLOCK_LINES) if cell else ()):
                name = set_cell_size("" if line else head, margin)
                yield f"{name}{GAP}{words}".rstrip()


def wrapped(words: str, width: int, most: int) -> list[str]:
    """Break words into at most so many lines, between words where these are short enough.

    >>> wrapped("a harbour trust that pays", 9, 2)
    ['a harbour', 'trust…']
    """
    lines: list[str] = []
    rest = words
    while cell_len(rest) > width:
        if len(lines) == most - 1:
            return [*lines, _cut(rest, width)]
        head = chop_cells(rest, width)[0]
        cut = len(head)
        if rest[cut : cut + 1] != " " and (space := head.rfind(" ")) > width // 3:
            cut = space
        lines.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*lines, rest]


def _cut(words: str, width: int) -> str:
    """Shorten words to a width, after a whole word where one ends near."""
    if width < 2:
        return "…"
    head = set_cell_size(words, width - 1)
    space = head.rfind(" ")
    return (head[:space] if space > width // 2 else head).rstrip() + "…"
