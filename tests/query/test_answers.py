"""Answers, written for people, spreadsheets and programs."""

from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree

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


def test_json_tsv_and_xml_are_the_standards(store: Store) -> None:
    """Oxigraph reads back the same solutions from what is written."""
    answer = run(store, "SELECT ?s ?o { ?s dl:importance|rdfs:label|dl:claimed ?o } ORDER BY ?s ?o")
    for format, known in (
        ("json", QueryResultsFormat.JSON),
        ("tsv", QueryResultsFormat.TSV),
        ("xml", QueryResultsFormat.XML),
    ):
        again = parse_query_results(answer.written(format), format=known)
        assert [(r["s"], r["o"]) for r in again] == list(answer.rows)  # type: ignore[union-attr]


def test_a_yes_or_no(store: Store) -> None:
    """ASK is answered in every format but turtle."""
    answer = run(store, "ASK { ?e dl:status 'denied' }")
    assert answer.table() == [["yes"]]
    assert answer.written("csv") == "answer\r\ntrue\r\n"
    assert answer.written("tsv") == "?answer\ntrue\n"
    assert json.loads(answer.written("json")) == {"head": {}, "boolean": True}
    assert bool(parse_query_results(answer.written("xml"), format=QueryResultsFormat.XML))
    with pytest.raises(BrokenQuery, match="Only CONSTRUCT and DESCRIBE"):
        answer.written("turtle")


def test_only_a_number_is_spared_in_csv() -> None:
    """A formula that says it is a number is words; so are the names of columns."""
    wrong = Literal("=1+1", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#integer"))
    decimal = Literal("-0.10", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#decimal"))
    numbers = (Literal(-5), Literal(-1.5e-7), decimal)
    written = Answer(("a", "b", "c", "d"), ((wrong, *numbers),)).written("csv")
    assert written == "a,b,c,d\r\n'=1+1,-5,-0.00000015,-0.10\r\n"


def test_xml_holds_what_xml_can_hold() -> None:
    """Markup is words, a carriage return stays one, and a control character is seen to be gone."""
    words = "<b>&\"' ]]> a\r\nb\x1b[2J\x00\ufffe\U0001f6a2"
    cells = (Literal(words), Literal(words, language="en"), NamedNode("urn:a?b&c"), None)
    written = Answer(("a", "b", "c", "d"), (cells,)).written("xml")
    assert "\x1b" not in written
    (row,) = parse_query_results(written, format=QueryResultsFormat.XML)  # type: ignore[misc]
    seen = words.replace("\x1b", "\ufffd").replace("\x00", "\ufffd").replace("\ufffe", "\ufffd")
    assert tuple(row) == (Literal(seen), Literal(seen, language="en"), cells[2], None)
    root = ElementTree.fromstring(written)
    assert len(root.findall(".//{*}binding")) == 3


@pytest.mark.parametrize("format", ["csv", "json", "tsv", "xml"])
def test_a_triple_in_a_cell_is_written(store: Store, format: str) -> None:
    """RDF 1.2 has such; every format takes it."""
    answer = run(store, 'SELECT (<<( <urn:a> <urn:b> "c" )>> AS ?t) {}')
    assert "urn:b" in answer.written(format)


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
    with pytest.raises(BrokenQuery, match="csv, json, tsv, turtle, xml"):
        run(store, "ASK {}").written("xls")
