"""How the cost of a build grows with the number of articles: it should grow no faster.

    python -m benchmarks.growth [--sizes 100 1000]

Builds so many copies of the sample articles, with other names and dates in each, every size in a
process of its own; prints the processor's seconds in each stage (which other work on the machine
disturbs less than the clock's), the peak of memory, and what an article costs at the last size as a
multiple of what it costs at the first. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from benchmarks.copies import copies
from dateline.model import Article
from dateline.story import Story

ROOT = Path(__file__).resolve().parent.parent
STAGES = ("annotate", "resolve", "export")


@dataclass(frozen=True, slots=True)
class Cost:
    """What a build of so many articles took."""

    articles: int
    seconds: dict[str, float]
    megabytes: float
    actors: int
    events: int

    @property
    def total(self) -> float:
        return sum(self.seconds.values())


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth")
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000], metavar="N")
    options = parser.parse_args(arguments)
    print(f"{'articles':>8} {'annotate':>9} {'resolve':>9} {'export':>9} {'seconds':>9} {'MB':>6}")
    costs = []
    for size in options.sizes:
        # A process of its own, since the peak of memory never falls.
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            cost = pool.apply(build, (size,))
        costs.append(cost)
        stages = " ".join(f"{cost.seconds[stage]:9.2f}" for stage in STAGES)
        print(
            f"{size:8,} {stages} {cost.total:9.2f} {cost.megabytes:6.0f}"
            f"   {cost.actors:,} actors, {cost.events:,} events",
            flush=True,
        )
    if len(costs) > 1:
        first, last = costs[0], costs[-1]
        each = [ratio(first, last, stage) for stage in STAGES]
        print(f"{'ratio':>8} " + " ".join(f"{n:9.2f}" for n in [*each, ratio(first, last)]))
        print(f"(ratio: an article of {last.articles:,} to an article of {first.articles:,})")


def ratio(first: Cost, last: Cost, stage: str | None = None) -> float:
    """Compare what an article costs, in one stage or in all."""
    before, after = (
        (cost.seconds[stage] if stage else cost.total) / cost.articles for cost in (first, last)
    )
    return after / before


def build(size: int) -> Cost:
    """Build so many articles and time each stage, after a build of three that loads all."""
    from dateline.read import read

    samples = read([ROOT / "corpus" / "harbour"]).articles
    _stages(samples[:3])
    clock, story = _stages(list(copies(samples, size)))
    spent = (after - before for before, after in pairwise(clock))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return Cost(
        articles=len(story.articles),
        seconds=dict(zip(STAGES, spent, strict=True)),
        megabytes=peak / (1 << 20 if sys.platform == "darwin" else 1 << 10),
        actors=len(story.actors),
        events=len(story.events),
    )


def _stages(articles: Sequence[Article]) -> tuple[list[float], Story]:
    """Annotate, resolve and export; also, the time before and after each."""
    from dateline.annotate import annotate
    from dateline.plugins import installed
    from dateline.resolve import resolve

    exporters = installed("export")
    clock = [time.process_time()]
    readings = list(annotate(articles))
    clock.append(time.process_time())
    story = resolve(articles, readings)
    clock.append(time.process_time())
    with tempfile.TemporaryDirectory() as folder:
        for export in exporters.values():
            export(story, Path(folder))
    clock.append(time.process_time())
    return clock, story


if __name__ == "__main__":
    main()
