"""What a question costs, beside rdflib's own store on the same graph.

    python -m benchmarks.asking [--articles N] [--from OUTPUT] [--times N]

Makes so many articles (`benchmarks/world.py`) and resolves them, or takes the graph of a build; loads
it into Oxigraph and into rdflib, and puts the same queries to both in turn: the timeline of whoever
is quoted most, what they say, and on which words a claim rests. Prints the quads a second of loading,
the middle of the milliseconds of each query, how often ours goes into rdflib's, and the same within
limits, in a process of its own, as `dateline query` asks. That both give the same rows is asserted,
and nothing else: the figures depend on the machine. With --all, then prints what each saved question
costs us.
"""

from __future__ import annotations

import argparse
import tempfile
import time
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any, TypeVar

import rdflib
from pyoxigraph import Literal, NamedNode, Store

from benchmarks.world import world
from dateline.export import rdf
from dateline.query import Limits, ask, find, open_graph, run, saved, within
from dateline.resolve import resolve
from dateline.vocab import PREFIXES

T = TypeVar("T")
AIM = 40
"""So many times rdflib's speed is to be reached."""
CLAIM = """
SELECT ?article ?start ?end ?words WHERE {
  VALUES ?claim { %s }
  ?claim schema:isPartOf/schema:identifier ?article ; prov:wasDerivedFrom ?span .
  ?span oa:hasSelector ?position , ?quote .
  ?position oa:start ?start ; oa:end ?end .
  ?quote oa:exact ?words .
}
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """The middle of the seconds that a query took us and rdflib, and how many rows it gave."""

    rows: int
    ours: float
    theirs: float

    @property
    def ratio(self) -> float:
        return self.theirs / self.ours


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.asking")
    add = parser.add_argument
    add("--articles", type=int, default=60, metavar="N", help="(default: %(default)s)")
    add("--from", dest="output", type=Path, metavar="OUTPUT", help="the graph of a build")
    add("--times", type=int, default=5, metavar="N", help="(default: %(default)s)")
    add("--all", action="store_true", help="every saved question, ours alone")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        output = options.output or made(Path(scratch), options.articles)
        seconds, store = timed(lambda: open_graph(output))
        print(f"{len(store):,} quads; loaded at {len(store) / seconds:,.0f} a second", end="")
        limited = within_limits(output, questions(store), options.times)
        later, data = timed(lambda: loaded(output))
    print(f", by rdflib at {len(store) / later:,.0f}")
    show(compared(store, data, options.times), limited)
    if options.all:
        for name, rows, each in asked(store):
            print(f"{name:22} {rows:8,} rows {each * 1000:10.1f} ms")


def made(folder: Path, count: int) -> Path:
    """Write the graph of so many made articles."""
    articles, readings = zip(*world(count), strict=True)
    rdf.export(resolve(articles, readings), folder)
    return folder


def loaded(output: Path) -> rdflib.Dataset:
    """Load the graph of a build into rdflib's own store."""
    data = rdflib.Dataset(default_union=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        data.parse(output / rdf.FILE, format="trig")
    return data


def questions(store: Store) -> dict[str, str]:
    """Give the queries, about whoever is quoted most and the first claim of theirs."""
    (most,) = ask(store, "speakers", {"limit": "1"}).rows
    assert isinstance(most[0], Literal)
    actor = {"actor": most[0].value}
    claim = ask(store, "who-said", actor).rows[0][-1]
    assert isinstance(claim, NamedNode)
    # rdflib cannot order rows by what some of them do not have, so neither has to order them.
    declared = "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in ("schema", "prov", "oa"))
    return {
        "a person's timeline": unordered(find("actor-events").bound(actor)),
        "who said what": unordered(find("who-said").bound(actor)),
        "provenance of a claim": declared + CLAIM % claim,
    }


def unordered(query: str) -> str:
    """Leave out the last line."""
    return query.rpartition("ORDER BY")[0]


def within_limits(output: Path, queries: dict[str, str], times: int) -> dict[str, float]:
    """Put each query to ours in a process of its own, loading apart; give the middle of seconds."""
    found = {}
    for name, query in queries.items():
        seconds: list[dict[str, float]] = [{} for _ in range(times)]
        for told in seconds:
            within(Limits(), partial(open_graph, output), query, told.__setitem__)
        found[name] = median(told["answering"] for told in seconds)
    return found


def compared(store: Store, data: rdflib.Dataset, times: int) -> dict[str, Cost]:
    """Put each query to both in turn, as often as is wanted."""
    found = {}
    for name, query in questions(store).items():
        ours, theirs = [], []
        for _ in range(times):
            seconds, answer = timed(partial(run, store, query))
            ours.append(seconds)
            seconds, rows = timed(partial(reference, data, query))
            theirs.append(seconds)
            assert sorted(rows) == sorted(words(row) for row in answer.rows), name
        found[name] = Cost(len(answer.rows), median(ours), median(theirs))
    return found


def reference(data: rdflib.Dataset, query: str) -> list[tuple[str, ...]]:
    """Give rdflib's rows as words."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return [
            tuple("" if cell is None else str(cell) for cell in row)  # type: ignore[union-attr]
            for row in data.query(query)
        ]


def words(row: Sequence[Any]) -> tuple[str, ...]:
    """Give a row of ours as words."""
    return tuple("" if cell is None else cell.value for cell in row)


def asked(store: Store) -> list[tuple[str, int, float]]:
    """Ask every saved question as its example does, with the widest of what it must be told."""
    found = []
    for question in saved():
        needed = {p.name: p for p in question.parameters if p.required}
        values = {name: "a" if p.type == "words" else question.example[name]
                  for name, p in needed.items()}  # fmt: skip
        seconds, answer = timed(partial(ask, store, question.name, values))
        found.append((question.name, len(answer.rows), seconds))
    return found


def timed(call: Callable[[], T]) -> tuple[float, T]:
    """Call, and count the seconds."""
    start = time.perf_counter()
    found = call()
    return time.perf_counter() - start, found


def show(costs: dict[str, Cost], limited: dict[str, float]) -> None:
    """Print a line for each query."""
    print(
        f"\n{'milliseconds':24} {'rows':>6} {'ours':>9} {'in limits':>10} {'rdflib':>10} {'ratio':>7}"
    )
    for name, cost in costs.items():
        print(
            f"{name:24} {cost.rows:6,} {cost.ours * 1000:9.1f} {limited[name] * 1000:10.1f}"
            f" {cost.theirs * 1000:10.1f} {cost.ratio:6.0f}x"
        )
    print(f"(aim: {AIM}x)")


if __name__ == "__main__":
    main()
