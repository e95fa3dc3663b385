"""Tables read from the word lists, in the shape that the modules ask for them."""

from __future__ import annotations

from functools import cache

from dateline.annotate.lexicon import lines


@cache
def verb_groups() -> dict[str, tuple[str, ...]]:
    """Speech and thought verbs → the constructions they take (`data/cues.txt`)."""
    out: dict[str, list[str]] = {}
    for line in lines("cues.txt"):
        group, _, entries = line.partition(":")
        for lemma in dict.fromkeys(e.strip() for e in entries.split(",")):
            out.setdefault(lemma, []).append(group)
    return {lemma: tuple(found) for lemma, found in out.items()}
