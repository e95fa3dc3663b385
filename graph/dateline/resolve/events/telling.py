"""What the reports of one event add up to: its label, status, interval, roles, place and weight."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.calendar import edtf_between, intersect
from dateline.model import STATUSES, Article, Basis, Interval, Reading, Ref, Report, Status, digest
from dateline.resolve.events import STATES
from dateline.resolve.focus import Focus
from dateline.resolve.importance import NOBODY, Facts, Place, importance
from dateline.resolve.sources import independent
from dateline.story import Actor, Event, Role

BASES: tuple[Basis, ...] = ("stated", "publication", "narrative", "inferred", "none")


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of the articles when their reports are put together; all by article key."""

    articles: Mapping[str, Article]
    readings: Mapping[str, Reading]
    actor_of: Mapping[Ref, Actor]
    focus: Mapping[str, Focus]
    roots: Mapping[str, frozenset[str]]

    def report(self, ref: Ref) -> Report:
        return self.readings[ref.article].reports[ref.index]


def told_event(refs: Sequence[Ref], story: Told) -> Event:
    actor_of = story.actor_of
    reports = [story.report(ref) for ref in refs]
    told_in = [story.articles[key] for key in dict.fromkeys(r.article for r in refs)]
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
    chief = _chief([(report, story.focus[refs[n].article].topic(report.label))
                    for n, report in zip(told, core, strict=True)])  # fmt: skip
    label = chief.label
    kind = Counter(r.kind for r in reports if r.kind != "other")
    # Of the kind that its label tells; where that has none, of the commonest.
    best_kind = chief.kind if chief.kind != "other" else max(
        kind, key=lambda k: (kind[k], k), default="other"
    )  # fmt: skip
    claimed = not own
    published = sorted(a.published for a in told_in if a.published)
    sources = independent(told_in, story.roots)
    weight, reasons = importance(
        Facts(
            reports=reports,
            label=label,
            kind=best_kind,
            places=[_place(article.key, refs, label, named, story) for article in told_in],
            titles=[article.title for article in told_in if article.title],
            named=len(named),
            dated=basis not in ("inferred", "none"),
            sources=sources,
            later=sum(day > published[0] for day in published),
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
        sources=sources,
    )


def _place(key: str, refs: Sequence[Ref], label: str, named: Iterable[str], story: Told) -> Place:
    about = story.focus[key]
    return Place(
        rank=min(about.ranks[story.report(ref).sentence] for ref in refs if ref.article == key),
        topic=about.topic(label),
        central=max((about.actors.get(actor, 0.0) for actor in named), default=0.0),
    )


def _roles(
    refs: Sequence[Ref], reports: Sequence[Report], actor_of: Mapping[Ref, Actor]
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


def _chief(told: Sequence[tuple[Report, float]]) -> Report:
    """The report that says most, of reports with how much each tells of its article's topic.

    A clause with its subject before a bare noun, about ten words, in the words of what it is about,
    with a date; the first to tell it, if it tells it well.
    """

    def worth(one: tuple[Report, float]) -> tuple[float, int, str]:
        report, topic = one
        words = report.label.split()
        score = min(len(words), 9) * 1.0 - max(0, len(words) - 11) * 0.5
        score += 3.0 * any(p.role == "Arg0" for p in report.participants) + 6.0 * topic
        score += 1.5 * report.main - 1.0 * report.label.endswith("…")
        score += 1.5 * (report.when.basis in BASES[:3])
        score -= 3.0 * (bool(words) and words[0].casefold() in NOBODY)
        score -= 0.3 * min(report.sentence, 10)
        return score, -report.sentence, report.label

    return max(told, key=worth)[0]
