"""The store of a server: filled once, replaced wholly, and nobody else's meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse

from dateline import disk
from dateline.disk import MARK
from dateline.errors import UnusableOutput
from dateline.publishing import publish
from dateline.serve.storage import opened

G, P = NamedNode("urn:g"), NamedNode("urn:p")


def said(*words: str) -> list[Quad]:
    """A quad for each of these words."""
    return [Quad(NamedNode("urn:s"), P, Literal(word)) for word in words]


def test_a_store_holds_what_the_build_says(built: Path) -> None:
    """Quad for quad."""
    with opened(built, None) as storage:
        meant = set(parse(path=built / "story.trig", format=RdfFormat.TRIG))
        assert set(storage.store) == meant
        assert set(Store.read_only(storage.snapshot)) == meant


def test_a_store_that_stays_is_filled_once(built: Path, tmp_path: Path) -> None:
    """Until the build is another; then what is not of the old one stays."""
    folder = tmp_path / "store"
    with opened(built, folder) as storage:
        storage.replace(G, said("kept"))
    with opened(built, folder) as storage:
        assert storage.has(G)
    other = tmp_path / "other"
    other.mkdir()
    (other / "story.trig").write_text("<urn:h> { <urn:a> <urn:b> <urn:c> }")
    with opened(other, folder) as storage:
        left = {graph.value for graph in storage.store.named_graphs()}
        assert left == {"urn:g", "urn:h", "urn:dateline:resolution", "urn:dateline:judgements"}
    assert len(list(folder.glob("snapshot-*"))) == 1


def test_a_store_that_a_build_was_brought_into_is_served(built: Path, tmp_path: Path) -> None:
    """As it is, with what else is in it; and while it is served, others read it."""
    publish(built, tmp_path / "store")
    with disk.opened(tmp_path / "store") as storage:
        storage.replace(G, said("mine"))
        meant = set(storage.store)
    with opened(built, tmp_path / "store") as storage:
        assert set(storage.store) == meant
        storage.drop(G)
        storage.latest()
        assert len(disk.reading(tmp_path / "store")) == len(meant) - 1


def test_what_cannot_be_served_is_said(built: Path, tmp_path: Path) -> None:
    """No build, a damaged graph, a folder of other things."""
    with (
        pytest.raises(UnusableOutput, match=r"there is no story\.trig here"),
        opened(tmp_path, None),
    ):
        pass
    (tmp_path / "story.trig").write_text("<urn:a> nonsense")
    with pytest.raises(UnusableOutput, match="the graph is damaged"), opened(tmp_path, None):
        pass
    (tmp_path / "file").write_text("x")
    with pytest.raises(UnusableOutput, match="cannot be opened"), opened(built, tmp_path / "file"):
        pass


def test_a_mark_that_is_none_sets_the_store_right(built: Path, tmp_path: Path) -> None:
    """Somebody's editor has been there."""
    resolution = NamedNode("urn:dateline:resolution")
    with opened(built, tmp_path / "store") as storage:
        meant = set(storage.store)
        storage.drop(resolution)
    with opened(built, tmp_path / "store") as storage:
        assert not storage.has(resolution)
    (tmp_path / "store" / MARK).write_text("[")
    with opened(built, tmp_path / "store") as storage:
        assert set(storage.store) == meant
