"""Events: which reports, in one article or in many, are about the same happening.

Reports are compared only within buckets: the same stem ("reject", "rejection") with the same named
actor, or the same stem within one article. Participants, place, time and wording add up to a score;
who did it, when and where can each forbid the join. What people say stays apart unless speaker, day
and words agree.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.calendar import intersect
from dateline.model import Actor, Article, Interval, Judgement, Reading, Ref, Report

JOIN = 0.62
FAR = 30
"""Days between two articles from which on wording alone hardly joins their reports."""
SAME_ARTICLE = 0.3
"""What it speaks for a join that one article uses the word twice: it seldom tells of two."""
BACKGROUND = 60
"""Days before publication from which on a dated report is background."""
SIGNS = 2
"""Of who, to whom, when, where and wording, so many must agree across articles."""
STATES = {"be", "have", "remain", "represent", "employ", "own", "contain", "live", "know", "want",
          "believe", "need", "include", "work", "serve", "lie", "stand", "cost", "seem", "appear",
          "mean", "move"}  # fmt: skip
"""Verbs that tell of states, which recur."""
ALIKE = 0.34
"""Share of common words of the participants that counts as a sign."""
OTHERS = {
    "another",
    "other",
    "second",
    "third",
    "fourth",
    "new",
    "previous",
    "earlier",
    "last",
    "next",
    "both",
}
"""Words that say that a happening is not the only one of its kind."""
ROUNDS = {"negotiation", "meeting", "vote"}
"""Kinds of which there is one after another."""
WINDOW = 40
"""How many earlier clusters of a bucket a report is compared with at most."""
SUFFIXES = ("isation", "ization", "ication", "ation", "ition", "ption", "ution", "sion", "tion", "ment", "ance", "ence",
            "ing", "ion", "al", "ure", "ise", "ize", "ate", "ify", "ed", "er", "or", "e", "y", "s")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Seen:
    """A report with what can be compared of it."""

    ref: Ref
    report: Report
    stem: str
    agents: frozenset[str]
    patients: frozenset[str]
    objects: frozenset[str]
    """Words of what it was done to."""
    amounts: frozenset[tuple[str, str]]
    """Money and percentages, with their units."""
    others: frozenset[str]
    named: frozenset[str]
    place: str | None
    words: frozenset[str]
    """Words of the participants; of a statement, the words of what is said."""
    published: date | None
    statement: bool
    """Whether it is somebody's saying: two of them are one only if the words are."""

    @property
    def interval(self) -> Interval:
        return self.report.when.interval


def stem(lemma: str) -> str:
    """What a verb and its nouns share.

    >>> stem("reject") == stem("rejection"), stem("propose") == stem("proposal"), stem("agree") == stem("agreement")
    (True, True, True)
    """
    for suffix in SUFFIXES:
        if lemma.endswith(suffix) and len(lemma) - len(suffix) >= 4:
            lemma = lemma[: -len(suffix)]
            break
    bare = lemma.rstrip("e")
    lemma = bare if len(bare) >= 3 else lemma
    # "reject" has lost nothing yet, "rejec-tion" its t; "dismis-s" a letter that "dismiss-al" has
    return lemma[:-1] if lemma.endswith(("ct", "ss")) else lemma


def cluster_reports(
    articles: Sequence[Article], readings: Mapping[str, Reading], actor_of: Mapping[Ref, Actor]
) -> tuple[list[list[Ref]], list[Judgement]]:
    """Sets of reports of the same happening, and the judgements that made them."""
    seen = [
        _seen(article, Ref(article.key, n), report, readings[article.key], actor_of)
        for article in articles
        for n, report in enumerate(readings[article.key].reports)
    ]
    parent = list(range(len(seen)))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    buckets: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for n, one in enumerate(seen):
        for key in _keys(one):
            buckets[key].append(n)
    held = {n: [n] for n in range(len(seen))}
    judgements: list[Judgement] = []
    for key in sorted(buckets):
        members = buckets[key]
        for place, b in enumerate(members):
            for a in members[max(0, place - WINDOW) : place]:
                if root(a) == root(b):
                    continue
                score, reasons = compare(seen[a], seen[b])
                if score >= JOIN and _agree(seen, held[root(a)], held[root(b)]):
                    low, high = sorted((root(a), root(b)))
                    parent[high] = low
                    held[low] += held.pop(high)
                    judgements.append(
                        Judgement(
                            "event",
                            seen[a].ref,
                            seen[b].ref,
                            "same",
                            round(min(score, 1.0), 2),
                            reasons,
                        )
                    )
                    break
    sets: defaultdict[int, list[Ref]] = defaultdict(list)
    for n, one in enumerate(seen):
        sets[root(n)].append(one.ref)
    return list(sets.values()), judgements


def _agree(seen: list[Seen], some: list[int], others: list[int]) -> bool:
    """No report of one cluster may forbid one of the other: not all that is alike is alike at once."""
    return not any(forbidden(seen[a], seen[b]) for a in some for b in others)


def _seen(
    article: Article, ref: Ref, report: Report, reading: Reading, actor_of: Mapping[Ref, Actor]
) -> Seen:
    roles: dict[str, set[str]] = {"Arg0": set(), "Arg1": set()}
    others: set[str] = set()
    named: set[str] = set()
    words: set[str] = set()
    objects: set[str] = set()
    for part in report.participants:
        if part.chain is not None:
            actor = actor_of[Ref(ref.article, part.chain)]
            roles.get(part.role, others).add(actor.id)
            if actor.named:
                named.add(actor.id)
        text = part.span.of(article.text).casefold()
        told = {w.strip("’'“”\".,") for w in text.split() if len(w) > 3}
        words |= told
        if part.role == "Arg1":
            objects |= told
    where = actor_of[Ref(ref.article, report.place)] if report.place is not None else None
    place = where.id if where is not None and where.named else None
    cued = [c for c in reading.claims if any(cue.holds(report.span) for cue in c.cue)]
    statement = (
        report.kind in ("statement", "publication") and bool(cued)
    ) or report.kind == "statement"
    if statement:
        said = " ".join(part.of(article.text) for c in cued for part in c.content).casefold()
        words = {w.strip("’'“”\".,") for w in said.split() if len(w) > 3}
    quantities = [reading.quantities[n] for n in report.quantities]
    amounts = {(q.unit, str(q.low or q.high)) for q in quantities if q.kind != "count"}
    return Seen(ref, report, stem(report.lemma), frozenset(roles["Arg0"]), frozenset(roles["Arg1"]),
                frozenset(objects), frozenset(amounts),
                frozenset(others), frozenset(named), place, frozenset(words), article.published, statement)  # fmt: skip


def _keys(one: Seen) -> list[tuple[str, str]]:
    if one.statement:
        return [(one.stem, actor) for actor in sorted(one.agents & one.named)]
    keys = [(one.stem, actor) for actor in sorted(one.named)]
    keys.append((one.stem, one.ref.article))
    if one.report.when.basis in ("stated", "publication", "narrative") and one.interval.earliest:
        keys.append((one.stem, one.interval.earliest.isoformat()))
    return keys


def forbidden(a: Seen, b: Seen) -> bool:
    """Whether who, when or where rules out that two reports tell of one happening."""
    if a.agents & a.named and b.agents & b.named and a.agents.isdisjoint(b.agents):
        return True
    if (
        a.patients & a.named
        and b.patients & b.named
        and a.patients.isdisjoint(b.patients | b.others)
    ):
        return True
    if a.place and b.place and a.place != b.place:
        return True
    dated = a.report.when.basis not in ("inferred", "none") and b.report.when.basis not in (
        "inferred",
        "none",
    )
    if intersect(a.interval, b.interval) is None:
        return dated or {a.report.status, b.report.status} <= {"happened", "denied"}
    return bool(_apart(a, b))


def _apart(a: Seen, b: Seen) -> bool:
    """Undated reports of articles more than a year apart are not joined by wording alone."""
    if isinstance(a.published, date) and isinstance(b.published, date):
        return abs((a.published - b.published).days) > 400 and "stated" not in (
            a.report.when.basis,
            b.report.when.basis,
        )
    return False


def background(one: Seen) -> bool:
    """Whether the report's own date lies long before its article: what went before, not the news."""
    latest = one.interval.latest
    if one.report.when.basis in ("inferred", "none") or latest is None or one.published is None:
        return False
    return (one.published - latest).days > BACKGROUND


def _to_come(a: Seen, b: Seen) -> bool:
    """ "Called to resume talks", "the talks broke off on Friday": the next round is not the last."""
    unreal, real = sorted((a, b), key=lambda one: one.report.status == "happened")
    return (
        unreal.report.kind in ROUNDS
        and unreal.report.status in ("possible", "hypothetical")
        and real.report.status == "happened"
        and unreal.interval == Interval()
        and real.report.when.basis not in ("inferred", "none")
    )


def _others(one: Seen) -> set[str]:
    """What sets a happening apart from one told before: "another explosion", "a second strike"."""
    return OTHERS & set(one.report.label.casefold().split())


def compare(a: Seen, b: Seen) -> tuple[float, tuple[str, ...]]:
    """How surely two reports tell of one happening, and why."""
    if a.stem != b.stem or forbidden(a, b):
        return 0.0, ()
    reasons = [f"“{a.report.lemma}” and “{b.report.lemma}”"]
    score = 0.35
    statement = a.statement or b.statement
    if a.agents & b.agents:
        score += 0.25
        reasons.append("the same agent")
    if a.patients & b.patients:
        score += 0.25
        reasons.append("the same patient")
    elif (a.named & b.named) - a.agents:
        score += 0.1
        reasons.append("a participant in common")
    shared = a.words & b.words
    union = a.words | b.words
    likeness = len(shared) / len(union) if union else 0.0
    if likeness:
        score += 0.4 * likeness
        reasons.append(f"{len(shared)} words of the participants in common")
    exact = a.interval.earliest is not None and a.interval == b.interval
    if exact:
        score += 0.15
        reasons.append("the same time")
    if a.place and a.place == b.place:
        score += 0.1
        reasons.append("the same place")
    if a.objects and b.objects and a.objects.isdisjoint(b.objects) and not a.patients & b.patients:
        score -= 0.2
    if a.amounts and b.amounts and a.amounts.isdisjoint(b.amounts) and not exact:
        score -= 0.2
    unlike = {a.report.status, b.report.status}
    if len(unlike) > 1 and unlike & {"denied", "hypothetical", "possible"}:
        score -= 0.15
    if isinstance(a.published, date) and isinstance(b.published, date) and not exact:
        far = abs((a.published - b.published).days) > FAR
        if far and likeness < 0.5:
            score -= 0.25
    if _others(a) != _others(b):
        score -= 0.3
    same_article = a.ref.article == b.ref.article
    together = bool(
        a.agents & b.agents or a.patients & b.patients or (a.place and a.place == b.place)
    )
    anaphor = not a.words or not b.words  # "the strike", with nothing more said of it
    if (
        same_article
        and not statement
        and (together or anaphor or likeness >= ALIKE)
        and background(a) == background(b)
        and not _to_come(a, b)
    ):
        score += SAME_ARTICLE
        reasons.append("taken up again in the same article")
    if not same_article:
        signs = (
            a.agents & b.agents,
            a.patients & b.patients,
            exact,
            a.place and a.place == b.place,
            likeness >= ALIKE,
        )
        if sum(map(bool, signs)) < SIGNS or a.report.lemma in STATES:
            score = min(score, JOIN - 0.05)
    if statement and not (a.agents & b.agents and likeness > 0.5 and len(shared) > 3):
        score = min(score, JOIN - 0.05)
    return score, tuple(reasons)
