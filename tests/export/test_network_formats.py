"""GEXF and node-link JSON hold the network, and give it back."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest

from dateline.export import network_formats
from dateline.story import Story
from tests.export.conftest import hostile_story
from tests.stories import story as made_story

HOSTILE = "<b>&amp;\"' \x07 𝕏"


@pytest.mark.parametrize("case", ["small", "hostile"])
def test_networkx_reads_the_gexf_that_it_wrote(case: str, story: Story, tmp_path: Path) -> None:
    """With every node, every edge and its days."""
    one = story if case == "small" else hostile_story(HOSTILE)
    path = network_formats.gexf(one, tmp_path)
    found, meant = nx.read_gexf(path), network_formats.dynamic(one)
    assert found.graph["mode"] == "dynamic"
    assert set(found.nodes) == set(meant.nodes)
    for name, data in meant.nodes(data=True):
        assert {k: found.nodes[name].get(k) for k in data} == dict(data)
    read = {data["id"]: data for _, _, data in found.edges(data=True)}
    assert read.keys() == {key for _, _, key in meant.edges(keys=True)}
    for _, _, key, data in meant.edges(keys=True, data=True):
        assert {k: read[key].get(k) for k in data} == dict(data)


DAYS = {"start", "end"}
GEXF = {
    "gexf": {"version"},
    "meta": set(),
    "creator": set(),
    "graph": {"defaultedgetype", "mode", "timeformat"},
    "attributes": {"class", "mode"},
    "attribute": {"id", "title", "type"},
    "nodes": set(),
    "node": {"id", "label"} | DAYS,
    "edges": set(),
    "edge": {"id", "source", "target"} | DAYS,
    "attvalues": set(),
    "attvalue": {"for", "value"},
}
"""What of GEXF 1.2 there is in ours, each with attributes that its schema knows."""


@pytest.mark.parametrize("case", ["small", "hostile"])
def test_nothing_is_in_gexf_that_its_schema_refuses(
    case: str, story: Story, tmp_path: Path
) -> None:
    """No other elements or attributes, no other types, and days as XML has them."""
    path = network_formats.gexf(story if case == "small" else hostile_story(HOSTILE), tmp_path)
    for element in ElementTree.parse(path).iter():
        name = element.tag.removeprefix("{http://www.gexf.net/1.2draft}")
        assert {key for key in element.attrib if not key.startswith("{")} <= GEXF[name]
        for key in DAYS & element.attrib.keys():
            assert re.fullmatch(r"\d{4}-\d\d-\d\d", element.attrib[key])
        if name == "attribute":
            assert element.attrib["type"] in {"string", "boolean", "double", "integer", "long"}
        if name == "edge":
            assert "id" in element.attrib


def test_what_has_days_lives_in_gexf(story: Story) -> None:
    """An event from its first day to its last, an article from its publication on."""
    graph = network_formats.dynamic(story)
    for event in story.events:
        data = graph.nodes[f"urn:dateline:event:{event.id}"]
        days = (event.interval.earliest, event.interval.latest)
        assert (data.get("start"), data.get("end")) == tuple(d and d.isoformat() for d in days)
    assert any("start" in d and "end" not in d for _, d in graph.nodes(data=True))


def test_node_link_gives_the_network_back(story: Story, tmp_path: Path) -> None:
    """The same graph, keys and all."""
    path = network_formats.nodelink(story, tmp_path)
    found = nx.node_link_graph(json.loads(path.read_text(encoding="ascii")), edges="edges")
    assert nx.utils.graphs_equal(found, network_formats._plain(story))


def test_the_same_story_gives_the_same_gexf(tmp_path: Path) -> None:
    """Whenever it is written, and with whichever networkx."""
    paths = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        paths.append(network_formats.gexf(made_story(40), tmp_path / name))
    assert paths[0].read_bytes() == paths[1].read_bytes()
    assert b"lastmodifieddate" not in paths[0].read_bytes()
