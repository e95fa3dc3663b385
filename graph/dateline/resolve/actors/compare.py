"""Whether two full names are of one person, and what was compared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.resolve.actors.judging import (
    DIFFERENT,
    NICKNAME,
    SAME_PERSON,
    SLIP,
    SURNAME,
    UNSURE,
)
from dateline.resolve.actors.names import PARTICLES, Name
from dateline.resolve.actors.spelt import First, between, between_firsts
from dateline.story import Verdict as Says


@dataclass(frozen=True, slots=True)
class Verdict:
    """What two names say of two people, how surely, and why."""

    says: Says
    score: float
    why: str
    firm: bool = False
    """Whether it stands although other names of the two agree."""
    slip: bool = False
    """Whether it rests on a slip of spelling."""


FIRSTS: dict[First, tuple[float, str]] = {
    "same": (SAME_PERSON, "same first name and surname"),
    "transliterated": (SLIP, "the first name transliterated in two ways"),
    "slip": (SLIP, "first names one slip of spelling apart"),
    "variant": (NICKNAME, "two spellings of a first name"),
    "short": (NICKNAME, "{short} is short for {full}"),
    "shorts": (NICKNAME, "{short} and {full} are short for one name"),
    "initial": (SURNAME, "the initial agrees"),
}
"""What may be between first names, how surely it is one person then, and how it is said."""


def compare(some: Sequence[Name], others: Sequence[Name], clash: bool) -> Verdict | None:
    """Same, different or unsure about two people by all of their full names; None: nothing to say."""
    found = [v for x in some for y in others if (v := compare_names(x, y)) is not None]
    if not found:
        return None
    if clash:
        why = f"{found[0].why.split(':')[0]}: different gender in titles or pronouns"
        return Verdict("different", SAME_PERSON, why)
    firm = [v for v in found if v.firm]
    return max(firm or found, key=_weight)


def _weight(verdict: Verdict) -> tuple[int, float]:
    return ("different", "unsure", "same").index(verdict.says), verdict.score


def compare_names(x: Name, y: Name) -> Verdict | None:
    """Same, different or unsure by two full names.

    >>> from dateline.resolve.actors.names import name_of, words_of
    >>> one, other = (name_of(words_of(n)) for n in ("Bill Merrow", "William Merrow"))
    >>> compare_names(one, other).why
    'bill merrow and william merrow: bill is short for william, same surname'
    """
    if (y.words, y.suffix) < (x.words, x.suffix):
        x, y = y, x
    last = between(x.last, y.last)
    if last is None:
        return None
    shown = f"{x.shown} and {y.shown}"
    if last == "same" and (tail := _tail(x, y)):
        return Verdict("same", SURNAME, f"{shown}: {tail}")
    one_word = last != "slip" and _run_on(x, y)
    first: First | None = "same" if one_word else between_firsts(x.first, y.first)
    if last == "slip" and (first not in ("same", "transliterated") or x.suffix != y.suffix):
        return None
    if first is None:
        return Verdict("different", DIFFERENT, f"{shown}: one surname, different first names")
    if first == "begins":
        return Verdict("unsure", UNSURE, f"{shown}: one first name begins the other")
    if first == "rivals":
        why = f"{shown}: {x.first} and {y.first} are different short forms of one name"
        return Verdict("unsure", UNSURE, why)
    if x.suffix != y.suffix:
        return _other_suffix(x, y, shown)
    score, why = FIRSTS[first]
    short, full = sorted((x.first, y.first), key=lambda w: (len(w), w))
    why = why.format(short=short, full=full)
    if last != "same":
        said = "one slip of spelling apart" if last == "slip" else "transliterated in two ways"
        score, why = (
            min(score, SLIP),
            why.removesuffix(" and surname") + f", {x.last} and {y.last} {said}",
        )
    elif first != "same":
        why += ", same surname"
    elif one_word:
        why = "first names written as one word or as two, same surname"
    if not one_word:
        parted = _middles(x, y, shown)
        if parted is not None:
            return parted
        if x.middles != y.middles:
            more = (
                "middle names that do not disagree"
                if x.middles and y.middles
                else "a middle name left out"
            )
            why = f"{why}, {more}"
    return Verdict("same", score, f"{shown}: {why}", slip="slip" in (first, last))


def _run_on(x: Name, y: Name) -> bool:
    """Whether one writes as one word what are two first names of the other: "Annemarie"."""
    return any(
        one.first + one.middles[0] == other.first and one.middles[1:] == other.middles
        for one, other in ((x, y), (y, x))
        if one.middles
    )


def _other_suffix(x: Name, y: Name, shown: str) -> Verdict:
    """ "Jr" and "Sr" are two people; without any it may be either."""
    if x.suffix and y.suffix:
        return Verdict("different", 0.9, f"{shown}: {x.suffix} and {y.suffix} are two people", True)
    why = f"{shown}: only one is called {x.suffix or y.suffix}"
    return Verdict("unsure", UNSURE, why, True)


def _middles(x: Name, y: Name, shown: str) -> Verdict | None:
    """What middle names say against one person; None if nothing."""
    few, many = sorted((x.middles, y.middles), key=len)
    if all(_agree(a, b) for a, b in zip(few, many, strict=False)):
        return None
    if _inside(few, many):
        return Verdict("unsure", UNSURE, f"{shown}: a middle name before the one in common", True)
    return Verdict("different", 0.85, f"{shown}: different middle names", True)


def _agree(a: str, b: str) -> bool:
    return between(a, b) is not None or (min(len(a), len(b)) == 1 and a[0] == b[0])


def _inside(few: Sequence[str], many: Iterable[str]) -> bool:
    """Whether some names stand among others in their order."""
    rest = iter(many)
    return all(any(_agree(a, b) for b in rest) for a in few)


def _tail(x: Name, y: Name) -> str:
    """Whether one is how the other ends: "al-Assad", or "Robert Oppenheimer" of "J. Robert"."""
    few, many = sorted((x, y), key=lambda n: len(n.words))
    if len(few.words) == len(many.words) or many.words[-len(few.words) :] != few.words:
        return ""
    if few.first in PARTICLES:
        return "the surname with what belongs to it"
    if len(many.first) == 1 and len(many.words) == len(few.words) + 1:
        return "called by the middle name after an initial"
    return ""
