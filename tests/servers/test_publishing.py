"""A build brought onto real servers: ours, Oxigraph's, Virtuoso and Jena."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse

from dateline import elsewhere, remote
from dateline.errors import UnusableServer
from dateline.export import rdf
from dateline.publishing import Brought, publish
from dateline.query import Limits
from dateline.query.graph import FILE
from dateline.remote import Server
from tests.query.conftest import full_story
from tests.servers.running import Running, Starting
from tests.servers.virtuoso import virtuoso

GHOST = "urn:dateline:reading:aaaaaaaaaaaaaaaa"
MINE = "urn:mine"
SAID = [
    Quad(NamedNode("urn:a"), NamedNode("urn:b"), Literal('«ünsere» "\\\n\t 𝕏'), NamedNode(MINE))
]
Graphs = dict[str, set[Quad]]


def graphs_of(quads: Iterable[Quad]) -> Graphs:
    """What each graph holds; none of ours has a blank node, so equal sets are isomorphic graphs."""
    found: Graphs = {}
    for quad in quads:
        assert isinstance(quad.graph_name, NamedNode)
        found.setdefault(quad.graph_name.value, set()).add(quad)
    return found


def there(server: Server) -> Graphs:
    """What a server holds."""
    return {name: set(remote.fetched(server, name)) for name in remote.graphs(server, "urn:")}


def written(graphs: Graphs, folder: Path) -> Path:
    """A build of these graphs."""
    folder.mkdir()
    store = Store()
    store.extend(quad for quads in graphs.values() for quad in quads)
    store.dump(folder / FILE, RdfFormat.TRIG)
    return folder


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of a small story."""
    folder = tmp_path_factory.mktemp("output")
    rdf.export(full_story(), folder)
    return folder


@pytest.fixture(scope="module")
def meant(output: Path) -> Graphs:
    """What it says."""
    return graphs_of(parse(path=output / FILE, format=RdfFormat.TRIG))


def large(value: str) -> Graphs:
    """So many statements in so many graphs that a server is at work on them for a while."""
    names = [NamedNode(f"urn:dateline:reading:{number:016x}") for number in range(8)]
    return {
        name.value: {
            Quad(NamedNode(f"urn:s{n}"), NamedNode("urn:p"), Literal(value), name)
            for n in range(800)
        }
        for name in names
    }


def test_what_is_brought_is_what_comes_back(
    running: Running, output: Path, meant: Graphs, tmp_path: Path
) -> None:
    """Only what is another is written again, what is gone leaves no ghost, and a user's graph stays."""
    server = running.found()
    remote.put(server, GHOST, SAID)
    remote.put(server, MINE, SAID)
    told: list[tuple[int, int]] = []
    assert publish(output, server, lambda *step: told.append(step)) == Brought(len(meant), 0, 1)
    assert told[-1] == (len(meant) + 1, len(meant) + 1)
    assert there(server) == {**meant, MINE: set(SAID)}
    assert publish(output, server) == Brought(0, len(meant), 0)

    changed, gone, by_hand = sorted(name for name in meant if ":reading:" in name)[:3]
    after = {name: quads for name, quads in meant.items() if name != gone}
    after[changed] = {quad for quad in after[changed] if isinstance(quad.object, NamedNode)}
    remote.put(server, by_hand, SAID)
    assert publish(written(after, tmp_path / "after"), server) == Brought(2, len(after) - 2, 1)
    assert there(server) == {**after, MINE: set(SAID)}


def test_graphs_are_listed_page_by_page(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    """In order, none twice, and none left out where a server cuts long answers."""
    server = running.found()
    for number in range(7):
        remote.put(server, f"urn:page:{number}", SAID)
    monkeypatch.setattr(remote, "PAGE", 3)
    names = [f"urn:page:{number}" for number in range(7)]
    assert list(remote.graphs(server, "urn:page:")) == names
    for name in names:
        remote.dropped(server, name)
    assert list(remote.graphs(server, "urn:page:")) == []
    remote.dropped(server, names[0])
    assert remote.fetched(server, names[0]) == []


def test_who_may_not_write_is_told(running: Running, output: Path) -> None:
    """In one sentence, which says what to check."""
    if not (running.user or running.token):
        pytest.skip("this server lets everybody write")
    wrong = {"password": "wrong"} if running.user else {"token": "a-token-that-nobody-has"}
    with pytest.raises(UnusableServer, match=r"status 401.*Check") as refused:
        publish(output, running.found(**wrong))
    assert str(refused.value).count("\n") == 0


def test_a_server_that_dies_has_whole_graphs(
    starting: Starting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each the old one or the new one; a second run completes what broke off."""
    monkeypatch.setattr(remote, "WAIT", 0.01)
    old, new = large("old"), large("new")
    before, after = written(old, tmp_path / "before"), written(new, tmp_path / "after")
    (tmp_path / "server").mkdir()
    with starting(tmp_path / "server") as running:
        publish(before, running.found())

        def kill(done: int, _: int) -> None:
            if done == 3:
                threading.Timer(0.02, running.kill).start()

        kind = running.found().kind
        with pytest.raises(UnusableServer, match=r"try again: (nothing is half|a graph that was)"):
            publish(after, running.found(), kill)
    with starting(tmp_path / "server") as running:
        server = running.found()
        if running.keeps:
            left = there(server)
            # Virtuoso takes a graph out before it puts the new one in: that one may be missing.
            assert len(old.keys() - left.keys()) <= (kind == "virtuoso")
            assert all(left[name] in (old[name], new[name]) for name in left)
            assert sum(left.get(name) == new[name] for name in new) >= 3
        publish(after, server)
        assert there(server) == new


def test_a_server_that_cuts_long_answers(tmp_path: Path) -> None:
    """What it cuts is told of; all graphs are found, and what it gives in part is brought again."""
    statements = {Quad(q.subject, q.predicate, Literal(str(n)), q.graph_name)
                  for q in SAID for n in range(12)}  # fmt: skip
    names = [NamedNode(f"urn:dateline:reading:{number:016x}") for number in range(12)]
    few = {
        name.value: {Quad(q.subject, q.predicate, q.object, name) for q in SAID} for name in names
    }
    output = written({**few, GHOST: {Quad(q.subject, q.predicate, q.object, NamedNode(GHOST))
                                     for q in statements}}, tmp_path / "output")  # fmt: skip
    (tmp_path / "server").mkdir()
    with virtuoso(tmp_path / "server", rows=5) as running:
        server = running.found()
        publish(output, server)
        found = elsewhere.answer(server, "SELECT * { GRAPH ?g { ?s ?p ?o } }", Limits())
        assert (len(found.rows), found.cut) == (5, True)
        count = elsewhere.answer(
            server, f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{GHOST}> {{ ?s ?p ?o }} }}", Limits()
        )
        assert (count.table(), count.cut) == ([["12"]], False)
        assert set(few) < set(remote.graphs(server, "urn:dateline:reading:"))
        assert publish(output, server) == Brought(1, len(few), 0)
