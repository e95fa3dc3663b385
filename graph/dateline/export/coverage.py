"""What was not found, placed or understood: `coverage.json`, so that nothing is lost silently."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from dateline.model import Article, Reading, Ref, Span, Time
from dateline.story import Story

FILE = "coverage.json"
_LISTS = {"refused": "refused", "warning": "warnings", "skipped": "skipped"}
FOREIGN = "It is not in English; no events or claims were looked for in it."


def export(story: Story, folder: Path) -> Path:
    """JSON, `coverage.json`: what was not found or understood; written by every build."""
    path = folder / FILE
    # ASCII, since a text may hold half a character, which no UTF-8 file can.
    text = json.dumps(coverage(story), indent=1, ensure_ascii=True)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")
    return path


def coverage(story: Story) -> dict[str, Any]:
    """List per article what it holds that the story does not, and count it all."""
    ordered = sorted(story.by_key.values(), key=lambda article: (article.id, article.key))
    articles = [_article(story, article) for article in ordered]
    readings = [story.readings[a.key] for a in ordered if a.key in story.readings]
    totals = {
        "articles": len(ordered),
        "articles_without_date": sum(article.published is None for article in ordered),
        "articles_without_reading": len(ordered) - len(readings),
        "articles_not_english": sum(not reading.english for reading in readings),
        "sentences": sum(len(reading.sentences) for reading in readings),
        "sentences_without_report": sum(len(a["sentences_without_report"]) for a in articles),
        "events": len(story.events),
        "undated_events": sum(_undated(event.interval) for event in story.events),
        "times": sum(len(reading.times) for reading in readings),
        "times_not_understood": sum(len(a["times_not_understood"]) for a in articles),
        "claims": sum(len(reading.claims) for reading in readings),
        "claims_without_speaker": sum(len(a["claims_without_speaker"]) for a in articles),
    }
    lists = {**_remarks(story), **_misfits(story), **_rejected(story)}
    return {"totals": totals, "articles": articles, **lists}


def unreported(reading: Reading) -> list[Span]:
    """Give the sentences in which nothing is told of."""
    found = [report.span.start for report in reading.reports]
    return [s for s in reading.sentences if not any(s.start <= at < s.end for at in found)]


def misfits(story: Story) -> list[tuple[Article, tuple[str, ...]]]:
    """Give the days and orders of one article that cannot all be so, each time with the article."""
    told = {}
    for one in story.misfits:
        # An account that rests on a post has no report to say whose it is; the others have.
        key = next(key for account in one.accounts for key in account.articles)
        article, says = story.by_key[key], tuple(account.says for account in one.accounts)
        told[article.id, key, says] = article, says
    return [told[place] for place in sorted(told)]


def _remarks(story: Story) -> dict[str, Any]:
    """List what was refused, read with a warning, or skipped, where anything was."""
    listed: dict[str, list[dict[str, str]]] = {}
    for one in story.remarks:
        advice = {"advice": one.advice} if one.advice else {}
        said = {"where": one.where, "what": one.what, **advice}
        listed.setdefault(_LISTS[one.kind], []).append(said)
    return listed


def _misfits(story: Story) -> dict[str, Any]:
    listed = [{"article": article.id, "says": list(says)} for article, says in misfits(story)]
    return {"misfits": listed} if listed else {}


def _rejected(story: Story) -> dict[str, Any]:
    """List what a person said is no event, or no claim of whoever it is said to be; if there is any."""
    labels = {event.id: event.label for event in story.rejected}
    listed = [
        {
            "about": ruling.about,
            "id": ruling.targets[0],
            "label": labels.get(ruling.targets[0]),
            "by": ruling.by,
            "reason": ruling.reason,
        }
        for ruling in story.rulings
        if ruling.act == "reject"
    ]
    return {"rejected": listed} if listed else {}


def _article(story: Story, article: Article) -> dict[str, Any]:
    reading = story.readings.get(article.key)
    listed = {"id": article.id, "key": article.key, "read": reading is not None}
    reading = reading or Reading(article.key)
    events = {
        event.id: event.label
        for index in range(len(reading.reports))
        if (event := story.event_of.get(Ref(article.key, index))) and _undated(event.interval)
    }
    # "The next day" has no day of its own, and still says when: so long after what came before.
    ordering = [span for order in reading.orders for span in order.spans]
    return {
        **listed,
        **_published(story, article),
        "warnings": [] if reading.english else [FOREIGN],
        "sentences_without_report": [_words(article, sentence) for sentence in unreported(reading)],
        "undated_events": [{"id": i, "label": label} for i, label in sorted(events.items())],
        "times_not_understood": [
            {**_words(article, time.span), "type": time.type, "value": time.value}
            for time in reading.times
            if not _understood(time)
            and not (time.value and any(span.overlaps(time.span) for span in ordering))
        ],
        "claims_without_speaker": [
            {
                "source": [_words(article, span) for span in claim.source],
                "cue": [_words(article, span) for span in claim.cue],
                "content": [_words(article, span) for span in claim.content],
            }
            for claim in reading.claims
            if claim.speaker is None
        ],
    }


def _published(story: Story, article: Article) -> dict[str, Any]:
    """Say of an article without a date when it can have been published, and why."""
    found = next((one for one in story.publications if one.article == article.key), None)
    if article.published is not None:
        others = [
            {"day": one.day.isoformat(), "basis": one.basis, "words": one.words}
            for one in article.dates
        ]
        return (
            {"published": {"edtf": article.published.isoformat(), "by": others}} if others else {}
        )
    return {
        "published": {
            "edtf": found.edtf if found else "",
            "because": [
                {"rule": ground.rule, "words": [_words(article, span) for span in ground.spans]}
                for ground in (found.grounds if found else ())
            ],
        }
    }


def _understood(time: Time) -> bool:
    """Tell whether a time has a value, and a date or time of day has a place in the calendar."""
    if not time.value or time.value.startswith("XX"):
        return False
    # "For two years" and "every Monday" have a value and no place, and need none.
    return time.basis != "none" or time.type in ("DURATION", "SET")


def _undated(interval: Any) -> bool:
    return interval.earliest is None and interval.latest is None


def _words(article: Article, span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.of(article.text)}
