"""When an article was published, and what says so: words, addresses, file names.

A day is the one that stands there: of a time with a zone, the day in that zone. The time stamp of a
file says when it was saved, and is never looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Final

from dateline.model import Dating

FIRST_YEAR, LAST_YEAR = 1000, 2999
"""Years in which an article can have been published."""

# A day, and with it the time that ISO 8601 and YAML allow.
_DAY = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"(?:(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?"
    r"[ \t]*(?:[Zz]|[+-][0-9]{1,2}(?::?[0-9]{2})?)?)?"
)
MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_MONTH: Final = rf"({'|'.join(f'{month[:3]}(?:{month[3:]})?' for month in MONTHS)}|sept)\.?"
_IN_WORDS: Final = (
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+(?P<year>\d{{4}})\b", re.I),
    re.compile(rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b", re.I),
)
_IN_ADDRESS: Final = (
    re.compile(r"/(\d{4})/(\d{1,2})/(\d{1,2})(?=/|-|_|$)"),
    re.compile(rf"/(\d{{4}})/{_MONTH}/(\d{{1,2}})(?=/|$)", re.I),
    re.compile(r"(?<!\d)((?:19|20)\d\d)[-_](\d\d)[-_](\d\d)(?!\d)"),
    re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)"),
)

_COMPACT: Final = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}(?:Z|[+-]\d{4})?)?")
_SECONDS: Final = re.compile(r"1\d{9}(?:\d{3})?")
_YEAR_FIRST: Final = re.compile(r"(\d{4})[./](\d{1,2})[./](\d{1,2})(?:[ T]\d{1,2}:\d\d(?::\d\d)?)?")
_NUMBERS: Final = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?:[ T]\d{1,2}:\d\d(?::\d\d)?)?")
_LONGEST_LINE: Final = 120
_HEAD: Final = 2000
"""In characters."""
_APART: Final = 3
"""So many lines without a blank one are no paragraph of prose yet."""
_GOES_ON: Final = re.compile(
    r"(?<![ap]\.m)(?<!\b[A-Z])(?<!\b[DMS][rst])(?<!\bMrs)[.?!][\"'”’]? +(?=[A-Z“\"])(?!\d)"
)
"""Where a sentence ends and another begins."""
_WITHIN: Final = re.compile(
    r"\b(?:of|in|on|about|since|before|after|until|till|by|from|to|for|the|and|at|between)\s*$",
    re.I,
)
_LATER: Final = re.compile(r"\b(?:updat|modif|edit|revis|amend)", re.I)
_SAYS_SO: Final = frozenset((
    "published", "publication", "posted", "issued", "issue", "dated", "date", "updated", "filed",
    "released", "report",
))  # fmt: skip
_SAYS: Final = _SAYS_SO | frozenset((
    "last", "first", "on", "at", "of", "in", "by", "article", "story", "online", "print", "edition",
    "from", "min", "mins", "minute", "minutes", "read", "reading", "time", "comments", "comment",
    "shares", "share", "views", "modified", "edited", "revised", "amended", "gmt", "utc",
))  # fmt: skip
"""What stands beside a day of publication."""
_WEEKDAYS: Final = frozenset((
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "mon", "tue", "tues", "wed", "thu", "thurs", "fri", "sat", "sun",
))  # fmt: skip
_JOINS: Final = frozenset(("of", "the", "and", "de", "von", "van", "la", "le", "du", "der", "del"))
_MOST_OUTLET: Final = 4
_PARTED: Final = re.compile(
    r"[,|·•–—:/-]\s*(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s*)?$",
    re.I,
)
_MOST_NAMES: Final = 12
"""Words of a line that begins with "By": two writers and what they are."""
_LETTERS: Final = re.compile(r"[^\W\d_][\w’'-]*")
_CLOCK: Final = re.compile(
    r"\b\d{1,2}(?:[:.]\d{2}){1,2}(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4}\b)?|\b\d{1,2} ?[ap]\.?m\b\.?",
    re.I,
)
_SENTENCE: Final = re.compile(r"(?<![ap]\.m)[.?!][\"'”’]?$", re.I)


def day(words: str) -> date | None:
    """Read a day, in words that name one in full; of a time with a zone, the day as it is written.

    >>> day("2021-12-31"), day("2021-12-31T23:30:00+02:00")
    (datetime.date(2021, 12, 31), datetime.date(2021, 12, 31))
    >>> day("2021-13-40"), day("2021"), day("31/12/2021")
    (None, None, None)
    >>> day("0001-01-01"), day("9999-12-31")
    (None, None)
    """
    found = _DAY.fullmatch(words)
    if not found:
        return None
    try:
        return _sane(date.fromisoformat(found[1]))
    except ValueError:
        return None


def in_words(words: str) -> date | None:
    """Find the first day that a line names in full, month by its name.

    >>> in_words("By Ida Venn, 12 March 2024, 9.15 a.m."), in_words("Updated Sept. 3rd, 2019")
    (datetime.date(2024, 3, 12), datetime.date(2019, 9, 3))
    >>> in_words("Tuesday"), in_words("31 February 2020")
    (None, None)
    """
    first = _first_in_words(words)
    return _day(first["year"], first[_group(first)], first["day"]) if first else None


def _first_in_words(words: str) -> re.Match[str] | None:
    found = (pattern.search(words) for pattern in _IN_WORDS)
    return min((one for one in found if one), key=lambda one: one.start(), default=None)


def in_numbers(words: str, day_first: bool | None) -> date | None:
    """Read a day in three numbers; with points between them and the year at the end the day is first.

    Where the first two could be either, only who wrote them knows, and `day_first` says it.

    >>> in_numbers("31/12/2021", None), in_numbers("12/31/2021", None), in_numbers("3.4.2021", None)
    (datetime.date(2021, 12, 31), datetime.date(2021, 12, 31), datetime.date(2021, 4, 3))
    >>> in_numbers("03/04/2021", None), in_numbers("03/04/2021", True)
    (None, datetime.date(2021, 4, 3))
    """
    if found := _YEAR_FIRST.fullmatch(words):
        return _day(found[1], found[2], found[3])
    found = _NUMBERS.fullmatch(words)
    if not found:
        return None
    one, sign, two, year = found[1], found[2], found[3], found[4]
    first, second = _day(year, two, one), _day(year, one, two)
    if sign == "." or day_first is True or first == second:
        return first
    if day_first is False:
        return second
    return (first or second) if not (first and second) else None


def stated_day(words: str, day_first: bool | None = None) -> date | None:
    """Read what stands where a day should: as ISO 8601, a mail, a line or three numbers have it."""
    if found := _COMPACT.fullmatch(words):
        return _day(found[1], found[2], found[3])
    if _SECONDS.fullmatch(words):  # since 1970, as programs count them
        return _sane(datetime.fromtimestamp(int(words[:10]), UTC).date())
    return day(words) or in_numbers(words, day_first) or in_words(words) or in_header(words)


def in_header(words: str) -> date | None:
    """Read the date of a mail or a feed (RFC 5322), the day in its own zone.

    >>> in_header("Tue, 12 Mar 2024 23:30:00 -0500")
    datetime.date(2024, 3, 12)
    """
    try:
        return _sane(parsedate_to_datetime(words).date())
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


def in_address(address: str, patterns: Sequence[re.Pattern[str]] = _IN_ADDRESS) -> date | None:
    """Find the day in an address or a file's name.

    >>> in_address("https://lantern.example/2024/03/12/dockers"), in_address("memo_20240312.pdf")
    (datetime.date(2024, 3, 12), datetime.date(2024, 3, 12))
    >>> in_address("https://lantern.example/uk/2024/mar/12/dockers"), in_address("case-20249912")
    (datetime.date(2024, 3, 12), None)
    """
    for pattern in patterns:
        for found in pattern.finditer(address):
            if (told := _day(*found.groups())) is not None:
                return told
    return None


def dating(told: date | None, basis: str, words: str) -> tuple[Dating, ...]:
    """One dating, or none; what is read is a line at most."""
    return (Dating(told, basis, " ".join(words.split())[:200]),) if told else ()


def of_address(address: str | None, *, compact: bool = False) -> tuple[Dating, ...]:
    """Of an address; eight digits on end, `compact`, are as often a number as a day."""
    patterns = _IN_ADDRESS[-1:] if compact else _IN_ADDRESS[:-1]
    return dating(in_address(address, patterns), "the address", address) if address else ()


def of_name(name: str) -> tuple[Dating, ...]:
    """Of the last part of a path alone: a folder is as often called by the day it was made."""
    last = name.rpartition("/")[2]
    return dating(in_address(last), "the file's name", last)


def of_head(lines: Iterable[str]) -> tuple[Dating, ...]:
    """Of the lines above a text: the first that is short, names a day and tells of nothing else.

    A headline may name a day too: "What we know of 6 January 2021" was not published on it.

    >>> [str(one.day) for one in of_head(["The sale of 1 May 2020 stands.", "Velm, 12 March 2024"])]
    ['2024-03-12']
    >>> of_head(["What we know of 6 January 2021", "would go on 1 January 2022. The trust"])
    ()
    >>> [str(one.day) for one in of_head(["Published on 12 March 2024"])]
    ['2024-03-12']
    """
    found: list[tuple[int, tuple[Dating, ...]]] = []
    for line in lines:
        if len(line) > _LONGEST_LINE or _SENTENCE.search(line) or _GOES_ON.search(line):
            continue
        if says_only_when(line) and (told := day(line.strip()) or in_words(line)):
            said = any(word.lower() in _SAYS_SO for word in _LETTERS.findall(line))
            doubt = 2 if _LATER.search(line) else not (said or line.lower().startswith("by "))
            found.append((int(doubt), dating(told, "the document's head", line)))
    # When something was updated counts where nothing says when it was published.
    return min(found, key=lambda one: one[0])[1] if found else ()


def says_only_when(line: str) -> bool:
    """Whether a line that names a day tells of nothing else, but for who wrote and where it was.

    >>> says_only_when("By Ida Venn, 12 March 2024, 9.15 a.m."), says_only_when("Born on 4 March 1967")
    (True, False)
    >>> says_only_when("Date of report: 9 June 2021"), says_only_when("Date of birth: 4 March 1967")
    (True, False)
    """
    found = _first_in_words(line)
    if found is None:
        return day(line.strip()) is not None
    before, after = line[: found.start()], line[found.end() :]
    if before.rstrip().endswith("(") or (_first_in_words(after) and not _LATER.search(line)):
        return False  # of somebody's life, or of how long something took
    words = _LETTERS.findall(_CLOCK.sub(" ", f"{before} {after}"))
    known = {word for word in words if word.lower() in _SAYS or word.lower() in _WEEKDAYS}
    if before.strip().endswith(":") and not known.issuperset(_LETTERS.findall(before)):
        return False  # "Born:"
    if _WITHIN.search(before) and not any(word.lower() in _SAYS_SO for word in words):
        return False  # "The riots of"
    if before.lower().startswith("by "):
        return len(words) <= _MOST_NAMES
    names = [word for word in words if word not in known]
    if any(word.islower() and word not in _JOINS for word in names):
        return False
    if any(word.lower() in _SAYS_SO for word in words):
        return 2 * len(names) <= _MOST_NAMES
    # Nothing says what the day is of: then a place or an outlet may stand before it, and no more.
    beside = [word for word in _LETTERS.findall(_CLOCK.sub(" ", after)) if word not in known]
    apart = not names or _PARTED.search(before) is not None
    return len(names) <= _MOST_OUTLET and not beside and apart and "of" not in words


def head_of(text: str) -> list[str]:
    """Give the first lines of a text that stand apart, without its headline.

    >>> head_of("12 March 2024\\n\\nThe board met.")[:1]
    ['12 March 2024']
    >>> head_of("Gate shut\\n\\n12 March 2024\\n\\nThe board\\nmet on\\n1 May\\n2020")
    ['12 March 2024']
    """
    blocks = [block.splitlines() for block in re.split(r"\r?\n[ \t]*\r?\n", text[:_HEAD].strip())]
    lines = [
        line.strip()
        for block in blocks
        # What stands below a day in a chronology is told of it.
        if len(block) <= _APART and not any(_SENTENCE.search(line.strip()) for line in block)
        for line in block
        if not line.lstrip().startswith("|")
    ]
    first = _first_in_words(lines[0]) if lines else None
    alone = first is not None and 2 * len(first[0]) > len(lines[0])
    return lines if alone else lines[1:]


def disagreement(dates: Sequence[Dating]) -> str | None:
    """Say which days differ by more than a night's; newspapers go to print the day before."""
    for one in dates[1:]:
        first = dates[0]
        if abs((one.day - first.day).days) > 1:
            both = f"is of {first.day} by {first.basis} and of {one.day} by {one.basis}"
            return f"{both}; the first was used"
    return None


def _group(found: re.Match[str]) -> int:
    """Which group is the month, the one without a name."""
    return next(n for n in (1, 2, 3) if n not in found.re.groupindex.values())


def _day(year: str, month: str, number: str) -> date | None:
    if not month.isdecimal():
        month = str(next(n for n, name in enumerate(MONTHS, 1) if name[:3] == month[:3].lower()))
    try:
        return _sane(date(int(year), int(month), int(number)))
    except ValueError:
        return None


def _sane(told: date) -> date | None:
    """The years 1 and 9999 stand for "unknown" in many tables, and have no year before or after them."""
    return told if FIRST_YEAR <= told.year <= LAST_YEAR else None
