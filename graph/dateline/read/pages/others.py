"""What stands on a page below a heading of its own, and is of others: its readers, other stories.

Templates may call such a box anything, but they tell readers what is in it: "2 Comments", "More news". Words
alone are not enough, since a text has headings as well. What follows has to look like what they announce, or
to be little beside the text.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import accumulate, pairwise
from typing import Final

from lxml.html import HtmlElement

from dateline.read.pages import furniture
from dateline.read.pages.furniture import TITLES, asks, asks_for_words, is_hidden, names
from dateline.read.pages.survey import HEADINGS, Block, Node, Survey, ends

_TITLES: Final = 50
"""Of these, so many are looked into; no page has more of them."""
_ENOUGH: Final = 200
"""Characters of a text, at least, on which others may have more to say than it does itself."""
_LONGEST: Final = 60
"""Characters of a heading; one that quotes that of the page may be longer."""
_BY_READERS: Final = re.compile(
    r"""(?:(?:\d[\d,.]*|one)\s(?:readers?\s|user\s)?(?:comments?|repl(?:y|ies)|responses?|reactions?|thoughts?)
        (?:\s(?:on|to)\s["'“‘«].{0,200})?
    |(?:(?:readers?['’]?s?|user|your|latest|recent|view|show|all|top)\s){0,2}comments?
        (?:\s?[(\[]\s?\d[\d,.]*\s?[)\]])?
    |(?:responses?|replies|reactions?|discussion|conversation|talkback)\s?[(\[]\s?\d[\d,.]*\s?[)\]]
    |(?:readers?|users?)['’]?s?['’]?\s(?:responses|replies|reactions|views|letters|feedback)
    |join\sthe\s(?:discussion|conversation|debate)|discussion\sabout\sthis\s(?:post|article|story)
    |(?:leave|post|add|write)\s(?:a|your)\s(?:reply|comment|response)|have\syour\ssay)\s?[:!…]?""",
    re.I | re.X,
)
_OTHER_NEWS: Final = re.compile(
    r"""(?:(?:(?:more|other|further|related|similar|recommended|suggested|latest|recent|top|popular|trending
        |featured|breaking|must[-\s]reads?|today['’]s(?:\stop)?|our(?:\s(?:latest|top|best))?|editors?['’]?s?)\s
        (?:[\w-]+\s)?(?:news|stories|articles|posts|headlines|readings?|reads|coverage|picks))
    |(?:see|read|you\s(?:may|might))\salso(?:\s(?:like|enjoy|be\sinterested\sin))?|also\sread
    |you\s(?:may|might)\s(?:like|enjoy)|most\s(?:read|popular|viewed|shared|commented|recent)
    |(?:read|up)\snext|what\sto\sread\snext|trending(?:\snow|\stopics)?|popular\snow|recommended(?:\sfor\syou)?
    |editor['’]?s?['’]?\s(?:picks?|choice)|don['’]?t\smiss|(?:from\s)?around\sthe\sweb|related)\s?[:!…»>]*""",
    re.I | re.X,
)
_NAMED: Final = re.compile(
    r"""(?<![a-z])(?:(?:latest|recent|top|more|other)[-_]?(?:posts?|news|entries|stories|articles)
    |(?:also|most)[-_]?read|read[-_]?(?:also|next)|editors?[-_]?picks)(?![a-z])""",
    re.I | re.X,
)
"""Names of what may lead to other stories, and does where it is links."""
_WRITER: Final = re.compile(
    r".{0,80}\d.{0,80}|.{0,80}\b(?:wrote|writes|says|repl(?:y|ies))\W{0,3}|[\w.’'-]+(?:\s[\w.’'-]+){0,3}(?<![.])",
    re.I,
)
"""What stands by the words of a reader: a name, a day, "Jan wrote:"."""
_BUTTON: Final = re.compile(
    r"(?:share|save|print|e?mail|copy)\s(?:this|link)(?:\s(?:post|article|story|page|update|entry))?",
    re.I,
)
_BOXES: Final = frozenset(("div", "section", "aside", "table", "ul", "ol", "details", "footer"))
_WHOLE: Final = frozenset(("html", "body", "main", "article"))
_LONG: Final = 8
"""Words, at least, of a headline."""
_FEW: Final = 12
"""Blocks, at most, of a box that asks for an address."""
_ABOVE: Final = 3
"""Blocks, at most, between a text and what of it waits for a button to be pressed."""


class _Page:
    """A survey, and what is asked of it again and again."""

    def __init__(self, found: Survey, raw: list[int]) -> None:
        self.found, self.nodes, self.blocks, self.raw = found, found.nodes, found.blocks, raw
        self._below: dict[int, list[int]] | None = None
        prose = [after > before for before, after in pairwise(raw)]
        links = [one.linked * 10 >= len(one.words) * 8 for one in self.blocks]
        self._prose = [0, *accumulate(prose)]
        self._links = [0, *accumulate(links)]
        self._led = [0, *accumulate(
            said and at > 0 and links[at - 1] for at, said in enumerate(prose)
        )]  # fmt: skip
        self._talk: list[int] | None = None

    def beside(self, at: int) -> list[int]:
        """What lies in the same node, and it."""
        if self._below is None:
            self._below = defaultdict(list)
            for one, node in enumerate(self.nodes):
                self._below[node.above].append(one)
        return self._below[self.nodes[at].above]

    def prose(self, first: int, end: int) -> int:
        return self.raw[end] - self.raw[first]

    def is_linked(self, first: int, end: int) -> bool:
        """Whether each is a link, as a whole."""
        return self._links[end] - self._links[first] == end - first

    def tells_of_others(self, first: int, end: int) -> bool:
        """Whether it is links, and right below a link what that leads to."""
        begun = min(first + 1, end)
        return (
            self._links[end] > self._links[first]
            and self._prose[begun] == self._prose[first]
            and self._prose[end] - self._prose[begun] == self._led[end] - self._led[begun]
        )

    def talks(self, first: int, end: int) -> bool:
        """Whether many of its lines say who wrote, or when."""
        if self._talk is None:
            self._talk = [0, *accumulate(self._is_talk(block) for block in self.blocks)]
        return (self._talk[end] - self._talk[first]) * 4 >= end - first > 0

    def _is_talk(self, block: Block) -> bool:
        heading = self.nodes[block.holder].tag.tag in HEADINGS
        return not heading and not block.is_prose() and bool(_WRITER.fullmatch(block.words))


def of_others(found: Survey, raw: list[int]) -> set[int]:
    """Give the nodes that are of others, by what they say of themselves; `raw` counts prose before blocks."""
    page = _Page(found, raw)
    gone: set[int] = set()
    titles = 0
    for at, block in enumerate(found.blocks):
        may = raw[at] and raw[at + 1] == raw[at] and block.linked * 2 <= len(block.words)
        if may and titles < _TITLES and (kind := _kind(block.words)):
            gone |= _titled(page, at, kind, gone)
            titles += 1
    for at, node in enumerate(found.nodes):
        if node.above in gone or (node.first < node.end and _is_of_others(page, node)):
            gone.add(at)
        elif node.tag.tag == "form" and _asks_for_an_address(page, node.above):
            gone.add(node.above)
    return gone


def _kind(words: str) -> str | None:
    """What a heading says that follows: readers, other stories, or perhaps these."""
    if len(words) <= _LONGEST * 4 and _BY_READERS.fullmatch(words):
        return "readers"
    if len(words) > _LONGEST:
        return None
    return "stories" if _OTHER_NEWS.fullmatch(words) else "perhaps" if TITLES.match(words) else None


def _titled(page: _Page, at: int, kind: str, gone: set[int]) -> set[int]:
    """Give what a heading announces, and itself; nothing where something else follows."""
    holder = page.blocks[at].holder
    heading = page.nodes[holder].tag
    if heading.tag in ("h1", "li", "th", "dt") or holder in gone:
        return set()
    lone, boxes = _boxes(page, at)
    if any(page.nodes[box].tag.tag == "tr" for box in boxes):
        return set()  # it heads a column
    for box in reversed(boxes):
        node = page.nodes[box]
        inside = page.prose(at, node.end)
        if kind == "readers":
            talk = page.raw[at] >= _ENOUGH and page.talks(at + 1, node.end)
            is_so = talk or inside <= page.raw[at]
        else:
            little = kind == "stories" and box == boxes[0] and inside * 3 <= page.raw[-1] - inside
            little = little and not _is_part(page, box, heading.tag)
            is_so = little or page.tells_of_others(at + 1, node.end)
        if is_so and (box == boxes[0] or node.tag.tag in _BOXES):
            return {box}
    if heading.tag not in HEADINGS or boxes:
        return set()
    return _unboxed(page, at, lone, kind)


def _is_part(page: _Page, at: int, heading: object) -> bool:
    """Whether parts of a text stand beside it, called as it is, and with headings of their own."""
    own = page.nodes[at].tag
    for one in page.beside(at):
        node = page.nodes[one]
        if one != at and node.tag.tag == own.tag and names(node.tag) == names(own):
            first = page.blocks[node.first] if node.first < node.end else None
            if first and page.nodes[first.holder].tag.tag == heading and not _kind(first.words):
                return True
    return False


def _boxes(page: _Page, at: int) -> tuple[int, list[int]]:
    """Give the largest node that is a heading alone, and those that begin with it, outwards."""
    lone, boxes = page.blocks[at].holder, []
    for up in page.found.chain(lone):
        node = page.nodes[up]
        if node.tag.tag in _WHOLE or node.first != at:
            break
        if node.end == at + 1:
            lone = up
        else:
            boxes.append(up)
    return lone, boxes


def _unboxed(page: _Page, at: int, lone: int, kind: str) -> set[int]:
    """Give what lies below a heading that no box is around, up to one of its rank."""
    rank = page.nodes[page.blocks[at].holder].tag.tag
    below: list[int] = []
    ended = True
    beside = page.beside(lone)
    for one in beside[beside.index(lone) + 1 :]:
        node = page.nodes[one]
        if node.first < node.end:
            first = page.blocks[node.first]
            name = page.nodes[first.holder].tag.tag
            again = kind == "readers" and _BY_READERS.fullmatch(first.words)
            if node.tag.tag == "footer" or (name in HEADINGS and name <= rank and not again):
                ended = not page.prose(node.first, page.nodes[node.above].end)
                break
        below.append(one)
    below = [one for one in below if page.nodes[one].first < page.nodes[one].end]
    if not below:
        return set()
    end = page.nodes[below[-1]].end
    if kind == "readers":
        return {lone, *below} if page.talks(at + 1, end) else set()
    if kind == "stories" and ended and page.prose(at, end) * 4 <= page.raw[at]:
        return {lone, *below}
    linked: list[int] = []
    for one in below:
        node = page.nodes[one]
        if not page.found.is_linked(node) and not page.tells_of_others(node.first, node.end):
            break
        linked.append(one)
    return {lone, *linked} if linked else set()


def _is_of_others(page: _Page, node: Node) -> bool:
    """Whether it is of others by its shape: a list of links, a link set large, a call."""
    tag = node.tag
    name = tag.tag
    first = page.blocks[node.first]
    if name in ("ul", "ol"):
        announced = node.first and page.blocks[node.first - 1].words.endswith(":")
        size = page.found.within(page.found.text, node)
        if page.is_linked(node.first, node.end) and size <= page.raw[-1] and not announced:
            return True
    if name in _BOXES and _NAMED.search(names(tag)):
        little = page.prose(node.first, node.end) * 2 <= page.raw[-1]
        if little and page.tells_of_others(node.first, node.end):
            return True
    if node.end - node.first > 1 or not page.raw[node.first]:
        return False
    if name in ("p", "blockquote"):
        long = len(first.words.split()) >= _LONG or ends(first.words)  # or it heads what is below
        bare = name == "blockquote" or (long and _is_bold(tag))
        return bare and page.is_linked(node.first, node.end) and first.words[0] not in "\"'“‘«„"
    above = page.nodes[node.above].tag.tag if node.above >= 0 else ""
    return above in ("li", "article") and bool(_BUTTON.fullmatch(first.words))


def _is_bold(tag: HtmlElement) -> bool:
    """Whether a paragraph is one thing in bold."""
    kids = list(tag)
    loose = (tag.text or "").strip() or any((kid.tail or "").strip() for kid in kids)
    inner = [kids[0], *kids[0][:1]] if len(kids) == 1 else []
    return not loose and any(one.tag in ("strong", "b") for one in inner)


def _asks_for_an_address(page: _Page, at: int) -> bool:
    """Whether a box with a form in it begins with a call."""
    if at < 0:
        return False
    node = page.nodes[at]
    return (
        node.tag.tag in _BOXES
        and 0 < node.end - node.first <= _FEW
        and page.prose(node.first, node.end) * 4 <= page.raw[-1]
        and asks(page.blocks[node.first].words)
    )


def going_on(found: Survey, raw: list[int]) -> set[int]:
    """Give what is hidden till a button is pressed, and goes on from the text right above it."""
    hidden: list[int] = []
    end = 0
    for at, node in enumerate(found.nodes):
        if node.first >= end and node.first < node.end and is_hidden(node.tag):
            hidden.append(at)  # what lies in it is no matter
            end = node.end
    if not hidden:
        return set()
    page = _Page(found, raw)
    said = Counter(block.words for block in found.blocks)
    return {at for at in hidden if _goes_on(page, found.nodes[at], said)}


def _goes_on(page: _Page, node: Node, said: Counter[str]) -> bool:
    inside = [one for one in range(node.first, node.end) if page.raw[one + 1] > page.raw[one]]
    if len(inside) < 2 or len(inside) * 2 < node.end - node.first or page.found.is_linked(node):
        return False
    before = next(
        (
            one for one in range(node.first - 1, max(node.first - 1 - _ABOVE, -1), -1)
            if page.raw[one + 1] > page.raw[one]
        ),
        None,
    )  # fmt: skip
    if before is None or asks_for_words(node.tag) or furniture.is_screened(node.tag):
        return False
    holder = page.blocks[before].holder
    if node.above not in (holder, page.nodes[holder].above):
        return False
    if any(said[page.blocks[one].words] > 1 or asks(page.blocks[one].words) for one in inside):
        return False
    mean = page.prose(node.first, node.end) / len(inside)
    own = [
        one for one in range(max(before - 8, 0), before + 1) if page.raw[one + 1] > page.raw[one]
    ]
    usual = page.prose(own[0], before + 1) / len(own)
    return usual / 3 <= mean <= usual * 3
