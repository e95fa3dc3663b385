"""A store on disk: whole at every moment, for one writer and any number of readers."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Store, Triple

from dateline import disk
from dateline.disk import Graph, opened, reading, replaced
from dateline.errors import UnusableOutput

G, P = NamedNode("urn:g"), NamedNode("urn:p")


def said(*words: str) -> list[Quad]:
    """A quad for each of these words."""
    return [Quad(NamedNode("urn:s"), P, Literal(word)) for word in words]


def held(store: Store) -> list[str]:
    """The words in that graph."""
    quads = store.quads_for_pattern(None, None, None, G)
    return sorted(quad.object.value for quad in quads)  # type: ignore[union-attr]


def test_a_graph_is_replaced_as_a_whole(tmp_path: Path) -> None:
    """And a snapshot sees nothing of what is written after it."""
    with opened(tmp_path / "store") as storage:
        assert storage.replace(G, said("one", 'two " \\ \n 𝕏')) is False
        before = Store.read_only(storage.latest())
        assert storage.replace(G, said("three")) is True
        assert held(storage.store) == ["three"]
        assert len(held(before)) == 2
        assert storage.add(G, said("four")) is True
        assert storage.drop(G) is True
        assert storage.drop(G) is False
        storage.add(DefaultGraph(), said("five"))
        storage.replace(DefaultGraph(), said("six"))
        assert len(list(storage.store.quads_for_pattern(None, None, None, DefaultGraph()))) == 1
        now = Store.read_only(storage.latest())
        assert set(now) == set(storage.store)
        assert len(list(storage.folder.glob("snapshot-*"))) == 2


def test_who_reads_waits_for_nobody(tmp_path: Path) -> None:
    """It sees what was last whole, while somebody writes and when they are gone; one snapshot stays."""
    with opened(tmp_path / "store") as storage:
        storage.replace(G, said("old"))
        storage.latest()
        storage.store.update("INSERT DATA { GRAPH <urn:g> { <urn:s> <urn:p> 'half' } }")
        first = reading(tmp_path / "store")
        assert held(first) == ["old"]
        for number in range(5):
            storage.replace(G, said(f"new {number}"))
        assert held(first) == ["old"]
    assert held(first) == ["old"]
    assert held(reading(tmp_path / "store")) == ["new 4"]
    assert len(list((tmp_path / "store").glob("snapshot-*"))) == 1


@pytest.mark.parametrize("graph", [G, DefaultGraph()])
@pytest.mark.parametrize("known", [False, True])
def test_whatever_is_put_takes_the_place_of_what_was_there(
    graph: Graph, known: bool, tmp_path: Path
) -> None:
    """All of it another, some of it, none of it; names that no update can take out; nothing at all."""
    node = BlankNode("b")
    nameless = [Quad(node, P, Literal("nobody")), Quad(NamedNode("urn:s"), P, node)]
    doubt = [Quad(NamedNode("urn:s"), P, Triple(NamedNode("urn:s"), P, Literal("doubt")))]
    several = said("a", "b", "c")
    with opened(tmp_path / "store") as storage:
        held: list[Quad] | None = None
        for put in (several, said("b", "c", "d"), said("b", "c", "d"), said("x"), nameless,
                    [*nameless, *several], doubt, [*several, *doubt], several, []):  # fmt: skip
            replaced(storage.store, graph, put, held)
            found = [*storage.store.quads_for_pattern(None, None, None, graph)]
            assert isomorphic(found, put)
            assert storage.has(graph)
            held = found if known else None


def isomorphic(found: list[Quad], put: list[Quad]) -> bool:
    """Whether both say the same; the nameless node may be another."""
    names = re.compile(r"_:\w+")
    told = [sorted(names.sub("_", str(q.triple)) for q in quads) for quads in (found, put)]
    return told[0] == told[1]


def test_one_snapshot_is_made_for_many_writes(tmp_path: Path) -> None:
    """For whoever asks next, who sees all of them; and none where nothing was written."""
    with opened(tmp_path / "store") as storage:
        for number in range(3):
            storage.replace(G, said(f"{number}"))
        made = storage.latest()
        assert held(Store.read_only(made)) == ["2"]
        assert storage.latest() == made
        storage.drop(G)
        assert held(Store.read_only(storage.latest())) == []


def test_who_opens_the_folder_sees_a_write_soon(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Though nobody asks the writer."""
    monkeypatch.setattr(disk, "SOON", 0.01)
    with opened(tmp_path / "store") as storage:
        for word in ("one", "two"):
            storage.replace(G, said(word))
            seen: list[str] = []
            for _ in range(1_000):
                with suppress(UnusableOutput):
                    seen = held(reading(tmp_path / "store"))
                if seen == [word]:
                    break
                time.sleep(0.01)
            assert seen == [word]


def test_snapshots_are_whole_while_somebody_writes(tmp_path: Path) -> None:
    """Every graph is one of those that were put."""
    with opened(tmp_path / "store") as storage:
        done = threading.Event()

        def write() -> None:
            number = 0
            while not done.is_set():
                number += 1
                words = [f"{number} {n}" for n in range(50)]
                storage.replace(G, said(*words))

        writer = threading.Thread(target=write)
        writer.start()
        try:
            for _ in range(20):
                words = held(Store.read_only(storage.latest()))
                assert len({word.split()[0] for word in words}) <= 1
                assert len(words) in (0, 50)
        finally:
            done.set()
            writer.join()


def test_a_snapshot_that_cannot_be_made_is_made_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever asks is told meanwhile, and what was written is there."""
    with opened(tmp_path / "store") as storage:
        storage.replace(G, said("kept"))
        monkeypatch.setattr(disk, "_SNAPSHOT", "no/such/folder/snapshot-")
        with pytest.raises(OSError, match="folder"):
            storage.latest()
        monkeypatch.undo()
        assert held(Store.read_only(storage.latest())) == ["kept"]


def test_a_store_is_open_once(tmp_path: Path) -> None:
    """Who comes second, in this process or another, is told so, and nothing is lost."""
    with opened(tmp_path / "store") as storage:
        storage.replace(G, said("kept"))
        with (
            pytest.raises(UnusableOutput, match=r"another program has this store open\. Wait"),
            opened(tmp_path / "store"),
        ):
            pass
        second = subprocess.run(
            [sys.executable, "-c", "import sys; from pathlib import Path; from dateline.disk import"
             " opened; opened(Path(sys.argv[1])).__enter__()", tmp_path / "store"],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert "another program has this store open" in second.stderr
        assert held(storage.store) == ["kept"]
    with opened(tmp_path / "store") as storage:
        assert held(storage.store) == ["kept"]


def test_a_writer_that_is_killed_leaves_a_whole_store(tmp_path: Path) -> None:
    """Readers see the last snapshot, and the next writer goes on from there."""
    writes = (
        "import sys; from pathlib import Path; from tests.test_disk import *\n"
        "from dateline.disk import Storage\n"
        "storage = Storage(Path(sys.argv[1])); storage.replace(G, said('whole')); storage.latest()\n"
        "storage.store.update(\"INSERT DATA { GRAPH <urn:g> { <urn:s> <urn:p> 'half' } }\")\n"
        "print('begun', flush=True); sys.stdin.read()"
    )
    (tmp_path / "store").mkdir()
    with subprocess.Popen(
        [sys.executable, "-c", writes, tmp_path / "store"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=Path(__file__).parents[1],
    ) as writer:  # fmt: skip
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"begun\n"
        os.kill(writer.pid, signal.SIGKILL)
    assert held(reading(tmp_path / "store")) == ["whole"]
    with opened(tmp_path / "store") as storage:
        storage.replace(G, said("next"))
    assert held(reading(tmp_path / "store")) == ["next"]


def test_what_is_no_store_is_left_alone(tmp_path: Path) -> None:
    """A folder of other things, a file, and a store in which nothing is yet."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("Dear")
    with pytest.raises(UnusableOutput, match="holds other things"), opened(tmp_path / "mine"):
        pass
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["letter.txt"]
    with (
        pytest.raises(UnusableOutput, match="cannot be opened"),
        opened(tmp_path / "mine" / "letter.txt"),
    ):
        pass
    with opened(tmp_path / "new"):
        pass
    for folder in ("mine", "new", "nowhere"):
        with pytest.raises(UnusableOutput, match=r"no store here with a build.*dateline build"):
            reading(tmp_path / folder)
    (tmp_path / "broken" / "snapshot-1").mkdir(parents=True)
    with pytest.raises(UnusableOutput, match=r"with a build in it .*CURRENT"):
        reading(tmp_path / "broken")
    assert not (tmp_path / "nowhere").exists()
