"""What it costs to check a graph by its shapes, beside pySHACL on as much as that can do.

    python -m benchmarks.checking [--articles 5 50 245]

Resolves so many made articles (`benchmarks/world.py`; 245 give about a million triples), writes the
graph, and checks it, every size in a process of its own that does nothing else; prints the triples,
the seconds on the clock and of the processor, and the peak of memory, of which the last figure is
what the process has before it begins. pySHACL, with rdflib's own store, has only the graphs of a few
articles, and finds as much. Nothing is asserted, but that the graphs are right.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from benchmarks.world import world
from dateline.model import Article, Mention, Reading, Span

T = TypeVar("T")
SIZES = (5, 50, 245)
SMALL = 10
"""So many articles pySHACL is given at most."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a check took."""

    triples: int
    wrong: int
    seconds: float
    cpu: float
    before: float
    """Megabytes of the process before it checks."""
    peak: float


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.checking")
    parser.add_argument("--articles", type=int, nargs="+", default=SIZES, metavar="N")
    options = parser.parse_args(arguments)
    print(
        f"{'articles':>8} {'triples':>9} {'by':8} {'seconds':>8} {'CPU':>6} {'peak MB':>8}"
        f" {'before':>7} {'wrong':>6}"
    )
    for size in options.articles:
        with tempfile.TemporaryDirectory() as folder:
            _apart(write, folder, size)
            ways = {"shacl": checked, **({"pySHACL": referred} if size <= SMALL else {})}
            for name, way in ways.items():
                cost = _apart(way, folder)
                print(
                    f"{size:8,} {cost.triples:9,} {name:8} {cost.seconds:8.2f} {cost.cpu:6.2f}"
                    f" {cost.peak:8,.0f} {cost.before:7,.0f} {cost.wrong:6,}",
                    flush=True,
                )


def _apart(function: Callable[..., T], *args: object) -> T:
    """Call it in a process of its own, since the peak of memory never falls."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(function, args)


def write(folder: str, size: int) -> None:
    """Make so many articles, and write what they add up to."""
    from dateline.export import rdf
    from dateline.resolve import resolve

    made = [mentioned(*pair) for pair in world(size)]
    story = resolve([article for article, _ in made], [reading for _, reading in made])
    rdf.export(story, Path(folder))


def mentioned(article: Article, reading: Reading) -> tuple[Article, Reading]:
    """Mention, at the first letter, everybody whom the made article knows and nowhere names."""
    met = {mention.chain for mention in reading.mentions}
    missed = (
        Mention(Span(0, 1), chain.kind, "nominal", n)
        for n, chain in enumerate(reading.chains)
        if n not in met
    )
    return article, replace(reading, mentions=(*reading.mentions, *missed))


def checked(folder: str) -> Cost:
    """Check a graph as the command does."""
    import shacl  # noqa: F401

    from dateline.query.check import check

    def run() -> tuple[int, int]:
        found = check(Path(folder))
        return found.triples, len(found.violations)

    return _measured(run)


def referred(folder: str) -> Cost:
    """Check it by pySHACL."""
    from pyoxigraph import RdfFormat, parse, serialize
    from pyshacl import validate
    from rdflib import RDF, SH, Graph

    from dateline.query.graph import FILE
    from dateline.vocab import shapes

    def run() -> tuple[int, int]:
        triples = (quad.triple for quad in parse(path=Path(folder) / FILE))
        data = Graph().parse(data=serialize(triples, format=RdfFormat.N_TRIPLES), format="nt")
        _, report, _ = validate(data, shacl_graph=Graph().parse(data=shapes(), format="turtle"))
        assert isinstance(report, Graph)
        return len(data), len(list(report.subjects(RDF.type, SH.ValidationResult)))

    return _measured(run)


def _measured(run: Callable[[], tuple[int, int]]) -> Cost:
    before, clock, cpu = _peak(), time.perf_counter(), time.process_time()
    triples, wrong = run()
    return Cost(
        triples,
        wrong,
        time.perf_counter() - clock,
        time.process_time() - cpu,
        before,
        _peak(),
    )


def _peak() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)


if __name__ == "__main__":
    main()
