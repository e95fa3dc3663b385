"""GraphML as networkx writes it."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import networkx as nx
import pytest
from networkx.readwrite.graphml import GraphMLWriter

from dateline.export import graphml
from dateline.export.network import network
from dateline.story import Story
from tests.export.conftest import hostile_story
from tests.stories import hostile
from tests.stories import story as made_up

if TYPE_CHECKING:
    from dateline.export.network import Network

NASTY = "a\x00\x0b\ud800</data>\r\n\t<b>&\ufffe]]>"


def graphs(story: Story) -> list[Network]:
    """Give graphs of all sorts: of stories, of nothing, of odd names, of nodes that hold nothing."""
    empty: Network = nx.MultiDiGraph()
    odd: Network = nx.MultiDiGraph()
    odd.add_node('<&>"\r\n\t', type="<&>\"'", weight=0.5, count=3, true=True)
    odd.add_edge("a", '<&>"', key='e"', type="x", count="3")
    stories = (story, hostile_story(NASTY), hostile(), made_up(60))
    return [*map(network, stories), empty, odd]


@pytest.mark.parametrize("number", range(6))
def test_the_bytes_are_those_of_networkx(story: Story, number: int) -> None:
    """Of its plain writer, which needs no lxml."""
    graph = graphs(story)[number]
    ours, theirs = BytesIO(), BytesIO()
    graphml.write(graph, ours)
    GraphMLWriter(graph=graph, prettyprint=True, encoding="utf-8").dump(theirs)
    assert ours.getvalue() == theirs.getvalue()
