"""A text and what a record or front matter says about it → an article: the rules of all formats."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Final

from dateline.errors import DoubtfulArticle, UnreadableArticle
from dateline.model import Article

Item = Article | UnreadableArticle | DoubtfulArticle

LONGEST: Final = 1_000_000
"""In characters. spaCy takes no longer text: a parse needs about a gigabyte per million."""

# What sources call the fields of an article; the first that says something is used.
KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "id": ("id",),
    "title": ("title",),
    "published": ("published", "date"),
    "outlet": ("outlet", "publisher", "source"),
    "author": ("author",),
    "url": ("url",),
}
# A day, and with it the time that ISO 8601 and YAML allow.
_DAY = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"(?:(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?"
    r"[ \t]*(?:[Zz]|[+-][0-9]{1,2}(?::?[0-9]{2})?)?)?"
)
_HALF = re.compile("[\ud800-\udfff]")


def article(text: str, said: Mapping[str, object], *, fallback: str, where: str) -> Iterator[Item]:
    """Give the article with what was said about it, after a warning for each thing not understood.

    `fallback` is its id where nobody gave it one; `where` is the file, or the line in it.
    """
    if refusal := _refusal(text, where):
        yield refusal
        return
    words: dict[str, str] = {}
    for name, keys in KEYS.items():
        for key in keys:
            value = _words(said.get(key))
            if value is None:
                yield DoubtfulArticle(
                    where,
                    f"“{key}” is no plain text; the article was read without it",
                    "Write one line of text there.",
                )
            elif value:
                words[name] = value
                break
    published = day(words["published"]) if "published" in words else None
    if published is None and "published" in words:
        yield DoubtfulArticle(
            where,
            f"published “{words['published']}” is no date; the article was read without one",
            "Write it as year-month-day: 2021-12-31.",
        )
    yield Article(
        id=words.get("id", fallback),
        text=text,
        title=words.get("title"),
        published=published,
        outlet=words.get("outlet"),
        author=words.get("author"),
        url=words.get("url"),
        source=where,
    )


def below(path: Path, root: Path) -> str:
    """Name a file by its path below a folder, the same on every system.

    A name that is no UTF-8 gets its odd bytes written out, since no output could hold them.
    """
    relative = path.relative_to(root).as_posix()
    return os.fsencode(relative).decode("utf-8", "backslashreplace")


FIRST_YEAR, LAST_YEAR = 1000, 2999
"""Years in which an article can have been published."""


def day(words: str) -> date | None:
    """Read a day, in words that name one in full; of a time with a zone, the day as it is written.

    >>> day("2021-12-31"), day("2021-12-31T23:30:00+02:00")
    (datetime.date(2021, 12, 31), datetime.date(2021, 12, 31))
    >>> day("2021-13-40"), day("2021"), day("31/12/2021")
    (None, None, None)
    >>> day("0001-01-01"), day("9999-12-31")
    (None, None)
    """
    found = _DAY.fullmatch(words)
    if not found:
        return None
    try:
        told = date.fromisoformat(found[1])
    except ValueError:
        return None
    # The years 1 and 9999 stand for "unknown" in many tables, and have no year before or after them.
    return told if FIRST_YEAR <= told.year <= LAST_YEAR else None


def _refusal(text: str, where: str) -> UnreadableArticle | None:
    if not text.strip():
        return UnreadableArticle(where, "has no text", "Put the article's text there.")
    if len(text) > LONGEST:
        return too_long(where)
    if half := _HALF.search(text):
        return UnreadableArticle(
            where,
            f"holds half a character (U+{ord(half[0]):04X}) at character {half.start():,}",
            "Write the file again with whole characters.",
        )
    return None


def too_long(where: str) -> UnreadableArticle:
    """Refuse what no article is long enough for."""
    return UnreadableArticle(
        where,
        f"is longer than the {LONGEST:,} characters that one article may have",
        "Cut it into articles.",
    )


def _words(value: object) -> str | None:
    """Give a field as words, empty where there is none; None for what is no plain text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return None
    if isinstance(value, str | int | float):
        words = str(value).strip()
        return None if _HALF.search(words) else words
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return _words(", ".join(part.strip() for part in value))
    return None
