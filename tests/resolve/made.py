"""Readings made by hand, so that what joins them can be tested without any parse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from dateline.calendar import edtf_between
from dateline.model import (
    Article,
    Basis,
    Chain,
    Claim,
    Days,
    Interval,
    Mention,
    MentionKind,
    Order,
    Participant,
    Post,
    Quantity,
    Reading,
    Report,
    Span,
    Status,
    When,
)
from dateline.resolve import resolve
from dateline.story import Story

NOWHERE = When(Interval(), "", "none")


def on(first: str, last: str | None = None, basis: Basis = "stated") -> When:
    """Make the time of a report: a day, or from one to another."""
    span = Interval(date.fromisoformat(first), date.fromisoformat(last or first))
    return When(span, edtf_between(span), basis)


@dataclass
class Made:
    """An article in the making: each thing said of it adds to its text."""

    id: str
    published: str | None = None
    outlet: str | None = None
    title: str | None = None
    text: str = ""
    sentences: list[Span] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    chains: list[Chain] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    orders: list[Order] = field(default_factory=list)

    def _say(self, words: str) -> Span:
        start = len(self.text)
        self.text += f"{words} "
        return Span(start, start + len(words))

    def chain(
        self,
        *names: str,
        kind: MentionKind = "person",
        titles: Sequence[str] = (),
        posts: Sequence[str] = (),
        gender: str = "unknown",
        plural: bool = False,
        words: str = "",
    ) -> int:
        """Add a chain with these names; without any it goes by `words`."""
        held = tuple(Post(post, None, self._say(post)) for post in posts)
        number = len(self.chains)
        for name in names or (words,):
            span = self._say(name)
            self.mentions.append(Mention(span, kind, "name" if names else "nominal", number))
        longest = max(names, key=lambda n: len(n.split()), default=words)
        self.chains.append(
            Chain(longest, kind, bool(names), names, tuple(titles), held, gender, plural)  # type: ignore[arg-type]
        )
        return number

    def report(
        self,
        lemma: str,
        agent: int | None = None,
        patient: int | None = None,
        thing: str = "",
        *,
        kind: str = "other",
        status: Status = "happened",
        negated: bool = False,
        when: When = NOWHERE,
        label: str = "",
        place: int | None = None,
        said: str | None = None,
        counted: tuple[int, str] | None = None,
        inside: int | None = None,
        main: bool = True,
    ) -> int:
        """Add a report in a sentence of its own; `said` makes it the cue of a claim.

        `counted` is a number and the thing that it counts, in the singular.
        """
        begin = len(self.text)
        parts = []
        for role, chain in (("Arg0", agent), ("Arg1", patient)):
            if chain is not None:
                parts.append(Participant(role, self._say(self.chains[chain].name), chain))
        trigger = self._say(lemma)
        if thing:
            parts.append(Participant("Arg1", self._say(thing)))
        if said is not None:
            self.claims.append(Claim((), (trigger,), (self._say(said),), "indirect", agent))
        quantities = []
        if counted is not None:
            number, unit = Decimal(counted[0]), counted[1]
            whole = self._say(f"{number} {unit}s")
            parts.append(Participant("Arg1", whole))
            digits = Span(whole.start, whole.start + len(str(number)))
            quantities.append(len(self.quantities))
            self.quantities.append(Quantity(digits, "count", unit, number, number))
        sentence = Span(begin, len(self.text) - 1)
        self.sentences.append(sentence)
        self.reports.append(
            Report(
                trigger,
                lemma,
                kind,
                status,
                negated,
                len(self.sentences) - 1,
                label or sentence.of(self.text),
                when,
                tuple(parts),
                place=place,
                quantities=tuple(quantities),
                claim=inside,
                main=main,
            )
        )
        return len(self.reports) - 1

    def order(
        self,
        first: int | None,
        then: int | None,
        least: int | None = 0,
        most: int | None = None,
        *,
        during: bool = False,
    ) -> None:
        """Say that one report came before another; None is the publication."""
        ends = (end for end in (first, then) if end is not None)
        spans = tuple(sorted(self.reports[end].span for end in ends))
        self.orders.append(Order(first, then, Days(least, most), spans, during))

    @property
    def article(self) -> Article:
        day = date.fromisoformat(self.published) if self.published else None
        return Article(self.id, self.text, self.title, day, self.outlet)

    @property
    def reading(self) -> Reading:
        return Reading(
            self.article.key,
            tuple(self.sentences),
            tuple(self.mentions),
            tuple(self.chains),
            quantities=tuple(self.quantities),
            reports=tuple(self.reports),
            claims=tuple(self.claims),
            orders=tuple(self.orders),
        )


def story(*made: Made) -> Story:
    """Join what these articles say."""
    return resolve([m.article for m in made], [m.reading for m in made])
