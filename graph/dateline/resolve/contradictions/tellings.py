"""Who tells what: a report with its event and its voice, and what one voice says against another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dateline.model import Article, Claim, Interval, Reading, Ref, Report
from dateline.resolve.events.seen import Seen, Sight
from dateline.story import Actor, Dispute

MOST = 40
"""So many reports of an event, or of a family in an article, are held against each other."""
DENYING = re.compile(r"\b(?:den(?:y|ies|ied|ying|ial)|disput\w+|refut\w+|rebut\w+)\b", re.I)
NOT = re.compile(r"\b(?:not|neither|nor|never|cannot|without)\b|n[’']t\b", re.I)
WITHOUT = re.compile(r"\bwithout\b", re.I)
REAL = ("happened", "ongoing")
MUTUAL = {"meet", "marry", "talk", "play", "face", "fight", "discuss", "negotiate", "agree", "join",
          "clash"}  # fmt: skip
"""What one does to another, the other does too."""
Voice = tuple[str, ...]


@dataclass(frozen=True)
class Telling:
    """A report with its event, and who tells it."""

    ref: Ref
    event: str
    voice: Voice
    sight: Sight

    @cached_property
    def seen(self) -> Seen:
        return self.sight.of(self.ref)

    @property
    def article(self) -> Article:
        return self.sight.articles[self.ref.article]

    @property
    def reading(self) -> Reading:
        return self.sight.readings[self.ref.article]

    @property
    def report(self) -> Report:
        return self.reading.reports[self.ref.index]

    @property
    def sentence(self) -> str:
        return self.reading.sentences[self.report.sentence].of(self.article.text)

    @property
    def day(self) -> date | None:
        """The day that its story is of: its own first day, if words say that, or that of its article."""
        return self.seen.interval.earliest if self.seen.dated else self.article.published

    @property
    def real(self) -> bool:
        """Whether it is told as something that happened."""
        return self.report.status in REAL and not self.report.negated

    @property
    def claim(self) -> Claim | None:
        number = self.report.claim
        if number is None or number >= len(self.reading.claims):
            return None
        return self.reading.claims[number]

    @property
    def denied(self) -> bool:
        """Whether it is told as something that did not: "attempted murder" and "without" deny nothing."""
        before = self.article.text[max(0, self.report.span.start - 30) : self.report.span.start]
        if WITHOUT.search(before):
            return False
        said_no = self.claim is not None and denies(self.claim, self.article)
        if self.report.status == "denied":
            return self.report.negated or said_no
        return said_no and self.report.status in REAL and not self.report.negated


@dataclass(frozen=True, slots=True)
class Side:
    """What somebody says, in plain words, and the report or the claim that says so."""

    value: str
    """The same for all who say the same: "seven people" and "7 people"."""
    says: str
    report: Ref | None = None
    claim: Ref | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A contradiction before its sides are put together."""

    about: Dispute
    events: tuple[str, ...]
    sides: tuple[Side, ...]


def tellings_of(
    refs: Iterable[Ref], event_of: Mapping[Ref, str], sight: Sight
) -> Iterator[Telling]:
    for ref in refs:
        reading = sight.readings[ref.article]
        claim = reading.reports[ref.index].claim
        voice = voice_of(sight.articles[ref.article], reading, claim, sight.actor_of)
        yield Telling(ref, event_of[ref], voice, sight)


def voice_of(
    article: Article, reading: Reading, claim: int | None, actor_of: Mapping[Ref, Actor]
) -> Voice:
    """Who says so: the article itself, an actor, or whatever the words are that name nobody."""
    if claim is None:
        return "article", article.key
    if claim >= len(reading.claims):
        return "claim", article.key, str(claim)
    speaker = reading.claims[claim].speaker
    if speaker is not None:
        return "actor", actor_of[Ref(article.key, speaker)].id
    source = reading.claims[claim].source
    # Nobody named may be the article itself, so that is what it is taken for.
    return ("words", *(s.of(article.text) for s in source)) if source else ("article", article.key)


def denies(claim: Claim, article: Article) -> bool:
    cues = [cue.of(article.text) for cue in claim.cue]
    return any(DENYING.search(c) for c in cues) and not any(NOT.search(c) for c in cues)


def in_words(interval: Interval) -> str:
    """The days of an interval that is closed, as a reader says them."""
    first, last = interval.earliest, interval.latest
    assert first is not None
    assert last is not None
    said = [f"{day.day} {day:%B} {day.year}" for day in (first, last)]
    return said[0] if first == last else " to ".join(said)
