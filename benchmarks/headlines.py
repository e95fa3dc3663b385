"""Whether what matters is found: is the event of each headline among its article's most important?

    python -m benchmarks.headlines [--articles FILE.jsonl] [--missed]

Articles are read without their headlines, and joined into one story; a headline's line is taken out
of the text too, so importance cannot know it. An event tells the headline if its label holds at
least half of the headline's content words, or two of them, and one of these is not a name: who is
not enough, there has to be what. Content words are those of three letters and more without small
words ("after", "will"), cut to what their forms share ("dies", "died"); a name is what the headline
writes with a capital, its first word aside.

Beside the share of articles whose headline is told by one of the three most important events stand:
by the first; by any three, drawn by their ids, which is what chance gives; and by any at all, which
is as far as importance could come with these labels. The exit status is 1 below the goal of 80 %.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dateline.model import Article
from dateline.resolve.words import content_words
from dateline.story import Event, Story

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = ROOT.parent / "shared" / "articles" / "wikinews-2019.jsonl"
MOST = 3
GOAL = 80.0
"""Per cent of the headlines that one of the most important events has to tell."""


@dataclass(frozen=True, slots=True)
class Told:
    """One headline, and its article's events, the most important first."""

    headline: str
    events: tuple[Event, ...]

    def by(self, events: Sequence[Event]) -> bool:
        """Whether one of the events tells the headline."""
        return any(tells(event.label, self.headline) for event in events)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and say by the exit status whether the goal is reached."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.headlines")
    parser.add_argument("--articles", type=Path, default=ARTICLES, metavar="FILE.jsonl")
    parser.add_argument(
        "--missed", action="store_true", help="list the headlines that are not told"
    )
    options = parser.parse_args(arguments)
    if not options.articles.is_file():
        print(f"headlines: skipped, {os.path.relpath(options.articles)} is not there")
        return 0
    found = measure(options.articles)
    print("\n".join(table(found)))
    if options.missed:
        print("\n".join(missed(found)))
    return 0 if share([one.by(one.events[:MOST]) for one in found]) >= GOAL else 1


def measure(path: Path) -> list[Told]:
    """Read the articles without their headlines, and find each headline's events."""
    from dateline.annotate import annotate
    from dateline.read import read
    from dateline.resolve import resolve

    articles = [article for article in read([path]).articles if article.title]
    bare = [without_headline(article) for article in articles]
    story = resolve(bare, list(annotate(bare)))
    headlines = {b.key: a.title or "" for a, b in zip(articles, bare, strict=True)}
    return list(told(story, headlines))


def without_headline(article: Article) -> Article:
    """Give the article without its title, and without a line of its text that repeats it.

    >>> without_headline(Article("a", "Port shut\\n\\nThe port was shut.", "Port shut.")).text
    '\\nThe port was shut.'
    """
    title = _plain(article.title or "")
    lines = article.text.splitlines(keepends=True)
    kept = "".join(line for line in lines if not title or _plain(line) != title)
    return replace(article, title=None, text=kept)


def told(story: Story, headlines: Mapping[str, str]) -> Iterator[Told]:
    """Put each headline, by its article's key, beside the events that the article tells."""
    events: defaultdict[str, list[Event]] = defaultdict(list)
    for event in story.events:
        for key in {ref.article for ref in event.reports}:
            events[key].append(event)
    for key, headline in headlines.items():
        ordered = sorted(events[key], key=lambda event: (-event.importance, event.id))
        yield Told(headline, tuple(ordered))


def tells(label: str, headline: str) -> bool:
    """Whether a label tells a headline.

    >>> tells("Dockers at Pellmouth voted to walk out", "Pellmouth dockers vote to strike over pay")
    True
    >>> tells("Ada Moss praised Jonas Hale", "Critics turn on Ada Moss and Jonas Hale")
    False
    """
    words = content_words(headline)
    names = content_words(" ".join(w for w in headline.split()[1:] if w[:1].isupper()))
    shared = words & content_words(label)
    return bool(shared - names) and (len(shared) >= 2 or 2 * len(shared) >= len(words))


def table(found: Sequence[Told]) -> list[str]:
    """Write the shares as lines."""
    rows = {
        f"by one of the {MOST} most important": [one.by(one.events[:MOST]) for one in found],
        "by the most important": [one.by(one.events[:1]) for one in found],
        f"by one of any {MOST}": [
            one.by(sorted(one.events, key=lambda event: event.id)[:MOST]) for one in found
        ],
        "by any": [one.by(one.events) for one in found],
    }
    head = f"headlines of {len(found):,} articles, told"
    return [head, *(f"  {name:32} {share(hits):5.1f} %" for name, hits in rows.items())]


def share(hits: Sequence[bool]) -> float:
    """Give the per cent of hits; of nothing, none."""
    return 100 * sum(hits) / len(hits) if hits else 0.0


def missed(found: Sequence[Told]) -> Iterator[str]:
    """List the headlines that are not told, each with what was held to matter most."""
    for one in found:
        if not one.by(one.events[:MOST]):
            yield f"\n{one.headline}"
            yield from (f"  {e.importance:.2f} {e.label}" for e in one.events[:MOST])


def _plain(line: str) -> str:
    return "".join(char for char in line.casefold() if char.isalnum())


if __name__ == "__main__":
    sys.exit(main())
