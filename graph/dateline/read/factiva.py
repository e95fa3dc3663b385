"""Exports of Factiva: the lines of a file, or the markup of a page → its documents.

One layout names each field by two or three letters: HD is the headline, LP and TD are the text. The
other has the same without names: the headline, the count of words, the day, the outlet and its code,
and a notice of copyright above the text. Both end each document with its number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from lxml.html import HtmlElement

from dateline.read.cleaning import cleaned
from dateline.read.exports import NOTICE, Document

# What its fields say, by the names of `records.KEYS`; what is said of none is empty.
_ABOVE: Final = {
    "HD": "title", "BY": "author", "SN": "outlet", "SE": "section", "PD": "", "CLM": "", "CR": "",
    "WC": "", "ET": "", "SC": "", "NGC": "", "GC": "", "ED": "", "PG": "", "VOL": "", "LA": "language", "CY": "",
}  # fmt: skip
_FIRST: Final = frozenset(("HD", "SE", "CLM"))
_TEXT: Final = ("LP", "TD")
_BELOW: Final = frozenset((
    "CT", "RF", "CO", "IN", "NS", "RE", "IPC", "IPD", "PUB", "ART", "AN", "CR", "CX", "DE",
))  # fmt: skip

_NUMBER: Final = re.compile(r"(?:AN )?Document ((?=[A-Za-z0-9]*\d{6})[A-Za-z0-9]{16,40})")
_SUMMARY: Final = "Search Summary"
_WORDS: Final = re.compile(r"\d[\d,.]* words?")
_DATED: Final = re.compile(r"\d{1,2} [A-Za-z]{3,9} \d{4}")
_TIME: Final = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?(?: [A-Z]{3,4})?", re.I)
_CODE: Final = re.compile(r"[A-Z0-9]{1,12}")
_RUN_IN: Final = re.compile(r"([A-Z]{2,3}) (.+)")
_ARTICLE: Final = re.compile(r"\b[a-z]{2}Article\b")
_LONGEST_HEAD: Final = 12
"""In lines, above the count of words, and below the day."""
_LONGEST_VALUE: Final = 3
"""In lines, of a field below the text."""


def documents(lines: Sequence[str]) -> list[Document]:
    """Take an export apart; nothing, where a file is none."""
    parts: list[list[str]] = [[]]
    for line in lines:
        if NOTICE.match(line) and "Factiva" in line:
            continue  # the foot of each page
        parts[-1].append(line)
        if _NUMBER.fullmatch(line):
            parts.append([])
    rest = parts.pop()
    if _SUMMARY in rest:
        rest = rest[: rest.index(_SUMMARY)]
    found = [document for part in parts if (document := _taken(part))]
    if not found:
        return []
    # What is no document at all was read as one only by the line at its end.
    last = [_taken(rest) or Document(problem="is cut short above its text")] if rest else []
    bad = Document(problem="cannot be taken apart: above its text is no head that is known")
    return [*(_taken(part) or bad for part in parts), *last]


def of_page(tree: HtmlElement, pieces: Sequence[Sequence[str]]) -> list[Document]:
    """Take a page apart, of which `pieces` are what its articles show; nothing, where it is none."""
    found = []
    for tag, shown in zip(marked(tree), pieces, strict=True):
        title = next(
            (
                cleaned(one.text_content())
                for one in tag.iter()
                if isinstance(one.tag, str) and (one.get("class") or "").endswith("Headline")
            ),
            "",
        )
        found.append(_taken([cleaned(piece) for piece in shown], title))
    if not any(document and document.whole for document in found):
        return []
    bad = Document(problem="cannot be taken apart: above its text is no head that is known")
    return [document or bad for document in found]


def marked(tree: HtmlElement) -> list[HtmlElement]:
    """Give the elements of a page that it marks as articles."""
    return [tag for tag in tree.iter("div") if _ARTICLE.search(tag.get("class") or "")]


def _taken(lines: Sequence[str], title: str = "") -> Document | None:
    """Take one document apart, whichever layout it has."""
    number = _NUMBER.fullmatch(lines[-1]) if lines else None
    body = list(lines[:-1] if number else lines)
    said = {"id": number[1]} if number else {}
    if number and body and body[-1] == "AN":
        body.pop()
    parted = _by_names(body) or _by_names(_run_in(body)) or _by_order(body, title)
    if parted is None:
        return None
    text, more, told, basis = parted
    return Document(text, said | more, told, f"Factiva, {basis}", number is not None)


Parted = tuple[list[str], dict[str, str], str, str]
"""The text, what is said of it, the words that name its day, and what they stand in."""


def _by_names(lines: Sequence[str]) -> Parted | None:
    """Take apart what has its fields named, each by a line above it."""
    top = next((at for at, line in enumerate(lines[:_LONGEST_HEAD]) if line in _FIRST), None)
    if top is None or "HD" not in lines[top : top + _LONGEST_HEAD]:
        return None
    lines = lines[top:]
    start = next((at for at, line in enumerate(lines) if line in _TEXT), len(lines))
    fields: dict[str, list[str]] = {}
    into: list[str] = []
    for line in lines[:start]:
        if line in _ABOVE and line not in fields:
            into = fields[line] = []
        else:
            into.append(line)
    said = {_ABOVE[name]: " ".join(value) for name, value in fields.items() if _ABOVE[name]}
    text = _without_fields(list(lines[start + 1 :]))
    if start < len(lines) and lines[start] == "LP" and "TD" in text:
        text.remove("TD")
    return text, said, " ".join(fields.get("PD", ())), "its field PD"


def _without_fields(lines: list[str]) -> list[str]:
    """Leave out the fields below a text: a name, and a few lines that it says."""
    end = len(lines)
    while True:
        names = range(max(0, end - 1 - _LONGEST_VALUE), end - 1)
        at = next((at for at in reversed(names) if lines[at] in _BELOW), None)
        if at is None:
            return lines[:end]
        end = at


def _run_in(lines: Sequence[str]) -> list[str]:
    """Give the names of fields lines of their own, where a tab parts them from what they say."""
    parted: list[str] = []
    seen: set[str] = set()
    at = 0
    while at < len(lines) and "TD" not in seen:
        found = _RUN_IN.fullmatch(lines[at])
        name = found[1] if found else lines[at]
        known = (name in _ABOVE and "LP" not in seen) or name in _TEXT
        if found and known and name not in seen:
            seen.add(name)
            parted += found.groups()
            at += 1
            continue
        parted.append(lines[at])
        at += 1
    below: list[str] = []
    end = len(lines)
    while end > at:
        found = _RUN_IN.fullmatch(lines[end - 1])
        if not found or found[1] not in _BELOW or found[1] in below:
            break
        below = [*found.groups(), *below]
        end -= 1
    return [*parted, *lines[at:end], *below]


def _by_order(lines: Sequence[str], title: str) -> Parted | None:
    """Take apart what has no names: by the count of words with the day below it."""
    for at, line in enumerate(lines[:_LONGEST_HEAD]):
        if at and _WORDS.fullmatch(line) and _DATED.fullmatch("".join(lines[at + 1 : at + 2])):
            break
    else:
        return None
    said = dict(_named(lines[:at], title))
    told = lines[at + 1]
    start = at + 2
    if start < len(lines) and _TIME.fullmatch(lines[start]):
        start += 1
    if start < len(lines):
        said["outlet"] = lines[start]
    below = range(start, min(len(lines), start + _LONGEST_HEAD))
    notice = next((n for n in below if NOTICE.match(lines[n])), None)
    code = next((n for n in below[1:3] if _CODE.fullmatch(lines[n])), None)
    language = next((n for n in below if lines[n] == "English"), None)
    last = next((n for n in (notice, language, code, start) if n is not None), start)
    return list(lines[last + 1 :]), said, told, "under the headline"


def _named(lines: Sequence[str], title: str) -> Iterator[tuple[str, str]]:
    """Say what the lines above the count of words are: a section, the headline, who wrote it."""
    by = next((at for at, line in enumerate(lines) if at and line[:3].lower() == "by "), len(lines))
    at = next((at for at, line in enumerate(lines) if title and line == title), None)
    if at is None:
        # Where no mark-up tells: of what stands above the byline, a headline is the longest.
        at = max(range(by), key=lambda one: len(lines[one]), default=0)
    yield "title", title or lines[at]
    if at:
        yield "section", lines[at - 1]
    if at + 1 < len(lines):
        yield "author", lines[by] if by < len(lines) else lines[at + 1]
