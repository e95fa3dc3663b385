"""Rich Text Format, `.rtf`: an article each, without fonts, styles, pictures, headers and footers.

A program that does not know a group marked `\\*` must skip it, and so do we; of the others, those that
are no text are named here. Characters are in the code page of their font, or by number.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from dateline.errors import UnreadableArticle
from dateline.plugins import Reader
from dateline.read import exports, factiva, nexis, records
from dateline.read.cleaning import cleaned, paragraphs
from dateline.read.days import textheads
from dateline.read.days.dates import of_name
from dateline.source import Source

MOST_BYTES: Final = 100_000_000
"""Of one document; pictures in it take most of that."""

_HEAD: Final = 8
_DEEPEST: Final = 100_000
_TOKEN: Final = re.compile(
    rb"\\([A-Za-z]{1,40})(-?\d{1,10})? ?|\\'([0-9A-Fa-f]{2})|\\([^A-Za-z'])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\"
)
_SKIPPED: Final = frozenset((
    b"colortbl", b"stylesheet", b"pict", b"object", b"header", b"headerl", b"headerr", b"headerf",
    b"footer", b"footerl", b"footerr", b"footerf", b"fldinst", b"listtable", b"listoverridetable",
    b"revtbl", b"rsidtbl", b"generator", b"xmlnstbl", b"themedata", b"datastore", b"latentstyles",
    b"filetbl", b"private", b"bkmkstart", b"bkmkend", b"nonshppict", b"annotation", b"atnid", b"atnauthor",
    b"tc", b"xe", b"txe", b"rxe", b"ftnsep", b"ftnsepc", b"ftncn", b"aftnsep", b"aftnsepc", b"listtext",
    b"creatim", b"revtim", b"printim", b"buptim", b"pntext", b"sp",
    b"shprslt",
))  # fmt: skip
# What is text though a group marked \* holds it.
_KEPT: Final = frozenset((b"shpinst", b"shptxt"))
_BREAKS: Final = frozenset(
    (b"par", b"line", b"cell", b"nestcell", b"row", b"sect", b"page", b"column")
)
_SIGNS: Final = {
    b"tab": " ", b"emdash": "—", b"endash": "–", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“",
    b"rdblquote": "”", b"bullet": "•", b"emspace": " ", b"enspace": " ", b"qmspace": " ",
    b"~": " ", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}", b"-": "", b"\n": "\n", b"\r": "\n",
}  # fmt: skip
# The code pages of the character sets that a font may say it is in.
_CHARSETS: Final = {
    77: 10000, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258,
    177: 1255, 178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250,
}  # fmt: skip
_PAGES: Final = {10000: "mac_roman", 437: "cp437", 65001: "utf-8"}


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds until a group closes."""

    skips: int = 1
    """By how many characters a character by number is told again, for programs that know none."""
    page: str = ""
    """The code page of the font; empty is that of the document."""
    hidden: bool = False
    into: str = "text"
    """Where words go: "text", "notes", "title", "author"; "info", "fonts" or nothing, which are no text."""


@dataclass(slots=True)
class _Document:
    """What is taken from a document, and what it says of its characters."""

    words: dict[str, list[str]] = field(default_factory=dict)
    page: str = "cp1252"
    fonts: dict[int, str] = field(default_factory=dict)
    """The code pages of fonts that have one of their own."""
    font: int = 0
    """The font of the table that is being told of."""
    default: int = 0
    """The font that holds where no other does."""
    waiting: bytearray = field(default_factory=bytearray)
    """Bytes of which the next may be the second half of a character."""
    waits_in: tuple[str, str] = ("", "")
    """Their code page, and where they go."""

    def add(self, words: str, group: _Group) -> None:
        self.settle()
        if not group.hidden:
            self.words.setdefault(group.into, []).append(words)

    def wait(self, data: bytes, group: _Group) -> None:
        if group.hidden or group.into in ("", "fonts", "info"):
            return
        page = group.page or self.fonts.get(self.default, self.page)
        if self.waits_in != (page, group.into):
            self.settle()
            self.waits_in = page, group.into
        self.waiting += data

    def settle(self) -> None:
        if self.waiting:
            page, into = self.waits_in
            self.words.setdefault(into, []).append(self.waiting.decode(page, "replace"))
            self.waiting.clear()

    def told(self, into: str) -> str:
        # A character beyond the first 65,536 comes as two halves.
        words = "".join(self.words.get(into, ()))
        return words.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", "")


class RtfReader:
    """Reads a document as one article."""

    suffixes: tuple[str, ...] = (".rtf",)
    kept = True

    def __call__(self, source: Source) -> Iterator[records.Item]:
        where, data = source.where, source.head(MOST_BYTES + 1)
        if problem := _problem(data, where):
            yield problem
            return
        document, depth = _read(data)
        title = cleaned(document.told("title"))
        text = f"{document.told('text')}\n{document.told('notes')}"
        lines = [line for line in map(cleaned, text.splitlines()) if line]
        found = nexis.documents(lines) or factiva.documents(lines)
        if depth:
            close = "does not close" if depth == 1 else "do not close"
            what = f"is cut short: {depth:,} of its groups {close}"
            advice = "Open it and save it once more."
            if found:
                what, advice = f"{what}; what is left was read", "Export it once more."
            yield UnreadableArticle(where, what, advice)
        if found:
            yield from exports.articles(found, source)
        if found or depth:
            return
        head = [[line] for line in lines[:_HEAD] if line != title]
        yield from records.article(
            paragraphs(text, but=title),
            {"title": title, "author": cleaned(document.told("author"))},
            fallback=source.id,
            where=where,
            dates=of_name(source.id),
            head=textheads.of_blocks(head, source.hints.day_first),
        )


def _problem(data: bytes, where: str) -> UnreadableArticle | None:
    if not data.strip():
        return UnreadableArticle(where, "is empty", "Save the document once more, or remove it.")
    if len(data) > MOST_BYTES:
        what = f"has more than {MOST_BYTES:,} bytes"
        return UnreadableArticle(where, what, "Save it without its pictures.")
    if not data.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"{\\rtf"):
        return UnreadableArticle(where, "is no .rtf", "Open it and save it as .rtf once more.")
    return None


def _read(data: bytes) -> tuple[_Document, int]:
    """Take a document apart; gives how many groups were open at its end."""
    document, group = _Document(), _Group()
    outer: list[_Group] = []
    marked, owed, at = False, 0, 0
    while len(outer) <= _DEEPEST and (found := _TOKEN.match(data, at)):
        at = found.end()
        word, number, code, sign, brace, run = found.groups()
        if brace:
            owed, marked = 0, False
            if brace == b"{":
                outer.append(group)
            elif outer:
                group = outer.pop()
                if not outer:
                    break  # what follows a document is no part of it
        elif run:
            document.wait(run[owed:], group)
            owed = max(0, owed - len(run))
        elif code or sign in _SIGNS:
            if owed:
                owed -= 1
            elif code:
                document.wait(bytes.fromhex(code.decode()), group)
            else:
                document.add(_SIGNS[sign], group)
        elif sign == b"*":
            marked = True
        elif word == b"bin":
            at += max(0, int(number or 0))
        elif word == b"u" and number:
            document.add(chr(int(number) % 65_536), group)
            owed = group.skips
        elif word:
            group = _turned(document, group, word, number, marked)
            marked = False
    document.settle()
    return document, len(outer)


def _turned(
    document: _Document, group: _Group, word: bytes, number: bytes | None, marked: bool
) -> _Group:
    """Give what holds after a word; it may also break a line, or say something of the document."""
    value = int(number) if number else None
    if word in _SKIPPED or (marked and word not in _KEPT):
        return replace(group, into="")
    if word in _BREAKS:
        document.add("\n", group)
    elif word in _SIGNS:
        document.add(_SIGNS[word], group)
    elif word == b"uc":
        return replace(group, skips=max(0, min(value or 0, 100)))
    elif word in (b"v", b"deleted"):
        return replace(group, hidden=value != 0)
    elif word == b"plain":
        return replace(group, hidden=False, page="")
    elif word in (b"fonttbl", b"info"):
        return replace(group, into="fonts" if word == b"fonttbl" else "info")
    elif word in (b"title", b"author") and group.into == "info":
        return replace(group, into=word.decode())
    elif word == b"footnote" and group.into:
        document.add("\n", inside := replace(group, into="notes"))
        return inside
    elif word == b"f" and group.into == "fonts":
        document.font = value or 0
    elif word == b"f":
        return replace(group, page=document.fonts.get(value or 0, document.page))
    elif word == b"fcharset" and value in _CHARSETS:
        document.fonts[document.font] = _page(_CHARSETS[value])
    elif word == b"deff":
        document.default = value or 0
    elif word in (b"ansicpg", b"mac", b"pc", b"pca"):
        document.page = _page(value or {b"mac": 10000, b"pc": 437, b"pca": 850}.get(word, 1252))
    return group


def _page(number: int) -> str:
    name = _PAGES.get(number, f"cp{number}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"


read: Final[Reader] = RtfReader()
