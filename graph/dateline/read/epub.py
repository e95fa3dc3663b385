"""Books, `.epub`: an article for each document of the spine that has text, in the order of reading.

A book says in its record what it is called, who wrote it, who published it and when; the table of
contents is no article. Sizes are counted while it is unpacked, and nothing outside it is looked at.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import unquote

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

from dateline.errors import DoubtfulArticle, UnreadableArticle
from dateline.model import Dating
from dateline.plugins import Reader
from dateline.read import records
from dateline.read.cleaning import cleaned, paragraphs
from dateline.read.days.dates import dating, day, in_words, of_name
from dateline.read.html import pieces, shown
from dateline.read.packed import Parts, Unusable, attribute, local, opened
from dateline.source import Source

_MOST_DOCUMENTS: Final = 10_000
_BODY: Final = frozenset(("application/xhtml+xml", "text/html", "application/x-dtbook+xml"))


@dataclass(slots=True)
class _Book:
    """What a book's record says."""

    title: str = ""
    authors: list[str] = field(default_factory=list)
    publisher: str = ""
    language: str = ""
    told: str = ""
    """The words of its date."""
    documents: list[str] = field(default_factory=list)
    """The parts of its spine, but for the table of contents."""


class EpubReader:
    """Reads each document of a book as an article."""

    suffixes: tuple[str, ...] = (".epub",)
    kept = True

    def __call__(self, source: Source) -> Iterator[records.Item]:
        where, any_text = source.where, False
        try:
            with opened(source, ".epub") as parts:
                book = _book(parts)
                stated = dating(
                    day(book.told) or in_words(book.told), "the book's record", book.told
                )
                if book.told and not stated:
                    what = f"date “{book.told[:200]}” is no day; the book was read without it"
                    yield DoubtfulArticle(where, what, "Write the day down in corrections.yaml.")
                dates = (*stated, *of_name(source.id))
                for number, name in enumerate(book.documents, start=1):
                    for item in _article(
                        parts, book, name, f"{source.id}#{number}", f"{where}, part {number}", dates
                    ):
                        any_text = True
                        yield item
        except Unusable as error:
            yield UnreadableArticle(where, error.what, error.advice)
            return
        if not any_text:
            advice = "If its pages are pictures, have their text recognised first."
            yield UnreadableArticle(where, "is a book without text", advice)


def _article(
    parts: Parts, book: _Book, name: str, id: str, where: str, dates: tuple[Dating, ...]
) -> Iterator[records.Item]:
    try:
        tree, blocks = _parsed(parts, name)
    except Unusable as error:
        yield UnreadableArticle(where, error.what, error.advice)
        return
    text = paragraphs("\n".join(blocks))
    if not text:
        return  # a cover, say
    title = _title(tree, book) or book.title
    said = {
        "title": title,
        "author": ", ".join(book.authors),
        "outlet": book.publisher or book.title,
        "language": book.language,
    }
    yield from records.article(
        paragraphs(text, but=title), said, fallback=id, where=where, dates=dates
    )


def _book(parts: Parts) -> _Book:
    """Read the record of a book, by the file that says where that is.

    Raises:
        Unusable: it has none, or is sealed.
    """
    container = parts.xml("META-INF/container.xml")
    roots = (attribute(tag, "full-path") for tag in container.iter() if local(tag) == "rootfile")
    record = next((path for path in roots if path), None)
    if record is None:
        raise parts.broken("does not say where its record is")
    root = parts.xml(record)
    book, folder = _Book(), posixpath.dirname(record)
    items: dict[str, tuple[str, str]] = {}
    spine: list[str] = []
    skipped: set[str] = set()
    for tag in root.iter():
        name, words = local(tag), cleaned(tag.text or "")
        if name == "title" and not book.title:
            book.title = words
        elif name == "creator" and words:
            book.authors.append(words)
        elif name == "publisher" and not book.publisher:
            book.publisher = words
        elif name == "language" and not book.language:
            book.language = words
        elif name == "date":
            of = attribute(tag, "event")  # there may be others, of when it was changed
            if of == "publication" or not (of or book.told):
                book.told = words
        elif name == "item":
            path = _path(folder, attribute(tag, "href"))
            items[attribute(tag, "id")] = path, attribute(tag, "media-type")
            if "nav" in attribute(tag, "properties").split():
                skipped.add(path)
        elif name == "itemref":
            spine.append(attribute(tag, "idref"))
        elif name == "reference" and attribute(tag, "type").lower() == "toc":
            skipped.add(_path(folder, attribute(tag, "href")))
    found = [items[id] for id in dict.fromkeys(spine) if id in items]
    book.documents = [path for path, kind in found if kind in _BODY and path not in skipped]
    if not book.documents:
        raise parts.broken("has a record that names no text")
    if len(book.documents) > _MOST_DOCUMENTS:
        raise Unusable(f"has more than {_MOST_DOCUMENTS:,} parts", "Cut it into several books.")
    if _sealed(parts) & set(book.documents):
        raise Unusable("is sealed by its seller (DRM)", "Ask for a copy without that.")
    return book


def _sealed(parts: Parts) -> set[str]:
    """The parts that are encrypted; fonts often are, in books that anybody may read."""
    name = "META-INF/encryption.xml"
    tags = parts.xml(name).iter() if name in parts else ()
    return {_path("", attribute(tag, "URI")) for tag in tags if local(tag) == "CipherReference"}


def _path(folder: str, address: str) -> str:
    return posixpath.normpath(posixpath.join(folder, unquote(address.partition("#")[0])))


def _parsed(parts: Parts, name: str) -> tuple[Any, list[str]]:
    """Give a document's tree and what it shows; as HTML where it is no XML, as many a book is none."""
    try:
        tree, blocks = parts.xml(name), None
    except Unusable:
        data = parts.bytes_of(name)
        charset = _charset(data)
        parser = HTMLParser(
            encoding=charset, no_network=True, remove_comments=True, remove_pis=True
        )
        try:
            # What lies too deep for a tree is read all the same; a title lies higher.
            tree, blocks = document_fromstring(data, parser=parser), shown(data, charset)
        except (etree.LxmlError, ValueError):
            raise parts.broken(f"has a {name} that is no page") from None
    for tag in tree.iter(etree.Element):
        tag.tag = local(tag)
    if blocks is None:
        body = tree.find(".//body")
        blocks = list(pieces(tree if body is None else body))
    return tree, blocks


def _charset(data: bytes) -> str | None:
    """UTF-8, where that can be; else what the page says itself."""
    try:
        data.decode()
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _title(tree: Any, book: _Book) -> str:
    """What a document calls itself, if that is not what the whole book is called."""
    for name in ("head/title", ".//h1", ".//h2"):
        if (tag := tree.find(name)) is not None:
            words = cleaned("".join(tag.itertext()))
            if words and words.casefold() != book.title.casefold():
                return words
    return ""


read: Final[Reader] = EpubReader()
