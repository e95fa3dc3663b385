"""The story as RDF, `story.trig`: a named graph per article, one of resolution, one of judgements.

Plain RDF 1.1 without blank nodes, so two builds are compared as sets of quads, and an article is
deleted by dropping its graph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from dateline.export import terms as t
from dateline.export.rdf_reading import polarity, reading_triples, when_triples
from dateline.export.terms import Triple, day, decimal, node, text, word
from dateline.model import Actor, Event, Judgement, Ref, Story
from dateline.vocab import (
    JUDGEMENTS,
    PREFIXES,
    RESOLUTION,
    Part,
    actor_iri,
    event_iri,
    judge_iri,
    judgement_iri,
    kind_iri,
    part_iri,
    reading_iri,
    role_iri,
    role_type_iri,
)

FILE = "story.trig"

_CLASSES: dict[str, tuple[NamedNode, ...]] = {
    "person": (t.SEM_ACTOR, t.PERSON),
    "organisation": (t.SEM_ACTOR, t.ORGANISATION),
    "place": (t.SEM_PLACE,),
    "product": (t.SEM_ACTOR, t.PRODUCT),
}


def export(story: Story, folder: Path) -> Path:
    """Write `story.trig`."""
    path = folder / FILE
    with path.open("wb") as out:
        serialize(quads(story), out, RdfFormat.TRIG, prefixes=PREFIXES)
    return path


def quads(story: Story) -> Iterator[Quad]:
    """Give every quad once, graph by graph and in order: the same story, the same sequence."""
    graphs = [
        (reading_iri(key), reading_triples(article, story.readings.get(key)))
        for key, article in story.by_key.items()
    ]
    graphs.append((RESOLUTION, _resolution(story)))
    graphs.append((JUDGEMENTS, _judgements(story.judgements)))
    for name, triples in sorted(graphs, key=lambda graph: graph[0]):
        graph = node(name)
        yield from sorted({Quad(s, p, o, graph) for s, p, o in triples}, key=str)


def _resolution(story: Story) -> Iterator[Triple]:
    for actor in story.actors:
        yield from _actor(story, actor)
    for event in story.events:
        yield from _event(event)
    kinds = {event.kind for event in story.events}
    kinds |= {report.kind for reading in story.readings.values() for report in reading.reports}
    for kind in kinds:
        yield node(kind_iri(kind)), t.TYPE, t.CONCEPT
        yield node(kind_iri(kind)), t.TYPE, t.SEM_EVENT_TYPE
        yield node(kind_iri(kind)), t.NOTATION, text(kind)


def _actor(story: Story, actor: Actor) -> Iterator[Triple]:
    iri = node(actor_iri(actor.id))
    for cls in _CLASSES.get(actor.kind, (t.SEM_ACTOR,)):
        yield iri, t.TYPE, cls
    yield iri, t.LABEL, text(actor.name)
    yield iri, t.KIND, word(actor.kind)
    yield iri, t.NAMED, Literal(actor.named)
    if actor.kind in ("person", "organisation"):
        yield iri, t.NAME, text(actor.name)
    for alias in actor.aliases:
        yield iri, t.ALT_LABEL, text(alias)
    for post in actor.posts:
        yield iri, t.JOB_TITLE, text(post)
    for ref in actor.chains:
        chain = _part("chain", ref)
        yield iri, t.DENOTED_BY, chain
        reading = story.readings.get(ref.article)
        held = reading.chains[ref.index].posts if reading is not None else ()
        for place in range(len(held)):
            yield iri, t.HOLDS, node(f"{chain.value}:post:{place}")


def _event(event: Event) -> Iterator[Triple]:
    iri = node(event_iri(event.id))
    yield iri, t.TYPE, t.SEM_EVENT
    yield iri, t.LABEL, text(event.label)
    yield iri, t.EVENT_TYPE, node(kind_iri(event.kind))
    yield iri, t.STATUS, word(event.status)
    yield iri, t.POLARITY, polarity(event.negated)
    yield iri, t.CLAIMED, Literal(event.claimed)
    yield from when_triples(iri, event.interval, event.edtf, event.basis)
    if event.reported.earliest:
        yield iri, t.FIRST_REPORTED, day(event.reported.earliest)
    if event.reported.latest:
        yield iri, t.LAST_REPORTED, day(event.reported.latest)
    importance = decimal(event.importance)
    if importance is not None:
        yield iri, t.IMPORTANCE, importance
    if event.reasons:
        yield iri, t.REASON, text("\n".join(event.reasons))
    if event.place is not None:
        yield iri, t.HAS_PLACE, node(actor_iri(event.place))
    for ref in event.reports:
        yield iri, t.DENOTED_BY, _part("report", ref)
    for role in event.roles:
        part = node(role_iri(event.id, role.role, role.actor))
        kind = node(role_type_iri(role.role))
        yield iri, t.HAS_ACTOR, part
        yield part, t.TYPE, t.SEM_ROLE
        yield part, t.VALUE_OF, node(actor_iri(role.actor))
        yield part, t.ROLE, word(role.role)
        yield part, t.ROLE_TYPE, kind
        yield kind, t.TYPE, t.SEM_ROLE_TYPE
        yield kind, t.LABEL, word(role.role)
        for ref in role.reports:
            yield part, t.DERIVED_FROM, _part("report", ref)


def _judgements(judgements: Iterable[Judgement]) -> Iterator[Triple]:
    for judgement in judgements:
        iri = node(judgement_iri(judgement.id, judgement.by))
        part: Part = "chain" if judgement.about == "actor" else "report"
        judge = node(judge_iri(judgement.by))
        # The pair has no direction, so the same judgement found the other way round is one.
        left, right = sorted((judgement.left, judgement.right))
        yield iri, t.TYPE, t.JUDGEMENT
        yield iri, t.ABOUT, word(judgement.about)
        yield iri, t.LEFT, _part(part, left)
        yield iri, t.RIGHT, _part(part, right)
        yield iri, t.VERDICT, word(judgement.verdict)
        score = decimal(judgement.score)
        if score is not None:
            yield iri, t.SCORE, score
        if judgement.reasons:
            yield iri, t.REASON, text("\n".join(judgement.reasons))
        yield iri, t.ATTRIBUTED_TO, judge
        yield judge, t.TYPE, t.AGENT
        yield judge, t.LABEL, text(judgement.by)


def _part(part: Part, ref: Ref) -> NamedNode:
    return node(part_iri(part, ref.article, ref.index))
