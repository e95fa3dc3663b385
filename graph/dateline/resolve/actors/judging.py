"""What is written down of joining actors: who is who, and what joins to what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from dateline.model import Ref
from dateline.resolve.actors.groups import Group
from dateline.story import Judgement, Verdict

SAME_NAME, SAME_PERSON, LEGAL, ACRONYM, SLIP = 0.95, 0.9, 0.9, 0.85, 0.85
NICKNAME, SURNAME, POST = 0.8, 0.7, 0.6
DIFFERENT, UNSURE = 0.8, 0.5
SHOWN = 3
"""With so many at most one is said to be unsurely the same."""


@dataclass(slots=True)
class Ledger:
    """The judgements, one for a pair: what was joined stands above what was not."""

    said: dict[tuple[Ref, Ref], Judgement] = field(default_factory=dict)

    def say(self, a: Ref, b: Ref, verdict: Verdict, score: float, reason: str) -> None:
        """Write a judgement down, unless the pair has one that says more."""
        pair = (a, b) if a < b else (b, a)
        known = self.said.get(pair)
        if known is None or _weight(verdict) > _weight(known.verdict):
            self.said[pair] = Judgement("actor", *pair, verdict, score, (reason,))

    def merge(self, host: Group, guest: Group, score: float, reason: str) -> None:
        """Let one group take in another."""
        self.say(host.first, guest.first, "same", score, reason)
        host.add(guest)

    def merge_all(self, groups: Sequence[Group], score: float, reason: str) -> Group:
        """One group of several, with a judgement from the first to each other."""
        first, *others = sorted(groups, key=lambda g: g.first)
        for other in others:
            self.merge(first, other, score, reason)
        return first


def known_apart(a: Group, b: Group) -> str:
    """What tells two of one name apart, as a reason says it: two ages, or a death and later words."""
    if a.told and b.told:
        one, other = min((x, y) for x in a.told for y in b.told)
        return f"{one.shown} and {other.shown}"
    return f"{shown_of(a)} and {shown_of(b)}"


def shown_of(person: Group) -> str:
    """What tells one of several of a name from the others."""
    if person.told:
        return person.told[0].shown
    life = person.life
    return f"dead by {life.died}" if life.died is not None else f"speaking on {life.spoke}"


def _weight(verdict: Verdict) -> int:
    return ("unsure", "different", "same").index(verdict)


class Sets:
    """Groups that are joined one pair at a time; the smaller set goes into the larger."""

    def __init__(self, groups: Sequence[Group], ledger: Ledger) -> None:
        self.groups, self.ledger = groups, ledger
        self.of = list(range(len(groups)))
        self.held: dict[int, list[int]] = {n: [n] for n in self.of}

    def join(self, a: int, b: int, score: float, reason: str) -> None:
        """Join the sets of two groups, if they are two."""
        self.ledger.say(self.groups[a].first, self.groups[b].first, "same", score, reason)
        large, small = self.of[a], self.of[b]
        if large == small:
            return
        if len(self.held[large]) < len(self.held[small]):
            large, small = small, large
        moved = self.held.pop(small)
        for n in moved:
            self.of[n] = large
        self.held[large] += moved

    def merged(self) -> list[Group]:
        """One group of each set."""
        out = []
        for members in self.held.values():
            first, *others = sorted((self.groups[n] for n in members), key=lambda g: g.first)
            for other in others:
                first.add(other)
            out.append(first)
        return sorted(out, key=lambda g: g.first)


class Places:
    """In which articles groups are, so that those near an article are found without a look at all."""

    def __init__(self) -> None:
        self.of: defaultdict[tuple[str, str], dict[int, Group]] = defaultdict(dict)

    def add(self, group: Group, articles: Iterable[str], names: Collection[str]) -> None:
        """Put a group into articles, under names."""
        for article in articles:
            for name in names:
                self.of[article, name][id(group)] = group

    def near(self, articles: Iterable[str], names: Collection[str]) -> list[Group]:
        """The groups under any of these names in any of these articles, by their first chain."""
        found: dict[int, Group] = {}
        for article in articles:
            for name in names:
                found |= self.of.get((article, name), {})
        return sorted(found.values(), key=lambda g: g.first)
