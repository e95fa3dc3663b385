"""Who appears with whom, when, and who is central."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import networkx as nx
import pytest

import dateline
from dateline.centrality import DAMPING
from dateline.export import actors_network as room
from dateline.export.actors_network import actors_network, measured, over_time, pagerank
from dateline.model import Claim
from dateline.story import Story
from tests.resolve.made import Made, on, story
from tests.stories import story as made_story


@pytest.fixture(scope="module")
def three() -> Story:
    """Ada meets Bram in 2020 and Cleo in 2022; Cleo says that Bram left."""
    made = []
    for n, (who, day) in enumerate((("Bram Falk", "2020-03-02"), ("Cleo Dorn", "2022-05-04"))):
        one = Made(f"{n}.txt", day, f"Post {n}")
        one.report("meet", one.chain("Ada Merrow"), one.chain(who), when=on(day))
        made.append(one)
    last = Made("2.txt", "2022-06-01", "Gazette")
    cleo, bram = last.chain("Cleo Dorn"), last.chain("Bram Falk")
    last.claims.append(Claim((), (), (), "indirect", cleo))
    last.report("leave", bram, inside=0)
    return story(*made, last)


def labels(graph: nx.Graph[str]) -> set[tuple[str, ...]]:
    """The ties, by names."""
    ends = ((graph.nodes[a]["label"], graph.nodes[b]["label"]) for a, b in graph.edges)
    return {pair if graph.is_directed() else tuple(sorted(pair)) for pair in ends}


def test_events_tie_who_takes_part(three: Story) -> None:
    """With what the tie rests on, and from when to when."""
    graph = actors_network(three)
    assert labels(graph) == {("Ada Merrow", "Bram Falk"), ("Ada Merrow", "Cleo Dorn")}
    (tie,) = [d for _, _, d in graph.edges(data=True) if d["first"].startswith("2020")]
    assert (tie["first"], tie["last"], tie["weight"]) == ("2020-03-02", "2020-03-02", 1.0)
    assert tie["evidence"].startswith("urn:dateline:event:")


def test_days_can_be_asked_for(three: Story) -> None:
    """Nobody is in it who met nobody then."""
    graph = actors_network(three, since=date(2022, 1, 1), until=date(2022, 12, 31))
    assert labels(graph) == {("Ada Merrow", "Cleo Dorn")}
    assert len(graph) == 2
    years = [(first.year, len(graph.edges)) for first, _, graph in over_time(three)]
    assert years == [(2020, 1), (2022, 1)]
    assert len(list(over_time(three, months=1))) == 2
    assert list(over_time(Story())) == []


def test_articles_and_claims_tie_too(three: Story) -> None:
    """Who is named together, and who speaks of whom: that has a direction."""
    assert ("Bram Falk", "Cleo Dorn") in labels(actors_network(three, on="articles"))
    spoken = actors_network(three, on="claims")
    assert labels(spoken) == {("Cleo Dorn", "Bram Falk")}
    assert spoken.is_directed()


def test_ties_can_weigh_more(three: Story) -> None:
    """By importance, or by independent sources."""
    importance = {
        d["weight"] for _, _, d in actors_network(three, weight="importance").edges(data=True)
    }
    assert importance == {round(e.importance, 6) for e in three.events if len(e.roles) > 1}
    assert {
        d["weight"] for _, _, d in actors_network(three, weight="sources").edges(data=True)
    } == {1.0}


def test_who_is_between_is_central(three: Story) -> None:
    """And all who are tied closely are of one community, numbered by size."""
    graph = measured(actors_network(three))
    by_name = {data["label"]: data for _, data in graph.nodes(data=True)}
    assert by_name["Ada Merrow"]["degree"] == 2
    assert by_name["Ada Merrow"]["betweenness"] == 1.0
    assert by_name["Ada Merrow"]["pagerank"] == max(d["pagerank"] for d in by_name.values())
    assert {d["community"] for d in by_name.values()} == {1}


@pytest.mark.parametrize("directed", [False, True])
def test_pagerank_is_that_of_networkx(directed: bool) -> None:
    """On a network made by chance, with ends that lead nowhere."""
    graph = nx.gnp_random_graph(60, 0.04, seed=3, directed=directed)
    for n, (_, _, data) in enumerate(graph.edges(data=True)):
        data["weight"] = 1.0 + n % 5
    named = nx.relabel_nodes(graph, str)
    meant = nx.pagerank(named, alpha=DAMPING, weight="weight", tol=1e-12, max_iter=500)
    assert pagerank(named) == pytest.approx(meant, abs=2e-6)
    assert pagerank(nx.Graph()) == {}


def test_gexf_of_actors_is_read_back(tmp_path: Path) -> None:
    """The same each time, with its figures and its days."""
    one = made_story(80)
    paths = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        paths.append(room.export(one, tmp_path / name))
    assert paths[0].read_bytes() == paths[1].read_bytes()
    found, meant = nx.read_gexf(paths[0]), measured(actors_network(one))
    assert set(found) == set(meant)
    assert found.number_of_edges() == meant.number_of_edges() > 10
    for node, data in meant.nodes(data=True):
        assert found.nodes[node]["pagerank"] == data["pagerank"]
        assert found.nodes[node]["community"] == data["community"]


def test_the_package_offers_it() -> None:
    """By name, without a room."""
    for name in dateline.__all__:
        assert callable(getattr(dateline, name))
