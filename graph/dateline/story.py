"""The nouns of many articles: what their readings add up to. Frozen; nothing here knows a library.

They are apart from those of a reading, so that a change here leaves the readings that a build keeps.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from dateline.model import Article, Basis, Interval, MentionKind, Reading, Ref, Span, Status, digest

Verdict = Literal["same", "different", "unsure"]
Dispute = Literal["number", "date", "place", "role", "status", "claim", "order"]
Act = Literal[
    "merge", "not-the-same", "split", "rename", "re-date", "wrong-kind", "reject", "confirm",
]  # fmt: skip
Ruled = Literal["actor", "event", "claim", "article"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """Same, different or unsure about two chains or two reports; who decided, how surely, and why."""

    about: Literal["actor", "event"]
    left: Ref
    right: Ref
    verdict: Verdict
    score: float
    reasons: tuple[str, ...]
    by: str = "rule"

    @property
    def id(self) -> str:
        ends = sorted(f"{r.article}/{r.index}" for r in (self.left, self.right))
        return digest("judgement", self.about, *ends)


@dataclass(frozen=True, slots=True)
class Tenure:
    """A post that articles say somebody has, and on which days they say so."""

    title: str
    """In lower case, without "the" and without what says when: "former", "then"."""
    organisation: str | None
    days: Interval
    """From the first to the last article that says so; empty where none has a date."""
    former: bool = False
    """Whether they say that it is over."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who or what chains in any number of articles were judged to be."""

    id: str
    name: str
    kind: MentionKind
    aliases: tuple[str, ...]
    posts: tuple[str, ...]
    chains: tuple[Ref, ...]
    named: bool = True
    """False for "a docker" and "the documents": referred to, but nowhere by name."""
    tenures: tuple[Tenure, ...] = ()
    """Its posts again, with their days."""


@dataclass(frozen=True, slots=True)
class Role:
    """An actor's part in an event; one per role and actor, with the reports that say so."""

    role: str
    actor: str
    reports: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """A step of why days are as narrow as they are, in plain words, and the words that it rests on."""

    rule: str
    article: str
    """The key of the article whose words they are."""
    spans: tuple[Span, ...]
    reports: tuple[Ref, ...] = ()
    """Its reports that it is about."""


@dataclass(frozen=True, slots=True)
class Publication:
    """When an article without a date can have been published, as far as the texts say."""

    article: str
    """Its key."""
    interval: Interval
    edtf: str
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """What reports in any number of articles were judged to be about."""

    id: str
    label: str
    kind: str
    status: Status
    negated: bool
    interval: Interval
    edtf: str
    basis: Basis
    reported: Interval
    """First and last date of publication of its reports."""
    roles: tuple[Role, ...]
    place: str | None
    """An actor of kind place."""
    reports: tuple[Ref, ...]
    importance: float
    reasons: tuple[str, ...]
    """Why it is that important, strongest first."""
    claimed: bool
    """Whether every report of it is inside somebody's claim."""
    sources: int = 1
    """How many independent sources tell of it: copies, and articles of one outlet, count once."""
    grounds: tuple[Ground, ...] = ()
    """Why its days are narrower than its own words; none of a date as it is told."""


@dataclass(frozen=True, slots=True)
class Copy:
    """An article that prints the words of an earlier one, both by their keys."""

    article: str
    original: str
    share: float
    """The share of the shorter one's words that both have in the same order."""
    reason: str


@dataclass(frozen=True, slots=True)
class Correction:
    """An article that says that an earlier one of its outlet was wrong, both by their keys."""

    article: str
    corrected: str
    reason: str
    note: Span | None
    """The words that say so, in the first of the two; None where only its headline does."""


@dataclass(frozen=True, slots=True)
class Storyline:
    """Events that belong together by actors, topic and time."""

    id: str
    label: str
    events: tuple[str, ...]
    """Their ids, as they happened."""
    actors: tuple[str, ...]
    """Their named actors' ids, the commonest first."""
    interval: Interval
    """From the first to the last day of its events; of one without a date, when it was reported."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How central an actor is among those whom events bring together, in a stretch of time."""

    actor: str
    days: Interval
    """The stretch; without a first and last day it is the whole story."""
    rank: int
    """By PageRank over shared events, from 1."""
    ties: int
    """With how many others it takes part in events."""
    events: int
    """In how many events it takes part with others."""
    community: int
    """Which group it belongs to, by those events; the largest is 1."""

    @property
    def stretch(self) -> str:
        """The stretch by its name: "2014", "2014-06", or "whole"."""
        first, last = self.days.earliest, self.days.latest
        if first is None or last is None:
            return "whole"
        return f"{first:%Y-%m}" if first.month == last.month else f"{first:%Y}"


@dataclass(frozen=True, slots=True)
class Account:
    """One side of a contradiction, and whose it is."""

    says: str
    """What it says, in plain words: "14 people", "27 January 2022", "denied"."""
    reports: tuple[Ref, ...]
    claims: tuple[Ref, ...]
    sources: int
    """How many independent sources give this account: copies, and articles of one outlet, count once."""
    reported: Interval
    """First and last date of publication of its articles."""

    @property
    def articles(self) -> tuple[str, ...]:
        """The keys of the articles that give it."""
        return tuple(dict.fromkeys(ref.article for ref in (*self.reports, *self.claims)))


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Accounts of one thing that cannot all be right, side by side."""

    about: Dispute
    events: tuple[str, ...]
    """The event that is told differently; two, where it is not sure that they are one."""
    accounts: tuple[Account, ...]
    """As they were told."""
    sure: bool = True
    """False where the accounts may be of two events: these were kept apart for what differs alone."""

    @property
    def id(self) -> str:
        rests = (f"{r.article}/{r.index}" for a in self.accounts for r in (*a.reports, *a.claims))
        return digest("contradiction", self.about, *(a.says for a in self.accounts), *sorted(rests))


@dataclass(frozen=True, slots=True)
class Ruling:
    """A person's word on an actor, an event, a claim or an article: it overrides every rule."""

    act: Act
    about: Ruled
    targets: tuple[str, ...]
    """The ids of the actors or events that it came out at, or the key of the article."""
    refs: tuple[Ref, ...]
    """The chains, reports or claim that the person quoted."""
    value: str
    """The new name, date or kind, if there is one."""
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class Remark:
    """What was said of a file or a record when it was read: refused, with a warning, or skipped."""

    kind: Literal["refused", "warning", "skipped"]
    where: str
    """Its path below what was named, and the place in it."""
    what: str
    advice: str = ""


@dataclass(frozen=True)
class Story:
    """What every exporter receives: articles, their readings, and what they add up to."""

    articles: tuple[Article, ...] = ()
    readings: Mapping[str, Reading] = field(default_factory=dict)
    """By article key."""
    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    copies: tuple[Copy, ...] = ()
    corrections: tuple[Correction, ...] = ()
    storylines: tuple[Storyline, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    publications: tuple[Publication, ...] = ()
    """Of the articles without a date, if their texts say anything of it."""
    misfits: tuple[Contradiction, ...] = ()
    """Days and orders that cannot all be so, of one article alone: most likely misread, and not used."""
    rulings: tuple[Ruling, ...] = ()
    rejected: tuple[Event, ...] = ()
    """Events that a person said are none: in no other list, but kept, with the ruling that says so."""
    earlier: tuple[Event, ...] = ()
    """Events as they had been told by the last day of their `reported`, before later articles came; each
    under the id of the event that it became, an event's in the order of time."""
    remarks: tuple[Remark, ...] = ()
    standings: tuple[Standing, ...] = ()
    """Stretch by stretch, the whole story first, the most central first."""

    @cached_property
    def by_key(self) -> dict[str, Article]:
        return {article.key: article for article in self.articles}

    @cached_property
    def actors_by_id(self) -> dict[str, Actor]:
        return {actor.id: actor for actor in self.actors}

    @cached_property
    def actor_of(self) -> dict[Ref, Actor]:
        """The actor of each chain."""
        return {ref: actor for actor in self.actors for ref in actor.chains}

    @cached_property
    def event_of(self) -> dict[Ref, Event]:
        """The event of each report."""
        return {ref: event for event in self.events for ref in event.reports}

    @cached_property
    def copies_by(self) -> dict[str, list[Copy]]:
        """What each article copies, by its key."""
        found: dict[str, list[Copy]] = {}
        for copy in self.copies:
            found.setdefault(copy.article, []).append(copy)
        return found

    @cached_property
    def corrections_by(self) -> dict[str, list[Correction]]:
        """What each article corrects, by its key."""
        found: dict[str, list[Correction]] = {}
        for correction in self.corrections:
            found.setdefault(correction.article, []).append(correction)
        return found
