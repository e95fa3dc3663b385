"""A page's letters → lines of print: words whole and apart, wherever a file has its blanks.

Browsers draw no blanks at all, and what PDFium puts in their place misleads where letters lean over
their own width. So words are parted by the white between a letter's advance and the next one's start;
what PDFium thinks lowers the bar only.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Any, Final, NamedTuple

from pypdfium2 import raw

from dateline.read.lines import Line

MOST: Final = 200_000
"""Letters on a page; a sheet of newsprint has a tenth of that."""
_APART: Final = 1.5
"""Of its height: what stands farther from the letter before it is in another column."""
_WIDER: Final = 1.8
"""And of the white between the words of its line."""
_MOST_APART: Final = 4.0
"""Of its height; no line is stretched farther."""
_BLANK: Final = 0.13
"""Of the height of a font: white that parts words."""
_OVERHANGS: Final = -4.0
"""Points that a letter may ink beyond where the next starts."""
_BLANK_TOO: Final = 0.09
"""White that parts words where PDFium sees a blank as well."""
_SPACED: Final = 0.12
"""Of the height of a font: letters that all stand farther apart are spaced for looks."""
_SMALLER: Final = 0.87
"""So much of the line's letters is what is raised or lowered beside them."""
_CAPITAL: Final = 1.8
"""So many times as large as the line that goes on beside it is a letter that begins a text."""
_ORDINAL: Final = re.compile(r"(?:st|nd|rd|th|[a-zºª]{1,3})$", re.I)
_MARK: Final = re.compile(r"[\d,*†‡§¶\[\]]{1,7}$")
_WHITE: Final = (10, 13, 32)
_PLAIN: Final = frozenset("acemnorsuvwxz")
_HYPHENS: Final = (0x2, 0xFFFE)
_UNIT: Final = re.compile(r"(?:^|[\s\d])(?:[kcmd]?m|ft|in|10)$")
_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_UNSURE: Final = 0.5
"""Share of words that begin with a sign of which the file does not say which letter it is."""
_TURNS: Final = 0.09
"""Of a quarter turn or of none, in radians, letters on a line may be off."""


class Letter(NamedTuple):
    """A sign, what of the page it inks, and what its font keeps free for it."""

    left: float
    bottom: float
    right: float
    top: float
    sign: str
    place: int
    """Among those of the page, as they were drawn."""
    start: float
    end: float
    foot: float
    size: float
    apart: int
    """0 if nothing stands before it, 1 if PDFium sees a blank there or an end of line, 2 if the file has a
    blank."""

    @property
    def bare(self) -> bool:
        """Whether only its ink is known, as of the halves of a ligature."""
        return abs(self.size - (self.top - self.bottom)) < 0.01


@dataclass(frozen=True, slots=True)
class Found:
    """What a page says."""

    lines: tuple[Line, ...]
    marks: tuple[str, ...] = ()
    """Marks of notes that were taken out of the lines, each after its word."""
    across: tuple[str, ...] = ()
    """Words drawn aslant over the page."""
    unsure: bool = False
    """Whether the file does not say which letters most of its signs are."""


def found(text: Any, west: float, south: float) -> Found:
    """Give the lines of one of PDFium's pages of text; its corner may be anywhere."""
    ways, unsure = _letters(text, west, south)
    across = _aslant(ways.pop(None, []))
    # PDFium has the words of a line that was drawn upside down in the order of the page.
    ways.get(2, []).sort(key=lambda letter: (-round(letter.foot), letter.start))
    marks: list[str] = []
    lines = {
        turn: [line for run in _runs(letters) for line in _lines(run, turn, marks)]
        for turn, letters in ways.items()
        if turn is not None
    }
    lines = {turn: some for turn, some in lines.items() if some}
    if not lines:
        return Found((), tuple(marks), across, unsure)
    # Most of a page may be drawn on its side; what stands along the margin is no part of the text.
    main = max(lines, key=lambda turn: (sum(len(line.words) for line in lines[turn]), not turn))
    upright = _with_capitals(lines.pop(main))
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
            if white < _BLANK * size and (white > 0 or (apart and white > _OVERHANGS)):
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


def _runs(letters: Sequence[Letter]) -> Iterator[list[tuple[Letter, bool]]]:
    """What was drawn on one line without a jump; with each letter whether it is raised or lowered."""
    run: list[tuple[Letter, bool]] = []
    foot = size = 0.0
    for letter in letters:
        script = False
        if run:
            last = run[-1][0]
            gap = letter.start - last.end
            level = abs(letter.foot - foot) <= 0.2 * max(size, letter.size)
            if letter.start < last.start - max(size, letter.size):
                goes_on = False
            elif level and letter.size > 0.5 * size and size > 0.5 * letter.size:
                goes_on = True
                if letter.size > _SMALLER * size:
                    foot, size = letter.foot, letter.size
            elif abs(gap) > 0.35 * max(size, letter.size):
                # A comma or a half of a ligature has a box of its own, if its font tells none.
                goes_on = foot - 0.1 * size <= letter.foot <= foot + size and letter.apart < 2
                goes_on = goes_on and letter.size < size and _inks(letter, foot, size)
            elif len(run) == 1 and size >= _CAPITAL * letter.size and last.sign.isupper():
                goes_on = _beside(letter.foot, letter.size, foot, size)
                foot, size = letter.foot, letter.size
            elif letter.size <= _SMALLER * size:
                goes_on = script = _beside(letter.foot, letter.size, foot, size)
                script = script and not letter.bare
            elif size <= _SMALLER * letter.size and all(
                one.size <= _SMALLER * letter.size for one, _ in run
            ):
                goes_on = _beside(foot, size, letter.foot, letter.size)
                if goes_on:
                    run = [(one, True) for one, _ in run]
                    foot, size = letter.foot, letter.size
            else:
                goes_on = False
            if not goes_on:
                yield run
                run = []
        if not run:
            foot, size = letter.foot, letter.size
        run.append((letter, script))
    if run:
        yield run


def _inks(letter: Letter, foot: float, size: float) -> bool:
    """Whether a letter's box is its ink, and lies in a line."""
    return letter.bare and letter.top <= foot + 1.1 * size


def _beside(foot: float, size: float, line: float, high: float) -> bool:
    """Whether small letters stand beside large ones, half of their height at least."""
    return min(foot + size, line + high) - max(foot, line) >= 0.5 * size


def _lines(run: Sequence[tuple[Letter, bool]], turn: int, marks: list[str]) -> Iterator[Line]:
    """Part a run where the white is wider than between its words."""
    size = max(letter.top - letter.bottom for letter, _ in run)
    gaps = [other.start - one.end for (one, _), (other, _) in pairwise(run)]
    if spaced := _spaced(run, gaps):
        gaps = [gap - spaced for gap in gaps]
    between = [gap for gap in gaps if gap > 0.15 * size]
    # In a line that was stretched to the margin all words stand wide apart.
    stretched = _WIDER * median(between) if len(between) > 1 else 0.0
    # But cells of a word each have no other white than that between columns.
    most = min(max(_APART * max(size, 6.0), stretched), _MOST_APART * max(size, 6.0))
    start = 0
    for number, gap in enumerate([*gaps, math.inf], 1):
        if gap > most:
            if line := _line(run[start:number], gaps[start : number - 1], turn, marks):
                yield line
            start = number


def _spaced(run: Sequence[tuple[Letter, bool]], gaps: Sequence[float]) -> float:
    """How far all letters of a run stand apart for looks."""
    if len(run) < 5:
        return 0.0
    usual, size = median(gaps), run[0][0].size
    if usual <= _SPACED * size or min(gaps) < 0.3 * usual:
        return 0.0
    if any(letter.apart == 2 for letter, _ in run[1:]):
        return 0.0
    near = sum(abs(gap - usual) <= 0.06 * size for gap in gaps)
    return usual if near >= 0.6 * len(gaps) else 0.0


def _line(
    run: Sequence[tuple[Letter, bool]], gaps: Sequence[float], turn: int, marks: list[str]
) -> Line | None:
    """Set letters as words: what is raised is an ordinal's end, a power, or the mark of a note."""
    level = [letter for letter, small in run if not small] or [letter for letter, _ in run]
    if len(level) > 1 and level[0].size >= _CAPITAL * level[1].size:
        level = level[1:]  # a large letter that begins a text
    # Of a ligature's letters, and of commas, some fonts tell their ink alone.
    sizes = Counter([letter.size for letter in level])
    high = max(sizes)
    alike = len(level) == len(run) and min(sizes) > 0.8 * high
    words = script = ""
    size = high
    before = run[0][0]
    for (letter, small), gap in zip(run, (0.0, *gaps), strict=True):
        if not alike:
            size = high if letter.bare else max(letter.size, before.size)
            before = letter
        blank = letter is not run[0][0] and (
            letter.apart == 2 or gap > (_BLANK_TOO if letter.apart else _BLANK) * size
        )
        if script and (not small or blank):
            words, script = _with_script(words, script, marks), ""
        if blank:
            words += " "
        if small and words and _is_raised(letter, level[0]):
            script += letter.sign
        else:
            words += letter.sign
    words = _with_script(words, script, marks) if script else words
    if not words.strip():
        return None
    return Line(
        level[0].left if level[0] is not run[0][0] else min(letter.left for letter, _ in run),
        min(letter.bottom for letter in level),
        max(letter.right for letter, _ in run),
        max(letter.top for letter in level),
        words.strip(),
        max(sizes, key=lambda size: (sizes[size], size)),
        drawn=run[0][0].place,
        turn=turn,
    )


def _is_raised(letter: Letter, line: Letter) -> bool:
    """Whether a small letter stands higher than its line, and not lower."""
    return letter.foot + letter.size / 2 > line.foot + 0.5 * line.size


def _with_script(words: str, script: str, marks: list[str]) -> str:
    """Set what is raised: "21st" as one word, "km²" as such; the mark of a note is none of the words."""
    if script.isdecimal() and _UNIT.search(words):
        return words + script.translate(_RAISED)
    if _MARK.match(script):
        marks.append(words.rsplit(None, 1)[-1] + script.translate(_RAISED))
        return words
    return words + script


def _with_capitals(lines: list[Line]) -> list[Line]:
    """Put a letter that is as high as several lines before the words of the first of them."""
    usual = median(line.letters for line in lines)
    large = [
        line
        for line in lines
        if len(line.words.strip("“‘\"'")) == 1
        and line.words[-1].isalpha()
        and line.letters >= _CAPITAL * usual
    ]
    for capital in large[:8]:
        beside = [
            line
            for line in lines
            if line is not capital
            and line.letters * _CAPITAL <= capital.letters
            and -2 <= line.left - capital.right <= 0.5 * capital.height
            and capital.bottom <= (line.top + line.bottom) / 2 <= capital.top + line.height
        ]
        if len(beside) < 2:
            continue
        first = max(beside, key=lambda line: line.top)
        known = Counter(word for line in lines for word in line.words.casefold().split())
        after = first.words.split()[0]
        whole = (capital.words + after).casefold()
        alone = capital.words in ("A", "I") and not known[whole] and known[after.casefold()] > 1
        words = f"{capital.words}{' ' if alone else ''}{first.words}"
        lines[lines.index(first)] = replace(first, words=words)
        lines.remove(capital)
    return lines
