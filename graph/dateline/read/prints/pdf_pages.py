"""What a PDF holds, line by line: run in a process of its own, since a broken file may hang or crash it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import astuple, dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import pypdfium2
from pypdfium2 import raw

from dateline.read.prints import letters, scans
from dateline.read.prints.fields import with_fields
from dateline.read.prints.headlines import headline, is_on
from dateline.read.prints.layout import put_together
from dateline.read.prints.lines import Line
from dateline.read.prints.rows import lines_across

_MOST_PAGES = 5_000
_HEAD = 10
"""Running heads, and lines, in which the day may stand."""
_STAMP = 60
"""Characters of stamps and numbers on the picture of a page."""
_WHOLE = 0.5
"""So much of a page a picture of it covers."""
_MOST_OBJECTS = 200
"""Pictures on a page that are looked at."""


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
        form = _form(document)
        pages: list[list[Line]] = []
        taken: list[str] = []
        pictures: list[int] = []
        ciphers: list[int] = []
        comments = 0
        for number in range(count):
            page = _page(document, number, form)
            if isinstance(page, str):
                return {
                    "refusal": page,
                    "advice": "Print what it shows to a new PDF, and read that.",
                }
            taken += page.taken
            comments += page.comments
            pages.append([] if page.unsure else page.lines)
            (ciphers if page.unsure else pictures if page.picture else []).append(number)
            alive()
        said = document.get_metadata_dict()
        seen: list[int] = []
        for number in sorted(pictures + ciphers) if recognise else ():
            if _recognise(document, number, pages):
                seen.append(number)
            alive()
        left = [number for number in pictures if number not in seen]
        if not any(
            line.words.strip()
            for number, lines in enumerate(pages)
            for line in lines
            if number not in left
        ):
            return _textless(count, bool(pictures), bool(ciphers), recognise)
        made = put_together(pages)
        tallest = headline(pages)
        heads = [words for words in made.cut if not words.strip().isdigit()]
        title = said.get("Title", "")
        return {
            "text": made.text,
            "pages": made.pages,
            "cut": [*made.cut, *taken],
            "heights": [_height(document, number) for number in range(count)],
            "lines": [[one.start, one.page, *astuple(one.box)] for one in made.lines],
            "head": [*heads[:_HEAD], *_rows_of(pages[0])[:_HEAD]],
            "scans": [number + 1 for number in left],
            "ciphers": [number + 1 for number in ciphers if number not in seen],
            "recognised": [number + 1 for number in seen],
            "comments": comments,
            "attached": max(0, raw.FPDFDoc_GetAttachmentCount(document.raw)),
            "tallest": tallest,
            "title": title if not tallest or is_on(title, pages[0]) else "",
            "author": said.get("Author", ""),
        }


@dataclass(frozen=True, slots=True)
class _Page:
    """What a page holds."""

    lines: list[Line]
    taken: tuple[str, ...]
    """Marks of notes, and what is drawn over the text."""
    comments: int
    picture: bool
    """Whether it is a picture, with a stamp at most."""
    unsure: bool
    """Whether nobody knows which letters its signs are."""


def _form(document: pypdfium2.PdfDocument) -> Any:
    try:
        document.init_forms()
    except pypdfium2.PdfiumError:
        return None
    return document.formenv


def _page(document: pypdfium2.PdfDocument, number: int, form: Any) -> _Page | str:
    """Take the lines of a page, each cut where there is white in it; or say why that cannot be."""
    page = document[number]
    text = page.get_textpage()
    try:
        if text.count_chars() > letters.MOST:
            return f"has {text.count_chars():,} letters on page {number + 1}"
        # A page may be a part of a larger sheet, and its corner anywhere.
        found = letters.found(text, *page.get_bbox()[:2])
        lines, comments = with_fields(page, form, found.lines)
        few = sum(len(line.words) for line in lines) <= _STAMP
        return _Page(
            lines,
            (*found.across, *found.marks),
            comments,
            few and _is_picture(page, bool(lines)),
            found.unsure and bool(found.lines),
        )
    finally:
        text.close()
        page.close()


def _is_picture(page: pypdfium2.PdfPage, stamped: bool) -> bool:
    """Whether a page without words has a picture; one with a few, a picture of its whole size."""
    kinds = (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM)
    found = page.get_objects(filter=kinds, max_depth=2)
    if not stamped:
        return any(True for _ in found)
    west, south, east, north = page.get_bbox()
    whole = (east - west) * (north - south)
    for one in islice(found, _MOST_OBJECTS):
        left, bottom, right, top = one.get_bounds()
        if one.type == raw.FPDF_PAGEOBJ_IMAGE and (right - left) * (top - bottom) >= _WHOLE * whole:
            return True
    return False


def _recognise(document: pypdfium2.PdfDocument, number: int, pages: list[list[Line]]) -> bool:
    """Put the lines that are found on a picture in the place of its page."""
    page = document[number]
    try:
        found = scans.recognised(page)
    finally:
        page.close()
    if found:
        pages[number] = found
    return bool(found)


def _rows_of(lines: list[Line]) -> list[str]:
    """The lines of a page as they stand: a day in a cell is of what the cells beside it say."""
    return [" | ".join(line.words for line in row) for row in lines_across(lines)]


def _textless(count: int, pictures: bool, ciphers: bool, recognise: bool) -> dict[str, str]:
    if ciphers and not recognise:
        return {
            "refusal": "does not say which letters its signs are",
            "advice": "Read it with --ocr, or have ocrmypdf recognise its text (--force-ocr).",
        }
    if not pictures and not ciphers:
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


def _height(document: pypdfium2.PdfDocument, number: int) -> float:
    """How high a page is; 0 if it is shown turned, so that its top is none of its boxes' tops."""
    page = document[number]
    try:
        _, bottom, _, top = page.get_bbox()
        return 0.0 if page.get_rotation() else round(top - bottom, 1)
    finally:
        page.close()
