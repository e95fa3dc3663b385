"""The same questions, the same rows: in memory, on disk, over HTTP, and on the servers of others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Store

from dateline import asking
from dateline.asking import Typed
from dateline.errors import BrokenQuery
from dateline.publishing import publish
from dateline.query import Answer, find, run, saved
from dateline.query.reckoning import reckoned
from dateline.remote import Server
from tests.servers.running import Running

NAMES = tuple(question.name for question in saved())
DIFFERENT: Mapping[tuple[str, str], str] = {}
"""A kind of server and a question that it answers otherwise, and why: none does, as they are written."""
FINDING = 32
"""So many of the questions find something in the sample; the others need a person's rulings, or doubts."""


@pytest.fixture(scope="module")
def disk(output: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample in a store on disk."""
    folder = tmp_path_factory.mktemp("disk") / "store"
    publish(output, folder)
    return folder


@pytest.fixture(scope="module")
def server(running: Running, output: Path) -> Server:
    """The sample on a server."""
    found = running.found()
    publish(output, found)
    return found


def meant(harbour: Store, name: str) -> Answer:
    """What a question finds in memory, told what its example tells."""
    return run(harbour, find(name).bound(find(name).example))


@pytest.mark.parametrize("name", NAMES)
def test_on_disk(name: str, disk: Path, harbour: Store) -> None:
    """Cell for cell, and in order."""
    found = asking.ask(Typed(saved=name, values=find(name).example, store=disk))
    assert found == meant(harbour, name)


@pytest.mark.parametrize("name", NAMES)
def test_on_a_server(name: str, server: Server, harbour: Store) -> None:
    """Cell for cell, and in order, whatever its default graph is."""
    if (server.kind, name) in DIFFERENT:
        pytest.xfail(DIFFERENT[server.kind, name])
    found = asking.ask(Typed(saved=name, values=find(name).example, store=server))
    assert found == meant(harbour, name)


def test_nearly_all_find_something(harbour: Store) -> None:
    """So that the comparison says something."""
    assert sum(bool(meant(harbour, name).rows) for name in NAMES) >= FINDING


def test_what_is_typed(server: Server, harbour: Store) -> None:
    """Every form of a query, with the prefixes known; what does not parse is shown with the place."""
    for query in (
        "SELECT ?name ?kind { ?who dl:named true ; dl:kind ?kind ; rdfs:label ?name } ORDER BY STR(?name) ?kind",
        "ASK { ?e a sem:Event ; dl:status 'denied' }",
        "ASK { ?e a sem:Event ; dl:status 'forgotten' }",
        "CONSTRUCT { ?e rdfs:label ?l } WHERE { ?e a sem:Event ; rdfs:label ?l ; dl:status 'denied' }",
        "SELECT (COUNT(*) AS ?n) { GRAPH <urn:dateline:judgements> { ?s ?p ?o } }",
        "SELECT (COUNT(*) AS ?n) FROM <urn:dateline:judgements> { ?s ?p ?o }",
    ):
        assert asking.ask(Typed(sparql=query, store=server)) == run(harbour, query), query
    with pytest.raises(BrokenQuery, match=r"line 1, column 16.*Known without that are"):
        asking.ask(Typed(sparql="SELECT ?a { ?a x:b ?c }", store=server))


def test_a_server_of_no_known_kind(server: Server, harbour: Store) -> None:
    """It is told the name of every graph, where it needs that."""
    unknown = replace(server, kind="")
    found = asking.ask(Typed(saved="together", values=find("together").example, store=unknown))
    assert found == meant(harbour, "together")


def test_what_a_query_costs_is_told(server: Server, harbour: Store) -> None:
    """How much the server has of what is named."""
    found = asking.understand(Typed(saved="speakers", store=server))
    here = dict(reckoned(harbour, found.sparql).sizes)
    assert dict(found.reckoned.sizes) == here
    assert found.reckoned.quads >= len(harbour)  # Virtuoso has some of its own
