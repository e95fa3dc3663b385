"""How well articles without a date are placed in time: the dates of some are hidden, and looked for.

    python -m benchmarks.publications [--articles PATH] [--share N] [--wrong]

Every Nth article's date is taken away, N times over until each has been without; the others keep
theirs. Each time all are joined into one story, and what it says of the publication of those without
a date is compared with the date that was hidden. An article may be bounded from below (by what it
tells as past), from above (by what it says lies ahead), from both, or not at all; the bounds are right
if the hidden day is within. The exit status is 1 if fewer than 95 % of the bounded ones are right.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from statistics import median

from dateline.model import Article, Interval
from dateline.story import Publication

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = ROOT.parent / "shared" / "articles" / "wikinews-2019.jsonl"
SHARE = 5
GOAL = 95.0
"""Per cent of the bounded articles whose day of publication has to be within the bounds."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An article whose date was hidden, and the days that it was left with."""

    id: str
    published: date
    found: Interval
    why: tuple[str, ...] = ()

    @property
    def right(self) -> bool:
        """Whether the hidden day is among them."""
        first, last = self.found.earliest, self.found.latest
        return (first is None or first <= self.published) and (
            last is None or self.published <= last
        )


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and say by the exit status whether the goal is reached."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.publications")
    parser.add_argument("--articles", type=Path, default=ARTICLES, metavar="PATH")
    parser.add_argument("--share", type=int, default=SHARE, metavar="N")
    parser.add_argument("--wrong", action="store_true", help="list the articles placed wrongly")
    options = parser.parse_args(arguments)
    if not options.articles.exists():
        print(f"publications: skipped, {os.path.relpath(options.articles)} is not there")
        return 0
    placed = measure(options.articles, options.share)
    print("\n".join(table(placed)))
    if options.wrong:
        for one in placed:
            if not one.right:
                print(f"{one.id}: {one.published}, not {one.found}\n  " + "\n  ".join(one.why))
    bounded = [one for one in placed if one.found != Interval()]
    return 0 if percent(sum(one.right for one in bounded), len(bounded)) >= GOAL else 1


def measure(path: Path, share: int) -> list[Placed]:
    """Hide dates and look for them."""
    from dateline.annotate import annotate
    from dateline.read import read
    from dateline.resolve import resolve

    articles = [article for article in read([path]).articles if article.published]
    bare = [replace(article, published=None) for article in articles]
    known, unknown = list(annotate(articles)), list(annotate(bare))
    placed = []
    for turn in range(share):
        hidden = {n for n in range(len(articles)) if n % share == turn}
        story = resolve(
            [bare[n] if n in hidden else articles[n] for n in range(len(articles))],
            [unknown[n] if n in hidden else known[n] for n in range(len(articles))],
        )
        found = {publication.article: publication for publication in story.publications}
        for n in sorted(hidden):
            placed.append(_placed(articles[n], found.get(bare[n].key)))
    return placed


def _placed(article: Article, found: Publication | None) -> Placed:
    assert article.published is not None
    if found is None:
        return Placed(article.id, article.published, Interval())
    rules = tuple(ground.rule for ground in found.grounds)
    return Placed(article.id, article.published, found.interval, rules)


def table(placed: Sequence[Placed]) -> list[str]:
    """Lay out how many are bounded, how many of these rightly, and how narrowly."""
    kinds = {
        "not at all": [one for one in placed if one.found == Interval()],
        "from below": [one for one in placed if one.found.earliest and not one.found.latest],
        "from above": [one for one in placed if one.found.latest and not one.found.earliest],
        "from both": [one for one in placed if one.found.earliest and one.found.latest],
    }
    lines = [f"{'bounded':12} {'articles':>9} {'right':>7} {'median days off':>16}"]
    for name, some in kinds.items():
        right = f"{percent(sum(one.right for one in some), len(some)):.1f}%" if some else "-"
        lines.append(f"{name:12} {len(some):9} {right:>7} {_off(some):>16}")
    bounded = [one for one in placed if one.found != Interval()]
    whole = percent(sum(one.right for one in bounded), len(bounded))
    lines.append(f"{'any':12} {len(bounded):9} {whole:6.1f}% {_off(bounded):>16}")
    return lines


def _off(placed: Iterable[Placed]) -> str:
    """The middle one of the days between the hidden day and the farther end that is known."""
    days = [
        max(
            abs((end - one.published).days) for end in (one.found.earliest, one.found.latest) if end
        )
        for one in placed
        if one.found != Interval()
    ]
    return f"{median(days):.0f}" if days else "-"


def percent(some: int, whole: int) -> float:
    """The share of some in a whole; all of nothing."""
    return 100.0 * some / whole if whole else 100.0


if __name__ == "__main__":
    raise SystemExit(main())
