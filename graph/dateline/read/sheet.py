"""Tables for spreadsheets, and back, in which no cell is a formula; entries as one, a row each.

A cell that a spreadsheet would compute gets an apostrophe before it, which is taken off again; so
does one that has an apostrophe there already, so that what comes back is what went out.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from typing import Any, Final

from dateline.entries import PLACES, Entry, entry, record
from dateline.errors import DoubtfulEntry

# A spreadsheet skips blanks, and some skip nulls, before it looks for the sign.
_FORMULA = re.compile(r"'*[\s\0\ufeff]*[=+\-@]|'*[\t\r]")
_FIRST: Final = ("do", "about")
_LAST: Final = ("to", "reason", "author", "day")


def sheet(rows: Iterable[Sequence[str]]) -> str:
    """Write rows as CSV, RFC 4180."""
    out = StringIO()
    csv.writer(out).writerows([_inert(cell) for cell in row] for row in rows)
    return out.getvalue()


def rows_of(text: str) -> list[list[str]]:
    """Read rows from CSV, as a spreadsheet may have saved it, with its own sign between cells.

    Raises:
        csv.Error: it is no CSV.
    """
    text = text.removeprefix("\ufeff")
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    rows = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    return [[_plain(cell) for cell in row] for row in rows]


def table(entries: Iterable[Entry]) -> str:
    """Write entries as CSV, with as many columns as the longest needs."""
    records = [record(one) for one in entries]
    most = max((len(one["of"]) for one in records), default=1)
    places = [f"{name} {number}" for number in range(1, most + 1) for name in PLACES]
    rows = [[*_FIRST, *places, *_LAST]]
    for one in records:
        said = [str(of.get(name, "")) for of in one["of"] for name in PLACES]
        said += [""] * (len(places) - len(said))
        rows.append([*(one[key] for key in _FIRST), *said, *(one.get(key, "") for key in _LAST)])
    return sheet(rows)


def entries_of(text: str, name: str) -> Iterator[Entry | DoubtfulEntry]:
    """Read entries from CSV, as a spreadsheet may have saved it; `name` is for the warnings."""
    try:
        rows = rows_of(text)
    except csv.Error as error:
        advice = "Save the sheet as CSV once more; nothing was read from it."
        yield DoubtfulEntry(name, f"is no CSV ({error})", advice)
        return
    heads = [cell.strip() for cell in rows[0]] if rows else []
    missing = [key for key in ("do", "article 1", "reason", "author") if key not in heads]
    if missing:
        advice = "Write the table with --csv first, and edit that."
        yield DoubtfulEntry(name, f"has no column “{missing[0]}”", advice)
        return
    for number, row in enumerate(rows[1:], start=2):
        cells = {head: cell for head, cell in zip(heads, row, strict=False) if cell.strip()}
        if cells:
            try:
                yield entry(_said(cells), f"{name}, row {number}")
            except DoubtfulEntry as doubt:
                yield doubt


def _said(cells: dict[str, str]) -> dict[str, Any]:
    """Put the columns of the places under `of`; the others, known or not, are as they are."""
    of: dict[int, dict[str, str]] = {}
    said: dict[str, Any] = {}
    for head, cell in cells.items():
        name, _, number = head.rpartition(" ")
        if number.isdecimal() and name in PLACES:
            of.setdefault(int(number), {})[name] = cell
        else:
            said[head] = cell
    return said | {"of": [of[number] for number in sorted(of)]}


def _inert(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _plain(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
