"""Which article says that an earlier one of its outlet was wrong."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dateline.model import Article, Reading, Ref, Span
from dateline.story import Actor, Copy, Correction

RECENT = 30
"""So many of its outlet's latest articles are looked at where a note says nothing of which it means."""
ALIKE = 0.5
"""So many of the actors named in either article are then to be named in both."""

_WORD = r"(?:corrections?|clarifications?|corrigend(?:um|a)|errat(?:um|a))"
_HEADED = re.compile(rf"\W*{_WORD}(?: and {_WORD})?\s*(?:[:.–—]|-|$)", re.I)
_VERSION = re.compile(
    r"\b(?:an|the) (?:earlier|previous) version of this (?:article|report|story)\b"
    r"|\bthis (?:article|report|story) (?:was|has been) (?:amended|corrected)\b",
    re.I,
)
_OURS = re.compile(
    r"\b(?:an|the) (?:earlier|previous) version of (?:our|the|an) (?:article|report|story)\b"
    r"|\bour (?:article|report|story)\b[^.]{0,80}\b(?:wrongly|incorrectly|mistakenly|in error)\b"
    r"|\bwe (?:wrongly|incorrectly|mistakenly) (?:said|reported|stated|wrote)\b",
    re.I,
)
_PARAGRAPH = re.compile(r"\S.*(?:\n.*\S.*)*")
_QUOTED = re.compile(r"[“\"‘']([^“”\"\n]{8,200}?)[”\"’']")


@dataclass(slots=True)
class _Desk:
    """What an outlet has published so far."""

    articles: list[Article] = field(default_factory=list)
    titled: defaultdict[str, list[Article]] = field(default_factory=lambda: defaultdict(list))
    of_day: defaultdict[date, list[Article]] = field(default_factory=lambda: defaultdict(list))

    def add(self, article: Article) -> None:
        self.articles.append(article)
        if article.title:
            self.titled[_plain(article.title)].append(article)
        if article.published:
            self.of_day[article.published].append(article)


def corrections(
    articles: Sequence[Article],
    readings: Mapping[str, Reading],
    copies: Iterable[Copy],
    actor_of: Mapping[Ref, Actor],
) -> tuple[Correction, ...]:
    """Find the corrections among articles, given in the order in which they appeared."""
    known = {article.key: article for article in articles}
    versions: dict[str, Copy] = {}
    for copy in copies:
        outlets = {(known[key].outlet or "").casefold() for key in (copy.article, copy.original)}
        best = versions.get(copy.article)
        if len(outlets) == 1 and (best is None or copy.share > best.share):
            versions[copy.article] = copy
    desks: defaultdict[str, _Desk] = defaultdict(_Desk)
    found: dict[tuple[str, str], Correction] = {}
    for article in articles:
        if not article.outlet:
            continue
        desk = desks[article.outlet.casefold()]
        for note in _notes(article):
            version = versions.get(article.key)
            target, reason = _named(article, note, desk, readings)
            if target is None and version is not None:
                target, reason = version.original, f"an earlier version: {version.reason}"
            if target is None and not _says(_VERSION, article, note):
                target, reason = _alike(article, note, desk, readings, actor_of)
            if target is not None:
                one = Correction(article.key, target, reason, note)
                found.setdefault((article.key, target), one)
        desk.add(article)
    return tuple(found.values())


def _notes(article: Article) -> Iterator[Span | None]:
    """Give the paragraphs that correct something; None for a headline that says so alone."""
    any_note = False
    for paragraph in _PARAGRAPH.finditer(article.text):
        if any(sign.search(paragraph[0]) for sign in (_VERSION, _OURS)) or _HEADED.match(
            paragraph[0]
        ):
            any_note = True
            yield Span(*paragraph.span())
    if not any_note and article.title and _HEADED.match(article.title):
        yield None


def _says(sign: re.Pattern[str], article: Article, note: Span | None) -> bool:
    return note is not None and sign.search(note.of(article.text)) is not None


def _named(
    article: Article, note: Span | None, desk: _Desk, readings: Mapping[str, Reading]
) -> tuple[str | None, str]:
    """Find the article whose headline a note gives, or its own; of several, that of the day it gives."""
    # "CORRECTION: Dockers vote to strike", or a note that quotes the headline.
    given = _QUOTED.findall(note.of(article.text)) if note is not None else []
    if article.title and (note is None or _HEADED.match(article.title)):
        given.append(_HEADED.sub("", article.title, count=1))
    days = _days(readings[article.key], note)
    for title in given:
        titled = desk.titled.get(_plain(title), [])
        of_day = [one for one in titled if one.published in days]
        if titled:
            return (of_day or titled)[-1].key, "it gives that article’s headline"
    return None, ""


def _alike(
    article: Article,
    note: Span | None,
    desk: _Desk,
    readings: Mapping[str, Reading],
    actor_of: Mapping[Ref, Actor],
) -> tuple[str | None, str]:
    """Find the article of the day that a note gives, else a recent one, with the same names."""
    names = _names(readings[article.key], actor_of)
    days = _days(readings[article.key], note)
    dated = [one for day in days for one in desk.of_day.get(day, ())]
    best, likest = 0.0, None
    for one in dated or desk.articles[-RECENT:]:
        others = _names(readings[one.key], actor_of)
        share = len(names & others) / len(names | others) if names & others else 0.0
        if share > best or (share == best > 0):  # of two alike, the later one
            best, likest = share, one.key
    if dated:
        return likest, "it gives that article’s date, and both name the same"
    return (likest, "both name the same") if best >= ALIKE else (None, "")


def _names(reading: Reading, actor_of: Mapping[Ref, Actor]) -> frozenset[str]:
    actors = (actor_of[Ref(reading.article, n)] for n in range(len(reading.chains)))
    return frozenset(actor.id for actor in actors if actor.named)


def _days(reading: Reading, note: Span | None) -> list[date]:
    """Give the days that a note names."""
    return [
        time.interval.earliest
        for time in reading.times
        if note is not None
        and note.holds(time.span)
        and time.interval.earliest is not None
        and time.interval.earliest == time.interval.latest
    ]


def _plain(title: str) -> str:
    """Spell a headline without case, marks and spaces, as a note may quote it."""
    return "".join(c for c in title.casefold() if c.isalnum())
