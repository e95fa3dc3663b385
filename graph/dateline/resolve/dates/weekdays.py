"""Weekdays that are not those of the days they stand with, in one expression or by what follows from others.

A weekday names no day by itself, so it bounds nothing: it is put to the days that are found without it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from dateline.calendar import DAY_NAMES, weekday_in
from dateline.model import Ref, Report, Span
from dateline.resolve.dates.network import Bound, Window
from dateline.resolve.dates.told import Told
from dateline.story import Ground

WEEK = 7
Grounds = tuple[Ground, ...]


def misnamed(told: Told) -> Iterator[Grounds]:
    """Find days that reports are dated by and whose own words name another weekday: "Monday 10 April 2019"."""
    for key, article in told.articles.items():
        dated: dict[Span, list[Ref]] = {}
        for index, report in enumerate(told.readings[key].reports):
            for span in report.when.evidence:
                dated.setdefault(span, []).append(Ref(key, index))
        for time in told.readings[key].times:
            day, words = time.interval.earliest, time.span.of(article.text)
            if day is None or day != time.interval.latest or time.span not in dated:
                continue
            named = weekday_in(words)
            refs = tuple(
                ref
                for ref in dated[time.span]
                if ref in told.event_of and told.event_of[ref] not in told.ruled
            )
            if refs and named is not None and named != day.weekday():
                rules = (
                    f"“{words}” names a {DAY_NAMES[named]}",
                    f"“{words}” is taken for {day.isoformat()}, a {DAY_NAMES[day.weekday()]}",
                )
                yield tuple(Ground(rule, key, (time.span,), refs) for rule in rules)


def misplaced(
    told: Told, windows: Mapping[str, Window], but: Collection[str]
) -> dict[str, tuple[Grounds, tuple[Bound, ...]]]:
    """Find events on whose days, as others bound them, there is no such weekday as a report of theirs names.

    With each, what cannot be so together and the bounds that it rests on; of none in `but`.
    """
    found = {}
    for id, window in windows.items():
        path = (*window.floor, *window.ceiling)
        if id not in told.events or id in but or all(bound.basis != "event" for bound in path):
            continue
        if window.earliest is None or window.latest is None:
            continue
        days = range(window.earliest, min(window.latest + 1, window.earliest + WEEK))
        there = {(day - 1) % WEEK for day in days}  # day 1 was a Monday
        for ref, report in told.reports(id):
            named = _weekday(told, ref, report)
            if named is not None and named not in there:
                rule = f"“{report.label}” is told of a {DAY_NAMES[named]}"
                own = Ground(rule, ref.article, report.when.evidence, (ref,))
                grounds = tuple(ground for bound in path for ground in bound.grounds)
                found[id] = (own, *grounds), path
                break
    return found


def _weekday(told: Told, ref: Ref, report: Report) -> int | None:
    """The weekday that a report is told of, where the day that it counts from is not known."""
    offset = report.when.offset
    if offset is None or None in (offset.least, offset.most) or report.claim is not None:
        return None  # "until Monday" has all days before it
    text = told.articles[ref.article].text
    return next((weekday_in(span.of(text)) for span in report.when.evidence), None)
