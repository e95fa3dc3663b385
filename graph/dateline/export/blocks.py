"""A story in the blocks that the timeline page carries: what it opens with, and what can wait.

A browser makes what it is given into things before it shows any of them. So the columns that only
stand beside an article's text come apart from the others, and what is often the same is written once.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dateline.export.excerpts import Excerpt, Kept
from dateline.export.payload import core
from dateline.story import Story

LATE: dict[str, tuple[str, ...]] = {
    "reports": ("span", "trigger", "when", "why", "place", "page", "paragraph"),
    "claims": ("content", "name", "cue"),
    "silent": (),
    "joins": (),
}
"""What is shown only beside an article's text: half of the columns, and the page need not wait for it."""


def blocks(
    story: Story, kept: Kept | None = None
) -> tuple[dict[str, Any], dict[str, Any], list[str]]:
    """Give what the page opens with, and what waits until somebody wants to read: evidence, and texts.

    With `kept`, nothing of the articles but that.
    """
    first, late = parted(core(story, kept), LATE)
    return first, late, texts(story, kept)


def texts(story: Story, kept: Kept | None = None) -> list[str]:
    """List the articles' texts, in the order in which `core` lists the articles."""
    if kept is None:
        return [article.text for article in story.articles]
    return [Excerpt(article.text, kept[article.key]).text for article in story.articles]


def parted(
    story: Mapping[str, Any], late: Mapping[str, tuple[str, ...]]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Part columns into those that a page opens with and those named in `late`, nothing but these.

    A part without names in `late` is late as a whole.
    """
    first, then = dict(story), dict[str, Any]()
    for name, columns in late.items():
        then[name] = {column: story[name][column] for column in columns} or first.pop(name)
        if columns:
            first[name] = {c: v for c, v in story[name].items() if c not in columns}
    return _once(first), _once(then)


def _once(story: dict[str, Any]) -> dict[str, Any]:
    return {
        name: {column: once(values) for column, values in part.items()}
        if isinstance(part, dict)
        else part
        for name, part in story.items()
    }


def once(column: list[Any]) -> list[Any] | dict[str, list[Any]]:
    """Write each value of a column once, where most of them are the same, and which stands where.

    A browser then makes a few things instead of a hundred thousand.

    >>> once(["a b", "a b", "a b", "c", "a b", "a b"])
    {'of': ['a b', 'c'], 'at': [0, 0, 0, 1, 0, 0]}
    >>> once([1, 1, 1]), once(["a", "b"])
    ([1, 1, 1], ['a', 'b'])
    """
    if not column or not isinstance(column[0], str | list):
        return column
    found: dict[str, int] = {}
    at = [found.setdefault(repr(value), len(found)) for value in column]
    if len(found) * 3 > len(column):
        return column
    of = dict(zip(at, column, strict=True))
    return {"of": [of[n] for n in range(len(found))], "at": at}
