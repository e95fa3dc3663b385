"""Story → `chronology.md`: what happened, year by year, each with a footnote for every sentence.

Words of articles are escaped, so that none becomes markup, a link or HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from dateline.export.facts import Evidence, chronological, evidence, when
from dateline.story import Event, Story

FILE = "chronology.md"
_MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~&$^=:@])")
_STATUS = {"planned": "planned", "possible": "possible", "hypothetical": "only supposed",
           "denied": "denied"}  # fmt: skip


def export(story: Story, folder: Path) -> Path:
    """Markdown, `chronology.md`: what happened, year by year, with a footnote for every sentence."""
    path = folder / FILE
    text = "".join(lines(story))
    path.write_bytes(text.encode("utf-8", "replace"))
    return path


def lines(story: Story) -> Iterable[str]:
    """Give the chronology line by line, the footnotes at its end."""
    events = chronological(story.events)
    notes: list[Evidence] = []
    yield f"# Chronology\n\n{len(events):,} events of {len(story.articles):,} articles.\n"
    for heading, some in groupby(events, key=_year):
        yield f"\n## {heading}\n\n"
        for event in some:
            told = evidence(story, event.reports)
            marks = "".join(f"[^{len(notes) + n}]" for n in range(1, len(told) + 1))
            notes += told
            yield f"- **{when(event.interval)}**: {escaped(event.label)}{_aside(event)}.{marks}\n"
    yield "\n"
    for number, note in enumerate(notes, start=1):
        yield f"[^{number}]: {escaped(note.named)}: “{escaped(note.words)}”\n"


def _year(event: Event) -> str:
    first, last = event.interval.earliest, event.interval.latest
    if first is not None and last is not None and first.year == last.year:
        return str(first.year)
    return "No day known" if first is None and last is None else _wide(event)


def _wide(event: Event) -> str:
    first, last = event.interval.earliest, event.interval.latest
    if first is None:
        return f"By {last.year}" if last is not None else ""
    return f"From {first.year}" if last is None else f"{first.year} to {last.year}"


def _aside(event: Event) -> str:
    said = [_STATUS[event.status]] if event.status in _STATUS else []
    if event.negated and event.status not in _STATUS:
        said.append("did not happen")
    if event.claimed:
        said.append("claimed")
    if event.sources > 1:
        said.append(f"{event.sources} sources")
    return f" ({', '.join(said)})" if said else ""


def escaped(words: str) -> str:
    r"""Write words so that Markdown leaves them as they are.

    >>> escaped("<script> & *stars* [x](y)")
    '\\<script\\> \\& \\*stars\\* \\[x\\]\\(y\\)'
    """
    shown = "".join(c if c.isprintable() else " " for c in words)
    return _MARKUP.sub(r"\\\1", " ".join(shown.split()))
