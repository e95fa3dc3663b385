"""What each article says, a JSON object per line: `readings.jsonl`, which evaluation compares.

The format is that of the gold annotations, so `score.py GOLD.jsonl readings.jsonl` takes the file
as it is; what it adds for others (EDTF, intervals, statuses, labels, reasons) lies beside those keys.
"""

from __future__ import annotations

import json
import re
from dataclasses import astuple
from decimal import Decimal
from pathlib import Path
from typing import Any

from dateline.export.terms import well_formed
from dateline.model import (
    Article,
    Claim,
    Order,
    Quantity,
    Reading,
    Reason,
    Ref,
    Report,
    Span,
    Time,
)
from dateline.story import Story

FILE = "readings.jsonl"

_PLAIN_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?")
# Line ends to some readers, though JSON allows them in a string.
_LINE_ENDS = {"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def export(story: Story, folder: Path) -> Path:
    """JSON Lines, `readings.jsonl`: what each article says; written by every build."""
    path = folder / FILE
    articles = sorted(story.by_key.values(), key=lambda article: (article.id, article.key))
    with path.open("wb") as out:
        for article in articles:
            out.write(_line(record(story, article)) + b"\n")
    return path


def record(story: Story, article: Article) -> dict[str, Any]:
    """Say all that one article says, every layer present, empty where nothing was found."""
    reading = story.readings.get(article.key, Reading(article.key))
    return {
        "id": article.id,
        "published": _day(article.published),
        "title": article.title,
        "outlet": article.outlet,
        "text": article.text,
        "mentions": [
            {
                **_ends(m.span),
                "kind": m.kind,
                "form": m.form,
                "chain": _actor(story, reading, m.chain),
                **_why(m.why),
            }
            for m in reading.mentions
        ],
        "times": [_time(time) for time in reading.times],
        "events": [
            _event(story, article, report, Ref(article.key, index))
            for index, report in enumerate(reading.reports)
        ],
        "claims": [_claim(story, reading, claim) for claim in reading.claims],
        "quantities": [_quantity(quantity) for quantity in reading.quantities],
        "orders": [_order(order) for order in reading.orders],
        **_beside(story, article),
    }


def _beside(story: Story, article: Article) -> dict[str, Any]:
    """Say which articles it copies or corrects, by their ids, and where its lines are printed.

    Nothing where there is nothing to say.
    """
    found: dict[str, list[Any]] = {
        # Where in the text each line begins, its page, and left, bottom, right and top of its box.
        "lines": [[line.start, line.page, *astuple(line.box)] for line in article.lines],
        "copies": [
            {"id": story.by_key[copy.original].id, "share": copy.share, "reason": copy.reason}
            for copy in story.copies_by.get(article.key, ())
        ],
        "corrects": [
            {
                "id": story.by_key[correction.corrected].id,
                "reason": correction.reason,
                **(_ends(correction.note) if correction.note else {}),
            }
            for correction in story.corrections_by.get(article.key, ())
        ],
    }
    return {name: listed for name, listed in found.items() if listed}


def _line(values: dict[str, Any]) -> bytes:
    line = json.dumps(values, ensure_ascii=False, separators=(", ", ": "))
    for char, escape in _LINE_ENDS.items():
        line = line.replace(char, escape)
    try:
        return line.encode()
    except UnicodeEncodeError:
        # A lone surrogate has no UTF-8; as an escape it comes back as it was.
        return json.dumps(values, ensure_ascii=True).encode()


def _time(time: Time) -> dict[str, Any]:
    return {
        **_ends(time.span),
        "type": time.type,
        "value": time.value,
        "edtf": _edtf(time.edtf),
        "earliest": _day(time.interval.earliest),
        "latest": _day(time.interval.latest),
        "basis": time.basis,
        **_why(time.why),
    }


def _event(story: Story, article: Article, report: Report, ref: Ref) -> dict[str, Any]:
    event = story.event_of.get(ref)
    return {
        **_ends(report.span),
        "chain": event.id if event else f"{ref.article}/{ref.index}",
        "first_reported": _day(event.reported.earliest if event else article.published),
        "class": report.kind,
        "certainty": "possible" if report.status in ("possible", "hypothetical") else "certain",
        "polarity": "neg" if report.negated or report.status == "denied" else "pos",
        "time": "future" if _lies_ahead(report, article) else "non_future",
        "date": _date(report, article),
        "edtf": _edtf(report.when.edtf),
        "earliest": _day(report.when.interval.earliest),
        "latest": _day(report.when.interval.latest),
        "basis": report.when.basis,
        "status": report.status,
        "label": report.label,
        "claim": report.claim,
        "participants": [{"role": p.role, **_ends(p.span)} for p in report.participants],
        **_why(report.why),
    }


def _date(report: Report, article: Article) -> str | None:
    """The one date to file the report under: its own, else the day its article told it as news.

    Of a longer time it is the month or year that holds it whole, of what has no end its beginning. Only
    a guess for those who compare: `earliest`, `latest` and `basis` say what the words allow.
    """
    when = report.when
    if _PLAIN_DATE.fullmatch(when.edtf):
        return when.edtf
    if when.basis in ("inferred", "none"):
        told_as_news = report.status == "happened" and when.basis == "inferred"
        return _day(article.published) if told_as_news or report.status == "ongoing" else None
    first, last = when.interval.earliest, when.interval.latest
    if first is not None and last is None:
        begun = when.edtf.removesuffix("/..")
        return begun if _PLAIN_DATE.fullmatch(begun) else None
    if first is None or last is None or first.year != last.year:
        return None
    return f"{first:%Y-%m}" if first.month == last.month else f"{first.year:04}"


def _lies_ahead(report: Report, article: Article) -> bool:
    """Tell whether it is yet to happen: by its words, or as its first day is after the article.

    What could or might happen lies ahead too; what may have happened is not told apart from it.
    """
    if report.status in ("planned", "possible", "hypothetical"):
        return True
    first = report.when.interval.earliest
    return first is not None and article.published is not None and first > article.published


def _claim(story: Story, reading: Reading, claim: Claim) -> dict[str, Any]:
    return {
        "source": _pairs(claim.source),
        "cue": _pairs(claim.cue),
        "content": _pairs(claim.content),
        "speaker": None if claim.speaker is None else _actor(story, reading, claim.speaker),
        "manner": claim.manner,
        **_why(claim.why),
    }


def _quantity(quantity: Quantity) -> dict[str, Any]:
    return {
        **_ends(quantity.span),
        "kind": quantity.kind,
        "unit": quantity.unit,
        "low": _number(quantity.low),
        "high": _number(quantity.high),
        "change": quantity.change,
    }


def _order(order: Order) -> dict[str, Any]:
    """Two events of the line by their places, null for its publication, and the days between."""
    return {
        "first": order.first,
        "then": order.then,
        "least": order.apart.least,
        "most": order.apart.most,
        "during": order.during,
        "spans": _pairs(order.spans),
    }


def _why(reasons: tuple[Reason, ...]) -> dict[str, Any]:
    """Say which rules fired on which words, for `dateline explain`; nothing where nobody says."""
    said = [
        {"about": r.about, "rule": r.rule} | ({"spans": _pairs(r.spans)} if r.spans else {})
        for r in reasons
    ]
    return {"why": said} if said else {}


def _actor(story: Story, reading: Reading, chain: int) -> str:
    """Name the actor of a chain; one that has none is itself, and nobody else."""
    ref = Ref(reading.article, chain)
    actor = story.actor_of.get(ref)
    return actor.id if actor else f"{ref.article}/{ref.index}"


def _ends(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _day(day: Any) -> str | None:
    return None if day is None else str(day.isoformat())


def _edtf(value: str) -> str | None:
    return value if well_formed(value) else None


def _number(value: Decimal | None) -> str | None:
    """Write a number as it was read, a string, since JSON's numbers lose digits."""
    return None if value is None else str(value)
