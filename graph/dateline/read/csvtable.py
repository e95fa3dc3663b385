"""`.csv`, `.tsv`: an article a row, by the names of the columns.

Which sign stands between cells is seen in the first row, as spreadsheets save them. A table without a
column of texts is none of articles, and is left with a word about it.
"""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator, Mapping
from typing import Final

from dateline.errors import DoubtfulArticle, UnreadableArticle
from dateline.plugins import Reader
from dateline.read import records
from dateline.source import Source

NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "text": ("text", "body", "content", "full text", "fulltext", "article", "maintext", "body_text"),
    "id": ("id", "guid", "uid", "article_id", "key"),
    "title": ("title", "headline", "name"),
    "published": ("published", "date", "publication date", "pubdate", "published_at", "publishdate", "publish_date"),
    "outlet": ("outlet", "publisher", "source", "publication", "publication title", "newspaper", "medium"),
    "author": ("author", "authors", "byline", "creator"),
    "url": ("url", "link", "address"),
    "section": ("section", "category"),
}  # fmt: skip
"""What tables call the fields of an article, in small letters; the first that a table has is used."""
_HEAD: Final = 65_536


class TableReader:
    """Reads each row as an article."""

    suffixes: tuple[str, ...] = (".csv", ".tsv")

    def __call__(self, source: Source) -> Iterator[records.Item]:
        where, head = source.where, source.head(_HEAD)
        if not head.strip():
            yield UnreadableArticle(where, "is empty", "Save the table once more, or remove it.")
            return
        if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in head:
            advice = "Save the table as CSV in UTF-8."
            yield UnreadableArticle(where, "is UTF-16, or no text", advice)
            return
        # A cell may be as long as an article; the limit is the process's, and 131,072 if nobody says.
        csv.field_size_limit(4 * records.LONGEST)
        number = 0
        try:
            with source.path.open(encoding="utf-8-sig", newline="") as file:
                rows = csv.reader(file, delimiter=_sign(head), strict=True)
                columns = _columns(next(rows, []))
                if "text" not in columns:
                    yield DoubtfulArticle(
                        where,
                        "has no column of texts; nothing was read from it",
                        f"If it is a table of articles, call their column {', '.join(NAMES['text'][:3])}.",
                    )
                    return
                for number, row in enumerate(rows, start=2):
                    if any(cell.strip() for cell in row):
                        yield from _article(row, columns, number, source)
        except UnicodeDecodeError as error:
            what = f"is not UTF-8 after row {max(number, 1):,} ({error.reason})"
            yield UnreadableArticle(where, what, "Save the table as CSV in UTF-8.")
        except csv.Error as error:
            what = f"is no CSV after row {max(number, 1):,} ({error})"
            yield UnreadableArticle(
                where, what, "Save the table once more; what came before was read."
            )


def _article(
    row: list[str], columns: Mapping[str, int], number: int, source: Source
) -> Iterator[records.Item]:
    said = {name: row[place].strip() for name, place in columns.items() if place < len(row)}
    text = row[columns["text"]] if columns["text"] < len(row) else ""
    yield from records.article(
        text,
        {name: value for name, value in said.items() if name != "text" and value},
        fallback=f"{source.id}#{number}",
        where=f"{source.where}, row {number}",
        basis="the table",
    )


def _sign(head: bytes) -> str:
    first = head.partition(b"\n")[0].decode("utf-8", "replace")
    return max(",;\t|", key=first.count)


def _columns(names: list[str]) -> dict[str, int]:
    """Where the fields stand."""
    there = {name.strip().casefold(): place for place, name in reversed(list(enumerate(names)))}
    found = {
        field: next((there[name] for name in known if name in there), None)
        for field, known in NAMES.items()
    }
    return {field: place for field, place in found.items() if place is not None}


read: Final[Reader] = TableReader()
