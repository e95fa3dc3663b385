"""What formats for reading say of an event: when, in plain words, and the sentences it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dateline.model import Article, Box, Interval, Ref, Span
from dateline.story import Event, Story


@dataclass(frozen=True, slots=True)
class Evidence:
    """A report of an event: the article, and the sentence that says so."""

    ref: Ref
    article: Article
    sentence: Span

    @property
    def words(self) -> str:
        return " ".join(self.sentence.of(self.article.text).split())

    @property
    def places(self) -> tuple[tuple[int, Box], ...]:
        """Where the sentence stands in print, line by line: page and box; nothing for what has no pages."""
        return self.article.places(self.sentence)

    @property
    def named(self) -> str:
        """The article as a reader knows it: headline, outlet, day, page and paragraph if it has such."""
        day = told(self.article.published) if self.article.published else "no date"
        page = self.article.page(self.sentence.start)
        paragraph = self.article.paragraph(self.sentence.start)
        at = (f"p. {page}" if page else None, f"para. {paragraph}" if paragraph else None)
        parts = (self.article.title or self.article.id, self.article.outlet, day, *at)
        return ", ".join(" ".join(part.split()) for part in parts if part)


def evidence(story: Story, refs: Iterable[Ref]) -> list[Evidence]:
    """Give the sentences of reports, in the order in which they were published."""
    found = []
    for ref in refs:
        article, reading = story.by_key[ref.article], story.readings[ref.article]
        report = reading.reports[ref.index]
        held = 0 <= report.sentence < len(reading.sentences)
        found.append(
            Evidence(ref, article, reading.sentences[report.sentence] if held else report.span)
        )
    return sorted(found, key=lambda e: (e.article.published or date.max, e.article.id, e.sentence))


def chronological(events: Iterable[Event]) -> list[Event]:
    """Give events as they happened; those without a day last, as they were reported."""

    def place(event: Event) -> tuple[date, date, float, str]:
        first = event.interval.earliest or event.interval.latest or date.max
        last = event.interval.latest or event.reported.earliest or date.max
        return first, last, -event.importance, event.id

    return sorted(events, key=place)


def marked(event: Event) -> str:
    """Give a label for where there is no other sign: what is planned, denied or only claimed is no fact."""
    status: str = "" if event.status == "happened" else event.status
    if event.negated:
        status = "did not happen" if status in ("", "denied") else f"not {status}"
    tags = [tag for tag in (status, "only claimed" if event.claimed else "") if tag]
    return f"[{', '.join(tags)}] {event.label}" if tags else event.label


def when(interval: Interval) -> str:
    """Say an interval in plain words.

    >>> when(Interval(date(2014, 6, 1), date(2014, 6, 30))), when(Interval(None, date(2015, 5, 6)))
    ('June 2014', 'by 6 May 2015')
    >>> when(Interval(date(2012, 1, 1), date(2012, 12, 31))), when(Interval())
    ('2012', 'undated')
    """
    first, last = interval.earliest, interval.latest
    if first is None or last is None:
        if first is None and last is None:
            return "undated"
        return f"by {told(last)}" if last is not None else f"from {told(first or date.min)}"
    if first == last:
        return told(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{first.year}" if first.year == last.year else f"{first.year} to {last.year}"
    whole = first.day == 1 and _next(last).day == 1
    if whole and (first.year, first.month) == (last.year, last.month):
        return f"{first:%B} {first.year}"
    return f"{told(first)} to {told(last)}"


def told(day: date) -> str:
    """Say a day as people write it: "6 May 2015"."""
    return f"{day.day} {day:%B} {day.year}"


def _next(day: date) -> date:
    return date.fromordinal(min(day.toordinal() + 1, date.max.toordinal()))


def actors_of(story: Story, event: Event) -> list[tuple[str, str]]:
    """Give the named actors of an event with their roles, in order."""
    names = {actor.id: actor.name for actor in story.actors_by_id.values() if actor.named}
    return [(role.role, names[role.actor]) for role in event.roles if role.actor in names]
