"""`.csv`, `.tsv`: an article a row, by the names of the columns.

Which sign stands between cells is seen in the first row, as spreadsheets save them. A table without a
column of texts is none of articles, and is left with a word about it; where somebody said what the
column is called, it is refused.
"""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from dateline.errors import DoubtfulArticle, UnreadableArticle
from dateline.plugins import Reader
from dateline.read import gdelt, records, zotero
from dateline.read.columns import fields
from dateline.source import Source

_HEAD: Final = 65_536
_CATALOGUES: Final = (zotero, gdelt)
_SAID: Final = re.compile(r'"?sep=([,;\t|:])"?\s*', re.I)
_CELL: Final = 100_000_000
_NOTHING: Final = dict.fromkeys(("nan", "null", "n/a", "nat"), "")
"""What programs write into an empty cell."""
_SOME: Final = 12
"""Columns that are named in a sentence."""


class TableReader:
    """Reads each row as an article, or as a card of one in the tables of Zotero and GDELT."""

    suffixes: tuple[str, ...] = (".csv", ".tsv")
    catalogues = True

    def __call__(self, source: Source) -> Iterator[records.Item]:
        where, head = source.where, source.head(_HEAD)
        if not head.strip():
            yield UnreadableArticle(where, "is empty", "Save the table once more, or remove it.")
            return
        if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in head:
            advice = "Save the table as CSV in UTF-8."
            yield UnreadableArticle(where, "is UTF-16, or no text", advice)
            return
        # The limit is the process's, and 131,072 if nobody says. One text that is too long for an
        # article costs no other, and is refused by itself.
        csv.field_size_limit(_CELL)
        number = 0
        try:
            with source.path.open(encoding="utf-8-sig", newline="") as file:
                sign, before = _sign(head)
                for _ in range(before):
                    file.readline()
                rows = csv.reader(file, delimiter=sign, strict=True)
                names = next(rows, [])
                number = first = before + 1
                columns = fields(names, source.hints)
                catalogue = next((one for one in _CATALOGUES if one.is_table(names)), None)
                if catalogue:
                    for number, row in enumerate(rows, start=first + 1):
                        if any(cell.strip() for cell in row[len(names) :]):
                            yield _too_wide(number, source)
                            continue
                        cells = dict(zip(names, row, strict=False))
                        yield from catalogue.of_row(cells, f"{where}, row {number}", source.hints)
                    return
                if "text" not in columns:
                    yield without_texts(names, source)
                    return
                for number, row in enumerate(rows, start=first + 1):
                    if any(cell.strip() for cell in row[len(names) :]):
                        yield _too_wide(number, source)
                    elif any(cell.strip() for cell in row):
                        cells = dict(
                            zip(
                                reversed(names[: len(row)]),
                                reversed(row[: len(names)]),
                                strict=True,
                            )
                        )
                        yield from article(cells, columns, number, source)
                if number == first:
                    what = "has no rows under the names of its columns; nothing was read from it"
                    yield DoubtfulArticle(where, what, "Save the table once more, or remove it.")
        except UnicodeDecodeError as error:
            what = f"is not UTF-8 after row {max(number, 1):,} ({error.reason})"
            yield UnreadableArticle(where, what, "Save the table as CSV in UTF-8.")
        except csv.Error as error:
            what = f"is no CSV after row {max(number, 1):,} ({error})"
            yield UnreadableArticle(
                where, what, "Save the table once more; what came before was read."
            )


def without_texts(names: Sequence[str], source: Source) -> records.Item:
    """Say that a table has no column of texts; somebody who named one wants it read."""
    wanted = source.hints.columns.get("text")
    listed = ", ".join(f"“{name}”" for name in names[:_SOME]) or "none"
    advice = f"Say which column has the texts, such as with --column text={names[0] if names else 'body'}."
    if wanted is None:
        what = f"has no column of texts, but {listed}; nothing was read from it"
        return DoubtfulArticle(source.where, what, advice)
    return UnreadableArticle(source.where, f"has no column “{wanted}”, but {listed}", advice)


def article(
    cells: Mapping[str, object], columns: Mapping[str, str], number: int, source: Source
) -> Iterator[records.Item]:
    """Read a row; the numbers of rows are those that a spreadsheet shows."""
    said = {field: cells.get(name) for field, name in columns.items()}
    text = said.pop("text", None)
    yield from records.article(
        text if isinstance(text, str) else "",
        {
            field: _NOTHING.get(value.strip().lower(), value.strip())
            if isinstance(value, str)
            else value
            for field, value in said.items()
        },
        fallback=f"{source.id}#{number}",
        where=f"{source.where}, row {number}",
        basis="the table",
        hints=source.hints,
    )


def _too_wide(number: int, source: Source) -> UnreadableArticle:
    """Refuse a row of which nobody knows which cell is whose: a text may be in several."""
    return UnreadableArticle(
        f"{source.where}, row {number}",
        "has more cells than the first row has columns",
        "Put quotes around a text that holds the sign between cells.",
    )


def _sign(head: bytes) -> tuple[str, int]:
    """Give the sign between cells, and how many lines stand above the table: Excel may say it in one."""
    first = head.removeprefix(codecs.BOM_UTF8).partition(b"\n")[0].decode("utf-8", "replace")
    if said := _SAID.fullmatch(first):
        return said[1], 1
    return max(",;\t|", key=first.count), 0


read: Final[Reader] = TableReader()
