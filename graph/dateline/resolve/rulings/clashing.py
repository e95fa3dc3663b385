"""Entries that contradict each other: which of them hold, and what is said of the others.

Of entries that cannot be true together those with the latest day hold. Where no day decides, none
of them does, and each is told which others it stands against.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import networkx as nx

from dateline.entries import Entry, place
from dateline.errors import DoubtfulEntry
from dateline.model import Ref
from dateline.resolve.rulings.finding import Doubt, Found

Pair = tuple[Ref, Ref]

NAMED: Final = 3
"""So many of the others are named in one sentence."""


@dataclass(frozen=True, slots=True)
class Case:
    """An entry with the pairs that must be one by it, and those that must not."""

    found: Found
    must: tuple[Pair, ...] = ()
    never: tuple[Pair, ...] = ()

    @property
    def day(self) -> date:
        return self.found.entry.day or date.min


def decided(found: Iterable[tuple[Found, str]], doubt: Doubt) -> list[tuple[Found, str]]:
    """Of entries that say different things of one target, those that hold: the latest, or none."""
    about: defaultdict[tuple[str, str], list[Found]] = defaultdict(list)
    for one, target in found:
        act = one.entry.act
        about[target, "standing" if act in ("reject", "confirm") else act].append(one)
    out = []
    for (target, _), rivals in sorted(about.items()):
        last = max(_day(one.entry) for one in rivals)
        latest = [one for one in rivals if _day(one.entry) == last]
        said = {_says(one) for one in latest}
        for one in rivals:
            if said == {_says(one)}:
                out.append((one, target))
            else:
                others = [other.entry for other in latest if _says(other) != _says(one)]
                doubt(_contradicts(one.entry, others, others if len(said) == 1 else []))
    return out


def _says(one: Found) -> tuple[str, str]:
    return one.entry.act, one.entry.value


def _day(entry: Entry) -> date:
    return entry.day or date.min


def agreed(cases: Sequence[Case], doubt: Doubt) -> list[Case]:
    """The cases that can all be true: later days first; those of one day that clash are put aside."""
    kept: list[Case] = []
    for day in sorted({case.day for case in cases}, reverse=True):
        new = [case for case in cases if case.day == day]
        clash = _clashes([*kept, *new])
        holding = [case.found.entry for case in kept]
        for case in new:
            entry = case.found.entry
            if entry in clash:
                others = [other for other in clash[entry] if other != entry]
                held = [other for other in others if other in holding]
                doubt(_contradicts(entry, others, held, circle=True))
            else:
                kept.append(case)
    return kept


def _clashes(cases: Sequence[Case]) -> dict[Entry, list[Entry]]:
    """Entries that cannot be true together, each with the circle in which they go round."""
    same = graph_of(pair for case in cases for pair in case.must)
    part = {ref: n for n, some in enumerate(nx.connected_components(same)) for ref in some}
    found: dict[Entry, list[Entry]] = {}
    for case in cases:
        for a, b in case.never:
            if a not in part or part[a] != part.get(b):
                continue
            # With the pair as one more tie, what lies on a way between the two is one block.
            tied = same.subgraph(nx.node_connected_component(same, a)).copy()
            tied.add_edge(a, b)
            block = next(
                {frozenset(edge) for edge in edges}
                for edges in nx.biconnected_component_edges(tied)
                if {frozenset(edge) for edge in edges} >= {frozenset((a, b))}
            )
            merges = [c for c in cases if any(frozenset(pair) in block for pair in c.must)]
            circle = [one.found.entry for one in (*merges, case)]
            for entry in circle:
                found.setdefault(entry, circle)
    return found


def _contradicts(
    entry: Entry, others: Iterable[Entry], holding: Sequence[Entry], circle: bool = False
) -> DoubtfulEntry:
    """Say against which others an entry stands, which of these hold, and what to do.

    In a circle each stands against all others together, else against each of them.
    """
    ordered = sorted(set(others), key=lambda one: (place(one.where), one.order))
    held = [one for one in ordered if one in holding]
    several = len(ordered) > 1
    what = f"contradicts {_named(ordered, entry)}" + (" together" if circle and several else "")
    advice = "Remove this entry, or give it a later day if it should hold instead."
    if held == ordered:
        why = "hold because their days are later" if several else "holds because its day is later"
        return DoubtfulEntry(entry.where, f"{what}, which {why}", advice)
    if held:
        verb = "hold because their days are" if len(held) > 1 else "holds because its day is"
        what = f"{what}; of these only {_named(held, entry)} {verb} later"
        advice = "Remove one that does not hold, or give a later day to the one that should."
    elif several:
        what = f"{what}, and none of them holds because no day decides"
        rest = "one of them" if circle else "all but the one that should hold"
        advice = f"Remove {rest}, or give a later day to what should hold."
    else:
        what = f"{what}, and neither holds because no day decides"
        advice = "Remove one of the two, or give a later day to the one that should hold."
    return DoubtfulEntry(entry.where, what, advice)


def _named(entries: Sequence[Entry], beside: Entry) -> str:
    """Entries by where they stand; by their numbers alone in the same file."""
    file = beside.where.rpartition(", entry ")[0]
    names = [one.where.removeprefix(f"{file}, ") if file else one.where for one in entries[:NAMED]]
    more = [f"{len(entries) - NAMED:,} more"] if len(entries) > NAMED else []
    *most, last = [*names, *more]
    return f"{', '.join(most)} and {last}" if most else last


def graph_of(pairs: Iterable[tuple[Any, Any]]) -> nx.Graph[Any]:
    """A graph whose parts come in one order, since its nodes were added in one."""
    graph: nx.Graph[Any] = nx.Graph()
    graph.add_edges_from(sorted(set(pairs)))
    return graph
