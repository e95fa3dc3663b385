"""A text and what a record or front matter says about it → an article: the rules of all formats."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from dateline.errors import DoubtfulArticle, UnreadableArticle
from dateline.model import Article, Dating, PrintedLine
from dateline.read.days.dates import dating, disagreement, in_numbers, is_placeholder
from dateline.read.days.daylines import stated_day
from dateline.read.days.textheads import NOTHING, Told
from dateline.source import NO_HINTS, Card, Hints

Item = Article | UnreadableArticle | DoubtfulArticle | Card

LONGEST: Final = 1_000_000
"""In characters. spaCy takes no longer text: a parse needs about a gigabyte per million."""

# What sources call the fields of an article; the first that says something is used.
KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "id": ("id",),
    "title": ("title",),
    "published": (
        "published",
        "published_at",
        "pubDate",
        "pubdate",
        "publishDate",
        "publish_date",
        "publication_date",
        "date_published",
        "datePublished",
        "date",
    ),
    "outlet": ("outlet", "publisher", "source"),
    "author": ("author",),
    "url": ("url",),
    "section": ("section",),
    "place": ("place",),
    "language": ("language", "lang"),
}
_TAG: Final = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{1,8})*", re.I)
_LANGUAGES: Final[Mapping[str, str]] = {
    "arabic": "ar", "bulgarian": "bg", "catalan": "ca", "chinese": "zh", "croatian": "hr", "czech": "cs",
    "danish": "da", "dutch": "nl", "english": "en", "estonian": "et", "finnish": "fi", "french": "fr",
    "german": "de", "greek": "el", "hebrew": "he", "hindi": "hi", "hungarian": "hu", "indonesian": "id",
    "italian": "it", "japanese": "ja", "korean": "ko", "latvian": "lv", "lithuanian": "lt", "malay": "ms",
    "norwegian": "no", "persian": "fa", "polish": "pl", "portuguese": "pt", "romanian": "ro",
    "russian": "ru", "serbian": "sr", "slovak": "sk", "slovenian": "sl", "spanish": "es", "swedish": "sv",
    "thai": "th", "turkish": "tr", "ukrainian": "uk", "urdu": "ur", "vietnamese": "vi",
}  # fmt: skip
"""What databases call a language → its letters in ISO 639."""
# What programs enter where nobody says who wrote.
_NOBODY: Final = frozenset((
    "python-docx", "microsoft office user", "user", "unknown", "author", "admin", "administrator",
    "anonymous", "(anonymous)", "super user", "nan", "unspecified", "(unspecified)", "unknown author",
    "none", "root", "owner",
))  # fmt: skip
_RAW: Final = ("the record", "the table")
"""Whose texts are kept to the letter."""
_MARKUP: Final = re.compile(r"</(?:p|div|span|a|h[1-6]|li)>|<br ?/?>", re.I)
_INNER: Final = ("$date", "name", "main", "original", "value")
_HALF = re.compile("[\ud800-\udfff]")


def article(
    text: str,
    said: Mapping[str, object],
    *,
    fallback: str,
    where: str,
    basis: str = "the record",
    dates: Sequence[Dating] = (),
    pages: tuple[int, ...] = (),
    hints: Hints = NO_HINTS,
    heights: tuple[float, ...] = (),
    lines: tuple[PrintedLine, ...] = (),
    head: Told = NOTHING,
) -> Iterator[Item]:
    """Give the article with what was said about it, after a warning for each thing not understood.

    `fallback` is its id where nobody gave it one; `where` is the file, or the line in it. `basis` is
    what `said` stands in; `head` and `dates` are what else tells when it was published, the best first.
    """
    if refusal := _refusal(text, where):
        yield refusal
        return
    if basis in _RAW and _MARKUP.search(text):
        what = "has the mark-up of a page in its text, which was kept to the letter"
        yield DoubtfulArticle(where, what, "Give the text without it.")
    words: dict[str, str] = {}
    for name, keys in KEYS.items():
        for key in keys:
            if name == "published" and str(said.get(key)).lower() in ("true", "false"):
                continue  # whether it is a draft
            value = _words(said.get(key))
            if value is None:
                yield DoubtfulArticle(
                    where,
                    f"“{key}” is no plain text; the article was read without it",
                    "Write one line of text there.",
                )
            elif name == "outlet" and value.startswith(("http://", "https://")):
                words["url"] = value  # where it was taken from
            elif value:
                words[name] = value
                break
    told = words.get("published", "")
    stated = dating(stated_day(told, hints.day_first), basis, told)
    dates = tuple(dict.fromkeys((*stated, *head.dates, *dates)))
    if told and not stated:
        instead = f"{dates[0].basis} was used" if dates else "the article was read without one"
        what, advice = _why_not(told)
        yield DoubtfulArticle(where, f"published “{told}” {what}; {instead}", advice)
    elif head.unread and not dates:
        what = f"may have been published on either of two days, “{head.unread}”"
        yield DoubtfulArticle(where, what, "Say --day-first or --month-first.")
    if head.weight == "changed" and not stated:
        what = f"says only when it was changed, “{dates[0].words}”; that day was used"
        yield DoubtfulArticle(where, what, "Look when it was published, and correct its date.")
    if head.weight == "beside" and not stated:
        what = f"“{dates[0].words}” was taken for where and when it was written"
        yield DoubtfulArticle(where, what, "If the day is of something else, correct its date.")
    if doubt := disagreement(dates):
        yield DoubtfulArticle(
            where, doubt, "If another is right, write it down in corrections.yaml."
        )
    yield Article(
        id=words.get("id", fallback),
        text=text,
        title=words.get("title"),
        published=dates[0].day if dates else None,
        outlet=words.get("outlet"),
        author=words.get("author") or head.author or None,
        url=words.get("url"),
        source=where,
        dates=dates,
        section=words.get("section"),
        place=words.get("place"),
        language=language(words.get("language", "")),
        pages=pages,
        heights=heights,
        lines=lines,
    )


def _why_not(told: str) -> tuple[str, str]:
    """Say what is wrong with what stands where a day should, and what to do about it."""
    if in_numbers(told, True) and in_numbers(told, False):
        return "may be two days", "Say --day-first or --month-first."
    if is_placeholder(told):
        return "stands for no day in many programs", "If it is meant, write it out: 1 January 1970."
    return "is no date", "Write it as year-month-day: 2021-12-31."


def _refusal(text: str, where: str) -> UnreadableArticle | None:
    if not text.strip():
        return UnreadableArticle(where, "has no text", "Put the article's text there.")
    if len(text) > LONGEST:
        return too_long(where)
    if half := _HALF.search(text):
        return UnreadableArticle(
            where,
            f"holds half a character (U+{ord(half[0]):04X}) at character {half.start():,}",
            "Write the file again with whole characters.",
        )
    return None


def language(words: str) -> str | None:
    """Give a language in letters, as BCP 47 has it; none where it is neither that nor known by name."""
    first = words.partition(";")[0].strip().lower()
    return _LANGUAGES.get(first) or (words.replace("_", "-") if _TAG.fullmatch(words) else None)


def somebody(author: str) -> str:
    """Give an author as a file has it; nobody, where a program entered one itself.

    >>> somebody("Ida Venn"), somebody("Anonymous")
    ('Ida Venn', '')
    """
    return "" if author.strip().casefold() in _NOBODY else author


def too_long(where: str) -> UnreadableArticle:
    """Refuse what no article is long enough for."""
    return UnreadableArticle(
        where,
        f"is longer than the {LONGEST:,} characters that one article may have",
        "Cut it into articles.",
    )


def _words(value: object) -> str | None:
    """Give a field as words, empty where there is none; None for what is no plain text."""
    if value is None:
        return ""
    if isinstance(value, dict):  # as services write a day, an outlet, a headline
        inner = next((value[key] for key in _INNER if isinstance(value.get(key), str | int)), None)
        return None if inner is None else _words(inner)
    if isinstance(value, bool):
        return None
    if isinstance(value, str | int | float):
        words = str(value).strip()
        return None if _HALF.search(words) else words
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return _words(", ".join(part.strip() for part in value))
    return None
