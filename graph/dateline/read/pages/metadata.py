"""What a saved page says of itself in its data, but for its day: JSON-LD, meta tags, links."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from typing import Any, Final
from urllib.parse import urljoin

from lxml.html import HtmlElement

from dateline.read.pages.pagelines import headline

Node = dict[str, Any]
"""What JSON-LD says of a thing."""

_KINDS: Final = (
    re.compile(r"(?:Article|Posting)\b"), re.compile(r"(?:Report|Review)\b"), re.compile(r"WebPage$|ItemPage$"),
)  # fmt: skip
"""Kinds of things that may be the article, the likeliest first; what is said of a page is of it too."""
_COMMA: Final = re.compile(r",(?=\s*[}\]])")
_WRAPPED: Final = re.compile(r"^\s*(?://)?\s*<!(?:\[CDATA\[|--)|(?://)?\s*(?:\]\]|--)>\s*$")
_ARCHIVED: Final = re.compile(
    r"https?://(?:web\.archive\.org/web/\d+\w*|archive\.(?:today|ph|is|li|vn|fo|md)/[\d.-]+)/(?=https?:)"
)
_SAVED: Final = re.compile(
    rb"(?:<!--\s*(?:saved from url=\(\d+\)|[^>]{0,200}?\burl:\s*)|>The Wayback Machine - )(https?://[^\s<>]+)",
    re.I,
)
_ABOVE: Final = 3000
"""In bytes."""
_BY: Final = re.compile(r"by\s+(?=[A-Z])", re.I)


def described(tree: HtmlElement) -> list[Node]:
    """What a page's JSON-LD says of its article, the best first; what it says of others is left out."""
    here = _bare(_canonical(tree) or "")
    head = headline(tree)
    title = _folded(head.text_content()) if head is not None else ""
    found: list[tuple[tuple[int, bool], Node]] = []
    for kind, node in _nodes(tree):
        addresses = [_bare(one) for one in _own_addresses(node) if one.startswith("http")]
        named = _folded(_text(node.get("headline")) or "")
        known = bool(here and here in addresses) or bool(title and named == title)
        # Of another page, by its address and its headline; one of the two may be told otherwise.
        foreign = bool(here and addresses and title and named) or kind == 1
        foreign = foreign and not known
        if not foreign:
            found.append(((kind, not known), node))
    return [node for _, node in sorted(found, key=lambda one: one[0])]


def is_page(node: Node) -> bool:
    """Whether a node is of the page, whose days are as often those of its first version."""
    kinds = node.get("@type")
    return not any(kind.search(str(kinds)) for kind in _KINDS[:2])


def _nodes(tree: HtmlElement) -> Iterator[tuple[int, Node]]:
    """Give what may be the article, with how likely that is, and with what is named in it put in its place."""
    every: list[Node] = []
    for script in tree.xpath(".//script[contains(@type, 'ld+json')]"):
        waiting = deque([_loaded(script.text or "")])
        while waiting:
            node = waiting.popleft()
            if isinstance(node, list):
                waiting.extend(node[:100])
            elif isinstance(node, dict):
                every.append(node)
                waiting.extend(node[key] for key in ("@graph", "mainEntity") if key in node)
    by_id = {node["@id"]: node for node in every if isinstance(node.get("@id"), str)}
    for node in every:
        kinds = node.get("@type")
        kinds = [str(one) for one in (kinds if isinstance(kinds, list) else [kinds])]
        fits = (n for n, kind in enumerate(_KINDS) if any(map(kind.search, kinds)))
        rank = next(fits, None)
        if rank is not None:
            yield rank, {**node, "publisher": _meant(node.get("publisher"), by_id)}


def _meant(thing: object, by_id: Mapping[str, Node]) -> object:
    return by_id.get(str(thing.get("@id")), thing) if isinstance(thing, dict) else thing


def _loaded(script: str) -> object:
    """Read what is meant for JSON; most pages say it a second time, in their tags."""
    bare = _WRAPPED.sub("", script)
    for words in (bare, _COMMA.sub("", bare)):
        try:
            return json.loads(words, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def said(tree: HtmlElement, nodes: Sequence[Node]) -> dict[str, str | None]:
    """What a page says of itself, but for its day."""
    first = nodes[0] if nodes else {}
    addresses = [_bare(one) for one in _own_addresses(first) if one.startswith("http")]
    writers = first.get("author")
    named = [_named(one) for one in (writers if isinstance(writers, list) else [writers])]
    listed = [name for one in named for name in (one if isinstance(one, list) else [one])]
    names = [_BY.sub("", name, count=1) for name in map(_text, listed) if name]
    return {
        "title": _text(first.get("headline")),
        "author": ", ".join(names) or None,
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
    return " ".join(unescape(value).split()) or None if isinstance(value, str) else None


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()


def _own_addresses(node: Node) -> list[str]:
    page = node.get("mainEntityOfPage")
    page = page.get("@id") if isinstance(page, dict) else page
    return [one for one in (node.get("url"), page, node.get("@id")) if isinstance(one, str)]


def _bare(address: str) -> str:
    return _ARCHIVED.sub("", address).partition("#")[0].rstrip("/")


def _canonical(tree: HtmlElement) -> str | None:
    """The address by which a page goes, and not that of a copy of it in an archive of the web."""
    base = next(map(str, tree.xpath(".//base/@href")), "")
    links = [tag.get("href") or "" for tag in tree.iter("link") if _rel(tag) == "canonical"]
    found = [
        *links,
        *tree.xpath(
            ".//meta[@property='og:url']/@content | .//a[starts-with(@class, 'domain')]/@href"
        ),
    ]
    whole = (urljoin(base, str(one).strip()) if base else str(one).strip() for one in found)
    return next(
        (_ARCHIVED.sub("", one) for one in whole if one.startswith(("http://", "https://"))), None
    )


def _rel(tag: HtmlElement) -> str:
    return (tag.get("rel") or "").strip().lower()


def saved_from(data: bytes) -> str | None:
    """The address that browsers write above a page that they save."""
    found = _SAVED.search(data[:_ABOVE]) or _SAVED.search(
        data, data.find(b">The Wayback Machine - ")
    )
    return _ARCHIVED.sub("", found[1].decode("utf-8", "replace")) if found else None


def _content(tree: HtmlElement, name: str) -> str | None:
    return next(iter(tree.xpath(".//meta[@property=$name]/@content", name=name)), None)
