"""Web archives, `.warc`, `.warc.gz` and `.wacz`: an article for each page or PDF in them that is one.

They are gone through once, a record at a time, so that one of any size can be read. When a page was
fetched is no date of publication.
"""

from __future__ import annotations

import gzip
import logging
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import redirect_stderr
from dataclasses import dataclass, field, replace
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any, Final

from dateline.errors import DoubtfulArticle, UnreadableArticle
from dateline.model import Article
from dateline.plugins import Reader
from dateline.read import html, pdf, records
from dateline.read.days.dates import of_address
from dateline.read.mails.mail_parts import decoded
from dateline.source import Source

logging.getLogger("warcio").addHandler(logging.NullHandler())

_PAGES: Final = ("text/html", "application/xhtml+xml")
_PDF: Final = "application/pdf"
# What a page is made up with, and what was asked of other machines on its behalf.
_MAKE_UP: Final = re.compile(
    r"(?:image|video|audio|font)/|application/(?:x-)?(?:font|wasm)|text/(?:css|dns)$|.*(?:java|ecma)script"
)
_CHARSET: Final = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.I)
_DECLARED: Final = re.compile(rb"\A\s*<\?xml[^>]*>")
_MARKUP: Final = re.compile(rb"<(?:!doctype|html|head|body|div|p)\b", re.I)
_UNPACKED: Final = ("", "identity", "gzip", "x-gzip", "deflate")
_SOME: Final = 3
"""Addresses that are named in a sentence."""


class WarcReader:
    """Reads each page that was fetched as an article."""

    suffixes: tuple[str, ...] = (".warc", ".warc.gz", ".wacz")
    kept = True

    def __call__(self, source: Source) -> Iterator[records.Item]:
        found = _Found()
        for one in _answers(source, found):
            yield from _articles(one, source, found) if isinstance(one, _Answer) else (one,)
        yield from found.told(source.where)

    def cut(self, source: Source) -> list[str]:
        """Give what of its pages is no part of their articles, piece by piece."""
        pieces: list[str] = []
        with TemporaryDirectory(prefix="dateline-") as made:
            for one in _answers(source, _Found()):
                if isinstance(one, _Answer):
                    held = _held(one, Path(made), source)
                    pieces += (pdf.read if one.kind == _PDF else html.read).cut(held)  # type: ignore[attr-defined]
        return pieces


_EVERY: Final = ("WARC-Type", "Content-Length")
"""What the standard has in each record (ISO 28500)."""
_CHUNK: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class _Answer:
    """A page or a PDF that a server gave."""

    address: str
    kind: str
    data: bytes
    number: int
    where: str


@dataclass(slots=True)
class _Found:
    """What was seen on the way."""

    pages: int = 0
    empty: int = 0
    examples: list[str] = field(default_factory=list)
    others: Counter[str] = field(default_factory=Counter)
    """What is no page, by what it is."""
    broken: bool = False

    def told(self, where: str) -> Iterator[records.Item]:
        if self.empty:
            such = ", ".join(self.examples)
            what = f"has {self.empty:,} pages without an article, such as {such}"
            advice = "Front pages and lists are such; nothing of them was read."
            yield DoubtfulArticle(where, what, advice)
        if count := self.others.total():
            kinds = ", ".join(f"{kind} {n:,}" for kind, n in sorted(self.others.items()))
            are = "answer is no page" if count == 1 else "answers are no pages"
            what = f"{count:,} {are} ({kinds}) and {'was' if count == 1 else 'were'} not read"
            advice = "Save what has an article in it as a file, and name that."
            yield DoubtfulArticle(where, what, advice)
        if not self.pages and not self.broken:
            advice = "Name an archive in which pages were kept."
            yield UnreadableArticle(where, "holds no page", advice)


def _answers(source: Source, found: _Found) -> Iterator[_Answer | records.Item]:
    if source.suffix != ".wacz":
        yield from _tried(_of_file(source, found), source.where, found)
    else:
        yield from _tried(_packed(source, found), source.where, found)


def _of_file(source: Source, found: _Found) -> Iterator[_Answer | records.Item]:
    with source.path.open("rb") as file:
        yield from _records(file, source, found)


def _packed(source: Source, found: _Found) -> Iterator[_Answer | records.Item]:
    with zipfile.ZipFile(source.path) as archive:
        for name in sorted(archive.namelist()):
            if name.startswith("archive/") and name.endswith((".warc", ".warc.gz")):
                yield from _tried(
                    _of_member(archive, name, source, found), f"{source.where}/{name}", found
                )


def _of_member(
    archive: zipfile.ZipFile, name: str, source: Source, found: _Found
) -> Iterator[_Answer | records.Item]:
    with archive.open(name) as file:
        yield from _records(file, source, found)


def _tried(
    items: Iterable[_Answer | records.Item], where: str, found: _Found
) -> Iterator[_Answer | records.Item]:
    """Pass on what is in an archive until it breaks, and say that it did."""
    before = found.pages
    try:
        yield from items
    except Exception as error:
        # What reads the records raises whatever its decompression and its headers come upon.
        found.broken = True
        pages, name = found.pages - before, type(error).__name__
        what = f"is cut short or no web archive, after {pages:,} pages ({name})"
        yield UnreadableArticle(
            where, what, "What came before was read; fetch or copy it once more."
        )


def _records(file: IO[bytes], source: Source, found: _Found) -> Iterator[_Answer | records.Item]:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    done = 0
    # It would take headers that are cut short for the end of the file.
    iterator = ArchiveIterator(file, no_record_parse=True)
    while True:
        try:
            with redirect_stderr(StringIO()):  # it says there what it thinks of a record
                record = next(iterator, None)
        except ArchiveLoadFailed as error:
            if "chunk" not in str(error) or not file.seekable():
                raise
            # Packed as a whole, and not each record by itself, by which it could have been told apart.
            file.seek(0)
            iterator = ArchiveIterator(gzip.GzipFile(fileobj=file), no_record_parse=True)
            for _ in range(done):
                next(iterator)
            continue
        if record is None:
            return
        done += 1
        if record.format == "warc" and not all(map(record.rec_headers.get_header, _EVERY)):
            raise EOFError("the headers of a record are cut short")
        if record.rec_type in ("response", "resource"):
            uri = record.rec_headers.get_header("WARC-Target-URI") or ""
            kind, stream, length = record.rec_type, record.raw_stream, record.length
            record.http_headers = iterator.loader.load_http_headers(kind, uri, stream, length)
            yield from _answer(record, source, found)
        _ended(record)


def _ended(record: Any) -> None:
    """Read what is left of a record, and say so if there is less than it should have."""
    stream = record.raw_stream
    while stream.read(_CHUNK):
        pass
    if getattr(stream, "limit", 0) > 0:
        raise EOFError("the record is longer than the file")


def _answer(record: Any, source: Source, found: _Found) -> Iterator[_Answer | records.Item]:
    """Give a page or a PDF that the server gave; count what else is no redirect and no make-up."""
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    headers = record.http_headers or record.rec_headers
    said = headers.get_header("Content-Type") or ""
    kind = (re.split(r"[;,\s]", said.strip().lower()) or [""])[0]
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    if not status.startswith("2") or kind not in (*_PAGES, _PDF):
        if not (status.startswith("3") or _MAKE_UP.match(kind) or address.startswith("urn:")):
            what = kind or "of no kind"
            found.others[what if status.startswith("2") else f"answered with {status}"] += 1
        return
    where = f"{source.where}, {address}"
    packed = (headers.get_header("Content-Encoding") or "").strip().lower()
    data = record.content_stream().read(html.MOST_BYTES + 1)
    if len(data) <= html.MOST_BYTES and getattr(record.raw_stream, "limit", 0) > 0:
        raise EOFError("the record is longer than the file")
    found.pages += 1
    if len(data) > html.MOST_BYTES:
        advice = "Save the article's page alone."
        yield UnreadableArticle(where, f"has more than {html.MOST_BYTES:,} bytes", advice)
        return
    if kind == _PDF:
        yield _Answer(address, kind, data, found.pages, where)
    elif packed not in _UNPACKED and data.strip() and not _MARKUP.search(data):
        # Many archives keep what was unpacked, and the word that it was packed.
        what = f"is packed as “{packed}”, which cannot be unpacked here"
        yield UnreadableArticle(where, what, "Save the page in a browser, and name that.")
    else:
        charset = _CHARSET.search(said)
        data = _as_said(data, charset[1]) if charset else data
        yield _Answer(address, kind, data, found.pages, where)


def _as_said(data: bytes, charset: str) -> bytes:
    """Make UTF-8 of a page in the charset that the server said; where it is plainly UTF-8, it is."""
    try:
        data.decode()
        if not data.isascii():
            return data
    except UnicodeDecodeError:
        pass
    text, right = decoded(data, charset)
    # A declaration would have it misread; a <meta> is no longer asked once it is UTF-8.
    return _DECLARED.sub(b"", text.encode("utf-8", "replace")) if right else data


def _articles(one: _Answer, source: Source, found: _Found) -> Iterator[records.Item]:
    fallback = f"{source.id}#{one.number}"
    if one.kind == _PDF:
        with TemporaryDirectory(prefix="dateline-") as made:
            for item in pdf.read(_held(one, Path(made), source)):
                yield _placed(item, one, fallback) if isinstance(item, Article) else item
        return
    for item in html.article(
        one.data, one.address, fallback=fallback, where=one.where, hints=source.hints
    ):
        if isinstance(item, UnreadableArticle) and item.what.startswith("has no article"):
            found.empty += 1
            if len(found.examples) < _SOME:
                found.examples.append(one.address)
        else:
            yield item


def _held(one: _Answer, folder: Path, source: Source) -> Source:
    """Put an answer where a reader of files can open it; what the archive is called is no day of it."""
    path = folder / ("answer.pdf" if one.kind == _PDF else "answer.html")
    path.write_bytes(one.data)
    return Source(path, one.where, path.name, hints=source.hints)


def _placed(article: Article, one: _Answer, id: str) -> Article:
    dates = article.dates or of_address(one.address)
    return replace(
        article,
        id=id,
        url=one.address,
        dates=dates,
        published=dates[0].day if dates else None,
    )


read: Final[Reader] = WarcReader()
