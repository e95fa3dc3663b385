"""A build brought into a store, on disk or on a server: what is another there is put in its place.

What a store holds of a graph is read and compared, triple by triple, so it is right also where
somebody has changed it by hand, and what is the same is not written again. Each graph takes the place
of the old one as a whole; graphs of articles that the build has no longer are taken out, and whatever
else the store holds is left alone. To bring a build again does no harm: what broke off is completed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from pyoxigraph import NamedNode, Quad, RdfFormat, Store

from dateline import disk, remote
from dateline.disk import MARK, Storage
from dateline.errors import UnusableOutput
from dateline.query.graph import FILE, known, open_graph
from dateline.remote import Server

OURS: Final = "urn:dateline:reading:"
"""Graphs of articles begin with it."""
MANY: Final = 100
"""After so many graphs were written, a store on disk is put in order."""

Tell = Callable[[int, int], None]
"""Told how many of how many graphs are done."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What came of it, in graphs."""

    put: int
    same: int
    gone: int

    def said(self, place: object) -> str:
        """Say it in a sentence."""
        put = "1 graph was" if self.put == 1 else f"{self.put:,} graphs were"
        same = "1 was" if self.same == 1 else f"{self.same:,} were"
        gone = "1 of an article that is gone was" if self.gone == 1 else (
            f"{self.gone:,} of articles that are gone were"
        )  # fmt: skip
        return (
            f"{put} brought into {place}"
            f"{f', {same} there already' if self.same else ''}"
            f"{f', {gone} taken out' if self.gone else ''}."
        )


@dataclass(frozen=True, slots=True)
class _Place:
    """How graphs are listed, read, put and taken out."""

    names: Callable[[str], Iterable[str]]
    held: Callable[[str], Iterable[Quad]]
    put: Callable[[str, Iterable[Quad], Iterable[Quad]], None]
    """Told also what is there: not everybody cares."""
    drop: Callable[[str], None]


def publish(output: Path, where: Path | Server, tell: Tell | None = None) -> Brought:
    """Bring the graphs of a build into a store on disk, or onto a server.

    Raises:
        UnusableOutput: there is no build in OUTPUT, or the folder of the store cannot be used.
        UnusableServer: the server refuses something, or is gone.
    """
    if isinstance(where, Server):
        place = _Place(
            partial(remote.graphs, where), partial(remote.fetched, where),
            lambda name, quads, _: remote.put(where, name, quads), partial(remote.dropped, where),
        )  # fmt: skip
        return _brought(open_graph(output), place, tell)
    with disk.opened(where) as storage:
        return fill(output, storage, tell)


def fill(output: Path, storage: Storage, tell: Tell | None = None) -> Brought:
    """Bring them into a store that is open; its readers see them when all are there."""
    fingerprint = _fingerprint(output)
    mark, store = storage.folder / MARK, storage.store
    with disk.told(storage.folder):
        mark.unlink(missing_ok=True)  # whoever finds none knows that it broke off
        if next(iter(store), None) is None:
            brought = _loaded(output, store)
        else:
            brought = _brought(open_graph(output), _on_disk(store), tell)
        if brought.put + brought.gone >= MANY:
            store.optimize()
        storage.freeze()
        mark.write_text(json.dumps({"graph": fingerprint}), encoding="utf-8")
    return brought


def filled(output: Path, storage: Storage) -> bool:
    """Tell whether this build is the one that was brought into a store last."""
    try:
        held = json.loads((storage.folder / MARK).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(held, dict) and held.get("graph") == _fingerprint(output)


def _brought(build: Store, place: _Place, tell: Tell | None) -> Brought:
    graphs = sorted(graph.value for graph in build.named_graphs() if isinstance(graph, NamedNode))
    there = set(place.names("urn:dateline:"))
    gone = sorted(name for name in there if name.startswith(OURS) and name not in set(graphs))
    put = 0
    for done, name in enumerate(graphs, 1):
        quads = set(build.quads_for_pattern(None, None, None, NamedNode(name)))
        held = set(place.held(name)) if name in there else None
        if held != quads:
            place.put(name, quads, held or ())
            put += 1
        if tell is not None:
            tell(done, len(graphs) + len(gone))
    for done, name in enumerate(gone, len(graphs) + 1):
        place.drop(name)
        if tell is not None:
            tell(done, len(graphs) + len(gone))
    return Brought(put, len(graphs) - put, len(gone))


def _on_disk(store: Store) -> _Place:
    def names(start: str) -> Iterable[str]:
        found = (g.value for g in store.named_graphs() if isinstance(g, NamedNode))
        return (name for name in found if name.startswith(start))

    return _Place(
        names,
        lambda name: store.quads_for_pattern(None, None, None, NamedNode(name)),
        lambda name, quads, held: disk.replaced(store, NamedNode(name), quads, held),
        lambda name: store.remove_graph(NamedNode(name)),
    )


def _loaded(output: Path, store: Store) -> Brought:
    """Load all of it at once, which is quicker, into a store that holds nothing."""
    try:
        store.bulk_load(path=output / FILE, format=RdfFormat.TRIG)
    except SyntaxError as error:
        store.clear()
        raise UnusableOutput(
            f"{output / FILE}: the graph is damaged ({error.msg}). Build the folder again."
        ) from error
    try:
        known(store, output / FILE)
    except UnusableOutput:
        store.clear()
        raise
    return Brought(sum(1 for _ in store.named_graphs()), 0, 0)


def _fingerprint(output: Path) -> str:
    try:
        with (output / FILE).open("rb") as held:
            return hashlib.file_digest(held, "sha256").hexdigest()
    except FileNotFoundError:
        raise UnusableOutput(
            f"{output}: there is no {FILE} here. Name a folder that `dateline build` has written."
        ) from None
