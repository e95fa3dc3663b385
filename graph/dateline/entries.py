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
    """Words of an article: which article, which words, and the how-manieth time they stand there."""

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
        raise _doubt(where, "is no entry", f"Write its keys: {', '.join(KEYS)}.")
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
    for key, words in (("reason", made.reason), ("author", made.author)):
        if not words:
            raise _doubt(where, f"has no {key}", f"Write the {key} beside it.")
    if made.author.casefold() == "rule":
        raise _doubt(where, "has the author “rule”, which is the program", "Write who says so.")
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


@cache
def event_kinds() -> tuple[str, ...]:
    """List the kinds of events, as the scheme has them."""
    return tuple(re.findall(r'skos:notation "([^"]+)"', kinds()))


def _doubt(where: str, what: str, advice: str) -> DoubtfulEntry:
    return DoubtfulEntry(where, what, advice)


def _no_date(where: str, key: str, words: str, advice: str) -> DoubtfulEntry:
    return _doubt(where, f"{key} “{words}” is no date between the years 1 and 9998", advice)


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
            near = get_close_matches(str(key), keys, 1) or [", ".join(keys)]
            raise _doubt(where, f"has the unknown key “{key}”", f"Did you mean {near[0]}?")


def _words(said: Mapping[Any, object], key: str, where: str) -> str:
    value = said.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise _doubt(where, f"{key} is no plain text", "Write one line of text there.")
    if len(value) > LONGEST:
        advice = "Write less; of a long passage, its first words."
        raise _doubt(where, f"{key} is longer than {LONGEST:,} characters", advice)
    if _HALF.search(value):
        raise _doubt(where, f"{key} holds half a character", "Write it again with whole ones.")
    return " ".join(value.split())


def _act(words: str, where: str) -> Act:
    plain = words.casefold().replace(" ", "-")
    for act in get_args(Act):
        if plain == act:
            return act  # type: ignore[no-any-return]
    near = get_close_matches(plain, get_args(Act), 1) or [", ".join(get_args(Act))]
    what = f"says to do “{words}”, which is nothing known" if words else "does not say what to do"
    raise _doubt(where, what, f"Write under “do” one of these: {near[0]}.")


def _about(words: str, act: Act, where: str) -> Ruled:
    if not words:
        return ABOUT[act][0]
    for about in ABOUT[act]:
        if words.casefold() == about:
            return about
    advice = f"It can be about: {', '.join(ABOUT[act])}."
    raise _doubt(where, f"{act} cannot be about “{words}”", advice)


def _quotes(said: object, act: Act, about: Ruled, where: str) -> tuple[Quote, ...]:
    listed = [said] if isinstance(said, dict) else said
    if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        advice = "Write under “of” an article's id and words quoted from it."
        raise _doubt(where, "names nothing", advice)
    found = tuple(dict.fromkeys(_quote(one, about, where) for one in listed))
    fewest, most = MANY.get(act, (1, 1))
    if not fewest <= len(found) <= most:
        needed = f"{fewest}" if fewest == most else f"{fewest} or more"
        advice = f"Write under “of” {needed}, each with its article and words."
        raise _doubt(where, f"{act} names {len(found)} of its things", advice)
    # Which of several is named first says nothing, except where two are read aloud.
    return tuple(sorted(found))


def _quote(said: Mapping[Any, object], about: Ruled, where: str) -> Quote:
    _known(said, PLACES, where)
    words = _words(said, "words", where)
    # An id is taken to the letter, since a path may hold two blanks.
    article = str(said["article"]) if _words(said, "article", where) else ""
    if not article or not (words or about == "article"):
        missing = "words" if article else "article"
        advice = "Quote words of the article, and give its id, as readings.jsonl has it."
        raise _doubt(where, f"names nothing: “{missing}” is empty", advice)
    if about == "article":
        return Quote(article, "")
    number = _words(said, "occurrence", where)
    if number and not re.fullmatch(r"[1-9]\d{0,5}", number):
        raise _doubt(where, f"occurrence “{number}” is no number", "Count from 1, or leave it out.")
    return Quote(article, words, int(number or 0))


def _value(words: str, act: Act, about: Ruled, where: str) -> str:
    if act not in VALUED:
        if words:
            raise _doubt(where, f"{act} takes nothing new, but has “to”", "Leave “to” out.")
        return ""
    if not words:
        raise _doubt(where, f"{act} does not say to what", f"Write {VALUED[act]} under “to”.")
    if act == "re-date" and about == "article" and not _published(words):
        raise _no_date(where, "to", words, "Write it as year-month-day, from 1000 on: 2021-12-31.")
    if act == "re-date" and redate(words) is None:
        raise _no_date(where, "to", words, "Write EDTF, such as 2014-03-09, 2014-03 or ../2015.")
    if act == "wrong-kind":
        allowed = get_args(MentionKind) if about == "actor" else event_kinds()
        if words not in allowed:
            near = get_close_matches(words, allowed, 1) or [", ".join(allowed)]
            raise _doubt(where, f"“{words}” is no kind of {about}", f"Did you mean {near[0]}?")
    return words
