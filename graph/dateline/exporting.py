"""`dateline export`: the story of a build, written in another format."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from importlib.metadata import EntryPoint
from pathlib import Path

from dateline import stored
from dateline.errors import UnknownFormat, UnusableOutput
from dateline.export import timeline
from dateline.output import restore
from dateline.plugins import Exporter, points
from dateline.story import Contradiction, Story, Storyline


def formats() -> list[tuple[str, str]]:
    """List the formats that are installed, each with the first line of what its exporter says."""
    found = []
    for point in _points():
        said = (point.load().__doc__ or "").strip().splitlines() or [""]
        found.append((point.name, said[0]))
    return found


def export(
    output: Path,
    names: Sequence[str],
    folder: Path,
    *,
    most: int | None = None,
    excerpts: bool = False,
    force: bool = False,
) -> list[Path]:
    """Write the story of the build in OUTPUT into a folder, in each of the formats.

    With `most`, only so many of the most important events; with `excerpts`, the timeline page carries
    no whole article. What is in the folder already is written
    over only with `force`; until a format is written whole, what was there stays.

    Raises:
        UnknownFormat: no exporter of that name is installed.
        UnusableOutput: OUTPUT holds no story, or the folder cannot be written.
    """
    exporters = [_exporter(name, excerpts) for name in names]
    restore(output)
    if Path(os.path.realpath(folder)).is_relative_to(os.path.realpath(output)):
        raise UnusableOutput(
            f"{folder}: the next build would sweep this away, since it lies in the build. "
            "Name a folder outside it."
        )
    story = stored.load(output)
    if most is not None:
        story = excerpt(story, most)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".dateline-", dir=folder) as beside:
            return [_placed(one(story, Path(beside)), folder, force) for one in exporters]
    except OSError as error:
        raise UnusableOutput(
            f"{folder}: the files could not be written ({error.strerror or error}). "
            "Make room or name another folder."
        ) from error


def excerpt(story: Story, most: int) -> Story:
    """Give the story with its most important events alone, and what is said of those."""
    order = sorted(story.events, key=lambda event: (-event.importance, event.id))
    kept = {event.id for event in order[:most]}

    def trimmed(one: Storyline) -> Storyline:
        return replace(one, events=tuple(event for event in one.events if event in kept))

    def whole(some: Sequence[Contradiction]) -> tuple[Contradiction, ...]:
        return tuple(one for one in some if kept.issuperset(one.events))

    return replace(
        story,
        events=tuple(event for event in story.events if event.id in kept),
        storylines=tuple(one for one in map(trimmed, story.storylines) if one.events),
        contradictions=whole(story.contradictions),
        misfits=whole(story.misfits),
        rulings=tuple(
            one for one in story.rulings if one.about != "event" or kept.issuperset(one.targets)
        ),
    )


def _points() -> list[EntryPoint]:
    """List the exporters of every build and those that wait to be asked for, sorted by name."""
    return sorted((*points("export"), *points("format")), key=lambda point: point.name)


def _exporter(name: str, excerpts: bool) -> Exporter:
    found = [point for point in _points() if point.name == name]
    if not found:
        known = ", ".join(point.name for point in _points())
        raise UnknownFormat(f"There is no format “{name}”. There are: {known}.")
    if excerpts and name == "timeline":
        return timeline.in_excerpts
    exporter: Exporter = found[0].load()
    return exporter


def _placed(made: Path, folder: Path, force: bool) -> Path:
    """Put what an exporter made where it belongs, in one step where it is a file."""
    place = folder / made.name
    if os.path.lexists(place) and not force:
        raise UnusableOutput(
            f"{place}: this is there already, and may have been changed by hand. "
            "Add --force to write over it, or name another folder with -o."
        )
    if place.is_dir() and not place.is_symlink():
        shutil.rmtree(place)
    return made.replace(place)
