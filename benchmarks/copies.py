"""Copies of articles in which every name and date is another: volume that does not repeat itself.

A copy that kept its names would make resolution compare one story with itself a hundred times. So
in each copy every word that is only ever written with a capital gets one letter changed, the same
one throughout the copy, and the dates of publication move on by some days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial

from dateline.model import Article

_WORD = re.compile(r"[^\W\d_]+")
_PLACES = "bcdfglmnprstvz"
KEPT = frozenset(
    [
        *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
        *("October", "November", "December", "Monday", "Tuesday", "Wednesday", "Thursday"),
        *("Friday", "Saturday", "Sunday", "Mr", "Mrs", "Ms", "Dr", "Sir", "Dame", "Judge"),
    ]
)
"""Capitalised words that carry the grammar of times and titles."""


def copies(articles: Sequence[Article], count: int) -> Iterator[Article]:
    """Make so many articles of these, round by round; the first round is themselves."""
    proper = names(articles)
    for number in range(count):
        turn, which = divmod(number, len(articles))
        article = articles[which]
        change = partial(_renamed, turn=turn, proper=proper)
        published = article.published
        yield replace(
            article,
            id=f"{turn:04}/{article.id}",
            text=_WORD.sub(change, article.text),
            title=_WORD.sub(change, article.title) if article.title else None,
            published=published + timedelta(days=11 * turn) if published else None,
        )


def names(articles: Sequence[Article]) -> frozenset[str]:
    """Collect the words that no article writes without a capital, and that open no sentence only.

    >>> sorted(names([Article("a", "The docks of Pellmouth. The Docks closed.")]))
    ['Pellmouth']
    """
    inside: set[str] = set()
    small: set[str] = set()
    for article in articles:
        for found in _WORD.finditer(article.text):
            word, before = found[0], article.text[: found.start()].rstrip(" “‘\"'(")
            if word.islower():
                small.add(word)
            elif word[0].isupper() and len(word) > 3 and before and before[-1] not in ".!?\n:":
                inside.add(word)
    return frozenset(word for word in inside - KEPT if word.lower() not in small)


def _renamed(found: re.Match[str], turn: int, proper: frozenset[str]) -> str:
    """Change one letter of a name: which one and into what follows from the copy's number."""
    word = found[0]
    if turn == 0 or word not in proper:
        return word
    place = 1 + turn % (len(word) - 1)
    letters = _PLACES[turn % len(_PLACES)] + _PLACES[turn // len(_PLACES) % len(_PLACES)]
    new = letters.upper() if word.isupper() else letters
    return word[:place] + new + word[place + 1 :]
