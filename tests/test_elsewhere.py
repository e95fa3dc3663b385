"""A query put to a server that misbehaves; real ones are asked in tests/servers."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from pyoxigraph import Literal, NamedNode

from dateline.elsewhere import answer, known, union
from dateline.errors import BrokenQuery, StoppedQuery, UnusableServer
from dateline.query import Answer, Limits
from dateline.remote import Server
from dateline.vocab import PREFIXES, VERSION

JSON = "application/sparql-results+json"
LIMITS = Limits(seconds=20)
ONE = {"type": "literal", "value": "one"}


class Handler(BaseHTTPRequestHandler):
    """Hands every query to a function, and keeps what it was asked."""

    reply: Callable[[Handler], None]
    asked: list[dict[str, list[str]]]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        said: dict[str, list[str]] = {"": [urlsplit(self.path).query]}
        for name, value in parse_qsl(body):
            said.setdefault(name, []).append(value)
        self.asked.append(said)
        type(self).reply(self)

    def say(self, body: bytes, kind: str = JSON, status: int = 200, **headers: str) -> None:
        """Send an answer."""
        self.send_response(status)
        for name, value in {"Content-Type": kind, **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def saying(reply: Callable[[Any], None], kind: str = "") -> Iterator[tuple[Server, type[Handler]]]:
    """A server that replies so."""
    own = type("Own", (Handler,), {"reply": staticmethod(reply), "asked": []})
    with ThreadingHTTPServer(("127.0.0.1", 0), own) as server:
        server.daemon_threads = True
        server.block_on_close = False
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/sparql"
        yield Server(address, address, kind=kind), own
        server.shutdown()


def rows(count: int, node: dict[str, str] = ONE) -> bytes:
    """So many rows."""
    results = {"bindings": [{"a": node}] * count}
    return json.dumps({"head": {"vars": ["a"]}, "results": results}).encode()


def test_a_query_goes_out_whole() -> None:
    """With our prefixes on its first line, and the graphs that were named for it."""
    with saying(lambda h: h.say(rows(1))) as (server, heard):
        found = answer(
            server, "SELECT ?a\n{ ?a dl:b ?c }", LIMITS, (("default-graph-uri", "urn:g"),)
        )
    assert found == Answer(("a",), ((Literal("one"),),))
    assert heard.asked == [{
        "": [""], "default-graph-uri": ["urn:g"],
        "query": [f"PREFIX dl: <{PREFIXES['dl']}> SELECT ?a\n{{ ?a dl:b ?c }}"],
    }]  # fmt: skip


def test_rows_are_enough() -> None:
    """What is over the limit is not read; what a server cuts is told."""
    with saying(lambda h: h.say(rows(5))) as (server, _):
        found = answer(server, "SELECT ?a {}", Limits(rows=2))
        assert (len(found.rows), found.more, found.cut) == (2, True, False)
        found = answer(server, "SELECT ?a {}", Limits(rows=5))
        assert (len(found.rows), found.more, found.cut) == (5, False, False)
    with saying(lambda h: h.say(rows(5), X_SPARQL_MaxRows="5")) as (server, _):
        assert answer(server, "SELECT ?a {}", LIMITS).cut
    triples = b"".join(b"<urn:s> <urn:p> <urn:o%d> .\n" % n for n in range(5))
    with saying(lambda h: h.say(triples, "application/n-triples")) as (server, _):
        found = answer(server, "CONSTRUCT WHERE { ?a ?b ?c }", Limits(rows=2))
        assert (len(found.triples or ()), found.more) == (2, True)


def versions(*told: str, written: bool = True) -> Callable[[Handler], None]:
    """Tell of a graph in the words of these versions."""

    def reply(handler: Handler) -> None:
        if handler.asked[-1]["query"][0].startswith("ASK"):
            handler.say(json.dumps({"head": {}, "boolean": written}).encode())
        else:
            found = [{"told": {"type": "uri", "value": one}} for one in told]
            body = {"head": {"vars": ["told"]}, "results": {"bindings": found}}
            handler.say(json.dumps(body).encode())

    return reply


@pytest.mark.parametrize(
    ("told", "says"),
    [
        (("https://dateline.example/vocab/0",), "https://dateline.example/vocab/0"),
        ((VERSION, "urn:b"), f"{VERSION}, urn:b"),
        ((), "of before there were versions"),
    ],
)
def test_a_graph_in_the_words_of_another_version_is_named(told: tuple[str, ...], says: str) -> None:
    """In which questions would find nothing, and nobody would know why."""
    with (
        saying(versions(*told)) as (server, _),
        pytest.raises(UnusableServer, match=f"another version .{says}., and .*{VERSION}. Build"),
    ):
        known(server)


def test_what_others_wrote_is_asked_as_it_is() -> None:
    """And what is in our words, with one question more."""
    with saying(versions(written=False)) as (server, heard):
        known(server)
        assert len(heard.asked) == 2
    with saying(versions(VERSION)) as (server, heard):
        known(server)
        assert len(heard.asked) == 1


def dripping(handler: Handler) -> None:
    """Begin to answer, and go on for ever."""
    handler.say(rows(1)[:-3])
    while True:
        handler.wfile.write(b" ")
        time.sleep(0.05)


def silent(_: Handler) -> None:
    """Think about it."""
    time.sleep(5)


def half(handler: Handler) -> None:
    """Begin to answer, and think about it."""
    handler.say(b'{"head": ')
    handler.wfile.flush()
    time.sleep(5)


@pytest.mark.parametrize("reply", [silent, half, dripping])
def test_nobody_waits_longer_than_they_said(reply: Callable[[Any], None]) -> None:
    """For a server that says nothing, little by little, or nothing any more."""

    def quietly(handler: Any) -> None:
        with suppress(OSError):  # whoever asked has hung up
            reply(handler)

    begun = time.monotonic()
    with (
        saying(quietly) as (server, _),
        pytest.raises(StoppedQuery, match=r"given up after 0\.5 seconds.* may still be at it"),
    ):
        answer(server, "SELECT ?a {}", Limits(seconds=0.5))
    assert time.monotonic() - begun < 3


def test_an_answer_without_end_is_given_up() -> None:
    """By its bytes."""
    with (
        saying(lambda h: h.say(rows(50_000))) as (server, _),
        pytest.raises(StoppedQuery, match="more than 1 MB"),
    ):
        answer(server, "SELECT ?a {}", Limits(bytes=1 << 20))


@pytest.mark.parametrize(
    ("status", "kind", "body", "headers", "error", "match"),
    [
        (400, "text/plain", b"No such function.", {}, BrokenQuery, "No such function. Change it"),
        (401, "text/plain", b"Who?", {}, UnusableServer, "does not let you ask .*Check --user"),
        (503, "text/plain", b"Busy", {}, UnusableServer, r"no answer \(status 503: Busy\)"),
        (200, "text/html", b"<html>", {}, UnusableServer, r"no answer to a query \(text/html\)"),
        (200, JSON, b'{"head": [', {}, UnusableServer, "no answer to a query"),
        (200, JSON, rows(1), {"X_SQL_State": "S1TAT"}, StoppedQuery, "only a part of the answer"),
    ],
)
def test_what_goes_wrong_is_told(
    status: int, kind: str, body: bytes, headers: dict[str, str], error: type[Exception], match: str
) -> None:
    """In one sentence, with what to do next; no query is put twice."""
    with saying(lambda h: h.say(body, kind, status, **headers)) as (server, heard):
        with pytest.raises(error, match=match) as said:
            answer(server, "SELECT ?a {}", LIMITS)
        assert "\n" not in str(said.value)
        assert len(heard.asked) == 1
    with pytest.raises(UnusableServer, match="Connection refused"):
        answer(server, "SELECT ?a {}", LIMITS)


def test_what_may_not_be_asked_is_not_sent() -> None:
    """Updates, and questions to third servers."""
    with saying(lambda h: h.say(rows(1))) as (server, heard):
        for query in ("CLEAR ALL", "SELECT * { SERVICE <http://a.example/> { ?a ?b ?c } }"):
            with pytest.raises(BrokenQuery):
                answer(server, query, LIMITS)
        assert heard.asked == []


def test_virtuoso_is_understood() -> None:
    """It has a row for an ASK, and 1 for true."""
    number = {"type": "typed-literal", "datatype": "http://www.w3.org/2001/XMLSchema#integer"}
    yes = {"head": {"vars": ["__ASK_RETVAL"]},
           "results": {"bindings": [{"__ASK_RETVAL": {**number, "value": "1"}}]}}  # fmt: skip
    no = {**yes, "results": {"bindings": []}}
    for said, truth in ((yes, True), (no, False)):
        with saying(lambda h, said=said: h.say(json.dumps(said).encode())) as (server, _):  # type: ignore[misc]
            assert answer(server, "ASK {}", LIMITS) == Answer(truth=truth)
    boolean = {"type": "typed-literal", "datatype": "http://www.w3.org/2001/XMLSchema#boolean"}
    with saying(lambda h: h.say(rows(1, {**boolean, "value": "0"}))) as (server, _):
        assert answer(server, "SELECT ?a {}", LIMITS).rows == ((Literal(False),),)


def test_a_server_is_told_which_graphs() -> None:
    """Where its default graph is not the union of the others, and the query does not say it."""
    names = json.dumps({
        "head": {"vars": ["g"]},
        "results": {"bindings": [{"g": {"type": "uri", "value": f"urn:{n}"}} for n in range(2)]},
    }).encode()  # fmt: skip

    def reply(handler: Handler) -> None:
        query = handler.asked[-1]["query"][0]
        page = rows(0) if '> "urn:1"' in query else names
        handler.say(b'{"head": {}, "boolean": true}' if query.startswith("ASK") else page)

    both = (("default-graph-uri", "urn:0"), ("default-graph-uri", "urn:1"))
    zero, one = ("named-graph-uri", "urn:0"), ("named-graph-uri", "urn:1")
    with saying(reply) as (server, heard):
        assert union(server, "SELECT * { ?a ?b ?c }") == both
        assert union(server, "SELECT * { GRAPH<urn:1> { ?a ?b ?c } }") == (*both, one)
        assert union(server, "SELECT * { graph ?g { ?a ?b ?c } }") == (*both, zero, one)
        assert union(server, "SELECT * { GRAPH d:x { ?a ?b ?c } }") == (*both, zero, one)
        assert union(server, "BASE <urn:> SELECT * { GRAPH <1> { ?a ?b ?c } }") == (
            *both,
            zero,
            one,
        )
        heard.asked.clear()
        assert union(server, "SELECT * FROM <urn:g> { ?a ?b ?c }") == ()
        assert heard.asked == []
    with saying(reply, kind="fuseki") as (server, _):
        assert union(server, "ASK { ?a ?b ?c }") == (("default-graph-uri", "urn:x-arq:UnionGraph"),)
    with saying(reply, kind="oxigraph") as (server, heard):
        told = union(server, "SELECT * { ?a ?b ?c }")
        answer(server, "SELECT ?g { ?g ?b ?c }", LIMITS, told)
        assert heard.asked[-1][""] == ["union-default-graph="]
    with saying(lambda h: h.say(b'{"head": {}, "boolean": false}')) as (server, _):
        assert union(server, "SELECT * { ?a ?b ?c }") == ()


def test_other_formats_are_read_too() -> None:
    """XML, where a server has no JSON."""
    body = (
        b'<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head><variable name="a"/></head>'
        b'<results><result><binding name="a"><uri>urn:a</uri></binding></result></results></sparql>'
    )
    with saying(lambda h: h.say(body, "application/sparql-results+xml")) as (server, _):
        assert answer(server, "SELECT ?a {}", LIMITS).rows == ((NamedNode("urn:a"),),)
