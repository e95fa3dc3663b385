"""Story → static pages: one for each event and each named actor, with the sentences they rest on.

Nothing on a page runs, and nothing is fetched: words of articles are escaped, and the JSON-LD of a
page cannot close its block. A page works from disk and from any web server.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from dateline.export.facts import chronological, evidence, when
from dateline.export.terms import well_formed
from dateline.story import Actor, Event, Story
from dateline.vocab import actor_iri, event_iri

ROLES = {"Arg0": "did it", "Arg1": "had it done", "Arg2": "took part", "Argm-LOC": "was the place"}
STATUS = {"planned": "planned", "possible": "possible", "denied": "denied",
          "hypothetical": "only supposed", "ongoing": "still going on"}  # fmt: skip
SCHEMAS = {
    "person": "Person",
    "organisation": "Organization",
    "place": "Place",
    "product": "Product",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a list: a day or a name before it, words, where they lead, and what stands below."""

    words: str
    before: str = ""
    to: str = ""
    below: tuple[tuple[str, str], ...] = ()
    """Quoted sentences, each with the article that it is of."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page before it is HTML."""

    title: str
    facts: tuple[tuple[str, str], ...] = ()
    sections: tuple[tuple[str, tuple[Line, ...]], ...] = ()
    tables: tuple[tuple[str, Sequence[str], Sequence[Sequence[str]]], ...] = ()
    said: dict[str, Any] = field(default_factory=dict)
    """The same as JSON-LD."""
    root: str = ""
    """The way to the first page: "../"."""


def write(page: Page, path: Path) -> None:
    """Write a page; the same one, the same bytes."""
    said = json.dumps(page.said, indent=1) if page.said else ""
    for mark, escape in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026")):
        said = said.replace(mark, escape)
    text = _shell().render(page=page, said=Markup(said))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8", "replace"))


@cache
def _shell() -> Template:
    shell = Environment(
        loader=PackageLoader("dateline.export", "assets"), autoescape=True, undefined=StrictUndefined,
        keep_trailing_newline=True, trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    return shell.get_template("page.html.jinja")


def event_page(story: Story, event: Event) -> Page:
    """What is known of an event: when, who, how surely, and every sentence that tells of it."""
    place = story.actors_by_id.get(event.place or "")
    facts = [("When", when(event.interval)), ("Kind", event.kind)]
    if event.status in STATUS or event.negated:
        facts.append(("Status", STATUS.get(event.status, "did not happen")))
    if event.claimed:
        facts.append(("Who says so", "only people who are quoted"))
    if place is not None:
        facts.append(("Where", place.name))
    facts.append(("Sources", f"{event.sources:,} independent"))
    told = tuple(
        Line(one.named, below=((one.words, ""),)) for one in evidence(story, event.reports)
    )
    cast = tuple(
        Line(actor.name, ROLES.get(role.role, role.role), _to(actor))
        for role in event.roles
        if (actor := story.actors_by_id[role.actor]).named or " " in actor.name  # no bare "our"
    )
    clashes = tuple(
        Line("; ".join(account.says for account in one.accounts), one.about)
        for one in story.contradictions
        if event.id in one.events
    )
    sections = (("Who", cast), ("What the articles say", told), ("Where they disagree", clashes))
    return Page(
        event.label,
        tuple(facts),
        tuple((name, lines) for name, lines in sections if lines),
        said=_event_said(story, event),
        root="../",
    )


def actor_page(story: Story, actor: Actor, events: Iterable[Event]) -> Page:
    """What is known of an actor: names, posts, and what they took part in."""
    facts: list[tuple[str, str]] = [("Kind", actor.kind)]
    if actor.aliases:
        facts.append(("Also called", ", ".join(actor.aliases)))
    if actor.posts:
        facts.append(("Posts", ", ".join(actor.posts)))
    lines = tuple(
        Line(
            event.label,
            when(event.interval),
            f"../events/{event.id}.html",
            tuple((one.words, one.named) for one in evidence(story, event.reports)[:1]),
        )
        for event in chronological(events)
    )
    said = {
        "@context": {"@vocab": "https://schema.org/"},
        "@id": actor_iri(actor.id),
        "@type": SCHEMAS.get(actor.kind, "Thing"),
        "name": actor.name,
        "alternateName": list(actor.aliases),
    }
    sections = (("What they took part in", lines),) if lines else ()
    return Page(actor.name, tuple(facts), sections, said=said, root="../")


def write_pages(story: Story, folder: Path) -> int:
    """Write the page of every event and every named actor; give how many."""
    part: defaultdict[str, dict[str, Event]] = defaultdict(dict)
    for event in story.events:
        write(event_page(story, event), folder / "events" / f"{event.id}.html")
        for role in event.roles:
            part[role.actor][event.id] = event
    named = [actor for actor in story.actors if actor.named]
    for actor in named:
        page = actor_page(story, actor, part[actor.id].values())
        write(page, folder / "actors" / f"{actor.id}.html")
    return len(story.events) + len(named)


def _to(actor: Actor) -> str:
    return f"../actors/{actor.id}.html" if actor.named else ""


def _event_said(story: Story, event: Event) -> dict[str, Any]:
    first, last = event.interval.earliest, event.interval.latest
    place = story.actors_by_id.get(event.place or "")
    said: dict[str, Any] = {
        "@context": {"@vocab": "https://schema.org/"},
        "@id": event_iri(event.id),
        "@type": "Event",
        "name": event.label,
        "startDate": first.isoformat() if first else None,
        "endDate": last.isoformat() if last else None,
        "temporalCoverage": event.edtf if well_formed(event.edtf) else None,
        "location": {"@type": "Place", "name": place.name} if place is not None else None,
        "actor": [
            {"@id": actor_iri(r.actor), "name": story.actors_by_id[r.actor].name}
            for r in event.roles
        ],
        "subjectOf": [
            {
                "@type": "NewsArticle",
                "headline": one.article.title or one.article.id,
                "abstract": one.words,
            }
            for one in evidence(story, event.reports)
        ],
    }
    return {name: value for name, value in said.items() if value not in (None, [])}
