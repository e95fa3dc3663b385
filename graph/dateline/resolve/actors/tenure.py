"""When posts are held, by what articles say on their days."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, get_args

from dateline.resolve.actors.names import plain
from dateline.resolve.actors.tables import tenures

Sort = Literal["former", "coming", "new", "acting", "now"]
SORTS = get_args(Sort)
HOLDING = ("now", "new", "acting")
"""Whoever is called so, has the post."""
LEADING = {"the", "a", "an", "its", "their", "his", "her", "our", "my", "your"}
FAR = timedelta(days=366)
"""Further from the last day that somebody is called so, nobody is known to be it."""


NEW_FOR = timedelta(days=61)
"""So long ago at most somebody has come who is called the new one."""


@dataclass(frozen=True, slots=True)
class Said:
    """A title without the words around it, and what these say of when it is held."""

    title: str
    sort: Sort
    vague: bool = False
    """Whether it is of a body that only the article knows: "the company's chief executive"."""


@lru_cache(maxsize=1 << 16)
def said_of(text: str) -> Said:
    """Cut the words of a post.

    >>> said_of("the then-Health Secretary").title, said_of("the then-Health Secretary").sort
    ('health secretary', 'former')
    >>> said_of("president-elect").sort
    'coming'
    """
    sort: Sort = "now"
    words: list[str] = []
    for raw in text.replace("’s", "").replace("'s", "").split():
        first, dash, rest = raw.partition("-")
        last = raw.rpartition("-")[2]
        if dash and plain(raw) not in tenures() and _sort(first):
            words += [first, rest]
        elif dash and plain(last) in ("elect", "designate", "emeritus", "emerita"):
            words += [raw[: -len(last) - 1], last]
        else:
            words.append(raw)
    words = [w for w in words if w.strip("-,.")]
    while len(words) > 1 and plain(words[0]) in LEADING:
        words = words[1:]
    while len(words) > 1 and (found := _sort(words[0])):
        sort = found if sort == "now" else sort
        words = words[1:]
    if len(words) > 1 and plain(words[-1]) in ("elect", "designate", "emeritus", "emerita"):
        sort = _sort(words.pop()) or sort
    owners = (raw for raw in text.split() if raw.endswith(("'s", "’s")))
    vague = any(owner[:1].islower() for owner in owners)
    return Said(plain(" ".join(words)).replace(".", ""), sort, vague)


def _sort(word: str) -> Sort | None:
    """What a word says of a post; "New" with a capital is more often of York or Zealand."""
    found = None if word == "New" else tenures().get(plain(word))
    return found if found in SORTS else None  # type: ignore[return-value]


@dataclass(slots=True)
class Attested:
    """On which days a person is called so, and on which the former, coming, new or acting one."""

    now: set[date] = field(default_factory=set)
    former: set[date] = field(default_factory=set)
    coming: set[date] = field(default_factory=set)
    new: set[date] = field(default_factory=set)
    acting: set[date] = field(default_factory=set)
    undated: bool = False
    """Whether an article without a date calls the person so."""
    unplaced: set[str] = field(default_factory=set)
    """What else such an article says: "former"."""

    def add(self, sort: Sort, day: date | None) -> None:
        """Take in what an article of that day says."""
        if day is None:
            self.undated |= sort in HOLDING
            self.unplaced.add(sort)
            return
        getattr(self, sort).add(day)
        if sort in HOLDING:
            self.now.add(day)

    def take(self, other: Attested) -> None:
        """Take in what is said of the same person in another way."""
        for mine, others in zip(self._sets(), other._sets(), strict=True):
            mine |= others
        self.undated |= other.undated
        self.unplaced |= other.unplaced

    def said(self, sort: Sort) -> bool:
        """Whether any article says that of the person."""
        return bool(getattr(self, sort)) or sort in self.unplaced

    def _sets(self) -> tuple[set[date], ...]:
        return self.now, self.former, self.coming, self.new, self.acting

    def stints(self) -> list[tuple[date, date]]:
        """From the first to the last day of each time in office; being called former ends one."""
        out: list[tuple[date, date]] = []
        for day in sorted(self.now):
            if out and not any(out[-1][1] < f <= day for f in self.former):
                out[-1] = (out[-1][0], day)
            else:
                out.append((day, day))
        return out


@dataclass(frozen=True, slots=True)
class Answer:
    """Who may be meant, whether that is sure, and why."""

    who: tuple[int, ...]
    sure: bool
    why: str
    choice: bool = False
    """Whether it is surely one of them, so that "she" may tell which."""


class Holders:
    """Who held one post when. People are numbers here; `names` says what they are called."""

    def __init__(self, title: str, held: Mapping[int, Attested], names: Mapping[int, str]) -> None:
        self.title, self.held, self.names = title, dict(sorted(held.items())), names
        self.attested = sorted((day, n) for n, tenure in held.items() for day in tenure.now)
        self.days = [day for day, _ in self.attested]
        self.stints = {n: tenure.stints() for n, tenure in held.items()}

    def on(self, day: date | None) -> Answer:
        """Who holds the post on a day."""
        everybody = tuple(sorted(self.held))
        if day is None or not self.days:
            only = len(everybody) == 1 and (self.days or self.held[everybody[0]].undated)
            if only:
                return Answer(everybody, True, f"the only {self.title} named")
            return Answer(everybody, False, f"one of {len(everybody)} called {self.title}")
        left = self._at(bisect_right(self.days, day) - 1)
        right = self._at(bisect_left(self.days, day))
        near = tuple(sorted({*left, *right}))
        if len(left) > 1 or len(right) > 1:
            return Answer(near, False, f"more than one is called {self.title} at that time")
        if len(near) == 1:
            return self._one(near[0], day, both=bool(left and right))
        return self._handover(left[0], right[0], day)

    def _at(self, place: int) -> tuple[int, ...]:
        """Those called so on the day of that place in the list."""
        if not 0 <= place < len(self.days):
            return ()
        low = bisect_left(self.days, self.days[place])
        high = bisect_right(self.days, self.days[place])
        return tuple(sorted({n for _, n in self.attested[low:high]}))

    def _one(self, n: int, day: date, *, both: bool) -> Answer:
        """Only one is called so before and after the day, or is the first or the last of all."""
        last, first = self._before(n, day), self._after(n, day)
        if both:
            inside = any(a <= day <= b for a, b in self.stints[n])
            shown = _shown(sorted({d for d in (last, first) if d is not None}))
            if inside and not self._crossed(n, day):
                return self._yes(n, f"on {shown}", "that day" if last == day else "between")
            return Answer(
                (n,), False, f"{self._name(n)} is not known to be {self.title} all the time"
            )
        open_ends = [m for m, t in self.held.items() if m != n and t.undated]
        if last is not None:
            gone = any(last < f <= day for f in self.held[n].former)
            next_one = [m for m, t in self.held.items() if m != n
                        and any(last <= d <= day for d in t.coming)]  # fmt: skip
            if not gone and not next_one and not open_ends and day - last <= FAR:
                return self._yes(n, f"on {_shown([last])}", "until then")
            return Answer((n, *next_one), False, f"{self._name(n)} may be {self.title} no longer")
        assert first is not None
        fresh = first in self.held[n].new or any(day <= d for d in self.held[n].coming)
        others = [
            m
            for m, tenure in self.held.items()
            if m != n and tenure.former and min(tenure.former) > day
        ]
        if not fresh and not others and not open_ends and first - day <= FAR:
            return self._yes(n, f"on {_shown([first])}", "before")
        return Answer((n, *others), False, f"{self._name(n)} may not be {self.title} yet")

    def _handover(self, one: int, other: int, day: date) -> Answer:
        """Somebody is called so before the day, and somebody else after it."""
        last, first = self._before(one, day), self._after(other, day)
        assert last is not None
        assert first is not None
        gone = sorted(f for f in self.held[one].former if last < f <= day)
        waits = sorted(c for c in self.held[other].coming if day <= c <= first)
        if first in self.held[other].new and first - day > NEW_FOR:
            waits.append(first)
        if gone and not waits and first - day <= FAR:
            known = f"{self._name(one)} is called the former one on {_shown(gone[:1])}"
            return self._yes(other, f"on {_shown([first])}", "before", known)
        if waits and not gone and day - last <= FAR:
            says = "new" if waits[0] == first else "still to come"
            known = f"{self._name(other)} is {says} on {_shown(waits[:1])}"
            return self._yes(one, f"on {_shown([last])}", "until then", known)
        why = (f"between {_shown([last])}, when {self._name(one)} is called {self.title}, and"
               f" {_shown([first])}, when {self._name(other)} is")  # fmt: skip
        return Answer(tuple(sorted((one, other))), False, why, choice=True)

    def _yes(self, n: int, days: str, when: str, known: str = "") -> Answer:
        rest = known or f"nobody else is {when}"
        return Answer((n,), True, f"{self._name(n)} is called {self.title} {days}, {rest}")

    def _crossed(self, n: int, day: date) -> bool:
        """Whether another is called so within the same time in office: then there are two offices."""
        low, high = next((a, b) for a, b in self.stints[n] if a <= day <= b)
        within = self.attested[bisect_left(self.days, low) : bisect_right(self.days, high)]
        return any(m != n for _, m in within)

    def _before(self, n: int, day: date) -> date | None:
        return max((d for d in self.held[n].now if d <= day), default=None)

    def _after(self, n: int, day: date) -> date | None:
        return min((d for d in self.held[n].now if d >= day), default=None)

    def _name(self, n: int) -> str:
        return self.names[n]


def _shown(days: list[date]) -> str:
    """Days as people write them.

    >>> _shown([date(2021, 5, 3), date(2021, 5, 9)]), _shown([date(2021, 5, 3)])
    ('3 and 9 May 2021', '3 May 2021')
    """
    last = days[-1]
    parts = []
    for day in days[:-1]:
        month = f" {day:%B}" if (day.month, day.year) != (last.month, last.year) else ""
        parts.append(f"{day.day}{month}" + (f" {day.year}" if day.year != last.year else ""))
    return " and ".join([*parts, f"{last.day} {last:%B} {last.year}"])
