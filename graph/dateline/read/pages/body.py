"""Where on a page its article is: the headline, the text below it, and what stands there of others.

Templates call things as they like: "promo-free" is no promotion, "article-body comment" is an opinion
piece. So a name alone decides only where it says nothing else, and never of what holds most of the
page's prose; otherwise it is asked where a thing stands, and how much of it is links.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import Final

from lxml.html import HtmlElement

from dateline.read.pages import furniture, others, pagelines
from dateline.read.pages.furniture import (
    FURNITURE,
    NEVER,
    OTHERS,
    READERS,
    STAND_BY,
    is_named,
    names,
)
from dateline.read.pages.survey import BLOCKS, HEADINGS, Node, Survey, walked

_BESIDE: Final = frozenset((
    "nav", "form", "figure", "figcaption", "caption", "menu", "dialog", "fieldset", "head", "title",
))  # fmt: skip
"""What is never the text of an article, unless it holds most of the page's."""
_ASIDE: Final = frozenset(("aside", "footer", "header"))
"""What is its text only where the text goes on after it."""
_BY_NAME: Final = STAND_BY | FURNITURE
_LOOSE: Final = OTHERS | {"footer", "bio", "sidebar"}
_CONTENT: Final = frozenset(
    ("content", "body", "entry", "post", "article", "story", "main", "text")
)
_ACROSS: Final = frozenset(("banner",))
"""What says where a thing is set, not what it is."""
_PREFERRED: Final = re.compile(
    r"post|entry|content|article|story|body|text|main|cell|primary|art-|column", re.I
)
"""Names by which trafilatura takes an element for the whole of an article."""
_SAID: Final = (
    "//*/script[contains(@type, 'ld+json')] | //*/meta[@property='article:modified_time']"
)


_NO_DIGITS: Final = dict.fromkeys(map(ord, "0123456789"))
_CARD: Final = 12
"""Blocks, at most, of what tells of another page."""


def surveyed(tree: HtmlElement) -> Survey:
    """Look a page through, without recursion, and in time that grows as the page does."""
    found = walked(tree)
    blocks, nodes = found.blocks, found.nodes
    found.text = [0, *accumulate(len(one.words) for one in blocks)]
    found.links = [0, *accumulate(one.linked for one in blocks)]
    raw = [0, *accumulate(len(one.words) * one.is_prose() for one in blocks)]
    found.named = _by_data(found)
    found.others = others.of_others(found, raw)
    found.opened = others.going_on(found, raw)
    _judge(found, raw, _rivals(tree, found, raw) | found.others)
    found.prose = [0, *accumulate(
        len(one.words) * (one.is_prose() and not nodes[one.holder].off and not nodes[one.holder].aside)
        for one in blocks
    )]  # fmt: skip
    if not found.prose[-1]:  # all that there is stands aside
        found.prose = raw
    _place(found)
    return found


def _rivals(tree: HtmlElement, found: Survey, raw: list[int]) -> set[int]:
    """Articles with a headline of their own, but for that of the page: pages go on with others below."""
    heads: dict[int, str] = {}
    for at, node in enumerate(found.nodes):
        if node.tag.tag == "h1" and node.first < node.end:
            holders = [up for up in found.chain(at) if found.nodes[up].tag.tag == "article"]
            if holders and found.within(raw, found.nodes[holders[-1]]):
                heads.setdefault(holders[-1], found.blocks[node.first].words)
    if len(heads) < 2:
        return set()
    title = " ".join((tree.findtext(".//title") or "").split())
    return set(heads) - {next((at for at, words in heads.items() if words in title), min(heads))}


def _judge(found: Survey, raw: list[int], rivals: set[int]) -> None:
    """Say of each node whether it can be text; what holds most of the page's prose can, whatever it is."""
    seen: set[str] = set()
    for at, node in enumerate(found.nodes):
        above = found.nodes[node.above] if node.above >= 0 else None
        node.off, node.aside = (above.off, above.aside) if above else (False, False)
        if at in rivals:
            node.off = node.aside = True
        if node.off or node.tag.tag in ("html", "body"):
            continue
        name = node.tag.tag
        named = names(node.tag)
        tokens = pagelines.tokens(node.tag) if named else set()
        aside = name in _ASIDE or bool(tokens & _LOOSE)
        quote = name == "figure" and next(node.tag.iter("blockquote"), None) is not None
        beside = (name in _BESIDE and not quote) or bool(named and (
            furniture.is_called(node.tag, NEVER) or (not quote and _is_furniture(found, node, raw))
        )) or (aside and not node.aside and furniture.asks_for_words(node.tag))  # fmt: skip
        beside = beside and not node.first <= found.named < node.end
        hidden = at not in found.opened and furniture.is_hidden(node.tag)
        if not (beside or aside or hidden or _is_card(found, node)):
            continue
        most = raw[-1] and found.within(raw, node) * 2 >= raw[-1]
        if most and not hidden and not is_named(node.tag, READERS) and named not in seen:
            seen |= {named} - {""}  # comments have one name, each
            continue
        node.off = not aside or beside or hidden
        node.aside = True


def _is_furniture(found: Survey, node: Node, raw: list[int]) -> bool:
    """Whether its name tells of furniture; what is set across a page may be text, if it says enough."""
    if not is_named(node.tag, _BY_NAME):
        return False
    inside = range(node.first, min(node.end, node.first + _CARD))
    asks = any(furniture.asks(found.blocks[at].words) for at in inside)
    many = sum(raw[at + 1] > raw[at] for at in inside) > 1
    return is_named(node.tag, _BY_NAME - _ACROSS) or asks or not many


def _is_card(found: Survey, node: Node) -> bool:
    """Whether it tells of another page: it begins with a heading that is a link to it."""
    if node.first >= node.end or node.tag.tag in ("html", "body", "main"):
        return False
    first = found.blocks[node.first]
    heading = found.nodes[first.holder].tag
    return (
        heading.tag in HEADINGS
        and heading.tag != "h1"
        and heading is not node.tag
        and node.end - node.first <= _CARD  # an article may have its section above its headline
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
    if found.root == found.body and _goes_on(found):
        found.root = found.body = nodes[found.root].above
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
    whole, own = found.body, set(chain)
    for at, node in enumerate(found.nodes):
        if node.above < whole and at not in own and node.above in alike:
            kind = _kind(node)
            if kind and kind == alike[node.above] and found.within(found.prose, node):
                whole = node.above
    return whole


def _goes_on(found: Survey) -> bool:
    """Whether the text goes on in an element beside the root, called as it is: "content2"."""
    root = found.nodes[found.root]
    kind = _kind(root)
    return kind is not None and kind[0] != "article" and any(
        node.above == root.above and node is not root and _kind(node) == kind
        and found.within(found.prose, node)
        for node in found.nodes
    )  # fmt: skip


def _kind(node: Node) -> tuple[object, str] | None:
    """What alike elements share, which may be counted; what has no name is like nothing, but for articles."""
    named = names(node.tag).translate(_NO_DIGITS).strip()
    return (node.tag.tag, named) if named or node.tag.tag == "article" else None


def _by_data(found: Survey) -> int:
    """The heading by which the page goes in its data; else the only one of the highest rank."""
    named = pagelines.titled(found.nodes[0].tag) if found.nodes else None
    own = next((node for node in found.nodes if node.tag is named), None)
    if own and own.first < own.end:
        return own.first
    heads = [block for block in found.blocks if found.nodes[block.holder].tag.tag == "h1"]
    return found.nodes[heads[0].holder].first if len(heads) == 1 else -1


def _headline(found: Survey) -> int:
    """The heading by which the page goes in its data; else that above the text, the highest there is."""
    if found.named >= 0:
        return found.named
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
    """Whether a node is of another story, of readers or of the page; what may be text is not."""
    node, root, body = found.nodes[at], found.nodes[found.root], found.nodes[found.body]
    if at in found.others:
        return not (node.first <= found.head < node.end or found.holds(at, found.body))
    name = node.tag.tag
    box = name in ("section", "div", "ol", "ul", "aside")
    loosely = box and bool(pagelines.tokens(node.tag) & OTHERS)
    bare = box and node.off and not loosely and is_named(node.tag, furniture.BARE)
    if not (loosely or bare or name in ("aside", "footer", "header", "article")):
        return False
    if found.head < 0 and name != "aside":
        return False
    if node.first <= found.head < node.end or _is_body(found, at):
        return False
    inside = root.first <= node.first and node.end <= root.end and found.root <= at
    prose = sum(
        found.blocks[one].is_prose() for one in range(node.first, min(node.end, node.first + 20))
    )
    if bare:
        return not prose
    amid = inside and found.head < node.first <= found.end and node.end > node.first
    if amid and prose and not found.is_linked(node) and not _is_card(found, node):
        # trafilatura would take an article for the whole, whatever stands around it.
        return is_named(node.tag, STAND_BY) or (name == "article" and node.off)
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
    wrong = FURNITURE | OTHERS | _LOOSE
    if found.nodes and found.nodes[found.body].tag.tag == "td":
        _unfold(found)
    for at in found.opened:
        _show(found.nodes[at].tag)
    chain = set(found.chain(found.body))
    for at in chain:
        tag = found.nodes[at].tag
        tokens = pagelines.tokens(tag)
        if tag.tag in ("html", "body") or (tokens & _CONTENT and not tokens & wrong):
            continue
        _forget(tag)
    root = found.nodes[found.root]
    for at, node in enumerate(found.nodes[found.root + 1 :], found.root + 1):
        if node.first > root.end:
            break
        if node.off:
            continue
        # else trafilatura takes one of them for all, and sets it before the others
        if node.tag.tag == "article":
            node.tag.tag = "div"
            _forget(node.tag)
        elif at not in chain and (
            (not node.aside and found.within(found.prose, node) and _is_preferred(node.tag))
            or node.first <= found.head < node.end
        ):
            _forget(node.tag)
            for name in ("itemprop", "role"):
                node.tag.attrib.pop(name, None)
    for block in found.blocks[found.begin : found.end + 1]:
        node = found.nodes[block.holder]
        if (
            node.tag.tag == "p"
            and not node.off
            and block.is_prose()
            and pagelines.tokens(node.tag) & wrong
        ):
            _forget(node.tag)


def _is_preferred(tag: HtmlElement) -> bool:
    said = [tag.get(name) for name in ("class", "id", "itemprop", "role")]
    return any(one and _PREFERRED.search(one) for one in said)


def _show(tag: HtmlElement) -> None:
    """Let a thing be seen."""
    _forget(tag)
    for name in ("hidden", "aria-hidden", "style"):
        tag.attrib.pop(name, None)


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
