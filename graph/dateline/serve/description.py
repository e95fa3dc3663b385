"""What the service is: SPARQL 1.1 Service Description and VoID, as RDF; OpenAPI, as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from anyio import to_thread
from pyoxigraph import BlankNode, Literal, NamedNode, Triple, serialize
from rdflib import Namespace
from rdflib.namespace import DCTERMS, FOAF, RDF, VOID, XSD
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from dateline.query import Saved, saved
from dateline.serve.guard import Refused
from dateline.serve.negotiation import GRAPHS, chosen
from dateline.serve.settings import Served
from dateline.vocab import PREFIXES

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
_FORMATS = ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV",
            "Turtle", "N-Triples", "RDF_XML", "JSON-LD")  # fmt: skip


def described(request: Request, served: Served) -> Response:
    """Give the service description."""
    accept = request.headers.get("accept")
    media = chosen(accept, GRAPHS)
    if media is None:
        raise Refused(406, f"The description cannot be written in any of “{accept}”.")
    said = serialize(_service(served), format=GRAPHS[media], prefixes={"sd": str(SD)})
    return Response(said, media_type=media)


def _service(served: Served) -> Iterator[Triple]:
    service = NamedNode(f"{served.base}sparql")
    yield _said(service, RDF.type, SD.Service)
    yield _said(service, SD.endpoint, service)
    yield _said(service, SD.supportedLanguage, SD.SPARQL11Query)
    if served.token:
        yield _said(service, SD.supportedLanguage, SD.SPARQL11Update)
    yield _said(service, SD.feature, SD.UnionDefaultGraph)
    for name in _FORMATS:
        yield _said(service, SD.resultFormat, f"http://www.w3.org/ns/formats/{name}")
    dataset, graph = BlankNode("dataset"), BlankNode("graph")
    yield _said(service, SD.defaultDataset, dataset)
    yield _said(dataset, RDF.type, SD.Dataset)
    yield _said(dataset, SD.defaultGraph, graph)
    yield _said(graph, RDF.type, SD.Graph)


async def void(request: Request) -> Response:
    """Give the VoID description: what is in the dataset, and where it is to be had."""
    served: Served = request.app.state.served
    media = chosen(request.headers.get("accept"), GRAPHS) or "text/turtle"
    size = await to_thread.run_sync(lambda: len(served.storage.store))
    said = serialize(_dataset(served, size), format=GRAPHS[media], prefixes={"void": str(VOID)})
    return Response(said, media_type=media)


def _dataset(served: Served, size: int) -> Iterator[Triple]:
    dataset = NamedNode(f"{served.base}.well-known/void#dataset")
    yield _said(dataset, RDF.type, VOID.Dataset)
    yield _said(dataset, DCTERMS.title, Literal("What the articles say"))
    yield _said(dataset, FOAF.homepage, served.base)
    yield _said(dataset, VOID.sparqlEndpoint, f"{served.base}sparql")
    yield _said(dataset, VOID.dataDump, f"{served.base}story.trig")
    yield _said(dataset, VOID.uriSpace, Literal(PREFIXES["d"]))
    yield _said(dataset, VOID.triples, Literal(str(size), datatype=NamedNode(XSD.integer)))
    for prefix in ("dl", "sem", "prov", "oa", "schema", "org", "foaf", "skos"):
        yield _said(dataset, VOID.vocabulary, PREFIXES[prefix])


def _said(subject: NamedNode | BlankNode, predicate: str, value: object) -> Triple:
    known = isinstance(value, NamedNode | BlankNode | Literal)
    return Triple(subject, NamedNode(predicate), value if known else NamedNode(str(value)))  # type: ignore[arg-type]


async def openapi(_: Request) -> Response:
    """Give the description of the JSON API."""
    return JSONResponse(api())


@cache
def api() -> dict[str, Any]:
    """Describe what can be asked, and what comes back (OpenAPI 3.1)."""
    paths: dict[str, Any] = {}
    for question in saved():
        paths[f"/api/{question.name}"] = {"get": _operation(question)}
    paths["/health"] = {
        "get": {
            "summary": "Whether the server answers.",
            "responses": {"200": {"description": "It does."}},
        }
    }
    rows = {"type": "array", "items": {"type": "object"}}
    columns = {"type": "array", "items": {"type": "string"}}
    answer = {"type": "object", "properties": {"columns": columns, "rows": rows}}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Dateline",
            "version": "1",
            "description": "What the articles say: who did what, when, and who says so.",
        },
        "paths": paths,
        "components": {"schemas": {"Rows": answer}},
    }


def _operation(question: Saved) -> dict[str, Any]:
    schema = {"schema": {"$ref": "#/components/schemas/Rows"}}
    return {
        "summary": question.title,
        "operationId": question.name,
        "parameters": [
            {
                "name": parameter.name,
                "in": "query",
                "required": parameter.required,
                "description": parameter.description,
                "schema": {"type": "string"},
            }
            for parameter in question.parameters
        ],
        "responses": {
            "200": {"description": "Rows of the answer.", "content": {"application/json": schema}},
            "400": {"description": "What is wrong with the question, in a sentence."},
            "503": {"description": "It was stopped, since it took too long."},
        },
    }
