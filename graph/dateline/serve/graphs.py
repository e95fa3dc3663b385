"""The Graph Store Protocol (https://www.w3.org/TR/sparql11-http-rdf-update/) at `/graphs`.

A graph is named by `?graph=IRI`, is the default one by `?default`, or is the address itself.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from email import message_from_bytes
from typing import Any
from urllib.parse import parse_qs, urljoin

from anyio import to_thread
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Triple, parse
from starlette.requests import Request
from starlette.responses import Response

from dateline.disk import Graph
from dateline.serve.guard import Refused, allowed, body_of
from dateline.serve.negotiation import GRAPHS
from dateline.serve.protocol import answered
from dateline.serve.settings import Served

PATH = "/graphs"
METHODS = ("GET", "HEAD", "PUT", "POST", "DELETE")


async def graphs(request: Request) -> Response:
    """Give a graph, put one in its place, add to it, or take it out."""
    served: Served = request.app.state.served
    graph = _named(request)
    if request.method in ("GET", "HEAD"):
        return await _given(request, served, graph)
    allowed(request, served)
    if request.method == "DELETE":
        if graph is None:
            raise Refused(400, "Name the graph: ?graph=IRI, or ?default.")
        if not await to_thread.run_sync(served.storage.drop, graph):
            raise Refused(404, "There is no such graph.")
        return Response(status_code=204)
    body = await body_of(request, served.limits.request)
    base = graph.value if isinstance(graph, NamedNode) else str(request.url)
    triples = await to_thread.run_sync(_parsed, request.headers.get("content-type", ""), body, base)
    headers = {}
    if graph is None:
        if request.method == "PUT":
            raise Refused(400, "Name the graph: ?graph=IRI, or ?default.")
        # Named by its content: to send the same again makes no second one.
        name = hashlib.sha256(body).hexdigest()[:16]
        graph = NamedNode(f"{served.base.rstrip('/')}{PATH}/{name}")
        headers["Location"] = graph.value
    write = served.storage.replace if request.method == "PUT" else served.storage.add
    try:
        known = await to_thread.run_sync(write, graph, triples)
    except (OSError, RuntimeError, ValueError, SyntaxError) as error:
        raise Refused(507, f"Nothing was written: {error}. The graph is as it was.") from None
    return Response(status_code=204 if known else 201, headers=headers)


def _named(request: Request) -> Graph | None:
    asked = parse_qs(request.url.query, keep_blank_values=True)
    if "default" in asked:
        return DefaultGraph()
    here = str(request.url.replace(query=""))
    if "graph" in asked:
        return _node(urljoin(here, asked["graph"][0]))
    if request.url.path.rstrip("/") != PATH:
        return _node(here)
    return None


def _node(iri: str) -> NamedNode:
    try:
        return NamedNode(iri)
    except ValueError as error:
        raise Refused(400, f"“{iri}” is no name of a graph: {error}.") from None


async def _given(request: Request, served: Served, graph: Graph | None) -> Response:
    if graph is None:
        raise Refused(400, "Name the graph: ?graph=IRI, or ?default.")
    if not await to_thread.run_sync(served.storage.has, graph):
        raise Refused(404, "There is no such graph.")
    accept = request.headers.get("accept")
    if isinstance(graph, DefaultGraph):
        query = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
        return await answered(served, query, accept, union=False)
    query = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}"
    return await answered(served, query, accept)


def _parsed(content_type: str, body: bytes, base: str) -> list[Quad]:
    """Read what was sent; of a form with several files, all of them."""
    media = content_type.partition(";")[0].strip().lower()
    return list(_quads(_parts(content_type, media, body), base))


def _parts(content_type: str, media: str, body: bytes) -> list[tuple[str, bytes]]:
    if media != "multipart/form-data":
        return [(media, body)]
    head = b"Content-Type: " + content_type.encode("latin-1", "replace") + b"\r\n\r\n"
    message = message_from_bytes(head + body)
    if not message.is_multipart():
        raise Refused(400, "The form has no parts.")
    return [
        (part.get_content_type(), bytes(part.get_payload(decode=True) or b""))
        for part in message.walk()
        if not part.is_multipart()
    ]


def _quads(parts: list[tuple[str, bytes]], base: str) -> Iterator[Quad]:
    known: dict[str, RdfFormat] = {**GRAPHS, "application/n-quads": RdfFormat.N_QUADS}
    for media, body in parts:
        if media not in known:
            raise Refused(415, f"“{media}” is no format of a graph. Send Turtle, say: text/turtle.")
        try:
            for said in parse(body, known[media], base_iri=base):
                yield _quad(said)
        except (SyntaxError, ValueError) as error:
            raise Refused(400, f"The graph does not parse: {error}. Correct it.") from None


def _quad(said: Any) -> Quad:
    return said if not isinstance(said, Triple) else Quad(*said)
