"""The graph in other spellings says what `story.trig` says."""

from __future__ import annotations

import json
import warnings
from pathlib import Path

import pytest
from pyoxigraph import Dataset, Quad, RdfFormat, parse
from rdflib import Dataset as Graphs

from dateline.export import rdf, rdf_formats
from dateline.story import Story
from tests.export.conftest import hostile_story

HOSTILE = "</script> <img src=x> \"' \\ \n =1+1 \x07 naïve 𝕏"


def said(story: Story) -> set[Quad]:
    """The quads of `story.trig`."""
    return set(rdf.quads(story))


def named(case: str, story: Story) -> Story:
    """The small story, or one made of hostile words."""
    return story if case == "small" else hostile_story(HOSTILE)


@pytest.mark.parametrize("case", ["small", "hostile"])
@pytest.mark.parametrize(
    ("name", "form"), [("nquads", RdfFormat.N_QUADS), ("jsonld", RdfFormat.JSON_LD)]
)
def test_what_has_graphs_gives_every_quad_back(
    case: str, name: str, form: RdfFormat, story: Story, tmp_path: Path
) -> None:
    """Whatever the words are."""
    one = named(case, story)
    path = getattr(rdf_formats, name)(one, tmp_path)
    assert set(parse(path.read_bytes(), form)) == said(one) != set()


def test_rdflib_reads_the_same_from_json_ld(story: Story, tmp_path: Path) -> None:
    """Its context is in the file, and none is fetched."""
    path = rdf_formats.jsonld(story, tmp_path)
    assert set(json.loads(path.read_text(encoding="ascii"))) == {"@context", "@graph"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of rdflib's own use of itself
        held = Graphs()
        held.parse(data=path.read_text(encoding="ascii"), format="json-ld")
        assert len(list(held.quads())) == len(said(story))


def test_turtle_says_in_one_graph_what_all_say(story: Story, tmp_path: Path) -> None:
    """The triples are those of all graphs, each once."""
    path = rdf_formats.turtle(story, tmp_path)
    found = {quad.triple for quad in parse(path.read_bytes(), RdfFormat.TURTLE)}
    assert found == {quad.triple for quad in said(story)}
    assert path.read_text(encoding="utf-8").count("@prefix rdfs:") == 1


def test_rdf_1_2_says_more_of_direct_facts(story: Story, tmp_path: Path) -> None:
    """Each actor of an event, as a triple that has its reports."""
    path = rdf_formats.rdf12(story, tmp_path)
    found = Dataset(parse(path.read_bytes(), RdfFormat.TRIG))
    assert said(story) < set(found)
    more = {str(quad.predicate.value).rpartition("#")[2] for quad in set(found) - said(story)}
    assert more == {"reifies", "wasDerivedFrom"}
    facts = sum(len(event.roles) + (event.place is not None) for event in story.events)
    reified = [q for q in found if q.predicate.value.endswith("#reifies")]
    assert len(reified) == facts > 0


@pytest.mark.parametrize("name", ["nquads", "turtle", "jsonld", "rdf12"])
def test_a_story_without_articles_is_empty_and_valid(name: str, tmp_path: Path) -> None:
    """Nothing is no error."""
    path = getattr(rdf_formats, name)(Story(), tmp_path)
    form = {"nquads": RdfFormat.N_QUADS, "turtle": RdfFormat.TURTLE,
            "jsonld": RdfFormat.JSON_LD, "rdf12": RdfFormat.TRIG}[name]  # fmt: skip
    assert list(parse(path.read_bytes(), form)) == []
