"""What a PDF holds, line by line: run in a process of its own, since a broken file may hang or crash it."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import astuple
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

import pypdfium2
from pypdfium2 import raw

from dateline.read import scans
from dateline.read.layout import Line, put_together
from dateline.read.rows import lines_across

_MOST_PAGES = 5_000
_HEAD = 10
"""Running heads, and lines, in which the day may stand."""
_LARGER = 1.15
"""So many times as large as most, letters are those of a headline."""
_MADE = "\x1f"
"""Stands for a blank that is not in the file."""
_Letter = tuple[float, float, float, float, str, int]
"""Left, bottom, right, top, the sign, and its place among those of the page."""
_APART = 1.5
"""Of its height: what stands farther from the letter before it is in another column."""
_WIDER = 1.8
"""And of the white between the words of its line."""
_MOST_APART = 4.0
"""Of its height; no line is stretched farther."""


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
        for number in range(count):
            pages.append(list(_lines(document, number)))
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
            "cut": made.cut,
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


def _lines(document: pypdfium2.PdfDocument, number: int) -> Iterator[Line]:
    """The lines of a page, each cut where there is white in it."""
    page = document[number]
    text = page.get_textpage()
    try:
        # A page may be a part of a larger sheet, and its corner anywhere.
        west, south = page.get_bbox()[:2]
        count = text.count_chars()
        edges = tuple(ctypes.c_double() for _ in range(4))
        places = tuple(map(ctypes.byref, edges))
        left, right, bottom, top = edges
        letters: list[_Letter] = []
        runs: list[list[_Letter]] = []
        for index in range(count):
            code = raw.FPDFText_GetUnicode(text, index)
            if code in (10, 13):
                runs += _cut(letters)
                letters = []
                continue
            raw.FPDFText_GetCharBox(text, index, *places)
            sign = chr(code) if 0 < code < 0xD800 or code > 0xDFFF else ""
            made = sign == " " and raw.FPDFText_IsGenerated(text, index) == 1
            letters.append(
                (
                    left.value - west, bottom.value - south, right.value - west, top.value - south,
                    _MADE if made else sign, index,
                )
            )  # fmt: skip
        for run in [*runs, *_cut(letters)]:
            if seen := [one for one in run if not one[4].isspace() and one[4]]:
                yield _line(run, seen, _size(text, seen[0][5]))
    finally:
        text.close()
        page.close()


def _size(text: Any, index: int) -> float:
    """How high the font of a letter is, whatever of it the letter takes."""
    box = raw.FS_RECTF()
    found = raw.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box))
    return abs(float(box.top - box.bottom)) if found else 0.0


def _cut(letters: list[_Letter]) -> Iterator[list[_Letter]]:
    """Part a line where the white is wider than between its words, and where it jumps."""
    seen = [letter for letter in letters if not letter[4].isspace()]
    size = max((letter[3] - letter[1] for letter in seen), default=1.0)
    whites = [after[0] - before[2] for before, after in pairwise(seen)]
    between = [white for white in whites if white > 0.15 * size]
    # In a line that was stretched to the margin all words stand wide apart.
    stretched = _WIDER * median(between) if len(between) > 1 else 0.0
    # But cells of a word each have no other white than that between columns.
    most = min(max(_APART * max(size, 6.0), stretched), _MOST_APART * max(size, 6.0))
    run: list[_Letter] = []
    last: _Letter | None = None
    head = foot = 0.0
    for letter in letters:
        if not letter[4].isspace():
            jumps = last is not None and (
                letter[0] - last[2] > most
                or letter[0] < last[0] - 2 * size
                or letter[1] > head
                or letter[3] < foot - size
            )
            if jumps:
                yield run
                run = []
            # A comma and the quotation mark after it have no height in common; with the line both have.
            head = max(head, letter[3]) if run else letter[3]
            foot = min(foot, letter[1]) if run else letter[1]
            last = letter
        run.append(letter)
    yield run


def _line(run: list[_Letter], seen: list[_Letter], size: float) -> Line:
    return Line(
        min(one[0] for one in seen),
        min(one[1] for one in seen),
        max(one[2] for one in seen),
        max(one[3] for one in seen),
        _words(run).strip(),
        size,
    )


def _words(run: list[_Letter]) -> str:
    """The letters; of the blanks that PDFium put between them itself, those where there is white enough."""
    size = max((letter[3] - letter[1] for letter in run if not letter[4].isspace()), default=1.0)
    words = ""
    for number, (*_, sign, _index) in enumerate(run):
        if sign != _MADE:
            words += sign
        elif 0 < number < len(run) - 1 and run[number + 1][0] - run[number - 1][2] >= 0.2 * size:
            words += " "
    return words


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
