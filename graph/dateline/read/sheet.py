"""Tables for spreadsheets, and back, in which no cell is a formula; entries as one, a row each.

A cell that a spreadsheet would compute, or has computed to no end, gets an apostrophe before it,
which is taken off again; so does one that has an apostrophe there already, so that what comes back
is what went out.
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
_ERROR: Final = r"(?:#(?:NAME\?|REF!|VALUE!|DIV/0!|N/A|NUM!|NULL!)|Err:\d+)\s*$"
_FORMULA = re.compile(rf"'*[\s\0\ufeff]*[=+\-@]|'*[\t\r]|'*{_ERROR}")
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
    return [[_plain(cell) for cell in row] for row in _as_saved(text)]


def _as_saved(text: str) -> list[list[str]]:
    text = text.removeprefix("\ufeff")
    head, _, rest = text.partition("\n")
    said = re.fullmatch(r'"?sep=(.)"?\s*', head, re.I)
    if said:
        text = rest  # a spreadsheet's own line on its sign between cells
    delimiter = said[1] if said else max(",;\t", key=head.count)
    return list(csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True))


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
        rows = _as_saved(text)
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
    twice = next((head for head in heads if head and heads.count(head) > 1), None)
    if twice is not None:
        advice = "Remove one of them, or give it its right name."
        yield DoubtfulEntry(name, f"has two columns “{twice}”", advice)
        return
    for number, row in enumerate(rows[1:], start=2):
        where = f"{name}, row {number}"
        try:
            if any(cell.strip() for cell in row):
                yield entry(_said(_cells(heads, row, where)), where)
        except DoubtfulEntry as doubt:
            yield doubt


def _cells(heads: Sequence[str], row: Sequence[str], where: str) -> dict[str, str]:
    """Give the cells of a row that hold anything, by their columns; none is passed over."""
    if any(cell.strip() for cell in row[len(heads) :]):
        what = "has more cells than the first row has columns"
        raise DoubtfulEntry(
            where, what, "Put quotes around a text that holds the sign between cells."
        )
    cells = {}
    for head, cell in zip(heads, row, strict=False):
        if not cell.strip():
            continue
        if not head:
            what = f"has “{cell.strip()}” in a column without a name"
            raise DoubtfulEntry(where, what, "Name the column, or empty the cell.")
        if re.match(_ERROR, cell.strip()):
            what = f"has “{cell.strip()}” under “{head}”, which is a spreadsheet's error"
            advice = "Write the text there anew, with an apostrophe before it."
            raise DoubtfulEntry(where, what, advice)
        cells[head] = _plain(cell)
    return cells


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
