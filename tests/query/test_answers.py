"""Answers, written for people, spreadsheets and programs."""

from __future__ import annotations

import csv
import io
import json

import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, QueryResultsFormat, Store, parse_query_results

from dateline.errors import BrokenQuery
from dateline.export import rdf
from dateline.query import Answer, run
from tests.export.conftest import small_story

CELLS = ("=1+1", "+1", "-1", "@x", "\tx", "\rx", " =1", "fine", 'a "b", c\nd')
HOSTILE = Answer(
    ("words",),
    (
        *((Literal(words),) for words in CELLS),
        (Literal(-5),),
        (None,),
        (NamedNode("urn:dateline:actor:a1"),),
    ),
)


@pytest.fixture(scope="module")
def store() -> Store:
    """The small story's graph."""
    made = Store()
    made.extend(rdf.quads(small_story()))
    return made


def test_csv_cells_are_no_formulas() -> None:
    """A cell that a spreadsheet would compute gets a quote; a number that is one stays."""
    cells = [row[0] for row in csv.reader(io.StringIO(HOSTILE.written("csv"), newline=""))]
    assert cells == [
        "words", "'=1+1", "'+1", "'-1", "'@x", "'\tx", "'\rx", "' =1", "fine", 'a "b", c\nd',
        "-5", "", "urn:dateline:actor:a1",
    ]  # fmt: skip


def test_a_table_cannot_command_the_terminal() -> None:
    """Escape sequences, controls and overrides of direction do not reach the terminal."""
    words = "a\x1b[31mb\x1b]0;title\x07c\x1b]8;;http://x\x1b\\d\x9b2Je\x07\u202ef\ng\x1bc"
    (row,) = Answer(("x",), ((Literal(words),),)).table()
    assert row == ["abcde f g"]


def test_tables_shorten_known_names(store: Store) -> None:
    """An IRI of a known vocabulary is shown with its prefix."""
    answer = run(store, "SELECT ?t { <urn:dateline:event:e1> a ?t }")
    assert (answer.heads(), answer.table()) == (["t"], [["sem:Event"]])


def test_json_and_tsv_are_the_standards(store: Store) -> None:
    """Oxigraph reads back the same solutions from what is written."""
    answer = run(store, "SELECT ?s ?o { ?s dl:importance|rdfs:label|dl:claimed ?o } ORDER BY ?s ?o")
    for format, known in (("json", QueryResultsFormat.JSON), ("tsv", QueryResultsFormat.TSV)):
        again = parse_query_results(answer.written(format), format=known)
        assert [(r["s"], r["o"]) for r in again] == list(answer.rows)  # type: ignore[union-attr]


def test_a_yes_or_no(store: Store) -> None:
    """ASK is answered in every format but turtle."""
    answer = run(store, "ASK { ?e dl:status 'denied' }")
    assert answer.table() == [["yes"]]
    assert answer.written("csv") == "answer\r\ntrue\r\n"
    assert answer.written("tsv") == "?answer\ntrue\n"
    assert json.loads(answer.written("json")) == {"head": {}, "boolean": True}
    with pytest.raises(BrokenQuery, match="Only CONSTRUCT and DESCRIBE"):
        answer.written("turtle")


@pytest.mark.parametrize(
    "sparql", ["CONSTRUCT { ?e rdfs:label ?l } { ?e a sem:Event ; rdfs:label ?l }",
               "DESCRIBE <urn:dateline:event:e1>"],
)  # fmt: skip
def test_triples_are_turtle(store: Store, sparql: str) -> None:
    """CONSTRUCT and DESCRIBE give Turtle that rdflib reads, and a table of three columns."""
    answer = run(store, sparql)
    assert answer.triples is not None
    graph = rdflib.Graph().parse(data=answer.written("turtle"), format="turtle")
    assert len(graph) == len(answer.triples) == len(answer.table())
    assert answer.heads() == ["subject", "predicate", "object"]
    assert len(list(csv.reader(io.StringIO(answer.written("csv"), newline="")))) == len(graph) + 1


def test_an_unknown_format_is_named(store: Store) -> None:
    """A format that does not exist is an error that lists those that do."""
    with pytest.raises(BrokenQuery, match="csv, json, tsv, turtle"):
        run(store, "ASK {}").written("xls")
