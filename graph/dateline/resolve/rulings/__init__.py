"""A person's word is final: entries of `corrections.yaml` override what the rules made of readings.

Rules join first; then what a person said is one is made one, and what a person said is not is parted.
Entries are followed in no order: of two that contradict each other the one with the later day holds,
and where no day decides, neither does. Each join and each parting is a judgement by its author.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

import networkx as nx

from dateline.entries import Entry, redate
from dateline.errors import DoubtfulEntry
from dateline.model import Article, Dating, MentionKind, Reading, Ref
from dateline.resolve.actors.groups import Group, as_actor
from dateline.resolve.alike import Alike
from dateline.resolve.rulings.clashing import Case, Pair, agreed, decided, graph_of
from dateline.resolve.rulings.finding import Doubt, Found, article_of
from dateline.story import Actor, Event, Judgement, Ruled, Ruling

Likeness = Callable[[Ref, Ref], float]
JOINING = ("merge", "not-the-same", "split")


def redated(
    entries: Iterable[Entry], articles: Sequence[Article], doubt: Doubt
) -> tuple[Article, ...]:
    """Give articles the dates of publication that a person gave them, before they are annotated."""
    by_id = {article.id: article for article in articles}
    found = []
    for entry in sorted(entries, key=lambda one: one.order):
        if entry.about == "article":
            try:
                article = article_of(entry, entry.of[0], by_id)
                found.append((Found(entry, (Ref(article.key, 0),)), article.key))
            except DoubtfulEntry as error:
                doubt(error)
    said = {
        key: Dating(
            date.fromisoformat(one.entry.value), f"{one.entry.author}’s word", one.entry.value
        )
        for one, key in decided(found, doubt)
    }
    return tuple(
        replace(a, published=said[a.key].day, dates=(said[a.key], *a.dates)) if a.key in said else a
        for a in articles
    )


def rule_claims(
    found: Iterable[Found], readings: Mapping[str, Reading], doubt: Doubt
) -> tuple[dict[str, Reading], list[Ruling]]:
    """Take a rejected claim from whoever is said to make it; what it holds is told as no fact by that."""
    about = [(one, f"{one.refs[0].article}/{one.refs[0].index}") for one in _of(found, "claim")]
    held = decided(about, doubt)
    out = dict(readings)
    for one, _ in held:
        if one.entry.act == "reject":
            (ref,) = one.refs
            claims = list(out[ref.article].claims)
            claims[ref.index] = replace(claims[ref.index], source=(), speaker=None)
            out[ref.article] = replace(out[ref.article], claims=tuple(claims))
    return out, [_ruling(one, target) for one, target in held]


def rule_articles(entries: Iterable[Entry], articles: Iterable[Article]) -> list[Ruling]:
    """The rulings on dates of publication, of those articles that have them by now."""
    dated = {(article.id, str(article.published)): article.key for article in articles}
    return [
        _ruling(Found(entry, ()), dated[entry.of[0].article, entry.value])
        for entry in entries
        if entry.about == "article" and (entry.of[0].article, entry.value) in dated
    ]


def rule_actors(
    actors: Sequence[Actor],
    found: Iterable[Found],
    readings: Mapping[str, Reading],
    mentions: Mapping[Ref, int],
    alike: Alike,
    days: Mapping[str, date | None],
    doubt: Doubt,
) -> tuple[list[Actor], list[Judgement], list[Ruling]]:
    """Join, part, name and sort actors as entries say; `days` are the articles' of publication."""
    own = _of(found, "actor")
    if not own:
        return list(actors), [], []
    of = {ref: actor for actor in actors for ref in actor.chains}
    own = _of_one_kind(own, of, doubt)
    cases = agreed(_cases(own, [actor.chains for actor in actors], doubt), doubt)

    def likeness(one: Ref, other: Ref) -> float:
        names = (set(readings[ref.article].chains[ref.index].names) for ref in (one, other))
        return len(set.intersection(*names)) + _near(one, other, alike)

    known = {actor.chains: actor for actor in actors}
    out = []
    for chains in map(tuple, settled([list(a.chains) for a in actors], cases, likeness)):
        kinds = Counter(of[ref].kind for ref in chains)
        kind = max(kinds, key=lambda k: (k != "other", kinds[k], k))
        out.append(known.get(chains) or _actor(chains, kind, readings, mentions, days))
    of = {ref: actor for actor in out for ref in actor.chains}
    held = decided([(one, of[one.refs[0]].id) for one in own if _plain(one)], doubt)
    by_id = {actor.id: actor for actor in out}
    for one, target in held:
        actor, value = by_id[target], one.entry.value
        if one.entry.act == "rename" and value != actor.name:
            others = (actor.name, *actor.aliases) if actor.named else actor.aliases
            aliases = tuple(n for n in others if n != value)
            by_id[target] = replace(actor, name=value, aliases=aliases, named=True)
        if one.entry.act == "wrong-kind":
            by_id[target] = replace(actor, kind=value)  # type: ignore[arg-type]
    rulings = [_ruling(one, target) for one, target in held]
    rulings += [_ruling(c.found, *(of[ref].id for ref in c.found.refs)) for c in cases]
    ordered = sorted(by_id.values(), key=lambda a: (a.name.casefold(), a.id))
    return ordered, _judgements(cases), rulings


def kept_apart(found: Iterable[Found]) -> frozenset[Pair]:
    """Pairs of reports that a person said are not of one event, both ways, for the clustering."""
    cases = agreed(_cases(_of(found, "event"), None, _nobody), _nobody)
    same = graph_of(pair for case in cases for pair in case.must)
    around = {ref: some for some in nx.connected_components(same) for ref in some}
    pairs = {
        (x, y)
        for case in cases
        for a, b in case.never
        for x in around.get(a, {a})
        for y in around.get(b, {b})
    }
    return frozenset(pairs | {(y, x) for x, y in pairs})


def rule_clusters(
    clusters: list[list[Ref]], found: Iterable[Found], alike: Alike, doubt: Doubt
) -> tuple[list[list[Ref]], list[Case]]:
    """Join and part sets of reports as entries say."""
    cases = agreed(_cases(_of(found, "event"), clusters, doubt), doubt)
    return settled(clusters, cases, lambda a, b: _near(a, b, alike)), cases


def rule_events(
    events: Sequence[Event], cases: Sequence[Case], found: Iterable[Found], doubt: Doubt
) -> tuple[list[Event], list[Event], list[Judgement], list[Ruling]]:
    """Name, date and sort events as entries say; give those that stay, and those rejected."""
    of = {ref: event.id for event in events for ref in event.reports}
    held = decided([(o, of[o.refs[0]]) for o in _of(found, "event") if _plain(o)], doubt)
    by_id = {event.id: event for event in events}
    rejected = set()
    for one, target in held:
        event, value = by_id[target], one.entry.value
        match one.entry.act:
            case "rename":
                by_id[target] = replace(event, label=value)
            case "wrong-kind":
                by_id[target] = replace(event, kind=value)
            case "reject":
                rejected.add(target)
            case "re-date" if (days := redate(value)) is not None:
                by_id[target] = replace(event, interval=days, edtf=value, basis="stated")
    rulings = [_ruling(one, target) for one, target in held]
    rulings += [_ruling(c.found, *(of[ref] for ref in c.found.refs)) for c in cases]
    shown = [event for event in by_id.values() if event.id not in rejected]
    return shown, [by_id[target] for target in sorted(rejected)], _judgements(cases), rulings


def settled(sets: list[list[Ref]], cases: Sequence[Case], like: Likeness) -> list[list[Ref]]:
    """Make one what must be, and part what must not be one; other sets stay as they are."""
    must = [pair for case in cases for pair in case.must]
    never = [pair for case in cases for pair in case.never]
    place = {ref: n for n, some in enumerate(sets) for ref in some}
    touched = graph_of((place[a], place[b]) for a, b in must)
    touched.add_nodes_from(place[ref] for pair in never for ref in pair)
    out = [some for n, some in enumerate(sets) if n not in touched]
    for numbers in nx.connected_components(touched):
        refs = sorted(ref for n in numbers for ref in sets[n])
        out += _parted(refs, must, never, like)
    return sorted(out, key=min)


def _parted(
    refs: list[Ref], must: Iterable[Pair], never: Iterable[Pair], like: Likeness
) -> list[list[Ref]]:
    """Part a set by the pairs that are not one; whoever is in no such pair goes where it fits best."""
    inside = set(refs)
    foes: defaultdict[Ref, set[Ref]] = defaultdict(set)
    for a, b in never:
        if a in inside and b in inside:
            foes[a].add(b)
            foes[b].add(a)
    same = graph_of((a, b) for a, b in must if a in inside)
    same.add_nodes_from(refs)
    blocks = sorted(sorted(some) for some in nx.connected_components(same))
    parts: list[list[Ref]] = []
    for block in (some for some in blocks if any(ref in foes for ref in some)):
        against = set().union(*(foes[ref] for ref in block if ref in foes))
        friend = next((part for part in parts if against.isdisjoint(part)), None)
        if friend is None:
            parts.append(list(block))
        else:
            friend += block
    seeds = [tuple(part) for part in parts] or [()]
    parts = parts or [[]]
    for block in (some for some in blocks if not any(ref in foes for ref in some)):
        fits = [max((like(a, b) for a in block for b in seed), default=0.0) for seed in seeds]
        parts[fits.index(max(fits))] += block
    return [sorted(part) for part in parts]


def _cases(
    found: Iterable[Found], sets: Iterable[Sequence[Ref]] | None, doubt: Doubt
) -> list[Case]:
    """What entries say of pairs; a split is known only once there are sets to take something out of."""
    around = {ref: tuple(some) for some in sets or () for ref in some}
    cases = []
    for one in found:
        first, *others = one.refs
        chain = tuple((first, other) for other in others)
        match one.entry.act:
            case "merge":
                cases.append(Case(one, must=chain))
            case "not-the-same" if not others:
                doubt(_one_already(one.entry))
            case "not-the-same":
                cases.append(Case(one, never=chain))
            case "split" if sets is not None:
                rest = ((t, o) for t in one.refs for o in around[t] if o not in one.refs)
                cases.append(Case(one, must=chain, never=tuple(rest)))
    return cases


def _one_already(entry: Entry) -> DoubtfulEntry:
    words = " and ".join(f"“{quote.words}”" for quote in entry.of)
    what = f"says that {words} are not the same, but they were read as one {entry.about} there"
    advice = {"actor": "Use split, and quote what belongs to somebody else."}
    return DoubtfulEntry(
        entry.where, what, advice.get(entry.about, "Quote words of two different events.")
    )


def _of_one_kind(found: list[Found], of: Mapping[Ref, Actor], doubt: Doubt) -> list[Found]:
    """Leave out what would make one of a person and a place."""
    kinds = {ref: str(actor.kind) for ref, actor in of.items()}
    wrong = [(one, of[one.refs[0]].id) for one in found if one.entry.act == "wrong-kind"]
    for one, _ in decided(wrong, _nobody):
        kinds |= dict.fromkeys(of[one.refs[0]].chains, one.entry.value)
    out = []
    for one in found:
        unlike = {kinds[ref]: of[ref].name for ref in one.refs if kinds[ref] != "other"}
        if one.entry.act != "merge" or len(unlike) < 2:
            out.append(one)
            continue
        told = " and ".join(f"the {kind} “{unlike[kind]}”" for kind in sorted(unlike))
        what = f"would make one actor of {told}"
        advice = "If one of the kinds is wrong, correct that first, with wrong-kind."
        doubt(DoubtfulEntry(one.entry.where, what, advice))
    return out


def _actor(
    refs: tuple[Ref, ...],
    kind: MentionKind,
    readings: Mapping[str, Reading],
    mentions: Mapping[Ref, int],
    days: Mapping[str, date | None],
) -> Actor:
    chains = [readings[ref.article].chains[ref.index] for ref in refs]
    return as_actor(Group(kind, list(refs), chains), mentions, days)


def _judgements(cases: Iterable[Case]) -> list[Judgement]:
    """A judgement for each pair that was named; of what a split leaves behind, for the first part."""
    made: dict[tuple[str, str], Judgement] = {}
    for case in cases:
        entry = case.found.entry
        about = "actor" if entry.about == "actor" else "event"
        apart = {a: (a, b) for a, b in sorted(case.never, reverse=True)}.values()
        joined = case.must if entry.act == "merge" else ()
        for (a, b), verdict in [(p, "same") for p in joined] + [(p, "different") for p in apart]:
            one = Judgement(about, a, b, verdict, 1.0, (entry.reason,), entry.author)  # type: ignore[arg-type]
            made.setdefault((one.id, one.by), one)
    return list(made.values())


def _ruling(one: Found, *targets: str) -> Ruling:
    said, ids = one.entry, tuple(dict.fromkeys(targets))
    return Ruling(said.act, said.about, ids, one.refs, said.value, said.reason, said.author)


def _of(found: Iterable[Found], about: Ruled) -> list[Found]:
    return [one for one in found if one.entry.about == about]


def _plain(one: Found) -> bool:
    return one.entry.act not in JOINING


def _near(one: Ref, other: Ref, alike: Alike) -> float:
    same = one.article == other.article
    return 1.0 if same else alike.get(one.article, {}).get(other.article, 0.0)


def _nobody(_: DoubtfulEntry) -> None:
    """Tell nobody."""
