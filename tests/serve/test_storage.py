"""The store of a server: filled once, replaced wholly, and nobody else's meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, parse

from dateline.errors import UnusableOutput
from dateline.serve.storage import MARK, opened

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
    """Until the build is another."""
    folder = tmp_path / "store"
    with opened(built, folder) as storage:
        storage.replace(G, said("kept"))
    with opened(built, folder) as storage:
        assert storage.has(G)
    other = tmp_path / "other"
    other.mkdir()
    (other / "story.trig").write_text("<urn:h> { <urn:a> <urn:b> <urn:c> }")
    with opened(other, folder) as storage:
        assert not storage.has(G)
        assert len(storage.store) == 1
    assert not list(folder.glob("snapshot-*"))


def test_a_graph_is_replaced_as_a_whole(built: Path) -> None:
    """And a snapshot sees nothing of what is written after it."""
    with opened(built, None) as storage:
        assert storage.replace(G, said("one", 'two " \\ \n 𝕏')) is False
        before = Store.read_only(storage.snapshot)
        assert storage.replace(G, said("three")) is True
        (left,) = storage.store.quads_for_pattern(None, None, None, G)
        assert left.object == Literal("three")
        assert len(list(before.quads_for_pattern(None, None, None, G))) == 2
        assert storage.add(G, said("four")) is True
        assert storage.drop(G) is True
        assert storage.drop(G) is False
        storage.add(DefaultGraph(), said("five"))
        storage.replace(DefaultGraph(), said("six"))
        assert len(list(storage.store.quads_for_pattern(None, None, None, DefaultGraph()))) == 1
        assert len(list(storage.folder.glob("snapshot-*"))) == 2


def test_a_store_is_open_once(built: Path, tmp_path: Path) -> None:
    """Who comes second is told so, and nothing is lost."""
    with opened(built, tmp_path / "store") as storage:
        with (
            pytest.raises(UnusableOutput, match="another program has this store open"),
            opened(built, tmp_path / "store"),
        ):
            pass
        assert len(storage.store) > 100


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
    with pytest.raises(UnusableOutput, match="holds other things"), opened(built, tmp_path):
        pass
    (tmp_path / "file").write_text("x")
    with pytest.raises(UnusableOutput, match="cannot be opened"), opened(built, tmp_path / "file"):
        pass


def test_a_mark_that_is_none_fills_the_store_anew(built: Path, tmp_path: Path) -> None:
    """Somebody's editor has been there."""
    with opened(built, tmp_path / "store") as storage:
        size = len(storage.store)
        storage.replace(G, said("gone"))
    (tmp_path / "store" / MARK).write_text("[")
    with opened(built, tmp_path / "store") as storage:
        assert len(storage.store) == size
