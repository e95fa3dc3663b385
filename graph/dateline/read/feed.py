"""Feeds that were saved, `.rss`, `.atom` and `.jsonfeed`: an article an entry, of the text it gives.

feedparser knows the dialects; it is given bytes in memory, since of anything else it would make a file
or an address to open. A day is read from the words that stand there, not from what they come to in
UTC. The name of the file tells when somebody saved it, not when each entry was published.
"""

from __future__ import annotations

import codecs
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final
from xml.sax import SAXException

from dateline.errors import DoubtfulArticle, UnreadableArticle
from dateline.plugins import Reader
from dateline.read import records
from dateline.read.cleaning import cleaned, paragraphs
from dateline.read.days.dates import dating, of_address
from dateline.read.days.daylines import stated_day
from dateline.read.html import shown
from dateline.source import Hints, Source

MOST_BYTES: Final = 20_000_000
"""Of one feed."""

_SPEAKS: Final = "https://jsonfeed.org/version/"
_DECLARATION: Final = re.compile(r"\s*<\?xml[^>]*\?>")
_ADVICE: Final = "Save the feed once more, or remove it."


@dataclass(frozen=True, slots=True)
class _Entry:
    """What a feed says in an entry."""

    text: str
    title: str
    author: str
    outlet: str
    url: str
    id: str
    told: str
    basis: str = "the feed"
    language: str = ""
    feed: str = ""


class FeedReader:
    """Reads each entry as an article."""

    suffixes: tuple[str, ...] = (".rss", ".atom", ".jsonfeed")
    kept = True

    def __call__(self, source: Source) -> Iterator[records.Item]:
        where, data = source.where, source.head(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            what = f"has more than {MOST_BYTES:,} bytes"
            yield UnreadableArticle(where, what, "Cut it into several feeds.")
            return
        if not data.strip():
            yield UnreadableArticle(where, "is empty", _ADVICE)
            return
        of_json = source.suffix == ".jsonfeed"
        found = _of_json(data, where) if of_json else _of_xml(data, where)
        if isinstance(found, UnreadableArticle):
            yield found
            return
        entries, doubt = found
        if b"<!ENTITY" in data:
            what = "declares entities of its own, which are not followed: what they stand for is missing"
            yield DoubtfulArticle(where, what, "Write out what they stand for, if it matters.")
        if doubt:
            yield doubt
        if not entries:
            yield UnreadableArticle(where, "is a feed with nothing in it", _ADVICE)
        often = Counter(entry.id for entry in entries)
        for number, entry in enumerate(entries, start=1):
            id = f"{source.id}#{number}"
            if often[entry.id] == 1 and _names(entry.id):
                # A mere number is of one feed, and others have it too; whichever file it was saved in.
                id = entry.id if ":" in entry.id else f"{entry.feed or source.id}#{entry.id}"
            yield from _article(entry, id, f"{where}, entry {number}", source.hints)
        if without := sum(
            bool(entry.text.strip()) and not (entry.told or of_address(entry.url))
            for entry in entries
        ):
            some = "an entry that does" if without == 1 else f"{without:,} entries that do"
            advice = "Write the days down in corrections.yaml, if you know them."
            yield DoubtfulArticle(where, f"has {some} not say when it was published", advice)


def _article(entry: _Entry, id: str, where: str, hints: Hints) -> Iterator[records.Item]:
    if not entry.text.strip():
        what = "has a headline and no text" if entry.title else "has no text"
        yield UnreadableArticle(where, what, "Save the page that it leads to, and have that read.")
        return
    told = entry.told
    stated = dating(stated_day(told, hints.day_first), entry.basis, told)
    if told and not stated:
        what = f"published “{told}” is no date, or may be two; the entry was read without it"
        advice = "Say --day-first or --month-first, or write the day down in corrections.yaml."
        yield DoubtfulArticle(where, what, advice)
    said = {
        "title": entry.title,
        "author": entry.author,
        "outlet": entry.outlet,
        "url": entry.url if entry.url.startswith(("http://", "https://")) else "",
        "language": entry.language,
    }
    yield from records.article(
        entry.text, said, fallback=id, where=where, dates=(*stated, *of_address(said["url"]))
    )


def _of_xml(
    data: bytes, where: str
) -> tuple[list[_Entry], DoubtfulArticle | None] | UnreadableArticle:
    import feedparser

    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        # It would be taken for UTF-8 where no declaration says otherwise.
        data = _DECLARATION.sub("", data.decode("utf-16", "replace"), count=1).encode()
    try:
        feed = feedparser.parse(
            BytesIO(data), resolve_relative_uris=False, sanitize_html=True, response_headers={}
        )
        outlet = _line(feed.feed.get("title_detail"))
        language = feed.feed.get("language") or ""
        dated_by_change = feed.get("version", "").startswith("atom")
        entries = [_entry(entry, outlet, language, dated_by_change) for entry in feed.entries]
    except Exception as error:  # it promises to raise nothing, and does at odd markup
        what = f"is no feed that can be taken apart ({type(error).__name__})"
        return UnreadableArticle(where, what, _ADVICE)
    if not entries and not feed.get("version"):
        return UnreadableArticle(where, "is no feed", _ADVICE)
    doubt = None
    if entries and isinstance(feed.get("bozo_exception"), SAXException):
        what = "is no whole XML; what can be read of it was"
        doubt = DoubtfulArticle(where, what, "Save it once more if entries are missing.")
    return entries, doubt


def _entry(entry: Any, outlet: str, language: str, dated_by_change: bool) -> _Entry:
    texts = (_text(part) for part in (*entry.get("content", ()), entry.get("summary_detail")))
    told, basis = entry.get("published", ""), "the feed"
    if not told and "updated" in entry:
        told = entry["updated"]  # of RSS it is the date of Dublin Core
        basis = "the feed, as last changed" if dated_by_change else basis
    names = [one.get("name", "") for one in entry.get("authors", ())]
    source = entry.get("source", {})
    return _Entry(
        next((text for text in texts if text), ""),
        _line(entry.get("title_detail")),
        cleaned(", ".join(name for name in names if name) or entry.get("author", "")),
        _line(source.get("title_detail")) or cleaned(source.get("title", "")) or outlet,
        entry.get("link", "").strip(),
        entry.get("id", "").strip(),
        cleaned(told)[:200],
        basis,
        cleaned(language),
        outlet,
    )


def _of_json(
    data: bytes, where: str
) -> tuple[list[_Entry], DoubtfulArticle | None] | UnreadableArticle:
    try:
        feed = json.loads(data.removeprefix(codecs.BOM_UTF8).decode())
    except UnicodeDecodeError as error:
        return UnreadableArticle(where, f"is not UTF-8 at byte {error.start:,}", _ADVICE)
    except (ValueError, RecursionError):
        return UnreadableArticle(where, "is cut short or no JSON", _ADVICE)
    if not isinstance(feed, dict) or not _words(feed, "version").startswith(_SPEAKS):
        what = f"is no JSON Feed: its version is none of {_SPEAKS}"
        return UnreadableArticle(where, what, _ADVICE)
    found = feed.get("items")
    outlet = cleaned(_words(feed, "title"))
    entries = found if isinstance(found, list) else []
    language = cleaned(_words(feed, "language"))
    return [_item(one if isinstance(one, dict) else {}, outlet, language) for one in entries], None


def _item(item: dict[str, Any], outlet: str, language: str) -> _Entry:
    authors = item.get("authors") or [item.get("author")]
    names = [
        _words(one, "name")
        for one in (authors if isinstance(authors, list) else [])
        if isinstance(one, dict)
    ]
    text = paragraphs("\n".join(shown(_words(item, "content_html"))))
    return _Entry(
        text or paragraphs(_words(item, "content_text") or _words(item, "summary")),
        cleaned(_words(item, "title")),
        cleaned(", ".join(name for name in names if name)),
        outlet,
        _words(item, "url").strip() or _words(item, "external_url").strip(),
        _words(item, "id").strip(),
        cleaned(_words(item, "date_published"))[:200],
        language=cleaned(_words(item, "language")) or language,
        feed=outlet,
    )


def _text(part: Any) -> str:
    """Give what a part of an entry shows, by paragraphs."""
    value = part.get("value", "").replace("\0", "") if part else ""
    plain = part and part.get("type") == "text/plain"
    return paragraphs(value if plain else "\n".join(shown(value)))


def _line(part: Any) -> str:
    return " ".join(_text(part).split())


def _words(record: dict[str, Any], key: str) -> str:
    value = record.get(key)
    return value.replace("\0", "") if isinstance(value, str) else ""


def _names(id: str) -> bool:
    return 0 < len(id) <= 300 and id.isprintable() and " " not in id


read: Final[Reader] = FeedReader()
