"""The graph of a build on a server that speaks SPARQL 1.1: Graph Store Protocol to write, queries to read.

Each named graph is put in its place by one request, so a graph is the old one or the new one; what
the server has of articles that are not in the build any more is taken out, and what it holds besides
is left alone. To send a build again does no harm: what broke off half-way is sent again from the start.
"""

from __future__ import annotations

import base64
import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from typing import Final
from urllib.parse import quote, urlencode, urljoin, urlsplit

from pyoxigraph import NamedNode, Quad, RdfFormat, parse, serialize

from dateline.errors import UnusableServer
from dateline.query.graph import open_graph

LAYOUTS: Final = {
    "dateline": ("sparql", "graphs"),
    "oxigraph": ("query", "store"),
    "fuseki": ("sparql", "data"),
    "virtuoso": ("sparql", "sparql-graph-crud-auth"),
    "rdf4j": ("", "rdf-graphs/service"),
}
"""Server → where it takes queries and graphs, below its address."""
OURS: Final = "urn:dateline:"
TRIES: Final = 4
WAIT: Final = 0.5
"""Seconds before the second try; each further one waits twice as long."""
AGAIN: Final = frozenset({429, 502, 503, 504})
SECONDS: Final = 120

Tell = Callable[[int, int], None]
"""Told how many of how many graphs are done."""


@dataclass(frozen=True, slots=True)
class Server:
    """Where a server takes queries and graphs, and who asks."""

    queries: str
    graphs: str
    user: str = ""
    password: str = ""
    token: str = ""


def found(
    address: str, *, layout: str | None = None, user: str = "", password: str = "", token: str = ""
) -> Server:
    """Find out what kind of server it is, or take the word of whoever says.

    Raises:
        UnusableServer: the address is none, nobody answers, or nothing there answers a query.
    """
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UnusableServer(
            f"{address}: this is no address of a server. Write it as http://host:port/."
        )
    base = address.rstrip("/") + "/"
    tried = [layout] if layout is not None else list(LAYOUTS)
    why = ""
    for name in tried:
        queries, graphs = (urljoin(base, place).rstrip("/") for place in LAYOUTS[name])
        server = Server(queries, graphs, user, password, token)
        try:
            ask(server, "ASK {}")
            _sent(server, "HEAD", f"{graphs}?default")
        except UnusableServer as error:
            why = str(error)
        else:
            return server
    raise UnusableServer(
        f"{address}: no SPARQL endpoint was found there. "
        f"Name the kind of server with --kind ({', '.join(LAYOUTS)}). The last answer: {why}"
    )


def ask(server: Server, query: str) -> bool | list[dict[str, str]]:
    """Put a query, and give its rows, each as words; or yes or no."""
    body = urlencode({"query": query}).encode()
    answer = _sent(server, "POST", server.queries, body, "application/x-www-form-urlencoded",
                   "application/sparql-results+json")  # fmt: skip
    try:
        held = json.loads(answer)
        if "boolean" in held:
            return bool(held["boolean"])
        rows: list[dict[str, dict[str, str]]] = held["results"]["bindings"]
        return [{name: value["value"] for name, value in row.items()} for row in rows]
    except (ValueError, KeyError, TypeError) as error:
        raise UnusableServer(
            f"{server.queries}: what came back is no answer to a query. Check the address."
        ) from error


def publish(output: Path, server: Server, tell: Tell | None = None) -> tuple[int, int]:
    """Put every graph of a build on a server; give how many, and how many were taken out.

    Raises:
        UnusableOutput: there is no build in OUTPUT.
        UnusableServer: the server refuses something, or is gone.
    """
    store = open_graph(output)
    graphs = sorted(graph.value for graph in store.named_graphs() if isinstance(graph, NamedNode))
    gone = sorted(set(_ours(server)) - set(graphs))
    total = len(graphs) + len(gone)
    for done, name in enumerate(graphs, 1):
        quads = store.quads_for_pattern(None, None, None, NamedNode(name))
        _put(server, name, quads)
        if tell is not None:
            tell(done, total)
    for done, name in enumerate(gone, len(graphs) + 1):
        _sent(server, "DELETE", _graph(server, name))
        if tell is not None:
            tell(done, total)
    return len(graphs), len(gone)


def fetched(server: Server, graph: str) -> list[Quad]:
    """Give what the server holds of a graph."""
    body = _sent(server, "GET", _graph(server, graph), accept="application/n-triples")
    return [Quad(q.subject, q.predicate, q.object, NamedNode(graph))
            for q in parse(body, RdfFormat.N_TRIPLES)]  # fmt: skip


def secret(file: Path | None) -> str:
    """Give the one line of a file; nothing without one.

    Raises:
        UnusableServer: it cannot be read.
    """
    try:
        return file.read_text(encoding="utf-8").strip() if file is not None else ""
    except (OSError, UnicodeDecodeError) as error:
        raise UnusableServer(f"{file}: this cannot be read ({error}). Check the file.") from None


def _ours(server: Server) -> Iterator[str]:
    """The graphs of ours that the server has."""
    query = (
        "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } "
        f'FILTER(STRSTARTS(STR(?g), "{OURS}reading:")) }} ORDER BY ?g'
    )
    rows = ask(server, query)
    assert isinstance(rows, list)
    for row in rows:
        yield row["g"]


def _put(server: Server, name: str, quads: Iterator[Quad]) -> None:
    body = serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES)
    assert body is not None
    _sent(server, "PUT", _graph(server, name), body, "application/n-triples")


def _graph(server: Server, name: str) -> str:
    return f"{server.graphs}?graph={quote(name, safe='')}"


def _sent(
    server: Server,
    method: str,
    address: str,
    body: bytes | None = None,
    kind: str = "",
    accept: str = "*/*",
) -> bytes:
    """Send a request, again where the server is busy or gone for a moment."""
    request = urllib.request.Request(address, data=body, method=method)
    request.add_header("Accept", accept)
    if kind:
        request.add_header("Content-Type", kind)
    if server.token:
        request.add_header("Authorization", f"Bearer {server.token}")
    elif server.user:
        pair = base64.b64encode(f"{server.user}:{server.password}".encode()).decode()
        request.add_header("Authorization", f"Basic {pair}")
    opener = _opener(server, address)
    said = ""
    for attempt in range(TRIES):
        if attempt:
            time.sleep(WAIT * 2 ** (attempt - 1))
        try:
            with opener.open(request, timeout=SECONDS) as answer:
                content: bytes = answer.read()
                return content
        except urllib.error.HTTPError as error:
            words = " ".join(error.read(300).decode("utf-8", "replace").split())
            said = f"status {error.code}: {words}"
            if error.code not in AGAIN:
                break
        except (OSError, HTTPException) as error:
            said = str(getattr(error, "reason", error)) or type(error).__name__
    raise UnusableServer(
        f"{address}: the server did not do that ({said}). "
        "Check the address and what you may do there, and try again: nothing is half written."
    )


def _opener(server: Server, address: str) -> urllib.request.OpenerDirector:
    """An opener that goes through no proxy to this machine, and knows how Virtuoso asks for a password."""
    own = urlsplit(address).hostname in ("127.0.0.1", "localhost", "::1")
    handlers: list[urllib.request.BaseHandler] = [urllib.request.ProxyHandler({} if own else None)]
    if server.user:
        passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()
        passwords.add_password(None, address, server.user, server.password)
        handlers.append(urllib.request.HTTPDigestAuthHandler(passwords))
    return urllib.request.build_opener(*handlers)
