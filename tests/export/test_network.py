"""The story as a network, and as GraphML."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dateline.export import network
from dateline.story import Story
from dateline.vocab import actor_iri, article_iri, event_iri
from tests.export.conftest import hostile_story
from tests.stories import hostile
from tests.stories import story as made_up

NASTY = "a\x00\x0b\ud800</data>\r\n\t<b>&\ufffe]]>"


def edges(graph: network.Network) -> list[object]:
    """A graph's edges with all they carry, in an order of their own."""
    return sorted(graph.edges(keys=True, data=True), key=str)


@pytest.mark.parametrize("case", ["small", "nasty", "hostile", "made up"])
def test_graphml_gives_the_graph_back(case: str, story: Story, tmp_path: Path) -> None:
    """Reading the file gives the same nodes and edges, with the same attributes."""
    made = {"small": story, "nasty": hostile_story(NASTY)}.get(case) or (
        hostile() if case == "hostile" else made_up(400)
    )
    graph = network.network(made)
    again = nx.read_graphml(network.export(made, tmp_path), force_multigraph=True)
    assert isinstance(again, nx.MultiDiGraph)
    assert sorted(again.nodes.items(), key=str) == sorted(graph.nodes.items(), key=str)
    assert edges(again) == edges(graph)
    if case == "small":
        assert nx.is_isomorphic(again, graph)


def test_the_same_story_gives_the_same_bytes(tmp_path: Path) -> None:
    """Two exports of one story do not differ."""
    first = network.export(made_up(80), tmp_path).read_bytes()
    assert network.export(made_up(80), tmp_path).read_bytes() == first


def test_edges_are_typed_dated_and_rest_on_spans(story: Story) -> None:
    """Who met whom, where, by which article, and on which words."""
    graph = network.network(story)
    moss, event = actor_iri("a1"), event_iri("e1")
    one, two = story.articles[0], story.articles[1]
    took_part = [d for d in graph.get_edge_data(moss, event).values() if d.get("role") == "Arg0"]
    assert took_part == [
        {
            "type": "takes part",
            "role": "Arg0",
            "earliest": "2014-03-03",
            "latest": "2014-03-03",
            "evidence": f"{article_iri(one.key)}#char=0,8 {article_iri(one.key)}#char=36,39",
        }
    ]
    (reported,) = graph.get_edge_data(event, article_iri(two.key)).values()
    assert (reported["type"], reported["earliest"]) == ("reported in", "2014-03-06")
    (place,) = graph.get_edge_data(event, actor_iri("a4")).values()
    assert place["type"] == "happens in"
    says = [d for *_, d in graph.edges(data=True) if d["type"] == "says"]
    assert len(says) == 2


def test_nodes_say_what_they_are(story: Story) -> None:
    """A node has a type and a label; an event its status, which says whether it happened."""
    graph = network.network(story)
    assert all(data["type"] in ("actor", "event", "article") for _, data in graph.nodes(data=True))
    strike = graph.nodes[event_iri("e5")]
    assert (strike["status"], strike["when"], strike["latest"]) == (
        "planned",
        "../2015",
        "2015-12-31",
    )
    assert "earliest" not in strike


@given(
    st.text(st.characters(exclude_categories=()), max_size=12)
    | st.text("a \t\n\x1c\x85\xa0\u3000", max_size=6)
)
@example("Ada  Moss")
@example(" Ada")
@example("Ada\xa0Moss")
@example("\ud800")
def test_any_words_become_one_line(words: str) -> None:
    """Spaces of all sorts become one, what XML forbids a space; most words stay as they are."""
    held = "".join(" " if network._NO_XML.match(char) else char for char in words)
    assert network.clean(words) == " ".join(held.split())
