"""A page's letters → lines of print: words whole and apart, wherever a file has its blanks.

Browsers draw no blanks at all, and what PDFium puts in their place misleads where letters lean over
their own width. So words are parted by the white between a letter's advance and the next one's start;
what PDFium thinks lowers the bar only.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from pypdfium2 import raw

from dateline.read.prints.lines import Line
from dateline.read.prints.wording import BLANK, Letter, gutters, lines_of, runs, sums, with_capitals

MOST: Final = 200_000
"""Letters on a page; a sheet of newsprint has a tenth of that."""
_OVERHANGS: Final = -4.0
"""Points that a letter may ink beyond where the next starts."""
_WHITE: Final = (10, 13, 32)
_PLAIN: Final = frozenset("acemnorsuvwxz")
_HYPHENS: Final = (0x2, 0xFFFE)
_UNSURE: Final = 0.5
"""Share of words that begin with a sign of which the file does not say which letter it is."""
_TINY: Final = 2.0
"""Points; nobody reads smaller letters beside large ones."""
_WORDS: Final = 20
"""Characters of a line that says how large the letters of a text are."""
_TURNS: Final = 0.09
"""Of a quarter turn or of none, in radians, letters on a line may be off."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a page says."""

    lines: tuple[Line, ...]
    marks: tuple[str, ...] = ()
    """Marks of notes that were taken out of the lines, each after its word."""
    across: tuple[str, ...] = ()
    """Words drawn aslant over the page, or too small to be seen on it."""
    unsure: bool = False
    """Whether the file does not say which letters most of its signs are."""


def found(text: Any, west: float, south: float) -> Found:
    """Give the lines of one of PDFium's pages of text; its corner may be anywhere."""
    ways, unsure = _letters(text, west, south)
    across = _aslant(ways.pop(None, []))
    # PDFium has the words of a line that was drawn upside down in the order of the page.
    ways.get(2, []).sort(key=lambda letter: (-round(letter.foot), letter.start))
    marks: list[str] = []
    lines: dict[int, list[Line]] = {}
    for turn, letters in ways.items():
        if turn is not None:
            drawn = list(runs(letters))
            columns = [*gutters(drawn), *sums(drawn)]
            lines[turn] = [line for run in drawn for line in lines_of(run, turn, marks, columns)]
    lines = {turn: some for turn, some in lines.items() if some}
    if not lines:
        return Found((), tuple(marks), across, unsure)
    # Most of a page may be drawn on its side; what stands along the margin is no part of the text.
    main = max(lines, key=lambda turn: (sum(len(line.words) for line in lines[turn]), not turn))
    upright = with_capitals(lines.pop(main))
    usual = max((line.letters for line in upright if len(line.words) > _WORDS), default=0.0)
    least = min(_TINY, 0.25 * usual)
    across = (*across, *(line.words for line in upright if line.letters < least))
    upright = [line for line in upright if line.letters >= least]
    return Found(
        (*upright, *(line for _, some in sorted(lines.items(), key=lambda one: one[0]) for line in some)),
        tuple(marks),
        across,
        unsure,
    )  # fmt: skip


def _letters(text: Any, west: float, south: float) -> tuple[dict[int | None, list[Letter]], bool]:
    """The letters by the quarter turns at which they are drawn, each as if it stood upright.

    And whether PDFium is at a loss which letters they are, by those that words begin with.
    """
    begin = lost = 0
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    x, y = ctypes.c_double(), ctypes.c_double()
    loose = raw.FS_RECTF()
    places = tuple(map(ctypes.byref, (left, right, bottom, top)))
    at_x, at_y, at_loose = ctypes.byref(x), ctypes.byref(y), ctypes.byref(loose)
    # What is asked of each letter is asked of PDFium without a detour.
    page = text.raw
    code_of, box_of, loose_of = (
        raw.FPDFText_GetUnicode, raw.FPDFText_GetCharBox, raw.FPDFText_GetLooseCharBox,
    )  # fmt: skip
    advances = _Advances(page, west)
    found: dict[int | None, list[Letter]] = {0: []}
    here: int | None = 0
    letters = found[0]
    apart = 1
    edges = (0.0, 0.0, 0.0, 0.0)
    start_before = foot_before = size_before = 0.0
    for index in range(text.count_chars()):
        code = code_of(page, index)
        if code in _WHITE:
            generated = code != 32 or raw.FPDFText_IsGenerated(page, index) == 1
            apart = max(apart, 1 if generated else 2)
            continue
        # PDFium has signs of its own for a hyphen at the end of a line.
        sign = "-" if code in _HYPHENS else chr(code) if 0 < code < 0xD800 or code > 0xDFFF else ""
        if not sign or sign.isspace():
            apart = 2 if sign else apart
            continue
        if loose_of(page, index, at_loose):
            start, foot = loose.left - west, loose.bottom - south
            end, size = loose.right - west, loose.top - south - foot
        else:
            start = foot = end = size = 0.0
        if (
            sign in _PLAIN
            and not apart
            and not here
            and foot == foot_before
            and size == size_before
        ):
            # It reaches neither higher nor lower than the letters before it.
            letters.append(
                Letter(start, edges[1], end, edges[3], sign, index, start, end, foot, size, 0)
            )
            start_before = start
            continue
        box_of(page, index, *places)
        edges = (left.value - west, bottom.value - south, right.value - west, top.value - south)
        if not size:
            start, foot, end, size = edges[0], edges[1], edges[2], edges[3] - edges[1]
        if apart or foot != foot_before or not 0 <= start - start_before <= 3 * size:
            turn = _turn(raw.FPDFText_GetCharAngle(page, index))
            begin += 1
            lost += raw.FPDFText_HasUnicodeMapError(page, index) == 1
            if turn != here:
                here, letters = turn, found.setdefault(turn, [])
        start_before, foot_before, size_before = start, foot, size
        if here:
            start, foot, end, head = _upright((start, foot, end, foot + size), here)
            size = head - foot
            edges = _upright(edges, here)
        elif apart or abs(size - (edges[3] - edges[1])) < 0.01:
            # J and j reach to the left of where they start.
            raw.FPDFText_GetCharOrigin(page, index, at_x, at_y)
            start = x.value - west
        if apart < 2 and letters and not here and foot == letters[-1].foot:
            white = start - letters[-1].end
            if white < BLANK * size and (white > 0 or (apart and white > _OVERHANGS)):
                letters[-1] = advances.trimmed(letters[-1])
        letters.append(Letter(*edges, sign, index, start, end, foot, size, apart))
        apart = 0
    return found, lost > _UNSURE * begin


class _Advances:
    """How far letters advance, by their font; f and italics ink more than that."""

    def __init__(self, page: Any, west: float) -> None:
        self._page, self._west = page, west
        self._widths: dict[tuple[int, str], float] = {}
        self._matrix, self._width = raw.FS_MATRIX(), ctypes.c_float()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    def trimmed(self, letter: Letter) -> Letter:
        """Let a letter end where the next may start, if its font says where that is."""
        page, index = self._page, letter.place
        if not raw.FPDFText_GetMatrix(page, index, ctypes.byref(self._matrix)):
            return letter
        raw.FPDFText_GetCharOrigin(page, index, ctypes.byref(self._x), ctypes.byref(self._y))
        scale = math.hypot(self._matrix.a, self._matrix.b)
        wide = self._width_of(index, letter.sign) * raw.FPDFText_GetFontSize(page, index) * scale
        return letter._replace(end=self._x.value - self._west + wide) if wide else letter

    def _width_of(self, index: int, sign: str) -> float:
        """Of a letter one point high; 0 where the font does not say."""
        font = raw.FPDFTextObj_GetFont(raw.FPDFText_GetTextObject(self._page, index))
        key = ctypes.cast(font, ctypes.c_void_p).value or 0, sign
        if key not in self._widths:
            known = raw.FPDFFont_GetGlyphWidth(font, ord(sign), 1.0, ctypes.byref(self._width))
            self._widths[key] = self._width.value if known else 0.0
        return self._widths[key]


def _aslant(letters: Sequence[Letter]) -> tuple[str, ...]:
    """The words of letters that stand aslant, which no line holds, in the order in which they were drawn."""
    words = "".join(" " * bool(letter.apart) + letter.sign for letter in letters)
    return (words.strip(),) if words.strip() else ()


def _turn(angle: float) -> int | None:
    """How many quarter turns with the clock; None for letters that stand aslant."""
    quarters = angle / (math.pi / 2)
    return round(quarters) % 4 if abs(quarters - round(quarters)) < _TURNS else None


def _upright(
    edges: tuple[float, float, float, float], turn: int
) -> tuple[float, float, float, float]:
    left, bottom, right, top = edges
    if turn == 1:
        return -top, left, -bottom, right
    if turn == 2:
        return -right, -top, -left, -bottom
    return bottom, -right, top, -left
