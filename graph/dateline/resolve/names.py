"""Keys and comparisons of names across articles."""

from __future__ import annotations

LEGAL = {"inc", "ltd", "limited", "plc", "corp", "corporation", "co", "company", "llc", "llp", "ag", "sa",
         "nv", "gmbh"}  # fmt: skip


def words_of(name: str) -> tuple[str, ...]:
    """Lower-case words without article, possessive, points and legal form.

    >>> words_of("The Royal Bank of Scotland plc"), words_of("J. R. Smith")
    (('royal', 'bank', 'of', 'scotland'), ('j', 'r', 'smith'))
    """
    plain = name.casefold().replace("’s", "").replace("'s", "").replace(".", " ").replace(",", " ")
    parts = plain.replace("-", " ").split()
    if len(parts) > 1 and parts[0] == "the":
        parts = parts[1:]
    while len(parts) > 1 and parts[-1] in LEGAL:
        parts = parts[:-1]
    return tuple(parts)


def acronym(name: str) -> str:
    """The capitals of a name of several words, else "".

    >>> acronym("Dockers and Pilots Association"), acronym("Unison")
    ('DPA', '')
    """
    if "." in name:
        return ""
    letters = [word[0] for word in name.replace("-", " ").split() if word[:1].isupper()]
    return "".join(letters) if len(letters) > 1 else ""


def slips(word: str) -> set[str]:
    """The word and every form of it with one letter left out: two words share one if they are one
    edit apart, or one transposition.

    >>> bool(slips("poulter") & slips("poullter")), bool(slips("smith") & slips("jones"))
    (True, False)
    """
    if len(word) < 6:
        return {word}
    return {word, *(word[:i] + word[i + 1 :] for i in range(1, len(word)))}


def one_slip(a: str, b: str) -> bool:
    """Whether two words of six letters or more are one edit apart and begin alike."""
    if a == b:
        return True
    if min(len(a), len(b)) < 6 or a[0] != b[0] or abs(len(a) - len(b)) > 1:
        return False
    if a.rstrip("s") == b.rstrip("s"):
        return False
    return (
        b in slips(a)
        or a in slips(b)
        or (bool((slips(a) - {a}) & (slips(b) - {b})) and len(a) == len(b))
    )
