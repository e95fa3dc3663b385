"""Pages of things: what the graph says of one, as HTML, Turtle or JSON-LD.

`urn:dateline:event:ID` is found at `/id/event:ID`. Its page names what it is derived from, each one
click away, down to the words of an article. Whatever an article says is text here, and never markup.
"""

from __future__ import annotations

import json
import re
from html import escape
from urllib.parse import quote, unquote

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from dateline.serve.guard import Refused
from dateline.serve.negotiation import GRAPHS, chosen
from dateline.serve.protocol import answered
from dateline.serve.settings import Served
from dateline.vocab import PREFIXES

MOST = 500
"""Statements on a page at most; the graph itself gives all."""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;"
    "color:#222;background:#fff}table{border-collapse:collapse;width:100%}"
    "td{padding:.3rem .6rem;border-top:1px solid #ddd;vertical-align:top;overflow-wrap:anywhere}"
    "td:first-child{color:#666;width:14rem}a{color:#0b57d0}h1{font-size:1.4rem}"
    "@media(prefers-color-scheme:dark){body{color:#ddd;background:#161616}"
    "td{border-color:#333}td:first-child{color:#999}a{color:#8ab4f8}}"
)


async def resource(request: Request) -> Response:
    """Give what the graph says of one thing."""
    served: Served = request.app.state.served
    name = unquote(request.scope["raw_path"].decode("ascii").split("?")[0]).removeprefix("/id/")
    iri = PREFIXES["d"] + name
    if not name or any(c in iri for c in '<>"{}|^`\\') or any(c <= " " for c in iri):
        raise Refused(404, "There is nothing of that name here.")
    media = chosen(request.headers.get("accept"), {"text/html": None, **GRAPHS})
    if media is None:
        raise Refused(406, "It can be had as HTML, Turtle, N-Triples, RDF/XML or JSON-LD.")
    if media != "text/html":
        return await answered(served, f"DESCRIBE <{iri}>", media)
    rows = await _rows(served, iri)
    if not rows:
        raise Refused(404, "There is nothing of that name here.")
    return HTMLResponse(_page(iri, rows), headers={"Content-Security-Policy": _POLICY})


async def _rows(served: Served, iri: str) -> list[dict[str, dict[str, str]]]:
    """What is said of it, and who refers to it, with the labels of those."""
    query = (
        "SELECT DISTINCT ?way ?predicate ?other ?label WHERE {"
        f" {{ <{iri}> ?predicate ?other . BIND(0 AS ?way) }} UNION"
        f" {{ ?other ?predicate <{iri}> . BIND(1 AS ?way) }}"
        " OPTIONAL { ?other rdfs:label ?named } OPTIONAL { ?other oa:hasSelector/oa:exact ?words }"
        " OPTIONAL { ?other rdf:value/rdfs:label ?actor ; dl:role ?role }"
        " BIND(COALESCE(?named, ?words, CONCAT(?actor, ' (', ?role, ')')) AS ?label)"
        f"}} ORDER BY ?way ?predicate ?other ?label LIMIT {MOST}"
    )
    response = await answered(served, query, "application/sparql-results+json")
    found: list[dict[str, dict[str, str]]] = json.loads(bytes(response.body))["results"]["bindings"]
    return found


def _page(iri: str, rows: list[dict[str, dict[str, str]]]) -> str:
    title = next(
        (r["other"]["value"] for r in rows if r["predicate"]["value"].endswith("#label")), iri
    )
    lines = "".join(f"<tr><td>{_way(row)}</td><td>{_shown(row)}</td></tr>" for row in rows)
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style>'
        f"<h1>{escape(title)}</h1><p><code>{escape(iri)}</code></p>"
        f'<table>{lines}</table><p><a href="/">The timeline</a></p></html>'
    )


def _way(row: dict[str, dict[str, str]]) -> str:
    """What one is to the other, as words: "first reported", "is denoted by of"."""
    name = re.split("[#/:]", row["predicate"]["value"])[-1]
    words = escape(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower())
    return words if row["way"]["value"] == "0" else f"is {words} of"


def _shown(row: dict[str, dict[str, str]]) -> str:
    other, label = row["other"], row.get("label", {}).get("value", "")
    if other["type"] != "uri":
        return escape(other["value"])
    text = escape(label or _short(other["value"]))
    if not other["value"].startswith(PREFIXES["d"]):
        return text
    return f'<a href="{escape(address(other["value"]))}">{text}</a>'


def address(iri: str) -> str:
    """Where a thing of ours is found on this server.

    >>> address("urn:dateline:article:ab#char=1,2")
    '/id/article:ab%23char=1,2'
    """
    return "/id/" + quote(iri.removeprefix(PREFIXES["d"]), safe=":=,.-_~&")


def _short(iri: str) -> str:
    for prefix, start in PREFIXES.items():
        if iri.startswith(start):
            return (
                iri[len(start) :] if prefix in ("rdfs", "rdf") else f"{prefix}:{iri[len(start) :]}"
            )
    return iri


def plainly(_: Request) -> Response:
    """Send who asks for `/id` to the timeline."""
    return RedirectResponse("/", 303)
