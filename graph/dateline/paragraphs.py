"""The paragraphs of a text, and the numbers by which people cite them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

_END: Final = r"(?:\r\n|\n|\r(?!\n))"
_BLANK: Final = re.compile(rf"{_END}[^\S\r\n]*{_END}\s*")
"""From the end of a paragraph to the first sign of the next one."""
_OWN: Final = re.compile(
    r"(?:¶\s?(?P<mark>\d{1,4})\b|\[(?P<square>\d{1,4})\]|\((?P<round>\d{1,4})\)"
    r"|(?P<plain>\d{1,4})[.)]?(?=\s+\S))"
)
_LEAST: Final = 3
"""So many numbers in order are no chance."""
_SHARE: Final = 3
"""One paragraph in so many has a number, where paragraphs are numbered: a list in an article is none."""
_STEP: Final = 3
"""The next number is above the last by so much at most: one may be lost with the line it stood on."""


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """Where each paragraph begins, and what it is cited by."""

    starts: tuple[int, ...]
    numbers: tuple[int | None, ...]

    def at(self, position: int) -> int | None:
        """Give the number of the paragraph that a position of the text is in."""
        return self.numbers[max(0, bisect_right(self.starts, position) - 1)]


def paragraphs(text: str) -> Paragraphs:
    r"""Part a text where blank lines stand, and number what is between.

    Paragraphs are counted from 1, and whatever stands between blank lines is one, a headline and a
    line of stars too. Where they open with numbers of their own that run in order, as those of
    judgments do, these are what people cite: a paragraph without one, as a quotation is, belongs to
    the one before, and what stands before the first has none. So has a text in one piece.

    >>> paragraphs("Talks open\n\nThey met.\n\n2014 was the year.").numbers
    (1, 2, 3)
    >>> paragraphs("Judgment\n\n[7] They met.\n\n[8] She said:\n\n“No.”\n\n[9] He left.").numbers
    (None, 7, 8, 8, 9)
    """
    first = len(text) - len(text.lstrip())
    starts = [first, *(found.end() for found in _BLANK.finditer(text, first))]
    if len(starts) > 1 and starts[-1] == len(text):
        del starts[-1]
    if len(starts) == 1:
        return Paragraphs((first,), (None,))
    own = _own([_number(text, start) for start in starts])
    return Paragraphs(tuple(starts), own or tuple(range(1, len(starts) + 1)))


def _number(text: str, start: int) -> int | None:
    found = _OWN.match(text, start)
    return (int(found[found.lastgroup or 0]) or None) if found else None


def _own(numbers: Sequence[int | None]) -> tuple[int | None, ...]:
    """Take the longest run of numbers in order for those of the paragraphs; nothing where it is none."""
    # By the number that a run ends with: where it ends, and how long it is.
    ends: dict[int, tuple[int, int]] = {}
    before: dict[int, int] = {}
    for place, number in enumerate(numbers):
        if number is None:
            continue
        runs = (ends[last] for last in range(number - _STEP, number) if last in ends)
        goes_on = max(runs, key=lambda run: (run[1], run[0]), default=None)
        if goes_on is not None:
            before[place] = goes_on[0]
        length = 1 + (goes_on[1] if goes_on is not None else 0)
        if number not in ends or length >= ends[number][1]:
            ends[number] = place, length
    last, length = max(ends.values(), key=lambda run: (run[1], -run[0]), default=(0, 0))
    if length < max(_LEAST, len(numbers) / _SHARE):
        return ()
    run = [last]
    while run[-1] in before:
        run.append(before[run[-1]])
    run.reverse()
    out: list[int | None] = [None] * run[0]
    for one, other in pairwise([*run, len(numbers)]):
        out += [numbers[one]] * (other - one)
    return tuple(out)
