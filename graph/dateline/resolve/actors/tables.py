"""The tables of this room: nicknames, legal forms, transliterations, words of tenure."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


def lines(name: str) -> list[str]:
    """The lines of a table, without comments and empty ones."""
    text = (files("dateline.resolve.actors") / "data" / name).read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and line[0] != "#"]


def entries(name: str) -> list[tuple[str, list[str]]]:
    """What stands before the colon of each line, and what stands after it, divided by commas."""
    out = []
    for line in lines(name):
        head, _, rest = line.partition(":")
        out.append((head.strip(), [word.strip() for word in rest.split(",")]))
    return out


@cache
def forms() -> dict[str, tuple[str, str]]:
    """Legal form, in any spelling → its usual spelling and its country."""
    out: dict[str, tuple[str, str]] = {}
    for country, written in entries("legal_forms.txt"):
        if country not in ("house", "capitals"):
            for one in written:
                usual, *others = (part.strip() for part in one.split("="))
                out |= dict.fromkeys((usual, *others), (usual, country))
    return out


@cache
def words_among_forms(sort: str) -> frozenset[str]:
    """ "house": what tells companies of one house apart; "capitals": forms that are words as well."""
    return frozenset(w for c, written in entries("legal_forms.txt") if c == sort for w in written)


@cache
def transliterations() -> tuple[tuple[str, str, bool], ...]:
    """What is written, what it is written for, and whether that is so at the end of a word alone."""
    pairs = [line.split() for line in lines("transliterations.txt")]
    return tuple((old.rstrip("$"), new, old.endswith("$")) for old, new in pairs)


@cache
def tenures() -> dict[str, str]:
    """Word → former, coming, new, now or other; "left agent resign" → "left agent"."""
    return {
        f"{sort} {word}" if " " in sort else word: sort
        for sort, words in entries("tenures.txt")
        for word in words
    }
