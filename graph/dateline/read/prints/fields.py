"""What people added to a PDF: what they filled into its fields, their comments, and files hung onto it."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from pypdfium2 import raw

from dateline.read.prints.lines import Line

_MOST: Final = 2_000
"""Notes and fields on a page that are looked at."""
_FILLED: Final = (raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX)  # fmt: skip
_COMMENTS: Final = (
    raw.FPDF_ANNOT_TEXT, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_HIGHLIGHT, raw.FPDF_ANNOT_UNDERLINE,
    raw.FPDF_ANNOT_STRIKEOUT, raw.FPDF_ANNOT_SQUIGGLY, raw.FPDF_ANNOT_CARET,
)  # fmt: skip


def with_fields(page: Any, form: Any, lines: Sequence[Line]) -> tuple[list[Line], int]:
    """Give lines with those that were filled in where they were, and the number of comments on a page."""
    west, south = page.get_bbox()[:2]
    found, comments = list(lines), 0
    for number in range(min(_MOST, raw.FPDFPage_GetAnnotCount(page.raw))):
        note = raw.FPDFPage_GetAnnot(page.raw, number)
        if not note:
            continue
        try:
            kind = raw.FPDFAnnot_GetSubtype(note)
            if kind in _COMMENTS:
                comments += bool(_said(raw.FPDFAnnot_GetStringValue, note, b"Contents"))
            elif kind == raw.FPDF_ANNOT_WIDGET and form is not None:
                found += _filled(note, form.raw, found, west, south)
        finally:
            raw.FPDFPage_CloseAnnot(note)
    return found, comments


def _filled(
    note: Any, form: Any, lines: Sequence[Line], west: float, south: float
) -> Iterator[Line]:
    """The words in a field; they come after what stands before it on its line."""
    if raw.FPDFAnnot_GetFormFieldType(form, note) not in _FILLED:
        return
    box = raw.FS_RECTF()
    words = _said(raw.FPDFAnnot_GetFormFieldValue, form, note)
    if not words.strip() or not raw.FPDFAnnot_GetRect(note, ctypes.byref(box)):
        return
    left, right = box.left - west, box.right - west
    bottom, top = sorted((box.bottom - south, box.top - south))
    rows = [one for one in words.replace("\r", "\n").split("\n") if one.strip()]
    beside = [
        one
        for one in lines
        if one.left < left and bottom - 2 <= (one.top + one.bottom) / 2 <= top + 2
    ]
    label = max(beside, key=lambda one: one.right, default=None)
    drawn = {one.drawn for one in lines}
    at = max(drawn, default=0) if label is None else label.drawn
    for number, row in enumerate(rows):
        at += 1
        while at in drawn:
            at += 1
        high = (top - bottom) / len(rows)
        line = Line(
            left, top - high * (number + 1), right, top - high * number, row.strip(), drawn=at
        )
        yield replace(line, size=label.size) if label and len(rows) == 1 else line


def _said(ask: Any, *asked: Any) -> str:
    """What PDFium says when it is asked twice: first for how long it is."""
    length = ask(*asked, None, 0)
    if length <= 2:
        return ""
    buffer = ctypes.create_string_buffer(length)
    ask(*asked, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), length)
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")
