"""The shapes find what is wrong, say so in one sentence, and find what the reference finds."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import pytest
from pyoxigraph import NamedNode, Quad, Store
from rdflib import OWL, RDF, SH, SKOS, Graph, Namespace, URIRef
from shacl import Shapes

from dateline import vocab
from dateline.vocab import DL
from tests.vocab.correct import changed, correct_store, correct_story, instance, written

S = Namespace("https://dateline.example/shapes#")
NOWHERE = NamedNode("urn:dateline:nothing:0")
OTHER = vocab.article_iri(correct_story().articles[1].key)
Found = Counter[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Slip:
    """One thing made wrong: what is found, what of it goes, what comes, and which shapes see it."""

    name: str
    where: str
    gone: str
    new: str
    seen: tuple[str, ...]

    def done(self, store: Store) -> bool:
        """Make it wrong, and say whether anything was changed."""
        return changed(store, self.where, self.gone, self.new)


MET = '?it a dl:Report ; rdfs:label "Ada Moss met Jonas Hale" .'
THEY_MET = '?it a sem:Event ; rdfs:label "Ada Moss met Jonas Hale" .'
PRINTED = (
    '?q oa:exact "Someone shouted." . ?s oa:hasSelector ?q , ?it . ?it a oa:FragmentSelector .'
)
MOSS = '?it a sem:Actor ; rdfs:label "Ada Moss" .'

SLIPS = (
    # every fact has evidence
    Slip("report without span", f"{MET} ?it prov:wasDerivedFrom ?x", "?it prov:wasDerivedFrom ?x",
         "", ("onSpan", "inItsArticle")),
    Slip("report on another's words", '?q oa:exact "agreed" . ?it oa:hasSelector ?q ; '
         "oa:hasSource ?x", "?it oa:hasSource ?x", f"?it oa:hasSource <{OTHER}>",
         ("inItsArticle", "inItsArticle")),
    Slip("report of no article", f"{MET} ?it schema:isPartOf ?x", "?it schema:isPartOf ?x", "",
         ("inItsArticle", "ofArticle")),
    Slip("mention without span", '?it dl:form "pronoun" ; prov:wasDerivedFrom ?x',
         "?it prov:wasDerivedFrom ?x", "", ("onSpan",)),
    Slip("claim without spans", "?it a dl:Claim ; prov:wasDerivedFrom ?x ; dl:manner \"direct\"",
         "?it prov:wasDerivedFrom ?x", "", ("inItsArticle", "onSpans")),
    Slip("order without spans", "?it a dl:Order ; prov:wasDerivedFrom ?x",
         "?it prov:wasDerivedFrom ?x", "", ("onSpans",)),
    Slip("event without reports", '?it a sem:Event ; rdfs:label "Ada Moss said" ; gaf:denotedBy ?x',
         "?it gaf:denotedBy ?x", "", ("toldBy",)),
    Slip("actor without chains", '?it a sem:Place ; gaf:denotedBy ?x', "?it gaf:denotedBy ?x", "",
         ("Actor",)),
    Slip("chain without mention", '?it dl:form "nominal" ; dl:chain ?x ; dl:kind ?k ; '
         "prov:wasDerivedFrom ?y", "?it dl:chain ?x", "", ("Chain", "Mention")),
    Slip("role without reports", '?e rdfs:label "Ada Moss said" ; sem:hasActor ?it . '
         "?it prov:wasDerivedFrom ?x", "?it prov:wasDerivedFrom ?x", "", ("Role",)),
    Slip("ground without words", "?e a sem:Event ; dl:ground ?it . ?it prov:wasDerivedFrom ?x",
         "?it prov:wasDerivedFrom ?x", "", ("Ground",)),
    Slip("publication without ground", "?it a dl:InferredPublication ; dl:ground ?x",
         "?it dl:ground ?x", "", ("Ground", "InferredPublication")),
    Slip("tenure without post", "?it dl:tenure ?t ; org:holds ?x", "?it org:holds ?x", "",
         ("PostedActor",)),
    Slip("post that nobody holds", "?it a dl:Chain ; org:holds ?x", "?it org:holds ?x", "",
         ("Post",)),
    Slip("account without reports", "?c a dl:Contradiction ; dl:about \"number\" ; dl:account ?it . "
         '?it dl:says "2%" ; prov:wasDerivedFrom ?x', "?it prov:wasDerivedFrom ?x", "",
         ("Contradiction",)),
    Slip("misfit without reports", "?c a dl:Misfit ; dl:account ?it . ?it prov:wasDerivedFrom ?x",
         "?it prov:wasDerivedFrom ?x", "", ("Misfit",)),
    Slip("contradiction of one", '?it a dl:Contradiction ; dl:about "number" ; dl:account ?x . '
         '?x dl:says "2%"', "?it dl:account ?x", "", ("Account", "accounts")),
    Slip("ruling on no words", '?it dl:act "rename" ; prov:wasDerivedFrom ?x',
         "?it prov:wasDerivedFrom ?x", "", ("Quoted",)),
    Slip("ruling on nothing", '?it dl:act "re-date" ; dl:ruledOn ?x', "?it dl:ruledOn ?x", "",
         ("Ruling",)),
    Slip("rejected by nobody", '?it dl:act "reject" ; dl:about "event" ; dl:ruledOn ?x',
         '?it dl:act "reject"', '?it dl:act "confirm"', ("RejectedEvent",)),
    Slip("copy without a reason", "?it a dl:Copy ; dl:reason ?x", "?it dl:reason ?x", "",
         ("reasoned",)),
    Slip("storyline without events", "?it dl:storyline ?x", "?it dl:storyline ?x", "",
         ("Storyline",)),
    # every interval ends after it begins
    *(
        Slip(f"{name} that ends first", where, "?it sem:hasEarliestBeginTimeStamp ?x",
             '?it sem:hasEarliestBeginTimeStamp "2020-01-01"^^xsd:date', ("earliest",))
        for name, where in {
            "report": f"{MET} ?it sem:hasEarliestBeginTimeStamp ?x",
            "event": f"{THEY_MET} ?it sem:hasEarliestBeginTimeStamp ?x",
            "time": "?it a dl:Time ; sem:hasEarliestBeginTimeStamp ?x",
            "tenure": "?it a dl:Tenure ; sem:hasEarliestBeginTimeStamp ?x",
            "standing": "?it a dl:Standing ; sem:hasEarliestBeginTimeStamp ?x",
            "storyline": "?it a dl:Storyline ; sem:hasEarliestBeginTimeStamp ?x",
        }.items()
    ),
    Slip("reported last before first", f"{THEY_MET} ?it dl:lastReported ?x", "?it dl:lastReported ?x",
         '?it dl:lastReported "2001-01-01"^^xsd:date', ("firstReported",)),
    Slip("more days at least than at most", "?it a dl:Order ; dl:leastDays ?x", "?it dl:leastDays ?x",
         "?it dl:leastDays 4", ("leastDays",)),
    Slip("span that ends first", '?q oa:exact "agreed" . ?s oa:hasSelector ?q , ?it . ?it oa:start ?x',
         "?it oa:start ?x", "?it oa:start 5000", ("Position",)),
    Slip("span before the text", '?q oa:exact "agreed" . ?s oa:hasSelector ?q , ?it . ?it oa:start ?x',
         "?it oa:start ?x", "?it oa:start -1", ("Position",)),
    # every join was judged
    Slip("event joined without a word", '?it dl:about "event" ; dl:reason "by hand" ; ?p ?o',
         "?it ?p ?o", "", ("JoinedEvent",)),
    Slip("event joined though different", '?it dl:about "event" ; dl:reason "by hand" ; '
         "dl:verdict ?x", "?it dl:verdict ?x", '?it dl:verdict "different"', ("JoinedEvent",)),
    Slip("actor joined though unsure", '?it dl:about "actor" ; dl:reason ?r ; dl:score 0.9 ; '
         'dl:verdict ?x . FILTER(?r != "by hand")', "?it dl:verdict ?x", '?it dl:verdict "unsure"',
         ("JoinedActor",)),
    Slip("judged by nobody", '?it dl:about "event" ; dl:reason "by hand" ; prov:wasAttributedTo ?x',
         "?it prov:wasAttributedTo ?x", "", ("judge",)),
    Slip("judged against itself", '?it dl:about "event" ; dl:reason "by hand" ; dl:left ?l ; '
         "dl:right ?x", "?it dl:right ?x", "?it dl:right ?l", ("JoinedEvent", "Judgement")),
    Slip("surer than sure", '?it dl:about "event" ; dl:reason "by hand" ; dl:score ?x',
         "?it dl:score ?x", "?it dl:score 1.1", ("Judgement",)),
    # nothing dangles
    Slip("dangling report", f"{THEY_MET}", "", "?it gaf:denotedBy <urn:dateline:report:x:1>",
         ("JoinedEvent", "toldBy")),
    Slip("dangling chain", '?it dl:form "nominal" ; dl:chain ?x', "?it dl:chain ?x",
         "?it dl:chain <urn:dateline:chain:x:1>", ("Chain", "Mention")),
    Slip("dangling actor", '?e rdfs:label "Ada Moss said" ; sem:hasActor ?it . ?it rdf:value ?x',
         "?it rdf:value ?x", "?it rdf:value <urn:dateline:actor:x>", ("Role",)),
    Slip("dangling kind", f"{MET} ?it sem:eventType ?x", "?it sem:eventType ?x",
         "?it sem:eventType kinds:unheard", ("ofKind",)),
    Slip("span without a source", '?q oa:exact "she" . ?it oa:hasSelector ?q ; oa:hasSource ?x',
         "?it oa:hasSource ?x", "", ("Span",)),
    Slip("span without a position", '?q oa:exact "met" . ?it oa:hasSelector ?q , ?x . '
         "?x oa:start ?n ; oa:end ?m", "?it oa:hasSelector ?x . ?x oa:start ?n ; oa:end ?m ; "
         "a oa:TextPositionSelector", "", ("Span", "Span")),
    Slip("span without a quotation", '?q oa:exact "shouted" . ?it oa:hasSelector ?q',
         "?it oa:hasSelector ?q", "", ("Quote", "Span")),
    Slip("span with another selector", '?q oa:exact "shouted" . ?it oa:hasSelector ?q', "",
         "?it oa:hasSelector <urn:dateline:selector>", ("Span",)),
    Slip("role of no event", '?e rdfs:label "Ada Moss said" ; sem:hasActor ?it', "?e sem:hasActor ?it",
         "", ("Role",)),
    Slip("participant of no report", '?e rdfs:label "Ada Moss said" ; a dl:Report ; '
         "dl:participant ?it", "?e dl:participant ?it", "", ("Participant",)),
    Slip("tenure of nobody", "?it dl:tenure ?x", "?it dl:tenure ?x", "", ("Tenure",)),
    Slip("standing of nobody", "?it dl:standing ?x", "?it dl:standing ?x", "",
         ("Standing", "Standing")),
    Slip("standing without a rank", '?it a dl:Standing ; rdfs:label "2014" ; dl:rank ?x',
         "?it dl:rank ?x", "", ("Standing",)),
    Slip("rank before the first", '?it a dl:Standing ; rdfs:label "2014" ; dl:rank ?x',
         "?it dl:rank ?x", "?it dl:rank 0", ("Standing",)),
    Slip("position of no span", '?q oa:exact "shouted" . ?it oa:hasSelector ?q , ?x . ?x oa:start ?n',
         "?it oa:hasSelector ?x", "", ("Position", "Span")),
    Slip("judge of nothing", "?it prov:wasAttributedTo ?x . ?x a prov:Person .", "?it "
         "prov:wasAttributedTo ?x", "", ("Judge", *("judge",) * 5)),
    # classes
    Slip("mention without a class", '?it dl:form "pronoun"', "?it a dl:Mention", "", ("Typed",)),
    Slip("person that is no actor", f"{MOSS} ?it a foaf:Person", "?it a sem:Actor", "",
         ("Person", *("Role",) * 4, "Ruling", "Storyline")),
    Slip("organisation that is no actor", "?it a org:Organization", "?it a sem:Actor", "",
         ("Organisation", "Role")),
    Slip("product that is no actor", "?it a schema:Product", "?it a sem:Actor", "", ("Product",)),
    Slip("person that is a place", f"{MOSS} ?it dl:kind ?x", "?it dl:kind ?x", '?it dl:kind "place"',
         ("Person",)),
    Slip("organisation that is a person", "?it a org:Organization ; dl:kind ?x", "?it dl:kind ?x",
         '?it dl:kind "person"', ("Organisation",)),
    Slip("product that is a person", "?it a schema:Product ; dl:kind ?x", "?it dl:kind ?x",
         '?it dl:kind "person"', ("Product",)),
    Slip("place that is a person", "?it a sem:Place ; dl:kind ?x", "?it dl:kind ?x",
         '?it dl:kind "person"', ("Place",)),
    Slip("person that decides and is no agent", "?it a prov:Person", "?it a prov:Agent", "",
         ("Judge", *("judge",) * 5)),
    # words of a vocabulary, one of each, written canonically
    Slip("unheard status", f"{THEY_MET} ?it dl:status ?x", "?it dl:status ?x", '?it dl:status "true"',
         ("status",)),
    Slip("two statuses", f"{THEY_MET}", "", '?it dl:status "planned"', ("status",)),
    Slip("two labels", f"{MOSS}", "", '?it rdfs:label "Ada Moth"', ("label",)),
    Slip("no label", "?it a sem:RoleType ; rdfs:label ?x . FILTER(?x = \"Arg1\")",
         "?it rdfs:label ?x", "", ("label",)),
    Slip("label in a language", "?it a sem:RoleType ; rdfs:label ?x . FILTER(?x = \"Arg1\")",
         "?it rdfs:label ?x", '?it rdfs:label "Arg1"@en', ("label",)),
    Slip("day that is no date", f"{THEY_MET} ?it dl:firstReported ?x", "?it dl:firstReported ?x",
         '?it dl:firstReported "2014-03-04"', ("firstReported", "firstReported")),
    Slip("day that is in no calendar", "?it a schema:NewsArticle ; schema:headline ?h ; "
         "schema:datePublished ?x", "?it schema:datePublished ?x",
         '?it schema:datePublished "2014-02-30"^^xsd:date', ("Article",)),
    Slip("unheard kind of event", '?x a sem:EventType ; skos:notation "other"', "",
         'kinds:unheard a sem:EventType ; skos:notation "unheard"', ("Kind",)),
    Slip("claimed by nobody", f"{THEY_MET} ?it dl:claimed ?x", "?it dl:claimed ?x",
         "?it dl:claimed true", ("ClaimedEvent",)),
    Slip("article of two addresses", "?it a schema:NewsArticle ; schema:headline ?h", "",
         '?it schema:url "another"', ("Article",)),
    Slip("place of no span", f"{PRINTED}", "?s oa:hasSelector ?it", "", ("Fragment",)),
    Slip("span in two places", f"{PRINTED}", "", '?it rdf:value "page=2"', ("Fragment", "Span")),
    Slip("place on no page", f"{PRINTED} ?it rdf:value ?v", "?it rdf:value ?v",
         '?it rdf:value "page=0"', ("Fragment",)),
    Slip("dating of no article", '?it dl:basis "the byline" . ?a dl:dating ?it', "?a dl:dating ?it", "",
         ("Dating",)),
    Slip("dating without a class", '?it dl:basis "the byline"', "?it a dl:Dating", "",
         ("Article", "Typed")),
    Slip("dating that nothing says", '?it dl:basis "the byline"', '?it dl:basis "the byline"', "",
         ("Dating",)),
    Slip("two datings used", '?it dl:basis "the byline" ; dl:used ?x', "?it dl:used ?x",
         "?it dl:used true", ("Article",)),
    Slip("copy of itself", "?it a dl:Copy ; dl:article ?a ; dl:original ?x", "?it dl:original ?x",
         "?it dl:original ?a", ("Copy",)),
)  # fmt: skip


@pytest.fixture(scope="module")
def shapes() -> Shapes:
    """The shapes, compiled."""
    return Shapes.from_turtle(vocab.shapes())


@pytest.fixture(scope="module")
def spelt() -> Graph:
    """The shapes, as triples."""
    return Graph().parse(data=vocab.shapes(), format="turtle")


def broken(shapes: Shapes, store: Store) -> list[str]:
    """Name the shapes that a graph breaks, as often as it does."""
    found = shapes.validate_text(written(store), format="ntriples").results
    return sorted((one.root_shape or "").removeprefix(f"<{S}").removesuffix(">") for one in found)


def fast(shapes: Shapes, data: str) -> Found:
    """What is wrong, by the fast path: node, component, and in which words."""
    found = shapes.validate_text(data, format="ntriples").results
    return Counter((r.focus_node.strip("<>"), r.component, r.message or "") for r in found)


def reference(spelt: Graph, data: str) -> Found:
    """What is wrong, by pySHACL."""
    from pyshacl import validate

    _, report, _ = validate(Graph().parse(data=data, format="nt"), shacl_graph=spelt)
    assert isinstance(report, Graph)
    return Counter(
        (
            str(report.value(one, SH.focusNode)),
            str(report.value(one, SH.sourceConstraintComponent)).removeprefix(str(SH)),
            str(report.value(one, SH.resultMessage)),
        )
        for one in report.objects(None, SH.result)
    )


def properties(spelt: Graph) -> list[tuple[URIRef, str, str]]:
    """Each class, each property that its shape is about, and the message where that is wrong."""
    rows = [
        (cls, str(path), str(spelt.value(part, SH.message)))
        for shape, cls in spelt.subject_objects(SH.targetClass)
        for part in spelt.objects(shape, SH.property)
        if isinstance(path := spelt.value(part, SH.path), URIRef) and isinstance(cls, URIRef)
        if (part, SH.hasValue, None) not in spelt
    ]
    return sorted(rows)


def test_a_right_graph_is_right(shapes: Shapes, spelt: Graph) -> None:
    """By the fast path and by the reference."""
    right = written(correct_store())
    assert fast(shapes, right) == reference(spelt, right) == Counter()


def test_there_is_a_shape_for_every_class(spelt: Graph) -> None:
    """For our own, and for every other that a graph has; and the right graph has one of each."""
    shaped = {str(cls) for cls in spelt.objects(None, SH.targetClass)}
    kind = NamedNode(str(RDF.type))
    present = {quad.object.value for quad in correct_store().quads_for_pattern(None, kind, None)}  # type: ignore[union-attr]
    terms = Graph().parse(data=vocab.ontology(), format="turtle")
    own = {str(c) for c in terms.subjects(RDF.type, OWL.Class) if str(c).startswith(str(DL._NS))}
    assert own <= present
    assert present - {str(SKOS.Concept)} == shaped


def test_the_kinds_are_those_of_the_scheme(spelt: Graph) -> None:
    """The list in the shapes and the scheme are one."""
    scheme = Graph().parse(data=vocab.kinds(), format="turtle")
    listed = spelt.value(S.Kind, SH["in"])
    assert listed is not None
    assert set(spelt.items(listed)) == set(scheme.subjects(RDF.type, SKOS.Concept))


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
def test_a_slip_is_found(shapes: Shapes, slip: Slip) -> None:
    """By the shapes that are about it, and by no other."""
    store = correct_store()
    assert slip.done(store)
    assert broken(shapes, store) == sorted(slip.seen)


def test_no_property_takes_anything(shapes: Shapes, spelt: Graph) -> None:
    """A node that nothing describes, beside what is there, is wrong in each; addresses aside."""
    for cls, path, says in properties(spelt):
        if path != "https://schema.org/url":
            store = correct_store()
            node = instance(store, cls)
            store.add(Quad(node, NamedNode(path), NOWHERE))
            found = {(n, words) for n, _, words in fast(shapes, written(store))}
            assert (node.value, says) in found, (cls, path)


def test_no_class_takes_another_property(shapes: Shapes, spelt: Graph) -> None:
    """What the ontology does not give it, as another version's might."""
    for shape in spelt.subjects(SH.closed, None):
        for cls in spelt.objects(shape, SH.targetClass):
            store = correct_store()
            node = instance(store, str(cls))
            store.add(Quad(node, NamedNode(f"{DL._NS}unheard"), NOWHERE))
            (one,) = fast(shapes, written(store))
            assert one[:2] == (node.value, "ClosedConstraintComponent")
            assert one[2] == str(spelt.value(shape, SH.message))


def test_every_shape_says_what_is_wrong(spelt: Graph) -> None:
    """Whatever can be broken has one message, and words that begin a sentence after a name."""
    reported = {*spelt.subjects(SH.targetClass), *spelt.subjects(SH.targetSubjectsOf)}
    parts = {part for shape in reported for part in spelt.objects(shape, SH.property)}
    closed = {*spelt.subjects(SH.closed), *spelt.subjects(SH["or"])} & reported
    for part in parts | closed:
        (says,) = spelt.objects(part, SH.message)
        assert str(says).split()[0] in ("must", "may", "is", "was", "has", "goes", "quotes"), says


def test_nothing_in_the_shapes_is_untried(shapes: Shapes, spelt: Graph) -> None:
    """What no property taken for another breaks, by itself or beside what is there, a slip does."""
    said = {str(says) for says in spelt.objects(None, SH.message)}
    said -= {says for _, path, says in properties(spelt) if path != "https://schema.org/url"}
    said -= {str(spelt.value(shape, SH.message)) for shape in spelt.subjects(SH.closed, None)}
    for slip in SLIPS:
        store = correct_store()
        slip.done(store)
        said -= {says for _, _, says in fast(shapes, written(store))}
    assert said == set()


@pytest.mark.parametrize("first", range(6))
def test_the_reference_finds_the_same(shapes: Shapes, spelt: Graph, first: int) -> None:
    """As often, about the same nodes, in the same words; several slips at a time, to be quick."""
    store = correct_store()
    for slip in SLIPS[first::6]:
        slip.done(store)
    data = written(store)
    found = fast(shapes, data)
    assert found == reference(spelt, data)
    assert found.total() >= len(SLIPS[first::6])
