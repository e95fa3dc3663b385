"""Story → `timelinejs.json`, for TimelineJS: the most important events, a slide each.

TimelineJS is made for a few dozen slides and puts the text of a slide into the page as HTML: so only
the most important events are there, which the title slide says, and all words are escaped. Every
group is a row of its own below the slides, and many rows leave no room for these: so only the kinds
that most events are of are groups, and all else is in one.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Container
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

from dateline.export.facts import chronological, evidence, marked, when
from dateline.story import Event, Story

FILE = "timelinejs.json"
MOST = 100
GROUPS = 5
"""So many rows there are at most."""
OTHER = "other"
"""Also the kind of what has no other, in the scheme."""


def export(story: Story, folder: Path) -> Path:
    """TimelineJS, `timelinejs.json`: the most important events, a slide each."""
    path = folder / FILE
    path.write_text(json.dumps(timeline(story), indent=1) + "\n", encoding="ascii", newline="\n")
    return path


def timeline(story: Story) -> dict[str, Any]:
    """Make the object that TimelineJS reads."""
    dated = [e for e in story.events if e.interval.earliest or e.interval.latest]
    chosen = chronological(sorted(dated, key=lambda e: (-e.importance, e.id))[:MOST])
    counted = Counter(event.kind for event in chosen if event.kind != OTHER)
    most = sorted(counted, key=lambda kind: (-counted[kind], kind))
    rows = frozenset(most if len(most) < GROUPS else most[: GROUPS - 1])
    said = f"The {len(chosen):,} most important of {len(story.events):,} events."
    return {
        "title": {"text": {"headline": "Timeline", "text": said}},
        "events": [_slide(story, event, rows) for event in chosen],
    }


def _slide(story: Story, event: Event, rows: Container[str]) -> dict[str, Any]:
    first, last = event.interval.earliest, event.interval.latest
    start = first or last
    assert start is not None
    quotes = "".join(
        f"<blockquote>{escape(one.words)}</blockquote><p>{escape(one.named)}</p>"
        for one in evidence(story, event.reports)
    )
    slide = {
        "unique_id": event.id,
        "start_date": _date(start),
        "display_date": when(event.interval),
        "text": {"headline": escape(marked(event)), "text": quotes},
        "group": escape(event.kind if event.kind in rows else OTHER),
    }
    if first is not None and last is not None and last != first:
        slide["end_date"] = _date(last)
    return slide


def _date(day: date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}
