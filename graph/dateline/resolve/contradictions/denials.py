"""Denials: what one tells as happened and another as not, and what the next speaker denies."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from dateline.calendar import intersect
from dateline.model import Article, Claim, Reading, Ref
from dateline.resolve.alike import Alike
from dateline.resolve.contradictions.tellings import (
    MOST,
    MUTUAL,
    Found,
    Side,
    Telling,
    denies,
    voice_of,
)
from dateline.resolve.events import STATES
from dateline.story import Actor, Dispute

TAKEN_UP = re.compile(
    r"\W*(?:this|that|it|(?:the|this|that|these|those|any|all)(?: of)?(?: the)? "
    r"(?:claim|allegation|accusation|charge|report|statement)s?)\W*",
    re.I,
)
"""Content that takes up what has just been said: "the trust disputes this"."""
NOT_YET = re.compile(r"\b(?:yet|still|so far|until|no longer|any ?more)\b", re.I)
HARM = ("accident", "violence")
LIGHT = {"give", "take", "make", "do", "get", "go", "come", "see", "expect", "think"}
"""Verbs that say too little for one to deny what another says with them."""


def denied(families: Mapping[str, Sequence[Telling]], alike: Alike) -> Iterator[Found]:
    """What one tells as happened, and another as not."""
    for _, every in sorted(families.items()):
        members = [one for one in every if one.report.lemma not in STATES | LIGHT]
        by_article: defaultdict[str, list[Telling]] = defaultdict(list)
        for one in members:
            if one.real and not one.denied:
                by_article[one.ref.article].append(one)
        for no in (one for one in members if one.denied and not NOT_YET.search(one.sentence)):
            key = no.ref.article
            for other in (key, *sorted(alike.get(key, {}))):
                for yes in by_article.get(other, [])[:MOST]:
                    if no.voice != yes.voice and _same_deed(no, yes) and _no_news(no, yes):
                        about: Dispute = "claim" if no.claim and yes.claim else "status"
                        events = tuple(sorted({no.event, yes.event}))
                        sides = (
                            Side("happened", f"happened: {yes.report.label}", yes.ref),
                            Side("denied", f"denied: {no.report.label}", no.ref),
                        )
                        yield Found(about, events, sides)


def _same_deed(no: Telling, yes: Telling) -> bool:
    """Whether the same was done to the same; "the letter answered" has its patient as an agent."""
    a, b = no.seen, yes.seen
    if no.sentence == yes.sentence or (
        a.dated and b.dated and intersect(a.interval, b.interval) is None
    ):
        return False
    if a.patients & b.patients or a.objects == b.objects != frozenset():
        return not (a.agents and b.agents) or bool(a.agents & b.agents) or no.event == yes.event
    nobody = not (a.agents or a.patients or a.objects)
    if nobody and a.place is not None and a.place == b.place and a.dated and b.dated:
        return b.report.kind in HARM  # "nobody was injured in Norland on Thursday"
    joined = no.event == yes.event and a.stem == b.stem
    if joined and (a.agents & b.agents or _doers(no) & _doers(yes)):
        return True  # joined, and done by the same: "the Velmouth council did not approve it"
    if a.agents & b.agents and len(a.named & b.named) > 1:
        return True  # "paid Falk £5,000": the sum is what was paid there, and Falk elsewhere
    # "The letter answered" for "the letter was answered": what a thing seems to do was done to it.
    if a.ref.article != b.ref.article or b.objects or b.named or b.report.lemma in MUTUAL:
        return False
    told = {word for p in b.report.participants for word in p.span.of(yes.article.text).split()}
    return bool(a.objects) and a.objects <= told


def _doers(one: Telling) -> set[str]:
    """The words, past the articles, for who does it and has no name that all articles know."""
    told = (p.span.of(one.article.text) for p in one.report.participants if p.role == "Arg0")
    named = bool(one.seen.agents & one.seen.named)
    return {w.casefold() for text in told for w in text.split() if len(w) > 3 and not named}


def _no_news(no: Telling, yes: Telling) -> bool:
    """Whether it did not merely happen after it had been said that it had not."""
    if no.ref.article == yes.ref.article:
        return True
    said = no.article.published
    last = yes.seen.interval.latest if yes.seen.dated else yes.article.published
    return said is not None and last is not None and last <= said


def taken_up(
    event_of: Mapping[Ref, str],
    articles: Sequence[Article],
    readings: Mapping[str, Reading],
    actor_of: Mapping[Ref, Actor],
) -> Iterator[Found]:
    """What somebody says, and the next speaker denies: "the trust disputes this"."""
    for article in articles:
        reading = readings[article.key]
        by_claim: dict[int, str] = {}
        for n, report in enumerate(reading.reports):
            if report.claim is not None and (event := event_of.get(Ref(article.key, n))):
                by_claim.setdefault(report.claim, event)
        order = sorted(range(len(reading.claims)), key=lambda n: reading.claims[n].content)
        for place, n in enumerate(order):
            claim = reading.claims[n]
            if not place or not denies(claim, article) or not _takes_up(claim, article):
                continue
            before = order[place - 1]
            said = reading.claims[before]
            voices = [voice_of(article, reading, c, actor_of) for c in (before, n)]
            if not _next(said, claim, reading) or voices[0] == voices[1] or before not in by_claim:
                continue
            sides = (
                Side("said", _words(said, article), claim=Ref(article.key, before)),
                Side("denied", f"denied by {_source(claim, article)}", claim=Ref(article.key, n)),
            )
            yield Found("claim", (by_claim[before],), sides)


def _takes_up(claim: Claim, article: Article) -> bool:
    return all(TAKEN_UP.fullmatch(part.of(article.text)) for part in claim.content)


def _next(said: Claim, claim: Claim, reading: Reading) -> bool:
    """Whether a claim stands in the sentence after another, or later in the same."""
    at = [
        next((n for n, s in enumerate(reading.sentences) if s.end >= c.content[-1].end), -1)
        for c in (said, claim)
    ]
    return at[1] - at[0] in (0, 1) and said.content[-1].end <= claim.content[0].start


def _words(claim: Claim, article: Article) -> str:
    return " … ".join(" ".join(part.of(article.text).split()) for part in claim.content)


def _source(claim: Claim, article: Article) -> str:
    return (
        " … ".join(" ".join(part.of(article.text).split()) for part in claim.source) or "somebody"
    )
