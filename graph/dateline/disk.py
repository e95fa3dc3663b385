"""A store on disk: one writer, and snapshots for whoever reads meanwhile.

A folder holds `store`, which is Oxigraph's, and `snapshot-N`, what was in it when a writer last said
that all was well. A snapshot (`backup`) shares its files with the store and costs next to nothing;
whoever reads one sees nothing of what is written meanwhile, and has no lock to wait for. The latest
stays when the writer is gone; beside a writer also the one before it, for those who still read.
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

from dateline.errors import UnusableOutput

MARK: Final = "dateline.json"
"""Beside the store: which build was brought into it last."""
STORE: Final = "store"
_SNAPSHOT: Final = "snapshot-"
_TRIES: Final = 3

Graph = NamedNode | DefaultGraph


class Storage:
    """A store on disk, which one process writes to."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = Store(str(folder / STORE))
        self.lock = threading.Lock()
        self.snapshot = ""

    def freeze(self) -> None:
        """Make a snapshot of what is there now."""
        made = _snapshots(self.folder)
        number = _number(made[-1]) + 1 if made else 1
        place = self.folder / f"{_SNAPSHOT}{number}"
        self.store.backup(str(place))  # with all that was written: it flushes by itself
        self.snapshot = str(place)
        _removed(made[:-1])

    def update(self, sparql: str, base: str) -> None:
        """Change the graph, wholly or not at all."""
        with self.lock:
            self.store.update(sparql, base_iri=base)
            self.freeze()

    def replace(self, graph: Graph, quads: Iterable[Quad]) -> bool:
        """Put these in the place of all that a graph holds; tell whether it was there before."""
        with self.lock:
            known = self.has(graph)
            replaced(self.store, graph, quads)
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
def opened(folder: Path) -> Iterator[Storage]:
    """Open the store in a folder for writing; a new folder gets an empty one.

    Raises:
        UnusableOutput: the folder holds other things, somebody else has the store open, or it
            cannot be written.
    """
    with told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        _check(folder)
        storage = Storage(folder)
    try:
        yield storage
    finally:
        del storage.store  # which is closed, and its lock freed, with the last that knows it
        _removed(_snapshots(folder)[:-1])


def reading(folder: Path) -> Store:
    """Open what is in a store for reading, whoever writes to it meanwhile.

    Raises:
        UnusableOutput: there is no store, or nothing has been brought into it as a whole.
    """
    why = ""
    for _ in range(_TRIES):  # a writer may have just put a newer one in its place
        made = _snapshots(folder)
        if not made:
            break
        try:
            return Store.read_only(str(made[-1]))
        except OSError as error:
            why = f" ({error})"
    raise UnusableOutput(
        f"{folder}: there is no store here with a build in it{why}. "
        "Bring one into it: dateline build PATH -o OUTPUT --store DIR."
    )


def replaced(store: Store, graph: Graph, quads: Iterable[Quad]) -> None:
    """Put these in the place of all that a graph holds, wholly or not at all, even under kill -9."""
    said = "".join(f"{q.subject} {q.predicate} {q.object} .\n" for q in quads)
    if isinstance(graph, DefaultGraph):
        store.update(f"DROP SILENT DEFAULT ; INSERT DATA {{ {said} }}")
    else:
        store.update(f"DROP SILENT GRAPH {graph} ; INSERT DATA {{ GRAPH {graph} {{ {said} }} }}")


@contextmanager
def told(folder: Path) -> Iterator[None]:
    """Turn what the system says of a store into a sentence."""
    try:
        yield
    except OSError as error:
        if "lock" in str(error).lower():
            raise UnusableOutput(
                f"{folder}: another program has this store open. "
                "Wait until it is done, stop it, or name another folder."
            ) from error
        raise UnusableOutput(
            f"{folder}: the store cannot be opened or written ({error.strerror or error}). "
            "Make room, or name another folder; what was in it is whole."
        ) from error


def _check(folder: Path) -> None:
    """Refuse a folder that holds things and no store of ours."""
    held = {entry.name for entry in folder.iterdir()}
    if held and MARK not in held and STORE not in held:
        raise UnusableOutput(
            f"{folder}: this folder holds other things and no store. Name an empty one."
        )


def _snapshots(folder: Path) -> list[Path]:
    """List the snapshots that are whole, the latest last."""
    found = (path for path in folder.glob(f"{_SNAPSHOT}*") if path.name.isascii())
    return sorted((p for p in found if p.name.removeprefix(_SNAPSHOT).isdigit()), key=_number)


def _number(snapshot: Path) -> int:
    return int(snapshot.name.removeprefix(_SNAPSHOT))


def _removed(snapshots: Iterable[Path]) -> None:
    for left in snapshots:
        with suppress(OSError):
            shutil.rmtree(left)
