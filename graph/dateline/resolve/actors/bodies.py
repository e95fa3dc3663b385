"""Bodies, places and products: one name, its legal forms, acronyms, and a slip of spelling."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice

from dateline.resolve.actors.groups import Group
from dateline.resolve.actors.judging import (
    ACRONYM,
    DIFFERENT,
    LEGAL,
    SAME_NAME,
    SHOWN,
    SLIP,
    SURNAME,
    UNSURE,
    Ledger,
    Places,
    Sets,
)
from dateline.resolve.actors.names import acronym, body_of
from dateline.resolve.actors.persons import around
from dateline.resolve.actors.spelt import between, keys, pairs
from dateline.resolve.actors.tables import forms, words_among_forms
from dateline.resolve.alike import Alike

BARE = "?"
"""The form of a name that companies of several forms bear: whose it is cannot be told."""
MOST = 64


def form_of(group: Group) -> str:
    """The legal form a body's name is given with; "" for none, or if its article is in two minds.

    >>> from dateline.model import Chain, Ref
    >>> form_of(Group("organisation", [Ref("a", 0)], [Chain("Hask Ltd", "organisation", True)]))
    'ltd'
    """
    if group.kind != "organisation":
        return ""
    found = {body_of(name)[1] for c in group.chains for name in (c.name, *c.names)} - {""}
    if not found or not all(agree(a, b) for a, b in pairs(sorted(found), MOST)):
        return ""
    return max(found, key=lambda form: (len(form), form))


def agree(a: str, b: str) -> bool:
    """Whether two legal forms may be one company's: one says no more than the other."""
    one, other = set(a.split()), set(b.split())
    return one <= other or other <= one


def by_form(name: str, groups: Sequence[Group], ledger: Ledger, alike: Alike) -> list[Group]:
    """Bodies of one name: one, unless they are given with legal forms that only two can have."""
    of: defaultdict[str, list[Group]] = defaultdict(list)
    for group in sorted(groups, key=lambda g: g.first):
        of[form_of(group)].append(group)
    if len(of) == 1:
        (form,) = of
        return [ledger.merge_all(groups, SAME_NAME, f"the same name: {name} {form}".rstrip())]
    given = sorted(of.keys() - {""})
    if all(agree(a, b) for a, b in pairs(given, MOST)):
        kept = [
            ledger.merge_all(of[f], SAME_NAME, f"the same name: {name} {f}".rstrip())
            for f in sorted(of)
        ]
        whole = kept[0]
        for form, guest in zip(sorted(of)[1:], kept[1:], strict=True):
            shown = f"{name} {form} and {name}"
            ledger.merge(whole, guest, LEGAL, f"{shown}: the same name but for the legal form")
        return [whole]
    bare = _by_news(name, of.pop("", []), of, ledger, alike)
    kept = [ledger.merge_all(of[f], SAME_NAME, f"the same name: {name} {f}") for f in given]
    for (a, one), (b, other) in pairs(list(zip(given, kept, strict=True)), MOST):
        lands = [{forms()[f][1] for f in form.split() if f in forms()} - {"any"} for form in (a, b)]
        apart = bool(lands[0] and lands[1] and lands[0].isdisjoint(lands[1]))
        shown = f"{name} {a} and {name} {b}: legal forms"
        why = f"{shown} of different countries" if apart else f"{shown} that differ"
        verdict, score = ("different", DIFFERENT) if apart else ("unsure", UNSURE)
        ledger.say(one.first, other.first, verdict, score, why)  # type: ignore[arg-type]
    if bare:
        alone = ledger.merge_all(bare, SAME_NAME, f"the same name: {name}")
        for group in kept[:SHOWN]:
            why = f"{name}: one of {len(kept)} companies of that name"
            ledger.say(group.first, alone.first, "unsure", UNSURE, why)
        kept.append(alone)
    return kept


def _by_news(
    name: str, bare: list[Group], of: dict[str, list[Group]], ledger: Ledger, alike: Alike
) -> list[Group]:
    """Give the name without a form to the only company of it in articles on the same news."""
    places = Places()
    for form in sorted(of):
        for group in of[form]:
            places.add(group, group.articles, (form,))
    left = []
    for group in bare:
        near = places.near(around(group.articles, alike), sorted(of))
        if len({form_of(g) for g in near}) == 1:
            why = f"{name}: the only company of that name in articles on the same news"
            ledger.merge(near[0], group, SURNAME, why)
        else:
            left.append(group)
    return left


def join_bodies(groups: Sequence[Group], torn: Iterable[Group], ledger: Ledger) -> list[Group]:
    """Join those that share a name, an acronym or one slip of spelling.

    `torn` bear a name that companies of several legal forms have.
    """
    return _Bodies(sorted(groups, key=lambda g: g.first), {id(g) for g in torn}, ledger).joined()


class _Bodies:
    def __init__(self, groups: Sequence[Group], torn: set[int], ledger: Ledger) -> None:
        self.groups, self.ledger = groups, ledger
        self.sets = Sets(groups, ledger)
        given = [form_of(g) or (BARE if id(g) in torn else "") for g in groups]
        self.forms = {n: {form} - {""} for n, form in enumerate(given)}

    def joined(self) -> list[Group]:
        by_name: defaultdict[tuple[str, tuple[str, ...]], list[int]] = defaultdict(list)
        for n, group in enumerate(self.groups):
            for name in sorted(group.names):
                by_name[group.kind, name].append(n)
        for (_, name), some in sorted(by_name.items()):
            for first, *others in self._parted(some):
                for other in others:
                    self._join(first, other, SAME_NAME, f"the same name: {' '.join(name)}")
        self._acronyms()
        self._slips()
        self._houses(
            {name: some for (kind, name), some in by_name.items() if kind == "organisation"}
        )
        return self.sets.merged()

    def _parted(self, some: list[int]) -> list[list[int]]:
        """Those that bear one name, by legal form where they have forms that disagree."""
        of: defaultdict[str, list[int]] = defaultdict(list)
        for n in some:
            of[min(self.forms[self.sets.of[n]], default=BARE)].append(n)
        given = sorted(of.keys() - {BARE})
        agreed = all(agree(a, b) for a, b in pairs(given, MOST))
        torn = any(BARE in self.forms[self.sets.of[n]] for n in some)
        if agreed and not (torn and given):
            return [[n for form in (*given, BARE) for n in of.get(form, [])]]
        return [of[form] for form in sorted(of)]

    def _join(self, a: int, b: int, score: float, why: str) -> None:
        one, other = self.sets.of[a], self.sets.of[b]
        forms = self.forms[one] | self.forms[other]
        if one == other:
            return
        if self._clash(self.forms[one], self.forms[other]):
            left, right = self.groups[a].first, self.groups[b].first
            self.ledger.say(left, right, "unsure", UNSURE, f"{why}, but not the same legal form")
            return
        self.sets.join(a, b, score, why)
        self.forms[self.sets.of[a]] = forms

    @staticmethod
    def _clash(some: set[str], others: set[str]) -> bool:
        return bool(some and others) and not any(agree(a, b) for a in some for b in others)

    def _acronyms(self) -> None:
        """ "DPA" is the one body whose initials it gives."""
        full: defaultdict[str, dict[int, tuple[str, ...]]] = defaultdict(dict)
        bodies = [(n, g) for n, g in enumerate(self.groups) if g.kind == "organisation"]
        written = {n: sorted({name for c in g.chains for name in c.names}) for n, g in bodies}
        for n, group in bodies:
            longest = max(group.names, key=lambda name: (len(name), name))
            for name in written[n]:
                if letters := acronym(name):
                    full[letters][n] = longest
        counted = {letters: Counter(some.values()) for letters, some in full.items()}
        for n, _ in bodies:
            for name in written[n]:
                letters = name.replace(".", "")
                if not letters.isupper() or len(letters) < 2 or letters not in full:
                    continue
                own = full[letters].get(n)
                others = (w for w, times in counted[letters].items() if times > (w == own))
                named = list(islice(others, 2))
                if len(named) == 1:
                    bearer = min(m for m, w in full[letters].items() if w == named[0] and m != n)
                    self._join(
                        bearer, n, ACRONYM, f"{letters} are the initials of {' '.join(named[0])}"
                    )

    def _slips(self) -> None:
        """Long names that differ in the spelling of one word."""
        blocks: defaultdict[tuple[int, str, tuple[str, ...]], list[tuple[tuple[str, ...], int]]]
        blocks = defaultdict(list)
        for n, group in enumerate(self.groups):
            if group.kind == "organisation":
                for name in sorted(group.names):
                    if len(name) > 1:
                        for i, word in enumerate(name):
                            rest = name[:i] + name[i + 1 :]
                            for key in keys(word) if len(word) > 4 else ():
                                blocks[i, key, rest].append((name, n))
        for (i, _, _), some in sorted((k, v) for k, v in blocks.items() if len(v) > 1):
            for (x, a), (y, b) in pairs(sorted(some), MOST):
                if a != b and x != y and (how := between(x[i], y[i])) is not None:
                    said = (
                        "one slip of spelling apart"
                        if how == "slip"
                        else "transliterated in two ways"
                    )
                    shown = f"{' '.join(x)} and {' '.join(y)}"
                    self._join(a, b, SLIP, f"{shown}: {x[i]} and {y[i]} {said}")

    def _houses(self, by_name: dict[tuple[str, ...], list[int]]) -> None:
        """ "Hask Holdings" may be another company of the house than "Hask"."""
        for name, some in sorted(by_name.items()):
            if len(name) > 1 and name[-1] in words_among_forms("house"):
                for other in by_name.get(name[:-1], [])[:SHOWN]:
                    if self.sets.of[other] != self.sets.of[some[0]]:
                        why = f"{' '.join(name)} and {' '.join(name[:-1])}: may be two of one house"
                        one = self.groups[some[0]].first, self.groups[other].first
                        self.ledger.say(*one, "unsure", UNSURE, why)
