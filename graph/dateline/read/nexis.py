"""Exports of Nexis (LexisNexis, Nexis Uni, Lexis+): the lines of a file → its documents.

Today's layout has the headline, the outlet and the day above each text, fields such as "Length:", a
line "Body", and "End of Document" after it; a cover before the first. The older one opens each with
"3 of 100 DOCUMENTS", the outlet and the day above the headline, and its fields in capitals. When a
document was loaded into the database is no day of its publication.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from dateline.read.days.dates import MONTHS
from dateline.read.exports import NOTICE, Document

# What its fields say, by the names of `records.KEYS`; what is said of none is empty.
_ABOVE: Final = {
    "byline": "author", "section": "section", "headline": "title", "url": "url", "length": "",
    "dateline": "place", "highlight": "", "series": "", "distribution": "", "edition": "",
    "correction-date": "", "load-date": "", "language": "language", "publication-type": "",
}  # fmt: skip
_BELOW: Final = frozenset((
    "load-date", "language", "publication-type", "pub-type", "document-type", "type", "journal code",
    "journal-code", "subject", "company", "organization", "organisation", "industry", "geographic",
    "person", "people", "country", "state", "city", "region", "ticker", "acc-no", "update", "graphic",
    "series", "correction-date", "name", "company-terms", "issn",
))  # fmt: skip
_COVER: Final = frozenset((
    "user name", "date and time", "job number", "client/matter", "search terms", "search type",
    "narrowed by", "content type", "download request", "time of request", "project id",
))  # fmt: skip

_OPENS: Final = re.compile(r"\d{1,6} of \d{1,6} DOCUMENTS?")
_MARKED: Final = re.compile(r"^[ \t]*+\d{1,6} of \d{1,6} DOCUMENTS?[ \t\r]*+$", re.M)
_BLANK: Final = re.compile(r"\n[ \t\r]*+\n")
_ENDS: Final = "End of Document"
_LENGTH: Final = re.compile(r"length:\s*\d[\d,.]*\s+words?\b", re.I)
_FIELD: Final = re.compile(r"([A-Za-z][A-Za-z/-]{1,20}(?: [A-Za-z/-]{1,20}){0,2}):(?:\s+|$)")
_BODY: Final = re.compile(r"(?:Body$|BODY:\s*)")
_MONTH: Final = "|".join(f"{month[:3]}(?:{month[3:]})?" for month in MONTHS)
_DATED: Final = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
    rf"(?:\d{{1,2}}\s+)?(?:{_MONTH}|sept)\b\.?(?:\s+\d{{1,2}}\b)?,?\s+\d{{4}}\b",
    re.I,
)
_PERHAPS: Final = re.compile(
    r"(?=.{6,40}$)(?=.*(?<!\d)\d{1,2}(?!\d)|.*\b(?:spring|summer|autumn|fall|winter|christmas|easter"
    r"|printemps|été|automne|hiver|frühjahr|frühling|sommer|herbst|primavera|verano|otoño|invierno)\b)"
    r"(?:[^\W_][\w.-]*,? ){1,5}(?:19|20)\d\d(?:,? [^\W\d_]+)?$|\d{1,2}([./-])\d{1,2}\1\d{4}$",
    re.I,
)
"""What is most likely a day in another language or in numbers, or a season."""
_ENTRY: Final = re.compile(r"1\.(?:\s+|$)(.*)")
_LONGEST_HEAD: Final = 40
"""In lines."""
_MOST_CAPTIONS: Final = 5


def documents(lines: Sequence[str]) -> list[Document]:
    """Take an export apart; nothing, where a file is none."""
    if any(map(_OPENS.fullmatch, lines)):
        if any(_name(line) in ("length", "load-date") and line[:4].isupper() for line in lines):
            return [_taken(part, older=True) for part in _opened(lines)]
    elif _is_new(lines):
        parts, rest = _ended(lines)
        found = [_taken(_without_cover(part)) for part in parts]
        rest = [
            line for line in (rest if parts else _without_cover(rest)) if not NOTICE.match(line)
        ]
        return [*found, _taken(rest, whole=False)] if rest else found
    return []


def unwrapped(text: str) -> list[str]:
    """Give the paragraphs of an export as text, of which the older break their lines; else nothing."""
    if not _MARKED.search(text):
        new = _ENDS in text and "Load-Date:" in text
        return (
            [line for line in (" ".join(one.split()) for one in text.splitlines()) if line]
            if new
            else []
        )
    apart = _MARKED.sub(r"\n\n\g<0>\n\n", text)
    return [line for part in _BLANK.split(apart) if (line := " ".join(part.split()))]


def _is_new(lines: Sequence[str]) -> bool:
    """Whether the fields of a head stand above a line "Body", or those of a foot above an end."""
    since = {"length": _LONGEST_HEAD, "load-date": _LONGEST_HEAD}
    for line in lines:
        since = {name: age + 1 for name, age in since.items()}
        if _LENGTH.match(line):
            since["length"] = 0
        elif line.startswith("Load-Date:"):
            since["load-date"] = 0
        elif (line == "Body" and since["length"] < _LONGEST_HEAD) or (
            line == _ENDS and since["load-date"] < _LONGEST_HEAD
        ):
            return True
    return False


def _opened(lines: Sequence[str]) -> list[list[str]]:
    parts: list[list[str]] = []
    for line in lines:
        if _OPENS.fullmatch(line):
            parts.append([])
        elif parts:  # what stands before the first is a cover
            parts[-1].append(line)
    return parts


def _ended(lines: Sequence[str]) -> tuple[list[list[str]], list[str]]:
    parts: list[list[str]] = []
    rest: list[str] = []
    for line in lines:
        if line == _ENDS:
            parts.append(rest)
            rest = []
        else:
            rest.append(line)
    return parts, rest


def _without_cover(lines: list[str]) -> list[str]:
    """Leave out what a file opens with: who asked for it, by which words, and what is in it."""
    body = next((at for at, line in enumerate(lines) if line == "Body" and at), len(lines))
    last = max((at for at in range(body) if _name(lines[at]) in _COVER), default=None)
    if last is None:
        return lines
    for at, line in enumerate(lines[:last]):
        if entry := _ENTRY.fullmatch(line):
            title = entry[1] or lines[at + 1]
            below = [n for n in range(at + 2, body) if lines[n].casefold() == title.casefold()]
            if below:
                return lines[below[-1] :]
    # Its list names it otherwise, or there is none: the two lines above the day are headline and outlet.
    day = _day(lines[last + 1 : body], older=False)
    return lines[last + 1 :] if day is None else lines[max(last + 1, last - 1 + day) :]


def _taken(lines: Sequence[str], *, older: bool = False, whole: bool = True) -> Document:
    """Take one document apart."""
    at = _start(lines)
    if at is None:
        return Document(problem=f"cannot be taken apart: {_lack(whole)}")
    opens = at > 1 and _BODY.match(lines[at - 1])
    head, said = _head(lines[: at - 1 if opens else at])
    first = lines[at - 1][opens.end() :] if opens else ""
    text = [first, *lines[at:]] if first else list(lines[at:])
    dated = _day(head, older)
    if dated is None:
        dated = _perhaps(head, older)
    above = head if dated is None else head[:dated]
    if older:
        below = above[1:] if dated is None else _without_edition(head[dated + 1 :])
        outlet, title = (above[:1] if dated is None else above[-1:]), below
    else:
        outlet, title = (above[-1:], above[:-1]) if len(above) > 1 else ([], above)
    said = {"outlet": " ".join(outlet), "title": " ".join(title)} | said
    told = "" if dated is None else head[dated]
    basis = f"Nexis, {'above' if older else 'under'} the headline"
    end = _end(text)
    foot = {_name(line): _FIELD.sub("", line, count=1) for line in text[end:]}
    said = {"language": foot.get("language", "")} | said
    return Document(text[:end], said, told, basis, whole)


def _lack(whole: bool) -> str:
    if whole:
        return "it has neither a line “Body” nor a field such as “Length:” above its text"
    return "it is cut short above its text"


def _start(lines: Sequence[str]) -> int | None:
    """Where the text begins: after a line that says so, else after the fields of the head."""
    for at, line in enumerate(lines[:_LONGEST_HEAD]):
        if at and _BODY.match(line):  # a first line "Body" is a headline
            return at + 1
    seen: set[str] = set()
    for at, line in enumerate(lines[:_LONGEST_HEAD]):
        name = _name(line)
        if name in _ABOVE and name not in seen:
            seen.add(name)
        elif seen and not NOTICE.match(line):
            return at
    return len(lines) if seen else None


def _head(lines: Sequence[str]) -> tuple[list[str], dict[str, str]]:
    """Part what stands alone above a text from the fields, which may go on below."""
    alone: list[str] = []
    said: dict[str, str] = {}
    into = None
    for line in lines:
        name = _name(line)
        if name in _ABOVE:
            into = _ABOVE[name]
            said.setdefault(into, _FIELD.sub("", line, count=1))
        elif NOTICE.match(line):
            continue
        elif into is None or (_DATED.match(line) and not any(map(_DATED.match, alone))):
            alone.append(line)
        elif into:
            said[into] = f"{said[into]} {line}"
    return alone, {name: value for name, value in said.items() if name and value}


def _day(lines: Sequence[str], older: bool) -> int | None:
    """Which line names the day. A headline may name one too; it is the one above, or the one below."""
    found = [at for at, line in enumerate(lines) if _DATED.match(line)]
    return (found[0] if older else found[-1]) if found else None


def _perhaps(lines: Sequence[str], older: bool) -> int | None:
    """Which line stands where the day does and looks like one, though it gives none that we know."""
    places = (1,) if older else range(len(lines) - 1, 1, -1)
    return next((at for at in places if at < len(lines) and _PERHAPS.match(lines[at])), None)


def _without_edition(lines: list[str]) -> list[str]:
    """Leave out the lines of an edition, which stand between day and headline; one is always left."""
    at, more = 0, False
    while at < len(lines) - 1 and (more or "edition" in lines[at].casefold()):
        more = lines[at].endswith((";", ","))
        at += 1
    return lines[at:]


def _end(lines: Sequence[str]) -> int:
    """Where the text ends: above the fields at its foot, each of which stands there once."""
    end, seen = len(lines), set[str]()
    while end and (NOTICE.match(lines[end - 1]) or _name(lines[end - 1]) in _BELOW - seen):
        end -= 1
        seen.add(_name(lines[end]))
    if end and lines[end - 1] == "Classification":
        end -= 1
    for at in range(max(0, end - 1 - _MOST_CAPTIONS), end):
        if lines[at] == "Graphic":  # what pictures show, which are not there
            return at
    return end


def _name(line: str) -> str:
    found = _FIELD.match(line)
    return found[1].lower() if found else ""
