"""Lines of a paragraph → its words: what the end of a line broke is whole, and no hyphen of its own is lost.

A hyphen at the end of a line may be the word's or the printer's. Which it is says how the text has the
word elsewhere; then the word itself, which may be a name, a year, an address, or made of parts that go
by a hyphen; then whether the text breaks words at all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from dateline.read.cleaning import cleaned

_LONGEST_WORD: Final = 100
_WORD: Final = re.compile(r"\w+(?:[-‐]\w+)*")
_BROKEN: Final = re.compile(r"(\w+)([-‐\u00ad])$")
_DASH: Final = re.compile(r"\w[–—]$")
_ADDRESS: Final = re.compile(r"(?:://|www\.|@|\w/\w)\S*[-/.?=&_‐]$", re.I)
_PART_OF_ADDRESS: Final = re.compile(r"[a-z\d]+[-/.?=&_\w]*", re.I)
_FIRST: Final = frozenset(
    """
    all anti arch counter cross deep double east eight ex fifty first five forty four full ground half hard
    high ill large last left like long low mid multi nine ninety non north off old one part post prime
    quasi right second self semi seven seventy short single six sixty small so south ten third thirty three
    top triple twenty two ultra vice well west wide world year
    """.strip().split()
)
"""Words that stand before a hyphen more often than in one word with what follows."""
_SECOND: Final = frozenset(
    """
    based backed born called class controlled day educated elect elected election fired foot founder free
    friendly funded general hour held in known law led level like lived looking made man mile minded minute
    month named old operated owned page paid party profile ranking rate related respected run scale sea
    speaking storey strong style term time up week wide winning woman year
    """.strip().split()
)
_WITH_PRO: Final = frozenset(
    "choice business democracy european government independence life union war western".strip().split()
)
_WHOLE: Final = frozenset(
    "into onto today tomorrow tonight without within cannot upon therefore outside inside himself herself "
    "themselves itself sometimes something anybody somebody everybody nobody anyone someone everyone "
    "understand understood overtime shortly longer however wellbeing worldwide highest lowest longest "
    "allowance allowed allow alleged allegation also already although always fully partly partner party "
    "halfway hardly midnight postpone postponed postal soon sooner topic tense tender tenth tends"
    " oldest older elder ones onerous smaller shortage shorter wider widely oneself secondary secondly"
    " selfish leftist leftover likely highly highway largely larger lastly firstly lower lowered deeper"
    " deeply doubled doubtful eastern western northern southern crossing crossed counterpart rightly"
    " worldly yearly illness illegal illusion explain example extra exact expect expert export exit exist"
    " exchange executive exercise expense experience explode express extend extent extreme offer office"
    " officer official often offence offend nonsense nonetheless poster posted posting posture".strip().split()
)
"""Words that only look as if they began with one of them."""


@dataclass(frozen=True, slots=True)
class Usage:
    """How a text has its words."""

    known: Counter[str]
    """Those that stand whole on a line."""
    breaks: bool | None = None
    """Whether it breaks words at the end of a line; None where it is too short to tell."""
    marked: bool = False
    """Whether it breaks them with a sign of their own, which its hyphens are not."""


def usage(lines: Iterable[str]) -> Usage:
    """Count the words of lines that follow each other."""
    known: Counter[str] = Counter()
    count = broken = whole = marked = 0
    before = ""
    for line in lines:
        words = _WORD.findall(line.casefold())
        count += 1
        if before:
            marked += before == "‐"
            broken += line[:1].islower()
            words = words[1:]
        before = found[2] if (found := _broken(line)) else ""
        known.update(words[: len(words) - bool(before)])
        whole += any("‐" in word for word in words[: len(words) - bool(before)])
    often = count >= 60 and broken >= 0.04 * count
    seldom = count >= 60 and broken <= 0.015 * count
    return Usage(known, True if often else False if seldom else None, bool(marked and not whole))


def seam(text: str, words: str, found: Usage) -> tuple[int, str]:
    """Say how many signs go off the end of a text, and what stands between it and the words of a next line."""
    if not text:
        return 0, ""
    last = text[-_LONGEST_WORD:].rsplit(None, 1)[-1] if text[-1:].strip() else ""
    if _ADDRESS.search(last) and _PART_OF_ADDRESS.match(words):
        return 0, ""
    if _DASH.search(last) and words[:1].isalnum():
        return 0, ""
    broken = _broken(text)
    after = _WORD.match(words)
    if not broken or not after:
        return 0, " "
    if broken[2] == "\u00ad":
        return 1, ""
    if _is_whole(last[:-1], broken[1], after[0], found) and not (
        broken[2] == "-" and found.marked and not found.known[(broken[1] + after[0]).casefold()]
    ):
        return 1, ""
    return (1, "-") if broken[2] == "‐" else (0, "")


def _is_whole(last: str, before: str, after: str, found: Usage) -> bool:
    """Whether two parts are one word, which the end of a line broke."""
    if before[-1].isdigit() or after[0].isdigit() or (after[0].isupper() and not before.isupper()):
        return False
    if not before[-1].isalpha():
        return False
    before, after = before.casefold(), after.casefold()
    first = after.split("-")[0]
    whole, compound = before + first, f"{before}-{first}"
    # "well-known" keeps its hyphen, if it is written so elsewhere and seldom as one word.
    hyphened = found.known[compound] + found.known[f"{last}-{after}".casefold()]
    if hyphened or found.known[whole]:
        return found.known[whole] >= hyphened and found.known[whole] > 0
    if whole in _WHOLE:
        return True
    if _is_compound(last.casefold(), before, first, after, found):
        return False
    return found.breaks is not False


def _is_compound(last: str, before: str, first: str, after: str, found: Usage) -> bool:
    if "-" in last.strip("(“‘\"'[") or (
        after != first and first in ("in", "to", "and", "of", "the")
    ):
        return True
    if before in _FIRST and len(first) > 2:
        return not (found.breaks and first not in found.known and first not in _SECOND)
    if before in ("re", "pre", "co", "de") and first[0] == before[-1]:
        return True
    if before == "pro" and (first in _WITH_PRO or found.known[first] > 0):
        return True
    known = found.known[before] > 0
    if first in _SECOND and (known or len(before) > 4):
        return True
    return known and found.known[first] > 0 and min(len(before), len(first)) > 3


def _broken(text: str) -> re.Match[str] | None:
    """Find a word that the end of a text breaks off; no further back than a word may be long."""
    return _BROKEN.search(text, max(0, len(text) - _LONGEST_WORD))


def placed(text: str, starts: Sequence[int]) -> tuple[str, list[tuple[int, int]]]:
    """Clean a paragraph line by line, and say where those begin, by number, of which something is left."""
    words, places, apart = "", [], False
    for number, (start, end) in enumerate(pairwise([*starts, len(text)])):
        piece = text[start:end]
        if left := cleaned(piece):
            words += " " if words and apart else ""
            places.append((len(words), number))
            words, apart = words + left, False
        apart = apart or piece.endswith(" ")
    return words, places
