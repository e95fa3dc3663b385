"""When two words are one with a slip of the pen. Both rooms that compare names use it."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=65536)
def edits(a: str, b: str, most: int = 2) -> int:
    """Damerau-Levenshtein distance (optimal string alignment), or `most + 1` if it is greater.

    >>> edits("poulter", "poullter"), edits("tolliver", "tollivar"), edits("smith", "jones")
    (1, 1, 3)
    """
    if abs(len(a) - len(b)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        older, before, row = before, row, [i]
        for j, y in enumerate(b, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def misspelt(a: str, b: str) -> bool:
    """Whether one word is a slip of the other: one edit in six letters or more, two in fourteen.

    >>> misspelt("Poulter", "Poullter"), misspelt("Marsh", "March"), misspelt("Iran", "Iraq")
    (True, False, False)
    """
    a, b = a.casefold(), b.casefold()
    shorter = min(len(a), len(b))
    if a == b or shorter < 6 or a[0] != b[0]:
        return a == b
    if a.rstrip("s") == b.rstrip("s"):
        return False
    return edits(a, b) <= (2 if shorter >= 14 else 1)


def slips(word: str) -> set[str]:
    """The word and every form of it with one letter left out: two words share one if they are one
    edit apart, or one transposition.

    >>> bool(slips("poulter") & slips("poullter")), bool(slips("smith") & slips("jones"))
    (True, False)
    """
    if len(word) < 6:
        return {word}
    return {word, *(word[:i] + word[i + 1 :] for i in range(1, len(word)))}
