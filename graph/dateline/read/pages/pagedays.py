"""When a page says its article was published: in its data, and in the lines at the head of the article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from lxml.html import HtmlElement

from dateline.model import Dating
from dateline.read.days import daylines
from dateline.read.days.dates import dating
from dateline.read.pages import pagehead
from dateline.read.pages.metadata import Node, is_page
from dateline.read.pages.pagehead import Page, headline_at
from dateline.read.pages.pagelines import headline, lines

_META: Final = (
    "article:published_time", "article:published", "og:article:published_time", "og:published_time",
    "datepublished", "rnews:datepublished", "originalpublicationdate", "article_date_original",
    "parsely-pub-date", "bt:pubdate", "cxenseparse:recs:publishtime", "vr:published_time", "sailthru.date",
    "dc.date.issued", "dcterms.issued", "citation_publication_date", "pubdate", "publishdate",
    "publish-date", "publish_date", "published_date", "publicationdate", "publication_date",
)  # fmt: skip
_ANY: Final = (
    "dc.date",
    "dcterms.date",
    "dc.date.created",
    "dcterms.created",
    "displaydate",
    "date",
)
"""Tags that may as well be of a change: what is seen at the head of the article is better."""
_MINUTE: Final = timedelta(minutes=1)
_EAST, _WEST = timedelta(hours=14), timedelta(hours=12)
"""How far clocks are ahead of, and behind, that of Greenwich."""


@dataclass(frozen=True, slots=True)
class Days:
    """What a page says of its day, the best first."""

    stated: tuple[Dating, ...] = ()
    """By its data."""
    seen: tuple[Dating, ...] = ()
    """By the lines of its head, and data that may be of a change."""
    unread: tuple[tuple[str, str], ...] = ()
    """What names no day, or may be two: by what, and its words."""
    weight: daylines.Weight | None = None
    """What leads to the day of the head."""
    author: str = ""
    """By the line that begins with "By"."""


def days(tree: HtmlElement, nodes: Sequence[Node], day_first: bool | None = None) -> Days:
    """Find the days of a page; `nodes` are what its JSON-LD says of its article."""
    head = headline(tree)
    page = Page.of(head)
    every = list(lines(tree, page.is_elsewhere))
    at = headline_at(tree, page, every)
    found, author = pagehead.seen(page, every, at, day_first), pagehead.writers(every, at)
    best = next((one for one in found if one.told.day), None)
    shown = dating(best.told.day, best.basis, best.told.words) if best else ()
    unread = [(one.basis, one.told.words) for one in found[:1] if one.told.day is None]
    tags = {_name(tag): tag.get("content") or "" for tag in reversed(_metas(tree, head))}

    def read(said: Iterable[tuple[str, object]]) -> Iterator[Dating]:
        for basis, told in said:
            if isinstance(told, str) and (words := told.strip()):
                read = dating(daylines.stated_day(words, day_first), basis, words)
                yield from read
                if not read:
                    unread.append((basis, words))

    stated = _local([*read(_stated(tree, nodes, tags, head))])
    weak = [*read((f"the meta tag “{name}”", tags.get(name)) for name in _ANY)]
    weak += [
        *read(("JSON-LD of the page", node.get("datePublished")) for node in nodes if is_page(node))
    ]
    weight = best.told.weight if best else None
    if stated and best and weight != "changed" and is_night_apart(stated[0], shown[0].day):
        # A server counts in Greenwich's days; the paper's own day is the one that it prints.
        return Days((*shown, *stated), tuple(weak), tuple(unread), weight, author)
    if weak and weight in ("beside", "changed"):
        return Days(tuple(stated), (*weak, *shown), tuple(unread), author=author)
    return Days(tuple(stated), (*shown, *weak), tuple(unread), weight, author)


def _stated(
    tree: HtmlElement, nodes: Sequence[Node], tags: Mapping[str, str], head: HtmlElement | None
) -> Iterator[tuple[str, object]]:
    """What the page's data says, by what."""
    page = Page.of(head)
    yield from (("JSON-LD", node.get("datePublished")) for node in nodes[:1] if not is_page(node))
    yield from ((f"the meta tag “{name}”", tags.get(name)) for name in _META)
    marked = tree.xpath(".//*[@itemprop='datePublished' or self::time[@pubdate]][not(self::meta)]")
    for tag in [tag for tag in marked if _is_own(tag, head) and not page.is_elsewhere(tag)][:1]:
        yield "the <time> tag", tag.get("datetime") or tag.get("content") or tag.text_content()
    entries = tree.xpath(".//abbr[contains(concat(' ', @class, ' '), ' published ')]/@title")
    if len(entries) == 1:  # a page of one entry, by the microformat of blogs
        yield "the <abbr> tag", str(entries[0])


def _metas(tree: HtmlElement, head: HtmlElement | None) -> list[HtmlElement]:
    return [tag for tag in tree.iter("meta") if _is_own(tag, head)]


def _name(tag: HtmlElement) -> str:
    return (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").strip().lower()


def _is_own(tag: HtmlElement, head: HtmlElement | None) -> bool:
    """Whether a tag is of the thing that the page's headline is of: not of a comment, say."""
    things = (one for one in tag.iterancestors() if one.get("itemscope") is not None)
    thing = next(things, None)
    return thing is None or head is None or any(one is thing for one in head.iterancestors())


def _local(stated: list[Dating]) -> list[Dating]:
    """Put first, of one moment told twice, the one that has an offset of its own."""
    first = _moment(stated[0].words) if stated else None
    if first is None or first.utcoffset() != timedelta(0):
        return stated
    own = [
        one
        for one in stated
        if (at := _moment(one.words)) and at.utcoffset() and abs(at - first) < _MINUTE
    ]
    return [*own[:1], *(one for one in stated if one not in own[:1])]


def _moment(words: str) -> datetime | None:
    try:
        told = datetime.fromisoformat(words)
    except ValueError:
        return None
    return told if told.tzinfo else None


def is_night_apart(stated: Dating, seen: date) -> bool:
    """Whether the day that is seen is that of a stated moment, by a clock east or west of Greenwich."""
    at = _moment(stated.words)
    if at is None or at.utcoffset() != timedelta(0) or stated.day == seen:
        return False
    return seen in ((at - _WEST).date(), (at + _EAST).date())
