"""What the store of a server costs, beside rdflib's own on as much as that can do.

    python -m benchmarks.storing [--articles N] [--small N] [--kills N]

Makes a story of N articles (`benchmarks/world.py`), writes its graph, and prints: how many quads a
second are written, loaded into memory and onto disk; the memory of a process that serves them; what it
takes to replace one article on disk, snapshot included; and the same of rdflib, by turns, on the
small graph. Then a process that replaces a graph again and again is killed (`kill -9`) so many times
at random moments, and each time the store is opened and looked into: the graph must be one of the
two that were put there, whole. The exit status is 1 if it ever was not.
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
from pathlib import Path
from random import Random
from statistics import median, quantiles
from typing import TypeVar

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store

from benchmarks.world import world
from dateline.disk import Storage
from dateline.export import rdf
from dateline.resolve import resolve
from dateline.serve.storage import opened

T = TypeVar("T")
GRAPH, PREDICATE = NamedNode("urn:kill:graph"), NamedNode("urn:kill:p")
EACH = 4_000
"""Quads of the graph that is replaced while its writer is killed."""
REPLACED = 40
"""So many articles are replaced, one after the other."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.storing")
    parser.add_argument("--articles", type=int, default=300, metavar="N")
    parser.add_argument("--small", type=int, default=40, metavar="N")
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
    with tempfile.TemporaryDirectory() as store:
        speed, megabytes = _apart(_on_disk, folder, Path(store))
        print(f"  loading, on disk: {speed:,.0f} quads a second, {megabytes:,.0f} MB")
        times, megabytes = _apart(_replaced, folder, Path(store))
        last = quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
        print(
            f"  replacing an article on disk, snapshot included: {1000 * median(times):.1f} ms, "
            f"p95 {1000 * last:.1f} ms; serving takes {megabytes:,.0f} MB"
        )


def _in_memory(path: Path) -> tuple[float, float]:
    return _loaded(path), _megabytes()


def _on_disk(folder: Path, store: Path) -> tuple[float, float]:
    begun = time.perf_counter()
    with opened(folder, store) as storage:
        return len(storage.store) / (time.perf_counter() - begun), _megabytes()


def _replaced(folder: Path, store: Path) -> tuple[list[float], float]:
    """Replace articles by themselves, as an update of each would."""
    with opened(folder, store) as storage:
        named = (str(graph.value) for graph in storage.store.named_graphs())
        graphs = [NamedNode(name) for name in sorted(named) if ":reading:" in name][:REPLACED]
        times: list[float] = []
        for graph in graphs:
            quads = list(storage.store.quads_for_pattern(None, None, None, graph))
            begun = time.perf_counter()
            storage.replace(graph, quads)
            times.append(time.perf_counter() - begun)
        return times, _megabytes()


def killed(times: int, seed: int = 7) -> int:
    """Kill a writer so many times; give how often its graph was not whole."""
    chance, broken = Random(seed), 0
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "store").mkdir()
        for _ in range(times):
            with subprocess.Popen(
                [sys.executable, "-m", "benchmarks.storing", "--writes-to", str(place)],
                stdout=subprocess.PIPE,
            ) as writer:
                assert writer.stdout is not None
                writer.stdout.readline()  # it has begun
                time.sleep(chance.uniform(0, 0.3))
                os.kill(writer.pid, signal.SIGKILL)
            store = Store(str(place / "store"))
            said = {str(q.object) for q in store.quads_for_pattern(None, PREDICATE, None, GRAPH)}
            count = sum(1 for _ in store.quads_for_pattern(None, PREDICATE, None, GRAPH))
            broken += not (len(said) == 1 and count == EACH)
            del store
    print(f"killed {times} times while it wrote: {broken} graphs were not whole")
    return broken


def _write_for_ever(place: Path) -> None:
    storage, number = Storage(place), 0
    while True:
        number += 1
        value = Literal(str(number % 2))
        storage.replace(
            GRAPH, (Quad(NamedNode(f"urn:s{n}"), PREDICATE, value) for n in range(EACH))
        )
        if number == 1:
            print("begun", flush=True)


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _apart(work: Callable[..., T], *given: object) -> T:
    """Do it in a process of its own, so that its memory is its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(work, given)


if __name__ == "__main__":
    sys.exit(main())
