"""The head of an article on a page: which lines stand in it, and which days they say.

Pages are full of other days: of today, of other stories, of readers' comments, of pictures, of lives.
So a day counts by where it stands. Between the headline and the text is the head, where a line that
says nothing else is of the article; a paragraph that sums it up may stand there too. Above the headline
and below the text it counts only within the article, and below only where a line says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Final

from lxml.html import HtmlElement

from dateline.read.days import daylines
from dateline.read.days.textheads import dateline, is_of_event, writer
from dateline.read.pages.pagelines import Line, Mark, titles, tokens

_DATED: Final = frozenset((
    "byline", "dateline", "date", "published", "publish", "publication", "pubdate", "publishdate",
    "postdate", "posted", "timestamp", "time", "datetime", "submitted",
))  # fmt: skip
_OUTSIDE: Final = frozenset(("nav", "aside", "footer", "figure", "figcaption", "form", "caption"))
_ELSEWHERE: Final = frozenset((
    "related", "recommended", "recommendations", "comment", "comments", "disqus", "sidebar", "widget",
    "promo", "teaser", "footer", "masthead", "current", "today", "todays", "now", "clock", "weather",
    "trending", "latest", "newsletter", "copyright", "nav", "menu", "bio", "caption", "event", "events",
    "timeline", "countdown", "infobox", "birth", "born", "death", "card", "toolbar", "topbar", "capture",
))  # fmt: skip
"""Words in an element's class or id for what is not the head of the article."""
_CHANGED: Final = frozenset(("updated", "update", "modified", "edited", "revised"))
_SENTENCE: Final = re.compile(r"[.?!][\"'”’)]*(?:\s|$)")
_PROSE: Final = 60
"""In characters: so long is a paragraph, if a sentence ends in it."""
_LABEL: Final = 4
"""So many words may stand on a line of their own, and say what the day below is of."""
_TERM: Final = 2
_NOTE: Final = 200
_MOST_OF_NOTE: Final = 0.6
_HEAD_LINES: Final = 10
_BY: Final = re.compile(r"by\s+[A-Z][^.!?]{2,80}$", re.I)
_MOST_NOTES: Final = 10
_TOP: Final = frozenset(("header", "top"))
_WITHIN: Final = re.compile(
    r"\b(?:of|in|on|about|since|before|after|until|by|from|to|for|the|and|at)\s*$", re.I
)

_HEAD, _STANDFIRST, _ABOVE, _BELOW = range(4)
"""Where a line stands: the best first."""


@dataclass(frozen=True, slots=True)
class Seen:
    told: daylines.Line
    basis: str
    where: int


def seen(page: Page, every: Sequence[Line], at: int | None, day_first: bool | None) -> list[Seen]:
    """Give what the lines of the page say of its day, the best first; `at` is the headline."""
    return _agreed(sorted(_all_seen(page, every, at, day_first), key=_doubt))


def writers(every: Sequence[Line], at: int | None) -> str:
    """Give who wrote it, by the first line that says so."""
    named = (writer(line.words) for line in every[at or 0 :][:_HEAD_LINES])
    return next(filter(None, named), "")


def _agreed(found: list[Seen]) -> list[Seen]:
    """Leave out days alone on their lines that contradict each other: one is of today, say."""
    if not found or found[0].told.weight not in ("bare", "beside"):
        return found
    alike = [one for one in found if one.told.weight != "changed" and one.where == found[0].where]
    if len({one.told.day for one in alike}) == 1:
        return found
    return [one for one in found if one.told.weight not in ("bare", "beside")]


def _doubt(one: Seen) -> tuple[bool, int, int]:
    weight = one.told.weight
    return weight == "changed", one.where, daylines.WEIGHTS.index(weight)


def headline_at(tree: HtmlElement, page: Page, every: Sequence[Line]) -> int | None:
    """Which line is the headline; old pages have none, but letters as large."""
    names = titles(tree) if page.head is None else frozenset()
    said = (page.is_headline(line.tag) or line.words.casefold() in names for line in every)
    return next((n for n, known in enumerate(said) if known), None)


def _all_seen(
    page: Page, every: Sequence[Line], at: int | None, day_first: bool | None
) -> Iterator[Seen]:
    """What the lines of the page say, each with where it stands; `at` is the headline."""
    first, second = _prose(every, at or 0)
    by = next(
        (n for n in range(at or 0, min(second, len(every))) if _BY.match(every[n].words)), None
    )
    if by is not None and by > first:  # it stands below what sums the text up
        first, second = _prose(every, by + 1)
    root = page.root(every[first].tag) if first < len(every) else None
    for n in sorted({first, second} - {len(every)}):
        for told in dateline(every[n].words):
            yield Seen(daylines.Line(told.day, "bare", told.words), told.basis, _STANDFIRST)
    below = 0
    for n, line in enumerate(every):
        if n in (at, first, second) or below > _MOST_NOTES:
            continue
        if any(is_of_event(one.words) for one in every[n + 1 : n + 3]):
            continue
        where = _where(n, at, first, second)
        above = "" if not n or n - 1 == at else every[n - 1].words
        found = _read(above, line, day_first)
        if found is None:
            continue
        says = found.told.weight in ("says", "by")
        tags = (line.tag, *(mark.tag for mark in line.marks))
        named = says or any(one.tag == "time" or tokens(one) & _DATED for one in tags)
        below += where == _BELOW
        if (
            where == _HEAD
            or (where == _STANDFIRST and named)
            or (where == _ABOVE and _is_above(line.tag, page, root, says))
            or (where == _BELOW and found.told.weight == "says" and _is_note(line, root))
        ):
            yield Seen(found.told, found.basis, where)


def _prose(every: Sequence[Line], begin: int) -> tuple[int, int]:
    """Which are the first two paragraphs from a line on."""
    found = (n for n in range(begin, len(every)) if _is_prose(every[n]))
    return next(found, len(every)), next(found, len(every))


@dataclass(frozen=True, slots=True)
class Page:
    """Where the headline of a page is, and what stands elsewhere."""

    head: HtmlElement | None
    above: frozenset[HtmlElement]
    """The headline, and what it stands in."""
    known: dict[HtmlElement, bool]

    @classmethod
    def of(cls, head: HtmlElement | None) -> Page:
        above = [] if head is None else [head, *head.iterancestors()]
        return cls(head, frozenset(above), {})

    def is_headline(self, tag: HtmlElement) -> bool:
        return self.head is not None and any(
            one is self.head for one in (tag, *tag.iterancestors())
        )

    def beside(self, tag: HtmlElement) -> list[HtmlElement]:
        """The elements that a tag stands in and the headline does not."""
        return list(
            takewhile(
                lambda one: one not in self.above and one.tag != "body", (tag, *tag.iterancestors())
            )
        )

    def is_elsewhere(self, tag: HtmlElement) -> bool:
        """Whether a tag is in what is not of the article; each element is looked at once."""
        passed = []
        told = False
        for one in (tag, *tag.iterancestors()):
            if one in self.known:
                told = self.known[one]
                break
            passed.append(one)
            if one in self.above or one.tag == "body":
                break
        for one in reversed(passed):
            if one not in self.above:
                told = told or one.tag in _OUTSIDE or bool(tokens(one) & _ELSEWHERE)
            self.known[one] = told
        return told

    def root(self, prose: HtmlElement) -> HtmlElement | None:
        """The smallest element with the headline and the first paragraph."""
        return next((one for one in (prose, *prose.iterancestors()) if one in self.above), None)


def _where(n: int, at: int | None, first: int, second: int) -> int:
    if at is not None and n < at:
        return _ABOVE
    return _HEAD if n < first else _STANDFIRST if n < second else _BELOW


def _is_prose(line: Line) -> bool:
    return (
        len(line.words) >= _PROSE
        and _SENTENCE.search(line.words) is not None
        and daylines.read(line.words) is None
    )


def _is_above(tag: HtmlElement, page: Page, root: HtmlElement | None, says: bool) -> bool:
    """Whether what stands above the headline is of the article, and not of the whole page."""
    if root is None:
        return True
    beside = page.beside(tag)
    if any(one.tag == "header" or tokens(one) & _TOP for one in beside):
        return False
    joint = beside[-1].getparent() if beside else tag
    around = [] if joint is None else [joint, *joint.iterancestors()]
    if not any(one is root or one.tag == "main" for one in around):
        return False
    return says or joint is not root or not _is_whole(root)


def _is_whole(root: HtmlElement) -> bool:
    """Whether an element is the page, or as much of it as has its menus."""
    return root.tag in ("html", "body") or any(True for _ in root.iter("nav", "footer"))


def _is_note(line: Line, root: HtmlElement | None) -> bool:
    """Whether a line below the text is a note of its own, and not part of another story's card."""
    tag = line.tag
    if root is None or not any(one is root for one in tag.iterancestors()):
        return False
    around = list(takewhile(lambda one: one is not root, (tag, *tag.iterancestors())))
    notes = [words for one in around if len(words := " ".join(one.text_content().split())) <= _NOTE]
    return bool(notes) and len(line.words) >= _MOST_OF_NOTE * len(notes[-1])


@dataclass(frozen=True, slots=True)
class _Read:
    told: daylines.Line
    basis: str


def _read(above: str, line: Line, day_first: bool | None) -> _Read | None:
    """Read a line by its words; then by what in it is called a date, or is a `<time>`."""
    if len(line.words) > _NOTE:
        return None
    label = "" if len(above.split()) > _LABEL or daylines.names_one(above) else above
    if daylines.is_of_other(label) and (label.endswith(":") or len(label.split()) <= _TERM):
        return None
    marks = [one for one in line.marks if one.tag.tag == "time" or _day_of(one) or _is_dated(one)]
    words, by = line.words, "the byline"
    for mark in marks:
        if (told := _day_of(mark)) and mark.words and words.count(mark.words) == 1:
            words, by = words.replace(mark.words, told), "the <time> tag"
    if daylines.leads(label):
        words = (
            f"{label.rstrip(':')}: {words}"
            if daylines.leads(label) == "says"
            else f"{label} {words}"
        )
    if found := daylines.read(words, day_first):
        tags = [mark.tag for mark in marks] or [line.tag]
        return _Read(_weighed(found, *tags), by)
    if daylines.is_of_other(line.words):
        return None
    told_apart = []
    for mark in marks:
        found = daylines.read(_day_of(mark) or mark.words, day_first)
        if found and not _WITHIN.search(mark.before) and not tokens(mark.tag) & _ELSEWHERE:
            basis = "the <time> tag" if _day_of(mark) else "the byline"
            told_apart.append(_Read(_weighed(found, mark.tag), basis))
    return min(told_apart, key=lambda one: daylines.WEIGHTS.index(one.told.weight), default=None)


def _is_dated(mark: Mark) -> bool:
    """Whether an element is called a date, or has a day right after who wrote, and no more."""
    return bool(tokens(mark.tag) & _DATED) or daylines.is_name(mark.before)


def _day_of(mark: Mark) -> str:
    """The day that a `<time>` has in its data, where its words name none in full."""
    if mark.tag.tag not in ("time", "abbr") or daylines.names_one(mark.words):
        return ""
    told = mark.tag.get("datetime") or mark.tag.get("title") or ""
    found = daylines.stated_day(told)
    return found.isoformat() if found else ""


def _weighed(found: daylines.Line, *tags: HtmlElement) -> daylines.Line:
    """Weigh a day down that its elements say is that of a change."""
    later = all(tag.get("itemprop") == "dateModified" or tokens(tag) & _CHANGED for tag in tags)
    return replace(found, weight="changed") if later and found.weight != "says" else found
