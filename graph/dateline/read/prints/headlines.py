"""The headline of a page: what stands in the largest letters above most of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median
from typing import Final

from dateline.read.cleaning import cleaned
from dateline.read.days.dates import in_words
from dateline.read.prints.joining import seam, usage
from dateline.read.prints.lines import Line

_WORD: Final = re.compile(r"[^\W_]+")
_LARGER: Final = 1.15
"""So many times as large as most, letters are those of a headline."""
_ALIKE: Final = 0.05
"""By so much letters of one headline differ."""
_MOST: Final = 5
"""Lines of a headline."""


def headline(pages: Sequence[Sequence[Line]]) -> str:
    """Give the words in the largest letters of the first page, if they are above most of its text.

    The name of a newspaper is above them, in larger letters still, and the day under it.
    """
    page = [line for line in pages[0] if len(line.words.strip()) > 1]
    usual = median([line.letters for lines in pages for line in lines] or [0.0])
    large = [line for line in page if line.letters >= _LARGER * usual]
    if not large:
        return ""
    found = _whole(max(large, key=lambda line: (line.letters, line.top)), large)
    low = min(line.bottom for line in found)
    others = [line for line in large if line not in found and line.top <= low]
    if others and _is_masthead(low, max(line.top for line in others), page):
        found = _whole(max(others, key=lambda line: (line.letters, line.top)), others)
        low = min(line.bottom for line in found)
    below = sum(line.top <= low + 1 for line in page)
    return _words(found) if 2 * below >= len(page) - len(found) else ""


def _whole(tallest: Line, large: Sequence[Line]) -> list[Line]:
    """The lines of a headline, of which one is known: in the same letters, and close."""
    found = [tallest]
    near = [
        line for line in large if abs(line.letters - tallest.letters) <= _ALIKE * tallest.letters
    ]
    for line in sorted(near, key=lambda line: -line.top):
        last = found[-1]
        close = last.bottom - line.top < 0.9 * last.height
        if line.top < last.top and close and line.left < last.right and last.left < line.right:
            found.append(line)
        if len(found) == _MOST:
            break
    return found


def _is_masthead(low: float, high: float, page: Sequence[Line]) -> bool:
    """Whether a day stands between large words and the next that are large."""
    between = [line.words for line in page if high - 1 <= line.bottom and line.top <= low + 1]
    return 0 < len(between) <= 4 and any(map(in_words, map(cleaned, between)))


def _words(lines: Sequence[Line]) -> str:
    found = usage(line.words for line in lines)
    text = ""
    for line in lines:
        off, between = seam(text, line.words, found)
        text = text[: len(text) - off] + between + line.words
    return text


def is_on(title: str, page: Sequence[Line]) -> bool:
    """Whether a page says what a file says is its title; what it is called in a folder, no page says."""
    said = set(_WORD.findall(" ".join(line.words for line in page).casefold()))
    words = _WORD.findall(title.casefold())
    return bool(words) and 2 * sum(word in said for word in words) >= len(words)
