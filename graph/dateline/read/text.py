"""Text files, `.txt` and `.md`, with or without front matter; one article each.

The text is what the file holds, to the letter: no line end, blank or character is changed, and a
byte order mark is no part of it. With front matter it is what follows the closing line.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Final

from dateline.errors import DoubtfulArticle, UnreadableArticle
from dateline.plugins import Reader
from dateline.read import exports, frontmatter, nexis, records
from dateline.read.days import daylines, textheads
from dateline.read.days.dates import of_name
from dateline.source import Source

# Four bytes is the most that a character takes.
_MOST_BYTES: Final = 4 * (records.LONGEST + frontmatter.LONGEST)
_HEAD: Final = 200
_NO_HEADLINE: Final = re.compile(r"[.:;,]$|^(?:By |[-=*_\W]+$)")


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
                "Write a line of key = “value” for each, with quotes."
                if raw.startswith("+++")
                else "Write a line of “key: value” for each, in quotes where the value holds a colon."
            )
            yield DoubtfulArticle(where, wrong, advice)
        said.setdefault("title", headline_of(text))
        stated = any(said.get(key) for key in records.KEYS["published"])
        yield from records.article(
            text,
            said,
            fallback=source.id,
            where=where,
            basis="front matter",
            hints=source.hints,
            # Where front matter says it, a line that names another day is of something else.
            dates=of_name(source.id),
            head=textheads.NOTHING if stated else textheads.of_text(text, source.hints.day_first),
        )

    def cut(self, source: Source) -> list[str] | None:
        """Give nothing, since a text is kept to the letter; of an export, it is not kept."""
        raw = decoded(source.head(_MOST_BYTES), source.where)
        return None if isinstance(raw, str) and nexis.documents(nexis.unwrapped(raw)) else []


def headline_of(text: str) -> str | None:
    """Give the first line of a text, where it stands apart and is no sentence; it stays in the text.

    >>> headline_of("# Gate shut\\n\\nThe board met.\\n"), headline_of("The board met.\\n\\nIt left.")
    ('Gate shut', None)
    """
    head, gap, rest = text.lstrip()[:_HEAD].replace("\r\n", "\n").partition("\n\n")
    line = head.lstrip("#").strip()
    # Words in two lines may be verse, and a line with its day is a dateline.
    plain = gap and rest.strip() and "\n" not in line and not _NO_HEADLINE.search(line)
    return line if plain and line and daylines.read(line) is None else None


_WIDE: Final = (  # the longer first: one begins as the other does
    (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip


def decoded(data: bytes, where: str) -> str | UnreadableArticle:
    """Give the text of UTF-8, or of what says in its first bytes that it is UTF-16 or UTF-32."""
    if not data:
        return UnreadableArticle(where, "is empty", "Put the article's text there, or remove it.")
    for mark, name in _WIDE:
        if data.startswith(mark):
            try:
                return data.decode(name)
            except UnicodeDecodeError as error:
                what = f"is not {name.upper()} at byte {error.start:,}, as its first bytes say"
                return UnreadableArticle(where, what, "Save it as UTF-8.")
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
