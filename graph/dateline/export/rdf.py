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
from dateline.model import Ref, Span
from dateline.story import (
    Actor,
    Contradiction,
    Copy,
    Correction,
    Event,
    Judgement,
    Ruled,
    Ruling,
    Story,
    Storyline,
)
from dateline.vocab import (
    JUDGEMENTS,
    PREFIXES,
    RESOLUTION,
    Part,
    account_iri,
    actor_iri,
    article_iri,
    contradiction_iri,
    copy_iri,
    correction_iri,
    event_iri,
    judge_iri,
    judgement_iri,
    kind_iri,
    part_iri,
    reading_iri,
    role_iri,
    role_type_iri,
    ruling_iri,
    span_iri,
    storyline_iri,
)

FILE = "story.trig"
_PARTS: dict[Ruled, Part] = {"actor": "chain", "event": "report", "claim": "claim"}
"""What a person quotes of each."""

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
    # An article's triples come in an order of their own, and to sort them would take as long again.
    graphs: list[tuple[str, Iterable[Triple]]] = [
        (reading_iri(key), reading_triples(article, story.readings.get(key), _notes(story, key)))
        for key, article in story.by_key.items()
    ]
    graphs.append((RESOLUTION, sorted(_resolution(story), key=str)))
    judged = [*_judgements(story.judgements), *_rulings(story.rulings)]
    graphs.append((JUDGEMENTS, sorted(judged, key=str)))
    for name, triples in sorted(graphs, key=lambda graph: graph[0]):
        graph = node(name)
        yield from (Quad(s, p, o, graph) for s, p, o in dict.fromkeys(triples))


def _resolution(story: Story) -> Iterator[Triple]:
    for actor in story.actors:
        yield from _actor(story, actor)
    for event in story.events:
        yield from _event(event)
    for event in story.rejected:
        yield from _rejected(event)
    for storyline in story.storylines:
        yield from _storyline(storyline)
    for copy in story.copies:
        yield from _copy(copy)
    for correction in story.corrections:
        yield from _correction(correction)
    for contradiction in story.contradictions:
        yield from _contradiction(contradiction)
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
    yield iri, t.INDEPENDENT_SOURCES, Literal(event.sources)
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


def _rejected(event: Event) -> Iterator[Triple]:
    """What is left to say of it: that it was taken for an event, and from which reports."""
    iri = node(event_iri(event.id))
    yield iri, t.TYPE, t.REJECTED_EVENT
    yield iri, t.LABEL, text(event.label)
    for ref in event.reports:
        yield iri, t.DENOTED_BY, _part("report", ref)


def _storyline(storyline: Storyline) -> Iterator[Triple]:
    iri = node(storyline_iri(storyline.id))
    yield iri, t.TYPE, t.STORYLINE
    yield iri, t.LABEL, text(storyline.label)
    if storyline.interval.earliest:
        yield iri, t.EARLIEST, day(storyline.interval.earliest)
    if storyline.interval.latest:
        yield iri, t.LATEST, day(storyline.interval.latest)
    for event in storyline.events:
        yield node(event_iri(event)), t.IN_STORYLINE, iri
    for actor in storyline.actors:
        yield iri, t.STORYLINE_ACTOR, node(actor_iri(actor))


def _copy(copy: Copy) -> Iterator[Triple]:
    iri = node(copy_iri(copy.article, copy.original))
    yield iri, t.TYPE, t.COPY
    yield iri, t.OF_ARTICLE, node(article_iri(copy.article))
    yield iri, t.ORIGINAL, node(article_iri(copy.original))
    share = decimal(copy.share)
    if share is not None:
        yield iri, t.SHARE, share
    yield iri, t.REASON, text(copy.reason)


def _notes(story: Story, key: str) -> Iterator[Span]:
    """Give the words with which an article corrects others."""
    return (c.note for c in story.corrections_by.get(key, ()) if c.note is not None)


def _correction(correction: Correction) -> Iterator[Triple]:
    iri = node(correction_iri(correction.article, correction.corrected))
    yield iri, t.TYPE, t.CORRECTION
    yield iri, t.OF_ARTICLE, node(article_iri(correction.article))
    yield iri, t.CORRECTED, node(article_iri(correction.corrected))
    yield iri, t.REASON, text(correction.reason)
    if correction.note is not None:
        note = correction.note
        yield iri, t.DERIVED_FROM, node(span_iri(correction.article, note.start, note.end))


def _contradiction(contradiction: Contradiction) -> Iterator[Triple]:
    iri = node(contradiction_iri(contradiction.id))
    yield iri, t.TYPE, t.CONTRADICTION
    yield iri, t.ABOUT, word(contradiction.about)
    yield iri, t.SURE, Literal(contradiction.sure)
    for event in contradiction.events:
        yield iri, t.OF_EVENT, node(event_iri(event))
    for place, account in enumerate(contradiction.accounts):
        told = node(account_iri(contradiction.id, place))
        yield iri, t.HAS_ACCOUNT, told
        yield told, t.TYPE, t.ACCOUNT
        yield told, t.SAYS, text(account.says)
        yield told, t.INDEPENDENT_SOURCES, Literal(account.sources)
        if account.reported.earliest:
            yield told, t.FIRST_REPORTED, day(account.reported.earliest)
        if account.reported.latest:
            yield told, t.LAST_REPORTED, day(account.reported.latest)
        for ref in account.reports:
            yield told, t.DERIVED_FROM, _part("report", ref)
        for ref in account.claims:
            yield told, t.DERIVED_FROM, _part("claim", ref)


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


def _rulings(rulings: Iterable[Ruling]) -> Iterator[Triple]:
    for ruling in rulings:
        targets = _ruled(ruling)
        said = (ruling.act, *targets, ruling.value, ruling.by, ruling.reason)
        refs = (f"{ref.article}/{ref.index}" for ref in ruling.refs)
        iri, judge = node(ruling_iri(*said, *refs)), node(judge_iri(ruling.by))
        yield iri, t.TYPE, t.RULING
        yield iri, t.ACT, word(ruling.act)
        yield iri, t.ABOUT, word(ruling.about)
        for target in targets:
            yield iri, t.RULED_ON, node(target)
        if ruling.value:
            yield iri, t.NEW_VALUE, text(ruling.value)
        yield iri, t.REASON, text(ruling.reason)
        for ref in ruling.refs:
            yield iri, t.DERIVED_FROM, _part(_PARTS[ruling.about], ref)
        yield iri, t.ATTRIBUTED_TO, judge
        yield judge, t.TYPE, t.AGENT
        yield judge, t.TYPE, t.JUDGING_PERSON
        yield judge, t.LABEL, text(ruling.by)


def _ruled(ruling: Ruling) -> list[str]:
    if ruling.about == "claim":
        return [part_iri("claim", ref.article, ref.index) for ref in ruling.refs]
    name = {"actor": actor_iri, "event": event_iri, "article": article_iri}[ruling.about]
    return [name(target) for target in ruling.targets]


def _part(part: Part, ref: Ref) -> NamedNode:
    return node(part_iri(part, ref.article, ref.index))
