"""A query has a limit in time, rows and memory, and one that needs none pays next to nothing."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from pyoxigraph import Literal, Store

from dateline.errors import BrokenQuery, StoppedQuery, UnusableOutput
from dateline.query import Limits, open_graph, run, within
from tests.query.conftest import full_story

ENDLESS = "SELECT {} {{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }}"
"""Billions of rows: every statement beside every other."""


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o",
        "SELECT ?s ?none { ?s a sem:Event OPTIONAL { ?s dl:none ?none } } ORDER BY ?s",
        "SELECT ?none { ?s a sem:Event OPTIONAL { ?s dl:none ?none } }",
        "SELECT * {}",
        "SELECT ?x { ?x a dl:None }",
        'SELECT ("a\\tb\\r\\n\\u001b" AS ?a) (1.50 AS ?b) ("x"@en AS ?c) (true AS ?d) ("" AS ?e) {}',
        "ASK { ?s a sem:Event }",
        "ASK { ?s a dl:None }",
        "CONSTRUCT { ?s rdfs:label ?o } { ?s rdfs:label ?o }",
        "CONSTRUCT { ?s rdfs:label ?o } { ?s dl:none ?o }",
        "DESCRIBE <urn:dateline:event:e1>",
    ],
)
def test_an_answer_is_the_same_within_limits(full: Store, sparql: str) -> None:
    """Every term comes through as it is, whatever the form of the query."""
    assert within(Limits(), lambda: full, sparql) == run(full, sparql)


@pytest.mark.parametrize("rows", [1, 2, 6, 7, 8])
def test_rows_are_counted_and_what_is_left_out_is_told(rows: int) -> None:
    """Of seven, so many; that there are more is told only where there are."""
    store = Store()
    query = "SELECT ?n { VALUES ?n { 1 2 3 4 5 6 7 } }"
    found = within(Limits(rows=rows), lambda: store, query)
    assert [cell[0].value for cell in found.rows if isinstance(cell[0], Literal)] == [
        str(n + 1) for n in range(min(rows, 7))
    ]
    assert found.more == (rows < 7)
    triples = "CONSTRUCT { <urn:a> <urn:b> ?n } { VALUES ?n { 1 2 3 4 5 6 7 } }"
    told = within(Limits(rows=rows), lambda: store, triples)
    assert (len(told.triples or ()), told.more) == (min(rows, 7), rows < 7)


def test_many_rows_are_cut_at_one() -> None:
    """Though they come in buffers."""
    values = " ".join(str(n) for n in range(300))
    query = f"SELECT * {{ VALUES ?a {{ {values} }} VALUES ?b {{ {values} }} }}"
    found = within(Limits(rows=12_345), Store, query)
    assert (len(found.rows), found.more) == (12_345, True)


@pytest.mark.parametrize("what", ["(COUNT(*) AS ?n)", "(MAX(?a) AS ?n)"])
def test_a_query_without_end_is_stopped(
    full: Store, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In time, with a sentence; and the process that asked does not stay behind."""
    forked: list[int] = []
    fork = os.fork

    def noted() -> int:
        forked.append(fork())
        return forked[-1]

    monkeypatch.setattr(os, "fork", noted)
    begun = time.monotonic()
    with pytest.raises(StoppedQuery, match=r"stopped after 0\.3 seconds, and nothing") as caught:
        within(Limits(seconds=0.3), lambda: full, ENDLESS.format(what))
    assert time.monotonic() - begun < 5
    assert "--limit-seconds" in str(caught.value)
    (asking,) = forked
    with pytest.raises(ChildProcessError):
        os.waitpid(asking, os.WNOHANG)


def test_rows_without_end_are_cut(full: Store) -> None:
    """A billion rows are as quick as those that are wanted."""
    found = within(Limits(rows=100), lambda: full, ENDLESS.format("*"))
    assert (len(found.rows), found.more) == (100, True)


def test_an_answer_without_end_is_stopped(full: Store) -> None:
    """Where all rows are wanted, it has so many bytes and no more."""
    with pytest.raises(StoppedQuery, match="its answer has more than 1 MB"):
        within(Limits(bytes=1 << 20), lambda: full, ENDLESS.format("*"))


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is bounded on Linux only")
def test_a_query_that_takes_all_memory_is_stopped(full: Store) -> None:
    """Billions of rows that have to be sorted."""
    with pytest.raises(StoppedQuery, match=r"more than 0\.125 GB of memory"):
        within(Limits(memory=1 << 27), lambda: full, ENDLESS.format("*") + " ORDER BY ?a ?d ?g ?j")


def test_a_query_that_would_break_the_parser_is_stopped(capfd: pytest.CaptureFixture[str]) -> None:
    """So deep that Oxigraph's process dies of it; ours goes on, and prints nothing."""
    with pytest.raises(StoppedQuery, match="nested too deeply"):
        within(Limits(), Store, "SELECT * " + "{" * 100_000)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("sparql", "message"),
    [
        ("SELECT * {\n ?s ?p", "line 2, column 7"),
        ("SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", "asks another server"),
        ("LOAD <http://127.0.0.1/>", r"would change the graph \(LOAD\)"),
        ("CLEAR ALL", "Queries only read"),
        ("SELECT * FROM <http://127.0.0.1/> { ?s ?p ?o }", "Nothing is fetched"),
        ("SELECT ?s { ?s ?p '\ud800' }", "half a character"),
        ("#" * 10_000_000, "has 10,000,000 characters, and at most 1,000,000 are read"),
        ("'''a " * 190_000, "stopped after 2 seconds|does not parse"),
    ],
)
def test_what_is_refused_is_refused_here_too(full: Store, sparql: str, message: str) -> None:
    """With the same sentence."""
    with pytest.raises((BrokenQuery, StoppedQuery), match=message):
        within(Limits(seconds=2), lambda: full, sparql)


def test_the_copy_costs_little(full: Store) -> None:
    """A query of no time takes none that anybody would notice."""
    within(Limits(), lambda: full, "ASK {}")
    begun = time.monotonic()
    for _ in range(10):
        within(Limits(), lambda: full, "ASK { <urn:dateline:event:e1> ?p ?o }")
    assert (time.monotonic() - begun) / 10 < 0.5


def test_the_store_is_as_it_was(full: Store) -> None:
    """A stopped query leaves nothing behind."""
    before = len(full)
    with pytest.raises(StoppedQuery):
        within(Limits(seconds=0.05), lambda: full, ENDLESS.format("(COUNT(*) AS ?n)"))
    assert len(full) == before
    label = full_story().events[0].label
    (row,) = run(full, "SELECT ?l { <urn:dateline:event:e1> rdfs:label ?l }").rows
    assert row == (Literal(label),)


def test_a_graph_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    """As if we had opened it; and what nobody thought of is no limit that it ran into."""
    with pytest.raises(UnusableOutput, match=r"there is no story\.trig here"):
        within(Limits(), lambda: open_graph(tmp_path), "ASK {}")
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        within(Limits(), lambda: Store(str(1 // 0)), "ASK {}")


def test_time_begins_when_the_graph_is_open(full: Store) -> None:
    """Loading a large one is no fault of the query's; both are told."""

    def slowly() -> Store:
        time.sleep(0.4)
        return full

    told: dict[str, float] = {}
    assert within(Limits(seconds=0.3), slowly, "ASK {}", told.__setitem__).truth
    assert told["loading"] >= 0.4 > told["answering"] > 0
