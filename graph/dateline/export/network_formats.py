"""The network of `story.graphml` in other formats: GEXF with its times, and node-link JSON."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.export.network import network
from dateline.story import Story

if TYPE_CHECKING:
    import networkx as nx

GEXF, NODELINK = "story.gexf", "story.nodelink.json"


def gexf(story: Story, folder: Path) -> Path:
    """GEXF, `story.gexf`: the network with its days, for Gephi's time slider."""
    path = folder / GEXF
    written(dynamic(story), path)
    return path


def written(graph: nx.Graph[str], path: Path) -> None:
    """Write a graph as GEXF; the same one, the same bytes."""
    from networkx.readwrite.gexf import GEXFWriter

    writer = GEXFWriter(version="1.2draft", prettyprint=True)
    writer.add_graph(graph)
    for meta in writer.xml.iter("meta"):  # the same story, the same bytes, in any year
        meta.attrib.pop("lastmodifieddate", None)
    for element in writer.xml.iter(
        "graph"
    ):  # GEXF has no name for a graph, and its schema refuses one
        element.attrib.pop("name", None)
    for creator in writer.xml.iter("creator"):
        creator.text = "Dateline"
    with path.open("wb") as out:
        writer.write(out)


def nodelink(story: Story, folder: Path) -> Path:
    """Node-link JSON, `story.nodelink.json`: the network, for networkx and for D3."""
    import networkx as nx

    path = folder / NODELINK
    data = nx.node_link_data(_plain(story), edges="edges")
    path.write_text(json.dumps(data, indent=1) + "\n", encoding="ascii", newline="\n")
    return path


def dynamic(story: Story) -> nx.MultiDiGraph[str]:
    """Make the network with a life for all that has a day: `start` and `end`, as GEXF has them.

    An open end is left out, which is open in GEXF too; "relation" is what the network calls the type
    of an edge, since GEXF means by it whether the edge has a direction.
    """
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(mode="dynamic", timeformat="date")
    still = _plain(story)
    for name, data in still.nodes(data=True):
        graph.add_node(name, **_living(dict(data)))
    for left, right, key, data in still.edges(keys=True, data=True):
        living = _living(dict(data))
        living["relation"] = living.pop("type")
        graph.add_edge(left, right, key=key, id=key, **living)
    return graph


def _plain(story: Story) -> nx.MultiDiGraph[str]:
    """Give the network with an article's own id as "article": "id" is the name of a node here."""
    graph = network(story)
    for _, data in graph.nodes(data=True):
        if "id" in data:
            data["article"] = data.pop("id")
    return graph


def _living(data: dict[str, Any]) -> dict[str, Any]:
    """Give what is known of a node or an edge, with its days where GEXF wants them."""
    for days, name in (("earliest", "start"), ("latest", "end")):
        if days in data:
            data[name] = date.fromisoformat(data[days]).isoformat()
    if "published" in data:
        data["start"] = data["published"]
    return data
