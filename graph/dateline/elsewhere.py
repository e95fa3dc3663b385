"""A query put to a server, within limits: what it sends is read as it comes, and no more than is wanted.

The server reckons; we can only stop waiting, which many a server takes for a sign to stop as well. So
a query that takes too long, or whose answer is too long, is given up, and that is said. A server that
cuts answers short by a rule of its own is found out where it says so.
"""

from __future__ import annotations

import io
import re
import socket
import threading
import time
import urllib.error
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPResponse
from itertools import islice
from typing import Any, Final
from urllib.parse import urlencode

from pyoxigraph import (
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    RdfFormat,
    parse,
    parse_query_results,
)
from rdflib.namespace import XSD

from dateline.errors import BrokenQuery, StoppedQuery, UnusableServer
from dateline.query import Answer, Limits
from dateline.query.graph import CONFORMS_TO, another, form, refuse
from dateline.query.keywords import names_graphs
from dateline.query.reckoning import declared
from dateline.remote import CLOSED, FORM, VIRTUOSO_TRUTH, Server, ask, asking, graphs, opener, words
from dateline.vocab import RESOLUTION

RESULTS: Final = "application/sparql-results+json, application/sparql-results+xml;q=0.8"
TRIPLES: Final = "application/n-triples, text/turtle;q=0.8"
CUT: Final = "X-SPARQL-MaxRows"
"""By this header Virtuoso says at how many rows it cuts."""
PARTIAL: Final = "X-SQL-State"
"""And by this one that it gave up, and gives what it had by then."""
JENAS: Final = "urn:x-arq:UnionGraph"
"""What Jena calls the union, which it searches quicker than one that is told graph by graph."""
_GRAPH = re.compile(r"\bgraph\s*(<[^<>]*>)?", re.IGNORECASE)
_TRUTHS: Final = {"1": Literal(True), "0": Literal(False)}
_BOOLEAN: Final = NamedNode(XSD.boolean)
_HIDDEN: Final = (
    "ASK { { SELECT ?s ?p ?o { GRAPH ?g { ?s ?p ?o } } LIMIT 1 } FILTER NOT EXISTS { ?s ?p ?o } }"
)

Dataset = tuple[tuple[str, str], ...]
"""What the SPARQL Protocol is told of the graphs that a query is put to."""


def union(server: Server, sparql: str) -> Dataset:
    """Say how a server is told to take the union of its graphs for the default one.

    Many take it anyway, Oxigraph's and Jena's have words of their own for it, and others are told
    the name of every graph. A query that names its graphs itself needs nothing.
    """
    if names_graphs(sparql) or ask(server, _HIDDEN) is not True:
        return ()
    if server.kind == "oxigraph":
        return (("union-default-graph", ""),)
    names = tuple(graphs(server))
    default = (JENAS,) if server.kind == "fuseki" else names
    return (
        *(("default-graph-uri", name) for name in default),
        *(("named-graph-uri", name) for name in names if _names(sparql, name)),
    )


def known(server: Server) -> None:
    """Make sure that what is there is in the words that this program knows, if it is Dateline's.

    Raises:
        UnusableServer: it is in those of another version, in which questions would find nothing.
    """
    rows = ask(
        server, f"SELECT ?told {{ GRAPH <{RESOLUTION}> {{ <{RESOLUTION}> {CONFORMS_TO} ?told }} }}"
    )
    told = {row["told"] for row in rows} if isinstance(rows, list) else set()
    written = not told and ask(server, f"ASK {{ GRAPH <{RESOLUTION}> {{ ?s ?p ?o }} }}") is True
    if why := another(told, written=written):
        raise UnusableServer(
            f"{server.queries}: {why}. Build the folder again, and bring it there: "
            "dateline publish OUTPUT URL."
        )


def answer(server: Server, sparql: str, limits: Limits, dataset: Dataset = ()) -> Answer:
    """Put a query to a server; the project's prefixes need not be declared.

    Raises:
        BrokenQuery: the server says that it cannot be answered.
        StoppedQuery: it took too long, or its answer has no end.
        UnusableServer: it does not answer, or not as SPARQL has it.
    """
    refuse(sparql)
    pairs = [("query", declared(sparql)), *dataset]
    address = server.queries
    if dataset and dataset[0][0] == "union-default-graph":  # which Oxigraph takes from the address
        pairs, address = pairs[:1], f"{address}?{urlencode(dataset)}"
    # Who is left the choice may give triples as rows.
    accept = TRIPLES if form(sparql) in ("construct", "describe") else RESULTS
    request = asking(server, "POST", address, urlencode(pairs).encode(), FORM, accept)
    end = time.monotonic() + limits.seconds
    with _told(server, limits):
        response: HTTPResponse = opener(server, address).open(request, timeout=limits.seconds)
        with closing(response):
            body = _Within(response, limits, end)
            with _given_up(response, end):
                try:
                    return _read(server, response, body, limits)
                except (OSError, SyntaxError, ValueError, RuntimeError, HTTPException) as error:
                    body.check()
                    raise UnusableServer(
                        f"{server.queries}: what came back is no answer to a query ({error}). "
                        "Check the address.",
                        200,
                    ) from error


def _names(sparql: str, graph: str) -> bool:
    """Tell whether a query may look into a graph by its name: a server may take no long list of them."""
    places = _GRAPH.findall(sparql)
    return f"<{graph}>" in places or "" in places or (bool(places) and "base" in sparql.lower())


@dataclass(slots=True)
class _Within(io.RawIOBase):
    """What a server sends, until it is too long or too late."""

    response: HTTPResponse
    limits: Limits
    end: float
    size: int = field(default=0)

    def read(self, size: int = -1) -> bytes:
        """Give what has come."""
        self.check()
        sent = self.response.read1(size if size and size > 0 else 1 << 16)
        self.size += len(sent)
        self.check()
        return sent

    def check(self) -> None:
        """Say so where a limit is reached."""
        if time.monotonic() >= self.end:
            raise _late(self.limits)
        if self.size > self.limits.bytes:
            raise StoppedQuery(
                f"The query was given up: its answer has more than {self.limits.bytes >> 20:,} MB. "
                "Ask for less, by LIMIT or --limit-rows."
            )


def _read(server: Server, response: HTTPResponse, body: Any, limits: Limits) -> Answer:
    if response.headers.get(PARTIAL):
        raise StoppedQuery(
            f"{server.queries}: the server gave up, and sent only a part of the answer. "
            "Ask for less, or have whoever runs it give queries more time."
        )
    media = response.headers.get_content_type()
    cut = int(response.headers.get(CUT) or 0)
    most = limits.rows
    if (graph := RdfFormat.from_media_type(media)) is not None:
        quads = parse(body, graph)
        triples = [q.triple for q in (quads if most is None else islice(quads, most + 1))]
        more = most is not None and len(triples) > most
        kept = tuple(sorted(set(triples[:most]), key=str))
        return Answer(triples=kept, more=more, cut=not more and 0 < cut <= len(triples))
    results = QueryResultsFormat.from_media_type(media)
    if results is None:
        raise UnusableServer(
            f"{server.queries}: what came back is no answer to a query ({media}). "
            "Check the address.",
            200,
        )
    found = parse_query_results(body, results)
    if isinstance(found, QueryBoolean):
        return Answer(truth=bool(found))
    names = tuple(variable.value for variable in found.variables)
    rows = [tuple(map(_canonical, row)) for row in
            (found if most is None else islice(found, most + 1))]  # fmt: skip
    if names == (VIRTUOSO_TRUTH,):
        return Answer(truth=rows == [(Literal(1),)])
    more = most is not None and len(rows) > most
    return Answer(names, tuple(rows[:most]), more=more, cut=not more and 0 < cut <= len(rows))


def _canonical(node: Any) -> Any:
    """Give a value as our own store does: Virtuoso has 1 for true."""
    if isinstance(node, Literal) and node.datatype == _BOOLEAN:
        return _TRUTHS.get(node.value, node)
    return node


@contextmanager
def _given_up(response: HTTPResponse, end: float) -> Iterator[None]:
    """Hang up when the time is over, also where the server says nothing at all any more."""
    with socket.socket(fileno=socket.dup(response.fileno())) as line:
        timer = threading.Timer(max(0.0, end - time.monotonic()), _hung_up, [line])
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()


def _hung_up(line: socket.socket) -> None:
    with suppress(OSError):  # the server was first
        line.shutdown(socket.SHUT_RDWR)


@contextmanager
def _told(server: Server, limits: Limits) -> Iterator[None]:
    """Turn what a server, or the way to it, says of a query into a sentence."""
    try:
        yield
    except urllib.error.HTTPError as error:
        said = words(error)
        if error.code == 400:
            raise BrokenQuery(f"The server cannot answer the query: {said} Change it.") from error
        if error.code in CLOSED:
            raise UnusableServer(
                f"{server.queries}: the server does not let you ask (status {error.code}: {said}). "
                "Check --user and --password-file, or --token-file.",
                error.code,
            ) from error
        raise UnusableServer(
            f"{server.queries}: the server gave no answer (status {error.code}: {said}). "
            "Ask for less, or ask again later.",
            error.code,
        ) from error
    except TimeoutError as error:
        raise _late(limits) from error
    except (OSError, HTTPException) as error:
        if isinstance(getattr(error, "reason", None), TimeoutError):
            raise _late(limits) from error
        raise UnusableServer(
            f"{server.queries}: the server gave no answer ({getattr(error, 'reason', error)}). "
            "Check the address, and ask again."
        ) from error


def _late(limits: Limits) -> StoppedQuery:
    return StoppedQuery(
        f"The query was given up after {limits.seconds:g} seconds, and nothing of its answer is "
        "shown; the server may still be at it. Ask for less, or give it more with --limit-seconds."
    )
