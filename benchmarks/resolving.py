"""How the cost of resolving grows with the number of articles, without any parsing.

    python -m benchmarks.resolving [--articles 300 1000 3000]

Resolves the readings of so many made articles (`benchmarks/world.py`), every size in a process of
its own; prints the processor's seconds and the memory that 1,000 articles cost, how many mentions are
joined in a second, where the time goes, and with which power of the number of articles it grows
between the last two sizes; and, where none of them was as large, what 100,000 would take if it went
on like that. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import gc
import math
import multiprocessing
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from typing import Any

from benchmarks.world import world

SIZES = (300, 1_000, 3_000)
GOAL = 100_000
"""So many articles are to be resolved in four gigabytes, at no worse than n·log n."""
PARTS = {
    "likeness": ("likeness",),
    "actors": ("resolve_actors",),
    "events": ("cluster_reports",),
    "sources": ("copies", "roots"),
    "focus": ("focus",),
    "telling": ("told_event", "_without_echoes"),
    "corrections": ("corrections",),
    "dates": ("date_events",),
    "storylines": ("storylines",),
    "contradictions": ("contradictions",),
}
"""The parts of resolving and the functions that are they; "telling" is labels, days and importance."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What resolving so many articles took."""

    articles: int
    mentions: int
    seconds: float
    parts: dict[str, float]
    made: float
    """Megabytes at most before anything was resolved: articles and readings."""
    peak: float
    """Megabytes at most at the end."""
    actors: int
    events: int


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.resolving")
    parser.add_argument("--articles", type=int, nargs="+", default=SIZES, metavar="N")
    options = parser.parse_args(arguments)
    print(
        f"{'articles':>8} {'seconds':>9} {'s/1,000':>9} {'readings MB':>12} {'peak MB':>9}"
        f" {'MB/1,000':>9} {'mentions/s':>11}"
    )
    costs = []
    for size in options.articles:
        # A process of its own, since the peak of memory never falls.
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            cost = pool.apply(measure, (size,))
        costs.append(cost)
        thousands = cost.articles / 1000
        print(
            f"{cost.articles:8,} {cost.seconds:9.2f} {cost.seconds / thousands:9.2f}"
            f" {cost.made:12,.0f} {cost.peak:9,.0f} {cost.peak / thousands:9,.0f}"
            f" {cost.mentions / cost.seconds:11,.0f}"
            f"   {cost.actors:,} actors, {cost.events:,} events",
            flush=True,
        )
    show(costs)


def show(costs: Sequence[Cost]) -> None:
    """Print where the time goes, and how it grows between the last two sizes."""
    heads = " ".join(f"{f'{cost.articles:,}':>9}" for cost in costs)
    print(f"\n{'seconds':16} {heads} {'growth':>9}")
    whole = {part: [cost.parts[part] for cost in costs] for part in costs[0].parts}
    for part, seconds in {**whole, "all": [cost.seconds for cost in costs]}.items():
        power = f"{exponent(costs, seconds):9.2f}" if len(costs) > 1 else ""
        print(f"{part:16} " + " ".join(f"{one:9.2f}" for one in seconds) + f" {power}")
    if len(costs) > 1:
        even = exponent(costs, [cost.articles * math.log(cost.articles) for cost in costs])
        print(f"(growth: the power of the number of articles; n·log n would be {even:.2f})")
        if costs[-2].articles < costs[-1].articles < GOAL:
            print(extrapolated(costs))


def extrapolated(costs: Sequence[Cost]) -> str:
    """Say what the goal would take, going on from the last two sizes; nobody has measured it.

    Time goes on with its power; memory with what each further article took.
    """
    before, after = costs[-2:]
    seconds = after.seconds * (GOAL / after.articles) ** exponent(
        costs, [cost.seconds for cost in costs]
    )
    each = (after.peak - before.peak) / (after.articles - before.articles)
    minutes, peak = seconds / 60, (after.peak + each * (GOAL - after.articles)) / 1000
    return f"{GOAL:,} articles, not measured, would take {minutes:,.0f} minutes and {peak:,.1f} GB"


def exponent(costs: Sequence[Cost], values: Sequence[float]) -> float:
    """The power of the number of articles with which a value grows, between the last two sizes."""
    before, after = costs[-2].articles, costs[-1].articles
    if before == after or min(values[-2:]) <= 0:
        return math.nan
    return math.log(values[-1] / values[-2]) / math.log(after / before)


def measure(size: int) -> Cost:
    """Make so many articles, resolve them and time each part."""
    from dateline import resolve as room

    room.resolve(*_made(3))  # loads all that is loaded late
    articles, readings = _made(size)
    made = _peak()
    gc.disable()  # as a build does
    with timed(room, PARTS) as parts:
        start = time.process_time()
        story = room.resolve(articles, readings)
        seconds = time.process_time() - start
    gc.enable()
    return Cost(
        articles=len(articles),
        mentions=sum(len(reading.mentions) for reading in readings),
        seconds=seconds,
        parts={**parts, "the rest": seconds - sum(parts.values())},
        made=made,
        peak=_peak(),
        actors=len(story.actors),
        events=len(story.events),
    )


def _made(size: int) -> tuple[list[Any], list[Any]]:
    pairs = list(world(size))
    return [article for article, _ in pairs], [reading for _, reading in pairs]


@contextmanager
def timed(module: Any, parts: dict[str, tuple[str, ...]]) -> Iterator[dict[str, float]]:
    """Count the seconds that a module spends in some of the functions that it calls by name."""
    spent: dict[str, float] = dict.fromkeys(parts, 0.0)
    before = {name: getattr(module, name) for names in parts.values() for name in names}

    def watched(part: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def call(*args: Any, **named: Any) -> Any:
            start = time.process_time()
            try:
                return function(*args, **named)
            finally:
                spent[part] += time.process_time() - start

        return call

    for part, names in parts.items():
        for name in names:
            setattr(module, name, watched(part, before[name]))
    try:
        yield spent
    finally:
        for name, function in before.items():
            setattr(module, name, function)


def _peak() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)


if __name__ == "__main__":
    main()
