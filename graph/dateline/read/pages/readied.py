"""A page without what nobody sees of it, and without what would take its reader time squared."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import Final

from lxml import etree
from lxml.html import HtmlElement

_UNSEEN: Final = ("template", "textarea")
"""What is to be filled in, or waits for a script; neither says anything yet."""
_TOOLBAR: Final = "//*[starts-with(@id, 'wm-ipp') or @id='donato']"
"""What the Wayback Machine sets above a page that it shows."""
_INLINE: Final = (
    "a", "abbr", "b", "bdi", "big", "cite", "code", "data", "del", "em", "font", "i", "ins", "label", "mark",
    "q", "s", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
)  # fmt: skip
_MOST: Final = 500
"""Of these in one block; for each, all before it are looked through."""
_PLAIN: Final = "plain"


def without_unseen(tree: HtmlElement) -> None:
    """Take off what is no part of the page as it was published, or as it is seen."""
    for tag in [*tree.iter(*_UNSEEN), *tree.xpath(_TOOLBAR)]:
        if tag.getparent() is not None:
            tag.drop_tree()


def uncrowded(tree: HtmlElement) -> None:
    """Take the tags, but not the words, of blocks with a mass of them."""
    if sum(1 for _ in islice(tree.iter(*_INLINE), _MOST + 1)) <= _MOST:
        return
    holders: dict[HtmlElement, HtmlElement] = {}
    for tag in tree.iter(*_INLINE):
        above = tag.getparent()
        if above is not None:
            holders[tag] = holders.get(above, above)
    counted = Counter(holders.values())
    crowded = [tag for tag, holder in holders.items() if counted[holder] > _MOST]
    for tag in crowded:
        tag.tag = _PLAIN
    if not crowded:
        return
    etree.strip_tags(tree, _PLAIN)
    for holder, many in counted.items():
        if many > _MOST:  # their words still lie there one by one, and are looked through so
            holder.text = holder.text
            for kid in holder:
                kid.tail = kid.tail
