"""Story → `story.ftm.json`: entities of FollowTheMoney, as Aleph and OpenAleph load them, one a line.

Named actors become persons, organisations and things, articles become `Article`, and events `Event`
with the actors that took part as `involved` and the articles as `proof`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.export.facts import evidence
from dateline.model import Article, Interval, MentionKind
from dateline.story import Actor, Event, Story
from dateline.vocab import actor_iri, article_iri, event_iri

FILE = "story.ftm.json"
_SCHEMAS: dict[MentionKind, str] = {
    "person": "Person", "organisation": "Organization", "place": "Address", "product": "Asset",
}  # fmt: skip
_STATUS = {"planned": "Planned: ", "possible": "Possible: ", "hypothetical": "Supposed: ",
           "denied": "Denied: "}  # fmt: skip


def export(story: Story, folder: Path) -> Path:
    """FollowTheMoney, `story.ftm.json`: entities for Aleph and OpenAleph, one a line."""
    path = folder / FILE
    with path.open("wb") as out:
        for entity in entities(story):
            out.write(json.dumps(entity).encode("ascii") + b"\n")
    return path


def entities(story: Story) -> Iterator[dict[str, Any]]:
    """Give every entity, those that others refer to first."""
    for article in sorted(story.by_key.values(), key=lambda a: (a.id, a.key)):
        yield _entity(article_iri(article.key), "Article", _article(article))
    for actor in story.actors:
        if actor.named:
            schema = _SCHEMAS.get(actor.kind, "Thing")
            yield _entity(actor_iri(actor.id), schema, _actor(actor, schema))
    for event in story.events:
        yield _entity(event_iri(event.id), "Event", _event(story, event))


def _entity(ident: str, schema: str, properties: dict[str, list[str]]) -> dict[str, Any]:
    held = {name: [_clean(v, name) for v in values] for name, values in properties.items()}
    return {
        "id": _name(ident),
        "schema": schema,
        "properties": {
            name: [v for v in values if v] for name, values in held.items() if any(values)
        },
    }


def _name(iri: str) -> str:
    """FollowTheMoney's ids hold letters, digits, dots and hyphens."""
    return iri.removeprefix("urn:").replace(":", "-")


def _article(article: Article) -> dict[str, list[str]]:
    url = article.url if article.url and article.url.startswith(("http://", "https://")) else ""
    return {
        "title": [article.title or article.id],
        "fileName": [article.id],
        "publishedAt": [article.published.isoformat()] if article.published else [],
        "author": [article.author or ""],
        "publisher": [article.outlet or ""],
        "sourceUrl": [url],
        "bodyText": [article.text],
    }


def _actor(actor: Actor, schema: str) -> dict[str, list[str]]:
    said = {"name": [actor.name], "alias": list(actor.aliases)}
    if schema == "Person":
        said["position"] = list(actor.posts)
    return said


def _event(story: Story, event: Event) -> dict[str, list[str]]:
    told = evidence(story, event.reports)
    named = [role.actor for role in event.roles if story.actors_by_id[role.actor].named]
    place = story.actors_by_id.get(event.place or "")
    return {
        "name": [_STATUS.get(event.status, "") + event.label],
        "keywords": [event.kind, event.status],
        **_days(event.interval),
        "involved": [_name(actor_iri(actor)) for actor in dict.fromkeys(named)],
        "location": [place.name] if place is not None else [],
        "proof": [_name(article_iri(key)) for key in dict.fromkeys(e.ref.article for e in told)],
        "notes": list(dict.fromkeys(f"{one.named}: “{one.words}”" for one in told)),
    }


def _days(interval: Interval) -> dict[str, list[str]]:
    first, last = interval.earliest, interval.latest
    if first is not None and first == last:
        return {"date": [first.isoformat()]}
    ends = {"startDate": first, "endDate": last}
    return {name: [day.isoformat()] for name, day in ends.items() if day is not None}


def _clean(words: str, name: str) -> str:
    """Words without control characters and halves of characters; a text alone keeps its lines."""
    shown = "".join(c if c.isprintable() or c in "\n\t" else " " for c in words)
    return shown.strip() if name == "bodyText" else " ".join(shown.split())
