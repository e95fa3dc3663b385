"""The graph of `story.trig` in other spellings: N-Quads, Turtle, JSON-LD, and RDF 1.2 in TriG.

All say what `rdf.py` says. They are made graph by graph from its text, so that no more than one
article's graph is held at a time; Turtle has no graphs, so it says in one what all of them do.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple, parse, serialize

from dateline.export import rdf
from dateline.export.terms import about, node
from dateline.model import Ref
from dateline.story import Event, Story
from dateline.vocab import (
    PREFIXES,
    RESOLUTION,
    actor_iri,
    event_iri,
    part_iri,
    role_iri,
)

_HEAD: Final = "".join(f"@prefix {prefix}: <{start}> .\n" for prefix, start in PREFIXES.items())
_PREFIXED: Final = re.compile(rb"\A(?:@prefix [^\n]*\n)*")
_REIFIES: Final = node("http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies")
_XSD: Final = PREFIXES["xsd"]
_NATIVE: Final[Mapping[str, Callable[[str], int | bool]]] = {
    f"{_XSD}integer": int,
    f"{_XSD}boolean": "true".__eq__,
}


def nquads(story: Story, folder: Path) -> Path:
    """N-Quads, `story.nq`: the graph, a statement a line."""
    path = folder / "story.nq"
    with path.open("wb") as out:
        for quads in _graphs(story):
            serialize(quads, out, format=RdfFormat.N_QUADS)
    return path


def turtle(story: Story, folder: Path) -> Path:
    """Turtle, `story.ttl`: all graphs in one."""
    path = folder / "story.ttl"
    with path.open("wb") as out:
        out.write(_HEAD.encode())
        for quads in _graphs(story):
            said = serialize(
                (quad.triple for quad in quads), format=RdfFormat.TURTLE, prefixes=PREFIXES
            )
            assert said is not None
            out.write(_PREFIXED.sub(b"", said))
    return path


def jsonld(story: Story, folder: Path) -> Path:
    """JSON-LD, `story.jsonld`: with its own context in it, so nothing has to be fetched."""
    path = folder / "story.jsonld"
    context = json.dumps(PREFIXES, separators=(",", ":"))
    with path.open("wb") as out:
        out.write(f'{{"@context":{context},\n"@graph":['.encode("ascii"))
        for place, quads in enumerate(_graphs(story)):
            out.write(("\n" if not place else ",\n").encode("ascii"))
            out.write(json.dumps(_described(quads), separators=(",", ":")).encode("ascii"))
        out.write(b"\n]}\n")
    return path


def rdf12(story: Story, folder: Path) -> Path:
    """RDF 1.2 in TriG, `story.rdf12.trig`: each direct fact reified, with its evidence.

    Who took part, where it was and when, said of the event itself as a triple, is reified (RDF 1.2)
    by a node that says from which reports it is derived.
    """
    path = folder / "story.rdf12.trig"
    with path.open("wb") as out:
        for part in rdf.written(story):
            out.write(part.encode())
        facts = "".join(_reified(event) for event in story.events)
        if facts:
            out.write(f"{node(RESOLUTION)} {{\n{facts}}}\n".encode())
    return path


def _graphs(story: Story) -> Iterator[list[Quad]]:
    """Give the quads of each graph, in the order of `story.trig`."""
    parts = rdf.written(story)
    head = next(parts)
    for part in parts:
        yield list(parse(head + part, RdfFormat.TRIG))


# JSON-LD


def _described(quads: list[Quad]) -> dict[str, Any]:
    """Say one graph as an object of JSON-LD, each node once."""
    nodes: dict[str, dict[str, Any]] = {}
    for quad in quads:
        subject, predicate = _name(quad.subject), _name(quad.predicate)
        said = nodes.setdefault(subject, {"@id": subject})
        if predicate == "rdf:type":
            said.setdefault("@type", []).append(_name(quad.object))
        else:
            said.setdefault(predicate, []).append(_value(quad.object))
    return {"@id": _name(quads[0].graph_name), "@graph": list(nodes.values())}


def _name(term: Any) -> str:
    """Give a node's name by its prefix, or its IRI where no prefix fits."""
    iri = str(term.value)
    for prefix, start in PREFIXES.items():
        # "urn:dateline:article:…" must not read as one more prefix: "d:article:…" is one still.
        if iri.startswith(start) and not iri[len(start) :].startswith("//"):
            return f"{prefix}:{iri[len(start) :]}"
    return iri


def _value(term: NamedNode | BlankNode | Literal | Triple) -> Any:
    if not isinstance(term, Literal):
        return {"@id": _name(term)}
    kind = term.datatype.value
    if kind == f"{_XSD}string":
        return term.value
    native = _NATIVE.get(kind)
    if native is not None:
        return native(term.value)
    return {"@value": term.value, "@type": _name(term.datatype)}


# RDF 1.2


def _reified(event: Event) -> str:
    """Say of each direct fact of an event which reports it rests on."""
    iri = node(event_iri(event.id))
    facts = []
    for role in event.roles:
        fact = f"<<( {iri} {node(PREFIXES['sem'] + 'hasActor')} {node(actor_iri(role.actor))} )>>"
        facts.append((role_iri(event.id, role.role, role.actor) + ":fact", fact, role.reports))
    if event.place is not None:
        fact = f"<<( {iri} {node(PREFIXES['sem'] + 'hasPlace')} {node(actor_iri(event.place))} )>>"
        facts.append((event_iri(event.id) + ":place:fact", fact, event.reports))
    return "".join(
        about(node(name), [f"{_REIFIES} {fact}", *(_derived(ref) for ref in reports)])
        for name, fact, reports in facts
    )


def _derived(ref: Ref) -> str:
    return f"{node(PREFIXES['prov'] + 'wasDerivedFrom')} {node(part_iri('report', ref.article, ref.index))}"
