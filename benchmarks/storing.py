"""What the store of a server costs, beside rdflib's own on as much as that can do.

    python -m benchmarks.storing [--articles N] [--small N] [--quads N ...] [--kills N]

Makes a story of N articles (`benchmarks/world.py`), writes its graph, and prints: how many quads a
second are written, loaded into memory and onto disk; the memory of a process that serves them; and
the same of rdflib, by turns, on the small graph. Then, among so many quads, what it takes to replace
an article of 400 on disk, by turns by another one, and by one of which a tenth is another where what
was there has been read: the write alone, which is what a client waits for, and what it costs whoever
asks next, who has the snapshot made. Then a process that replaces
a graph again and again is killed (`kill -9`) so many times at random moments, and each time the
store and its last snapshot are opened and looked into: the graph must be one of those that were put
there, whole. The exit status is 1 if it ever was not.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from random import Random
from statistics import median, quantiles
from typing import TypeVar

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse, serialize

from benchmarks.world import world
from dateline import disk
from dateline.disk import Storage
from dateline.export import rdf
from dateline.resolve import resolve
from dateline.serve.storage import opened

T = TypeVar("T")
GRAPH, PREDICATE = NamedNode("urn:kill:graph"), NamedNode("urn:kill:p")
EACH = 4_000
"""Quads of the graph that is replaced while its writer is killed."""
ARTICLE = 400
"""Quads of an article."""
TURNS, IN_A_ROW = 3, 50
"""So often so many articles are replaced in each way."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.storing")
    parser.add_argument("--articles", type=int, default=300, metavar="N")
    parser.add_argument("--small", type=int, default=40, metavar="N")
    parser.add_argument("--quads", type=int, nargs="*", default=[1_000_000], metavar="N")
    parser.add_argument("--kills", type=int, default=200, metavar="N")
    parser.add_argument("--writes-to", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.writes_to is not None:
        _write_for_ever(options.writes_to)
    with tempfile.TemporaryDirectory() as folder:
        for name, count in (("small", options.small), ("large", options.articles)):
            if count:
                (Path(folder) / name).mkdir()
                quads, seconds = _apart(_written, Path(folder) / name, count)
                print(
                    f"{name}: {count:,} articles, {quads:,} quads, TriG at {quads / seconds:,.0f} a second"
                )
        if options.small:
            _beside_rdflib(Path(folder) / "small")
        if options.articles:
            _large(Path(folder) / "large")
    for count in options.quads:
        print(_apart(_replacing, count), flush=True)
    broken = killed(options.kills) if options.kills else 0
    return 1 if broken else 0


def _written(folder: Path, count: int) -> tuple[int, float]:
    """Resolve a made world and write its graph; give the quads and the seconds of writing."""
    articles, readings = zip(*world(count), strict=True)
    story = resolve(articles, readings)
    begun = time.perf_counter()
    rdf.export(story, folder)
    seconds = time.perf_counter() - begun
    store = Store()
    store.bulk_load(path=folder / rdf.FILE, format=RdfFormat.TRIG)
    return len(store), seconds


def _beside_rdflib(folder: Path) -> None:
    ours = _apart(_loaded, folder / rdf.FILE)
    theirs = _apart(_by_rdflib, folder / rdf.FILE)
    again = _apart(_loaded, folder / rdf.FILE)
    mine = median([ours, again])
    print(
        f"  loading, in memory: {mine:,.0f} quads a second, rdflib {theirs:,.0f}: {mine / theirs:.0f} times"
    )


def _loaded(path: Path) -> float:
    store, begun = Store(), time.perf_counter()
    store.bulk_load(path=path, format=RdfFormat.TRIG)
    return len(store) / (time.perf_counter() - begun)


def _by_rdflib(path: Path) -> float:
    import rdflib

    warnings.simplefilter("ignore")
    held, begun = rdflib.Dataset(), time.perf_counter()
    held.parse(path, format="trig")
    return len(held) / (time.perf_counter() - begun)


def _large(folder: Path) -> None:
    speed, megabytes = _apart(_in_memory, folder / rdf.FILE)
    print(f"  loading, in memory: {speed:,.0f} quads a second, {megabytes:,.0f} MB")
    speed = _apart(_of_n_quads, folder / rdf.FILE)
    print(f"  loading, in memory, as N-Quads whose names are not checked: {speed:,.0f} a second")
    with tempfile.TemporaryDirectory() as store:
        speed, megabytes = _apart(_on_disk, folder, Path(store))
        print(f"  loading, on disk: {speed:,.0f} quads a second, {megabytes:,.0f} MB")
        megabytes = _apart(_served, folder, Path(store))
        print(f"  serving takes {megabytes:,.0f} MB")


def _in_memory(path: Path) -> tuple[float, float]:
    return _loaded(path), _megabytes()


def _of_n_quads(path: Path) -> float:
    """Load the same from N-Quads, which are longer, but have no prefixes to put together."""
    lines = path.with_suffix(".nq")
    with lines.open("wb") as out:
        serialize(parse(path=path, format=RdfFormat.TRIG), out, RdfFormat.N_QUADS)
    store, begun = Store(), time.perf_counter()
    store.bulk_load(path=lines, format=RdfFormat.N_QUADS, lenient=True)
    return len(store) / (time.perf_counter() - begun)


def _on_disk(folder: Path, store: Path) -> tuple[float, float]:
    begun = time.perf_counter()
    with opened(folder, store) as storage:
        return len(storage.store) / (time.perf_counter() - begun), _megabytes()


def _served(folder: Path, store: Path) -> float:
    with opened(folder, store):
        return _megabytes()


def _replacing(count: int, seed: int = 7) -> str:
    """Replace articles on disk, as a client and as a build does, and have snapshots made or not."""
    chance, articles = Random(seed), count // ARTICLE
    ways = [(share, asked) for share in (1.0, 0.1) for asked in (False, True)]
    writes: dict[tuple[float, bool], list[float]] = {way: [] for way in ways}
    asks: list[float] = []
    with tempfile.TemporaryDirectory() as folder, disk.opened(Path(folder) / "store") as storage:
        storage.store.bulk_extend(quad for n in range(articles) for quad in _article(n))
        storage.store.optimize()
        storage.freeze()
        for share, asked in ways * TURNS:
            for _ in range(IN_A_ROW):
                number = chance.randrange(articles)
                graph = _article(number)[0].graph_name
                assert isinstance(graph, NamedNode)
                held = list(storage.store.quads_for_pattern(None, None, None, graph))
                quads = [_another(q, chance) if chance.random() < share else q for q in held]
                known = held if share < 1 else None
                write = partial(storage.replace, graph, quads, known)
                writes[share, asked].append(_seconds(write))
                if asked:
                    asks.append(_seconds(storage.latest))
    lines = [f"replacing an article of {ARTICLE} quads on disk, among {count:,}:"]
    for (share, asked), times in writes.items():
        meanwhile = "somebody asks after each" if asked else "nobody asks"
        lines.append(f"  {100 * share:3.0f}% of it, {meanwhile:26}: {_milliseconds(times)}")
    lines.append(f"  {'the snapshot that is then made':38}: {_milliseconds(asks)}")
    return "\n".join(lines)


def _article(number: int) -> list[Quad]:
    graph, predicates = NamedNode(f"urn:dateline:reading:{number:06x}"), range(8)
    return [
        Quad(
            NamedNode(f"urn:dateline:report:{number:06x}:{n // len(predicates)}"),
            NamedNode(f"urn:p{n % len(predicates)}"),
            Literal(f"what {n} of {number} says") if n % 3 else NamedNode(f"urn:chain:{n // 9}"),
            graph,
        )
        for n in range(ARTICLE)
    ]


def _another(quad: Quad, chance: Random) -> Quad:
    return Quad(quad.subject, quad.predicate, Literal(f"{chance.random()}"), quad.graph_name)


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _milliseconds(times: list[float]) -> str:
    last = quantiles(times, n=20)[-1]
    return f"{1000 * median(times):6.1f} ms, p95 {1000 * last:6.1f} ms"


def killed(times: int, seed: int = 7) -> int:
    """Kill a writer so many times; give how often its graph was not whole."""
    chance, broken = Random(seed), 0
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "place"
        place.mkdir()
        for _ in range(times):
            with subprocess.Popen(
                [sys.executable, "-m", "benchmarks.storing", "--writes-to", str(place)],
                stdout=subprocess.PIPE,
            ) as writer:
                assert writer.stdout is not None
                writer.stdout.readline()  # it has begun
                time.sleep(chance.uniform(0, 0.3))
                os.kill(writer.pid, signal.SIGKILL)
            with disk.opened(place) as storage:
                broken += not (_whole(storage.store) and _whole(disk.reading(place)))
    print(f"killed {times} times while it wrote: {broken} graphs were not whole")
    return broken


def _write_for_ever(place: Path) -> None:
    """Put graphs of which always a tenth is another, and every other time the rest too."""
    storage, number = Storage(place), 0
    while True:
        number += 1
        held = list(storage.store.quads_for_pattern(None, None, None, GRAPH))
        few, many = Literal(str(number % 2)), Literal(str(number // 2 % 2))
        storage.replace(
            GRAPH,
            (
                Quad(NamedNode(f"urn:s{n}"), PREDICATE, few if n < EACH // 10 else many)
                for n in range(EACH)
            ),
            held,
        )
        if number % 3 == 1:
            storage.latest()
        if number == 1:
            print("begun", flush=True)


def _whole(store: Store) -> bool:
    few: set[object] = set()
    many: set[object] = set()
    held = list(store.quads_for_pattern(None, PREDICATE, None, GRAPH))
    for quad in held:
        assert isinstance(quad.subject, NamedNode)
        first = int(quad.subject.value.removeprefix("urn:s")) < EACH // 10
        (few if first else many).add(quad.object)
    return len(held) == EACH and len(few) == len(many) == 1


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _apart(work: Callable[..., T], *given: object) -> T:
    """Do it in a process of its own, so that its memory is its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(work, given)


if __name__ == "__main__":
    sys.exit(main())
