"""How the cost of joining mentions into actors grows with their number.

    python -m benchmarks.actors [--mentions 100000 300000 1000000] [--hard 5000 10000]

Chains alone are made (`benchmarks/namesakes.py`), with about as many mentions each as in real articles,
and joined as a build does. Every size runs in a process of its own; printed are the processor's seconds
per 100,000 mentions, memory, the pairs of names compared, the most people of one surname, and how good
the joins are, since the made world knows who is who: of two chains of one actor the share that are of
one being (precision) and the other way round (recall), counted chain by chain (B³). Then with which
power of the mentions the cost grows between the last two sizes, and the same for worlds that are made
to be hard: thousands of people of one surname, a surname and no first name, names all alike, a post of
many holders. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import math
import multiprocessing
import time
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.namesakes import HARD, Crowd, crowd, hard
from benchmarks.resolving import _peak
from dateline.model import Ref

SIZES = (100_000, 300_000, 1_000_000)
HARD_SIZES = (5_000, 10_000)


@dataclass(frozen=True, slots=True)
class Cost:
    """What joining so many mentions took."""

    mentions: int
    chains: int
    seconds: float
    made: float
    """Megabytes at most before anything was joined."""
    peak: float
    actors: int
    judgements: int
    compared: int
    """Pairs of full names of persons."""
    largest: int
    """The most different full names of one surname."""
    precision: float
    recall: float


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.actors")
    parser.add_argument("--mentions", type=int, nargs="*", default=SIZES, metavar="N")
    parser.add_argument("--hard", type=int, nargs="*", default=HARD_SIZES, metavar="N")
    options = parser.parse_args(arguments)
    print(HEAD)
    costs = []
    for size in options.mentions:
        costs.append(_apart(measure, size))
        print(line(f"{costs[-1].mentions:,}", costs[-1]), flush=True)
    if len(costs) > 1:
        print(
            f"growth: {growth(costs[-2], costs[-1]):.2f}, memory {swell(costs[-2], costs[-1]):.2f}"
        )
    for sort in HARD if options.hard else ():
        print(f"\n{sort}: {HARD[sort]}")
        costs = []
        for size in options.hard:
            costs.append(_apart(measure_hard, sort, size))
            print(line(f"{costs[-1].mentions:,}", costs[-1], False), flush=True)
        if len(costs) > 1:
            print(f"growth: {growth(costs[-2], costs[-1]):.2f}")


HEAD = (
    f"{'mentions':>10} {'chains':>9} {'seconds':>8} {'s/100,000':>10} {'MB before':>10} {'MB peak':>8}"
    f" {'actors':>8} {'judged':>8} {'compared':>9} {'surname':>8} {'precision':>9} {'recall':>7}"
)


def line(head: str, cost: Cost, shares: bool = True) -> str:
    """Write a cost as a line of the table; in a world made to be hard nobody knows who is who."""
    each = cost.seconds / cost.mentions * 100_000
    return (
        f"{head:>10} {cost.chains:9,} {cost.seconds:8.2f} {each:10.2f} {cost.made:10,.0f}"
        f" {cost.peak:8,.0f} {cost.actors:8,} {cost.judgements:8,} {cost.compared:9,}"
        f" {cost.largest:8,}" + (f" {cost.precision:9.1%} {cost.recall:7.1%}" if shares else "")
    )


def growth(before: Cost, after: Cost) -> float:
    """The power of the number of mentions with which the seconds grow."""
    return _power(before, after, before.seconds, after.seconds)


def swell(before: Cost, after: Cost) -> float:
    """The power of the number of mentions with which the memory of joining grows."""
    return _power(before, after, before.peak - before.made, after.peak - after.made)


def _power(before: Cost, after: Cost, low: float, high: float) -> float:
    if before.mentions == after.mentions or min(low, high) <= 0:
        return math.nan
    return math.log(high / low) / math.log(after.mentions / before.mentions)


def _apart(function: object, *args: object) -> Cost:
    """Run in a process of its own, since the peak of memory never falls."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(function, args)  # type: ignore[arg-type]


def measure(mentions: int) -> Cost:
    """Make so many mentions and join them."""
    return cost_of(crowd(mentions))


def measure_hard(sort: str, size: int) -> Cost:
    """The same for a world that is made to be hard."""
    return cost_of(hard(sort, size))


def cost_of(made: Crowd) -> Cost:
    """Join the chains of a world, and count."""
    from dateline.resolve import actors as room
    from dateline.resolve.actors import persons
    from dateline.resolve.actors.groups import Group

    watched: list[persons.FullNames] = []

    class Watched(persons.FullNames):
        def joined(self) -> list[Group]:
            watched.append(self)
            return super().joined()

    before = persons.FullNames
    persons.FullNames = Watched  # type: ignore[misc]
    held = _peak()
    try:
        start = time.process_time()
        actors, judgements = room.resolve_actors(
            made.readings, made.mentions, made.alike, made.days
        )
        seconds = time.process_time() - start
    finally:
        persons.FullNames = before  # type: ignore[misc]
    peak = _peak()
    found = {ref: n for n, actor in enumerate(actors) if actor.named for ref in actor.chains}
    precision, recall = cubed(found, made.beings)
    return Cost(
        mentions=sum(made.mentions.values()),
        chains=sum(len(reading.chains) for reading in made.readings),
        seconds=seconds,
        made=held,
        peak=peak,
        actors=len(actors),
        judgements=len(judgements),
        compared=sum(one.compared for one in watched),
        largest=max((one.largest for one in watched), default=0),
        precision=precision,
        recall=recall,
    )


def cubed(found: Mapping[Ref, int], true: Mapping[Ref, int]) -> tuple[float, float]:
    """B³ of the chains that both know: precision and recall.

    >>> a, b, c = (Ref("x", n) for n in range(3))
    >>> cubed({a: 1, b: 1, c: 2}, {a: 1, b: 2, c: 2})
    (0.6666666666666666, 0.6666666666666666)
    """
    both = [(found[ref], being) for ref, being in true.items() if ref in found]
    if not both:
        return 1.0, 1.0
    pair, one, other = Counter(both), Counter(f for f, _ in both), Counter(t for _, t in both)
    precise: defaultdict[str, float] = defaultdict(float)
    for (actor, being), times in pair.items():
        precise["precision"] += times * times / one[actor]
        precise["recall"] += times * times / other[being]
    return precise["precision"] / len(both), precise["recall"] / len(both)


if __name__ == "__main__":
    main()
