"""When an article was published, and what says so: words, addresses, file names.

A day is the one that stands there: of a time with a zone, the day in that zone. The time stamp of a
file says when it was saved, and is never looked at.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
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
    r"(?:[ \t]?[AaPp][Mm])?[ \t]*(?:[Zz]|[+-][0-9]{1,2}(?::?[0-9]{2})?)?(?:[ \t]?(?:UTC|GMT))?)?"
)
MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_MONTH: Final = rf"({'|'.join(f'{month[:3]}(?:{month[3:]})?' for month in MONTHS)}|sept)\.?"
IN_WORDS: Final = (
    re.compile(
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+day)?(?:\s+of)?[\s-]+{_MONTH},?[\s-]+(?P<year>\d{{4}})\b",
        re.I,
    ),
    re.compile(rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b", re.I),
    re.compile(  # as C writes a moment
        rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})\s+[\d:]{{5,8}}\s+(?:[+-]?\w{{1,5}}\s+)?(?P<year>\d{{4}})\b",
        re.I,
    ),
)
"""Days in full, month by its name."""
_IN_ADDRESS: Final = (
    re.compile(r"/(\d{4})/(\d{1,2})/(\d{1,2})(?=/|-|_|$)"),
    re.compile(rf"/(\d{{4}})/{_MONTH}/(\d{{1,2}})(?=/|$)", re.I),
    re.compile(r"(?<!\d)((?:19|20)\d\d)[-_](\d\d)[-_](\d\d)(?!\d)"),
    re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)"),
)
_IN_SLUG: Final = (
    re.compile(r"(?:/|-)((?:19|20)\d\d)-(\d\d)-(\d\d)(?:\.\w{2,5})?/?$"),
    re.compile(r"/((?:19|20)\d\d)-(\d\d)-(\d\d)[-/]"),
    re.compile(r"/((?:19|20)\d\d)(\d\d)(\d\d)[-_/]"),
)
"""Where a part of an address begins or ends; amid one a day is what it is about, and a number an id."""
_OF_EVENTS: Final = re.compile(
    r"/(?:events?|calendar|diary|fixtures|matches|results|tickets|whats-on|what-s-on)/", re.I
)
_IN_NAME: Final = re.compile(r"(?<!\d)\d{1,2}([-_.])\d{1,2}\1\d{4}(?!\d)")
_MADE: Final = re.compile(
    r"(?:scan|screen ?shot|screen|img|image|photo|pic|dsc|whatsapp|download|export|save|copy|backup)"
    r"(?:s|ed|ned|loaded)?(?![a-z])", re.I
)  # fmt: skip
"""How programs call what they make: the day behind it is that of the scan."""
_COMPACT: Final = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4}(?:\d\d)?(?:Z|[+-]\d{4})?)?")
_SECONDS: Final = re.compile(r"(1\d{9})(?:\d{3})?(?:\.\d+)?")
"""Or thousandths of them, which have three digits more."""
_YEAR_FIRST: Final = re.compile(
    r"(\d{4})[./](\d{1,2})[./](\d{1,2})\.?(?:[ T]\d{1,2}:\d\d(?::\d\d)?(?: ?[AP]M)?)?", re.I
)
_HEADER: Final = re.compile(
    r"\s*(?:[A-Z][a-z]+,?\s+)?\d{1,2}\s+[A-Z][a-z]{2,8}\s+(?:\d{4}|\d{2})\b", re.I
)
_PLACEHOLDER: Final = re.compile(
    r"\s*(?:(?:1970|1900|0001)-?01-?01(?:[T ]00:?00\S*(?: ?\S{1,6})?)?\s*$"
    r"|(?:Thu, )?0?1 Jan 1970 00:00|(?:0|-1)\s*$)"
)
_NUMBERS: Final = re.compile(
    r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|(?<=/)\d\d)(?:[ T]\d{1,2}:\d\d(?::\d\d)?(?: ?[AP]M)?)?",
    re.I,
)
_PIVOT: Final = 69
"""Of two numbers, the first year of the last century; as POSIX has it."""


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
    >>> in_words("Tuesday"), in_words("31 February 2020"), in_words("12-Mar-2024")
    (None, None, datetime.date(2024, 3, 12))
    """
    found = (pattern.search(words) for pattern in IN_WORDS)
    first = min((one for one in found if one), key=lambda one: one.start(), default=None)
    return of_match(first) if first else None


def of_match(found: re.Match[str]) -> date | None:
    """Give the day that one of `IN_WORDS` found."""
    # The group without a name is the month.
    month = next(n for n in (1, 2, 3) if n not in found.re.groupindex.values())
    return _day(found["year"], found[month], found["day"])


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
    if len(year) == 2:
        year = f"{'20' if int(year) < _PIVOT else '19'}{year}"
    first, second = _day(year, two, one), _day(year, one, two)
    if sign == "." or day_first is True or first == second:
        return first
    if day_first is False:
        return second
    return (first or second) if not (first and second) else None


def in_data(words: str, day_first: bool | None = None) -> date | None:
    """Read a day as programs write it: ISO 8601, numbers, seconds since 1970, a mail's header.

    >>> in_data("20240312T1015Z"), in_data("1710237600"), in_data("1710237600000")
    (datetime.date(2024, 3, 12), datetime.date(2024, 3, 12), datetime.date(2024, 3, 12))
    >>> in_data("1970-01-01T00:00:00Z"), in_data("2024-03-12 10:33:00 UTC")
    (None, datetime.date(2024, 3, 12))
    """
    if is_placeholder(words):
        return None
    if found := _SECONDS.fullmatch(words):
        return _sane(datetime.fromtimestamp(int(found[1]), UTC).date())
    if found := _COMPACT.fullmatch(words):
        return _day(found[1], found[2], found[3])
    return day(words) or in_numbers(words, day_first) or in_header(words)


def is_placeholder(words: str) -> bool:
    """Whether programs write this where they know no day.

    >>> is_placeholder("1970-01-01T00:00:00+00:00"), is_placeholder("1 January 1970")
    (True, False)
    """
    return _PLACEHOLDER.match(words) is not None


def in_header(words: str) -> date | None:
    """Read the date of a mail or a feed (RFC 5322), the day in its own zone.

    >>> in_header("Tue, 12 Mar 2024 23:30:00 -0500")
    datetime.date(2024, 3, 12)
    """
    if _PLACEHOLDER.match(words) or not _HEADER.match(words):
        return None
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


def of_address(address: str | None, *, slug: bool = False) -> tuple[Dating, ...]:
    """Of an address: its folders, or, `slug`, the rest, where a day may be what the article is about."""
    if not address or _OF_EVENTS.search(address):
        return ()
    return dating(
        in_address(address.partition("?")[0], _IN_SLUG if slug else _IN_ADDRESS[:2]),
        "the address",
        address,
    )


def of_name(name: str) -> tuple[Dating, ...]:
    """Of the last part of a path alone: a folder is as often called by the day it was made.

    >>> of_name("12 March 2024 - berths.txt")[0].day, of_name("Screenshot 2024-04-17 at 10.11.txt")
    (datetime.date(2024, 3, 12), ())
    """
    last = name.rpartition("/")[2]
    if _MADE.match(last):
        return ()
    told = in_address(last) or in_words(last)
    if not told and (found := _IN_NAME.search(last)):
        told = in_numbers(found[0].replace("_", "-"), None)
    return dating(told, "the file's name", last)


def disagreement(dates: Sequence[Dating]) -> str | None:
    """Say which days differ by more than a night's; newspapers go to print the day before."""
    for one in dates[1:]:
        first = dates[0]
        if abs((one.day - first.day).days) > 1:
            both = f"is of {first.day} by {first.basis} and of {one.day} by {one.basis}"
            return f"{both}; the first was used"
    return None


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
