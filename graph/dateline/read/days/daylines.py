"""Whether a line says when its article was published, or names a day of something else.

"By Ida Venn, 12 March 2024" says it; "Born on 4 March 1967" and "Next meeting: 12 March 2024" tell of
other things. What stands before a day says what the day is of, so a line is taken apart at its days,
and each is weighed by the words that lead to it. A day of which nothing says what it is of counts only
where a paper, a place that the gazetteer knows, or nothing at all stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final, Literal

from dateline.gazetteer import gazetteer
from dateline.read.days.dates import IN_WORDS, day, in_data, in_numbers, is_placeholder, of_match

LONGEST: Final = 120
"""In characters: a longer line is a sentence."""

Weight = Literal["says", "by", "bare", "beside", "changed"]
"""What leads to a day: "Published", a byline, nothing or a known place, some other name, "Updated"."""
WEIGHTS: Final[tuple[Weight, ...]] = ("says", "by", "bare", "beside", "changed")
"""The best first. A name that nobody knows may be a place, or what was pictured there."""

_YEAR: Final = re.compile(r"\d{4}|/\d\d")
"""Without one there is no day; most lines have none."""
_NUMBERED: Final = re.compile(
    r"(?<![\d./-])(?:\d{4}-\d\d-\d\d(?:[T ]\d{1,2}:\d\d\S*)?"
    r"|\d{4}([./])\d{1,2}\1\d{1,2}|\d{1,2}([./-])\d{1,2}\2\d{2}(?:\d\d)?)(?![\d/-]|\.\d)"
)
_SAYS: Final = frozenset((
    "published", "publication", "posted", "issued", "issue", "dated", "date", "filed", "released",
    "submitted", "decided", "delivered", "handed", "aired", "broadcast", "embargoed", "written", "sent",
    "release",
))  # fmt: skip
"""What says that a day is that of publication."""
_CHANGED: Final = re.compile(r"(?:updat|modif|edit|revis|amend|chang|correct)", re.I)
_BEFORE_SAYS: Final = frozenset((
    "first", "last", "originally", "article", "story", "this", "the", "was", "online", "press", "release",
    "news", "entry", "for", "immediate", "report", "judgment", "judgement", "document", "page", "post", "web",
    "content", "and",
))  # fmt: skip
_DATE_OF: Final = _BEFORE_SAYS | frozenset((
    "date", "of", "publication", "published", "issue", "issued", "posting", "posted", "filing", "filed",
    "letter", "memo", "memorandum", "decision", "statement", "bulletin", "transcript", "print", "edition",
    "time", "on",
))  # fmt: skip
"""What a "date" may be of; that of birth, of a hearing or of access is none."""
_BESIDE: Final = frozenset((
    "last", "first", "on", "at", "of", "in", "by", "article", "story", "online", "print", "edition", "from",
    "down", "until", "ago", "this", "hours", "hour", "days", "day", "hrs", "gmt", "utc", "et", "est", "edt", "bst",
    "cet", "pst", "pdt", "volume", "vol", "no", "number", "page",
)) | _SAYS  # fmt: skip
_AFTER: Final = _BESIDE | frozenset((
    "min", "mins", "minute", "minutes", "read", "reading", "time", "comments", "comment", "shares", "share",
    "views", "permalink", "leave", "a", "is", "under", "and", "updated", "modified", "edited", "revised",
    "amended", "p", "pp", "pg", "edn",
))  # fmt: skip
_OTHER: Final = frozenset((
    "birth", "born", "died", "death", "dead", "aged", "age", "married", "wedding", "obituary", "funeral",
    "court", "heard", "hearing", "trial", "sentencing", "sentence", "inquest", "arrest", "arrested", "argued",
    "meeting", "meetings", "next", "deadline", "due", "expiry", "expires", "expired", "valid", "effective",
    "election", "opening", "opened", "opens", "closing", "closes", "closed", "starts", "ends", "begins",
    "accessed", "access", "retrieved", "viewed", "visited", "captured", "capture", "archived", "archive",
    "cached", "crawled", "appeared", "scanned", "downloaded", "saved", "printed", "printout", "copyright", "photo",
    "photograph", "photographed", "photos", "picture", "pictured", "image", "credit", "caption", "passport",
    "event", "events", "venue", "tickets", "save", "today", "received", "accepted", "joined", "since",
    "founded", "established", "countdown", "kick", "fixture", "match",
))  # fmt: skip
"""What a day is of that is none of publication."""
_PAPERS: Final = frozenset((
    "advertiser", "advocate", "age", "agency", "argus", "bulletin", "chronicle", "citizen", "correspondent",
    "courier", "daily", "democrat", "dispatch", "echo", "economist", "enquirer", "enterprise", "evening",
    "examiner", "express", "gazette", "globe", "guardian", "herald", "independent", "inquirer",
    "intelligencer", "journal", "leader", "ledger", "magazine", "mail", "mercury", "mirror", "monitor",
    "morning", "nation", "news", "newsletter", "observer", "post", "press", "record", "register", "report",
    "reporter", "republic", "review", "scotsman", "sentinel", "standard", "star", "sunday", "telegram",
    "telegraph", "times", "tribune", "weekly", "wire", "world",
))  # fmt: skip
"""Words that papers and agencies are called by."""
_WEEKDAYS: Final = (
    ("mon", "monday"), ("tue", "tues", "tuesday"), ("wed", "wednesday"), ("thu", "thur", "thurs", "thursday"),
    ("fri", "friday"), ("sat", "saturday"), ("sun", "sunday"),
)  # fmt: skip
_OF_WEEK: Final = {name: number for number, names in enumerate(_WEEKDAYS) for name in names}
_WEEKDAY: Final = re.compile(rf"\b(?:{'|'.join(_OF_WEEK)})\b[.,]?\s*$", re.I)
_JOINS: Final = frozenset(("of", "the", "and", "de", "von", "van", "la", "le", "du", "der", "del"))
_MOST_NAMES: Final = 6
_MOST_PAPER: Final = 4
_MOST_PLACES: Final = 2
_SOON: Final = 3
_MOST_WRITERS: Final = 12
"""Words of a line that begins with "By": two writers and what they are."""
_LETTERS: Final = re.compile(r"[^\W\d_][\w’'-]*")
_PARTS: Final = re.compile(r"[,|·•–—:;/()\[\]>]| - |\. ")
_CLOCK: Final = re.compile(
    r"\b\d{1,2}(?:[:.]\d{2}){1,2}(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4}\b)?|\b\d{1,2} ?[ap]\.?m\b\.?"
    r"|\b(?:pp?|pg|page|col|column|vol|volume|no|number|issue)\.? ?[A-Z]?\d+|\(\d{4} ?[-–] ?(?:\d{4})?\)",
    re.I,
)
"""Times of day, the numbers of pages and issues, and the years of a paper's life."""
_HOURS: Final = re.compile(
    r"\d ?(?:[ap]\.?m\.?)? ?(?:-|–|—|to) ?\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m", re.I
)
_BY: Final = re.compile(
    r"^\W*(?:reviewed|reported|words|text|story|report|analysis|interview|compiled) by\s",
    re.I,
)
_BY_AFTER: Final = re.compile(r"^\W*\bby (?:[^\W\d_][\w.’'-]*\s?){1,4}")
_OF_PAPER: Final = re.compile(r"^\W*(?:from|in) the (?P<paper>[^,]{3,60}?)(?: of|,)\s*$", re.I)


@dataclass(frozen=True, slots=True)
class Line:
    """What a line says of when its article was published."""

    day: date | None
    """None where the numbers may be two days."""
    weight: Weight
    words: str


@dataclass(frozen=True, slots=True)
class _Named:
    """A day that a line names."""

    day: date | None
    start: int
    end: int


def read(line: str, day_first: bool | None = None) -> Line | None:
    """Give the day on which a line says its article was published; nothing if it tells of another.

    >>> read("By Ida Venn, 12 March 2024, 9.15 a.m.").weight, read("Born on 4 March 1967")
    ('by', None)
    >>> str(read("Updated 14 March 2024 | Published 12 March 2024").day)
    '2024-03-12'
    >>> read("Date of birth: 4 March 1967"), read("4 May 1921 – 12 March 2024")
    (None, None)
    """
    if len(line) > LONGEST or _YEAR.search(line) is None:
        return None
    named = list(_named(line, day_first))
    found: list[tuple[Weight, date | None]] = []
    foreign = False
    for one, (label, after) in zip(named, _around(line, named), strict=True):
        weight = _weight(label, after)
        foreign = foreign or weight is None
        if weight:
            found.append((weight, one.day or _by_weekday(line, one, label)))
    before = line[: named[0].start] if named else ""
    if foreign and [weight for weight, _ in found] == ["changed"] and not is_of_other(before):
        # "Ida Venn, Port Editor Sep 19, 2023 Updated Sep 20, 2023": the first is no change.
        return Line(named[0].day, "beside", line) if _are_names(_words(before)) else None
    for weight in WEIGHTS:
        days = [told for which, told in found if which == weight]
        if weight in ("by", "bare", "beside") and (foreign or len(set(days)) > 1):
            continue  # of somebody's life, or of how long something took
        if days:
            return Line(days[0], weight, line)
    return None


def begins(line: str) -> bool:
    """Whether a line's first word says what its day is of: else it may be a headline with a day in it."""
    first = _lowered(line)[:1]
    return (
        not first
        or first[0] in _SAYS | _BEFORE_SAYS | {"by", "from"}
        or bool(_CHANGED.match(first[0]))
    )


def stated_day(words: str, day_first: bool | None = None) -> date | None:
    """Read what stands where a day should: as programs write it, or in a line that says it.

    >>> stated_day("Updated 14 March 2024, first published 12 March 2024")
    datetime.date(2024, 3, 12)
    >>> stated_day("before 12 March 2024"), stated_day("12 March 2024 - 14 March 2024")
    (None, None)
    """
    words = words.strip()
    if told := in_data(words, day_first):
        return told
    found = None if is_placeholder(words) else read(words, day_first)
    return found.day if found else None


def names_one(line: str) -> bool:
    """Whether a line names a day in full, whatever it is of."""
    return next(_named(line, None), None) is not None


def leads(words: str) -> Weight | None:
    """What a few words say of the day that follows them; nothing if they say anything else.

    >>> leads("Last updated:"), leads("Posted on"), leads("Born"), leads("The board")
    ('changed', 'says', None, None)
    """
    low = _lowered(words)
    return (
        _said(low)
        if low and _BESIDE.union(_BEFORE_SAYS, filter(_CHANGED.match, low)).issuperset(low)
        else None
    )


def is_of_other(words: str) -> bool:
    """Whether some of these words tell of what has days of its own: a birth, a hearing, a picture."""
    return "©" in words or not _OTHER.isdisjoint(_lowered(words))


def _named(line: str, day_first: bool | None) -> Iterator[_Named]:
    found = [(one.start(), one.end(), of_match(one)) for p in IN_WORDS for one in p.finditer(line)]
    found = [one for one in found if one[2]]
    for one in _NUMBERED.finditer(line):
        words = one[0].rstrip(".,")
        told = day(words) or in_numbers(words, day_first)
        if told or in_numbers(words, True) or in_numbers(words, False):
            found.append((one.start(), one.start() + len(words), told))
    end = -1
    for start, stop, told in sorted(found, key=lambda one: one[:2]):
        if start >= end:
            yield _Named(told, start, stop)
            end = stop


def _around(line: str, named: list[_Named]) -> Iterator[tuple[str, str]]:
    """Give for each day what leads to it, and what follows it."""
    cuts = [0]
    for one, other in pairwise(named):
        between = line[one.end : other.start]
        parts = [0, *(found.end() for found in _PARTS.finditer(between))]
        # From the first part on that says something of a day; else the last.
        says = (at for at in parts if _said(_lowered(between[at:])[:_SOON]))
        cuts.append(one.end + next(says, parts[-1]))
    cuts.append(len(line))
    for at, one in enumerate(named):
        yield line[cuts[at] : one.start], line[one.end : cuts[at + 1]]


def _weight(label: str, after: str) -> Weight | None:
    """Weigh a day by what leads to it and what follows; None where it is of something else."""
    low = _lowered(_BY.sub("by ", label))
    if _HOURS.search(after):
        return None  # from when to when something is
    after, writers = _BY_AFTER.subn(" ", after, count=1)
    if is_of_other(label) or label.rstrip().endswith("("):
        return None
    strange = [word for word in _words(after) if word.lower() not in _AFTER]
    if low[:1] == ["by"] and len(low) > 1:
        apart = any(_said(_lowered(part)) == "says" for part in _PARTS.split(label)[1:])
        return ("says" if apart else "by") if len(low) + len(strange) <= _MOST_WRITERS else None
    names = len(strange) <= _MOST_NAMES and _are_names(strange)
    parts = [_lowered(part) for part in _PARTS.split(label)]
    for at, part in enumerate(parts):
        if weight := _said(part):
            rest = [word for later in _PARTS.split(label)[at + 1 :] for word in _words(later)]
            return weight if names and _leads(part, label) and _are_names(rest) else None
    apart = names and len(strange) <= _MOST_PLACES and "|" in after
    if any(sign.isdigit() for sign in _CLOCK.sub(" ", label)) or (strange and not apart):
        printed = names and bool(_PAPERS.intersection(low))
        return "bare" if printed and _beside(label) == "bare" else None
    if writers and (not low or low == ["on"]):
        return "by"
    if paper := _OF_PAPER.match(label):
        return "bare" if _is_known(paper["paper"]) else None
    return "bare" if low in ([], ["the"], ["on"]) else _beside(label)


def is_name(label: str) -> bool:
    """Whether words are one name, and nothing that has days of its own."""
    words = _words(label)
    if _PARTS.search(label.rstrip()) or _WEEKDAY.search(label):
        return False
    named = all(word[:1].isupper() for word in words) and not is_of_other(label)
    return 1 < len(words) <= _MOST_PAPER and named


def _words(words: str) -> list[str]:
    """The words that are no weekdays and no times of day."""
    return [w for w in _LETTERS.findall(_CLOCK.sub(" ", words)) if w.lower() not in _OF_WEEK]


def _lowered(words: str) -> list[str]:
    return [word.lower() for word in _words(words)]


def _said(words: Sequence[str]) -> Weight | None:
    """What the first words of a part say of the day that follows."""
    for word in words:
        if word in _SAYS:
            return "says"
        if _CHANGED.match(word):
            return "changed"
    return None


def _leads(part: Sequence[str], label: str) -> bool:
    """Whether a part that has such a word says of nothing else that it was published or changed."""
    at = next(n for n, word in enumerate(part) if word in _SAYS or _CHANGED.match(word))
    if not _BEFORE_SAYS.issuperset(part[:at]):
        return False
    if part[at] == "date":
        return _DATE_OF.issuperset(part)
    rest = part[at + 1 :]
    if "by" in rest:
        rest = rest[: rest.index("by")]  # who did it may be called anything
    named = {word.lower() for word in _words(label) if word[:1].isupper()}
    return all(word in _BESIDE or word in _JOINS or word in named for word in rest)


def _are_names(words: Sequence[str]) -> bool:
    """Whether all of these are names, or what stands between them."""
    return all(w[:1].isupper() or w in _JOINS or w.lower() in _BESIDE for w in words)


def _beside(label: str) -> Weight | None:
    """Weigh a day by the names before it: of where a text was filed, or of the paper that printed it."""
    if is_name(label):
        return "beside"
    before = _WEEKDAY.sub("", _CLOCK.sub(" ", label)).rstrip()
    if ":" in before or not _PARTS.search(before[-1:] + " "):
        return None
    parts = [part for part in map(_words, _PARTS.split(label)) if part]
    if not all(len(part) <= _MOST_PAPER and _are_names(part) for part in parts):
        return None
    if any(_is_known(" ".join(part)) for part in parts):
        return "bare"
    if _WEEKDAY.search(label):  # as a dateline has it, and no life and no picture
        return "bare" if len(parts) <= _MOST_PLACES else None
    (first, *others) = parts
    if others or _JOINS.intersection(word.lower() for word in first[1:]):
        return None
    return "bare" if len(first) == 1 and first[0].isupper() else "beside"


def _is_known(name: str) -> bool:
    """Whether a name is that of a place, or as papers are called."""
    words = name.split()
    called = " ".join(word.capitalize() if word.isupper() else word for word in words)
    return called in gazetteer() or bool(_PAPERS.intersection(map(str.lower, words)))


def _by_weekday(line: str, one: _Named, label: str) -> date | None:
    """Of two days that numbers may be, the one that is on the weekday before them."""
    said = [_OF_WEEK[w.lower()] for w in _LETTERS.findall(label)[-1:] if w.lower() in _OF_WEEK]
    words = line[one.start : one.end]
    found = {in_numbers(words, True), in_numbers(words, False)}
    on = [told for told in found if told and said and told.weekday() == said[0]]
    return on[0] if len(on) == 1 else None
