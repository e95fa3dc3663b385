"""Where paragraphs end among the lines of a page, and what of them interrupts a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from dateline.read.prints.lines import Cell, Line
from dateline.read.prints.rows import hangs_out, is_clause, is_label

_OTHER: Final = 1.35
"""So many times as large, letters are those of a headline."""
_ASIDE: Final = 1.12
"""So many times as large or as small as most, letters are of something else than the text."""
_FEW: Final = 6
"""Lines by which it is seen how wide a page is set."""
_NEAR: Final = 3
"""Lines up and down that say how wide a line may be."""
_ITEMS: Final = 30
"""Characters of a list's item; lines beside a picture have more."""
_MOST: Final = 400
"""Lines of a page on which lists are looked for by what is around them."""
_GOES_ON: Final = (",", "-", "‐", "–")
ENDS: Final = re.compile(r"[.!?:;…”\"’')\]]$")
_LABEL: Final = re.compile(r"[^\W\d_][\w .’'-]{0,24}:(?:\s|$)")
_ITEM: Final = re.compile(r"(?:[•◦▪‣●○■–—*·-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+\S")
_LONGEST_ITEM: Final = 12
"""Lines back that an item of a list may begin."""
_MOST_ASIDE: Final = 12
"""Paragraphs that interrupt a sentence."""


def parted(lines: Sequence[Line]) -> list[list[Line]]:
    """Part lines where there is white between them, a first line is set in, or a column ends."""
    found: list[list[Line]] = []
    white = _leading(lines)
    for number, line in enumerate(lines):
        if not found or _parts(lines, number, white):
            found.append([line])
        else:
            found[-1].append(line)
    return found


def _leading(lines: Sequence[Line]) -> float:
    """The white between the lines of a page that is set wide, as courts ask for; 0 of any other."""
    gaps = [
        (last.bottom - line.top, line)
        for last, line in pairwise(lines)
        if last.bottom > line.top and last.left < line.right and line.left < last.right
    ]
    if len(gaps) < _FEW:
        return 0.0
    usual = median(gap for gap, _ in gaps)
    size = median(line.height for _, line in gaps)
    near = [line for gap, line in gaps if abs(gap - usual) <= 0.35 * size]
    small = sum(line.words[:1].islower() for line in near)
    return usual if usual > 0.6 * size and small >= 0.4 * len(near) else 0.0


def _parts(lines: Sequence[Line], number: int, white: float) -> bool:
    last, line = lines[number - 1], lines[number]
    if last.cell or line.cell:
        return line.cell in (None, Cell.FIRST)
    if last.turn != line.turn:
        return True
    size = max(last.height, line.height, 1.0)
    gap = last.bottom - line.top
    beside = abs((last.top + last.bottom) - (line.top + line.bottom)) < size
    small, large = sorted((last.letters, line.letters))
    ended = bool(ENDS.search(last.words))
    if gap < -size and not beside:  # to the head of the next column, or to another place
        elsewhere = line.left < last.right and last.left < line.right
        other = large > _ASIDE * max(1.0, small) and bool(last.size)
        return elsewhere or other or (ended and not line.words[:1].islower())
    most = white + 0.6 * size if white else 0.9 * size
    if gap > most or (large > _OTHER * max(1.0, small) and gap > 0):
        return True
    if beside:
        return False
    if line.left <= last.left + 1 and (is_label(line.words) or _heads(lines, number)):
        return True
    if hangs_out(line.words, line.left, last.left, line.letters) and (
        ended or _is_after_item(lines[max(0, number - _LONGEST_ITEM) : number], line)
    ):
        return True
    set_in = line.left - last.left > 0.8 * size and ended
    return set_in or _is_broken_off(lines, number)


def _heads(lines: Sequence[Line], number: int) -> bool:
    """Whether a number as 1.1 stands left of the line above it, and of words beside it."""
    line = lines[number]
    if number + 1 == len(lines) or not is_clause(line.words):
        return False
    after = lines[number + 1]
    return (
        line.right <= after.left
        and line.right <= lines[number - 1].left
        and after.bottom < (line.top + line.bottom) / 2 < after.top
        and any(sign.isalpha() for sign in after.words)
    )


def _is_after_item(before: Sequence[Line], line: Line) -> bool:
    """Whether what stands above a line at its own edge, and nearest to it, is an item too."""
    for one in reversed(before):
        if abs(one.left - line.left) <= 0.25 * line.letters:
            return is_label(one.words) or bool(_ITEM.match(one.words))
    return False


def _is_broken_off(lines: Sequence[Line], number: int) -> bool:
    """Whether a line ends where the next word had room: as an item of a list does, or a last line."""
    last, line = lines[number - 1], lines[number]
    if abs(line.left - last.left) > 0.25 * last.letters or not last.size:
        return False
    near = [
        one
        for one in lines[max(0, number - _NEAR) : number + _NEAR]
        if abs(one.left - last.left) <= 0.25 * last.letters and one.letters <= _ASIDE * last.letters
    ]
    room = max(one.right for one in near) - last.right
    sign = (line.right - line.left) / max(1, len(line.words))
    fits = room > sign * (len(line.words.split(None, 1)[0]) + 1.5) if line.words.split() else False
    if _ITEM.match(line.words) and (fits or ENDS.search(last.words) or _ITEM.match(last.words)):
        return True
    if _LABEL.match(line.words) and _LABEL.match(last.words):
        return True
    small = line.words[:1].islower() or last.words.endswith(_GOES_ON)
    if fits and not small and ENDS.search(last.words):
        return True
    # Beside a picture all lines are shorter; so the lines above and below have to be longer.
    short = number > 1 and min(lines[number - 2].right, line.right) > last.right + 0.5 * room
    if fits and short and room > 0.3 * (last.right - last.left) and not small:
        return True
    return all(len(one.words) <= _ITEMS for one in near) and _stands_free(lines, near)


def _stands_free(lines: Sequence[Line], near: Sequence[Line]) -> bool:
    """Whether short lines have nothing beside them on a page that has far longer ones: a list, an address."""
    right, left = max(one.right for one in near), min(one.left for one in near)
    top, bottom = max(one.top for one in near), min(one.bottom for one in near)
    if len(lines) > _MOST or right - left > 0.45 * (max(one.right for one in lines) - left):
        return False
    return (
        not any(one.left >= right and one.bottom < top and one.top > bottom for one in lines)
        and not any(one.words.endswith(_GOES_ON) for one in near)
        and 3 * sum(one.words[:1].islower() for one in near) <= 2 * len(near)
    )


def fills(part: Sequence[Line]) -> bool:
    """Whether the last line of a paragraph is as long as the others, so that it may go on elsewhere."""
    width = max(line.right for line in part) - min(line.left for line in part)
    return len(part) > 1 and part[-1].right - part[-1].left >= 0.85 * width


def asides_apart(pages: Sequence[Sequence[list[Line]]]) -> list[list[list[Line]]]:
    """Put notes, captions and what stands in the margin before the sentence that they interrupt.

    A sentence that goes on over the page, or beyond a note, is one.
    """
    usual = median([one.letters for page in pages for part in page for one in part] or [0.0])
    found: list[list[list[Line]]] = []
    for number, page in enumerate(pages):
        after = next((one for one in pages[number + 1 : number + 2] if one), [])
        found.append(_apart(page, _first_of_text(after, usual), usual))
    return found


def _first_of_text(page: Sequence[list[Line]], usual: float) -> list[Line] | None:
    main = page[0][0].turn if page else 0
    return next((one for one in page[:_MOST_ASIDE] if not _is_aside(one, usual, main)), None)


def _apart(page: Sequence[list[Line]], over: list[Line] | None, usual: float) -> list[list[Line]]:
    main = page[0][0].turn if page else 0
    found: list[list[Line]] = []
    waiting: list[list[Line]] = []
    for part in [*page, None]:
        if part is not None and _is_aside(part, usual, main):
            waiting.append(part)
            continue
        after = over if part is None else part
        if waiting and found and after and _go_on(found[-1], after) and len(waiting) <= _MOST_ASIDE:
            last = found.pop()
            found += [*waiting, last]
            waiting = []
            if part is not None:
                found[-1] = [*last, *part]
                continue
        found += waiting
        waiting = []
        if part is not None:
            found.append(part)
    return found


def _is_aside(part: Sequence[Line], usual: float, turn: int) -> bool:
    if part[0].cell:
        return False
    size = median(line.letters for line in part)
    small, large = sorted((size, usual))
    return part[0].turn != turn or (bool(part[0].size) and large > _ASIDE * max(1.0, small))


def _go_on(before: Sequence[Line], after: Sequence[Line]) -> bool:
    """Whether a sentence goes on from one paragraph in another."""
    last, first = before[-1], after[0]
    return (
        not last.cell
        and not first.cell
        and not ENDS.search(last.words.strip())
        and (first.words[:1].islower() or (fills(before) and first.words[:1].isalnum()))
        and abs(last.letters - first.letters) <= (_ASIDE - 1) * max(last.letters, first.letters)
    )
