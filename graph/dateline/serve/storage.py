"""The store of a server: the graph of a build on disk, one writer, and snapshots for the readers.

A store is filled from `story.trig` when it is new, or when the build has changed since. A snapshot
(`backup`) shares its files with the store and costs next to nothing; whoever reads one sees nothing
of what is written meanwhile. Only the latest is kept, and the one before it for those who still read.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store

from dateline.errors import UnusableOutput
from dateline.query.graph import FILE

MARK: Final = "dateline.json"
Graph = NamedNode | DefaultGraph


class Storage:
    """A store on disk, which one process writes to."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = Store(str(folder / "store"))
        self.lock = threading.Lock()
        self.made = 0
        self.snapshot = ""

    def freeze(self) -> None:
        """Make a snapshot of what is there now."""
        self.made += 1
        place = self.folder / f"snapshot-{self.made}"
        shutil.rmtree(place, ignore_errors=True)
        self.store.flush()
        self.store.backup(str(place))
        self.snapshot = str(place)
        shutil.rmtree(self.folder / f"snapshot-{self.made - 2}", ignore_errors=True)

    def update(self, sparql: str, base: str) -> None:
        """Change the graph, wholly or not at all."""
        with self.lock:
            self.store.update(sparql, base_iri=base)
            self.freeze()

    def replace(self, graph: Graph, quads: Iterable[Quad]) -> bool:
        """Put these in the place of all that a graph holds; tell whether it was there before."""
        with self.lock:
            known = self.has(graph)
            self.store.update(_replacing(graph, quads))
            if isinstance(graph, NamedNode):
                self.store.add_graph(graph)
            self.freeze()
        return known

    def add(self, graph: Graph, quads: Iterable[Quad]) -> bool:
        """Add these to a graph; tell whether it was there before."""
        with self.lock:
            known = self.has(graph)
            if isinstance(graph, NamedNode):
                self.store.add_graph(graph)
            self.store.extend(Quad(q.subject, q.predicate, q.object, graph) for q in quads)
            self.freeze()
        return known

    def drop(self, graph: Graph) -> bool:
        """Take a graph out; tell whether it was there."""
        with self.lock:
            known = self.has(graph)
            if isinstance(graph, NamedNode):
                self.store.remove_graph(graph)
            else:
                self.store.clear_graph(graph)
            self.freeze()
        return known

    def has(self, graph: Graph) -> bool:
        """Tell whether there is such a graph; the default one always is."""
        return isinstance(graph, DefaultGraph) or self.store.contains_named_graph(graph)


@contextmanager
def opened(output: Path, folder: Path | None) -> Iterator[Storage]:
    """Open the store of a build: in a folder that stays, or in one that is gone at the end.

    Raises:
        UnusableOutput: there is no build, its graph is damaged, or somebody else has the store open.
    """
    with TemporaryDirectory(prefix="dateline-store-") as passing:
        place = folder if folder is not None else Path(passing)
        try:
            place.mkdir(parents=True, exist_ok=True)
            _check(place)
            fingerprint = _fingerprint(output)
            if _mark(place) != fingerprint:
                _cleared(place)
            storage = Storage(place)
            if _mark(place) != fingerprint:
                storage.store.bulk_load(path=output / FILE, format=RdfFormat.TRIG)
                storage.store.optimize()
                (place / MARK).write_text(json.dumps({"graph": fingerprint}), encoding="utf-8")
            storage.freeze()
        except SyntaxError as error:
            raise UnusableOutput(
                f"{output / FILE}: the graph is damaged ({error.msg}). Build the folder again."
            ) from error
        except OSError as error:
            raise UnusableOutput(_said(place, error)) from error
        try:
            yield storage
        finally:
            del storage.store  # which is closed, and its lock freed, with the last that knows it
            for left in place.glob("snapshot-*"):
                shutil.rmtree(left, ignore_errors=True)


def _fingerprint(output: Path) -> str:
    try:
        with (output / FILE).open("rb") as held:
            return hashlib.file_digest(held, "sha256").hexdigest()
    except FileNotFoundError:
        raise UnusableOutput(
            f"{output}: there is no {FILE} here. Name a folder that `dateline build` has written."
        ) from None


def _check(place: Path) -> None:
    """Refuse a folder that holds things and no store of ours."""
    held = {entry.name for entry in place.iterdir()}
    if held and MARK not in held and "store" not in held:
        raise UnusableOutput(f"{place}: this folder holds other things. Name an empty one.")


def _mark(place: Path) -> str | None:
    try:
        held = json.loads((place / MARK).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return held.get("graph") if isinstance(held, dict) else None


def _cleared(place: Path) -> None:
    (place / MARK).unlink(missing_ok=True)
    if (place / "store").exists():
        Store(
            str(place / "store")
        ).flush()  # who has it open has it locked: nothing is deleted then
        shutil.rmtree(place / "store")


def _said(place: Path, error: OSError) -> str:
    if "lock" in str(error).lower():
        return f"{place}: another program has this store open. Stop it, or name another folder."
    return (
        f"{place}: the store cannot be opened ({error.strerror or error}). "
        "Make room, or name another folder."
    )


def _replacing(graph: Graph, quads: Iterable[Quad]) -> str:
    """One update, which is whole or not at all, even under kill -9."""
    said = "".join(f"{q.subject} {q.predicate} {q.object} .\n" for q in quads)
    if isinstance(graph, DefaultGraph):
        return f"DROP SILENT DEFAULT ; INSERT DATA {{ {said} }}"
    return f"DROP SILENT GRAPH {graph} ; INSERT DATA {{ GRAPH {graph} {{ {said} }} }}"
