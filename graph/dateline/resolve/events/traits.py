"""What a report is compared by, worked out once for all its comparisons.

A report is held against dozens of others, and each time the same is asked of it: whether its word is
one for anything, whether its day lies long before its article. Here that is answered once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from dateline.model import Interval, Ref, Status
from dateline.resolve.actors.names import words_of
from dateline.resolve.events.seen import Seen
from dateline.story import Actor

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

_COMMON_WORDS: Final = STATES | COMMON
_FIRST, _LAST = 0, date.max.toordinal() + 1
"""Before and after every day: the ends of what is open."""

Named = tuple[tuple[str, frozenset[str]], ...]
"""The kind and the words of the name of each actor that has one."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What is asked of a report when it is compared."""

    seen: Seen
    ref: Ref
    article: str
    agents: frozenset[str]
    patients: frozenset[str]
    others: frozenset[str]
    agents_named: Named
    patients_named: Named
    objects: frozenset[str]
    words: frozenset[str]
    amounts: frozenset[tuple[str, str]]
    place: str | None
    dated: bool
    days: tuple[int, int]
    """The first and the last day, as numbers, open ends before and after every day."""
    begins: bool
    """Whether the first day is known."""
    published: int | None
    stated: bool
    """Whether its date is stated in full."""
    statement: bool
    stem: str
    leads: bool
    """Whether it stands in the first sentences of its article."""
    anything: bool
    """Whether its word is one for states, or for anything."""
    one_of_many: frozenset[str]
    """What sets it apart from one told before: "another explosion", "a second strike"."""
    status: Status
    real: bool
    background: bool
    """Whether its own date lies long before its article: what went before, not the news."""
    next_round: bool
    """Whether it is of a kind that comes in rounds, may be, and has no day."""
    took_place: bool
    """Whether it happened, on a day that words of the article say."""


def traits(one: Seen, actors: Mapping[str, Actor]) -> Traits:
    """Work out what a report is compared by."""
    report, interval = one.report, one.interval
    first, last = interval.earliest, interval.latest
    published = one.published if isinstance(one.published, date) else None
    return Traits(
        seen=one,
        ref=one.ref,
        article=one.ref.article,
        agents=one.agents,
        patients=one.patients,
        others=one.others,
        agents_named=_named(one.agents, actors),
        patients_named=_named(one.patients, actors),
        objects=one.objects,
        words=one.words,
        amounts=one.amounts,
        place=one.place,
        dated=one.dated,
        days=(first.toordinal() if first else _FIRST, last.toordinal() if last else _LAST),
        begins=first is not None,
        published=published.toordinal() if published else None,
        stated=report.when.basis == "stated",
        statement=one.statement,
        stem=one.stem,
        leads=report.sentence < LEAD,
        anything=report.lemma in _COMMON_WORDS,
        one_of_many=frozenset(OTHERS.intersection(report.label.casefold().split())),
        status=report.status,
        real=report.status in ("happened", "ongoing"),
        background=(
            one.dated
            and last is not None
            and published is not None
            and (published - last).days > BACKGROUND
        ),
        next_round=(
            report.kind in ROUNDS
            and report.status in ("possible", "hypothetical")
            and interval == Interval()
        ),
        took_place=report.status == "happened" and one.dated,
    )


def _named(ids: frozenset[str], actors: Mapping[str, Actor]) -> Named:
    held = (actors[ident] for ident in sorted(ids))
    return tuple((actor.kind, frozenset(words_of(actor.name))) for actor in held if actor.named)
