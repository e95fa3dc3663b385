"""The lines of a page as they are seen, each with where it stands; and which of them is the headline."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from lxml.html import HtmlElement

_INLINE: Final = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "button", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "img", "ins", "kbd", "label", "mark", "meta", "q", "s", "small", "span", "strong", "sub",
    "sup", "time", "tt", "u", "var", "wbr",
))  # fmt: skip
_APART: Final = frozenset(("a", "abbr", "button", "data", "span", "time"))
"""Whose words stand apart from those beside, though they may touch in the markup."""
_UNSEEN: Final = frozenset((
    "script", "style", "noscript", "template", "svg", "iframe", "head", "title", "select", "textarea",
))  # fmt: skip
_TOKEN: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_OF_SITE: Final = frozenset(("site", "logo", "masthead", "brand", "branding"))
_LONGEST: Final = 300
_MOST_MARKS: Final = 20
_BETWEEN: Final = re.compile(r"\s[|–—·:»-]\s|\s\|\s?|:\s")
"""What stands in a title between a headline and the name of its site."""


@dataclass(frozen=True, slots=True)
class Mark:
    """An element within a line."""

    tag: HtmlElement
    before: str
    """The line up to it."""
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Line:
    """What stands between two breaks of a page's flow."""

    words: str
    tag: HtmlElement
    """The block that it stands in."""
    marks: tuple[Mark, ...] = ()
    """Of a short line, the first of what is told apart in it."""


@dataclass(slots=True)
class _Open:
    tag: HtmlElement
    pieces: list[str] = field(default_factory=list)
    marks: list[tuple[HtmlElement, int, int]] = field(default_factory=list)
    """Elements, and which pieces are theirs."""


def lines(tree: HtmlElement, skip: Callable[[HtmlElement], bool]) -> Iterator[Line]:
    """Give the lines of a page in their order, but for those of elements to `skip`.

    Without recursion, however deep it is.
    """
    now = _Open(tree)
    starts: dict[HtmlElement, int] = {}
    waiting: list[tuple[HtmlElement, bool]] = [(tree, False)]
    while waiting:
        tag, left = waiting.pop()
        name = tag.tag if isinstance(tag.tag, str) else ""
        seen = bool(name) and name not in _UNSEEN
        block = seen and name not in _INLINE
        if block and not left and skip(tag):
            seen = False
        if block:
            yield from _told(now)
            above = tag.getparent() if left else tag
            now = _Open(tag if above is None else above)
        elif name in _APART:
            if left and len(now.marks) < _MOST_MARKS and (name != "a" or tag.get("class")):
                now.marks.append((tag, starts[tag], len(now.pieces)))
            now.pieces.append(" ")
        if left:
            if tag is not tree:
                now.pieces.append(tag.tail or "")
            continue
        waiting.append((tag, True))
        starts[tag] = len(now.pieces)
        if seen:
            now.pieces.append(tag.text or "")
            waiting += [(child, False) for child in reversed(tag)]


def _told(now: _Open) -> Iterator[Line]:
    if now.tag.tag == "pre":
        for line in filter(None, map(str.strip, "".join(now.pieces).splitlines())):
            yield Line(line, now.tag)
        return
    words = _joined(now.pieces)
    if words:
        short = now.marks if len(words) <= _LONGEST else ()
        yield Line(words, now.tag, tuple(_mark(now.pieces, *one) for one in short))


def _mark(pieces: Sequence[str], tag: HtmlElement, start: int, stop: int) -> Mark:
    before, words, after = pieces[:start], pieces[start:stop], pieces[stop:]
    return Mark(tag, _joined(before), _joined(words), _joined(after))


def _joined(pieces: Sequence[str]) -> str:
    return " ".join("".join(pieces).split())


def tokens(tag: HtmlElement) -> set[str]:
    """The words in an element's class and id, as pages put them together: "article-header__pubDate"."""
    said = f"{tag.get('class') or ''} {tag.get('id') or ''}"
    return {token.lower() for token in _TOKEN.findall(said)}


def headline(tree: HtmlElement) -> HtmlElement | None:
    """Find the headline: the heading by which the page goes, else its first of the highest rank."""
    own = titled(tree)
    return own if own is not None else next(_headings(tree, "h1"), None)


def titled(tree: HtmlElement) -> HtmlElement | None:
    """Find the heading by which the page goes in its own data, where its site may be named as well."""
    whole = titles(tree)
    best, most = None, 0
    for tag in islice(_headings(tree, "h1", "h2", "h3"), _MOST_MARKS):
        words = " ".join(tag.text_content().split()).casefold()
        known = words in whole or any(title.startswith(words) for title in whole)
        if known and len(words) > most:
            best, most = tag, len(words)
    return best


def titles(tree: HtmlElement) -> frozenset[str]:
    """What the page calls itself, in small letters: as a whole, and part by part."""
    named = tree.xpath(".//meta[@property='og:title']/@content | .//title/text()")
    whole = [" ".join(str(one).split()).casefold() for one in named]
    return frozenset(
        filter(None, [*whole, *(p.strip() for one in whole for p in _BETWEEN.split(one))])
    )


def _headings(tree: HtmlElement, *names: str) -> Iterator[HtmlElement]:
    """The headings of a page, but for that of the whole site."""
    return (tag for tag in tree.iter(*names) if not tokens(tag) & _OF_SITE)
