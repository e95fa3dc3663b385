"""`dateline report`: a build as static pages, of events, actors and the saved questions."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from dateline import stored
from dateline.errors import UnusableOutput
from dateline.export.facts import chronological, when
from dateline.export.pages import Line, Page, write, write_pages
from dateline.output import restore
from dateline.query import Saved, ask, open_graph, saved
from dateline.story import Story

TOP = 60
"""Events and actors on the first page."""


def report(output: Path, folder: Path, *, force: bool = False) -> int:
    """Write the pages of the build in OUTPUT into a folder; give how many.

    Raises:
        UnusableOutput: OUTPUT is no build, or the folder holds things already or cannot be written.
    """
    restore(output)
    if Path(os.path.realpath(folder)).is_relative_to(os.path.realpath(output)):
        raise UnusableOutput(
            f"{folder}: the next build would sweep this away, since it lies in the build. "
            "Name a folder outside it."
        )
    story = stored.load(output)
    store = open_graph(output)
    try:
        if folder.is_dir() and any(folder.iterdir()) and not force:
            raise UnusableOutput(
                f"{folder}: this folder holds things. Add --force to write into it, or name another."
            )
        count = write_pages(story, folder)
        asked = []
        for question in saved():
            if not any(parameter.required for parameter in question.parameters):
                answer = ask(store, question.name)
                rows = list(answer.table())
                table = ("", answer.heads(), rows)
                page = Page(question.title, tables=(table,), root="../")
                write(page, folder / "questions" / f"{question.name}.html")
                asked.append((question, len(rows)))
        write(_first(story, asked), folder / "index.html")
        return count + len(asked) + 1
    except OSError as error:
        raise UnusableOutput(
            f"{folder}: the pages could not be written ({error.strerror or error}). "
            "Make room or name another folder."
        ) from error


def _first(story: Story, asked: list[tuple[Saved, int]]) -> Page:
    """The page from which all others are found."""
    top = sorted(story.events, key=lambda event: (-event.importance, event.id))[:TOP]
    events = tuple(
        Line(event.label, when(event.interval), f"events/{event.id}.html")
        for event in chronological(top)
    )
    questions = tuple(
        Line(question.title, f"{rows:,} rows", f"questions/{question.name}.html")
        for question, rows in asked
    )
    facts = (
        ("Articles", f"{len(story.articles):,}"),
        ("Events", f"{len(story.events):,}"),
        ("Actors", f"{sum(actor.named for actor in story.actors):,} with a name"),
    )
    sections = (
        ("What matters most", events),
        ("Who", tuple(_who(story))),
        ("Questions", questions),
    )
    return Page("What the articles say", facts, sections)


def _who(story: Story) -> Iterator[Line]:
    """The actors who took part in most."""
    count: dict[str, int] = {}
    for event in story.events:
        for ident in {role.actor for role in event.roles}:
            count[ident] = count.get(ident, 0) + 1
    named = [actor for actor in story.actors if actor.named and count.get(actor.id)]
    for actor in sorted(named, key=lambda a: (-count[a.id], a.name, a.id))[:TOP]:
        yield Line(actor.name, f"{count[actor.id]:,} events", f"actors/{actor.id}.html")
