"""Stand-off annotations as they are scored: what an article's record says, typed.

Gold files and `readings.jsonl` have one format. A layer that is None is not annotated, which is
something else than an empty one: it is not scored.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Record = Mapping[str, Any]
Ends = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names or refers to an actor."""

    start: int
    end: int
    kind: str
    form: str | None
    chain: str | None


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression."""

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Participant:
    """Who or what takes part in an event."""

    start: int
    end: int
    role: str


@dataclass(frozen=True, slots=True)
class Event:
    """The trigger of an event, with what is said about it; "" where nothing is."""

    start: int
    end: int
    chain: str | None
    certainty: str
    polarity: str
    time: str
    date: str
    participants: tuple[Participant, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """Who says what, by which words; `tells_speaker` where the record has a speaker, even null."""

    source: tuple[Ends, ...]
    cue: tuple[Ends, ...]
    content: tuple[Ends, ...]
    speaker: str | None
    tells_speaker: bool


@dataclass(frozen=True, slots=True)
class Annotated:
    """One article's annotations."""

    id: str
    text: str
    published: str | None
    scope: tuple[Ends, ...]
    mentions: tuple[Mention, ...] | None
    times: tuple[Time, ...] | None
    events: tuple[Event, ...] | None
    claims: tuple[Claim, ...] | None


def blank(gold: Annotated) -> Annotated:
    """Give the annotations of somebody who found nothing in an article."""
    return Annotated(gold.id, gold.text, gold.published, gold.scope, (), (), (), ())


def load(path: Path) -> Iterator[Annotated]:
    """Read a file of annotations, an article a line."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield annotated(json.loads(line))


def annotated(record: Record) -> Annotated:
    """Read one article's record."""
    text = record["text"]
    return Annotated(
        id=record["id"],
        text=text,
        published=record.get("published"),
        scope=_ends(record.get("scope") or [[0, len(text)]]),
        mentions=_layer(record, "mentions", _mention),
        times=_layer(record, "times", _time),
        events=_layer(record, "events", _event),
        claims=_layer(record, "claims", _claim),
    )


def _layer(record: Record, name: str, make: Any) -> tuple[Any, ...] | None:
    items = record.get(name)
    return None if items is None else tuple(make(item) for item in items)


def _mention(item: Record) -> Mention:
    # Whoever writes no form writes names only; a form that is null is not known.
    form = item.get("form", "name")
    return Mention(item["start"], item["end"], item["kind"], form, _chain(item))


def _time(item: Record) -> Time:
    return Time(item["start"], item["end"], (item.get("value") or "").strip())


def _event(item: Record) -> Event:
    parts = item.get("participants") or ()
    return Event(
        item["start"],
        item["end"],
        _chain(item),
        item.get("certainty") or "",
        item.get("polarity") or "",
        item.get("time") or "",
        item.get("date") or "",
        tuple(Participant(part["start"], part["end"], part["role"]) for part in parts),
    )


def _claim(item: Record) -> Claim:
    return Claim(
        _ends(item.get("source") or ()),
        _ends(item.get("cue") or ()),
        _ends(item.get("content") or ()),
        item.get("speaker"),
        "speaker" in item,
    )


def _chain(item: Record) -> str | None:
    chain = item.get("chain")
    return None if chain is None else str(chain)


def _ends(pairs: Sequence[Sequence[int]]) -> tuple[Ends, ...]:
    return tuple((start, end) for start, end in pairs)
