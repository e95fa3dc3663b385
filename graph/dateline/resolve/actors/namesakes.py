"""Namesakes: people of one full name, told apart by their ages, or by who was dead when the other spoke.

Where no two are apart, as of nearly every name, there is nothing to do. Else the chains whose
ages agree are one person, and those without an age belong to whoever is near, or to nobody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from dateline.resolve.actors.ages import WRONG, Told, apart
from dateline.resolve.actors.groups import Group
from dateline.resolve.actors.judging import (
    DIFFERENT,
    SAME_NAME,
    SAME_PERSON,
    SHOWN,
    UNSURE,
    Ledger,
    known_apart,
    shown_of,
)
from dateline.resolve.actors.lives import outlived
from dateline.resolve.actors.persons import around, clash, join_near
from dateline.resolve.alike import Alike


def part(same: Sequence[Group], shown: str, ledger: Ledger, alike: Alike) -> list[Group]:
    """Join the chains of one full name: to one person, unless their ages say that there are more."""
    reason = f"the same name: {shown}"
    if len({told.years for group in same for told in group.told}) > 1:
        _forget(same, alike)
    sides = _by_age([group for group in same if group.told])
    sides = sides if len(sides) > 1 else _by_life(same)
    if len(sides) < 2:
        return [ledger.merge_all(same, SAME_NAME, reason)]
    rest = [group for group in same if not any(group in side for side in sides)]
    people = [ledger.merge_all(side, SAME_NAME, reason) for side in sides]
    people.sort(key=lambda g: g.first)
    for person in people:  # what has parted them holds from here on
        person.told = tuple(replace(told, named=True) for told in person.told)
    left = _placed(rest, people, shown, ledger, alike)
    for one, other in pairwise(people):
        why = f"{shown}: {known_apart(one, other)}"
        ledger.say(one.first, other.first, "different", DIFFERENT, why)
    return people + left


def _by_life(same: Sequence[Group]) -> list[list[Group]]:
    """Chains of one name of whom some had long been dead when others spoke: the dead, and those."""
    dead = [group for group in same if group.life.died is not None]
    late = [group for group in same if any(outlived(one.life, group.life) for one in dead)]
    if not late or any(group in dead for group in late):
        return []
    return [dead, late]


def _forget(same: Sequence[Group], alike: Alike) -> None:
    """Forget what is not told at a name, where a name in the same news has another age."""
    told: defaultdict[str, list[Told]] = defaultdict(list)
    for group in same:
        for one in group.told:
            if one.named:
                told[group.first.article].append(one)
    for group in same:
        if any(not one.named for one in group.told):
            near = (x for key in sorted(around(group.articles, alike)) for x in told.get(key, ()))
            if any(apart(one, other) for other in near for one in group.told):
                group.told = ()


def _by_age(groups: Sequence[Group]) -> list[list[Group]]:
    """Chains with an age; those are together that ages not apart link, over others if need be."""
    ages = sorted({told for group in groups for told in group.told})
    if not ages or ages[-1].years - ages[0].years <= WRONG:
        return [list(groups)] if groups else []
    whose = _families(ages)
    out: defaultdict[Told, list[Group]] = defaultdict(list)
    for group in groups:
        out[whose[group.told[0]]].append(group)
    return [some for _, some in sorted(out.items())]


def _families(ages: Iterable[Told]) -> dict[Told, Told]:
    """Age → one that stands for all it is not apart from, and all that those are not."""
    whose = {one: one for one in sorted(ages)}

    def root(one: Told) -> Told:
        while whose[one] != one:
            whose[one] = one = whose[whose[one]]
        return one

    # Whoever is not apart by age is linked through the ages between, and by birth alike.
    for in_order in (sorted(whose), sorted(whose, key=lambda told: (told.born, told))):
        for one, other in pairwise(in_order):
            if not apart(one, other):
                whose[root(other)] = root(one)
    return {one: root(one) for one in whose}


def _placed(
    groups: Sequence[Group], people: list[Group], shown: str, ledger: Ledger, alike: Alike
) -> list[Group]:
    """Give chains without an age to whoever is in their article, or else in their news.

    Gives those who are left, of whom nobody knows who they are.
    """
    near: defaultdict[str, set[int]] = defaultdict(set)
    for n, person in enumerate(people):
        for article in person.articles:
            near[article].add(n)
    ages = " and ".join(map(shown_of, people[:SHOWN]))
    doubt = f"{shown}: one of {len(people)} people of that name, {ages}"
    torn: list[Group] = []
    alone: list[Group] = []
    for group in sorted(groups, key=lambda g: g.first):
        may = {n for n, one in enumerate(people) if not clash(one, group)}
        found: set[int] = set()
        for articles in (group.articles, around(group.articles, alike)):
            found = found or may & {n for key in articles for n in near.get(key, ())}
        where = "in articles on the same news"
        if not found and len(may) == 1:
            found, where = may, "of that gender"
        if len(found) == 1:
            person = people[found.pop()]
            reason = f"the same name {where}: {shown}, {shown_of(person)}"
            ledger.merge(person, group, SAME_PERSON, reason)
        else:
            (torn if found else alone).append(group)
    news = f"the same name in articles on the same news: {shown}"
    left = torn + join_near(alone, ledger, alike, news)
    for group in left:
        group.doubt = doubt
        for person in [one for one in people if not clash(one, group)][:SHOWN]:
            ledger.say(person.first, group.first, "unsure", UNSURE, doubt)
    return left
