"""Entries as a table for spreadsheets, and back: a row each, and no cell is a formula.

A cell that a spreadsheet would compute gets an apostrophe before it, which is taken off again; so
does one that has an apostrophe there already, so that what comes back is what went out.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import Any, Final

from dateline.entries import PLACES, Entry, entry, record
from dateline.errors import DoubtfulEntry

# A spreadsheet skips blanks, and some skip nulls, before it looks for the sign.
_FORMULA = re.compile(r"'*[\s\0\ufeff]*[=+\-@]|'*[\t\r]")
_FIRST: Final = ("do", "about")
_LAST: Final = ("to", "reason", "author", "day")


def table(entries: Iterable[Entry]) -> str:
    """Write entries as CSV, RFC 4180, with as many columns as the longest needs."""
    records = [record(one) for one in entries]
    most = max((len(one["of"]) for one in records), default=1)
    places = [f"{name} {number}" for number in range(1, most + 1) for name in PLACES]
    out = StringIO()
    sheet = csv.writer(out)
    sheet.writerow([*_FIRST, *places, *_LAST])
    for one in records:
        said = [str(of.get(name, "")) for of in one["of"] for name in PLACES]
        said += [""] * (len(places) - len(said))
        row = [*(one[key] for key in _FIRST), *said, *(one.get(key, "") for key in _LAST)]
        sheet.writerow([_inert(cell) for cell in row])
    return out.getvalue()


def entries_of(text: str, name: str) -> Iterator[Entry | DoubtfulEntry]:
    """Read entries from CSV, as a spreadsheet may have saved it; `name` is for the warnings."""
    text = text.removeprefix("\ufeff")
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    try:
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True))
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
        cells = {head: _plain(cell) for head, cell in zip(heads, row, strict=False) if cell.strip()}
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
