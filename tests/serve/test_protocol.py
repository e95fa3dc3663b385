"""The SPARQL Protocol: ways to ask, formats to be answered in, and what is refused."""

from __future__ import annotations

import csv
import io
import time

import pytest
from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat, parse, parse_query_results

from tests.serve.conftest import ENDLESS, Asking

LABELS = "SELECT ?l { ?e a sem:Event ; rdfs:label ?l } ORDER BY ?l"


def test_three_ways_to_ask_give_one_answer(asking: Asking) -> None:
    """In the address, in a form, and as the body; the project's prefixes are known."""
    client = asking.client
    answers = [
        client.get("/sparql", params={"query": LABELS}),
        client.post("/sparql", data={"query": LABELS}),
        client.post(
            "/sparql", content=LABELS, headers={"Content-Type": "application/sparql-query"}
        ),
        client.post("/sparql/", data={"query": LABELS}),
    ]
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.content for answer in answers}) == 1
    assert any("strike" in row["l"] for row in asking.rows(LABELS))


@pytest.mark.parametrize("media", ["application/sparql-results+json", "application/sparql-results+xml",
                                   "text/tab-separated-values", "text/csv"])  # fmt: skip
def test_rows_come_in_every_format(media: str, asking: Asking) -> None:
    """With the same rows, hostile words and all."""
    answer = asking.client.get("/sparql", params={"query": LABELS}, headers={"Accept": media})
    assert answer.headers["content-type"].partition(";")[0] == media
    meant = [row["l"] for row in asking.rows(LABELS)]
    if media == "text/csv":
        found = [row["l"] for row in csv.DictReader(io.StringIO(answer.text, newline=""))]
    else:
        form = QueryResultsFormat.from_media_type(media)
        assert form is not None
        read = parse_query_results(answer.content, format=form)
        assert isinstance(read, QuerySolutions)
        found = [row["l"].value for row in read]
    assert found == meant


def test_graphs_come_in_every_format(asking: Asking) -> None:
    """The same triples."""
    query = "CONSTRUCT { ?e rdfs:label ?l } { ?e a sem:Event ; rdfs:label ?l }"
    read = []
    for media in (
        "text/turtle",
        "application/n-triples",
        "application/rdf+xml",
        "application/ld+json",
    ):
        answer = asking.client.get("/sparql", params={"query": query}, headers={"Accept": media})
        form = RdfFormat.from_media_type(media)
        assert form is not None
        read.append({quad.triple for quad in parse(answer.content, form)})
    assert read[0] == read[1] == read[2] == read[3] != set()


def test_yes_and_no(asking: Asking) -> None:
    """As JSON, and never as CSV."""
    ask = {"query": "ASK { ?e a sem:Event }"}
    assert asking.client.get("/sparql", params=ask).json()["boolean"] is True
    assert (
        asking.client.get("/sparql", params=ask, headers={"Accept": "text/csv"}).status_code == 406
    )


def test_the_dataset_can_be_named(asking: Asking) -> None:
    """Without one, all graphs are asked as one."""
    query = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    whole = int(asking.rows(query)[0]["n"])
    part = asking.client.get(
        "/sparql", params={"query": query, "default-graph-uri": "urn:dateline:judgements"}
    ).json()["results"]["bindings"][0]["n"]["value"]
    assert 0 < int(part) < whole


@pytest.mark.parametrize(
    ("request_", "status", "says"),
    [
        ({"params": {"query": "SELECT"}}, 400, "cannot be answered"),
        ({"params": {"query": "ASK {}", "x": "1"}, "method": "PUT"}, 405, "cannot be done"),
        ({"params": [("query", "ASK {}"), ("query", "ASK {}")]}, 400, "exactly one"),
        ({"params": {"x": "1"}}, 400, "exactly one"),
        ({"params": {"update": "CLEAR ALL"}}, 400, "sent by POST"),
        ({"params": {"query": "SELECT * { SERVICE <http://a.example/> { ?s ?p ?o } }"}}, 403, "stay"),
        ({"params": {"query": "SELECT * { SERVICEd:a { ?s ?p ?o } }"}}, 403, "stay on this machine"),
        ({"params": {"query": "ASK {}", "default-graph-uri": "<no iri>"}}, 400, "cannot be answered"),
        ({"method": "POST", "content": b"ASK {}", "headers": {"Content-Type": "text/plain"}}, 415, "neither"),
        ({"method": "POST", "content": b"\xff", "headers": {"Content-Type": "application/sparql-query"}},
         400, "not UTF-8"),
        ({"method": "POST", "content": "ASK {}".encode("utf-16"), "headers":
          {"Content-Type": "application/sparql-query; charset=utf-16"}}, 415, "Send it as UTF-8"),
        ({"params": {"query": "ASK {}"}, "headers": {"Accept": "image/png"}}, 406, "image/png"),
        ({"method": "POST", "data": {"query": "ASK {} #" + "x" * 30_000}}, 413, "20,000 characters"),
        ({"method": "POST", "content": b"x" * 3_000_000, "headers":
          {"Content-Type": "application/sparql-query"}}, 413, "2,000,000 bytes"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_status(
    request_: dict[str, object], status: int, says: str, asking: Asking
) -> None:
    """In a sentence, and the next question is answered."""
    method = str(request_.get("method", "GET"))
    more = {key: value for key, value in request_.items() if key != "method"}
    answer = asking.client.request(method, "/sparql", **more)  # type: ignore[arg-type]
    assert (answer.status_code, says in answer.text) == (status, True), answer.text
    assert asking.rows("SELECT ?n { VALUES ?n { 1 } }") == [{"n": "1"}]


def test_a_query_that_never_ends_is_ended(strict: Asking) -> None:
    """Soon after its limit, and the reader after it is well."""
    begun = time.monotonic()
    answer = strict.client.get("/sparql", params={"query": ENDLESS})
    assert answer.status_code == 503
    assert "longer than 1 seconds" in answer.text
    assert time.monotonic() - begun < 10
    assert strict.rows("SELECT ?n { VALUES ?n { 1 } }") == [{"n": "1"}]


def test_an_answer_without_end_is_cut_off(strict: Asking) -> None:
    """Before it fills the memory."""
    answer = strict.client.get("/sparql", params={"query": "SELECT * { ?s ?p ?o . ?a ?b ?c }"})
    assert answer.status_code == 503
    assert "longer than 20,000 bytes" in answer.text
    graph = strict.client.get("/sparql", params={"query": "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }"})
    assert graph.status_code == 503


# updates


def update(asking: Asking, text: str, **more: object) -> int:
    """Send an update, and give the status."""
    answer = asking.client.post("/sparql", data={"update": text}, headers=asking.writes, **more)  # type: ignore[arg-type]
    return int(answer.status_code)


def test_only_the_token_writes(asking: Asking, strict: Asking) -> None:
    """And a server without one takes nothing."""
    data = {"update": "INSERT DATA { GRAPH <urn:x> { <urn:a> <urn:b> 1 } }"}
    assert strict.client.post("/sparql", data=data).status_code == 403
    refused = asking.client.post("/sparql", data=data)
    assert (refused.status_code, refused.headers["www-authenticate"][:6]) == (401, "Bearer")
    for wrong in ("Bearer x", "Basic a-token-of-enough-letters", "Bearer ", "Bearer é"):
        headers = {b"Authorization": wrong.encode("latin-1")}
        assert asking.client.post("/sparql", data=data, headers=headers).status_code == 401
    assert asking.rows("SELECT * { GRAPH <urn:x> { ?s ?p ?o } }") == []
    assert update(asking, data["update"]) == 204
    assert len(asking.rows("SELECT * { GRAPH <urn:x> { ?s ?p ?o } }")) == 1
    assert update(asking, "DROP GRAPH <urn:x>") == 204


def test_a_broken_update_changes_nothing(asking: Asking) -> None:
    """Nor does one that leaves the machine."""
    before = asking.rows("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert update(asking, "DROP ALL ; NONSENSE") == 400
    assert update(asking, "LOAD <http://a.example/x>") == 403
    assert (
        update(asking, "INSERT { ?s ?p ?o } WHERE { SERVICE <http://a.example/> { ?s ?p ?o } }")
        == 403
    )
    assert asking.rows("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }") == before


def test_the_protocol_names_graphs_for_an_update(asking: Asking) -> None:
    """As USING does; both at once is refused, and so is what is no IRI."""
    assert update(asking, "INSERT DATA { GRAPH <urn:one> { <urn:a> <urn:b> 1 } }") == 204
    copy = "INSERT { GRAPH <urn:two> { ?s ?p ?o } } WHERE { ?s ?p ?o }"
    assert update(asking, copy, params={"using-graph-uri": "urn:one"}) == 204
    assert len(asking.rows("SELECT * { GRAPH <urn:two> { ?s ?p ?o } }")) == 1
    both = "INSERT { ?s ?p ?o } USING <urn:one> WHERE { ?s ?p ?o }"
    assert update(asking, both, params={"using-graph-uri": "urn:one"}) == 400
    assert update(asking, copy, params={"using-graph-uri": "a> } ; DROP ALL #"}) == 400
    assert update(asking, "DROP GRAPH <urn:one> ; DROP GRAPH <urn:two>") == 204


def test_the_service_describes_itself(asking: Asking) -> None:
    """To whoever asks nothing."""
    answer = asking.client.get("/sparql", headers={"Accept": "text/turtle"})
    said = {
        str(quad.predicate.value).rpartition("#")[2]
        for quad in parse(answer.content, RdfFormat.TURTLE)
    }
    assert {"endpoint", "supportedLanguage", "resultFormat", "feature"} <= said
    assert asking.client.get("/sparql", headers={"Accept": "image/png"}).status_code == 406
