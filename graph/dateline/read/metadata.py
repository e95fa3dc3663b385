"""What a saved page says of itself: in its JSON-LD, its meta tags, its `<time>`, its byline.

Pages are full of other days: of today, of other stories, of readers' comments. So a day in the text of
a page counts only where the article is, in what is called a date, and in words that tell of nothing
else.
"""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Any, Final

from lxml.html import HtmlElement

from dateline.model import Dating
from dateline.read.dates import dating, in_words, says_only_when, stated_day

Node = dict[str, Any]
"""What JSON-LD says of a thing."""

_ARTICLE: Final = re.compile(r"(?:Article|Posting|Report|Review)$")
_META: Final = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "citation_publication_date",
    "pubdate", "publishdate", "publish-date", "publication_date", "dc.date", "date",
)  # fmt: skip
_TOKEN: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_DATED: Final = frozenset((
    "byline", "dateline", "date", "published", "publish", "publication", "pubdate", "publishdate",
    "postdate", "posted", "timestamp", "time", "datetime", "pub",
))  # fmt: skip
_ELSEWHERE: Final = frozenset((
    "related", "recommended", "recommendations", "comment", "comments", "sidebar", "widget", "promo",
    "teaser", "footer", "masthead", "current", "today", "now", "clock", "weather", "trending",
    "newsletter", "copyright", "nav", "menu", "bio",
))  # fmt: skip
_STORY: Final = frozenset(("article", "story", "post", "entry"))
_LATER: Final = frozenset(("updated", "update", "modified", "edited"))
_BESIDE: Final = frozenset(("nav", "aside", "footer"))
_NUMBERS: Final = re.compile(r"\b\d{1,2}[./-]\d{1,2}[./-]\d{4}\b")
_PROSE: Final = frozenset(("p", "li", "dd", "td", "blockquote", "figcaption", "em", "strong"))
_STAMP: Final = 80
_LONGEST: Final = 200


def described(tree: HtmlElement) -> list[Node]:
    """The articles that a page's JSON-LD describes, that of the page itself first."""
    nodes = list(_nodes(tree))
    here = _bare(_canonical(tree) or "")
    headline = " ".join("".join(h.text_content() for h in tree.findall(".//h1")[:1]).split())

    def other(node: Node) -> bool:
        return not (here and here in map(_bare, _own_addresses(node))) and not (
            headline and node.get("headline") == headline
        )

    return sorted(nodes, key=other)


def _nodes(tree: HtmlElement) -> Iterator[Node]:
    for script in tree.xpath(".//script[contains(@type, 'ld+json')]"):
        try:
            waiting = deque([json.loads(script.text or "")])
        except (ValueError, RecursionError):
            continue  # most pages say it a second time, in their tags
        while waiting:
            node = waiting.popleft()
            if isinstance(node, list):
                waiting.extend(node[:100])
            elif isinstance(node, dict):
                kinds = node.get("@type")
                if any(
                    _ARTICLE.search(str(kind))
                    for kind in (kinds if isinstance(kinds, list) else [kinds])
                ):
                    yield node
                waiting.extend(node[key] for key in ("@graph", "mainEntity") if key in node)


def dates(
    tree: HtmlElement, nodes: Sequence[Node], day_first: bool | None = None
) -> tuple[tuple[Dating, ...], list[tuple[str, str]]]:
    """Give what a page's data says of its day, the best first, and what of it names no day, by whom."""
    said = [("JSON-LD", node.get("datePublished")) for node in nodes[:1]]
    tags = {_name(tag): tag.get("content") or "" for tag in reversed(tree.findall(".//meta"))}
    said += [(f"the meta tag “{name}”", tags.get(name)) for name in _META]
    said += [("the <time> tag", tag.get("datetime") or "") for tag in _times(tree)[:1]]
    found: list[Dating] = []
    unread: list[tuple[str, str]] = []
    for basis, told in said:
        if isinstance(told, str) and (words := told.strip()):
            read = dating(stated_day(words, day_first), basis, words)
            found += read
            if not read:
                unread.append((basis, words))
    return tuple(found), unread


def byline(
    tree: HtmlElement, day_first: bool | None = None
) -> tuple[tuple[Dating, ...], list[tuple[str, str]]]:
    """The day that stands at the head of the article, where it is called one; and what may be two."""
    unread: list[tuple[str, str]] = []
    for tag in _candidates(tree, ".//*[@class]"):
        words = " ".join(tag.text_content().split())
        if len(words) >= _LONGEST:
            continue
        if says_only_when(words) and (told := in_words(words)):
            return dating(told, "the byline", words), []
        if found := _NUMBERS.search(words):
            if told := stated_day(found[0], day_first):
                return dating(told, "the byline", words), []
            unread.append(("the byline", found[0]))
    return (), unread


def _times(tree: HtmlElement) -> list[HtmlElement]:
    marked = tree.xpath(".//time[@pubdate] | .//time[@itemprop='datePublished']")
    return [*marked, *filter(_is_stamp, _candidates(tree, ".//time[@datetime]", named=False))]


def _is_stamp(tag: HtmlElement) -> bool:
    """Whether a `<time>` stands for itself: one in a sentence is of what that tells."""
    around = tag.getparent()
    holder = around if around is not None and around.tag in _PROSE else tag
    words = " ".join(holder.text_content().split())
    return says_only_when(words) if in_words(words) else len(words) <= _STAMP


def _candidates(tree: HtmlElement, path: str, *, named: bool = True) -> list[HtmlElement]:
    """What may tell the article's day: where the article is, then above it; later changes last."""
    heads = tree.findall(".//h1")
    around = list(heads[0].iterancestors("article"))[:1] if heads else []
    for root in [*around, *tree.findall(".//main")[:1], tree]:
        found = [tag for tag in root.xpath(path) if _counts(tag, root, named)]
        if around and root is not around[0]:
            found = _above(found, tree, around[0])
        if found:
            return sorted(found, key=_doubt)
    return []


def _doubt(tag: HtmlElement) -> int:
    """How little a date looks like that of publication: it may be of a change, or of today."""
    own, around = _tokens(tag), tag.getparent()
    before = ((around.text if around is not None else "") or "").lower()
    later = bool(own & _LATER) or tag.get("itemprop") == "dateModified"
    later = later or any(word in before for word in _LATER)
    return 2 * later + ("header" in own and not own & _STORY)


def _above(
    tags: Sequence[HtmlElement], tree: HtmlElement, article: HtmlElement
) -> list[HtmlElement]:
    """Those that stand above the article: what comes below it is of other stories."""
    before = set(takewhile(lambda one: one is not article, tree.iter()))
    return [tag for tag in tags if tag in before]


def _counts(tag: HtmlElement, root: HtmlElement, named: bool) -> bool:
    own = _tokens(tag)
    if (named and not own & _DATED) or own & _ELSEWHERE:
        return False
    above = list(takewhile(lambda one: one is not root and one.tag != "body", tag.iterancestors()))
    if root.tag != "article" and any(
        one.tag == "header" and not one.findall(".//h1") for one in above
    ):
        return False  # the page's own, where today's date stands
    return not any(one.tag in _BESIDE or _tokens(one) & _ELSEWHERE for one in above)


def _tokens(tag: HtmlElement) -> set[str]:
    """The words in an element's class and id, as pages put them together: "article-header__pubDate"."""
    said = f"{tag.get('class') or ''} {tag.get('id') or ''}"
    return {token.lower() for token in _TOKEN.findall(said)}


def said(tree: HtmlElement, nodes: Sequence[Node]) -> dict[str, str | None]:
    """What a page says of itself, but for its day."""
    first = nodes[0] if nodes else {}
    addresses = [one for one in _own_addresses(first) if one.startswith(("http://", "https://"))]
    writers = first.get("author")
    names = [_text(_named(one)) for one in (writers if isinstance(writers, list) else [writers])]
    return {
        "title": _text(first.get("headline")),
        "author": ", ".join(filter(None, names)) or None,
        "url": _canonical(tree) or next(iter(addresses), None),
        "outlet": _publisher(first) or _content(tree, "og:site_name"),
        "section": _text(first.get("articleSection")) or _content(tree, "article:section"),
        "place": _text(first.get("dateline")) or _text(_named(first.get("locationCreated"))),
        "language": tree.get("lang"),
    }


def _publisher(node: Node) -> str | None:
    return _text(_named(node.get("publisher")))


def _named(thing: object) -> object:
    return thing.get("name") if isinstance(thing, dict) else thing


def _text(value: object) -> str | None:
    if isinstance(value, list):
        value = next(iter(value), None)
    return value.strip() or None if isinstance(value, str) else None


def _own_addresses(node: Node) -> list[str]:
    page = node.get("mainEntityOfPage")
    page = page.get("@id") if isinstance(page, dict) else page
    return [one for one in (node.get("url"), page, node.get("@id")) if isinstance(one, str)]


def _bare(address: str) -> str:
    return address.partition("#")[0].rstrip("/")


def _canonical(tree: HtmlElement) -> str | None:
    found = [*tree.xpath(".//link[@rel='canonical']/@href"),
             *tree.xpath(".//meta[@property='og:url']/@content")]  # fmt: skip
    return next((str(one) for one in found if str(one).startswith(("http://", "https://"))), None)


def _content(tree: HtmlElement, name: str) -> str | None:
    return next(iter(tree.xpath(".//meta[@property=$name]/@content", name=name)), None)


def _name(tag: HtmlElement) -> str:
    return (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").strip().lower()
