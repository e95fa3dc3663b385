"""What the reports of one event add up to: its label, status, interval, roles, place and weight."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

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
    made: dict[Any, Any] = field(default_factory=dict)
    """Values that many events have, each kept once: of days, weights and reasons there are few."""

    def report(self, ref: Ref) -> Report:
        return self.readings[ref.article].reports[ref.index]


def told_event(refs: Sequence[Ref], story: Told) -> Event:
    actor_of = story.actor_of
    reports = [story.report(ref) for ref in refs]
    told_in = [story.articles[key] for key in dict.fromkeys(r.article for r in refs)]
    status = _status(reports)
    # What is told as the event comes from reports of its status; if the article itself says so, from
    # those alone: a claim adds no words and no participant to a fact. It dates it only where no
    # article does: a lead that ends with "police said" is often the one to say when.
    own = [n for n, r in enumerate(reports) if r.status == status and r.claim is None]
    told = own or [n for n, r in enumerate(reports) if r.status == status]
    core = [reports[n] for n in told]
    once = story.made.setdefault
    every = tuple(refs)
    roles, named = _roles([refs[n] for n in told], core, actor_of, every)
    interval, edtf, basis = _when(core)
    if own and basis in ("inferred", "none"):
        interval, edtf, basis = _when([r for r in reports if r.status == status])
    chief = _chief([(report, story.focus[refs[n].article].topic(report.label))
                    for n, report in zip(told, core, strict=True)])  # fmt: skip
    label = chief.label
    # Of the kind that its label tells; where that has none, of the commonest.
    best_kind = chief.kind if chief.kind != "other" else _commonest_kind(reports)
    claimed = not own
    published = sorted(a.published for a in told_in if a.published)
    reported = Interval(published[0], published[-1]) if published else Interval()
    # Who denies what others tell is no source of it.
    denied = status == "denied"
    telling = {r.article for r, one in zip(refs, reports, strict=True)
               if (one.status == "denied") is denied}  # fmt: skip
    sources = independent([a for a in told_in if a.key in telling], story.roots)
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
    first = min(refs)
    return Event(
        id=digest("event", first.article, str(first.index)),
        label=label,
        kind=best_kind,
        status=status,
        negated=sum(r.negated for r in reports) * 2 > len(reports),
        interval=once(interval, interval),
        edtf=edtf,
        basis=basis,
        reported=once(reported, reported),
        roles=roles,
        place=_where([(refs[n], reports[n]) for n in told], actor_of),
        reports=every,
        importance=once(weight, weight),
        reasons=once(reasons, reasons),
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
    refs: Sequence[Ref],
    reports: Sequence[Report],
    actor_of: Mapping[Ref, Actor],
    every: tuple[Ref, ...],
) -> tuple[tuple[Role, ...], set[str]]:
    """The parts of actors in an event of so many reports, and those of them who have a name."""
    found: defaultdict[tuple[str, str], list[Ref]] = defaultdict(list)
    named: set[str] = set()
    for ref, report in zip(refs, reports, strict=True):
        for part in report.participants:
            if part.chain is not None:
                actor = actor_of[Ref(ref.article, part.chain)]
                if actor.named:
                    named.add(actor.id)
                held = found[part.role, actor.id]
                if ref not in held:
                    held.append(ref)
    roles = (
        # Most are in all reports: then the two share them.
        Role(role, actor, every if len(where) == len(every) else tuple(where))
        for (role, actor), where in sorted(found.items())
    )
    return tuple(roles), named


def _commonest_kind(reports: Iterable[Report]) -> str:
    kinds = Counter(report.kind for report in reports if report.kind != "other")
    return max(kinds, key=lambda kind: (kinds[kind], kind), default="other")


def _where(told: Iterable[tuple[Ref, Report]], actor_of: Mapping[Ref, Actor]) -> str | None:
    # All articles together may hold for a body what one of them took for a place.
    places = [
        actor_of[Ref(ref.article, report.place)].id
        for ref, report in told
        if report.place is not None and actor_of[Ref(ref.article, report.place)].kind == "place"
    ]
    return min(places, key=lambda place: (-places.count(place), place), default=None)


def _status(reports: Sequence[Report]) -> Status:
    """What an article itself says happened, happened; else what most reports say."""
    own = [r.status for r in reports if r.claim is None]
    if "happened" in own:
        return "happened"
    said = own or [r.status for r in reports]
    if len(said) == 1:
        return said[0]
    count = Counter(said)
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
