"""The vocabulary: what the code may write is what the ontology explains."""

from __future__ import annotations

import runpy
import subprocess
import sys
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef

from dateline import vocab
from dateline.vocab import DL, GAF, KINDS, OA, SEM

ROOT = Path(__file__).resolve().parents[2]
KIND_WORDS = (
    "statement dispute negotiation agreement decision proposal vote protest appointment legal "
    "violence accident business finance publication meeting movement sport other"
)


@pytest.fixture(scope="module")
def ontology() -> Graph:
    """The ontology, parsed."""
    return Graph().parse(data=vocab.ontology(), format="turtle")


@pytest.fixture(scope="module")
def scheme() -> Graph:
    """The scheme of kinds, parsed."""
    return Graph().parse(data=vocab.kinds(), format="turtle")


def own_terms(ontology: Graph) -> set[URIRef]:
    """Every term of the project's namespace that the ontology describes."""
    return {s for s in ontology.subjects() if isinstance(s, URIRef) and s.startswith(str(DL._NS))}


def test_terms_and_ontology_agree(ontology: Graph) -> None:
    """Every term that code may use is in the ontology, and the ontology has no other."""
    named = {DL[name] for name in DL.__annotations__ if not name.startswith("_")}
    assert named == own_terms(ontology)


def test_every_term_is_explained(ontology: Graph) -> None:
    """A term has one label, one comment and one example; a property has a domain and a range."""
    for term in own_terms(ontology):
        assert len(list(ontology.objects(term, RDFS.label))) == 1, term
        assert len(list(ontology.objects(term, RDFS.comment))) == 1, term
        assert len(list(ontology.objects(term, SKOS.example))) == 1, term
        if ontology.value(term, RDF.type) != OWL.Class:
            assert ontology.value(term, RDFS.domain) is not None, term
            assert ontology.value(term, RDFS.range) is not None, term


@pytest.mark.parametrize("namespace", [DL, SEM, GAF, OA])
def test_misspelt_terms_fail(namespace: type[DL]) -> None:
    """A term that does not exist fails where it is written, not in somebody's query."""
    with pytest.raises(AttributeError):
        _ = namespace.hasActr


def test_kinds_are_all_there(scheme: Graph) -> None:
    """The scheme holds the nineteen kinds, each with a label, a definition and its notation."""
    concepts = {s for s in scheme.subjects(RDF.type, SKOS.Concept) if isinstance(s, URIRef)}
    assert {str(c).removeprefix(str(KINDS)) for c in concepts} == set(KIND_WORDS.split())
    for concept in concepts:
        assert scheme.value(concept, SKOS.prefLabel), concept
        assert scheme.value(concept, SKOS.definition), concept
        assert vocab.kind_iri(str(scheme.value(concept, SKOS.notation))) == str(concept)
        assert scheme.value(concept, SKOS.inScheme) == URIRef("https://dateline.example/kinds")
    tops = set(scheme.objects(URIRef("https://dateline.example/kinds"), SKOS.hasTopConcept))
    assert tops == concepts


@pytest.mark.parametrize("words", ["a b", "<x>", 'q"', "\ud800", "ü", "", "a#b", "person:jm"])
def test_names_stay_inside_their_iri(words: str) -> None:
    """Whatever a kind, a role or a judge is called, its IRI holds no character that IRIs forbid."""
    for make in (vocab.kind_iri, vocab.role_type_iri, vocab.judge_iri, vocab.event_iri):
        assert not set(make(words)) & set(' <>"{}|\\^`\ud800')


def test_two_judges_keep_two_judgements() -> None:
    """A person's judgement about two things has another name than the rule's."""
    assert vocab.judgement_iri("x", "rule") != vocab.judgement_iri("x", "person:jm")


def test_the_page_is_up_to_date() -> None:
    """If not: python tools/make_ontology_page.py."""
    tool = runpy.run_path(str(ROOT / "tools" / "make_ontology_page.py"))
    assert (ROOT / "docs" / "ontology.md").read_text(encoding="utf-8") == tool["text"]()


def test_the_page_has_every_term(ontology: Graph) -> None:
    """In a row of its own, with its label, and with what it is about."""
    rows = (ROOT / "docs" / "ontology.md").read_text(encoding="utf-8").splitlines()
    for term in own_terms(ontology):
        name = str(term).removeprefix(str(DL._NS))
        (row,) = [row for row in rows if row.startswith(f"| `dl:{name}` |")]
        told = [ontology.value(term, what) for what in (RDFS.label, RDFS.comment, SKOS.example)]
        assert all(f"| {words} |" in row for words in told), name
        assert "|  |" not in row or name[0].isupper(), name


def test_import_is_cheap() -> None:
    """Importing the vocabulary brings rdflib's terms, and no reader of the heavier kind."""
    heavy = "{'spacy', 'networkx', 'pyvis', 'edtf', 'rdflib.plugins.sparql'}"
    code = f"import sys, dateline.vocab; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_version_is_that_of_the_ontology(ontology: Graph) -> None:
    """Which every graph names."""
    assert [str(version) for version in ontology.objects(None, OWL.versionIRI)] == [vocab.VERSION]
