"""Where on a page its article is: the headline, the text below it, and what stands there of others.

Templates call things as they like: "promo-free" is no promotion, "article-body comment" is an opinion
piece. So a name alone decides only where it says nothing else, and never of what holds most of the
page's prose; otherwise it is asked where a thing stands, and how much of it is links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import Final

from lxml.etree import iterwalk
from lxml.html import HtmlElement

from dateline.read.metadata import _tokens

BLOCKS: Final = frozenset((
    "address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "td", "th", "title", "tr", "ul",
))  # fmt: skip
UNSEEN: Final = frozenset(("script", "style", "noscript", "template", "svg", "iframe"))

HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BESIDE: Final = frozenset((
    "nav", "form", "figure", "figcaption", "caption", "menu", "dialog", "fieldset", "head", "title",
))  # fmt: skip
"""What is never the text of an article, unless it holds most of the page's."""
_ASIDE: Final = frozenset(("aside", "footer", "header"))
"""What is its text only where the text goes on after it."""
OTHERS: Final = frozenset((
    "comments", "comment", "commentlist", "related", "recommended", "recommendations", "teaser", "promo",
))  # fmt: skip
_READERS: Final = frozenset(("comments", "commentlist", "disqus"))
"""By these names nobody calls an opinion piece."""
_STAND_BY: Final = OTHERS - {"teaser"}
"""By these alone a thing is told; a teaser may be the article's own lead."""
_FURNITURE: Final = frozenset((
    "ad", "ads", "advert", "adverts", "advertisement", "advertising", "sponsor", "sponsored", "sponsorship",
    "promoted", "promotion", "newsletter", "newsletters", "signup", "subscribe", "subscription", "paywall",
    "login", "register", "registration", "donate", "donation", "membership", "share", "sharing",
    "social", "follow", "cookie", "cookies", "consent", "gdpr", "privacy", "caption", "captions", "credit",
    "credits", "image", "images", "photo", "photos", "picture", "gallery", "slideshow", "carousel", "video",
    "media", "thumbnail", "player", "podcast", "embed", "byline", "author", "authors", "bio", "biography",
    "contributor", "breadcrumb", "breadcrumbs", "menu", "nav", "navigation", "pagination", "tags",
    "topics", "readmore", "readnext", "mostread", "mostviewed", "mostpopular", "trending", "popular", "copyright", "disclaimer", "poll", "quiz", "pullquote",
    "trc", "outbrain", "taboola", "disqus", "skip", "popup", "modal", "overlay", "banner", "toolbar",
))  # fmt: skip
"""What pages have around their text."""
_NEVER: Final = frozenset((
    "ad", "ads", "advert", "adverts", "advertisement", "advertising", "sponsored", "newsletter", "newsletters",
    "signup", "subscribe", "paywall", "taboola", "outbrain", "disqus", "onetrust",
))  # fmt: skip
"""What tells of furniture in whatever words it stands."""
_FRAME: Final = frozenset((
    "a", "about", "after", "area", "article", "articles", "aside", "bar", "before", "block", "blocks",
    "bottom", "box", "btn", "button", "buttons", "c", "card", "cards", "center", "col", "column",
    "component", "container", "content", "css", "cta", "data", "description", "desktop", "detail",
    "details", "dcr", "editorial", "element", "embedded", "entry", "feed", "field", "footer", "form", "grid", "group", "gu",
    "head", "header", "heading", "holder", "icon", "icons", "in", "info", "inline", "inner", "inside",
    "item", "items", "js", "label", "large", "layout", "left", "line", "link", "links", "list", "m",
    "main", "meta", "mobile", "mod", "module", "more", "most", "n", "name", "news", "notice", "o", "on", "outer", "page",
    "panel", "post", "posts", "prompt", "pull", "quote", "read", "reader", "readers", "rich", "right", "row", "sc", "section",
    "shared", "sidebar", "sign", "single", "site", "slot", "small", "ssrcss", "sticky", "stories", "story",
    "strip", "text", "the", "thread", "title", "top", "unit", "up", "us", "user", "view", "widget", "wp", "wrap", "wrapper",
))  # fmt: skip
"""Words of layout, that say nothing of what a thing is: "promo-box" is a promotion."""
_MAIN: Final = frozenset(("article", "story", "main", "body", "lead", "intro"))
_HIDDEN: Final = re.compile(r"(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-text)(?:\s|$)", re.I)
_WORD: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_ENDS: Final = re.compile(r"[.!?…。！？]['\"’”»)\]]*\s*$")
UNSPACED: Final = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]"
)
"""Letters of languages that set no blanks between words."""
_LINES: Final = 25
"""Characters. What is shorter is a caption or a button, whatever it ends with."""


@dataclass(slots=True)
class Block:
    """Words of a page that stand together."""

    words: str
    linked: int
    """How many of its characters lead elsewhere."""
    holder: int
    """The node that holds it."""

    def is_prose(self) -> bool:
        """Whether it is a sentence or more, and not a link."""
        return len(self.words) >= _LINES and self.linked * 2 < len(self.words) and ends(self.words)


@dataclass(slots=True)
class Node:
    """An element that begins a block, and which blocks are in it: `first` to before `end`."""

    tag: HtmlElement
    above: int
    first: int
    end: int = 0
    off: bool = False
    """Whether nothing in it is text of the article."""
    aside: bool = False
    """Whether it is text only where text comes after it."""


@dataclass(slots=True)
class Survey:
    """What a page shows, block by block, and where the article is in it."""

    nodes: list[Node] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    head: int = -1
    """The block that is the headline; -1 where there is none."""
    body: int = 0
    """The node that holds the text, as near as can be."""
    root: int = 0
    """The smallest node that holds both."""
    begin: int = 0
    end: int = 0
    """The text lies between these blocks, as far as the page tells."""
    prose: list[int] = field(default_factory=list)
    """How many characters of prose lie before a block."""
    text: list[int] = field(default_factory=list)
    links: list[int] = field(default_factory=list)

    def within(self, sums: list[int], node: Node) -> int:
        return sums[node.end] - sums[node.first]

    def is_linked(self, node: Node) -> bool:
        """Whether it is links, for the most part."""
        return self.within(self.links, node) * 2 > self.within(self.text, node)

    def holds(self, upper: int, lower: int) -> bool:
        """Whether a node is another, or holds it."""
        last = self.nodes[upper]
        return upper == lower or (
            upper < lower and last.first <= self.nodes[lower].first and self.nodes[lower].end <= last.end
            and upper in self.chain(lower)
        )  # fmt: skip

    def chain(self, at: int) -> Iterator[int]:
        """A node, and all that hold it, outwards."""
        while at >= 0:
            yield at
            at = self.nodes[at].above


def ends(words: str) -> bool:
    """Whether words end as a sentence does; where no blanks are set, a line is long enough for one."""
    return bool(_ENDS.search(words)) or len(UNSPACED.findall(words)) > _LINES


def surveyed(tree: HtmlElement) -> Survey:
    """Look a page through, without recursion, and in time that grows as the page does."""
    found = Survey()
    _walk(tree, found)
    blocks, nodes = found.blocks, found.nodes
    found.text = [0, *accumulate(len(one.words) for one in blocks)]
    found.links = [0, *accumulate(one.linked for one in blocks)]
    raw = [0, *accumulate(len(one.words) * one.is_prose() for one in blocks)]
    _judge(found, raw)
    found.prose = [0, *accumulate(
        len(one.words) * (one.is_prose() and not nodes[one.holder].off and not nodes[one.holder].aside)
        for one in blocks
    )]  # fmt: skip
    if not found.prose[-1]:  # all that there is stands aside
        found.prose = raw
    _place(found)
    return found


def _walk(tree: HtmlElement, found: Survey) -> None:
    words: list[str] = []
    linked = in_links = 0
    open_nodes: list[int] = []

    def told() -> None:
        nonlocal linked
        if words:
            if said := " ".join("".join(words).split()):
                found.blocks.append(
                    Block(said, min(linked, len(said)), open_nodes[-1] if open_nodes else 0)
                )
            words.clear()
        linked = 0

    walker = iterwalk(tree, events=("start", "end"))
    for event, tag in walker:
        name = tag.tag
        if event == "start":
            if name in UNSEEN or name == "head":
                walker.skip_subtree()
                continue
            if name in BLOCKS or not open_nodes:
                told()
                if name != "br":
                    above = open_nodes[-1] if open_nodes else -1
                    open_nodes.append(len(found.nodes))
                    found.nodes.append(Node(tag, above, len(found.blocks)))
            elif name == "a" and _leads_on(tag):
                in_links += 1
            said = tag.text
        else:
            if name in UNSEEN or name == "head":
                said = tag.tail
            else:
                if name in BLOCKS or tag is tree:
                    told()
                    if name != "br":
                        found.nodes[open_nodes.pop()].end = len(found.blocks)
                elif name == "a" and _leads_on(tag):
                    in_links -= 1
                said = tag.tail if tag is not tree else None
        if said:
            words.append(said)
            if in_links:
                linked += len(said.strip())


def _leads_on(tag: HtmlElement) -> bool:
    """Whether a link leads away from the page: those to a post of it, or to nowhere, do not."""
    target = (tag.get("href") or "").strip()
    return bool(target) and "#" not in target and not target.startswith(("?", "javascript:"))


def _judge(found: Survey, raw: list[int]) -> None:
    """Say of each node whether it can be text; what holds most of the page's prose can, whatever it is."""
    seen: set[str] = set()
    for node in found.nodes:
        above = found.nodes[node.above] if node.above >= 0 else None
        node.off, node.aside = (above.off, above.aside) if above else (False, False)
        if node.off or node.tag.tag in ("html", "body"):
            continue
        name = node.tag.tag
        named = _said(node.tag)
        tokens = _tokens(node.tag) if named else set()
        aside = name in _ASIDE or bool(tokens & _LOOSE)
        beside = name in _BESIDE or bool(named and (
            tokens & _NEVER or is_named(node.tag, _BY_NAME)
        )) or (aside and not node.aside and _asks_for_words(node.tag))  # fmt: skip
        if not (beside or aside or _is_hidden(node.tag) or _is_card(found, node)):
            continue
        if not _is_hidden(node.tag) and raw[-1] and found.within(raw, node) * 2 >= raw[-1]:
            if not (named and is_named(node.tag, _READERS)) and (not named or named not in seen):
                seen.add(named)
                continue
        node.off = node.off or not aside or beside or _is_hidden(node.tag)
        node.aside = True


def _asks_for_words(tag: HtmlElement) -> bool:
    """Whether there is something in it to fill in or to press."""
    return next(tag.iter("form", "input", "button", "select", "textarea"), None) is not None


_BY_NAME: Final = _STAND_BY | _FURNITURE
_LOOSE: Final = OTHERS | {"footer", "bio", "sidebar"}


def _said(tag: HtmlElement) -> str:
    return f"{tag.get('class') or ''} {tag.get('id') or ''} {tag.get('data-component') or ''}".strip()


def is_named(tag: HtmlElement, words: frozenset[str]) -> bool:
    """Whether a class or id of an element is one of these words, and else only words of layout."""
    names = [[token.lower() for token in _WORD.findall(name)] for name in _said(tag).split()]
    if any(name and _MAIN.issuperset(name) for name in names):
        return False  # it is called the text as well
    for tokens in names:
        pairs = {first + second for first, second in pairwise(tokens)}
        if not words.isdisjoint(tokens) or not words.isdisjoint(pairs):
            if all(one in words or one in _FRAME or one in _FURNITURE for one in tokens):
                return True
    return False


def _is_hidden(tag: HtmlElement) -> bool:
    return (
        tag.get("hidden") is not None
        or tag.get("aria-hidden") == "true"
        or "display:none" in "".join((tag.get("style") or "").lower().split())
        or bool(_HIDDEN.search(tag.get("class") or ""))
    )


def _is_card(found: Survey, node: Node) -> bool:
    """Whether it tells of another page: it begins with a heading that is a link to it."""
    if node.first >= node.end or node.tag.tag in ("html", "body", "main"):
        return False
    first = found.blocks[node.first]
    return (
        found.nodes[first.holder].tag.tag in HEADINGS
        and found.nodes[first.holder].tag is not node.tag
        and found.nodes[first.holder].tag.tag != "h1"
        and first.linked * 10 >= len(first.words) * 8
    )


def _place(found: Survey) -> None:
    """Find the body, the headline, and what holds both."""
    nodes, blocks = found.nodes, found.blocks
    if not nodes:
        return
    weight = [0.0] * len(nodes)
    for at, block in enumerate(blocks):
        size = float(found.prose[at + 1] - found.prose[at])
        if not size:
            continue
        holder = block.holder
        if nodes[holder].tag.tag in ("p", "li", "blockquote", "pre", "dd", "td", *HEADINGS):
            holder = max(nodes[holder].above, 0)
        for upper in found.chain(holder):
            weight[upper] += size
            size /= 2
            if size < 1:
                break
    found.body = max(range(len(nodes)), key=lambda at: (weight[at], -at))
    found.head = _headline(found)
    found.root = found.body
    if found.head >= 0:
        found.root = next(
            at for at in found.chain(found.body)
            if nodes[at].first <= found.head < nodes[at].end
        )  # fmt: skip
    found.body = _whole(found)
    body = nodes[found.body]
    inside = [at for at in range(body.first, body.end) if found.prose[at + 1] > found.prose[at]]
    if inside:
        found.begin, found.end = inside[0], inside[-1]
    if found.head >= 0:
        found.begin = min(found.begin, found.head + 1)


def _whole(found: Survey) -> int:
    """What holds the body and those like it: columns of one text, posts of one live page."""
    chain = []
    for at in found.chain(found.body):
        if at == found.root:
            break
        chain.append(at)
    alike = {found.nodes[at].above: _kind(found.nodes[at]) for at in chain}
    own = set(chain)
    whole = found.body
    for at, node in enumerate(found.nodes):
        if alike.get(node.above) == _kind(node) and at not in own:
            if node.above < whole and found.within(found.prose, node):
                whole = node.above
    return whole


def _kind(node: Node) -> tuple[str, str]:
    """What alike elements share; such as have no name are alike only where they are articles."""
    named = _said(node.tag)
    return (str(node.tag.tag), named if named or node.tag.tag == "article" else str(id(node)))


def _headline(found: Survey) -> int:
    """The heading above the text, the highest there is; a page's name may be one as well."""
    body = found.nodes[found.body]
    inside = (at for at in range(body.first, body.end) if found.prose[at + 1] > found.prose[at])
    begin = next(inside, body.end)
    heads: dict[str, list[int]] = {}
    for at, block in enumerate(found.blocks):
        for upper in found.chain(block.holder):
            name = found.nodes[upper].tag.tag
            if name in HEADINGS:
                heads.setdefault(name, []).append(at)
            if name in BLOCKS and name not in HEADINGS:
                break
    for name in ("h1", "h2"):
        if at_ := heads.get(name):
            return max((at for at in at_ if at <= begin), default=at_[0] if name == "h1" else -1)
    return -1


def without_others(tree: HtmlElement, found: Survey) -> None:
    """Take off a page what has days and headlines of others: htmldate and trafilatura would take them."""
    for tag in tree.xpath(_SAID):
        tag.getparent().remove(tag)
    gone: set[int] = set()
    for at, node in enumerate(found.nodes):
        if node.above in gone:
            gone.add(at)
        elif node.tag.getparent() is not None and _is_others(found, at):
            gone.add(at)
            node.off = True
            node.tag.drop_tree()


def _is_others(found: Survey, at: int) -> bool:
    node, root, body = found.nodes[at], found.nodes[found.root], found.nodes[found.body]
    name = node.tag.tag
    loosely = name in ("section", "div", "ol", "ul", "aside") and bool(_tokens(node.tag) & OTHERS)
    if not (loosely or name in ("aside", "footer", "header", "article")):
        return False
    if found.head < 0 and name != "aside":
        return False
    if node.first <= found.head < node.end or _is_body(found, at):
        return False
    inside = root.first <= node.first and node.end <= root.end and found.root <= at
    prose = sum(
        found.blocks[one].is_prose() for one in range(node.first, min(node.end, node.first + 20))
    )
    amid = inside and found.head < node.first <= found.end and node.end > node.first
    if amid and prose and not found.is_linked(node) and not _is_card(found, node):
        return loosely and is_named(node.tag, _STAND_BY)
    if name == "header":
        return not any(above.tag == "article" for above in node.tag.iterancestors())
    if name == "article" and not loosely and not (inside and node.off):
        # Without a headline in it, it may be that below which the headline stands.
        head = found.blocks[found.head].holder
        return (not inside or not prose or found.is_linked(node)) and any(
            found.nodes[one].tag.tag == "article" for one in found.chain(head)
        )
    return body.first < body.end or name != "aside"


def _is_body(found: Survey, at: int) -> bool:
    """Whether it holds the text, or a good part of it."""
    node, body = found.nodes[at], found.nodes[found.body]
    if node.first <= body.first and body.end <= node.end and body.first < body.end:
        return at <= found.body
    share = found.within(found.prose, node)
    return share * 3 >= max(found.within(found.prose, body), 1)


def unnamed(found: Survey) -> None:
    """Take names off the text that trafilatura would take it for something else by."""
    wrong = _FURNITURE | OTHERS | _LOOSE
    if found.nodes and found.nodes[found.body].tag.tag == "td":
        _unfold(found)
    for at in found.chain(found.body):
        tag = found.nodes[at].tag
        tokens = _tokens(tag)
        if tag.tag in ("html", "body") or (tokens & _CONTENT and not tokens & wrong):
            continue
        _forget(tag)
    root = found.nodes[found.root]
    for node in found.nodes[found.root + 1 :]:
        if node.first > root.end:
            break
        if node.tag.tag == "article" and not node.off:  # else trafilatura takes one of them for all
            node.tag.tag = "div"
            _forget(node.tag)
    for block in found.blocks[found.begin : found.end + 1]:
        node = found.nodes[block.holder]
        if node.tag.tag == "p" and not node.off and block.is_prose() and _tokens(node.tag) & wrong:
            _forget(node.tag)


def _unfold(found: Survey) -> None:
    """Make plain blocks of a table that holds the whole text in a cell, as pages once did."""
    for at in found.chain(found.body):
        if found.nodes[at].tag.tag == "table":
            for tag in found.nodes[at].tag.iter("table", "tbody", "tr", "td", "th"):
                tag.tag = "div"
            return


def _forget(tag: HtmlElement) -> None:
    for name in ("class", "id"):
        tag.attrib.pop(name, None)


_CONTENT: Final = frozenset(("content", "body", "entry", "post", "article", "story", "main", "text"))
_SAID: Final = (
    "//*/script[contains(@type, 'ld+json')] | //*/meta[@property='article:modified_time']"
)
