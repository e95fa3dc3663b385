"""Web archives, `.warc`, `.warc.gz` and `.wacz`: an article for each page in them that is one.

They are gone through once, a record at a time, so that one of any size can be read. When a page was
fetched is no date of publication.
"""

from __future__ import annotations

import logging
import zipfile
from collections.abc import Iterator
from contextlib import redirect_stderr
from io import StringIO
from typing import IO, Any, Final

from dateline.errors import DoubtfulArticle, UnreadableArticle
from dateline.plugins import Reader
from dateline.read import html, records
from dateline.source import Source

logging.getLogger("warcio").addHandler(logging.NullHandler())

_PAGES: Final = ("text/html", "application/xhtml+xml")


class WarcReader:
    """Reads each page that was fetched as an article."""

    suffixes: tuple[str, ...] = (".warc", ".warc.gz", ".wacz")

    def __call__(self, source: Source) -> Iterator[records.Item]:
        found = _Found()
        try:
            if source.suffix == ".wacz":
                yield from _packed(source, found)
            else:
                with source.path.open("rb") as file:
                    yield from _records(file, source, found)
        except Exception as error:
            # What reads the records raises whatever its decompression and its headers come upon.
            what = f"is cut short or no web archive, after {found.pages:,} pages ({type(error).__name__})"
            yield UnreadableArticle(
                source.where, what, "What came before was read; fetch or copy it once more."
            )
            return
        if found.empty:
            yield DoubtfulArticle(
                source.where,
                f"has {found.empty:,} pages without an article, such as {found.example}",
                "Front pages and lists are such; nothing of them was read.",
            )
        if not found.pages:
            yield UnreadableArticle(
                source.where, "holds no page", "Name an archive in which pages were kept."
            )


class _Found:
    """What was seen on the way."""

    def __init__(self) -> None:
        self.pages = 0
        self.empty = 0
        self.example = ""


def _packed(source: Source, found: _Found) -> Iterator[records.Item]:
    with zipfile.ZipFile(source.path) as archive:
        for name in sorted(archive.namelist()):
            if name.startswith("archive/") and name.endswith((".warc", ".warc.gz")):
                with archive.open(name) as file:
                    yield from _records(file, source, found)


def _records(file: IO[bytes], source: Source, found: _Found) -> Iterator[records.Item]:
    from warcio.archiveiterator import ArchiveIterator

    iterator = ArchiveIterator(file)
    while True:
        with redirect_stderr(StringIO()):  # it says there what it thinks of a record
            record = next(iterator, None)
        if record is None:
            return
        if record.rec_type not in ("response", "resource") or not _is_page(record):
            continue
        found.pages += 1
        address = record.rec_headers.get_header("WARC-Target-URI") or ""
        data = record.content_stream().read(html.MOST_BYTES + 1)
        if len(data) <= html.MOST_BYTES and getattr(record.raw_stream, "limit", 0) > 0:
            raise EOFError("the record is longer than the file")
        where = f"{source.where}, {address}"
        if len(data) > html.MOST_BYTES:
            yield UnreadableArticle(
                where, f"has more than {html.MOST_BYTES:,} bytes", "Save the article's page alone."
            )
            continue
        items = html.article(data, address, fallback=f"{source.id}#{found.pages}", where=where)
        for item in items:
            if isinstance(item, UnreadableArticle):
                found.empty += 1
                found.example = found.example or address
            else:
                yield item


def _is_page(record: Any) -> bool:
    """Whether it is a page that the server gave, and not an error or a picture."""
    if record.http_headers is None:
        kind = record.rec_headers.get_header("Content-Type") or ""
        return kind.startswith(_PAGES)
    status = record.http_headers.get_statuscode()
    kind = record.http_headers.get_header("Content-Type") or ""
    return status.startswith("2") and kind.lower().startswith(_PAGES)


read: Final[Reader] = WarcReader()
