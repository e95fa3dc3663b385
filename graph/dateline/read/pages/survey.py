"""What a page shows, block by block, and in which elements: what the search for its article goes by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml.etree import iterwalk
from lxml.html import HtmlElement

BLOCKS: Final = frozenset((
    "address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "td", "th", "title", "tr", "ul",
))  # fmt: skip
UNSEEN: Final = frozenset(("script", "style", "noscript", "template", "svg", "iframe"))

HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_ENDS: Final = re.compile(r"[.!?…。！？]['\"’”»)\]]*\s*$")
UNSPACED: Final = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Letters of languages that set no blanks between words."""
LINE: Final = 25
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
        return len(self.words) >= LINE and self.linked * 2 < len(self.words) and ends(self.words)


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
    named: int = -1
    """The block that the page goes by in its data; -1 where there is none."""
    others: set[int] = field(default_factory=set)
    """Nodes that are of others, by what they say of themselves."""
    opened: set[int] = field(default_factory=set)
    """Nodes that are hidden, and of the text."""
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
    return bool(_ENDS.search(words)) or len(UNSPACED.findall(words)) > LINE


def walked(tree: HtmlElement) -> Survey:
    """Write down what a page shows, without recursion."""
    found = Survey()
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
    return found


def _leads_on(tag: HtmlElement) -> bool:
    """Whether a link leads away from the page: those to a post of it, or to nowhere, do not."""
    target = (tag.get("href") or "").strip()
    return bool(target) and "#" not in target and not target.startswith(("?", "javascript:"))
