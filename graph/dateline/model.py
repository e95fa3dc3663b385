"""The nouns of one article, from its text to its reading. Frozen; nothing here knows a library.

A `Reading` refers to its own parts by their position in its tuples (`chain=3` is `chains[3]`), so it
can be cached, sent to a worker and compared without an object graph. What outlives one article has
an id that is a digest of content: two runs, two machines and two orders agree on it.
"""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from operator import attrgetter
from typing import Literal

from dateline.paragraphs import Paragraphs, paragraphs

MentionKind = Literal["person", "organisation", "place", "product", "financial", "other"]
Form = Literal["name", "nominal", "pronoun"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Status = Literal["happened", "ongoing", "planned", "possible", "denied", "hypothetical"]
Manner = Literal["direct", "indirect", "mixed", "stance"]
Basis = Literal["stated", "publication", "narrative", "event", "inferred", "none"]
About = Literal[
    "chain", "value", "trigger", "kind", "status", "date", "content", "source", "speaker",
]  # fmt: skip


STATUSES: tuple[Status, ...] = (
    "happened", "ongoing", "planned", "possible", "denied", "hypothetical",
)  # fmt: skip


def digest(*parts: str) -> str:
    """Name a thing by what it says, so that the same input has the same name.

    >>> digest("Ada", "met", "Jonas") == digest("Ada", "met", "Jonas")
    True
    >>> digest("a", "bc") == digest("ab", "c")
    False
    """
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]


@dataclass(frozen=True, order=True, slots=True)
class Span:
    """`text[start:end]` of one article, in Unicode code points, end exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Dating:
    """A day on which an article is said to have been published, and what says so."""

    day: date
    basis: str
    """In plain words: "front matter", "JSON-LD", "the address", "the file's name"."""
    words: str
    """As it stands there."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of a printed page, in points from the lower left of what is seen of it."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of print whose words are in a text: up to where those of the next one begin."""

    start: int
    page: int
    """From 1."""
    box: Box


@dataclass(frozen=True)
class Article:
    """One text as it was read, never altered, and what its source said about it."""

    id: str
    """What the user calls it: the `id` of a record, else the path below the folder that was named."""
    text: str
    title: str | None = None
    published: date | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    source: str = ""
    """Where it was read from, as the user named it; not part of its identity."""
    dates: tuple[Dating, ...] = ()
    """All that was said of when it was published, the best first: `published` is the day of that."""
    section: str | None = None
    """The part of the paper, as it calls it: "Business"."""
    place: str | None = None
    """Where it was filed, as its source says beside the text: "Sunmere"."""
    language: str | None = None
    """The language it is in, as its source says."""
    pages: tuple[int, ...] = ()
    """Where in the text each page begins, the first at 0; empty for what has none."""
    heights: tuple[float, ...] = ()
    """How high each page is, in points; 0 for one that is shown turned."""
    lines: tuple[PrintedLine, ...] = ()
    """Of what was printed, where each line stands on its page, in the order of the text."""

    def page(self, position: int) -> int | None:
        """The number of the page that a position of the text is on, from 1; None without pages."""
        return max(1, bisect_right(self.pages, position)) if self.pages else None

    def places(self, span: Span) -> tuple[tuple[int, Box], ...]:
        """Where words of the text stand in print: page and box of each line that has some of them."""
        first = max(0, bisect_right(self.lines, span.start, key=attrgetter("start")) - 1)
        found = []
        for number in range(first, len(self.lines)):  # a slice would copy thousands each time
            line = self.lines[number]
            if line.start >= span.end:
                break
            end = min(self._ends[number], span.end)
            if self.text[max(line.start, span.start) : end].strip():
                found.append((line.page, line.box))
        return tuple(found)

    @cached_property
    def _ends(self) -> tuple[int, ...]:
        """Where the words of each line end."""
        return (*(line.start for line in self.lines), len(self.text))[1:]

    def paragraph(self, position: int) -> int | None:
        """The number of the paragraph that a position is in: its own, as in judgments, else counted."""
        return self._paragraphs.at(position)

    @cached_property
    def _paragraphs(self) -> Paragraphs:
        return paragraphs(self.text)

    @cached_property
    def key(self) -> str:
        """The digest of id and text, by which the graph knows it."""
        return digest("article", self.id, self.text)


@dataclass(frozen=True, slots=True)
class Interval:
    """From the first to the last day that the words allow, both included; None is open."""

    earliest: date | None = None
    latest: date | None = None


@dataclass(frozen=True, slots=True)
class Days:
    """So many days from one time to a later one, negative if it is earlier; None is open."""

    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a part of a reading says what it says: the rule, in plain words, and the words it went by."""

    about: About
    rule: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names or refers to somebody or something."""

    span: Span
    kind: MentionKind
    form: Form
    chain: int
    why: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Post:
    """What somebody is said to be: "deputy head of health", at "Unison"."""

    title: str
    organisation: str | None
    span: Span
    taken: bool = False
    """Whether it is told how they came to it, as "elected mayor in 2015" does: since when, the report
    of that says, not the day of the article."""


@dataclass(frozen=True, slots=True)
class Chain:
    """Mentions of one article that refer to the same actor."""

    name: str
    """Its fullest name, or the words of its first mention where it has no name."""
    kind: MentionKind
    named: bool
    names: tuple[str, ...] = ()
    """Every name it goes by here, in order of appearance, without titles."""
    titles: tuple[str, ...] = ()
    """Titles before the name: "Dr", "Councillor"."""
    posts: tuple[Post, ...] = ()
    gender: Literal["female", "male", "unknown"] = "unknown"
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression: its ISO-TimeML value, its EDTF value, and the days it allows."""

    span: Span
    type: TimeType
    value: str
    edtf: str
    """ISO 8601-2, empty for durations, sets and what cannot be placed."""
    interval: Interval
    basis: Basis
    """Stated in full, counted from the date of publication, from another time in the text, or none."""
    why: tuple[Reason, ...] = ()
    offset: Days | None = None
    """Of "yesterday" in an article without a date: how far from its publication its days may be."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount: `low` and `high` are equal for "£5", high is None for "at least £5"."""

    span: Span
    kind: Literal["money", "percent", "count"]
    unit: str
    """ISO 4217 code or the sign as written for money, "%" for percentages, else the thing counted."""
    low: Decimal | None
    high: Decimal | None
    change: bool = False
    """From `low` to `high` ("from 68% to 60%" has low 68 and high 60), not a range."""


@dataclass(frozen=True, slots=True)
class Participant:
    """Who or what takes part, with its PropBank role."""

    role: str
    span: Span
    chain: int | None = None


@dataclass(frozen=True, slots=True)
class When:
    """When something happened, as far as the words go."""

    interval: Interval
    edtf: str
    basis: Basis
    evidence: tuple[Span, ...] = ()
    offset: Days | None = None
    """Of what is counted from a publication that nobody dated: how far from it its days may be."""


@dataclass(frozen=True, slots=True)
class Report:
    """One article's mention of something happening."""

    span: Span
    """The trigger."""
    lemma: str
    kind: str
    """A concept of the scheme in `vocab/kinds.ttl`."""
    status: Status
    negated: bool
    sentence: int
    label: str
    """Who did what to whom, in the article's words, pronouns resolved."""
    when: When
    participants: tuple[Participant, ...] = ()
    place: int | None = None
    """A chain of kind place."""
    time: int | None = None
    quantities: tuple[int, ...] = ()
    claim: int | None = None
    """The claim whose content this is; None if the article says it itself."""
    parent: int | None = None
    """The report whose words hold this one: "agreed" in "said they had agreed"."""
    main: bool = False
    """Whether it is the main predicate of its sentence."""
    why: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Order:
    """What an article says of the order of two of its reports: "they left after the vote"."""

    first: int | None
    """A report; None is the article's publication."""
    then: int | None
    apart: Days
    """Days from the first to the next."""
    spans: tuple[Span, ...]
    """The words that say so."""
    during: bool = False
    """Whether the next goes on for all the time of the first, and says nothing else of it."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Who says something, with which words, and what."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    manner: Manner
    speaker: int | None
    """A chain, or None where the article does not say who speaks."""
    why: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one article says."""

    article: str
    """The article's key."""
    sentences: tuple[Span, ...] = ()
    mentions: tuple[Mention, ...] = ()
    chains: tuple[Chain, ...] = ()
    times: tuple[Time, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    reports: tuple[Report, ...] = ()
    claims: tuple[Claim, ...] = ()
    orders: tuple[Order, ...] = ()
    english: bool = True
    """False for a text in another language, in which nothing but sentences was looked for."""


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """A part of some article's reading: `readings[article].reports[index]`, say."""

    article: str
    index: int
