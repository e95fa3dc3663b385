"""What a person wrote into `corrections.yaml`: an entry says what to do, to what, why, and who says so.

An entry names actors, events and claims by an article's id and words quoted from it, never by the
ids of a build, so it outlives a new build and a better annotator. What an entry was found to be
about, in a story, is a `Ruling`. Neither has to do with a newspaper's own correction of an article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache
from typing import Any, Final, get_args

from dateline.calendar import days_of_edtf
from dateline.errors import DoubtfulEntry
from dateline.model import Interval, MentionKind
from dateline.story import Act, Ruled
from dateline.vocab import kinds

FILE: Final = "corrections.yaml"

ABOUT: Final[Mapping[Act, tuple[Ruled, ...]]] = {
    "merge": ("actor", "event"),
    "not-the-same": ("actor", "event"),
    "split": ("actor", "event"),
    "rename": ("actor", "event"),
    "re-date": ("event", "article"),
    "wrong-kind": ("actor", "event"),
    "reject": ("event", "claim"),
    "confirm": ("event", "actor", "claim"),
}
"""What each may be about; the first where the entry does not say."""
VALUED: Final[Mapping[Act, str]] = {
    "rename": "the new name or label",
    "re-date": "the date",
    "wrong-kind": "the right kind",
}
"""Those that give something new, under `to`."""
MANY: Final[Mapping[Act, tuple[int, int]]] = {
    "merge": (2, 1_000),
    "not-the-same": (2, 2),
    "split": (1, 1_000),
}
"""How many things they name, at least and at most; the others name one."""
KEYS: Final = ("do", "about", "of", "to", "reason", "author", "day")
PLACES: Final = ("article", "words", "occurrence")
LONGEST: Final = 1_000
"""In characters, of any one thing in an entry."""

_HALF = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """Words of an article: which article, which words, and which occurrence of them."""

    article: str
    words: str
    occurrence: int = 0
    """Counted from 1; 0 is wherever they stand."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry, checked as far as it can be without a story."""

    act: Act
    about: Ruled
    of: tuple[Quote, ...]
    value: str
    reason: str
    author: str
    day: date | None = None
    where: str = ""
    """The file and the number of the entry, for what is said about it; no part of what it says."""

    @property
    def order(self) -> tuple[str, ...]:
        """A place among others that does not depend on where it stands in a file."""
        of = [part for q in self.of for part in (q.article, q.words, str(q.occurrence))]
        day = self.day.isoformat() if self.day else ""
        return (self.act, self.about, self.value, self.author, self.reason, day, *of)


def record(entry: Entry) -> dict[str, Any]:
    """Give an entry as it is written, in the one order of keys."""
    of = [
        {"article": q.article}
        | ({"words": q.words} if q.words else {})
        | ({"occurrence": q.occurrence} if q.occurrence else {})
        for q in entry.of
    ]
    return {
        "do": entry.act,
        "about": entry.about,
        "of": of,
        **({"to": entry.value} if entry.value else {}),
        "reason": entry.reason,
        "author": entry.author,
        **({"day": entry.day.isoformat()} if entry.day else {}),
    }


def entry(said: object, where: str) -> Entry:
    """Check what somebody wrote, all of it words, and make it an entry.

    Raises:
        DoubtfulEntry: it is none.
    """
    if not isinstance(said, dict):
        advice = f"Begin it with “- do:”, and write below, as needed: {', '.join(KEYS[1:])}."
        raise _doubt(where, "is not written as keys and values", advice)
    _known(said, KEYS, where)
    act = _act(_words(said, "do", where), where)
    about = _about(_words(said, "about", where), act, where)
    day = _words(said, "day", where)
    if day and _day(day) is None:
        raise _no_date(where, "day", day, "Write it as year-month-day: 2021-12-31.")
    made = Entry(
        act,
        about,
        _quotes(said.get("of"), act, about, where),
        _value(_words(said, "to", where), act, about, where),
        _words(said, "reason", where),
        _words(said, "author", where),
        _day(day) if day else None,
        where,
    )
    if not made.reason:
        raise _doubt(where, "does not say why", "Write the reason under “reason”.")
    if not made.author:
        raise _doubt(where, "does not say whose word it is", "Write a name under “author”.")
    if made.author.casefold() == "rule":
        what = "has the author “rule”, which is what the program calls itself"
        raise _doubt(where, what, "Write the name of a person under “author”.")
    return made


def redate(value: str) -> Interval | None:
    """Give the days of a date as an entry writes it; None for what is none.

    >>> redate("2014-02-30"), redate("0000"), redate("9999-12-31"), redate("soon")
    (None, None, None, None)
    """
    span = days_of_edtf(value)
    known = [end for end in (span.earliest, span.latest) if end] if span else []
    # 9999 stands for "no end" in many tables, and the day after its last is in no calendar.
    return span if known and all(end.year < date.max.year for end in known) else None


def place(where: str) -> tuple[str | int, ...]:
    """Order entries by where they stand: the second before the tenth.

    >>> place("corrections.yaml, entry 2") < place("corrections.yaml, entry 10")
    True
    """
    pieces = re.split(r"(\d+)", where)
    return tuple(int(piece) if n % 2 else piece for n, piece in enumerate(pieces))


@cache
def event_kinds() -> tuple[str, ...]:
    """List the kinds of events, as the scheme has them."""
    return tuple(re.findall(r'skos:notation "([^"]+)"', kinds()))


def _doubt(where: str, what: str, advice: str) -> DoubtfulEntry:
    return DoubtfulEntry(where, what, advice)


def _no_date(where: str, key: str, words: str, advice: str) -> DoubtfulEntry:
    what = f"has “{words}” under “{key}”, which is no date between the years 1 and 9998"
    return _doubt(where, what, advice)


def _one_of(words: str, allowed: Iterable[str], under: str) -> str:
    """Advise the word that was nearly written, else all that can be."""
    listed = list(allowed)
    near = get_close_matches(words, listed, 1, 0.7)
    return f"Did you mean “{near[0]}”?" if near else f"Write {under}: {', '.join(listed)}."


def _day(words: str) -> date | None:
    span = redate(words)
    return span.earliest if span and re.fullmatch(r"\d{4}-\d\d-\d\d", words) else None


def _published(words: str) -> bool:
    """Whether it is a day on which an article can have been published, as in any record of one."""
    day = _day(words)
    return day is not None and 1000 <= day.year <= 2999


def _known(said: Mapping[Any, object], keys: Iterable[str], where: str) -> None:
    for key in said:
        if key not in keys:
            advice = _one_of(str(key), keys, "only these")
            raise _doubt(where, f"has the unknown key “{key}”", advice)


def _words(said: Mapping[Any, object], key: str, where: str) -> str:
    value = said.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        what = f"has no plain text under “{key}”"
        raise _doubt(where, what, "Write one line of text there.")
    if len(value) > LONGEST:
        advice = "Write less; of a long passage, its first words."
        raise _doubt(where, f"has more than {LONGEST:,} characters under “{key}”", advice)
    if _HALF.search(value):
        raise _doubt(where, f"has half of a character under “{key}”", "Type that text again.")
    return " ".join(value.split())


def _act(words: str, where: str) -> Act:
    plain = words.casefold().replace(" ", "-")
    for act in get_args(Act):
        if plain == act:
            return act  # type: ignore[no-any-return]
    what = f"has “{words}” under “do”, which is not known" if words else "does not say what to do"
    raise _doubt(where, what, _one_of(plain, get_args(Act), "under “do” one of these"))


def _about(words: str, act: Act, where: str) -> Ruled:
    if not words:
        return ABOUT[act][0]
    for about in ABOUT[act]:
        if words.casefold() == about:
            return about
    advice = f"Write under “about” one of these: {', '.join(ABOUT[act])}."
    raise _doubt(where, f"has “{words}” under “about”, which {act} cannot be about", advice)


def _quotes(said: object, act: Act, about: Ruled, where: str) -> tuple[Quote, ...]:
    listed = [said] if isinstance(said, dict) else said
    if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        advice = "Write under “of” an article's id and words quoted from it."
        raise _doubt(where, "does not say what it is about", advice)
    found = tuple(dict.fromkeys(_quote(one, about, where) for one in listed))
    fewest, most = MANY.get(act, (1, 1))
    if not fewest <= len(found) <= most:
        count = "1 thing" if len(found) == 1 else f"{len(found):,} things"
        same = ", the same words more than once" if len(found) < len(listed) else ""
        least = f"{fewest} or more" if fewest < most else f"{fewest}"
        needed = least if len(found) < fewest else f"no more than {most:,}"
        each = "its id alone" if about == "article" else "its article's id and words of it"
        advice = f"Write under “of” as many as it takes, each by {each}."
        raise _doubt(where, f"names {count}{same}, but {act} takes {needed}", advice)
    # Which of several is named first says nothing, except where two are read aloud.
    return tuple(sorted(found))


def _quote(said: Mapping[Any, object], about: Ruled, where: str) -> Quote:
    _known(said, PLACES, where)
    words = _words(said, "words", where)
    # An id is taken to the letter, since a path may hold two blanks.
    article = str(said["article"]) if _words(said, "article", where) else ""
    if not article or not (words or about == "article"):
        if article:
            what, advice = f"quotes no words of “{article}”", "Write some under “words”."
        else:
            what = f"does not say in which article “{words}” is" if words else "names no article"
            advice = "Write its id under “article”, as readings.jsonl has it."
        raise _doubt(where, what, advice)
    if about == "article":
        return Quote(article, "")
    number = _words(said, "occurrence", where)
    if number and not re.fullmatch(r"[1-9]\d{0,5}", number):
        what = f"has “{number}” under “occurrence”, which is no number from 1 to 999999"
        raise _doubt(where, what, "Count from 1, or leave it out.")
    return Quote(article, words, int(number or 0))


def _value(words: str, act: Act, about: Ruled, where: str) -> str:
    if act not in VALUED:
        if words:
            what = f"has “{words}” under “to”, but {act} takes nothing there"
            raise _doubt(where, what, "Leave “to” out.")
        return ""
    if not words:
        raise _doubt(where, f"does not say {VALUED[act]}", f"Write {VALUED[act]} under “to”.")
    if act == "re-date" and about == "article" and not _published(words):
        raise _no_date(where, "to", words, "Write it as year-month-day, from 1000 on: 2021-12-31.")
    if act == "re-date" and redate(words) is None:
        raise _no_date(where, "to", words, "Write EDTF, such as 2014-03-09, 2014-03 or ../2015.")
    if act == "wrong-kind":
        allowed = get_args(MentionKind) if about == "actor" else event_kinds()
        if words not in allowed:
            what = f"has “{words}” under “to”, which is no kind of {about}"
            raise _doubt(where, what, _one_of(words, allowed, "one of these"))
    return words
