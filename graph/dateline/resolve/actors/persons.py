"""Persons: full names that agree, then surnames alone.

Nothing is compared but within a surname (and surnames that are one with it) and there first names
that have something in common, so that a surname of thousands costs little more than its names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dateline.model import Ref
from dateline.resolve.actors.ages import two_people
from dateline.resolve.actors.compare import Verdict, compare
from dateline.resolve.actors.groups import Group
from dateline.resolve.actors.judging import (
    DIFFERENT,
    SHOWN,
    SURNAME,
    UNSURE,
    Ledger,
    Places,
    Sets,
    known_apart,
)
from dateline.resolve.actors.lives import outlived
from dateline.resolve.actors.names import Name, name_of, words_of
from dateline.resolve.actors.spelt import between, fulls, keys, kin, latin, pairs
from dateline.resolve.alike import Alike

MOST = 64
"""Of more names that share a block each is compared with a few; so many names at most are one."""
NAMESAKES = 12
"""Among more people of a surname it goes without saying that other first names are other people."""
FEW = 8
"""What is a slip of more names than that is none of them."""
Beside = Callable[[Ref, Ref], bool]
"""Whether two chains of one article are named in one sentence."""
Bearers = dict[str, dict[str, list[int]]]


def join_persons(
    persons: Sequence[Group], ledger: Ledger, alike: Alike, beside: Beside
) -> list[Group]:
    """Join persons: full names first, then those who go by a surname alone."""
    full = [g for g in persons if full_names(g)]
    known = {id(g) for g in full}
    short = [g for g in persons if id(g) not in known]
    full = FullNames(full, ledger, beside).joined()
    return _Surnames(full, ledger, alike).joined(short)


class FullNames:
    """Full names on the way to persons. `compared` counts what was compared, `largest` the block."""

    def __init__(self, groups: Sequence[Group], ledger: Ledger, beside: Beside) -> None:
        self.groups = sorted(groups, key=lambda g: g.first)
        self.ledger, self.beside = ledger, beside
        self.names = [full_names(g) for g in self.groups]
        self.compared = self.largest = 0
        self.verdicts: dict[tuple[int, int], Verdict | None] = {}

    def joined(self) -> list[Group]:
        """Join whoever can be one, surest first, and nobody who may be either of two."""
        of: Bearers = {}
        for n, names in enumerate(self.names):
            for name in names:
                of.setdefault(latin(name.last), {}).setdefault(name.first, []).append(n)
        self._compare(of)
        found = [(pair, v) for pair, v in self.verdicts.items() if v is not None]
        close: defaultdict[int, set[int]] = defaultdict(set)
        for (a, b), verdict in found:
            if verdict.says == "same" and not self._doubt(a, b):
                close[a].add(b)
                close[b].add(a)
        sets = Sets(self.groups, self.ledger)
        for (a, b), verdict in sorted(found, key=lambda item: (-item[1].score, item[0])):
            says, why = verdict.says, verdict.why
            if says == "same" and (doubt := self._doubt(a, b)):
                says, why = "unsure", doubt
            if says == "same" and self._side_by_side(a, b):
                says, why = "unsure", f"{why}, but both are named in one sentence"
            if says == "same" and (self._torn(a, b, close) or self._forbidden(sets, a, b)):
                says = "unsure"
            if says == "same":
                sets.join(a, b, verdict.score, verdict.why)
            elif says == "different" or sets.of[a] != sets.of[b]:
                score = UNSURE if says == "unsure" else verdict.score
                one, other = self.groups[a].first, self.groups[b].first
                self.ledger.say(one, other, says, score, why)
        return sets.merged()

    def _compare(self, of: Bearers) -> None:
        """Compare within each surname, and with surnames that are one with it."""
        for surname in sorted(of):
            firsts = of[surname]
            self._within(firsts)
            bearers = sorted({n for some in firsts.values() for n in some})
            self.largest = max(self.largest, len(bearers))
            if len(bearers) <= NAMESAKES:
                self._pairs(bearers)
        found, compared = kin(list(of), MOST)
        self.compared += compared
        for one, other in found:
            some, others = by_sound(of[one]), by_sound(of[other])
            for first in sorted(some.keys() & others.keys()):
                self._pairs(sorted({*some[first], *others[first]}))

    def _within(self, firsts: dict[str, list[int]]) -> None:
        """Of one surname: the same first name, and first names that one person may have."""
        blocks: defaultdict[str, list[str]] = defaultdict(list)
        letters: defaultdict[str, list[str]] = defaultdict(list)
        for first in sorted(firsts):
            self._pairs(sorted(set(firsts[first])))
            for key in {*keys(first), *fulls(first)}:
                blocks[key].append(first)
            letters[first[0]].append(first)
            for end in range(3, len(first)):
                if (other := first[:end]) in firsts:
                    self._pairs(sorted({*firsts[first][:MOST], *firsts[other][:MOST]}))
        for key in sorted(blocks):
            for a, b in pairs(blocks[key], MOST):
                self._pairs(sorted({*firsts[a][:MOST], *firsts[b][:MOST]}))
        for first in sorted(firsts):
            if len(first) == 1:
                others = [o for o in letters[first] if o != first]
                if len(others) > MOST:  # it may be any of them, and so two are enough to know it
                    others = others[:SHOWN]
                for other in others:
                    self._pairs(sorted({*firsts[first][:MOST], *firsts[other][:MOST]}))
        # "J. Robert Oppenheimer" is Robert, and "al-Assad" is Bashar al-Assad.
        for n in sorted({n for some in firsts.values() for n in some}):
            for name in self.names[n]:
                for word in name.words[1:-1]:
                    for bearer in firsts.get(word, [])[:SHOWN]:
                        if bearer != n:
                            self._verdict(bearer, n)

    def _pairs(self, members: list[int]) -> None:
        for a, b in pairs(members, MOST):
            self._verdict(a, b)

    def _verdict(self, a: int, b: int) -> Verdict | None:
        pair = (a, b) if a < b else (b, a)
        if pair not in self.verdicts:
            self.compared += 1
            one, other = self.groups[pair[0]], self.groups[pair[1]]
            verdict = compare(self.names[pair[0]], self.names[pair[1]], clash(one, other))
            if verdict is not None and verdict.says != "different":
                if one.doubt and other.doubt:
                    verdict = None
                elif two_people(one.told, other.told) or outlived(one.life, other.life):
                    why = f"{verdict.why.split(':')[0]}: {known_apart(one, other)}"
                    verdict = Verdict("different", DIFFERENT, why, firm=True)
            self.verdicts[pair] = verdict
        return self.verdicts[pair]

    def _doubt(self, a: int, b: int) -> str:
        """Why one of two may be any of several people, if so."""
        return self.groups[a].doubt or self.groups[b].doubt

    def _rivals(self, a: int, b: int) -> bool:
        """Whether two names are of two people, or cannot be told to be of one."""
        verdict = self._verdict(a, b)
        return verdict is not None and verdict.says != "same"

    def _torn(self, a: int, b: int, close: dict[int, set[int]]) -> bool:
        """Whether one of two may as well be a third, who is not the other: "A. Merrow", Ada, Anna."""
        slip = self._slip(a, b)
        for one, other in ((a, b), (b, a)):
            # Many misspell a name that is often in the news; a rare one is of one name at most.
            rare = slip and len(self.groups[one].refs) <= len(self.groups[other].refs)
            if rare and len(close[one]) > FEW:
                return True
            for third in sorted(close[one])[:MOST]:
                if third == other:
                    continue
                verdict = self._verdict(other, third)
                if verdict is None and rare and self._slip(one, third):
                    return True
                if verdict is not None and verdict.says != "same":
                    return True
        return False

    def _slip(self, a: int, b: int) -> bool:
        verdict = self._verdict(a, b)
        return verdict is not None and verdict.slip

    def _forbidden(self, sets: Sets, a: int, b: int) -> bool:
        """Whether two sets hold two people, or more names than anybody has."""
        one, other = sets.held[sets.of[a]], sets.held[sets.of[b]]
        if sets.of[a] == sets.of[b]:
            return False
        if len(one) + len(other) > MOST:
            return True
        return any(self._rivals(x, y) or self._side_by_side(x, y) for x in one for y in other)

    def _side_by_side(self, a: int, b: int) -> bool:
        """Whether a sentence names both: "Tony Blake and Anthony Blake" are two people."""
        one, other = self.groups[a], self.groups[b]
        shared = one.articles & other.articles
        return bool(shared) and any(
            self.beside(x, y)
            for x in one.refs
            if x.article in shared
            for y in other.refs
            if y.article == x.article
        )


def full_names(group: Group) -> tuple[Name, ...]:
    """The full names of a group, longest first: a few of them, since nobody has more."""
    # "Finch-Arden" is a surname, as "Finch Arden" need not be.
    double = {words_of(n) for c in group.chains for n in c.names if "-" in n and " " not in n}
    names = [name for words in group.names - double if (name := name_of(words)).first]
    return tuple(sorted(names, key=lambda n: (-len(n.words), n.words))[:8])


def by_sound(firsts: dict[str, list[int]]) -> dict[str, list[int]]:
    """The bearers of first names that are one but for their transliteration."""
    out: defaultdict[str, list[int]] = defaultdict(list)
    for first, some in firsts.items():
        out[latin(first)] += some
    return out


def clash(a: Group, b: Group) -> bool:
    """Whether titles and pronouns say that two are a woman and a man."""
    return bool(a.genders and b.genders and a.genders.isdisjoint(b.genders))


def _two(a: Group, b: Group) -> bool:
    """Whether gender or age says that two are two people."""
    return clash(a, b) or two_people(a.told, b.told) or outlived(a.life, b.life)


@dataclass(frozen=True, slots=True)
class _Fits:
    """Whom a surname may mean, and whether it is spelt as theirs."""

    groups: list[Group]
    exact: bool
    ids: frozenset[int]
    surnames: frozenset[str]


class _Surnames:
    """People who go by a surname alone, and who may be meant by it."""

    def __init__(self, full: list[Group], ledger: Ledger, alike: Alike) -> None:
        self.full, self.ledger, self.alike = full, ledger, alike
        self.places = Places()
        self.lasts: dict[int, set[str]] = {}
        self.bearers: defaultdict[tuple[str, str], list[Group]] = defaultdict(list)
        self.spelt: defaultdict[str, set[str]] = defaultdict(set)
        self.firsts: defaultdict[str, list[Group]] = defaultdict(list)
        self.fitting: dict[tuple[str, str, frozenset[str]], _Fits] = {}
        for group in full:
            names = full_names(group)
            self.lasts[id(group)] = {n.last for n in names}
            self.places.add(group, group.articles, self.lasts[id(group)])
            for last, suffix in sorted({(n.last, n.suffix) for n in names}):
                self.bearers[last, suffix].append(group)
            for first in sorted({n.first for n in names}):
                self.firsts[first].append(group)
        for surname in sorted({last for last, _ in self.bearers}):
            for key in keys(surname):
                self.spelt[key].add(surname)

    def joined(self, short: Sequence[Group]) -> list[Group]:
        """Join each to the only one it can be; what is left, among itself."""
        left: defaultdict[str, list[Group]] = defaultdict(list)
        alone: list[Group] = []
        for group in sorted(short, key=lambda g: g.first):
            name = name_of(min(group.names))
            fits = self._fits(name, frozenset(group.genders), _knighted(group))
            if len(fits.groups) == 1 and not _two(fits.groups[0], group):
                self._take(fits.groups[0], group, _only(name, fits.exact))
                continue
            near = self._near(group, fits) if len(fits.groups) > 1 else []
            if len(near) == 1:
                reason = (
                    f"{name.shown}: the only bearer of the surname in articles on the same news"
                )
                self._take(near[0], group, reason)
                continue
            for other in fits.groups[:SHOWN] if len(fits.groups) > 1 else ():
                reason = f"{name.shown}: one of {len(fits.groups)} people of that surname"
                self.ledger.say(other.first, group.first, "unsure", UNSURE, reason)
            if len(near) > 1:
                alone.append(group)  # either of two in its own news, and so no third elsewhere
            else:
                left[name.shown].append(group)
        out = [*self.full, *alone]
        for _, same in sorted(left.items()):
            last = name_of(min(same[0].names)).last
            ambiguous = (last, "") in self.bearers
            if ambiguous or len({x for g in same for x in g.genders}) > 1:
                reason = "the same single name in articles on the same news"
                out += join_near(same, self.ledger, self.alike, reason)
            else:
                reason = "the same single name, borne by nobody else"
                out.append(self.ledger.merge_all(same, SURNAME, reason))
        return out

    def _take(self, host: Group, guest: Group, reason: str) -> None:
        self.places.add(host, guest.articles, self.lasts[id(host)])
        self.ledger.merge(host, guest, SURNAME, reason)

    def _near(self, group: Group, fits: _Fits) -> list[Group]:
        """Those of `fits` who are in an article on the same news."""
        found = self.places.near(around(group.articles, self.alike), fits.surnames)
        return [g for g in found if id(g) in fits.ids and not _two(g, group)]

    def _fits(self, name: Name, genders: frozenset[str], knighted: bool) -> _Fits:
        """Whom a surname may mean, the first of the articles first, and whether it is spelt alike."""
        key = (name.last, name.suffix, genders | {"knighted"} if knighted else genders)
        if key not in self.fitting:
            exact = self._bearing(name.last, name.suffix, genders)
            near = set().union(*(self.spelt.get(k, ()) for k in keys(name.last)))
            some = exact or [
                group
                for other in sorted(near)
                if other != name.last and between(other, name.last) is not None
                for group in self._bearing(other, name.suffix, genders)
            ]
            if not some and knighted:
                exact = some = [g for g in self.firsts.get(name.last, ()) if _may_be(g, genders)]
            only = {id(g): g for g in some}
            ordered = sorted(only.values(), key=lambda g: g.first)
            surnames = {last for g in ordered for last in self.lasts[id(g)]}
            self.fitting[key] = _Fits(ordered, bool(exact), frozenset(only), frozenset(surnames))
        return self.fitting[key]

    def _bearing(self, surname: str, suffix: str, genders: frozenset[str]) -> list[Group]:
        """Bearers of a surname; the junior of them only where there is none without "Jr"."""
        sorts = (suffix,) if suffix else ("", "jr", "sr", "ii", "iii", "iv")
        for sort in sorts:
            found = [g for g in self.bearers.get((surname, sort), ()) if _may_be(g, genders)]
            if found:
                return found
        return []


def _knighted(group: Group) -> bool:
    return any(t in ("Sir", "Dame") for c in group.chains for t in c.titles)


def _may_be(group: Group, genders: frozenset[str]) -> bool:
    return not (genders and group.genders and group.genders.isdisjoint(genders))


def _only(name: Name, exact: bool) -> str:
    if exact:
        return f"{name.shown}: the only bearer of the surname"
    return f"{name.shown}: the only bearer of the surname, but for its spelling"


def around(articles: set[str], alike: Alike) -> set[str]:
    """Articles and those that tell of the same news."""
    return {*articles, *(other for key in articles for other in alike.get(key, ()))}


def join_near(same: list[Group], ledger: Ledger, alike: Alike, reason: str) -> list[Group]:
    """Names that several bear: one person within articles on the same news, if any."""
    out: list[Group] = []
    places = Places()
    for group in sorted(same, key=lambda g: g.first):
        found = places.near(around(group.articles, alike), ("",))
        host = next((g for g in found if not _two(g, group)), None)
        if host is None:
            out.append(group)
            places.add(group, group.articles, ("",))
        else:
            places.add(host, group.articles, ("",))
            ledger.merge(host, group, SURNAME, reason)
    return out
