"""When two names are one: spelling, initials, parts of a name."""

from __future__ import annotations

from functools import lru_cache

from dateline.annotate.lexicon import words
from dateline.model import MentionKind
from dateline.spelling import misspelt, slips

LONG = 14
"""Letters from which a word may have two slips of the pen."""

SUFFIXES = {"inc", "inc.", "ltd", "ltd.", "limited", "plc", "corp", "corp.", "corporation", "co", "co.",
            "company", "llc", "llp", "ag", "sa", "nv", "gmbh", "group", "holdings"}  # fmt: skip


def initials(name: str) -> set[str]:
    """The acronyms that a name can have: with and without its small words.

    >>> sorted(initials("Dockers and Pilots Association"))
    ['DAPA', 'DPA']
    """
    if "." in name:
        return set()
    parts = [p for p in name.replace("-", " ").split() if p[:1].isalpha()]
    return {"".join(p[0] for p in parts).upper(), "".join(p[0] for p in parts if p[0].isupper())}


@lru_cache(maxsize=65536)
def core(name: str) -> tuple[str, ...]:
    """The words of an organisation's name without article, possessive and legal form."""
    parts = [p.casefold() for p in name.replace("’s", "").replace("'s", "").split()]
    if parts and parts[0] == "the":
        parts = parts[1:]
    while len(parts) > 1 and parts[-1] in SUFFIXES:
        parts = parts[:-1]
    return tuple(parts)


@lru_cache(maxsize=65536)
def same_name(a: str, b: str, kind: MentionKind) -> bool:
    """Whether two names of one kind can name the same actor within an article.

    >>> same_name("Poullter", "Dan Poulter", "person"), same_name("Ann Marsh", "Tom Marsh", "person")
    (True, False)
    >>> same_name("DPA", "Dockers and Pilots Association", "organisation")
    True
    """
    if a.casefold() == b.casefold():
        return True
    one, two = core(a), core(b)
    if kind == "person":
        return _same_person(one, two)
    if one == two:
        return True
    for short, long in ((a, b), (b, a)):
        letters = short.replace(".", "")
        if letters.isupper() and len(letters) >= 2 and letters in initials(long) and " " in long:
            return True
    if kind == "organisation" and one and two:
        shorter, longer = sorted((one, two), key=len)
        head_only = len(shorter) == 1 and shorter[0].capitalize() in words("organisation_heads")
        if (
            not head_only
            and shorter[0] not in words("stopwords")
            and longer[: len(shorter)] == shorter
        ):
            return shorter[-1].capitalize() in words("organisation_heads") or (
                len(shorter) == 1 and len(longer) <= 3
            )
    return (
        len(one) == len(two)
        and all(misspelt(x, y) for x, y in zip(one, two, strict=True))
        and len(a) >= 6
    )


def _same_person(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    if not one or not two:
        return False
    shorter, longer = sorted((one, two), key=len)
    if len(shorter) == 1:
        return misspelt(shorter[0], longer[-1]) or (shorter[0] == longer[0] and len(longer) > 1)
    if not misspelt(shorter[-1], longer[-1]):
        return False
    first, other = shorter[0].rstrip("."), longer[0].rstrip(".")
    return misspelt(first, other) or ((len(first) == 1 or len(other) == 1) and first[0] == other[0])


@lru_cache(maxsize=65536)
def keys_of(name: str, kind: MentionKind) -> frozenset[str]:
    """What names are filed and looked up by: two that `same_name` joins share one of these.

    >>> bool(keys_of("DPA", "organisation") & keys_of("Dockers and Pilots Association", "organisation"))
    True
    """
    parts = core(name)
    out = {name, name.casefold()}
    for word in {parts[0], parts[-1]} if kind == "person" and parts else set(parts[:1]):
        out |= slips(word)
        if len(word) >= LONG:
            out |= {word[:4], word[-4:]}
    if kind != "person":
        letters = name.replace(".", "")
        out |= {letters} if letters.isupper() else {i for i in initials(name) if len(i) > 1}
    return frozenset(out)
