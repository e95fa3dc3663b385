"""A server that speaks SPARQL 1.1: queries to read, the Graph Store Protocol to write.

A named graph is put in its place by one request, so it is the old one or the new one, whatever happens
on the way. What a server does not do, or only in part, is said; where it is busy, it is asked again.
"""

from __future__ import annotations

import json
import re
import time
import urllib.error
import urllib.request
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from http.client import HTTPException
from pathlib import Path
from typing import Final
from urllib.parse import quote, urlencode, urljoin, urlsplit

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse, serialize

from dateline.errors import UnusableServer

LAYOUTS: Final = {
    "dateline": ("sparql", "graphs"),
    "oxigraph": ("query", "store"),
    "fuseki": ("sparql", "data"),
    "virtuoso": ("sparql", "sparql-graph-crud-auth"),
    "rdf4j": ("", "rdf-graphs/service"),
}
"""Server → where it takes queries and graphs, below its address; the last fits any endpoint."""
PAGE: Final = 1_000
"""So many names of graphs are asked for at once: some servers cut what is longer, and do not say so."""
TRIES: Final = 4
WAIT: Final = 0.5
"""Seconds before the second try; each further one waits twice as long."""
AGAIN: Final = frozenset({429, 502, 503, 504})
SECONDS: Final = 120.0
CLOSED: Final = frozenset({401, 403})
NOT_THERE: Final = frozenset({404})
FORM: Final = "application/x-www-form-urlencoded"
VIRTUOSO_TRUTH: Final = "__ASK_RETVAL"
"""Virtuoso 7 answers an ASK by a row with this."""
_MARKS: Final = re.compile(r"<head>.*?</head>|<[^<>]*>", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Server:
    """Where a server takes queries and graphs, and who asks."""

    queries: str
    graphs: str
    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)
    kind: str = ""
    seconds: float = SECONDS
    """So long it is waited for."""


def found(
    address: str,
    *,
    layout: str | None = None,
    user: str = "",
    password: str = "",
    token: str = "",
    writes: bool = True,
    seconds: float = SECONDS,
) -> Server:
    """Find out what kind of server it is, or take the word of whoever says.

    Who only reads need not be let in where graphs are written.

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
    why, advice = "", f"Name the kind of server with --kind ({', '.join(LAYOUTS)})."
    for name in tried:
        queries, graphs = (urljoin(base, place).rstrip("/") for place in LAYOUTS[name])
        server = Server(queries, graphs, user, password, token, name, seconds)
        try:
            ask(server, "ASK {}")
            if writes:
                # Virtuoso has no default graph to ask for.
                _sent(server, "HEAD", graphs if name == "virtuoso" else f"{graphs}?default")
        except UnusableServer as error:
            if error.status in CLOSED:
                raise UnusableServer(
                    f"{address}: the server does not let you in "
                    f"(status {error.status}). Check --user and --password-file, or --token-file.",
                    error.status,
                ) from error
            why = str(error)
            if not error.status:  # nobody is there to be asked in other ways
                advice = "Check the address, and whether the server runs."
                break
        else:
            return server
    raise UnusableServer(
        f"{address}: no SPARQL endpoint was found there. {advice} The last answer: {why}"
    )


def ask(server: Server, query: str) -> bool | list[dict[str, str]]:
    """Put a query, and give its rows, each as words; or yes or no."""
    body = urlencode({"query": query}).encode()
    answer = _sent(server, "POST", server.queries, body, FORM, "application/sparql-results+json")
    try:
        held = json.loads(answer)
        if "boolean" in held:
            return bool(held["boolean"])
        bindings: list[dict[str, dict[str, str]]] = held["results"]["bindings"]
        rows = [{name: value["value"] for name, value in row.items()} for row in bindings]
    except (ValueError, KeyError, TypeError) as error:
        raise UnusableServer(
            f"{server.queries}: what came back is no answer to a query. Check the address.", 200
        ) from error
    if held["head"].get("vars") == [VIRTUOSO_TRUTH]:
        return bool(rows) and rows[0][VIRTUOSO_TRUTH] == "1"
    return rows


def graphs(server: Server, start: str = "") -> Iterator[str]:
    """List the named graphs that hold something, and whose names begin so, in order."""
    ours = (
        f"STRSTARTS(STR(?g), {Literal(start)}) && " if start else ""
    )  # no empty word for Virtuoso
    last = ""
    while True:  # until nothing is left: a page may be cut short
        rows = ask(
            server,
            f"SELECT DISTINCT ?g {{ GRAPH ?g {{ ?s ?p ?o }} FILTER({ours}STR(?g) > {Literal(last)}) }} "
            f"ORDER BY STR(?g) LIMIT {PAGE}",
        )
        assert isinstance(rows, list)
        if not rows:
            return
        yield from (row["g"] for row in rows)
        last = rows[-1]["g"]


def fetched(server: Server, graph: str) -> list[Quad]:
    """Give what the server holds of a graph."""
    body = _sent(server, "GET", _graph(server, graph), accept="application/n-triples",
                 fine=NOT_THERE)  # fmt: skip
    try:
        return [Quad(q.subject, q.predicate, q.object, NamedNode(graph))
                for q in parse(body, RdfFormat.N_TRIPLES)]  # fmt: skip
    except SyntaxError as error:
        raise UnusableServer(
            f"{_graph(server, graph)}: what came back is no graph in N-Triples ({error.msg}). "
            "Name the kind of server with --kind."
        ) from error


def put(server: Server, graph: str, quads: Iterable[Quad]) -> None:
    """Put these in the place of all that a graph holds."""
    body = serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES)
    _sent(server, "PUT", _graph(server, graph), body, "application/n-triples")


def dropped(server: Server, graph: str) -> None:
    """Take a graph out."""
    _sent(server, "DELETE", _graph(server, graph), fine=NOT_THERE)


def secret(file: Path | None) -> str:
    """Give the one line of a file; nothing without one.

    Raises:
        UnusableServer: it cannot be read.
    """
    try:
        return file.read_text(encoding="utf-8").strip() if file is not None else ""
    except (OSError, UnicodeDecodeError) as error:
        raise UnusableServer(f"{file}: this cannot be read ({error}). Check the file.") from None


def _graph(server: Server, name: str) -> str:
    return f"{server.graphs}?graph={quote(name, safe='')}"


def _sent(
    server: Server,
    method: str,
    address: str,
    body: bytes | None = None,
    kind: str = "",
    accept: str = "*/*",
    fine: Collection[int] = (),
) -> bytes:
    """Send a request, again where the server is busy or gone for a moment.

    An answer of a status that is fine is an empty one.
    """
    said, status = "", 0
    for attempt in range(TRIES):
        if attempt:
            time.sleep(WAIT * 2 ** (attempt - 1))
        try:
            request = asking(server, method, address, body, kind, accept)
            if body and server.user:
                _introduced(server, request)
            with opener(server, address).open(request, timeout=server.seconds) as answer:
                content: bytes = answer.read()
                return content
        except urllib.error.HTTPError as error:
            said, status = f"status {error.code}: {words(error)}", error.code
            if status in fine:
                return b""
            if status not in AGAIN:
                break
        except (OSError, HTTPException) as error:
            reason = getattr(error, "reason", error)
            said, status = str(reason) or type(error).__name__, 0
            if isinstance(reason, TimeoutError):
                said = f"no answer within {server.seconds:g} seconds"
                break
    raise UnusableServer(
        f"{address}: the server did not do that ({said}). "
        f"Check the address and what you may do there, and try again: {_left(server)}.",
        status,
    )


def _left(server: Server) -> str:
    """How things stand there; Virtuoso takes a graph out, for itself, before it puts the next in its place."""
    if server.kind == "virtuoso":
        return "a graph that was being replaced may be missing until then"
    return "nothing is half written"


def asking(
    server: Server, method: str, address: str, body: bytes | None, kind: str, accept: str
) -> urllib.request.Request:
    """Make a request, with what lets us in; it is not told to whom a server sends us on."""
    request = urllib.request.Request(address, data=body, method=method)
    request.add_header("Accept", accept)
    if kind:
        request.add_header("Content-Type", kind)
    if server.token:
        request.add_unredirected_header("Authorization", f"Bearer {server.token}")
    return request


def _introduced(server: Server, request: urllib.request.Request) -> None:
    """Ask first how a server wants to be told the password: it may hang up on a body without one."""
    head = urllib.request.Request(request.full_url, method="HEAD")
    try:
        opener(replace(server, user=""), request.full_url).open(
            head, timeout=server.seconds
        ).close()
    except urllib.error.HTTPError as error:
        error.close()
        scheme, _, rest = error.headers.get("WWW-Authenticate", "").partition(" ")
        if error.code == 401 and scheme.lower() == "digest":
            asked = urllib.request.parse_keqv_list(urllib.request.parse_http_list(rest))
            digest = urllib.request.HTTPDigestAuthHandler(_passwords(server, request.full_url))
            said = digest.get_authorization(request, asked)
            request.add_unredirected_header("Authorization", f"Digest {said}")


def _passwords(server: Server, address: str) -> urllib.request.HTTPPasswordMgr:
    passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()
    passwords.add_password(None, address, server.user, server.password)
    return passwords


def opener(server: Server, address: str) -> urllib.request.OpenerDirector:
    """An opener that goes through no proxy to this machine, and gives the password where it is asked.

    In the way that it is asked: Virtuoso does not even ask whom it is told without.
    """
    own = urlsplit(address).hostname in ("127.0.0.1", "localhost", "::1")
    handlers: list[urllib.request.BaseHandler] = [urllib.request.ProxyHandler({} if own else None)]
    if server.user:
        passwords = _passwords(server, address)
        handlers.append(urllib.request.HTTPDigestAuthHandler(passwords))
        handlers.append(urllib.request.HTTPBasicAuthHandler(passwords))
    return urllib.request.build_opener(*handlers)


def words(error: urllib.error.HTTPError) -> str:
    """The beginning of what a server says of an error."""
    with error:
        return inert(error.read(2_000))


def inert(page: bytes) -> str:
    """The words of a page, on one line."""
    return " ".join(_MARKS.sub(" ", page.decode("utf-8", "replace")).split())[:300]
