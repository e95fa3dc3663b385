"""Story → `story.ics`: a calendar that any calendar program opens (iCalendar, RFC 5545).

An entry lasts all of its days. What is known only to a month or less exactly would fill a calendar
that nobody can read, so it is left out; the calendar's description says how many those are.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from icalendar import Calendar
from icalendar import Event as Entry

from dateline.export.facts import chronological, evidence, marked
from dateline.story import Event, Story
from dateline.vocab import event_iri

FILE = "story.ics"
LONGEST = 14
"""In days."""
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
_STATUS = {"planned": "TENTATIVE", "possible": "TENTATIVE", "hypothetical": "TENTATIVE",
           "denied": "CANCELLED"}  # fmt: skip


def export(story: Story, folder: Path) -> Path:
    """iCalendar, `story.ics`: events whose days are known, for any calendar."""
    path = folder / FILE
    path.write_bytes(calendar(story).to_ical())
    return path


def calendar(story: Story) -> Calendar:
    """Make the calendar; the same story gives the same one."""
    dated = [event for event in chronological(story.events) if _days(event) is not None]
    left_out = len(story.events) - len(dated)
    made = Calendar()
    made.add("prodid", "-//Dateline//EN")
    made.add("version", "2.0")
    made.add("name", "Timeline")
    made.add(
        "description", f"{left_out:,} events are not in it: no day of theirs is known exactly."
    )
    for event in dated:
        made.add_component(_entry(story, event))
    return made


def _days(event: Event) -> tuple[date, date] | None:
    first, last = event.interval.earliest, event.interval.latest
    if first is None or last is None or (last - first).days > LONGEST or last == date.max:
        return None
    return first, last + timedelta(days=1)


def _entry(story: Story, event: Event) -> Entry:
    entry, days = Entry(), _days(event)
    assert days is not None
    told = evidence(story, event.reports)
    reported = event.reported.latest
    entry.add("uid", event_iri(event.id))
    # When it was reported, and not when this was written: the same story gives the same file.
    stamp = datetime(reported.year, reported.month, reported.day, tzinfo=UTC) if reported else NEVER
    entry.add("dtstamp", stamp)
    entry.add("dtstart", days[0])
    entry.add("dtend", days[1])
    entry.add("summary", _plain(marked(event)))
    entry.add(
        "description", "\n".join(f"{_plain(one.named)}: “{_plain(one.words)}”" for one in told)
    )
    entry.add("categories", [event.kind])
    entry.add("status", _STATUS.get(event.status, "CONFIRMED"))
    entry.add("transp", "TRANSPARENT")
    place = story.actors_by_id.get(event.place or "")
    if place is not None:
        entry.add("location", _plain(place.name))
    return entry


def _plain(words: str) -> str:
    """Words without what no text file can hold: control characters and halves of characters."""
    return "".join(c if c.isprintable() else " " for c in words)
