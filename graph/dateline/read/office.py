"""Documents of word processors, `.docx` and `.odt`: an article each, without headers and footers.

What a news database exported is an article for each document in it.

Paragraphs are taken in their order, those of tables and boxes among them, and notes come after the
text. What was deleted, hidden or commented is no part of it. The days on which a document was made and
saved are in it too; they say nothing about its publication, and are not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dateline.errors import DoubtfulArticle, UnreadableArticle
from dateline.plugins import Reader
from dateline.read import exports, factiva, nexis, records
from dateline.read.cleaning import cleaned, paragraphs
from dateline.read.days import textheads
from dateline.read.days.dates import of_name
from dateline.read.office_parts import HEAD, docx, odt
from dateline.read.packed import Unusable, opened
from dateline.source import Source


class OfficeReader:
    """Reads a document as one article."""

    suffixes: tuple[str, ...] = (".docx", ".odt")
    kept = True

    def __call__(self, source: Source) -> Iterator[records.Item]:
        suffix = source.suffix
        try:
            with opened(source, suffix) as parts:
                document = docx(parts) if suffix == ".docx" else odt(parts)
        except Unusable as error:
            yield UnreadableArticle(source.where, error.what, error.advice)
            return
        if document.others:
            count = (
                f"{document.others:,} other documents"
                if document.others > 1
                else "another document"
            )
            what = f"holds {count}, whose text was not read"
            advice = "Open it and save it once more, which makes one of them."
            yield DoubtfulArticle(source.where, what, advice)
        if found := nexis.documents(document.lines) or factiva.documents(document.lines):
            yield from exports.articles(found, source)
            return
        said = document.properties
        author = cleaned(said.get("initial-creator") or said.get("creator", ""))
        title = cleaned(said.get("title", "")) or document.heading
        head = [[line] for line in document.lines[:HEAD] if line != title]
        yield from records.article(
            paragraphs("\n".join(document.lines), but=title),
            {"title": title, "author": records.somebody(author)},
            fallback=source.id,
            where=source.where,
            dates=of_name(source.id),
            head=textheads.of_blocks(head, source.hints.day_first),
        )


read: Final[Reader] = OfficeReader()
