"""Words of the language are found wherever the parser may find them, and nowhere else."""

from __future__ import annotations

import pytest

from dateline.query.keywords import holds, names_graphs


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://a.example/> { ?s ?p ?o } }",
        "select * { service<http://a.example/> { ?s ?p ?o } }",
        "SELECT * { SERVICEex:a { ?s ?p ?o } }",
        r"SELECT * { \u0053ERVICE <http://a.example/> { ?s ?p ?o } }",
        "SELECT * { #\nSERVICE SILENT ?x { ?s ?p ?o } }",
    ],
)
def test_a_keyword_is_found(query: str) -> None:
    """However it is written."""
    assert holds(query, "service")


@pytest.mark.parametrize(
    "query",
    [
        'SELECT ("service" AS ?x) {}',
        "SELECT ?service {}",
        "SELECT * { ?s <http://a.example/service> ?o }",
        "SELECT * { ?s ex:service ?o } # service",
        "SELECT ('''SERVICE''' AS ?x) {}",
    ],
)
def test_other_words_are_none(query: str) -> None:
    """In strings, names, addresses and comments."""
    assert not holds(query, "service", "load")


def test_whether_a_query_names_its_graphs() -> None:
    """By FROM, and not by a word that looks like it."""
    assert names_graphs("SELECT * FROM <urn:g> { ?s ?p ?o }")
    assert names_graphs("ASK FROM NAMED<urn:g> { ?s ?p ?o }")
    assert not names_graphs('SELECT ("from" AS ?from) { ?s ex:from <urn:from> }')
