"""The SPARQL 1.1 Protocol (https://www.w3.org/TR/sparql11-protocol/) at `/sparql`.

Queries go to the readers, updates to the one writer, and only with the token. Nothing leaves the
machine: SERVICE and LOAD are refused before a store sees them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl

from anyio import to_thread
from pyoxigraph import QueryResultsFormat, RdfFormat
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from dateline.query.keywords import holds, names_graphs
from dateline.serve.description import described
from dateline.serve.guard import Refused, allowed, body_of
from dateline.serve.negotiation import GRAPHS, RESULTS, TRUTHS, chosen
from dateline.serve.readers import LimitError
from dateline.serve.settings import Served
from dateline.vocab import PREFIXES

FORM, QUERY, UPDATE = (
    "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update",
)  # fmt: skip
_TOKEN = re.compile(
    r"""#[^\n\r]*|<[^<>"{}|^`\\\x00-\x20]*>|\"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\"|'''(?:[^'\\]|\\.|'(?!''))*'''"""
    r"""|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*'|[?$@]\w+|[\w\-.]*:[\w\-.:%\\]*|\w+|.""",
    re.S,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A query or an update, and the dataset that the protocol names for it."""

    query: str | None
    update: str | None
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


async def sparql(request: Request) -> Response:
    """Answer a query, follow an update, or say what the service is."""
    served: Served = request.app.state.served
    if request.method in ("GET", "HEAD") and not request.url.query:
        return described(request, served)
    asked = await _asked(request, served)
    if asked.update is not None:
        allowed(request, served)
        return await _updated(asked, served)
    return await answered(
        served, asked.query or "", request.headers.get("accept"), asked.default_graphs,
        asked.named_graphs,
    )  # fmt: skip


async def answered(
    served: Served,
    query: str,
    accept: str | None,
    default_graphs: tuple[str, ...] = (),
    named_graphs: tuple[str, ...] = (),
    *,
    union: bool = True,
) -> Response:
    """Put a query to a reader, and write what it says in the format that is wanted."""
    if holds(query, "service"):
        raise Refused(403, "Queries stay on this machine: SERVICE is not allowed here.")
    formats = {
        "rows": _format("results", accept, RESULTS),
        "truth": _format("results", accept, TRUTHS),
        "graph": _format("graph", accept, GRAPHS),
    }
    try:
        head, body = await served.readers.ask(
            {
                "query": query,
                "base": served.base,
                "prefixes": PREFIXES,
                "union": union and not names_graphs(query),
                "default_graphs": default_graphs,
                "named_graphs": named_graphs,
                "formats": formats,
                "most_bytes": served.limits.answer,
            },
            served.storage.latest,
        )
    except LimitError as error:
        raise Refused(503, str(error)) from None
    problem = head.get("problem")
    if problem is None:
        return Response(body, media_type=head["media"])
    if problem == "not acceptable":
        raise Refused(406, f"None of the formats in “{accept}” can be written for this answer.")
    if problem == "too much":
        raise Refused(
            503, f"The answer is longer than {served.limits.answer:,} bytes. Add a LIMIT."
        )
    said = " ".join(str(head.get("says", "")).split())
    raise Refused(400, f"The query cannot be answered: {said}. Correct it.")


def _format(
    sort: str,
    accept: str | None,
    offered: Mapping[str, QueryResultsFormat] | Mapping[str, RdfFormat],
) -> tuple[str, str] | None:
    """The media type that is wanted, and what a reader calls its format."""
    media = chosen(accept, offered)
    return None if media is None else (media, f"{sort}/{offered[media].file_extension}")


async def _asked(request: Request, served: Served) -> Asked:
    """Read the operation off a request; exactly one query, or one update."""
    pairs = parse_qsl(request.url.query, keep_blank_values=True)
    queries, updates = _all(pairs, "query"), []
    if request.method == "POST":
        body = await body_of(request, served.limits.request)
        kind = _media(request)
        text = _text(request, body)
        if kind == FORM:
            form = parse_qsl(text, keep_blank_values=True)
            queries, updates, pairs = _all(form, "query"), _all(form, "update"), pairs + form
        elif kind == QUERY:
            queries = [text]
        elif kind == UPDATE:
            queries, updates = [], [text]
        else:
            raise Refused(415, f"A body of the type “{kind}” is neither a query nor an update.")
    elif _all(pairs, "update"):
        raise Refused(400, "An update has to be sent by POST.")
    if len(queries) + len(updates) != 1:
        raise Refused(400, "Give exactly one query, or one update.")
    if queries:
        if len(queries[0]) > served.limits.query:
            raise Refused(413, f"A query may have {served.limits.query:,} characters, and no more.")
        graphs = _all(pairs, "default-graph-uri"), _all(pairs, "named-graph-uri")
        return Asked(queries[0], None, tuple(graphs[0]), tuple(graphs[1]))
    graphs = _all(pairs, "using-graph-uri"), _all(pairs, "using-named-graph-uri")
    return Asked(None, updates[0], tuple(graphs[0]), tuple(graphs[1]))


def _all(pairs: list[tuple[str, str]], name: str) -> list[str]:
    return [value for key, value in pairs if key == name]


def _media(request: Request) -> str:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


def _text(request: Request, body: bytes) -> str:
    found = re.search(r"charset=\"?([\w-]+)", request.headers.get("content-type", ""), re.I)
    if found and found[1].lower() not in ("utf-8", "utf8"):
        raise Refused(415, f"The body is in {found[1]}. Send it as UTF-8.")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused(400, "The body is not UTF-8. Send it as UTF-8.") from None


async def _updated(asked: Asked, served: Served) -> Response:
    update = asked.update or ""
    if holds(update, "service", "load"):
        raise Refused(403, "Updates stay on this machine: SERVICE and LOAD are not allowed here.")
    if asked.default_graphs or asked.named_graphs:
        update = _with_using(update, asked)
    try:
        await to_thread.run_sync(served.storage.update, update, served.base)
    except SyntaxError as error:
        said = " ".join(str(error).split())
        raise Refused(400, f"The update does not parse: {said}. Correct it.") from None
    except (RuntimeError, ValueError) as error:
        said = str(error).rstrip(".")
        raise Refused(409, f"The update was not made: {said}. The graph is as it was.") from None
    except OSError as error:
        raise Refused(507, f"The update was not made: {error}. The graph is as it was.") from None
    return Response(status_code=204)


def _with_using(update: str, asked: Asked) -> str:
    """Put the dataset of the protocol before each WHERE, as USING says it in the language."""
    if holds(update, "using", "with"):
        raise Refused(400, "Name the graphs in the update or in the request, not in both.")
    clauses = "".join(f" USING <{_iri(iri)}>" for iri in asked.default_graphs)
    clauses += "".join(f" USING NAMED <{_iri(iri)}>" for iri in asked.named_graphs)
    out, done = [], 0
    for start in _wheres(update):
        out += [update[done:start], clauses, " "]
        done = start
    return "".join([*out, update[done:]])


def _iri(iri: str) -> str:
    if re.search(r'[<>"{}|^`\\\x00-\x20]', iri):
        raise Refused(400, f"“{iri}” is no name of a graph.")
    return iri


def _wheres(update: str) -> Iterator[int]:
    """Where the WHERE of each INSERT or DELETE stands that has one."""
    depth, modifies = 0, False
    for found in _TOKEN.finditer(update):
        word = found[0].upper()
        if word == "{":
            depth += 1
        elif word == "}":
            depth -= 1
        elif depth == 0 and word in ("INSERT", "DELETE"):
            modifies = True
        elif depth == 0 and word == "DATA":
            modifies = False
        elif depth == 0 and word == "WHERE" and modifies:
            yield found.start()
            modifies = False


def plain(_: Request, refused: Exception) -> Response:
    """Say what was refused, in a sentence, with its status."""
    assert isinstance(refused, Refused)
    return PlainTextResponse(f"{refused.says}\n", refused.status, headers=refused.headers)
