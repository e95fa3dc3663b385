"""Who appears with whom: the network of actors alone, over any stretch of time, and who is central.

A projection of the story: two actors are tied by the events that both take part in, by articles that
name both, or by what one says of events that the other takes part in. Every tie names what it rests
on. `story.actors.gexf` has it for the whole of the story, with centralities and communities.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, permutations
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import numpy as np

from dateline import centrality
from dateline.export.network import clean
from dateline.model import Interval, Ref
from dateline.story import Story
from dateline.vocab import actor_iri, article_iri, event_iri

if TYPE_CHECKING:
    import networkx as nx

FILE = "story.actors.gexf"
On = Literal["events", "articles", "claims"]
Weight = Literal["count", "importance", "sources"]
SAMPLED = 200
"""Betweenness is counted from so many actors at most (Brandes and Pich 2007)."""
CROWD = 60
"""Who is named in one article with more than this is tied to nobody by it: it is a list."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """What ties actors: the node that says so, whom, when, and how much it weighs."""

    node: str
    actors: tuple[str, ...]
    days: Interval
    weight: float


def export(story: Story, folder: Path) -> Path:
    """GEXF, `story.actors.gexf`: who appears with whom, with centralities and communities."""
    from dateline.export.network_formats import written

    path = folder / FILE
    graph = measured(actors_network(story))
    for data in (
        *(d for _, d in graph.nodes(data=True)),
        *(d for _, _, d in graph.edges(data=True)),
    ):
        for day, name in (("first", "start"), ("last", "end")):
            if day in data:
                data[name] = data[day]
    graph.graph |= {"mode": "dynamic", "timeformat": "date"}
    written(graph, path)
    return path


def actors_network(
    story: Story,
    on: On = "events",
    weight: Weight = "count",
    since: date | None = None,
    until: date | None = None,
) -> nx.Graph[str]:
    """Tie named actors to one another, by what happened from one day to another.

    Nodes are the actors' IRIs, with `label` and `kind`; ties have `weight`, `first` and `last` day,
    and `evidence`: the events or articles that they rest on. `weight` counts these, or sums how
    important they are, or how many independent sources they have. What has no day is left out where
    days are asked for. "claims" gives a directed network: who speaks of whom.
    """
    import networkx as nx

    graph: nx.Graph[str] = nx.DiGraph() if on == "claims" else nx.Graph()
    for actor in story.actors:
        if actor.named:
            graph.add_node(actor_iri(actor.id), label=clean(actor.name), kind=actor.kind)
    ties: defaultdict[tuple[str, str], list[Meeting]] = defaultdict(list)
    for one in _meetings(story, on, weight):
        if _within(one.days, since, until):
            pairs = combinations(sorted(set(one.actors)), 2)
            for pair in pairs if on != "claims" else _spoken(one.actors):
                ties[pair].append(one)
    for (left, right), some in sorted(ties.items()):
        days = [day for one in some for day in (one.days.earliest, one.days.latest) if day]
        ends = {"first": min(days).isoformat(), "last": max(days).isoformat()} if days else {}
        graph.add_edge(
            actor_iri(left), actor_iri(right), weight=round(sum(one.weight for one in some), 6),
            evidence=" ".join(dict.fromkeys(one.node for one in some)), **ends,
        )  # fmt: skip
    graph.remove_nodes_from([node for node in list(graph) if not graph.degree(node)])
    return graph


def over_time(
    story: Story, on: On = "events", weight: Weight = "count", months: int = 12
) -> Iterator[tuple[date, date, nx.Graph[str]]]:
    """Give the network of each stretch of so many months in which anything happened, measured."""
    days = [
        d for one in _meetings(story, on, weight) for d in (one.days.earliest, one.days.latest) if d
    ]
    if not days:
        return
    start, last = date(min(days).year, 1, 1), max(days)
    while start <= last:
        ahead = start.year * 12 + start.month - 1 + months
        if ahead // 12 > date.max.year:
            return
        after = date(ahead // 12, ahead % 12 + 1, 1)
        graph = actors_network(story, on, weight, start, date.fromordinal(after.toordinal() - 1))
        if graph.number_of_edges():
            yield start, date.fromordinal(after.toordinal() - 1), measured(graph)
        start = after


def measured(graph: nx.Graph[str], fast: bool = False) -> nx.Graph[str]:
    """Give every actor its `degree`, `strength`, `pagerank`, `betweenness` and `community`.

    The same network has the same figures: what is drawn by lot is drawn from a fixed seed. `fast`
    leaves the last two to networkit, for networks of many thousand ties.

    Raises:
        MissingLibrary: `fast`, and networkit is not installed.
    """
    import networkx as nx

    nodes, ties = sorted(graph), ties_of(graph)
    rank = _ranked(nodes, ties, graph.is_directed())
    groups: Iterable[Iterable[str]]
    if fast:
        from dateline.export import fast_network

        shares = fast_network.betweenness(ties, graph.is_directed(), SAMPLED)
        between = dict(zip(nodes, shares, strict=True))
        groups = ([nodes[n] for n in group] for group in fast_network.communities(ties))
    else:
        sampled = min(SAMPLED, len(graph)) if len(graph) > SAMPLED else None
        between = nx.betweenness_centrality(graph, k=sampled, seed=0)
        louvain = nx.community.louvain_communities
        groups = louvain(graph, weight="weight", seed=0) if len(graph) else []
    ordered = sorted((sorted(group) for group in groups), key=lambda g: (-len(g), g[0]))
    community = {node: number for number, group in enumerate(ordered, 1) for node in group}
    for node, data in graph.nodes(data=True):
        data["degree"] = int(graph.degree(node))
        data["strength"] = round(float(graph.degree(node, weight="weight")), 6)
        data["pagerank"] = rank[node]
        data["betweenness"] = round(float(between[node]), 6)
        data["community"] = community[node]
    return graph


def pagerank(graph: nx.Graph[str]) -> dict[str, float]:
    """Rank by weighted ties, which lead both ways unless the network is directed."""
    return _ranked(sorted(graph), ties_of(graph), graph.is_directed())


def ties_of(graph: nx.Graph[str]) -> centrality.Ties:
    """Put the ties of a network into columns, its nodes in order; each tie stands there once."""
    nodes = sorted(graph)
    place = {node: n for n, node in enumerate(nodes)}
    near = dict(graph.adjacency())
    others = np.array([place[end] for node in nodes for end in near[node]], np.int64)
    weights = np.array([d["weight"] for node in nodes for d in near[node].values()], float)
    ones = np.repeat(np.arange(len(nodes)), [len(near[node]) for node in nodes])
    once = np.ones(len(ones), bool) if graph.is_directed() else ones <= others
    return centrality.Ties(len(nodes), ones[once], others[once], weights[once])


def _ranked(nodes: Sequence[str], ties: centrality.Ties, directed: bool) -> dict[str, float]:
    rank = centrality.pagerank(ties if directed else ties.both_ways())
    return {node: round(one, 6) for node, one in zip(nodes, rank, strict=True)}


def _within(days: Interval, since: date | None, until: date | None) -> bool:
    """Whether something can have been in a stretch of time; undated things are in none."""
    if since is None and until is None:
        return True
    if days.earliest is None and days.latest is None:
        return False
    first, last = days.earliest or date.min, days.latest or date.max
    return first <= (until or date.max) and last >= (since or date.min)


def _spoken(actors: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """From who speaks, the first, to each other one."""
    return (pair for pair in permutations(dict.fromkeys(actors), 2) if pair[0] == actors[0])


def _meetings(story: Story, on: On, weight: Weight) -> Iterator[Meeting]:
    named = {actor.id for actor in story.actors if actor.named}
    if on == "articles":
        found: defaultdict[str, list[str]] = defaultdict(list)
        for actor in story.actors:
            for key in sorted({ref.article for ref in actor.chains}) if actor.named else ():
                found[key].append(actor.id)
        for key, some in sorted(found.items()):
            day = story.by_key[key].published
            if len(some) <= CROWD:
                yield Meeting(article_iri(key), tuple(some), Interval(day, day), 1.0)
        return
    for event in story.events:
        much = {"count": 1.0, "importance": event.importance, "sources": float(event.sources)}[
            weight
        ]
        cast = tuple(dict.fromkeys(role.actor for role in event.roles if role.actor in named))
        if on == "events":
            yield Meeting(event_iri(event.id), cast, event.interval, much)
            continue
        for speaker in sorted(_speakers(story, event.reports) & named):
            yield Meeting(event_iri(event.id), (speaker, *cast), event.reported, much)


def _speakers(story: Story, reports: tuple[Ref, ...]) -> set[str]:
    """Who says so, of reports inside claims."""
    out: set[str] = set()
    for ref in reports:
        reading = story.readings[ref.article]
        claim = reading.reports[ref.index].claim
        speaker = reading.claims[claim].speaker if claim is not None else None
        if speaker is not None and (actor := story.actor_of.get(Ref(ref.article, speaker))):
            out.add(actor.id)
    return out
