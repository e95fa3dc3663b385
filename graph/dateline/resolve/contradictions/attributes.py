"""What is told of somebody or something by name and has one value: an age, a fall, an hour, a magnitude.

These need no quantity that the reading found and no joined reports: what they are held together by
is a person, a deed of somebody named, or an earthquake.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from dateline.model import Article, Ref, Span, Time
from dateline.resolve.actors.ages import age_beside
from dateline.resolve.contradictions.counts import ABOUT, TENTH, Count, looks_back
from dateline.resolve.contradictions.tellings import Telling, tellings_of
from dateline.resolve.events.seen import Sight, family

ATTRIBUTES = ("age", "length", "hour", "magnitude", "term")
METRES = {"metre": "1", "meter": "1", "m": "1", "foot": "0.3048", "feet": "0.3048", "ft": "0.3048",
          "km": "1000", "kilometre": "1000", "kilometer": "1000", "mile": "1609.344"}  # fmt: skip
"""Lengths in metres; a fall of 200 feet is one of 60 metres. Yards are those of a game."""
CONVERTED = Decimal("0.05")
"""So far a length may be off: whoever converts one rounds it."""
EXACT, ROUGH = 15, 45
"""Minutes by which an hour may be off, and one that is said to be "about" or "shortly after"."""
QUAKES = {"earthquake", "quake", "temblor", "tremor"}
FAR = 60
"""Characters between a deed and a number that is its own."""
_LENGTH = re.compile(
    r"(?<![\d.,£$€])(\d{1,3}(?:, ?\d{3})+|\d+(?:\.\d+)?)[ -]?"
    rf"({'|'.join(sorted(METRES, key=lambda w: (-len(w), w)))})s?\b(?! (?:per|an) hour)"
)
_AGED = re.compile(r"\b(\d{1,3}) ?[-‑–]? ?years? ?[-‑–]? ?old\b")
_HOUR = re.compile(r"(?<![\d:.])(\d{1,2})(?: ?[:.] ?(\d\d))? ?([ap])\.? ?m\b", re.I)
_LOOSE = re.compile(
    r"\b(?:about|around|some|roughly|approximately|almost|nearly|after|before|past|towards?|by|until|"
    r"till|from|since)\s+$",
    re.I,
)
_MAGNITUDE = re.compile(
    r"\bmagnitude(?: of)?[- ](\d(?:\.\d+)?)\b"
    r"|(?<![\d.])(\d\.\d+)[ -]{0,3}(?:magnitude|on the (?:open-ended )?richter)\b",
    re.I,
)
SUDDEN = ("accident", "violence")
"""Kinds of what happens at one hour, whoever it was that did it."""
_TERM = re.compile(r"P(\d+)([YM])")
TERMS = {family(word) for word in ("jail", "sentence", "ban", "suspend")}
"""Families of words for what is done to somebody for a while."""
Anchor = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Attribute:
    """A number and whose it is, with the report that stands for it."""

    anchor: Anchor
    telling: Telling
    count: Count


def attributes(
    event_of: Mapping[Ref, str], sight: Sight, articles: Sequence[Article]
) -> Iterator[Attribute]:
    """Everything in the articles that is told of somebody by name and has one value."""
    persons = frozenset(one.id for one in sight.actor_of.values() if one.kind == "person")
    for article in articles:
        reading = sight.readings[article.key]
        starts = [sentence.start for sentence in reading.sentences]
        told: defaultdict[int, list[Telling]] = defaultdict(list)
        refs = (Ref(article.key, n) for n in range(len(reading.reports)))
        for one in tellings_of((ref for ref in refs if ref in event_of), event_of, sight):
            told[one.report.sentence].append(one)
        for mention in reading.mentions:
            at = bisect_right(starts, mention.span.start) - 1
            if mention.kind == "person" and mention.form == "name" and told.get(at):
                age = _age(article, mention.span)
                actor = sight.actor_of[Ref(article.key, mention.chain)]
                if age is not None and actor.named:
                    yield Attribute(("age", actor.id), _teller(told[at], actor.id), age)
        for sentence, some in sorted(told.items()):
            yield from _of_deeds(article, reading.sentences[sentence], some, persons)
            within = reading.sentences[sentence]
            times = [time for time in reading.times if within.holds(time.span)]
            yield from _of_terms(article, times, some, persons)
            yield from _of_quakes(article, reading.sentences[sentence], some)


def _teller(told: Sequence[Telling], actor: str) -> Telling:
    """The report of a sentence in which somebody takes part, or its first."""
    real = [one for one in told if one.real] or told
    return next((one for one in real if actor in one.seen.named), real[0])


def _age(article: Article, name: Span) -> Count | None:
    """How old somebody is, next to the name: "Ada Merrow, 43," or "43-year-old Ada Merrow"."""
    found = age_beside(article.text, name)
    if found is None:
        return None
    years = Decimal(found[0])
    return _count("age", "year", years, years, f"aged {years}")


def _of_deeds(
    article: Article, sentence: Span, told: Sequence[Telling], persons: frozenset[str]
) -> Iterator[Attribute]:
    """How far and at what hour somebody did something, or had it done to them.

    Who has no name yet is told by their age: "a 36-year-old climber fell 150 metres".
    """
    aged = set(_AGED.findall(sentence.of(article.text)))
    for pattern, read in ((_LENGTH, _length), (_HOUR, _hour)):
        found = list(pattern.finditer(article.text, sentence.start, sentence.end))
        # "2,000 feet (600 metres)" is one length; two hours are a beginning and an end.
        bare = [f for f in found if article.text[f.start() - 1] != "("]
        if len(bare) != 1:
            continue
        deed = _nearest(told, bare[0].start())
        if deed is None or not deed.real or deed.seen.statement:
            continue
        count = read(bare[0], article)
        if count is not None:
            seen = deed.seen
            doing = sorted(seen.named & (seen.agents | seen.patients) & persons)
            if len(aged) == 1:
                doing.append(f"aged {min(aged)}")
            for who in doing:
                yield Attribute((count.kind, seen.family, who), deed, count)
            if count.kind == "hour" and not doing and deed.report.kind in SUDDEN and seen.dated:
                yield Attribute((count.kind, deed.event), deed, count)


def _of_terms(
    article: Article, times: Sequence[Time], told: Sequence[Telling], persons: frozenset[str]
) -> Iterator[Attribute]:
    """How long somebody is jailed or banned for; of two terms in a sentence, nothing is known."""
    terms = [(time, found) for time in times if (found := _TERM.fullmatch(time.value))]
    deed = _nearest(told, terms[0][0].span.start) if len(terms) == 1 else None
    if deed is None or deed.seen.family not in TERMS or not deed.real:
        return
    ((time, found),) = terms
    months = Decimal(found[1]) * (12 if found[2] == "Y" else 1)
    count = _count("term", "month", months, months, " ".join(time.span.of(article.text).split()))
    for who in sorted(deed.seen.named & deed.seen.patients & persons):
        yield Attribute((count.kind, deed.seen.family, who), deed, count)


def _nearest(told: Sequence[Telling], at: int) -> Telling | None:
    """The last report before a number, if it is near."""
    before = [one for one in told if 0 <= at - one.report.span.end <= FAR]
    return max(before, key=lambda one: one.report.span, default=None)


def _of_quakes(article: Article, sentence: Span, told: Sequence[Telling]) -> Iterator[Attribute]:
    """How strong an earthquake was; of two in a sentence, nothing is known."""
    words = sentence.of(article.text)
    found = list(_MAGNITUDE.finditer(article.text, sentence.start, sentence.end))
    quakes = [one for one in told if one.report.lemma in QUAKES and one.real]
    if len(found) != 1 or not quakes or looks_back(words, quakes[0].day):
        return
    said = found[0][1] or found[0][2]
    # "Magnitude 6" may be one of 6.1.
    slack = Decimal("0.5") if "." not in said else Decimal(0)
    value = Decimal(said)
    if not ABOUT.search(article.text[max(0, found[0].start() - 24) : found[0].start()]):
        count = _count("magnitude", "", value - slack, value + slack, f"magnitude {said}")
        yield Attribute(("magnitude", quakes[0].event), quakes[0], count)


def _length(found: re.Match[str], article: Article) -> Count | None:
    before = article.text[max(0, found.start() - 24) : found.start()]
    metres = Decimal(re.sub(r"[, ]", "", found[1])) * Decimal(METRES[found[2]])
    slack = TENTH if _LOOSE.search(before) else CONVERTED
    said = " ".join(found[0].split())
    return _count("length", "metre", metres * (1 - slack), metres * (1 + slack), said)


def _hour(found: re.Match[str], article: Article) -> Count | None:
    hour, minute = int(found[1]), int(found[2] or 0)
    if not 1 <= hour <= 12 or minute > 59:
        return None
    minutes = (hour % 12 + (12 if found[3].casefold() == "p" else 0)) * 60 + minute
    before = article.text[max(0, found.start() - 24) : found.start()]
    slack = ROUGH if _LOOSE.search(before) else EXACT
    said = " ".join(found[0].split())
    return _count("hour", "minute", Decimal(minutes - slack), Decimal(minutes + slack), said)


def _count(kind: str, unit: str, low: Decimal, high: Decimal, says: str) -> Count:
    return Count(kind, unit, low, high, False, "", frozenset(), frozenset(), says)
