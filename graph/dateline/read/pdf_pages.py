"""What a PDF holds, line by line: run in a process of its own, since a broken file may hang or crash it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import astuple
from pathlib import Path
from statistics import median
from typing import Any

import pypdfium2
from pypdfium2 import raw

from dateline.read import letters, scans
from dateline.read.layout import put_together
from dateline.read.lines import Line
from dateline.read.rows import lines_across

_MOST_PAGES = 5_000
_HEAD = 10
"""Running heads, and lines, in which the day may stand."""
_LARGER = 1.15
"""So many times as large as most, letters are those of a headline."""


def told(
    path: str, recognise: bool = False, *, alive: Callable[[], None] = lambda: None
) -> dict[str, Any]:
    """Give the text of a PDF, where its pages begin, what was cut, and what the file says of itself.

    Without text there is only why: `refusal` and `advice`. Which pages are pictures is told too; with
    `recognise` their words are looked for. After each page it says that it is `alive`.
    """
    try:
        document = pypdfium2.PdfDocument(Path(path))
    except pypdfium2.PdfiumError as error:
        return _refused(str(error))
    with document:
        count = len(document)
        if count > _MOST_PAGES:
            return {"refusal": f"has {count:,} pages", "advice": "Cut it into articles."}
        pages: list[list[Line]] = []
        taken: list[str] = []
        for number in range(count):
            one = _found(document, number)
            pages.append(list(one.lines))
            taken += [*one.across, *one.marks]
            alive()
        said = document.get_metadata_dict()
        pictures = [
            number
            for number, lines in enumerate(pages)
            if not any(line.words.strip() for line in lines) and _has_picture(document, number)
        ]
        seen: list[int] = []
        for number in pictures if recognise else ():
            if _recognise(document, number, pages):
                seen.append(number)
            alive()
        if not any(line.words.strip() for lines in pages for line in lines):
            return _textless(count, bool(pictures), recognise)
        made = put_together(pages)
        return {
            "text": made.text,
            "pages": made.pages,
            "cut": [*made.cut, *taken],
            "heights": [_height(document, number) for number in range(count)],
            "lines": [[one.start, one.page, *astuple(one.box)] for one in made.lines],
            "head": [*made.cut[:_HEAD], *_rows_of(pages[0])[:_HEAD]],
            "scans": [number + 1 for number in pictures if number not in seen],
            "recognised": [number + 1 for number in seen],
            "tallest": _headline(pages),
            "title": said.get("Title", ""),
            "author": said.get("Author", ""),
        }


def _headline(pages: list[list[Line]]) -> str:
    """Give the words in the largest letters of the first page, if they are above most of its text."""
    usual = median([line.letters for lines in pages for line in lines] or [0.0])
    tallest = max(pages[0], key=lambda line: line.letters, default=None)
    if tallest is None or tallest.letters < _LARGER * usual:
        return ""
    below = sum(line.top <= tallest.bottom for line in pages[0])
    return tallest.words if 2 * below >= len(pages[0]) - 1 else ""


def _recognise(document: pypdfium2.PdfDocument, number: int, pages: list[list[Line]]) -> bool:
    """Put the lines that are found on a picture in the place of its page."""
    page = document[number]
    try:
        found = scans.recognised(page)
    finally:
        page.close()
    pages[number] = found or []
    return bool(found)


def _rows_of(lines: list[Line]) -> list[str]:
    """The lines of a page as they stand: a day in a cell is of what the cells beside it say."""
    return [" | ".join(line.words for line in row) for row in lines_across(lines)]


def _textless(count: int, pictures: bool, recognise: bool) -> dict[str, str]:
    if not pictures:
        return {
            "refusal": "has no text",
            "advice": "Print what it shows to a new PDF, and read that.",
        }
    if recognise:
        what = f"is a scan of {count:,} pages on which no words were found"
        return {"refusal": what, "advice": "Scan it once more, upright and at 300 dots an inch."}
    return {
        "refusal": f"has no text: it is a scan of {count:,} pages",
        "advice": "Read it with --ocr, or have its text recognised once and for all with ocrmypdf.",
    }


def _refused(error: str) -> dict[str, str]:
    if "password" in error.lower():
        return {
            "refusal": "is locked with a password",
            "advice": "Save it without one, and read that.",
        }
    return {
        "refusal": "is cut short or no PDF",
        "advice": "Open it, and save or print it once more.",
    }


def _found(document: pypdfium2.PdfDocument, number: int) -> letters.Found:
    """The lines of a page, each cut where there is white in it."""
    page = document[number]
    text = page.get_textpage()
    try:
        # A page may be a part of a larger sheet, and its corner anywhere.
        return letters.found(text, *page.get_bbox()[:2])
    finally:
        text.close()
        page.close()


def _height(document: pypdfium2.PdfDocument, number: int) -> float:
    """How high a page is; 0 if it is shown turned, so that its top is none of its boxes' tops."""
    page = document[number]
    try:
        _, bottom, _, top = page.get_bbox()
        return 0.0 if page.get_rotation() else round(top - bottom, 1)
    finally:
        page.close()


def _has_picture(document: pypdfium2.PdfDocument, number: int) -> bool:
    page = document[number]
    try:
        kinds = (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM)
        return any(True for _ in page.get_objects(filter=kinds, max_depth=2))
    finally:
        page.close()
