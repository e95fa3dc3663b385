"""What a page has amid its article, and trafilatura left out, put back where it stood.

trafilatura goes by names and by how much of a thing is links, so it drops a lead that stands apart, a
paragraph that is one link, a day in `<time>`. What it kept is laid beside what the page shows, block by
block; whole sentences between the headline and the end of the text that are missing come back, unless
they are of what pages have around their text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from dateline.read.pages.furniture import FOLLOW, OTHERS, RIGHTS, TITLES, asks, is_named
from dateline.read.pages.places import Places, letters
from dateline.read.pages.survey import HEADINGS, LINE, Block, Node, Survey, ends

_FEWEST: Final = 5
"""Words of a sentence that is put back."""
_NEAR: Final = 8
"""Lines below what stands before a block, among which what is left of it may be."""
_LONG: Final = 10
"""Words that are more than a label, whatever they end with."""
_FOOT: Final = 3
"""Lines, at most, below a text that say whose it is."""
_BYLINE: Final = re.compile(r"\s*(?:by|words by|published|updated|posted|first published)\b", re.I)
_AMENDS: Final = re.compile(
    r"""\s*\W{0,3}(?:corrections?(?:\sand\sclarifications?)?\s*\W|clarifications?\s*\W
    |editor(?:['’]s|s['’]|ial)?\snotes?\b|an?\s(?:earlier|previous)\sversion\b
    |this\s(?:article|story|piece|post|report)\s(?:was|has\sbeen|is)\s(?:(?!last)\w+\s){0,3}?
    (?:amended|corrected|updated|changed|edited|clarified)\b)""",
    re.I | re.X,
)
"""What an article says of itself after its end."""


def restored(text: str, page: Survey) -> str:
    """Give a text with what is missing of it, and without lines that ask to be followed."""
    lines = [line for line in text.splitlines() if line.strip()]
    places = Places(lines)
    found = _found(page, places)
    if not any(page.prose[at + 1] > page.prose[at] for at in found):
        return "\n".join(_without_calls(lines))  # of a front page nothing is text
    root = page.nodes[page.root]
    told = (
        at for at in found if root.first <= at < root.end and page.prose[at + 1] > page.prose[at]
    )
    last = max([page.end, *told])
    stands = _stands(page, places, found)
    missing = _missing(page, places, found, stands)
    wanted = {at for at in missing if _is_text(page, at, last, places)}
    wanted |= _beside(page, wanted, missing, last)
    free = places.free()
    put: dict[int, list[str]] = defaultdict(list)
    for at, above in missing.items():
        block = page.blocks[at]
        may = at <= last and not page.nodes[block.holder].off
        if run := _broken(lines, free, above + 1, block.words) if may else None:
            lines[run[0] : run[1]] = [_shape(page, block), *[""] * (run[1] - run[0] - 1)]
            free.difference_update(range(*run))
        elif at in wanted:
            put[above].append(_shape(page, block))
    whole = list(put[-1])
    for number in _as_shown(places, found, stands, len(lines)):
        whole += [lines[number], *put[number]] if lines[number] else put[number]
    return "\n".join(_without_calls(whole))


def _found(page: Survey, places: Places) -> dict[int, tuple[int, int]]:
    """Say where in the text the blocks of a page stand."""
    found: dict[int, tuple[int, int]] = {}
    cursor = 0
    for at, block in enumerate(page.blocks):
        if place := places.find(block.words, cursor):
            found[at] = place
            cursor = max(cursor, place[1]) if place[0] >= cursor else cursor
    return found


def _stands(page: Survey, places: Places, found: Mapping[int, tuple[int, int]]) -> dict[int, bool]:
    """Say of the blocks of a text where its lines belong on the page.

    A line is where its blocks are; of these some may say elsewhere what it says, so those count that
    follow each other, and others where there are no such.
    """
    root = page.nodes[page.root]
    inside = [at for at in found if root.first <= at < root.end]
    stands = dict(zip(inside, _in_order([found[at] for at in inside]), strict=True))
    taken: set[int] = set()
    for at in sorted(inside, key=lambda at: not stands[at]):
        lines = range(places.line(found[at][0]), places.line(found[at][1] - 1) + 1)
        stands[at] = stands[at] or taken.isdisjoint(lines)
        if stands[at]:
            taken.update(lines)
    return stands


def _missing(
    page: Survey, places: Places, found: Mapping[int, tuple[int, int]], stands: Mapping[int, bool]
) -> dict[int, int]:
    """Give the blocks below the headline that are not in the text, and below which line they belong."""
    root = page.nodes[page.root]
    lines = {at: places.line(found[at][1] - 1) for at, here in stands.items() if here}
    missing: dict[int, int] = {}
    line = -1
    for at in range(root.first, root.end):
        line = lines.get(at, line)
        if at not in found and at > page.head:
            missing[at] = line
    return missing


def _as_shown(
    places: Places, found: Mapping[int, tuple[int, int]], stands: Mapping[int, bool], count: int
) -> list[int]:
    """Give the lines of a text in the order of the page; what is not on it stays below what is."""
    first: dict[int, int] = {}
    for at, here in stands.items():
        if here:
            first.setdefault(places.line(found[at][0]), at)
    keys, key = [], -1
    for number in range(count):
        key = first.get(number, key)
        keys.append(key)
    return sorted(range(count), key=keys.__getitem__)


def _in_order(places: Sequence[tuple[int, int]]) -> list[bool]:
    """Say which places follow each other, so that they are as much of the text as can be.

    A quote set large, or an entry of a list of contents, is found where the text says it, far below.
    """
    ends = sorted({end for _, end in places})
    best: list[tuple[int, int]] = [(0, -1)] * (len(ends) + 1)  # a tree of sums, as Fenwick has it
    before: list[int] = []
    top = (0, -1)
    for at, (start, end) in enumerate(places):
        most, node = (0, -1), bisect_right(ends, start)
        while node:
            most, node = max(most, best[node]), node & (node - 1)
        before.append(most[1])
        here, node = (most[0] + end - start, at), bisect_left(ends, end) + 1
        top = max(top, here)
        while node < len(best):
            best[node], node = max(best[node], here), node + (node & -node)
    stands = [False] * len(places)
    at = top[1]
    while at >= 0:
        stands[at], at = True, before[at]
    return stands


def left_out(pieces: Iterable[str], text: str) -> list[str]:
    """Give the pieces of a page that a text does not hold; a short one may stand in a longer word."""
    places = Places([line for line in text.splitlines() if line.strip()])
    cut, cursor = [], 0
    for piece in pieces:
        place = places.find(piece, cursor) or places.next(piece, cursor)
        if place is None:
            cut.append(piece)
        elif place[0] >= cursor:
            cursor = place[1]
    return cut


def _is_text(page: Survey, at: int, last: int, places: Places) -> bool:
    """Whether what is missing is of the article."""
    block = page.blocks[at]
    node = page.nodes[block.holder]
    if node.tag.tag in HEADINGS:
        return False
    if at > last:
        return _amends(page, block)
    if node.off or asks(block.words) or _is_teaser(page, at) or not _may_stand(page, at, node):
        return False
    words, linked = len(block.words.split()), block.linked * 2 > len(block.words)
    if linked:
        return words >= _LONG and ends(block.words)
    if node.tag.tag == "li" and words > 1 and _is_list(page, at):
        return True
    if words < _FEWEST and len(block.words) < LINE:
        return False
    if not ends(block.words) and (words < _LONG or _BYLINE.match(block.words)):
        return False
    return not (_is_set_apart(page, block) and places.repeats(block.words))


def _is_teaser(page: Survey, at: int) -> bool:
    """Whether it stands right below a heading that is a link: that is of another story."""
    above = page.blocks[at - 1] if at else None
    return (
        above is not None
        and above.linked * 2 > len(above.words)
        and page.nodes[above.holder].tag.tag in HEADINGS
        and above.holder != page.blocks[at].holder
    )


def _amends(page: Survey, block: Block) -> bool:
    """Whether it says, below the text, what was wrong with it."""
    plain = len(block.words.split()) >= _FEWEST and block.linked * 2 < len(block.words)
    return plain and bool(_AMENDS.match(block.words)) and not _is_of_others(page, block)


def _is_list(page: Survey, at: int) -> bool:
    """Whether an item stands amid the text, in a list that is no menu and has no title of one."""
    above = page.nodes[page.blocks[at].holder].above
    if above < 0 or page.is_linked(page.nodes[above]):
        return False
    title = page.nodes[above].first - 1
    amid = page.prose[at] > page.prose[max(page.head, 0)]
    return amid and not (title > page.head and TITLES.match(page.blocks[title].words))


def _is_of_others(page: Survey, block: Block) -> bool:
    above = [page.nodes[at].tag for at in page.chain(block.holder)]
    return any(tag.tag in ("nav", "form", "figure") or is_named(tag, OTHERS) for tag in above)


def _is_set_apart(page: Survey, block: Block) -> bool:
    return any(page.nodes[at].tag.tag in ("aside", "blockquote") for at in page.chain(block.holder))


def _may_stand(page: Survey, at: int, node: Node) -> bool:
    """Whether what holds a block may be of the text: a box is looked at as a whole."""
    if not node.aside:
        return True
    body = page.nodes[page.body]
    boxes = []
    for upper in page.chain(page.blocks[at].holder):
        if not page.nodes[upper].aside:
            break
        boxes.append(page.nodes[upper])
    box = boxes[-1]
    if page.is_linked(box) or any(
        asks(page.blocks[one].words) for one in range(box.first, min(box.end, box.first + 30))
    ):
        return False
    amid = body.first <= box.first and box.end <= body.end and page.begin < box.first
    return amid or box.tag.tag not in ("aside", "footer")


def _beside(page: Survey, wanted: set[int], missing: Mapping[int, int], last: int) -> set[int]:
    """Give what goes with what is put back: headings right above it, short sentences next to it."""
    found: set[int] = set()
    waiting = [(at + step, step) for at in sorted(wanted) for step in (-1, 1)]
    while waiting:
        at, step = waiting.pop()
        if at not in missing or at in wanted or at in found or not page.head < at <= last:
            continue
        block, next_to = page.blocks[at], page.blocks[at - step]
        node, other = page.nodes[block.holder], page.nodes[next_to.holder]
        if node.off or block.linked or asks(block.words):
            continue
        is_heading = step < 0 and node.tag.tag in HEADINGS and not TITLES.match(block.words)
        if is_heading or (node.above == other.above and ends(block.words) and node.tag.tag == "p"):
            found.add(at)
            waiting.append((at + step, step))
    return found


def _shape(page: Survey, block: Block) -> str:
    """Write it as trafilatura writes what it keeps."""
    return f"- {block.words}" if page.nodes[block.holder].tag.tag == "li" else block.words


def _broken(lines: list[str], free: set[int], begin: int, words: str) -> tuple[int, int] | None:
    """Find lines that are what is left of a block: its words in their order, and no others."""
    whole = letters(words)
    for first in range(begin, begin + _NEAR):
        if first not in free:
            break
        end, place, left = first, 0, 0
        while end in free:
            line = letters(lines[end].removeprefix("- "))
            inside = _after(whole, line, place)
            if inside is None:
                break
            place, left, end = inside, left + len(line), end + 1
        if left * 2 > len(whole):
            return first, end
    return None


def _after(whole: str, line: str, place: int) -> int | None:
    """Where a line ends that is some of the letters of a text, in their order, from a place on."""
    for letter in line:
        place = whole.find(letter, place) + 1
        if not place:
            return None
    return place


def _without_calls(lines: list[str]) -> list[str]:
    """Take off the head and the foot of a text what asks to be followed; amid it, it is a sentence."""
    lines = lines[:-_FOOT] + [line for line in lines[-_FOOT:] if not RIGHTS.fullmatch(line)]
    while lines and FOLLOW.fullmatch(lines[-1]):
        del lines[-1]
    while len(lines) > 1 and FOLLOW.fullmatch(lines[0]):
        del lines[0]
    if len(lines) > 2 and FOLLOW.fullmatch(lines[1]):
        del lines[1]
    return lines
