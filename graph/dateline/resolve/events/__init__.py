"""Events: which reports, in one article or in many, are about the same happening.

Reports are compared within a family of words ("blast", "bombing"), if one article has both, or two
articles that tell of the same news, or two reports of the same day with a participant in common.
Signs for and against add up; who did it, to whom, where and when can each forbid the join. Joins are
made best first, as long as the reports of two sets fit on average (average linkage). What people
say stays apart unless speaker, day and words agree.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, combinations

from dateline.calendar import intersect
from dateline.model import Article, Interval, Ref
from dateline.resolve.actors.names import words_of
from dateline.resolve.alike import Alike
from dateline.resolve.events.seen import Seen
from dateline.story import Actor, Judgement

JOIN = -0.5
"""Log-odds from which reports are joined."""
UNLIKE = -3.0
"""Log-odds of two reports that nothing brings together, in the average over two sets."""
FORBIDDEN = -30.0
BIAS = -1.9
"""Log-odds of one word in two articles. These and the other weights are rounded from a logistic
regression on ten training topics of ECB+ (Cybulska and Vossen 2014), pairs of reports of one family
in articles that are alike; those marked so are set by hand, for ECB+ has no dates."""
SAME_ARTICLE = 2.0
NEWS, MOST_NEWS = 6.4, 0.5
"""Times the cosine of the two articles, up to so much: copies are no surer than two accounts."""
SAME_DAY_NEWS = 0.25
"""What stands for the cosine where a day and a participant bring together articles that are unlike."""
SAME_PATIENT, SAME_CAST, SAME_AGENT = 2.8, 1.9, 0.3
"""The cast: who does it in one report has it done in the other. The agent's weight is set by hand."""
SAME_OBJECT, SAME_WORDS = 2.3, 0.5
"""Times the share of common words of what it was done to, and of all participants."""
SAME_DAYS, OTHER_DAYS = 0.5, -1.4
SAME_STEM, BOTH_LEAD, RARE_WORD = 0.5, 0.7, 0.3
"""The last times the logarithm of how many articles there are for each that has the word."""
ONE_OF_MANY, OTHER_STATUS, STATEMENT = -1.2, -0.4, -1.9
NOTHING_SHARED = -1.2
"""By hand: one long affair has many a meeting, and ECB+ has none that is long."""
UNREAL, ANYTHING = -2.5, -1.5
"""By hand: one happened and the other is only planned, possible or denied; a plan is not its outcome."""
OTHER_OBJECT, OTHER_AMOUNTS, LONG_AFTER, NOT_THE_NEWS, NEXT_ROUND = -0.5, -1.0, -2.5, -2.0, -4.0
"""By hand: unlike words or sums, articles more than `FAR` apart, one of the two being background."""
FAR = 30
"""Days between two articles from which on wording alone hardly joins their reports."""
YEAR = 400
"""Days from which on it does not at all."""
BACKGROUND = 60
"""Days before publication from which on a dated report is background."""
LEAD = 3
"""So many sentences are an article's lead."""
STATES = {"be", "have", "remain", "represent", "employ", "own", "contain", "live", "know", "want",
          "believe", "need", "include", "work", "serve", "lie", "stand", "cost", "seem", "appear",
          "mean", "move"}  # fmt: skip
"""Verbs that tell of states, which recur."""
COMMON = {"ask", "bring", "call", "come", "do", "find", "get", "give", "go", "hear", "hold", "keep", "leave",
          "look", "make", "play", "put", "read", "receive", "run", "see", "send", "show", "take",
          "tell", "try", "turn", "use"}  # fmt: skip
"""Verbs for anything: two that share one need share nothing else."""
OTHERS = {"another", "other", "second", "third", "fourth", "new", "previous", "earlier", "last",
          "next", "both"}  # fmt: skip
"""Words that say that a happening is not the only one of its kind."""
ROUNDS = {"negotiation", "meeting", "vote"}
"""Kinds of which there is one after another."""
MOST = 40
"""A set is judged by so many of its reports, and a report by so many before it in a bucket."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """What is known of all articles when two reports are compared."""

    actors: Mapping[str, Actor]
    alike: Alike
    rarity: Mapping[str, float]
    """Family → logarithm of how many articles there are for each that has a word of it."""
    never: frozenset[tuple[Ref, Ref]] = frozenset()
    """Pairs that a person said are of two events, both ways."""

    def near(self, a: Seen, b: Seen) -> float | None:
        """How alike the two articles are; None if nothing brings the reports together."""
        cosine = self.alike.get(a.ref.article, {}).get(b.ref.article)
        together = a.dated and b.dated and a.interval == b.interval and a.named & b.named
        return SAME_DAY_NEWS if cosine is None and together else cosine


def cluster_reports(
    articles: Sequence[Article],
    seen: Iterable[Seen],
    actor_of: Mapping[Ref, Actor],
    alike: Alike,
    never: frozenset[tuple[Ref, Ref]] = frozenset(),
) -> tuple[list[list[Ref]], list[Judgement]]:
    """Sets of reports of the same happening, and the judgements that made them."""
    families: defaultdict[str, list[Seen]] = defaultdict(list)
    for one in sorted(seen, key=lambda s: s.ref):
        families[one.family].append(one)
    held = {name: len({one.ref.article for one in some}) for name, some in families.items()}
    corpus = Corpus(
        {actor.id: actor for actor in actor_of.values()},
        alike,
        {name: math.log(len(articles) / count) for name, count in held.items()},
        never,
    )
    sets: list[list[Ref]] = []
    judgements: list[Judgement] = []
    for _, members in sorted(families.items()):
        joined, made = _cluster(members, corpus)
        sets += joined
        judgements += made
    return sets, judgements


def _cluster(members: list[Seen], corpus: Corpus) -> tuple[list[list[Ref]], list[Judgement]]:
    """Join the reports of one family, the surest pairs first."""
    scores: dict[tuple[int, int], tuple[float, tuple[str, ...]]] = {}
    for a, b in sorted(set(_pairs(members, corpus.alike))):
        scores[a, b] = compare(members[a], members[b], corpus)
    set_of = list(range(len(members)))
    sets = {n: [n] for n in set_of}
    judgements = []
    for (a, b), (score, reasons) in sorted(scores.items(), key=lambda i: (-i[1][0], i[0])):
        if score < JOIN:
            break
        one, other = sorted((set_of[a], set_of[b]))
        if one == other or _fit(sets[one], sets[other], scores, members, corpus) < JOIN:
            continue
        for n in sets[other]:
            set_of[n] = one
        sets[one] += sets.pop(other)
        chance = round(1 / (1 + math.exp(-score)), 2)
        judgements.append(
            Judgement("event", members[a].ref, members[b].ref, "same", chance, reasons)
        )
    return [[members[n].ref for n in some] for _, some in sorted(sets.items())], judgements


def _pairs(members: list[Seen], alike: Alike) -> Iterator[tuple[int, int]]:
    """The pairs worth comparing: of one article, of articles alike, of one day and participant.

    Statements are the largest families by far, and next to no pair of them is one: those that
    `compare` would find unlike for their words alone are left out.
    """
    by_article: defaultdict[str, list[int]] = defaultdict(list)
    by_day: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for n, one in enumerate(members):
        by_article[one.ref.article].append(n)
        if one.dated and one.interval.earliest is not None:
            for actor in one.named:
                by_day[one.interval.earliest.isoformat(), actor].append(n)
    for key, own in by_article.items():
        near = [by_article[other] for other in alike.get(key, {}) if key < other in by_article]
        across = ((min(a, b), max(a, b)) for others in near for a in own for b in others)
        for a, b in chain(combinations(own, 2), across):
            if _may_speak_alike(members[a], members[b]):
                yield a, b
    for same_day in by_day.values():
        for place, b in enumerate(same_day):
            yield from ((a, b) for a in same_day[max(0, place - MOST) : place])


def _fit(
    one: list[int],
    other: list[int],
    scores: Mapping[tuple[int, int], tuple[float, tuple[str, ...]]],
    members: list[Seen],
    corpus: Corpus,
) -> float:
    """The mean log-odds over two sets; one pair that is forbidden forbids the join."""
    total, pairs = 0.0, 0
    for a in one[:MOST]:
        for b in other[:MOST]:
            known = scores.get((min(a, b), max(a, b)))
            if known is not None:
                score = known[0]
            elif _compared(members[a], members[b], corpus.alike):
                score = UNLIKE
            else:
                score = FORBIDDEN if forbidden(members[a], members[b], corpus) else UNLIKE
            if score == FORBIDDEN:
                return FORBIDDEN
            total += score
            pairs += 1
    return total / pairs


def forbidden(a: Seen, b: Seen, corpus: Corpus) -> bool:
    """Whether who, to whom, where or when rules out that two reports tell of one happening."""
    if (a.ref, b.ref) in corpus.never:
        return True
    agents_apart = (
        a.agents.isdisjoint(b.agents | b.patients)
        and b.agents.isdisjoint(a.patients)
        and _others_than(a.agents, b.agents, corpus)
    )
    patients_apart = (
        a.patients.isdisjoint(b.patients | b.others)
        and b.patients.isdisjoint(a.others)
        and _others_than(a.patients, b.patients, corpus)
    )
    if agents_apart or patients_apart:
        return True
    if a.place and b.place and a.place != b.place:
        return True
    if intersect(a.interval, b.interval) is None and a.dated and b.dated:
        return True
    return _apart(a, b)


def _others_than(some: frozenset[str], others: frozenset[str], corpus: Corpus) -> bool:
    """Whether they are surely not the same: named in full, of one kind, with names unlike.

    "Jackson" may be one of the Chargers, and "the Navy" its ship.
    """
    pairs = [
        (corpus.actors[x], corpus.actors[y])
        for x in some
        for y in others
        if corpus.actors[x].named and corpus.actors[y].named
    ]
    return bool(pairs) and all(_unlike(x, y) for x, y in pairs)


def _unlike(x: Actor, y: Actor) -> bool:
    one, other = set(words_of(x.name)), set(words_of(y.name))
    fewest = min(len(one), len(other))
    return x.kind == y.kind and fewest > 1 and 2 * len(one & other) < fewest


def _apart(a: Seen, b: Seen) -> bool:
    """Undated reports of articles more than a year apart are not joined by wording alone."""
    days = _days_between(a, b)
    stated = "stated" in (a.report.when.basis, b.report.when.basis)
    return days is not None and days > YEAR and not stated


def _days_between(a: Seen, b: Seen) -> int | None:
    if isinstance(a.published, date) and isinstance(b.published, date):
        return abs((a.published - b.published).days)
    return None


def background(one: Seen) -> bool:
    """Whether the report's own date lies long before its article: what went before, not the news."""
    latest = one.interval.latest
    if not one.dated or latest is None or one.published is None:
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
        and real.dated
    )


def _one_of_many(one: Seen) -> set[str]:
    """What sets a happening apart from one told before: "another explosion", "a second strike"."""
    return OTHERS & set(one.report.label.casefold().split())


def _share(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b) if a and b else 0.0


def compare(a: Seen, b: Seen, corpus: Corpus) -> tuple[float, tuple[str, ...]]:
    """The log-odds that two reports of a family tell of one happening, and what speaks for it."""
    same_article = a.ref.article == b.ref.article
    near = corpus.near(a, b)
    if near is None and not same_article:
        return UNLIKE, ()
    if not _may_speak_alike(a, b):
        return UNLIKE, ()
    if forbidden(a, b, corpus):
        return FORBIDDEN, ()
    signs = [*_signs_for(a, b), *_signs_against(a, b)]
    if same_article:
        signs.append((SAME_ARTICLE, "taken up again in the same article"))
    else:
        if not _something_shared(a, b):
            signs.append((NOTHING_SHARED, "no participant, day or place in common"))
        signs.append((NEWS * min(near or 0.0, MOST_NEWS), "articles that tell of the same news"))
    signs.append((RARE_WORD * corpus.rarity[a.family], "a word that few articles have"))
    score = BIAS + math.fsum(weight for weight, _ in signs)
    speaking = [reason for weight, reason in signs if weight > 0]
    return score, (f"“{a.report.lemma}” and “{b.report.lemma}”", *speaking)


def _something_shared(a: Seen, b: Seen) -> bool:
    """Whether more than the news and who acts in it is in common, or nothing more is said at all."""
    bare = not (a.words or b.words) and a.stem == b.stem
    return bool(
        bare
        or a.patients & b.patients
        or a.agents & b.patients
        or a.patients & b.agents
        or a.objects & b.objects
        or (a.dated and b.dated and a.interval == b.interval)
        or (a.place and a.place == b.place)
    )


def _may_speak_alike(a: Seen, b: Seen) -> bool:
    """Whether two reports are no statements, or the same people say much the same in both."""
    return not (a.statement or b.statement) or _same_words(a, b)


def _compared(a: Seen, b: Seen, alike: Alike) -> bool:
    """Whether two reports stand in articles whose reports are all compared."""
    return a.ref.article == b.ref.article or b.ref.article in alike.get(a.ref.article, ())


def _same_words(a: Seen, b: Seen) -> bool:
    """Whether the same people say much the same."""
    return bool(a.agents & b.agents) and len(a.words & b.words) > 3 and _share(a.words, b.words) > 0.5  # fmt: skip


def _signs_for(a: Seen, b: Seen) -> Iterator[tuple[float, str]]:
    if a.patients & b.patients:
        yield SAME_PATIENT, "the same patient"
    if a.agents & b.agents:
        yield SAME_AGENT, "the same agent"
    if a.agents & b.patients or a.patients & b.agents:
        yield SAME_CAST, "the same participant in another role"
    yield SAME_OBJECT * _share(a.objects, b.objects), "the same words for what it was done to"
    yield SAME_WORDS * _share(a.words, b.words), "words of the participants in common"
    if a.interval.earliest is not None and a.interval == b.interval:
        yield SAME_DAYS, "the same time"
    if a.stem == b.stem:
        yield SAME_STEM, "the same word"
    if max(a.report.sentence, b.report.sentence) < LEAD:
        yield BOTH_LEAD, "both at the top of their article"


def _signs_against(a: Seen, b: Seen) -> Iterator[tuple[float, str]]:
    exact = a.interval.earliest is not None and a.interval == b.interval
    if intersect(a.interval, b.interval) is None:
        yield OTHER_DAYS, "other days"
    if {a.report.lemma, b.report.lemma} <= STATES | COMMON:
        yield ANYTHING, "a word for anything"
    if _one_of_many(a) != _one_of_many(b):
        yield ONE_OF_MANY, "one of several"
    if a.report.status != b.report.status:
        real = {"happened", "ongoing"} & {a.report.status, b.report.status}
        yield UNREAL if real else OTHER_STATUS, "another status"
    if a.statement or b.statement:
        yield STATEMENT, "a statement"
    if a.objects and b.objects and not a.objects & b.objects and not a.patients & b.patients:
        yield OTHER_OBJECT, "done to something else"
    if a.amounts and b.amounts and a.amounts.isdisjoint(b.amounts) and not exact:
        yield OTHER_AMOUNTS, "other sums"
    days = _days_between(a, b)
    if days is not None and days > FAR and not exact:
        yield LONG_AFTER, "long after"
    if background(a) != background(b):
        yield NOT_THE_NEWS, "background and news"
    if _to_come(a, b):
        yield NEXT_ROUND, "the next round"
