"""What a page has amid its article, and trafilatura left out, put back where it stood.

trafilatura goes by names and by how much of a thing is links, so it drops a lead that stands apart, a
paragraph that is one link, a day in `<time>`. What it kept is laid beside what the page shows, block by
block; whole sentences between the headline and the end of the text that are missing come back, unless
they are of what pages have around their text.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import accumulate
from typing import Final

from dateline.read.body import HEADINGS, OTHERS, Block, Node, Survey, ends, is_named
from dateline.read.cleaning import ODD

_KEY: Final = 16
"""So many characters of a block are looked up before it is compared."""
_PLACES: Final = 8
"""At so many places at most; a text that says one thing more often is no text."""
_LOOKS: Final = 100
"""So many blocks are looked for by reading; for more, all keys of the text are written down first."""
_FEWEST: Final = 5
"""Words of a sentence that is put back."""
_NEAR: Final = 8
"""Lines below what stands before a block, among which what is left of it may be."""
_LONG: Final = 12
"""Words that are more than a label, whatever they end with."""
_CALLS: Final = re.compile(
    r"""\s*(?:sign\s(?:up|in)\b|log\sin\b|subscribe\b|register\b|follow\s(?:us|me|our|@|the\s\S+\son)\b
    |share\s(?:this|on|with)\b|join\s(?:us|our|the\s(?:conversation|discussion))\b|get\s(?:our|the\slatest)\b
    |(?:read|see|watch|listen|find\sout)\s(?:more|also|next|now|on|:)|related\b\W|also\sread\b|more\s(?:on|from)\s
    |(?:continue|keep)\sreading\b|read\s(?:the\sfull|our)\b|(?:click|tap|scroll|swipe)\b
    |download\s(?:the|our)\b|support\s(?:our|us|independent)\b|donate\b|become\sa\b|advert|sponsored\b
    |(?:about\sthe|more\sfrom\sthis)\sauthor\b|enter\syour\b|please\s(?:enable|enter|sign|log|subscribe|accept)
    |(?:we|this\s(?:site|website|page))\s(?:use|uses|and\sour\spartners)\s|by\s(?:clicking|continuing|signing|subscribing|submitting)\b
    |privacy\s(?:notice|policy)\b|all\srights\sreserved|(?:copyright|©)|comments?\s(?:are|\()|have\syour\ssay
    |(?:photo|photograph|picture|image|video|credit|caption|illustration)s?\s*(?:by\b|:|/)
    |(?:do\syou\shave|got)\sa\s(?:story|tip)|(?:e-?)?mail\sus\b|your\s(?:e-?mail|browser)\b
    |(?:by|words|published|updated|posted|last\s(?:updated|modified))\b\s?(?=[A-Z\d:]))""",
    re.I | re.X,
)
"""How what asks a reader to do something begins, or what says whose something is."""
_ASKS: Final = re.compile(
    r"\b(?:unsubscribe|newsletters?\b.*\b(?:inbox|sign up|subscribe)|inbox\b|cookies?\b.*\b(?:consent|accept|settings|site|browser)"
    r"|terms (?:of service|and conditions) (?:and|apply)|reCAPTCHA|ad ?blocker)",
    re.I,
)
_CREDIT: Final = re.compile(
    r"\b(?:photo|photograph|picture|image|credit)s?\s*(?::|\bby\b|\bcourtesy\b)|\bGetty\b", re.I
)
_BYLINE: Final = re.compile(r"\s*(?:by|words by|published|updated|posted|first published)\b", re.I)
_TITLES: Final = re.compile(
    r"\s*(?:(?:most|more|also|you may|you might|don['’]t miss|top stories|latest|trending|popular|related|recommended)\b|"
    r"(?:see|read|share|tags?|topics|comments?|sections?)\b.{0,20}$)",
    re.I,
)
"""What stands above lists of other stories."""
_AMENDS: Final = re.compile(
    r"""\s*\W{0,3}(?:corrections?(?:\sand\sclarifications?)?\b\s*(?:\W|\()|clarification\b\s*(?:\W|\()
    |editor(?:['’]s|s['’]|ial)?\snotes?\b
    |this\s(?:article|story|piece|post|report|page)\s(?:was|has\sbeen|is)\s(?:\w+\s){0,3}?(?:amended|corrected|updated|changed|edited|clarified)
    |an?\s(?:earlier|previous)\sversion\b)""",
    re.I | re.X,
)
"""What an article says of itself after its end."""
_FOLLOW: Final = re.compile(
    r"\s*(?:follow|like|find)\s(?:us|the\s\S+(?:\s\S+)?|@\S+|\S+\s\S+)\s(?:on|at)\s"
    r"(?:(?:Twitter|X|Facebook|Instagram|TikTok|YouTube|LinkedIn|Threads|Bluesky|Mastodon|WhatsApp|Telegram|Google News|social media)\b"
    r"[\s,:;.!/&|@\w]{0,100})$",
    re.I,
)


_ODD: Final = re.compile("[" + "".join(map(chr, ODD)) + "]")


def restored(text: str, page: Survey) -> str:
    """Give a text with what is missing of it, and without lines that ask to be followed."""
    lines = [line for line in text.splitlines() if line.strip()]
    places = _Places(lines)
    put: dict[int, list[str]] = defaultdict(list)
    at_line, missing = -1, []
    nodes = page.nodes
    root = nodes[page.root] if nodes else None
    last = page.end
    found: dict[int, tuple[int, int]] = {}
    cursor = 0
    for at, block in enumerate(page.blocks):
        place = places.find(block.words, cursor)
        if place is not None:
            found[at] = place
            if place[0] >= cursor:
                cursor = place[1]
    if root is None or not any(page.prose[at + 1] > page.prose[at] for at in found):
        return "\n".join(_without_calls(lines))  # of a front page nothing is text
    body = nodes[page.body]
    last = max([last, *(at for at in found if body.first <= at < body.end)]) if found else last
    at_line, cursor = -1, 0
    for at in range(root.first, root.end):
        if place := found.get(at):
            if place[0] >= cursor:
                cursor, at_line = place[1], places.line(place[1] - 1)
            continue
        if at <= page.head:
            continue
        missing.append((at, at_line))
    wanted = {at for at, _ in missing if _is_text(page, at, last, places)}
    wanted |= _beside(page, wanted, {at for at, _ in missing}, last)
    free = places.free()
    for at, line in missing:
        block = page.blocks[at]
        if run := _broken(lines, free, line + 1, block.words) if at <= last else None:
            lines[run[0]] = _shape(page, block)
            for one in range(run[0] + 1, run[1]):
                lines[one] = ""
            free.difference_update(range(*run))
        elif at in wanted:
            put[line].append(_shape(page, block))
    whole = list(put[-1])
    for number, line in enumerate(lines):
        whole += [line] if line else []
        whole += put.get(number, [])
    return "\n".join(_without_calls(whole))


def left_out(pieces: Iterable[str], text: str) -> list[str]:
    """Give the pieces of a page that a text does not hold; a short one may stand in a longer word."""
    places = _Places([line for line in text.splitlines() if line.strip()])
    cut, cursor = [], 0
    for piece in pieces:
        place = places.find(piece, cursor) or places.next(piece, cursor)
        if place is None:
            cut.append(piece)
        elif place[0] >= cursor:
            cursor = place[1]
    return cut


def _is_text(page: Survey, at: int, last: int, places: _Places) -> bool:
    block = page.blocks[at]
    node = page.nodes[block.holder]
    if node.tag.tag == "h1":
        return False
    words = block.words.split()
    if at > last:
        return not _is_of_others(page, block) and bool(_AMENDS.match(block.words))
    if node.off or _asks(block.words) or not _may_stand(page, at, node):
        return False
    long = len(words) >= _FEWEST or len(block.words) > 25
    linked = block.linked * 2 > len(block.words)
    if linked and not (len(words) >= _LONG - 2 and ends(block.words)):
        return False
    if node.tag.tag in HEADINGS:
        return False
    whole = ends(block.words) if node.tag.tag != "li" else not linked
    if not (long and (whole or (len(words) >= _LONG and not _BYLINE.match(block.words)))):
        return node.tag.tag == "li" and not linked and len(words) > 1 and _is_list(page, at)
    return not places.repeats(block.words) if _is_set_apart(page, block) else True


def _is_list(page: Survey, at: int) -> bool:
    """Whether an item stands amid the text, in a list that is no menu and has no title of one."""
    above = page.nodes[page.blocks[at].holder].above
    if above < 0 or page.is_linked(page.nodes[above]):
        return False
    title = page.nodes[above].first - 1
    amid = page.prose[at] > page.prose[max(page.head, 0)]
    return amid and not (title > page.head and _TITLES.match(page.blocks[title].words))


def _is_of_others(page: Survey, block: Block) -> bool:
    return any(
        page.nodes[at].tag.tag in ("nav", "form", "figure")
        for at in page.chain(block.holder)
    ) or any(is_named(page.nodes[at].tag, OTHERS) for at in page.chain(block.holder))


def _is_set_apart(page: Survey, block: Block) -> bool:
    return any(
        page.nodes[at].tag.tag in ("aside", "blockquote") for at in page.chain(block.holder)
    )


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
        _asks(page.blocks[one].words) for one in range(box.first, min(box.end, box.first + 30))
    ):
        return False
    amid = body.first <= box.first and box.end <= body.end and page.begin < box.first
    return amid or box.tag.tag not in ("aside", "footer")


def _asks(words: str) -> bool:
    return bool(_CALLS.match(words) or _ASKS.search(words) or (len(words) < 200 and _CREDIT.search(words)))


def _beside(page: Survey, wanted: set[int], missing: set[int], last: int) -> set[int]:
    """Give what goes with what is put back: headings right above it, short sentences next to it."""
    found: set[int] = set()
    waiting = [(at + step, step) for at in sorted(wanted) for step in (-1, 1)]
    while waiting:
        at, step = waiting.pop()
        if at not in missing or at in wanted or at in found or not page.head < at <= last:
            continue
        block, next_to = page.blocks[at], page.blocks[at - step]
        node, other = page.nodes[block.holder], page.nodes[next_to.holder]
        if node.off or block.linked or _asks(block.words):
            continue
        is_heading = step < 0 and node.tag.tag in HEADINGS and not _TITLES.match(block.words)
        if is_heading or (node.above == other.above and ends(block.words) and node.tag.tag == "p"):
            found.add(at)
            waiting.append((at + step, step))
    return found


def _shape(page: Survey, block: Block) -> str:
    """Write it as trafilatura writes what it keeps."""
    return f"- {block.words}" if page.nodes[block.holder].tag.tag == "li" else block.words


def _broken(
    lines: list[str], free: set[int], begin: int, words: str
) -> tuple[int, int] | None:
    """Find lines that are what is left of a block: its words in their order, and no others."""
    whole = _letters(words)
    for first in range(begin, begin + _NEAR):
        if first not in free:
            break
        end, place, left = first, 0, 0
        while end in free:
            line = _letters(lines[end].removeprefix("- "))
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
    while lines and _FOLLOW.fullmatch(lines[-1]):
        del lines[-1]
    while len(lines) > 1 and _FOLLOW.fullmatch(lines[0]):
        del lines[0]
    if len(lines) > 2 and _FOLLOW.fullmatch(lines[1]):
        del lines[1]
    return lines


class _Places:
    """Where in a text a block of a page stands, whatever blanks are between its letters."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = [_letters(line.removeprefix("- ")) for line in lines]
        self._whole = "".join(self._lines)
        self._ends = list(accumulate(map(len, self._lines)))
        self._starts = [0, *self._ends][: len(lines)]
        self._same: dict[str, list[int]] = defaultdict(list)
        for start, line in zip(self._starts, self._lines, strict=True):
            if len(self._same[line]) < _PLACES:
                self._same[line].append(start)
        self._keys: dict[str, list[int]] | None = None
        self._taken: list[tuple[int, int]] = []
        self._pairs: Counter[tuple[str, str]] | None = None
        self._text = lines
        self._looks = 0

    def line(self, place: int) -> int:
        return min(bisect_right(self._ends, place), len(self._ends) - 1)

    def find(self, words: str, cursor: int) -> tuple[int, int] | None:
        """Find a block, below what was found before it if it can be."""
        letters = _letters(words)
        starts = self._same.get(letters, [])
        if not starts and len(letters) >= _KEY:
            starts = self._inside(letters, cursor)
        if not starts or not letters:
            return None
        at = next((one for one in starts if one >= cursor), starts[0])
        self._taken.append((at, at + len(letters)))
        return at, at + len(letters)

    def next(self, words: str, cursor: int) -> tuple[int, int] | None:
        """Find a block where the one before it ended: a cell of a row, a line of an item."""
        letters = _letters(words)
        if letters and self._whole.startswith(letters, cursor):
            return cursor, cursor + len(letters)
        return None

    def free(self) -> set[int]:
        """Lines of which no block was found."""
        taken: set[int] = set()
        done = -1
        for begin, end in sorted(self._taken):
            if end > done:
                taken.update(range(self.line(max(begin, done)), self.line(end - 1) + 1))
                done = end
        return set(range(len(self._lines))) - taken

    def repeats(self, words: str) -> bool:
        """Whether most of what it says stands in the text, as in quotes that are set large."""
        if self._pairs is None:
            said = [word for line in self._text for word in _words(line)]
            self._pairs = Counter(zip(said, said[1:], strict=False))
        said = _words(words)
        pairs = list(zip(said, said[1:], strict=False))
        known = sum(pair in self._pairs for pair in pairs)
        return bool(pairs) and known * 10 >= len(pairs) * 7

    def _inside(self, letters: str, cursor: int) -> list[int]:
        """Where it stands in a line, or over several; many are looked up, since each look takes time."""
        self._looks += 1
        if self._looks <= _LOOKS:
            at = self._whole.find(letters, cursor)
            at = at if at >= 0 or not cursor else self._whole.find(letters)
            return [at] if at >= 0 else []
        places = self._looked_up().get(letters[:_KEY], ())
        return [at for at in places if self._whole.startswith(letters, at)]

    def _looked_up(self) -> dict[str, list[int]]:
        if self._keys is None:
            self._keys = {}
            for at in range(len(self._whole) - _KEY + 1):
                places = self._keys.setdefault(self._whole[at : at + _KEY], [])
                if len(places) < _PLACES:
                    places.append(at)
        return self._keys


def _letters(words: str) -> str:
    """Give all but the blanks, written in one way."""
    if not words.isascii():
        words = words.translate(ODD) if _ODD.search(words) else words
        words = unicodedata.normalize("NFC", words)
    return "".join((words.replace("|", " ") if "|" in words else words).split())


def _words(line: str) -> list[str]:
    return re.findall(r"\w+", line.casefold())
