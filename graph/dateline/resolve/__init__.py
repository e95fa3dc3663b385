"""From readings to one story: the only room that sees two articles at once.

The result depends on the set of readings alone, not on their order.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dateline.calendar import edtf_between, intersect
from dateline.model import (
    STATUSES,
    Actor,
    Article,
    Basis,
    Event,
    Interval,
    Judgement,
    Reading,
    Ref,
    Report,
    Role,
    Status,
    Story,
    digest,
)  # fmt: skip
from dateline.resolve.actors import resolve_actors
from dateline.resolve.events import STATES, cluster_reports
from dateline.resolve.importance import Facts, importance

__all__ = ["resolve"]

ECHO = 0.4
"""What is left of the importance of an event that another tells in the same words."""
BASES: tuple[Basis, ...] = ("stated", "publication", "narrative", "inferred", "none")


def resolve(articles: Sequence[Article], readings: Sequence[Reading]) -> Story:
    """Join the readings of articles into a story."""
    ordered = tuple(sorted(articles, key=lambda a: (a.published or date.max, a.id, a.key)))
    by_key = {reading.article: reading for reading in readings}
    mentions: Counter[Ref] = Counter(
        Ref(reading.article, m.chain) for reading in readings for m in reading.mentions
    )
    in_order = [by_key[article.key] for article in ordered]
    actors, judgements = resolve_actors(in_order, mentions)
    actor_of = {ref: actor for actor in actors for ref in actor.chains}
    clusters, more = cluster_reports(ordered, by_key, actor_of)
    order = {article.key: n for n, article in enumerate(ordered)}
    for refs in clusters:
        refs.sort(key=lambda ref: (order[ref.article], ref.index))  # as the story was told
    articles_by_key = {article.key: article for article in ordered}
    events = _without_echoes(
        [_event(refs, by_key, articles_by_key, actor_of) for refs in clusters], by_key
    )
    return Story(
        articles=ordered,
        readings={article.key: by_key[article.key] for article in ordered},
        actors=tuple(actors),
        events=tuple(
            sorted(
                events, key=lambda e: (e.interval.earliest or e.interval.latest or date.max, e.id)
            )
        ),
        judgements=tuple(sorted([*judgements, *more], key=_judgement_order)),
    )


def _without_echoes(events: list[Event], readings: dict[str, Reading]) -> list[Event]:
    """Let one event of those that say the same words of the same sentence count, not each of them.

    "Rejected a pay plan" tells of a rejection and of a plan; a timeline should show it once.
    """
    best: dict[tuple[str, int, str], Event] = {}
    places: dict[str, list[tuple[str, int, str]]] = {}
    for event in events:
        places[event.id] = [
            (ref.article, readings[ref.article].reports[ref.index].sentence, event.label)
            for ref in event.reports
        ]
        for place in places[event.id]:
            known = best.get(place)
            if known is None or (event.importance, event.id) > (known.importance, known.id):
                best[place] = event
    return [
        event if all(best[p].id == event.id for p in places[event.id])
        else replace(event, importance=round(event.importance * ECHO, 3))
        for event in events
    ]  # fmt: skip


def _judgement_order(judgement: Judgement) -> tuple[str, Ref, Ref, str]:
    return judgement.about, judgement.left, judgement.right, judgement.verdict


def _event(
    refs: Sequence[Ref],
    readings: dict[str, Reading],
    articles: dict[str, Article],
    actor_of: dict[Ref, Actor],
) -> Event:
    reports = [readings[r.article].reports[r.index] for r in refs]
    told_in = [articles[key] for key in dict.fromkeys(r.article for r in refs)]
    status = _status(reports)
    # What is told as the event comes from reports of its status; if the article itself says so, from
    # those alone: a claim adds no words, no date and no participant to a fact.
    own = [n for n, r in enumerate(reports) if r.status == status and r.claim is None]
    told = own or [n for n, r in enumerate(reports) if r.status == status]
    core = [reports[n] for n in told]
    roles = _roles([refs[n] for n in told], core, actor_of)
    by_id = {
        actor.id: actor
        for actor in (
            actor_of[Ref(r.article, p.chain)]
            for r, report in zip(refs, reports, strict=True)
            for p in report.participants
            if p.chain is not None
        )
    }
    named = {role.actor for role in roles if by_id[role.actor].named}
    interval, edtf, basis = _when(core)
    label = _label(core)
    kind = Counter(r.kind for r in reports).most_common()
    best_kind = max(kind, key=lambda item: (item[0] != "other", item[1], item[0]))[0]
    claimed = not own
    published = sorted(a.published for a in told_in if a.published)
    weight, reasons = importance(
        Facts(
            articles=told_in,
            reports=reports,
            label=label,
            kind=best_kind,
            named=len(named),
            dated=basis not in ("inferred", "none"),
            outlets=len({a.outlet for a in told_in if a.outlet}),
            claimed=claimed,
            stative=all(r.lemma in STATES for r in reports),
        )
    )
    places = Counter(
        actor_of[Ref(ref.article, r.place)].id
        for ref, r in ((refs[n], reports[n]) for n in told)
        if r.place is not None
    )
    first = min(refs)
    return Event(
        id=digest("event", first.article, str(first.index)),
        label=label,
        kind=best_kind,
        status=status,
        negated=sum(r.negated for r in reports) * 2 > len(reports),
        interval=interval,
        edtf=edtf,
        basis=basis,
        reported=Interval(published[0], published[-1]) if published else Interval(),
        roles=roles,
        place=min(places, key=lambda p: (-places[p], p)) if places else None,
        reports=tuple(refs),
        importance=weight,
        reasons=reasons,
        claimed=claimed,
    )


def _roles(
    refs: Sequence[Ref], reports: Sequence[Report], actor_of: dict[Ref, Actor]
) -> tuple[Role, ...]:
    found: defaultdict[tuple[str, str], list[Ref]] = defaultdict(list)
    for ref, report in zip(refs, reports, strict=True):
        for part in report.participants:
            if part.chain is not None:
                key = (part.role, actor_of[Ref(ref.article, part.chain)].id)
                if ref not in found[key]:
                    found[key].append(ref)
    return tuple(Role(role, actor, tuple(where)) for (role, actor), where in sorted(found.items()))


def _status(reports: Sequence[Report]) -> Status:
    """What an article itself says happened, happened; else what most reports say."""
    own = [r.status for r in reports if r.claim is None]
    if "happened" in own:
        return "happened"
    count = Counter(own or [r.status for r in reports])
    return max(STATUSES, key=lambda s: (count[s], -STATUSES.index(s)))


def _when(reports: Sequence[Report]) -> tuple[Interval, str, Basis]:
    """The time that the reports share; where they disagree, all that the best-founded of them name."""
    dated = [r.when for r in reports if r.when.basis in BASES[:3] and r.when.interval != Interval()]
    both: Interval | None = Interval()
    for when in dated:
        both = intersect(both, when.interval) if both is not None else None
    exact = next((w for w in dated if w.interval == both), None)
    if exact is not None:
        return exact.interval, exact.edtf, exact.basis
    for basis in BASES:
        found = [
            r.when
            for r in reports
            if r.when.basis == basis and (r.when.edtf or r.when.interval != Interval())
        ]
        if not found:
            continue
        shared: Interval | None = found[0].interval
        for when in found[1:]:
            shared = intersect(shared, when.interval) if shared is not None else None
        if shared is None:
            starts = [w.interval.earliest for w in found]
            ends = [w.interval.latest for w in found]
            shared = Interval(
                None if None in starts else min(d for d in starts if d),
                None if None in ends else max(d for d in ends if d),
            )
        edtf = next((w.edtf for w in found if w.interval == shared), None)
        return shared, edtf if edtf is not None else edtf_between(shared), basis
    return Interval(), "", "none"


def _label(reports: Sequence[Report]) -> str:
    """The label that says most: a clause with its subject before a bare noun, about ten words."""

    def worth(report: Report) -> tuple[float, int, str]:
        size = len(report.label.split())
        score = min(size, 9) * 1.0 - max(0, size - 11) * 0.5
        score += 3.0 * any(p.role == "Arg0" for p in report.participants)
        score += (
            1.5 * report.main
            + 1.0 * (report.status == "happened")
            - 1.0 * report.label.endswith("…")
        )
        score -= 0.15 * report.sentence
        return score, -report.sentence, report.label

    return max(reports, key=worth).label
