"""`.pdf`: the text of its pages as one article, with where each page begins and each line stands.

PDFium reads it in a process of its own, with a limit on time. When a file says it was made is no date
of publication, and is not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, Final

from dateline.errors import DoubtfulArticle, UnreadableArticle
from dateline.model import Box, PrintedLine
from dateline.plugins import Reader
from dateline.read import records
from dateline.read.cleaning import cleaned
from dateline.read.days import textheads
from dateline.read.days.dates import of_name
from dateline.read.prints import scans
from dateline.read.prints.guarded import Beside, GaveUp
from dateline.source import Source

SECONDS: Final = 60.0
"""For a page."""
_SOME: Final = 8
_LEFTWARD: Final = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_WIDE: Final = 60
"""In characters: fewer are a line of a head."""
_NO_TITLE: Final = re.compile(
    r"^(?:\(?(?:untitled|anonymous|unspecified)\)?|microsoft \w+ - .*|.*\.(?:docx?|indd|qxd|pdf|html?)"
    r"|\S*_\S*(?: \(\d+\))?|.*\b(?:draft|final|copy|v\d+)(?: v?\d+| \(\d+\))?)$",
    re.I,
)


class PdfReader:
    """Reads a file as one article."""

    suffixes: tuple[str, ...] = (".pdf",)
    kept = True

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._beside = Beside("dateline.read.prints.pdf_pages")

    def __call__(self, source: Source) -> Iterator[records.Item]:
        found = self._told(source)
        if isinstance(found, UnreadableArticle):
            yield found
            return
        title = next(
            (one for one in map(cleaned, (found["title"], found["tallest"])) if _is_title(one)),
            None,
        )
        yield from _of_pictures(found, source)
        text, pages = found["text"], tuple(found["pages"])
        head = textheads.of_blocks(_blocks(found["head"], title), source.hints.day_first)
        typist = records.somebody(cleaned(found["author"]))
        said = {"title": title, "author": head.author or typist}
        if len(_LEFTWARD.findall(text)) >= _SOME:
            what = "has words that are written from right to left, which may stand in another order"
            yield DoubtfulArticle(source.where, what, "Look at the page before you quote it.")
        yield from records.article(
            text,
            {key: value for key, value in said.items() if value},
            fallback=source.id,
            where=source.where,
            dates=of_name(source.id),
            head=head,
            pages=pages,
            heights=tuple(found["heights"]),
            lines=tuple(PrintedLine(at, page, Box(*box)) for at, page, *box in found["lines"]),
        )

    def cut(self, source: Source) -> list[str]:
        """Give the running heads and page numbers that are no part of the text."""
        found = self._told(source)
        return [] if isinstance(found, UnreadableArticle) else list(found["cut"])

    def _told(self, source: Source) -> dict[str, Any] | UnreadableArticle:
        where = source.where
        if not source.head(1):
            return UnreadableArticle(where, "is empty", "Save it once more, or remove it.")
        recognise = source.hints.ocr
        if recognise and not scans.is_there():
            advice = "Install tesseract (tesseract-ocr in most systems), or read it without --ocr."
            return UnreadableArticle(
                where, f"needs {scans.PROGRAM}, which is not installed", advice
            )
        # tesseract has a limit of its own, below which it is nobody's fault.
        seconds = self._seconds + (scans.SECONDS if recognise else 0)
        try:
            found: dict[str, Any] = self._beside.ask(seconds, str(source.path), recognise)
        except GaveUp as error:
            return UnreadableArticle(where, str(error), "Print it to a new PDF, and read that.")
        if "refusal" in found:
            return UnreadableArticle(where, found["refusal"], found["advice"])
        return found


def _blocks(rows: Sequence[str], title: str | None) -> list[list[str]]:
    """Put the rows of a paragraph together: those that are as long as a column is wide."""
    apart = (row for row in rows if row != title)
    return [list(run) for _, run in groupby(apart, key=lambda row: len(row) >= _WIDE or row)]


def _of_pictures(found: Mapping[str, Any], source: Source) -> Iterator[DoubtfulArticle]:
    """Say which pages are pictures, and what became of them."""
    if found["scans"]:
        which = _listed(found["scans"])
        if source.hints.ocr:
            what, advice = f"{which} a picture on which no words were found", "Look at it yourself."
        else:
            what = f"{which} a picture without text, and was not read"
            advice = "Read it with --ocr, or have ocrmypdf recognise its text once and for all."
        yield DoubtfulArticle(source.where, what, advice)
    if found["recognised"]:
        what = (
            f"{_listed(found['recognised'])} a picture; its words are as tesseract recognised them"
        )
        yield DoubtfulArticle(source.where, what, "Look at the page before you quote it.")
    if found["ciphers"]:
        which = _listed(found["ciphers"])
        what = f"{which} in signs that the file gives no letters for, and was not read"
        advice = "Read it with --ocr, or have ocrmypdf recognise its text (--force-ocr)."
        yield DoubtfulArticle(source.where, what, advice)
    if found["comments"]:
        what = f"has {_count(found['comments'], 'comment')} in it, no part of the article"
        yield DoubtfulArticle(source.where, what, "Open it in a viewer, and look at what they say.")
    if found["attached"]:
        what = f"has {_count(found['attached'], 'file')} attached, not read with it"
        yield DoubtfulArticle(
            source.where, what, "Save what is attached from a viewer, and read that too."
        )


def _listed(pages: Sequence[int]) -> str:
    """Name pages: "page 3 is", "of pages 3, 4 and 7 each is"."""
    if len(pages) == 1:
        return f"page {pages[0]} is"
    if len(pages) > _SOME:
        return f"of its pages {len(pages):,}, from {pages[0]} to {pages[-1]}, each is"
    return f"of pages {', '.join(map(str, pages[:-1]))} and {pages[-1]} each is"


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'s' * (number != 1)}"


def _is_title(words: str) -> bool:
    return 0 < len(words) <= 300 and not _NO_TITLE.match(words)


read: Final[Reader] = PdfReader()
