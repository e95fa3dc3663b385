"""A store on disk: one writer, and snapshots for whoever reads meanwhile.

A folder holds `store`, which is Oxigraph's, and `snapshot-N`, what was in it when a writer last said
that all was well. A snapshot (`backup`) shares its files with the store, but has all that is in
memory written to disk first, which among many small writes costs more than they do: so writes only
say that the last one is old. Who asks this process for the `latest` has one made, and sees all that was
written before; who opens the folder sees it a second later. Whoever reads one sees nothing of what
is written meanwhile, and has no lock to wait for. The latest stays when the writer is gone; beside a
writer also the one before it, for those who still read.
"""

from __future__ import annotations

import io
import shutil
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    NamedNode,
    Quad,
    RdfFormat,
    Store,
    Triple,
    serialize,
)

from dateline.errors import UnusableOutput

MARK: Final = "dateline.json"
"""Beside the store: which build was brought into it last."""
STORE: Final = "store"
_SNAPSHOT: Final = "snapshot-"
_TRIES: Final = 3
SOON: Final = 1.0
"""Seconds after a write by which those who open the folder see it."""

Graph = NamedNode | DefaultGraph


class Storage:
    """A store on disk, which one process writes to."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = Store(str(folder / STORE))
        self.lock = threading.Lock()
        self.snapshot = ""
        self._stale = False
        self._freezing = threading.Lock()
        self._timer: threading.Timer | None = None

    def freeze(self) -> None:
        """Make a snapshot of what is there now, whoever writes meanwhile."""
        with self._freezing:
            self._freeze()

    def latest(self) -> str:
        """Give a snapshot with all that was written before; a new one only if the last is old."""
        with self._freezing:
            if self._stale or not self.snapshot:
                self._freeze()
            return self.snapshot

    def close(self) -> None:
        """Have the last snapshot made, and let go of the store."""
        if (timer := self._timer) is not None:
            timer.cancel()
        try:
            if self._stale:
                self.latest()
        finally:
            del self.store  # which is closed, and its lock freed, with the last that knows it
            _removed(_snapshots(self.folder)[:-1])

    def update(self, sparql: str, base: str) -> None:
        """Change the graph, wholly or not at all."""
        with self._writing():
            self.store.update(sparql, base_iri=base)

    def replace(
        self, graph: Graph, quads: Iterable[Quad], held: Iterable[Quad] | None = None
    ) -> bool:
        """Put these in the place of all that a graph holds; tell whether it was there before."""
        with self._writing():
            known = self.has(graph)
            replaced(self.store, graph, quads, held)
        return known

    def add(self, graph: Graph, quads: Iterable[Quad]) -> bool:
        """Add these to a graph; tell whether it was there before."""
        with self._writing():
            known = self.has(graph)
            if isinstance(graph, NamedNode):
                self.store.add_graph(graph)
            self.store.extend(Quad(q.subject, q.predicate, q.object, graph) for q in quads)
        return known

    def drop(self, graph: Graph) -> bool:
        """Take a graph out; tell whether it was there."""
        with self._writing():
            known = self.has(graph)
            if isinstance(graph, NamedNode):
                self.store.remove_graph(graph)
            else:
                self.store.clear_graph(graph)
        return known

    def has(self, graph: Graph) -> bool:
        """Tell whether there is such a graph; the default one always is."""
        return isinstance(graph, DefaultGraph) or self.store.contains_named_graph(graph)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Write alone; afterwards the snapshot is old, and soon there is another."""
        with self.lock:
            try:
                yield
            finally:  # some of it may be there even if it failed
                self._stale = True
                if self._timer is None:
                    self._timer = threading.Timer(SOON, self._soon)
                    self._timer.daemon = True
                    self._timer.start()

    def _soon(self) -> None:
        self._timer = None  # first, so that whoever writes from here on starts another
        with suppress(OSError):  # of a full disk whoever asks next is told
            self.latest()

    def _freeze(self) -> None:
        made = _snapshots(self.folder)
        number = _number(made[-1]) + 1 if made else 1
        place = self.folder / f"{_SNAPSHOT}{number}"
        self._stale = False  # whatever is written from here on makes it old again
        try:
            self.store.backup(str(place))  # with all that was written: it flushes by itself
        except BaseException:
            self._stale = True
            raise
        self.snapshot = str(place)
        _removed(made[:-1])


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
        with told(folder):
            storage.close()


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


def replaced(
    store: Store, graph: Graph, quads: Iterable[Quad], held: Iterable[Quad] | None = None
) -> None:
    """Put these in the place of all that a graph holds, wholly or not at all, even under kill -9.

    Where most of what it has held stays, and whoever calls has read that anyway, it is quicker to
    write what is another than all of it; to read it for that alone takes as long as it saves.
    """
    named = f"GRAPH {graph}" if isinstance(graph, NamedNode) else ""
    create = f"CREATE SILENT {named} ; " if named else ""
    new = dict.fromkeys(Quad(q.subject, q.predicate, q.object, graph) for q in quads)
    old = dict.fromkeys(held or ())
    gone = [quad for quad in old if quad not in new]
    if 2 * len(gone) >= len(old) or any(map(_nameless, gone)):
        store.update(f"DROP SILENT {named or 'DEFAULT'} ; {create}INSERT DATA {_block(named, new)}")
    else:
        come = [quad for quad in new if quad not in old]
        store.update(
            f"DELETE DATA {_block(named, gone)} ; {create}INSERT DATA {_block(named, come)}"
        )


def _block(named: str, quads: Iterable[Quad]) -> str:
    out = io.BytesIO()
    serialize((q.triple for q in quads), out, RdfFormat.N_TRIPLES)
    said = out.getvalue().decode()
    return f"{{ {named} {{ {said} }} }}" if named else f"{{ {said} }}"


def _nameless(quad: Quad) -> bool:
    """Tell whether something in it has no name by which an update could take it out."""
    return isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode | Triple)


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
