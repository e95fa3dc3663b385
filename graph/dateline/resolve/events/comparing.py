"""Whether two reports tell of one happening: what forbids it, what speaks for it, and against."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from dateline.model import Ref
from dateline.resolve.alike import Alike
from dateline.resolve.events.seen import Seen
from dateline.resolve.events.traits import Named, Traits, traits
from dateline.story import Actor

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
"""By hand: one long affair has many a meeting, and ECB+ has none that is long. So it counts unless
the articles are surely on one news: at most `AT_ONCE` days apart, or both undated, with a cosine of
`ONE_NEWS`; there the news itself counts `FRESH_NEWS`."""
ELSEWHERE = -4.0
"""By hand: the council of one town is hardly that of another, nor are its police."""
ANOTHER_CAST = -1.5
"""By hand: "ministers met union leaders" is hardly "Castellan met Makers United"."""
ANOTHER_WORD = -2.0
"""By hand: within an article "scrapped a tax" is not "cancelled a rally" for being the same sort of word."""
OTHERS = -2.1
"""By hand: an article that says "shares fell" and "a wall fell on two men" tells of two things."""
AT_ONCE, ONE_NEWS, FRESH_NEWS = 2, 0.3, 8.0
UNREAL, ANYTHING = -2.5, -1.5
"""By hand: one happened and the other is only planned, possible or denied; a plan is not its outcome."""
OTHER_OBJECT, OTHER_AMOUNTS, LONG_AFTER, NOT_THE_NEWS, NEXT_ROUND = -0.5, -1.0, -2.5, -2.0, -4.0
"""By hand: unlike words or sums, articles more than `FAR` apart, one of the two being background."""
FAR = 30
"""Days between two articles from which on wording alone hardly joins their reports."""
YEAR = 400
"""Days from which on it does not at all."""

Sign = tuple[float, str]
"""What it weighs, in log-odds, and what it is."""
_NOTHING: Final[Mapping[str, float]] = {}


@dataclass(frozen=True, slots=True)
class Corpus:
    """What is known of all articles when two reports are compared."""

    actors: Mapping[str, Actor]
    alike: Alike
    rarity: Mapping[str, float]
    """Family → logarithm of how many articles there are for each that has a word of it."""
    never: frozenset[tuple[Ref, Ref]] = frozenset()
    """Pairs that a person said are of two events, both ways."""


def compare(a: Seen, b: Seen, corpus: Corpus) -> float:
    """The log-odds that two reports of a family tell of one happening."""
    return odds(traits(a, corpus.actors), traits(b, corpus.actors), corpus)


def odds(a: Traits, b: Traits, corpus: Corpus) -> float:
    """The log-odds of two reports of which all is known that is compared."""
    alike = near(a, b, corpus)
    if (alike is None and a.article != b.article) or not may_speak_alike(a, b):
        return UNLIKE
    if forbidden(a, b, corpus.never):
        return FORBIDDEN
    return BIAS + math.fsum([weight for weight, _ in _signs(a, b, alike, corpus)])


def reasons(a: Traits, b: Traits, corpus: Corpus) -> tuple[str, ...]:
    """What speaks for two reports being of one happening."""
    signs = _signs(a, b, near(a, b, corpus), corpus)
    speaking = (reason for weight, reason in signs if weight > 0)
    return (f"“{a.seen.report.lemma}” and “{b.seen.report.lemma}”", *speaking)


def near(a: Traits, b: Traits, corpus: Corpus) -> float | None:
    """How alike the two articles are; None if nothing brings the reports together."""
    cosine = corpus.alike.get(a.article, _NOTHING).get(b.article)
    if cosine is None and a.dated and b.dated and a.days == b.days:
        return None if a.seen.named.isdisjoint(b.seen.named) else SAME_DAY_NEWS
    return cosine


def compared(a: Traits, b: Traits, alike: Alike) -> bool:
    """Whether two reports stand in articles whose reports are all compared."""
    return a.article == b.article or b.article in alike.get(a.article, _NOTHING)


def may_speak_alike(a: Traits, b: Traits) -> bool:
    """Whether two reports are no statements, or the same people say much the same in both."""
    if not (a.statement or b.statement):
        return True
    if a.agents.isdisjoint(b.agents):
        return False
    common = len(a.words & b.words)
    return common > 3 and common / len(a.words | b.words) > 0.5


def forbidden(a: Traits, b: Traits, never: frozenset[tuple[Ref, Ref]]) -> bool:
    """Whether who, to whom, where or when rules out that two reports tell of one happening."""
    if never and (a.ref, b.ref) in never:
        return True
    if a.place and b.place and a.place != b.place:
        return True
    if a.dated and b.dated and _other_days(a, b):
        return True
    if {a.seen.befell, b.seen.befell} == {"one", "many"} and a.patients.isdisjoint(b.patients):
        return True  # the death of one of thirty is not that of thirty
    if not (a.stated or b.stated) and (_days_between(a, b) or 0) > YEAR:
        return (
            True  # without dates, articles more than a year apart are not joined by wording alone
        )
    return (
        a.agents.isdisjoint(b.agents)
        and a.agents.isdisjoint(b.patients)
        and b.agents.isdisjoint(a.patients)
        and others_than(a.agents_named, b.agents_named)
    ) or (
        a.patients.isdisjoint(b.patients)
        and a.patients.isdisjoint(b.others)
        and b.patients.isdisjoint(a.others)
        and others_than(a.patients_named, b.patients_named)
    )


def others_than(some: Named, others: Named) -> bool:
    """Whether they are surely not the same: named in full, of one kind, with names unlike.

    "Jackson" may be one of the Chargers, and "the Navy" its ship.
    """
    if not (some and others):
        return False
    for kind, words in some:
        for other_kind, other_words in others:
            fewest = min(len(words), len(other_words))
            if kind != other_kind or fewest < 2 or 2 * len(words & other_words) >= fewest:
                return False
    return True


def _other_days(a: Traits, b: Traits) -> bool:
    """Whether the two have no day in common."""
    return max(a.days[0], b.days[0]) > min(a.days[1], b.days[1])


def _days_between(a: Traits, b: Traits) -> int | None:
    """How many days lie between the two articles."""
    if a.published is None or b.published is None:
        return None
    return abs(a.published - b.published)


def _at_once(a: Traits, b: Traits) -> bool:
    """Whether two articles are of the same days, or neither says of which: then one news is one."""
    days = _days_between(a, b)
    return a.published == b.published if days is None else days <= AT_ONCE


def _share(a: frozenset[str], b: frozenset[str]) -> float:
    common = len(a & b)
    return common / (len(a) + len(b) - common)


def _signs(a: Traits, b: Traits, alike: float | None, corpus: Corpus) -> list[Sign]:
    """All that speaks for two reports being of one happening, and against.

    One function, since it is asked of hundreds of thousands of pairs.
    """
    signs: list[Sign] = []
    add = signs.append
    same_patient = not a.patients.isdisjoint(b.patients)
    same_days = a.days == b.days
    exact = a.begins and same_days
    if same_patient:
        add((SAME_PATIENT, "the same patient"))
    if not a.agents.isdisjoint(b.agents):
        add((SAME_AGENT, "the same agent"))
    if not (a.agents.isdisjoint(b.patients) and a.patients.isdisjoint(b.agents)):
        add((SAME_CAST, "the same participant in another role"))
    if a.objects and b.objects:
        objects = _share(a.objects, b.objects)
        add((SAME_OBJECT * objects, "the same words for what it was done to"))
        if not (objects or same_patient):
            add((OTHER_OBJECT, "done to something else"))
    if a.words and b.words:
        add((SAME_WORDS * _share(a.words, b.words), "words of the participants in common"))
    if any(x and y and x.isdisjoint(y) for x, y in zip(a.seen.whose, b.seen.whose, strict=True)):
        add((ELSEWHERE, "of other places"))
    if _another_cast(a, b):
        add((ANOTHER_CAST, "done by others and to others"))
    if exact:
        add((SAME_DAYS, "the same time"))
    elif not same_days and _other_days(a, b):
        add((OTHER_DAYS, "other days"))
    if a.stem == b.stem:
        add((SAME_STEM, "the same word"))
    if a.leads and b.leads:
        add((BOTH_LEAD, "both at the top of their article"))
    if a.anything and b.anything:
        add((ANYTHING, "a word for anything"))
    if a.one_of_many != b.one_of_many:
        add((ONE_OF_MANY, "one of several"))
    if a.status != b.status:
        add((UNREAL if a.real or b.real else OTHER_STATUS, "another status"))
    if a.statement or b.statement:
        add((STATEMENT, "a statement"))
    if a.amounts and b.amounts and a.amounts.isdisjoint(b.amounts) and not exact:
        add((OTHER_AMOUNTS, "other sums"))
    if not exact and (_days_between(a, b) or 0) > FAR:
        add((LONG_AFTER, "long after"))
    if a.background != b.background:
        add((NOT_THE_NEWS, "background and news"))
    # "Called to resume talks", "the talks broke off on Friday": the next round is not the last.
    if (a.next_round and b.took_place) or (b.next_round and a.took_place):
        add((NEXT_ROUND, "the next round"))
    if a.article == b.article:
        add((SAME_ARTICLE, "taken up again in the same article"))
        by_others = a.agents and b.agents and a.agents.isdisjoint(b.agents)
        if by_others and a.stem != b.stem and not _something_shared(a, b):
            add((ANOTHER_WORD, "another word, done by others, and nothing in common"))
        elif _of_others(a, b) and not _something_shared(a, b):
            add((OTHERS, "of others, and nothing in common"))
    else:
        fresh = (alike or 0.0) >= ONE_NEWS and _at_once(a, b)
        if not fresh and not _something_shared(a, b):
            add((NOTHING_SHARED, "no participant, day or place in common"))
        news = FRESH_NEWS if fresh else NEWS
        add((news * min(alike or 0.0, MOST_NEWS), "articles that tell of the same news"))
    add((RARE_WORD * corpus.rarity[a.seen.family], "a word that few articles have"))
    return signs


def _another_cast(a: Traits, b: Traits) -> bool:
    """Whether both say who did it to whom, and nobody and no word of it is the same."""
    return bool(
        a.agents and b.agents and a.patients and b.patients
        and (a.agents | a.patients).isdisjoint(b.agents | b.patients)
        and a.words.isdisjoint(b.words)
    )  # fmt: skip


def _of_others(a: Traits, b: Traits) -> bool:
    """Whether both say whom they are of, by the article's own reckoning others in each."""
    return bool(
        (a.agents or a.patients or a.objects)
        and (b.agents or b.patients or b.objects)
        and (a.agents | a.patients).isdisjoint(b.agents | b.patients)
        and a.words.isdisjoint(b.words)
    )


def _something_shared(a: Traits, b: Traits) -> bool:
    """Whether more than the news and who acts in it is in common, or nothing more is said at all.

    Of one article the day is the news.
    """
    return bool(
        not (a.patients.isdisjoint(b.patients) and a.agents.isdisjoint(b.patients))
        or not (a.patients.isdisjoint(b.agents) and a.objects.isdisjoint(b.objects))
        or (a.dated and b.dated and a.days == b.days and a.article != b.article)
        or (a.place and a.place == b.place)
        or (not (a.words or b.words) and a.stem == b.stem)
    )
