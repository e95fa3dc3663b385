"""Write docs/ontology.md from the ontology and the scheme of kinds.

    python tools/make_ontology_page.py

A test compares the page with what this would write; so run it whenever one of the two has changed.
"""

from collections.abc import Iterator
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from dateline import vocab
from dateline.vocab import DL, PREFIXES

TARGET = Path(__file__).parent.parent / "docs" / "ontology.md"
OWN = str(DL._NS)
NAMES = {**PREFIXES, "owl": str(OWL), "edtf": "http://id.loc.gov/datatypes/"}

HEAD = """# The ontology

The words of `story.trig`, written by `tools/make_ontology_page.py` from \
`graph/dateline/vocab/ontology.ttl` and \
`kinds.ttl`: change those, and run it. What has to hold between the words is in `shapes.ttl` \
beside them, and `dateline check OUTPUT` tries it on a build. The examples are invented.

Known vocabularies come first; these are the parts of them that are used:

| prefix | for |
| --- | --- |
| `sem:` | events, their type, place and roles, and the first and last day that the words allow |
| `gaf:` | `gaf:denotedBy`, from an event to its reports and from an actor to its chains |
| `prov:` | `prov:wasDerivedFrom`, from any part of a reading to its span, and from what \
articles add up to, to the reports or claims that it rests on; `prov:wasAttributedTo`, from a judgement to who decided |
| `oa:` | spans: an `oa:SpecificResource` of an article, with a position and a quotation; of a sentence \
in a PDF also the page and a rectangle on it, as \
[RFC 8118](https://www.rfc-editor.org/rfc/rfc8118) spells them |
| `schema:` | articles, and the amounts of a quantity |
| `org:`, `foaf:` | posts and who holds them; people, bodies and their names |
| `skos:` | kinds of events, and other names |
| `dl:` | the terms below, only where none of these fits |

A thing of the class `sem:Event` need not have happened: read `dl:status`, `dl:polarity` and `dl:claimed`.
"""


def short(term: Node) -> str:
    """Write a term by its prefix."""
    prefix, start = next((p, s) for p, s in NAMES.items() if str(term).startswith(s))
    return f"`{prefix}:{str(term).removeprefix(start)}`"


def classes(graph: Graph, node: Node | None) -> str:
    """Write a class, or all those of a union."""
    union = graph.value(node, OWL.unionOf)
    if union is None:
        return short(node) if node is not None else ""
    return ", ".join(short(one) for one in Collection(graph, union))


def cell(graph: Graph, term: Node, what: URIRef) -> str:
    """Write a text of a term for a table."""
    return str(graph.value(term, what) or "").replace("|", "\\|")


def own(graph: Graph, *kinds: URIRef) -> list[Node]:
    """List our terms of some sort, by name."""
    found = {t for k in kinds for t in graph.subjects(RDF.type, k) if str(t).startswith(OWN)}
    return sorted(found, key=str)


def page() -> Iterator[str]:
    """Give the lines of the page."""
    graph = Graph().parse(data=vocab.ontology(), format="turtle")
    yield HEAD
    yield "## Classes\n"
    yield "| class | label | is | a kind of | for example |\n| --- | --- | --- | --- | --- |"
    for term in own(graph, OWL.Class):
        above = ", ".join(sorted(short(one) for one in graph.objects(term, RDFS.subClassOf)))
        texts = (cell(graph, term, what) for what in (RDFS.label, RDFS.comment))
        yield f"| {' | '.join([short(term), *texts, above, cell(graph, term, SKOS.example)])} |"
    yield "\n## Properties\n"
    yield "| property | label | says | of | as | for example |\n| --- | --- | --- | --- | --- | --- |"
    for term in own(graph, OWL.ObjectProperty, OWL.DatatypeProperty):
        texts = (cell(graph, term, what) for what in (RDFS.label, RDFS.comment))
        ends = (classes(graph, graph.value(term, end)) for end in (RDFS.domain, RDFS.range))
        row = [short(term), *texts, *ends, cell(graph, term, SKOS.example)]
        yield f"| {' | '.join(row)} |"
    scheme = Graph().parse(data=vocab.kinds(), format="turtle")
    yield "\n## Kinds of events\n"
    yield "| kind | label | is |\n| --- | --- | --- |"
    for kind in sorted(scheme.subjects(RDF.type, SKOS.Concept), key=str):
        label, is_ = (cell(scheme, kind, what) for what in (SKOS.prefLabel, SKOS.definition))
        yield f"| {short(kind)} | {label} | {is_} |"


def text() -> str:
    """The whole page."""
    return "\n".join(page()) + "\n"


if __name__ == "__main__":
    TARGET.write_text(text(), encoding="utf-8")
    print(f"{TARGET.name}: {TARGET.stat().st_size:,} bytes")
