"""The story as a network: who took part in what, and which article reports it.

Nodes carry the names they have in the RDF, so a GraphML file opened in Gephi and a SPARQL answer
speak of the same things; edges are typed, dated, and hold the spans they rest on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.export import graphml
from dateline.export.terms import well_formed
from dateline.model import Claim, Interval, Ref, Report, Span, digest
from dateline.story import Story
from dateline.vocab import actor_iri as made_actor_iri
from dateline.vocab import article_iri, event_iri, span_iri

if TYPE_CHECKING:
    import networkx as nx

    Network = nx.MultiDiGraph[str]

FILE = "story.graphml"

# Characters that XML 1.0 cannot hold, even escaped.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

Scalar = str | int | float | bool

actor_iri = lru_cache(maxsize=65536)(made_actor_iri)


def export(story: Story, folder: Path) -> Path:
    """GraphML, `story.graphml`: actors, events and articles; written by every build."""
    path = folder / FILE
    with path.open("wb") as out:
        graphml.write(network(story), out)
    return path


def network(story: Story) -> Network:
    """Make one directed multigraph of actors, events and articles.

    Edges go from an actor to an event ("takes part" with its role, "says" for an event inside its
    claim), from an event to a place ("happens in") and to an article ("reported in").
    """
    import networkx as nx

    graph: Network = nx.MultiDiGraph()
    for actor in story.actors:
        _node(
            graph, actor_iri(actor.id), "actor", actor.name, kind=actor.kind,
            aliases=_lines(actor.aliases), posts=_lines(actor.posts),
        )  # fmt: skip
    for article in story.by_key.values():
        _node(
            graph, article_iri(article.key), "article", article.title or article.id,
            id=article.id, published=article.published.isoformat() if article.published else None,
            outlet=article.outlet,
        )  # fmt: skip
    for event in story.events:
        _node(
            graph, event_iri(event.id), "event", event.label, kind=event.kind,
            status=event.status, negated=event.negated, claimed=event.claimed,
            when=event.edtf if well_formed(event.edtf) else None, importance=event.importance,
            **_days(event.interval),
        )  # fmt: skip
    for event in story.events:
        iri, days = event_iri(event.id), _days(event.interval)
        for role in event.roles:
            evidence = [span for ref in role.reports for span in _part_in(story, ref, role.actor)]
            _edge(graph, actor_iri(role.actor), iri, "takes part", evidence, role=role.role, **days)
        if event.place is not None:
            evidence = [span for ref in event.reports for span in _place_in(story, ref)]
            _edge(graph, iri, actor_iri(event.place), "happens in", evidence, **days)
        reports = [(ref, report) for ref in event.reports if (report := _report(story, ref))]
        for key in sorted({ref.article for ref, _ in reports}):
            within = [_id(ref, report.span) for ref, report in reports if ref.article == key]
            published = story.by_key[key].published if key in story.by_key else None
            _edge(
                graph, iri, article_iri(key), "reported in", within,
                **_days(Interval(published, published)),
            )  # fmt: skip
        _said(graph, story, iri, reports)
    return graph


def _said(graph: Network, story: Story, event: str, reports: list[tuple[Ref, Report]]) -> None:
    """Tie an event to those in whose claims it is reported, on the days of those articles."""
    spans: dict[str, list[str]] = {}
    days: dict[str, set[str]] = {}
    for ref, report in reports:
        claim = _claim(story, ref, report)
        if claim is None or claim.speaker is None:
            continue
        speaker = story.actor_of.get(Ref(ref.article, claim.speaker))
        if speaker is None:
            continue
        said = [*claim.source, *claim.cue, *claim.content]
        spans.setdefault(speaker.id, []).extend(_id(ref, span) for span in said)
        article = story.by_key.get(ref.article)
        if article is not None and article.published is not None:
            days.setdefault(speaker.id, set()).add(article.published.isoformat())
    for speaker_id, evidence in spans.items():
        said_on = sorted(days.get(speaker_id, ()))
        ends = {"earliest": said_on[0], "latest": said_on[-1]} if said_on else {}
        _edge(graph, actor_iri(speaker_id), event, "says", evidence, **ends)


def _report(story: Story, ref: Ref) -> Report | None:
    reading = story.readings.get(ref.article)
    return reading.reports[ref.index] if reading is not None else None


def _claim(story: Story, ref: Ref, report: Report) -> Claim | None:
    return None if report.claim is None else story.readings[ref.article].claims[report.claim]


def _part_in(story: Story, ref: Ref, actor: str) -> list[str]:
    """The trigger, and the words that name the actor beside it."""
    report = _report(story, ref)
    if report is None:
        return []
    spans = [report.span]
    for participant in report.participants:
        if participant.chain is None:
            continue
        found = story.actor_of.get(Ref(ref.article, participant.chain))
        if found is not None and found.id == actor:
            spans.append(participant.span)
    return [_id(ref, span) for span in spans]


def _place_in(story: Story, ref: Ref) -> list[str]:
    report = _report(story, ref)
    if report is None or report.place is None:
        return []
    mentions = (m.span for m in story.readings[ref.article].mentions if m.chain == report.place)
    # A chain is mentioned all over its article: the mention nearest to the trigger is the evidence.
    nearest = sorted(mentions, key=lambda span: (abs(span.start - report.span.start), span))[:1]
    return [_id(ref, span) for span in (report.span, *nearest)]


def _id(ref: Ref, span: Span) -> str:
    return span_iri(ref.article, span.start, span.end)


def _days(interval: Interval) -> dict[str, str]:
    ends = {"earliest": interval.earliest, "latest": interval.latest}
    return {name: end.isoformat() for name, end in ends.items() if end is not None}


def _lines(names: Iterable[str]) -> str:
    return " | ".join(clean(name) for name in names)


def _node(graph: Network, iri: str, type: str, label: str, **more: Scalar | None) -> None:
    graph.add_node(iri, **_scalars(type=type, label=label, **more))


def _edge(
    graph: Network, left: str, right: str, type: str, evidence: Iterable[str], **more: str
) -> None:
    # The key becomes the edge's id in GraphML, so it is unique in the file; and it starts with a
    # letter, since networkx reads an id of digits back as a number.
    key = "e" + digest("edge", left, right, type, more.get("role", ""))
    spans = " ".join(sorted(set(evidence)))
    graph.add_edge(left, right, key=key, **_scalars(type=type, evidence=spans, **more))


def _scalars(**values: Scalar | None) -> dict[str, Scalar]:
    """Keep what GraphML can hold; what is empty is left out, as GraphML would read it back."""
    kept: dict[str, Scalar] = {}
    for name, value in values.items():
        cleaned = clean(value) if isinstance(value, str) else value
        if cleaned is not None and cleaned != "":
            kept[name] = cleaned
    return kept


def clean(words: str) -> str:
    """Make one line of words, without what XML forbids."""
    # Nothing that can be printed is forbidden, or a space but the plain one.
    if words.isprintable() and "  " not in words and words == words.strip():
        return words
    return " ".join(_NO_XML.sub(" ", words).split())
