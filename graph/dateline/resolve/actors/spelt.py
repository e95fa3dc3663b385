"""Whether two words of names are one, and what there is between them.

One slip of the pen is one edit or transposition in a word of six letters or more that begins alike
(`dateline.spelling`), which is stricter than a share of letters in common such as Jaro's and
Winkler's: that one holds "Marsh" and "March", "Martin" and "Martina" for near.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from itertools import combinations
from typing import Literal, TypeVar

from dateline.resolve.actors.tables import lines, transliterations
from dateline.spelling import misspelt, slips

Between = Literal["same", "transliterated", "slip"]
First = Literal[
    "same", "transliterated", "slip", "variant", "short", "shorts", "rivals", "initial", "begins",
]  # fmt: skip
T = TypeVar("T")
LONG = 14
"""From so many letters on a word may have two slips (`misspelt`)."""
LEAST = 5
"""So many letters a word must have to be held for another transliteration of one."""


@lru_cache(maxsize=1 << 18)
def latin(word: str) -> str:
    """A word as all transliterations of it come out.

    >>> latin("zelenskyy") == latin("zelenski"), latin("mueller") == latin("muller"), latin("joe")
    (True, True, 'joe')
    """
    if len(word) < LEAST:
        return word
    for old, new, ends in transliterations():
        if not ends:
            word = word.replace(old, new)
        elif word.endswith(old):
            word = word.removesuffix(old) + new
    return word


@lru_cache(maxsize=1 << 18)
def between(a: str, b: str) -> Between | None:
    """What is between two words that are one: nothing, a transliteration, a slip; None if they are two."""
    if a == b:
        return "same"
    # One of "Muller" and "Mueller" may be too short to have anything taken from it.
    if latin(a) == latin(b):
        return "transliterated"
    return "slip" if _slip(a, b) else None


def _slip(a: str, b: str) -> bool:
    """What `misspelt` says of two different words, in a tenth of the time.

    In all but the longest words a slip is one edit, which needs no table of distances.
    """
    shorter = min(len(a), len(b))
    if shorter >= LONG:
        return misspelt(a, b)
    if shorter < 6 or abs(len(a) - len(b)) > 1 or a[0] != b[0] or a.rstrip("s") == b.rstrip("s"):
        return False
    start, end = 0, 0
    while start < shorter and a[start] == b[start]:
        start += 1
    while end < shorter - start and a[-1 - end] == b[-1 - end]:
        end += 1
    left = max(len(a), len(b)) - start - end
    return left < 2 or (left == 2 and a[start : start + 2] == b[start : start + 2][::-1])


def keys(word: str) -> set[str]:
    """Two words that are one share a key."""
    return slips(word) | {latin(word)}


@cache
def _shorts() -> tuple[dict[str, frozenset[str]], dict[str, str], frozenset[str]]:
    """Short form → full names that it may stand for; spelling → the usual one; all known names."""
    known: set[str] = set()
    full_of: defaultdict[str, set[str]] = defaultdict(set)
    usual: dict[str, str] = {}
    for line in lines("nicknames.txt"):
        if line.startswith("="):
            same = [word.strip() for word in line[1:].split(",")]
            usual |= dict.fromkeys(same, same[0])
        if line.startswith("+"):
            known |= {word.strip() for word in line[1:].split(",")}
    for line in lines("nicknames.txt"):
        if line[0] not in "=+":
            full, _, rest = line.partition(":")
            known.add(full)
            for short in rest.split(","):
                full_of[short.strip()].add(usual.get(full, full))
    known |= full_of.keys() | usual.keys()
    return {short: frozenset(some) for short, some in full_of.items()}, usual, frozenset(known)


@lru_cache(maxsize=1 << 16)
def fulls(first: str) -> frozenset[str]:
    """The first names that this one may stand for, with itself.

    >>> sorted(fulls("pat"))
    ['pat', 'patricia', 'patrick']
    """
    full_of, usual, _ = _shorts()
    return full_of.get(first, frozenset()) | {usual.get(first, first)}


@lru_cache(maxsize=1 << 18)
def between_firsts(a: str, b: str) -> First | None:
    """What is between two first names that one person may have; None if nobody has both.

    "rivals" are two short forms of one name ("Bill" and "Will"): who goes by one seldom goes by the
    other; "begins" is a beginning that no table knows for a short form.
    """
    shorter, longer = sorted((a, b), key=lambda w: (len(w), w))
    near = between(a, b)
    # "Martina" and "Christina" are no slips of "Martin" and "Christian".
    if near == "slip" and (longer.startswith(shorter) or {a, b} <= _shorts()[2]):
        near = None
    if near is not None:
        return near
    if not shorter:
        return None
    if len(shorter) == 1:
        return "initial" if longer[0] == shorter else None
    usual = _shorts()[1]
    one, other = usual.get(a, a), usual.get(b, b)
    if one == other:
        return "variant"
    if one in fulls(b) or other in fulls(a):
        return "short"
    if fulls(a) & fulls(b):
        return (
            "shorts"
            if longer.startswith(shorter[:-1] if len(shorter) > 3 else shorter)
            else "rivals"
        )
    return "begins" if len(shorter) > 2 and longer.startswith(shorter) else None


def kin(words: list[str], most: int) -> tuple[list[tuple[str, str]], int]:
    """The pairs of different words that are one, and how many were compared.

    Only words that share a key are; of more than `most` that share one, each with the next ones.
    """
    blocks: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        for key in keys(word):
            blocks[key].append(word)
    found: set[tuple[str, str]] = set()
    seen: set[tuple[str, str]] = set()
    for members in blocks.values():
        for pair in pairs(members, most):
            if pair not in seen:
                seen.add(pair)
                if between(*pair) is not None:
                    found.add(pair)
    return sorted(found), len(seen)


def pairs(members: list[T], most: int) -> list[tuple[T, T]]:
    """All pairs, or, of more than `most`, each with the few that stand next to it."""
    if len(members) <= most:
        return list(combinations(members, 2))
    near = max(1, most // 8)
    return [(a, b) for n, a in enumerate(members) for b in members[n + 1 : n + 1 + near]]
