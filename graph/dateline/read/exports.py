"""What a news database exports: many documents in one file, each an article of its own.

How a database lays out its files is known to `nexis.py` and `factiva.py`; here is what they share.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from dateline.errors import DoubtfulArticle, UnreadableArticle
from dateline.read import records
from dateline.read.cleaning import cleaned, paragraphs
from dateline.read.days.dates import dating, in_numbers, in_words
from dateline.read.days.daylines import stated_day
from dateline.source import Source

# What stands at the foot of a page, or says whose a text is.
NOTICE: Final = re.compile(
    r"(?:copyright\b|\(c\)|©|all rights reserved|page \d+ of \d+\b)", re.I
)  # fmt: skip
_BY: Final = re.compile(r"by\s+", re.I)


@dataclass(frozen=True, slots=True)
class Document:
    """What was made of one document of an export."""

    lines: Sequence[str] = ()
    """Its text, a paragraph each."""
    said: Mapping[str, str] = field(default_factory=dict)
    """What it says of itself, by the names of `records.KEYS`."""
    told: str = ""
    """The words that name its day."""
    basis: str = ""
    """What they stand in."""
    whole: bool = True
    """Whether what ends a document stands at its end."""
    problem: str = ""
    """Why it cannot be taken apart."""


def articles(documents: Sequence[Document], source: Source) -> Iterator[records.Item]:
    """Give an article, or a sentence, for each document of a file.

    They go by the database's own numbers, if each of them has one; a day in the name of the file is
    that of the export, and no day of theirs.
    """
    many = len(documents) > 1
    numbered = all(document.said.get("id") for document in documents)
    for number, document in enumerate(documents, start=1):
        where = f"{source.where}, document {number}" if many else source.where
        said = {name: cleaned(value) for name, value in document.said.items()}
        if not numbered:
            said.pop("id", None)
        if document.problem:
            advice = "Save it alone as text, with front matter for what is known of it."
            yield UnreadableArticle(where, document.problem, advice)
            continue
        if not document.whole:
            what = "has no end: the export may be cut short; what there is was read"
            yield DoubtfulArticle(
                where, what, "Export it once more, if its last words are missing."
            )
        if "author" in said:
            said["author"] = _BY.sub("", said["author"], count=1).strip()
        told = document.told
        day = in_words(told) or stated_day(told, source.hints.day_first)
        stated = dating(day, document.basis, told)
        if told and not stated:
            two = in_numbers(told, True) and in_numbers(told, False)
            names = "may be two days" if two else "names no day"
            what = f"“{told[:200]}” {names}; the article was read without one"
            first = "Say --day-first or --month-first." if two else ""
            yield DoubtfulArticle(where, what, first or "Write the day down in corrections.yaml.")
        yield from records.article(
            paragraphs("\n".join(document.lines), but=said.get("title")),
            said,
            fallback=f"{source.id}#{number}" if many else source.id,
            where=where,
            dates=stated,
        )
