"""Which articles are copies of others, which correct others, and how many sources that leaves.

Two articles are compared by the runs of five words that both have. A run speaks for the first and
for the latest article that had it, for no other: so the work grows with the number of words, not
of pairs, and the comparison of the pairs that are left is exact.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from zlib import crc32

from dateline.model import Article
from dateline.story import Copy

RUN = 5
"""Words of a run: four are often a title with a name, six break at every second change."""
SHARE = 0.5
"""Of the shorter article's words, so many in common make a copy; a quotation makes a tenth or two."""
LEAST = 20
"""So many words in common at least: fewer may be a notice, or somebody's short statement."""
HINT = 0.2
"""Share of common runs from which on a pair is compared word by word: changes break up to five each."""

_WORD = re.compile(r"\w+(?:[.,'’]\w+)*")


def copies(articles: Sequence[Article]) -> tuple[Copy, ...]:
    """Find the copies among articles, given in the order in which they appeared.

    A copy of a copy is listed with the first original alone, where it is still a copy of that.
    """
    runs = [_runs(article.text) for article in articles]
    originals: list[dict[int, float]] = []
    first: dict[int, int] = {}
    latest: dict[int, int] = {}  # where it is another than the first
    for later, of_later in enumerate(runs):
        hints: Counter[int] = Counter()
        for run in set(of_later):
            if (earlier := first.setdefault(run, later)) != later:
                hints[earlier] += 1
                if run in latest:
                    hints[latest[run]] += 1
                latest[run] = later
        found = {}
        for earlier, hinted in sorted(hints.items()):
            short, long = sorted((of_later, runs[earlier]), key=len)
            if hinted >= HINT * len(short):
                words = _common(short, set(long))
                share = words / (len(short) + RUN - 1)
                if share >= SHARE and words >= LEAST:
                    found[earlier] = share
        originals.append(
            {n: share for n, share in found.items() if found.keys().isdisjoint(originals[n])}
        )
    return tuple(
        _copy(articles[later], articles[earlier], share, len(runs[later]) <= len(runs[earlier]))
        for later, found in enumerate(originals)
        for earlier, share in sorted(found.items())
    )


def roots(found: Iterable[Copy]) -> dict[str, frozenset[str]]:
    """Give each copy the articles that its words go back to, which copy nothing themselves."""
    told: dict[str, frozenset[str]] = {}
    # Copies come in the order of their articles, so what an original goes back to is known by then.
    for copy in found:
        told[copy.article] = told.get(copy.article, frozenset()) | told.get(
            copy.original, frozenset((copy.original,))
        )
    return told


def independent(articles: Iterable[Article], going_back: Mapping[str, frozenset[str]]) -> int:
    """Count the sources among articles: one for each outlet, and one for a text and its copies.

    Articles that copy nothing are counted first, so an outlet's own account counts, and not the
    agency's text that it also printed. Where the outlet is not known, an article is its own.
    """
    counted: set[tuple[str, str]] = set()
    number = 0
    for article in sorted(articles, key=lambda a: (len(going_back.get(a.key, ())), a.key)):
        marks = {("text", key) for key in going_back.get(article.key, (article.key,))}
        if article.outlet:
            marks.add(("outlet", article.outlet.casefold()))
        if counted.isdisjoint(marks):
            counted |= marks
            number += 1
    return number


def _runs(text: str) -> list[int]:
    """Number each run of words: a tuple of whole numbers has the same hash on every machine."""
    words = [crc32(w.replace("’", "'").encode()) for w in _WORD.findall(text.casefold())]
    return list(map(hash, zip(*(words[n:] for n in range(RUN)), strict=False)))


def _common(runs: Sequence[int], others: set[int]) -> int:
    """Count the words that stand in a run of the others."""
    count = reach = 0
    for place, run in enumerate(runs):
        if run in others:
            count += place + RUN - max(place, reach)
            reach = place + RUN
    return count


def _copy(later: Article, earlier: Article, share: float, shorter: bool) -> Copy:
    percent = f"{share:.0%}".replace("%", " %")
    whose = "its words are those of the earlier article" if shorter else (
        "the earlier article’s words stand in it"
    )  # fmt: skip
    reason = f"{percent} of {whose}, in the same order"
    if later.outlet and later.outlet == earlier.outlet:
        reason += "; both are by one outlet"
    elif earlier.outlet and later.author == earlier.outlet:
        reason += "; it names that outlet as its author"
    return Copy(later.key, earlier.key, round(share, 3), reason)
