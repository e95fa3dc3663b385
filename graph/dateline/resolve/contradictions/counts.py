"""Numbers told of a happening: what each counts, and which two of them cannot both be right."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from dateline.model import Article, Quantity, Reading, Report
from dateline.resolve.events.seen import SOULS, family

ROUND = 100
"""From here on a number may be a round one: "1,100" is said of 1,140, but "50" hardly of 49."""
TENTH = Decimal("0.1")
"""So far a number may be off that is said to be about right."""
MEASURES = {"second", "minute", "hour", "day", "night", "week", "fortnight", "month", "year", "decade",
           "time", "point", "percentage", "age", "part", "step", "way", "degree", "mile", "mph", "knot",
           "metre", "meter", "kilometre", "kilometer", "km", "kph", "foot", "inch", "yard", "acre",
           "hectare", "gram", "kg", "kilo", "kilogram", "mg", "pound", "tonne", "ton", "litre",
           "liter", "gallon", "barrel", "watt", "megawatt", "magnitude", "category"}  # fmt: skip
"""Measures: of one happening there are many, and they change from hour to hour."""
SORTS = {"people", "person", "man", "woman", "child", "other", "one", "member", "case", "thing",
         "article", "count", "charge"}  # fmt: skip
"""What may be counted twice in one story without being the same: those killed and those hurt."""
KILLED = "killed"
PLURAL = {"people", "dead", "injured", "wounded", "aircraft", "police", "sheep", "fish", "troops"}
"""Words that are their own plural."""
PLAY = {"game", "match", "goal", "touchdown", "pass", "rebound", "catch", "carry", "interception", "round",
        "shot", "score", "run", "set", "win", "loss", "hit", "homer", "assist", "seed", "medal",
        "throw", "save", "start", "season", "appearance", "turnover", "sack", "play", "lap"}  # fmt: skip
"""What is counted of each player, and of each team."""
ABOUT = re.compile(
    r"\b(?:about|around|roughly|approximately|some|nearly|almost|estimated|circa)\s+$", re.I
)
_BACK = re.compile(
    r"\b(?:after|fore)shocks?\b|\b(?:previous|earlier|another|second|ago)\b"
    r"|\blast (?:week|month|year|spring|summer|autumn|winter)\b",
    re.I,
)
_DATED = re.compile(
    r"\b(?P<year>(?:19|20)\d\d)\b"
    r"|\bin (?:early |mid-|late )?(?P<month>January|February|March|April|May|June|July|August"
    r"|September|October|November|December)\b",
    re.I,
)
_PART = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|all|most|some|none|half)) of\s+$"
    r"|\bof (?:the|its|their|his|her|our|these|those)\s+$"
    r"|\b(?:other|another|additional|further|extra|more|first|last|next|remaining|new|second|third)\s+$",
    re.I,
)
_SHARE = re.compile(
    r"\s*(?:others?|more|additional|further|extra|each|every|per|times|in|or)\b", re.I
)
_RATE = re.compile(r"\W*(?:per|each|every|an? (?:day|week|month|year|hour|head|shift))\b", re.I)
_NOUN = re.compile(r"\b(?:the|an?|this|that|its|their|his|her) (?:[\w’'-]+ ){0,2}$", re.I)
"""What stands before a happening that a noun tells of."""


@dataclass(frozen=True, slots=True)
class Count:
    """A number as a report tells it."""

    kind: str
    unit: str
    low: Decimal | None
    high: Decimal | None
    rough: bool
    role: str
    """The role of the participant that it counts; empty if it counts none."""
    others: frozenset[str]
    """The other words of that participant."""
    sort: frozenset[str]
    """What stands between the number and the thing: "950 striking dockers"."""
    says: str
    """The number and what it counts, in the words of the article."""

    @property
    def value(self) -> tuple[str, str, Decimal | None, Decimal | None]:
        return self.kind, self.unit, self.low, self.high


def looks_back(sentence: str, day: date | None) -> bool:
    """Whether a sentence has words of what a story of some day only looks back to.

    The year and the month of that day are none: "capsized on 3 June 2014".
    """
    if _BACK.search(sentence):
        return True
    return any(
        day is None
        or (found["year"] or str(day.year)) != str(day.year)
        or (found["month"] or f"{day:%B}").casefold() != f"{day:%B}".casefold()
        for found in _DATED.finditer(sentence)
    )


def counts(article: Article, reading: Reading, report: Report) -> Iterator[Count]:
    """The numbers of a report that count something, and count it whole."""
    told = [reading.quantities[n] for n in report.quantities]
    often = Counter((q.kind, q.unit) for q in told)
    for quantity in told:
        if often[quantity.kind, quantity.unit] == 1:
            one = count(article, report, quantity)
            if one is not None:
                yield one


def beside(article: Article, reading: Reading, report: Report) -> Iterator[Count]:
    """The numbers that others tell in the sentence of a report: "the walkout was joined by 950 dockers".

    Only those of things that are counted but once there, and of no sort that is everywhere.
    """
    told = [
        (other, reading.quantities[n])
        for other in reading.reports
        if other.sentence == report.sentence
        for n in other.quantities
    ]
    often = Counter((q.kind, q.unit) for q in {q for _, q in told})
    for other, quantity in told:
        own = other is report or other.status != "happened" or other.negated
        if quantity.kind == "count" and often["count", quantity.unit] == 1 and not own:
            one = count(article, other, quantity)
            if one is not None and one.unit not in SORTS:
                yield replace(one, role="")


def costs(article: Article, reading: Reading, report: Report) -> Iterator[Count]:
    """What a happening cost, told by the verb after it: "the inquiry took a year and cost £1m"."""
    if not _NOUN.search(article.text[max(0, report.span.start - 40) : report.span.start]):
        return
    for other in reading.reports:
        if other.sentence != report.sentence or other.lemma != "cost" or not other.quantities:
            continue
        between = [
            one
            for one in reading.reports
            if report.span.end <= one.span.start < other.span.start
            and _NOUN.search(article.text[max(0, one.span.start - 40) : one.span.start])
        ]
        told = [reading.quantities[n] for n in other.quantities]
        real = other.status == "happened" and not other.negated
        if real and report.span < other.span and not between and len(told) == 1:
            one = count(article, other, told[0])
            if one is not None and one.kind == "money":
                yield replace(one, role="cost", others=frozenset())


def count(article: Article, report: Report, quantity: Quantity) -> Count | None:
    """A quantity as a number that may be told otherwise; None for a change, a part, a rate, a label."""
    text, span = article.text, quantity.span
    before, after = text[max(0, span.start - 24) : span.start], text[span.end : span.end + 60]
    if (
        quantity.low == quantity.high == 0
        or quantity.low == quantity.high == 1  # "one protester threw a bottle" counts nobody
        or quantity.change
        or quantity.unit in MEASURES | PLAY
        or _PART.search(before)
        or _SHARE.match(after)
    ):
        return None
    end, sort, killed = span.end, "", False
    if quantity.kind == "count":
        # "88 pages", and not "page 88"; what stands between may be words, and no other number.
        thing = re.match(
            rf"([^\d.,;:]{{0,30}}?)\b{re.escape(quantity.unit[:4])}[\w’'-]*", after, re.I
        )
        if thing is None and quantity.unit != "people":
            return None
        if thing is not None:
            sort, end = thing[1], end + thing.end()
        killed = family(report.lemma) == family("kill") and quantity.unit in SOULS
        # "A 24-13 win", "a .38 caliber revolver": of many things one speaks in the plural.
        whole = thing[0].split()[-1].casefold() if thing is not None else ""
        if whole == quantity.unit and quantity.low != 1 and whole not in PLURAL:
            return None
    if _RATE.match(text[end : end + 20]):
        return None
    part = next((p for p in report.participants if p.span.holds(span)), None)
    around = part.span.of(text).casefold().split() if part is not None else ()
    bound = "at least " if quantity.high is None else "at most " if quantity.low is None else ""
    rough = ABOUT.search(before) is not None
    says = bound or ("about " if rough else "")
    return Count(
        kind=quantity.kind,
        unit=KILLED if killed else quantity.unit,
        low=quantity.low,
        high=quantity.high,
        rough=rough,
        role=part.role if part is not None and not killed else "",
        others=frozenset(w for w in around if w.isalpha() and len(w) > 3),
        sort=frozenset(re.findall(r"\w+", sort.casefold())),
        says=says + " ".join(text[span.start : end].split()),
    )


def excludes(a: Count, b: Count) -> bool:
    """Whether two numbers of one thing cannot both be right.

    A range, "at least" and "about" leave room, and so does a round number.
    """
    if (a.kind, a.unit, a.sort) != (b.kind, b.unit, b.sort):
        return False
    low, high = _room(a)
    other_low, other_high = _room(b)
    apart = (high is not None and other_low is not None and high < other_low) or (
        low is not None and other_high is not None and other_high < low
    )
    return apart and not _rounded(a, b) and not _rounded(b, a)


def _room(a: Count) -> tuple[Decimal | None, Decimal | None]:
    slack = TENTH if a.rough else Decimal(0)
    return (
        a.low * (1 - slack) if a.low is not None else None,
        a.high * (1 + slack) if a.high is not None else None,
    )


def _rounded(a: Count, b: Count) -> bool:
    """Whether the first may be the second, said in round numbers: "1.2 million" for 1,234,000."""
    if a.low is None or a.low != a.high or b.low is None or b.low != b.high or a.low < ROUND:
        return False
    digits = len(a.low.normalize().as_tuple().digits)
    return b.low > 0 and round(b.low, digits - 1 - b.low.adjusted()) == a.low
