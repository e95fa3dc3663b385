"""Queries: read only, never over the network, and clear about what is wrong."""

from __future__ import annotations

import contextlib
import http.server
import re
import threading
from pathlib import Path

import pytest
from pyoxigraph import Store

from dateline.errors import BrokenQuery, UnusableOutput
from dateline.export import rdf
from dateline.publishing import publish
from dateline.query import open_graph, run
from dateline.vocab import VERSION
from tests.export.conftest import small_story


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The small story's graph, written and loaded."""
    folder = tmp_path_factory.mktemp("output")
    rdf.export(small_story(), folder)
    return open_graph(folder)


def test_a_query_sees_all_graphs_as_one(store: Store) -> None:
    """The default graph is the union, and the usual prefixes need not be declared."""
    answer = run(store, "SELECT (COUNT(?e) AS ?n) { ?e a sem:Event ; gaf:denotedBy/a dl:Report }")
    assert answer.table() == [["7"]]


def test_a_folder_without_a_build_is_named(tmp_path: Path) -> None:
    """A folder that holds no graph is an error that says what to do."""
    with pytest.raises(UnusableOutput, match=r"there is no story\.trig here"):
        open_graph(tmp_path)


@pytest.mark.parametrize("content", [b"<urn:a> <urn:b>", b"\xff\xfe\x00", b"<urn:g> { <a b> a 1 }"])
def test_a_damaged_graph_is_named(content: bytes, tmp_path: Path) -> None:
    """A graph that does not parse is an error that says so."""
    (tmp_path / "story.trig").write_bytes(content)
    with pytest.raises(UnusableOutput, match="the graph is damaged"):
        open_graph(tmp_path)


@pytest.mark.parametrize("version", ["https://dateline.example/vocab/0", ""])
def test_a_graph_in_the_words_of_another_version_is_named(version: str, tmp_path: Path) -> None:
    """In which questions would find nothing, and nobody would know why: in memory, and in a store."""
    text = (rdf.export(small_story(), tmp_path)).read_text()
    said = f"<http://purl.org/dc/terms/conformsTo> <{VERSION}>"
    new = f"<http://purl.org/dc/terms/conformsTo> <{version}>" if version else 'rdfs:label "x"'
    assert text.count(said) == 1
    (tmp_path / "story.trig").write_text(text.replace(said, new))
    says = re.escape(version or "of before there were versions")
    with pytest.raises(UnusableOutput, match=f"another version .{says}.*Build the folder again"):
        open_graph(tmp_path)
    with pytest.raises(UnusableOutput, match=says):
        publish(tmp_path, tmp_path / "store")


def test_a_folder_in_its_place_is_named(tmp_path: Path) -> None:
    """A graph that cannot be opened is an error too."""
    (tmp_path / "story.trig").mkdir()
    with pytest.raises(UnusableOutput):
        open_graph(tmp_path)


@pytest.mark.parametrize(
    ("sparql", "where"),
    [
        ("SELECT * {\n ?s ?p", "line 2, column 7 at its end"),
        ("SELECT * { ?s nope:x ?o }", "line 1, column 15: the prefix of nope:x is not declared"),
        ("", "line 1, column 1 at its end"),
        ("SELECT * { ?s ?p \ud800 }", "half a character"),
    ],
)
def test_a_broken_query_says_where(store: Store, sparql: str, where: str) -> None:
    """A query that does not parse is one sentence with its line and column, and shows the place."""
    with pytest.raises(BrokenQuery, match=where) as caught:
        run(store, sparql)
    sentence, *shown = str(caught.value).split("\n")
    assert len(sentence) < 230
    assert len(shown) == (0 if "half" in where else 2)


@pytest.mark.parametrize(
    ("sparql", "at"),
    [
        ("SELECT ?s {\n ?s ?p ?o }\nLIMIT ten", "ten"),
        ("SELECT ?s { ?s dl:kind\t'a' } ORDER ?s", "?s"),
        ("SELECT * { ?s nope:x ?o }", "nope:x ?o }"),
        ("SELECT * { " + "?s ?p ?o . " * 50 + "!! " + "?s ?p ?o . " * 50 + "}", "!! ?s"),
        ("SELECT * { ?s ?p ?o\r\n FILTER(?s = ) }", ") }"),
        ("PREFIX ex: <urn:> SELECT * { ?s ex:a 'x:y' ; x:y ?o }", "x:y ?o }"),
        ("SELECT * { ?s ?p ?o FILTER(CONTAINS(?s)) }", ")) }"),
        ("FIND * { ?s ?p ?o }", "FIND"),
    ],
)
def test_a_caret_stands_below_the_place(store: Store, sparql: str, at: str) -> None:
    """In the line as it was typed, or as much of it as fits."""
    with pytest.raises(BrokenQuery) as caught:
        run(store, sparql)
    _, line, caret = str(caught.value).split("\n")
    assert len(line) < 80
    assert line[caret.index("^") :].startswith(at)


def test_what_is_wrong_nowhere_is_said_in_words(store: Store) -> None:
    """Every part is right, and together they mean nothing."""
    with pytest.raises(BrokenQuery, match="The SELECT contains a variable that is unbound"):
        run(store, "SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o }")


def test_from_names_a_graph_of_the_build(store: Store) -> None:
    """FROM narrows what is asked, and FROM NAMED what GRAPH finds."""
    count = "SELECT (COUNT(*) AS ?n) {} {{ ?s a ?c }}"
    whole, part = (
        int(run(store, count.format(words)).table()[0][0])
        for words in ("", "FROM <urn:dateline:judgements>")
    )
    assert 0 < part < whole
    graphs = run(
        store, "SELECT DISTINCT ?g FROM NAMED <urn:dateline:judgements> { GRAPH ?g { ?s ?p ?o } }"
    )
    assert graphs.table() == [["d:judgements"]]


@pytest.mark.parametrize(
    "clause",
    ["FROM <http://127.0.0.1/>", "from named<https://a.example/>", "FROM <file:///etc/passwd>",
     "FROM <urn:dateline:resolution> FROM <ftp://a.example/x>", "\\u0046ROM <http://127.0.0.1/>"],
)  # fmt: skip
def test_a_graph_elsewhere_is_not_fetched(store: Store, clause: str) -> None:
    """And that is said, instead of an answer without rows."""
    with pytest.raises(BrokenQuery, match="Nothing is fetched"):
        run(store, f"SELECT * {clause} {{ ?s ?p ?o }}")


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?from { ?from rdfs:label 'from <http://x/>' } # FROM <http://x/>",
        "PREFIX from: <http://x/> SELECT * { ?s from:from ?o }",
        "PREFIX ex: <http://x/from> SELECT * { ?s ex:from <http://from/> }",
    ],
)
def test_the_mere_word_from_is_no_offence(store: Store, query: str) -> None:
    """A variable, a string, a comment or a name may hold it."""
    run(store, query)


def test_a_long_query_is_refused(store: Store) -> None:
    """Before anything looks at it."""
    with pytest.raises(BrokenQuery, match="has 10,000,000 characters"):
        run(store, "#" * 10_000_000)


@pytest.mark.parametrize(
    "sparql",
    [
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
        "PREFIX a: <urn:a> # x\n DELETE WHERE { ?s ?p ?o }",
        "BASE <urn:a> CLEAR ALL",
        "DROP GRAPH <urn:a>",
        "load <http://127.0.0.1/>",
        "WITH <urn:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    ],
)
def test_updates_are_refused(store: Store, sparql: str) -> None:
    """Whatever would change the graph is refused, and changes nothing."""
    before = len(store)
    with pytest.raises(BrokenQuery, match="Queries only read"):
        run(store, sparql)
    assert len(store) == before


@pytest.fixture(scope="module")
def listener() -> object:
    """A server of this machine that counts who calls."""
    calls: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            calls.append(self.path)
            self.send_error(404)

        do_POST = do_GET

        def log_message(self, *_: object) -> None:
            return

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_address[1], calls
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
        "SELECT * { service silent <URL> { ?s ?p ?o } }",
        "SELECT * { \\u0053ERVICE <URL> { ?s ?p ?o } }",
        "PREFIX ex: <URL> SELECT * { SERVICEex:a { ?s ?p ?o } }",
        "PREFIX ex: <URL> SELECT * { ?a ex:b\\#c ex:d . SERVICE <URL> { ?s ?p ?o } }",
        "PREFIX ex: <URL> SELECT * { ?a ex:b\\'c ex:d . SERVICE <URL> { ?s ?p ?o } } # '",
        'SELECT * { ?a ?b "x\\u000Ay" . SERVICE <URL> { ?s ?p ?o } ?c ?d "z" }',
        'SELECT * { ?a ?b "x\\u0022 , " . SERVICE <URL> { ?s ?p ?o } ?c ?d " \\u0022" }',
        "SELECT * { ?a ?b ?c FILTER(?a<?b)SERVICE<URL>{ ?s ?p ?o } }",
        "SELECT * { ?a ?b <urn:x'> . SERVICE <URL> { ?s ?p ?o } ?c ?d <urn:y'> }",
        "SELECT * { ?a ?b '''it''s''' . SERVICE <URL> { ?s ?p ?o } ?c ?d '''x''' }",
        "SELECT * { ?a ?b true.SERVICE <URL> { ?s ?p ?o } }",
        "SELECT * { ?a ?b 1SERVICE <URL> { ?s ?p ?o } }",
        "SELECT * FROM <URL> { ?s ?p ?o }",
    ],
)
def test_no_query_reaches_the_network(
    store: Store, query: str, listener: tuple[int, list[str]]
) -> None:
    """A query cannot call another server, however the word for it is hidden."""
    port, calls = listener
    # FROM is no call, and is answered: it names a graph, and there is none of that name.
    with contextlib.suppress(BrokenQuery):
        run(store, query.replace("URL", f"http://127.0.0.1:{port}/"))
    assert calls == []


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service { ?service a dl:Claim }",
        "SELECT * { ?s ?p 'service' } # service",
        'SELECT * { ?s ?p """a "service" here""" }',
        "PREFIX ex: <http://x/service#> SELECT * { ?s ex:service ?o }",
    ],
)
def test_the_mere_word_is_no_offence(store: Store, query: str) -> None:
    """A variable, a string, a comment or a name may hold the word."""
    run(store, query)
