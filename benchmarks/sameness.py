"""Whether two answers of SPARQL are one: rows and graphs, whatever their blank nodes are called."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pyoxigraph as ox
from rdflib import RDF, Graph, Namespace, URIRef

RS = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/result-set#")


def path_of(iri: Any) -> Path:
    """Give the file of an address on this machine."""
    return Path(unquote(urlsplit(str(iri)).path))


def words_of(iri: Any) -> str:
    """Give what stands in it."""
    return path_of(iri).read_bytes().decode("utf-8")


def quads_of(iri: Any) -> list[ox.Quad]:
    """Give the graph that stands in it."""
    form = ox.RdfFormat.from_extension(path_of(iri).suffix[1:])
    assert form is not None
    return list(ox.parse(path=str(path_of(iri)), format=form, base_iri=str(iri)))


def same_answer(body: bytes, media: str, result: Any) -> bool:
    """Tell whether an answer says what a file of the suite does."""
    path = path_of(result)
    if path.suffix == ".csv":
        same = _table(body.decode()) == _table(path.read_bytes().decode())
    elif (form := ox.QueryResultsFormat.from_media_type(media)) is not None:
        same = _rows(ox.parse_query_results(body, format=form)) == _meant(result)
    else:
        read = ox.RdfFormat.from_media_type(media)
        assert read is not None
        same = canonical(ox.parse(body, read)) == canonical(quads_of(result))
    return same


def _meant(result: Any) -> Any:
    path = path_of(result)
    form = ox.QueryResultsFormat.from_extension(path.suffix[1:])
    if form is not None:
        return _rows(ox.parse_query_results(path.read_bytes(), format=form))
    graph = Graph()
    graph.parse(path, publicID=str(result))
    (said,) = graph.subjects(RDF.type, RS.ResultSet)
    truth = graph.value(said, RS.boolean)
    if truth is not None:
        return bool(truth.toPython())  # type: ignore[attr-defined]
    return canonical(
        quad
        for place, solution in enumerate(graph.objects(said, RS.solution))
        for quad in _row(
            place,
            {
                str(graph.value(one, RS.variable)): _term(graph.value(one, RS.value))
                for one in graph.objects(solution, RS.binding)
            },
        )
    )


def _rows(found: Any) -> Any:
    """Rows as a graph, so that blank nodes may have any name."""
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    names = [variable.value for variable in found.variables]
    return canonical(
        quad
        for place, row in enumerate(found)
        for quad in _row(place, {name: row[name] for name in names if row[name] is not None})
    )


def _row(place: int, values: dict[str, Any]) -> Iterator[ox.Quad]:
    row = ox.BlankNode(f"row{place}")
    yield ox.Quad(ox.NamedNode("urn:rows"), ox.NamedNode("urn:row"), row)
    for name, value in values.items():
        yield ox.Quad(row, ox.NamedNode(f"urn:{name}"), _plain(value))


def _term(value: Any) -> Any:
    if isinstance(value, URIRef):
        return ox.NamedNode(str(value))
    if not hasattr(value, "datatype"):
        return ox.BlankNode("b" + re.sub(r"\W", "x", str(value)))
    if value.language:
        return ox.Literal(str(value), language=value.language)
    return (
        ox.Literal(str(value), datatype=ox.NamedNode(str(value.datatype)))
        if value.datatype
        else ox.Literal(str(value))
    )


def _plain(value: Any) -> Any:
    """A number by its value, since 1.0 and 1.00 are one."""
    if not isinstance(value, ox.Literal):
        return value
    kind = value.datatype.value.rpartition("#")[2]
    if kind in ("decimal", "double", "float", "integer"):
        try:
            return ox.Literal(repr(float(value.value)), datatype=value.datatype)
        except ValueError:
            return value
    return value


def canonical(quads: Any) -> ox.Dataset:
    """Give quads with canonical blank nodes and plain numbers."""
    held = ox.Dataset(ox.Quad(*_parts(quad)) for quad in quads)
    held.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return held


def _parts(quad: Any) -> tuple[Any, ...]:
    graph = getattr(quad, "graph_name", ox.DefaultGraph())
    return quad.subject, quad.predicate, _plain(quad.object), graph


def _table(text: str) -> tuple[list[str], list[list[str]]]:
    """A table with its columns in order, blank nodes and numbers made plain."""
    heads, *rows = list(csv.reader(io.StringIO(text, newline="")))
    order = sorted(range(len(heads)), key=lambda place: heads[place])
    plain = [[_cell(row[place]) for place in order] for row in rows if row]
    return [heads[place] for place in order], sorted(plain)


def _cell(words: str) -> str:
    try:
        return repr(float(words))
    except ValueError:
        return "_" if words.startswith("_:") else words
