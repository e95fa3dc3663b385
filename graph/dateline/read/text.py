"""Text files, `.txt` and `.md`, with or without front matter; one article each.

The text is what the file holds, to the letter: no line end, blank or character is changed, and a
byte order mark is no part of it. With front matter it is what follows the closing line.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import Final

from dateline.errors import DoubtfulArticle, UnreadableArticle
from dateline.plugins import Reader
from dateline.read import exports, frontmatter, nexis, records
from dateline.read.dates import of_name
from dateline.source import Source

# Four bytes is the most that a character takes.
_MOST_BYTES: Final = 4 * (records.LONGEST + frontmatter.LONGEST)


class TextReader:
    """Reads a file as one article."""

    suffixes: tuple[str, ...] = (".txt", ".md")

    def __call__(self, source: Source) -> Iterator[records.Item]:
        where = source.where
        data = source.head(_MOST_BYTES + 1)
        if len(data) > _MOST_BYTES:
            yield records.too_long(where)
            return
        raw = decoded(data, where)
        if isinstance(raw, UnreadableArticle):
            yield raw
            return
        if found := nexis.documents(nexis.unwrapped(raw)):
            yield from exports.articles(found, source)
            return
        said, text, wrong = frontmatter.split(raw)
        if wrong:
            advice = (
                "Write a line of “key: value” for each, in quotes where the value holds a colon."
            )
            yield DoubtfulArticle(where, wrong, advice)
        yield from records.article(
            text,
            said,
            fallback=source.id,
            where=where,
            basis="front matter",
            dates=of_name(source.id),
        )


def decoded(data: bytes, where: str) -> str | UnreadableArticle:
    """Give the text of UTF-8, or say why it is none."""
    if not data:
        return UnreadableArticle(where, "is empty", "Put the article's text there, or remove it.")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return UnreadableArticle(
            where, "is UTF-16", "Save it as UTF-8: iconv -f UTF-16 -t UTF-8 does that."
        )
    if b"\0" in data:
        return UnreadableArticle(
            where,
            f"is no text: byte {data.index(0):,} is zero",
            "Save its text as UTF-8, or remove it.",
        )
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        start = error.start + len(data) - len(error.object)
        line = data.count(b"\n", 0, start) + 1
        return UnreadableArticle(
            where,
            f"is not UTF-8 at byte {start:,}, in line {line:,}",
            "Convert it from what it was saved in, such as with iconv -f WINDOWS-1252 -t UTF-8.",
        )


read: Final[Reader] = TextReader()
