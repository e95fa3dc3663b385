"""Cells of tables that a spreadsheet opens: what it would take for a formula is made plain words."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

# What makes a spreadsheet take a cell for a formula, or begin a new one.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def inert(words: str) -> str:
    """Put an apostrophe before what a spreadsheet would compute.

    >>> inert("=1+1"), inert(" -3"), inert("3 dockers")
    ("'=1+1", "' -3", '3 dockers')
    """
    return f"'{words}" if words.lstrip(" \n\x00\ufeff").startswith(_FORMULA) else words


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Write a table as CSV (RFC 4180), each cell inert; nothing is an empty one."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue()


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return inert(str(value)) if not isinstance(value, int | float) else value
