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
