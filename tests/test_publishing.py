"""A build brought into a store on disk; tests/servers brings one onto servers."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse

from dateline import disk, publishing
from dateline.errors import UnusableOutput
from dateline.export import rdf
from dateline.publishing import Brought, publish
from dateline.query.graph import FILE
from tests.query.conftest import full_story

MINE = NamedNode("urn:mine")
SAID = Quad(NamedNode("urn:a"), NamedNode("urn:b"), Literal("said"), MINE)


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of a small story."""
    folder = tmp_path_factory.mktemp("output")
    rdf.export(full_story(), folder)
    return folder


def of(output: Path) -> set[Quad]:
    """What a build says."""
    return set(parse(path=output / FILE, format=RdfFormat.TRIG))


def readings(quads: set[Quad]) -> list[NamedNode]:
    """The graphs of articles."""
    found = {quad.graph_name for quad in quads if "reading" in str(quad.graph_name)}
    return sorted(found, key=str)  # type: ignore[arg-type]


def test_only_what_is_another_is_written(output: Path, tmp_path: Path) -> None:
    """A changed article, a new one, one that is gone, one changed by hand; a user's graph stays."""
    store, meant = tmp_path / "store", of(output)
    changed, gone, by_hand = readings(meant)
    number = len({quad.graph_name for quad in meant})
    assert publish(output, store) == Brought(number, 0, 0)
    assert set(disk.reading(store)) == meant
    with disk.opened(store) as storage:
        storage.replace(MINE, [SAID])
        storage.drop(by_hand)
    told: list[tuple[int, int]] = []
    assert publish(output, store, lambda *step: told.append(step)) == Brought(1, number - 1, 0)
    assert told[-1] == (number, number)
    assert set(disk.reading(store)) == {*meant, SAID}

    after = {quad for quad in meant if quad.graph_name != gone}
    new = NamedNode("urn:dateline:reading:ffffffffffffffff")
    after |= {Quad(q.subject, q.predicate, q.object, new) for q in after if q.graph_name == changed}
    after.remove(next(quad for quad in after if quad.graph_name == changed))
    other = tmp_path / "other"
    other.mkdir()
    made = Store()
    made.extend(after)
    made.dump(other / FILE, RdfFormat.TRIG)
    assert publish(other, store) == Brought(2, number - 2, 1)
    assert set(disk.reading(store)) == {*after, SAID}
    assert not disk.reading(store).contains_named_graph(gone)


def test_what_broke_off_is_completed(
    output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who reads sees the old build until the new one is whole."""
    store = tmp_path / "store"
    with disk.opened(store) as storage:
        storage.replace(MINE, [SAID])
    replaced, left = disk.replaced, [2]

    def stop(*given: object) -> None:
        left[0] -= 1
        if not left[0]:
            raise OSError("No space left on device")
        replaced(*given)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(disk, "replaced", stop)
        with pytest.raises(UnusableOutput, match="Make room"):
            publish(output, store)
    assert set(disk.reading(store)) == {SAID}
    assert publish(output, store).same == 1
    assert set(disk.reading(store)) == {*of(output), SAID}


def test_a_damaged_build_leaves_the_store_as_it_was(output: Path, tmp_path: Path) -> None:
    """One that is empty, and one that holds a build."""
    (tmp_path / FILE).write_text("<urn:g> { <urn:a> <urn:b> <urn:c> }\n<urn:a> nonsense")
    for _ in range(2):
        with pytest.raises(UnusableOutput, match=r"the graph is damaged"):
            publish(tmp_path, tmp_path / "store")
        assert publish(output, tmp_path / "store")
        assert set(disk.reading(tmp_path / "store")) == of(output)
    with pytest.raises(UnusableOutput, match=r"there is no story\.trig here"):
        publish(tmp_path / "nothing", tmp_path / "store")


def test_many_graphs_are_put_in_order(
    output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And say the same then."""
    monkeypatch.setattr(publishing, "MANY", 1)
    publish(output, tmp_path / "store")
    assert set(disk.reading(tmp_path / "store")) == of(output)


def test_what_came_of_it_is_said() -> None:
    """In a sentence, without what is nothing."""
    assert Brought(2, 0, 0).said("there") == "2 graphs were brought into there."
    assert Brought(1, 0, 1).said("there") == (
        "1 graph was brought into there, 1 of an article that is gone was taken out."
    )
    assert Brought(0, 1_000, 3).said("there") == (
        "0 graphs were brought into there, 1,000 were there already, "
        "3 of articles that are gone were taken out."
    )
