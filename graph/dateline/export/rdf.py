"""The story as RDF, `story.trig`: a named graph per article, one of resolution, one of judgements.

Plain RDF 1.1 without blank nodes, so two builds are compared as sets of quads, and an article is
deleted by dropping its graph. It is written as text, much as Oxigraph's own writer lays it out, in
a fraction of the time that making millions of quads takes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, parse

from dateline.export import terms as t
from dateline.export.rdf_judging import judgements, rulings
from dateline.export.rdf_reading import polarity, reading_graph, said_when
from dateline.export.terms import Said, about, day, decimal, lines, node, part, text, truth, word
from dateline.model import Interval, Span
from dateline.story import (
    Actor,
    Contradiction,
    Copy,
    Correction,
    Event,
    Ground,
    Publication,
    Standing,
    Story,
    Storyline,
)
from dateline.vocab import (
    JUDGEMENTS,
    PREFIXES,
    RESOLUTION,
    VERSION,
    account_iri,
    actor_iri,
    article_iri,
    contradiction_iri,
    copy_iri,
    correction_iri,
    event_iri,
    ground_iri,
    kind_iri,
    misfit_iri,
    part_iri,
    publication_iri,
    reading_iri,
    role_iri,
    role_type_iri,
    span_iri,
    standing_iri,
    storyline_iri,
    tenure_iri,
)

FILE = "story.trig"

_CLASSES: dict[str, tuple[str, ...]] = {
    "person": (t.SEM_ACTOR, t.PERSON),
    "organisation": (t.SEM_ACTOR, t.ORGANISATION),
    "place": (t.SEM_PLACE,),
    "product": (t.SEM_ACTOR, t.PRODUCT),
}


def export(story: Story, folder: Path) -> Path:
    """TriG, `story.trig`: the graph, one named graph per article; written by every build."""
    path = folder / FILE
    with path.open("wb") as out:
        for piece in written(story):
            out.write(piece.encode())
    return path


def quads(story: Story) -> Iterator[Quad]:
    """Give every quad once, graph by graph and in order: the same story, the same sequence."""
    return parse("".join(written(story)), RdfFormat.TRIG)


def written(story: Story) -> Iterator[str]:
    """Write the story as TriG, graph by graph and in order: the same story, the same text."""
    yield "".join(f"@prefix {prefix}: <{start}> .\n" for prefix, start in PREFIXES.items())
    judged = [*judgements(story.judgements), *rulings(story.rulings)]
    yield from _graph(JUDGEMENTS, _blocks(judged))
    del judged
    for key, article in sorted(story.by_key.items()):
        said = reading_graph(article, story.readings.get(key), _notes(story, key))
        yield from _graph(reading_iri(key), said)
    yield from _graph(RESOLUTION, _blocks(_resolution(story)))


def _graph(name: str, blocks: Iterable[str]) -> Iterator[str]:
    held = "".join(blocks)
    if held:
        yield f"{node(name)} {{\n{held}}}\n"


def _blocks(said: Iterable[Said]) -> Iterator[str]:
    """Put together what is said of a node, in order."""
    for subject, some in groupby(sorted(said), key=itemgetter(0)):
        yield about(subject, (statement for _, statement in some))


def _resolution(story: Story) -> Iterator[Said]:
    if story.articles:
        yield node(RESOLUTION), f"{t.CONFORMS_TO} {node(VERSION)}"
    for actor in story.actors:
        yield from _actor(story, actor)
    for event in story.events:
        yield from _event(event)
    for event in story.rejected:
        yield from _rejected(event)
    for storyline in story.storylines:
        yield from _storyline(storyline)
    for standing in story.standings:
        yield from _standing(standing)
    for publication in story.publications:
        yield from _publication(publication)
    for copy in story.copies:
        yield from _copy(copy)
    for correction in story.corrections:
        yield from _correction(correction)
    for contradiction in story.contradictions:
        yield from _contradiction(contradiction)
    for misfit in story.misfits:
        yield from _misfit(misfit)
    kinds = {event.kind for event in story.events}
    kinds |= {report.kind for reading in story.readings.values() for report in reading.reports}
    for kind in kinds:
        yield node(kind_iri(kind)), f"a {t.CONCEPT}"
        yield node(kind_iri(kind)), f"a {t.SEM_EVENT_TYPE}"
        yield node(kind_iri(kind)), f"{t.NOTATION} {text(kind)}"


def _actor(story: Story, actor: Actor) -> Iterator[Said]:
    iri = _actor_node(actor.id)
    for cls in _CLASSES.get(actor.kind, (t.SEM_ACTOR,)):
        yield iri, f"a {cls}"
    yield iri, f"{t.LABEL} {text(actor.name)}"
    yield iri, f"{t.KIND} {word(actor.kind)}"
    yield iri, f"{t.NAMED} {truth(actor.named)}"
    if actor.kind in ("person", "organisation"):
        yield iri, f"{t.NAME} {text(actor.name)}"
    for alias in actor.aliases:
        yield iri, f"{t.ALT_LABEL} {text(alias)}"
    for post in actor.posts:
        yield iri, f"{t.JOB_TITLE} {text(post)}"
    for place, held in enumerate(actor.tenures):
        tenure = node(tenure_iri(actor.id, place))
        yield iri, f"{t.HAS_TENURE} {tenure}"
        yield tenure, f"a {t.TENURE}"
        yield tenure, f"{t.LABEL} {text(held.title)}"
        if held.organisation is not None:
            yield tenure, f"{t.POST_AT} {text(held.organisation)}"
        yield from _lasting(tenure, held.days)
        yield tenure, f"{t.FORMER} {truth(held.former)}"
    for ref in actor.chains:
        chain = part("chain", ref)
        yield iri, f"{t.DENOTED_BY} {chain}"
        reading = story.readings.get(ref.article)
        posts = reading.chains[ref.index].posts if reading is not None else ()
        for place in range(len(posts)):
            held_there = node(f"{part_iri('chain', ref.article, ref.index)}:post:{place}")
            yield iri, f"{t.HOLDS} {held_there}"


def _lasting(iri: str, days: Interval) -> Iterator[Said]:
    """From which day to which, as far as it is known."""
    if days.earliest:
        yield iri, f"{t.EARLIEST} {day(days.earliest)}"
    if days.latest:
        yield iri, f"{t.LATEST} {day(days.latest)}"


def _event(event: Event) -> Iterator[Said]:
    iri = node(event_iri(event.id))
    yield iri, f"a {t.SEM_EVENT}"
    yield iri, f"{t.LABEL} {text(event.label)}"
    yield iri, f"{t.EVENT_TYPE} {node(kind_iri(event.kind))}"
    yield iri, f"{t.STATUS} {word(event.status)}"
    yield iri, f"{t.POLARITY} {polarity(event.negated)}"
    yield iri, f"{t.CLAIMED} {truth(event.claimed)}"
    for said in said_when(event.interval, event.edtf, event.basis):
        yield iri, said
    if event.reported.earliest:
        yield iri, f"{t.FIRST_REPORTED} {day(event.reported.earliest)}"
    if event.reported.latest:
        yield iri, f"{t.LAST_REPORTED} {day(event.reported.latest)}"
    importance = decimal(event.importance)
    if importance is not None:
        yield iri, f"{t.IMPORTANCE} {importance}"
    yield iri, f"{t.INDEPENDENT_SOURCES} {event.sources}"
    if event.reasons:
        yield iri, f"{t.REASON} {lines(event.reasons)}"
    if event.place is not None:
        yield iri, f"{t.HAS_PLACE} {_actor_node(event.place)}"
    yield from _grounds(event_iri(event.id), event.grounds)
    for ref in event.reports:
        yield iri, f"{t.DENOTED_BY} {part('report', ref)}"
    for role in event.roles:
        taken = node(role_iri(event.id, role.role, role.actor))
        kind = node(role_type_iri(role.role))
        yield iri, f"{t.HAS_ACTOR} {taken}"
        yield taken, f"a {t.SEM_ROLE}"
        yield taken, f"{t.VALUE_OF} {_actor_node(role.actor)}"
        yield taken, f"{t.ROLE} {word(role.role)}"
        yield taken, f"{t.ROLE_TYPE} {kind}"
        yield kind, f"a {t.SEM_ROLE_TYPE}"
        yield kind, f"{t.LABEL} {word(role.role)}"
        for ref in role.reports:
            yield taken, f"{t.DERIVED_FROM} {part('report', ref)}"


def _grounds(subject: str, grounds: Iterable[Ground]) -> Iterator[Said]:
    for place, ground in enumerate(grounds):
        iri = node(ground_iri(subject, place))
        yield node(subject), f"{t.HAS_GROUND} {iri}"
        yield iri, f"a {t.GROUND}"
        yield iri, f"{t.LABEL} {text(ground.rule)}"
        for ref in ground.reports:
            yield iri, f"{t.DERIVED_FROM} {part('report', ref)}"
        for span in ground.spans:
            yield iri, f"{t.DERIVED_FROM} {node(span_iri(ground.article, span.start, span.end))}"


def _publication(publication: Publication) -> Iterator[Said]:
    subject = publication_iri(publication.article)
    yield node(subject), f"a {t.INFERRED_PUBLICATION}"
    yield node(subject), f"{t.OF_ARTICLE} {node(article_iri(publication.article))}"
    for said in said_when(publication.interval, publication.edtf, "inferred"):
        yield node(subject), said
    yield from _grounds(subject, publication.grounds)


def _rejected(event: Event) -> Iterator[Said]:
    """What is left to say of it: that it was taken for an event, and from which reports."""
    iri = node(event_iri(event.id))
    yield iri, f"a {t.REJECTED_EVENT}"
    yield iri, f"{t.LABEL} {text(event.label)}"
    for ref in event.reports:
        yield iri, f"{t.DENOTED_BY} {part('report', ref)}"


def _storyline(storyline: Storyline) -> Iterator[Said]:
    iri = node(storyline_iri(storyline.id))
    yield iri, f"a {t.STORYLINE}"
    yield iri, f"{t.LABEL} {text(storyline.label)}"
    yield from _lasting(iri, storyline.interval)
    for event in storyline.events:
        yield node(event_iri(event)), f"{t.IN_STORYLINE} {iri}"
    for actor in storyline.actors:
        yield iri, f"{t.STORYLINE_ACTOR} {_actor_node(actor)}"


def _standing(standing: Standing) -> Iterator[Said]:
    iri = node(standing_iri(standing.actor, standing.stretch))
    yield _actor_node(standing.actor), f"{t.HAS_STANDING} {iri}"
    yield iri, f"a {t.STANDING}"
    yield iri, f"{t.LABEL} {text(standing.stretch)}"
    yield from _lasting(iri, standing.days)
    yield iri, f"{t.RANK} {standing.rank}"
    yield iri, f"{t.TIES} {standing.ties}"
    yield iri, f"{t.SHARED_EVENTS} {standing.events}"
    yield iri, f"{t.COMMUNITY} {standing.community}"


def _copy(copy: Copy) -> Iterator[Said]:
    iri = node(copy_iri(copy.article, copy.original))
    yield iri, f"a {t.COPY}"
    yield iri, f"{t.OF_ARTICLE} {node(article_iri(copy.article))}"
    yield iri, f"{t.ORIGINAL} {node(article_iri(copy.original))}"
    share = decimal(copy.share)
    if share is not None:
        yield iri, f"{t.SHARE} {share}"
    yield iri, f"{t.REASON} {text(copy.reason)}"


def _notes(story: Story, key: str) -> Iterator[Span]:
    """Give the words with which an article corrects others."""
    return (c.note for c in story.corrections_by.get(key, ()) if c.note is not None)


def _correction(correction: Correction) -> Iterator[Said]:
    iri = node(correction_iri(correction.article, correction.corrected))
    yield iri, f"a {t.CORRECTION}"
    yield iri, f"{t.OF_ARTICLE} {node(article_iri(correction.article))}"
    yield iri, f"{t.CORRECTED} {node(article_iri(correction.corrected))}"
    yield iri, f"{t.REASON} {text(correction.reason)}"
    if correction.note is not None:
        note = correction.note
        yield iri, f"{t.DERIVED_FROM} {node(span_iri(correction.article, note.start, note.end))}"


def _contradiction(contradiction: Contradiction) -> Iterator[Said]:
    iri = node(contradiction_iri(contradiction.id))
    yield iri, f"a {t.CONTRADICTION}"
    yield iri, f"{t.ABOUT} {word(contradiction.about)}"
    yield iri, f"{t.SURE} {truth(contradiction.sure)}"
    yield from _accounts(iri, contradiction)


def _misfit(misfit: Contradiction) -> Iterator[Said]:
    iri = node(misfit_iri(misfit.id))
    key = next(key for account in misfit.accounts for key in account.articles)
    yield iri, f"a {t.MISFIT}"
    yield iri, f"{t.OF_ARTICLE} {node(article_iri(key))}"
    yield from _accounts(iri, misfit)


def _accounts(iri: str, contradiction: Contradiction) -> Iterator[Said]:
    for event in contradiction.events:
        yield iri, f"{t.OF_EVENT} {node(event_iri(event))}"
    for place, account in enumerate(contradiction.accounts):
        told = node(account_iri(contradiction.id, place))
        yield iri, f"{t.HAS_ACCOUNT} {told}"
        yield told, f"a {t.ACCOUNT}"
        yield told, f"{t.SAYS} {text(account.says)}"
        yield told, f"{t.INDEPENDENT_SOURCES} {account.sources}"
        if account.reported.earliest:
            yield told, f"{t.FIRST_REPORTED} {day(account.reported.earliest)}"
        if account.reported.latest:
            yield told, f"{t.LAST_REPORTED} {day(account.reported.latest)}"
        for ref in account.reports:
            yield told, f"{t.DERIVED_FROM} {part('report', ref)}"
        for ref in account.claims:
            yield told, f"{t.DERIVED_FROM} {part('claim', ref)}"


@lru_cache(maxsize=65536)
def _actor_node(ident: str) -> str:
    return node(actor_iri(ident))
