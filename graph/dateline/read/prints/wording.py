"""Letters as they were drawn → runs, words and lines of print.

A word ends where there is more white than a letter's own advance leaves; a line goes on through what is
raised or lowered in it, and is parted where the white is wider than between its words.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median, median_low
from typing import Final, NamedTuple

from dateline.read.prints.lines import Line
from dateline.read.prints.raised import with_script

_APART: Final = 1.5
"""Of its height: what stands farther from the letter before it is in another column."""
_WIDER: Final = 1.8
"""And of the white between the words of its line."""
_MOST_APART: Final = 4.0
"""Of its height; no line is stretched farther."""
BLANK: Final = 0.13
"""Of the height of a font: white that parts words."""
_BLANK_TOO: Final = 0.09
"""White that parts words where PDFium sees a blank as well."""
_SPACED: Final = 0.12
"""Of the height of a font: letters that all stand farther apart are spaced for looks."""
_SMALLER: Final = 0.87
"""So much of the line's letters is what is raised or lowered beside them."""
_CAPITAL: Final = 1.8
"""So many times as large as the line that goes on beside it is a letter that begins a text."""
_GUTTER: Final = 0.7
"""Of its height, at least, is the white between two columns that are seen by what begins under each other."""
_BLANKS: Final = 1.2
"""And so many times as wide as between the words of a line."""
_SIDE: Final = 10
"""Letters of a line of such a column, at least."""
_UNDER: Final = 6
"""Such lines, at least, one under the other."""
_EDGE: Final = 1.5
"""Points by which they may stand out of line."""
_PLACES: Final = 24
"""Edges on a page, at most, of those at which most begin."""
_SUM: Final = re.compile(r"[-−(]?(?:[£$€]\s?\d[\d,.]*|\d[\d,]*\.\d{1,2})\)?$")
_LEAST_SUM: Final = 2
"""Figures of a sum, at least."""
_BETWEEN_SUMS: Final = 0.3
"""Of its height, at least, is the white after a sum in a column."""
_FARTHEST_HEAD: Final = 2.5
"""Times their height, from the first of the sums to what heads them."""
_LONGEST_HEAD: Final = 40
"""Letters of the words that head columns."""
_SELDOM: Final = 0.1
"""Share of them that cross the white, at most."""
_FARTHEST: Final = 8.0
"""Times their height, from one to the next."""


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


def runs(letters: Sequence[Letter]) -> Iterator[list[tuple[Letter, bool]]]:
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
            elif len(run) == 1 and _begins(last, letter):
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


def _begins(letter: Letter, other: Letter) -> bool:
    """Whether a letter is a large one that begins a text."""
    return letter.sign.isupper() and letter.size >= _CAPITAL * other.size and not other.bare


def _inks(letter: Letter, foot: float, size: float) -> bool:
    """Whether a letter's box is its ink, and lies in a line."""
    return letter.bare and letter.top <= foot + 1.1 * size


def _beside(foot: float, size: float, line: float, high: float) -> bool:
    """Whether small letters stand beside large ones, half of their height at least."""
    return min(foot + size, line + high) - max(foot, line) >= 0.5 * size


class Gutter(NamedTuple):
    """A white that goes down between two columns, where the second begins."""

    place: float
    bottom: float
    top: float
    ends: bool = False
    """Whether the place is where the first ends, as sums do."""


def sums(page: Sequence[Sequence[tuple[Letter, bool]]]) -> list[Gutter]:
    """Find where columns of sums end that stand beside others of sums, each to the right of its column."""
    seen: list[tuple[float, float, float]] = []
    for run in page:
        if sum(letter.sign.isdecimal() for letter, _ in run) < 2 * _LEAST_SUM:
            continue
        size = max(letter.top - letter.bottom for letter, _ in run)
        gaps = [other.start - one.end for (one, _), (other, _) in pairwise(run)]
        borders = [0, *(n for n, gap in enumerate(gaps, 1) if gap > 0.15 * size), len(run)]
        words = ["".join(one.sign for one, _ in run[a:b]) for a, b in pairwise(borders)]
        seen += (
            (run[at - 1][0].end, run[at - 1][0].foot, size)
            for at, one, other in zip(borders[1:], words, words[1:], strict=False)
            if _SUM.match(one) and _SUM.match(other) and gaps[at - 1] >= _BETWEEN_SUMS * size
        )
    seen.sort()
    found: list[Gutter] = []
    start = 0
    for number in range(1, len(seen) + 1):
        if number == len(seen) or seen[number][0] - seen[start][0] > _EDGE:
            some = seen[start:number]
            start = number
            feet = [one[1] for one in some]
            size = median(one[2] for one in some)
            if len({round(foot) for foot in feet}) >= 2:
                # The line above them heads them.
                edges = min(feet) - 0.5 * size, max(feet) + _FARTHEST_HEAD * size
                found.append(Gutter(median(one[0] for one in some), *edges, ends=True))
    return found[:_PLACES]


def gutters(page: Sequence[Sequence[tuple[Letter, bool]]]) -> list[Gutter]:
    """Find whites between columns that were drawn along their rows, by lines that begin under each other."""
    seen: list[tuple[float, float, float]] = []
    for run in page:
        if len(run) < 2 * _SIDE:
            continue
        size = max(letter.top - letter.bottom for letter, _ in run)
        gaps = [other.start - one.end for (one, _), (other, _) in pairwise(run)]
        between = [gap for gap in gaps if gap > 0.15 * size]
        least = max(_GUTTER * size, _BLANKS * median_low(between)) if between else math.inf
        seen += (
            (run[number][0].start, run[number][0].foot, size)
            for number, gap in enumerate(gaps, 1)
            if gap >= least and _SIDE <= number <= len(run) - _SIDE
        )
    seen.sort()
    places: list[Sequence[tuple[float, float, float]]] = []
    start = 0
    for number in range(1, len(seen) + 1):
        if number == len(seen) or seen[number][0] - seen[start][0] > _EDGE:
            if number - start >= _UNDER:
                places.append(seen[start:number])
            start = number
    places.sort(key=len, reverse=True)
    return [one for some in places[:_PLACES] for one in _down(some, page)]


def _down(
    seen: Sequence[tuple[float, float, float]], page: Sequence[Sequence[tuple[Letter, bool]]]
) -> Iterator[Gutter]:
    """Those of the whites at one place that follow each other, and that hardly a line crosses."""
    lines = sorted(seen, key=lambda one: -one[1])
    start = 0
    for number in range(1, len(lines) + 1):
        if (
            number == len(lines)
            or lines[number - 1][1] - lines[number][1] > _FARTHEST * lines[number][2]
        ):
            some = lines[start:number]
            start = number
            place, size = min(one[0] for one in some), median(one[2] for one in some)
            gutter = Gutter(place, some[-1][1] - 0.5 * size, some[0][1] + 0.5 * size)
            if len({round(one[1]) for one in some}) < _UNDER:
                continue
            crossing = sum(
                any(
                    gutter.bottom < letter.foot < gutter.top
                    and letter.start < place - 0.1 * size < letter.end
                    for letter, _ in run
                )
                for run in page
                if gutter.bottom - size < run[0][0].foot < gutter.top + size
            )
            if crossing <= _SELDOM * len(some):
                yield gutter


def lines_of(
    run: Sequence[tuple[Letter, bool]],
    turn: int,
    marks: list[str],
    columns: Sequence[Gutter] = (),
) -> Iterator[Line]:
    """Part a run where the white is wider than between its words, or goes down between columns."""
    size = max(letter.top - letter.bottom for letter, _ in run)
    gaps = [other.start - one.end for (one, _), (other, _) in pairwise(run)]
    if spaced := _spaced(run, gaps):
        gaps = [gap - spaced for gap in gaps]
    between = [gap for gap in gaps if gap > 0.15 * size]
    # In a line that was stretched to the margin all words stand wide apart; of two whites the narrower counts.
    stretched = _WIDER * median_low(between) if len(between) > 1 else 0.0
    # But cells of a word each have no other white than that between columns.
    most = min(max(_APART * max(size, 6.0), stretched), _MOST_APART * max(size, 6.0))
    begins = [one for one in columns if not one.ends]
    ends = [one for one in columns if one.ends]
    start = 0
    for number, gap in enumerate([*gaps, math.inf], 1):
        if (
            gap > most
            or (begins and number < len(run) and _begins_column(run[number][0], gap, size, begins))
            or (ends and gap > 0.2 * size and _ends_column(run, run[number - 1][0], ends))
        ):
            if line := _line(run[start:number], gaps[start : number - 1], turn, marks):
                yield line
            start = number


def _begins_column(letter: Letter, gap: float, size: float, columns: Sequence[Gutter]) -> bool:
    return gap > 0.5 * _GUTTER * size and any(
        -0.5 <= letter.start - one.place <= _EDGE and one.bottom < letter.foot < one.top
        for one in columns
    )


def _ends_column(
    run: Sequence[tuple[Letter, bool]], letter: Letter, columns: Sequence[Gutter]
) -> bool:
    """Whether a sum ends there, or one of the words that head a column of sums."""
    sums = any(one.sign.isdecimal() for one, _ in run)
    return (sums or len(run) <= _LONGEST_HEAD) and any(
        abs(letter.end - one.place) <= _EDGE / 2 and one.bottom < letter.foot < one.top
        for one in columns
    )


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
    if len(level) > 1 and _begins(*level[:2]):
        level = level[1:]
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
            letter.apart == 2 or gap > (_BLANK_TOO if letter.apart else BLANK) * size
        )
        if script and (not small or blank):
            words, script = with_script(words, script, marks), ""
        if blank:
            words += " "
        if small and words and _is_raised(letter, level[0]):
            script += letter.sign
        else:
            words += letter.sign
    words = with_script(words, script, marks) if script else words
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


def with_capitals(lines: list[Line]) -> list[Line]:
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
