"""Story → `story.geojson`: events at the places where they happened, as any map opens them (RFC 7946).

Coordinates are those of the most populous place of that name in the gazetteer, which every feature
says, since an article may mean another; what happened at no place that it knows is left out, and
counted.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from dateline.export.facts import actors_of, chronological, evidence, when
from dateline.export.terms import well_formed
from dateline.gazetteer import Place, gazetteer
from dateline.story import Event, Story
from dateline.vocab import event_iri

FILE = "story.geojson"


def export(story: Story, folder: Path) -> Path:
    """GeoJSON, `story.geojson`: events at places that the gazetteer knows, for any map."""
    path = folder / FILE
    path.write_text(json.dumps(features(story), indent=1) + "\n", encoding="ascii", newline="\n")
    return path


def features(story: Story) -> dict[str, Any]:
    """Make the collection of what happened at a place with coordinates."""
    held = []
    for event in chronological(story.events):
        place = _where(story, event)
        if place is not None:
            held.append(_feature(story, event, place))
    return {
        "type": "FeatureCollection",
        "events": len(story.events),
        "events_without_coordinates": len(story.events) - len(held),
        "features": held,
    }


def _where(story: Story, event: Event) -> Place | None:
    actor = story.actors_by_id.get(event.place or "")
    if actor is None or not actor.named:
        return None
    found = (gazetteer().get(name) for name in (actor.name, *actor.aliases))
    return next((one for one in found if one is not None and one.longitude is not None), None)


def _feature(story: Story, event: Event, place: Place) -> dict[str, Any]:
    first, last = event.interval.earliest, event.interval.latest
    return {
        "type": "Feature",
        "id": event_iri(event.id),
        "geometry": {"type": "Point", "coordinates": [place.longitude, place.latitude]},
        "properties": {
            "label": event.label,
            "kind": event.kind,
            "status": event.status,
            "when": when(event.interval),
            "edtf": event.edtf if well_formed(event.edtf) else None,
            "earliest": first.isoformat() if first else None,
            "latest": last.isoformat() if last else None,
            "place": story.actors_by_id[event.place or ""].name,
            "coordinates_of": f"the most populous place of that name ({place.type}, {place.country})",
            "actors": [name for _, name in actors_of(story, event)],
            "sources": event.sources,
            "evidence": [f"{one.named}: “{one.words}”" for one in evidence(story, event.reports)],
        },
    }
