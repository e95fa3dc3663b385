"""The story that a build leaves: what comes back is what was there, or is refused in a sentence."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path

import pytest

from dateline import cache, pipeline, stored
from dateline.errors import UnusableOutput
from dateline.model import Reading
from dateline.story import Story
from tests.export.conftest import hostile_story, ruled_story, small_story
from tests.stories import story as made_story


def kept(story: Story, folder: Path) -> Path:
    """Keep a story and its readings as a build does."""
    readings = {a.key: story.readings.get(a.key, Reading(a.key)) for a in story.articles}
    story = replace(story, readings=readings)
    files = {cache.name(a): cache.packed(story.readings[a.key], "m") for a in story.articles}
    cache.save(folder, files)
    stored.save(folder, story, "m", story.readings)
    return folder


@pytest.mark.parametrize("make", [small_story, ruled_story, lambda: made_story(60), Story])
def test_the_story_comes_back(make: object, tmp_path: Path) -> None:
    """All of it, but where its articles were read from."""
    story = make()  # type: ignore[operator]
    nowhere = replace(
        story,
        articles=tuple(replace(a, source="") for a in story.articles),
        readings={a.key: story.readings.get(a.key, Reading(a.key)) for a in story.articles},
    )
    assert stored.load(kept(story, tmp_path)) == nowhere


def test_the_same_story_is_kept_in_the_same_bytes(tmp_path: Path) -> None:
    """Wherever its articles lay."""
    found = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        story = small_story()
        moved = replace(story, articles=tuple(replace(a, source=name) for a in story.articles))
        found.append((kept(moved, tmp_path / name) / stored.FILE).read_bytes())
    assert found[0] == found[1]


def test_no_build_no_story(tmp_path: Path) -> None:
    """And the way to one."""
    with pytest.raises(UnusableOutput, match=r"no story is kept here\. Name a folder"):
        stored.load(tmp_path)


@pytest.mark.parametrize(
    "content",
    [b"", b"x", gzip.compress(b"{}"), gzip.compress(b'["dateline story", [], "m", []]'),
     gzip.compress(b"[" * 100_000), gzip.compress(b"null"), gzip.compress(b"[1,2,3,4]")],
)  # fmt: skip
def test_what_is_no_story_is_refused(content: bytes, tmp_path: Path) -> None:
    """With what to do, and without a traceback."""
    (tmp_path / stored.FILE).write_bytes(content)
    with pytest.raises(UnusableOutput, match=r"Build the folder again\."):
        stored.load(tmp_path)


def test_every_damage_is_refused(tmp_path: Path) -> None:
    """A value of another type, a missing part, a place that is not there: none comes back as a story."""
    folder = kept(small_story(), tmp_path)
    held = json.loads(gzip.decompress((folder / stored.FILE).read_bytes()))
    broken = 0
    for path, value in _leaves(held[3], ()):
        for other in ({"x": 1}, 10**6 if isinstance(value, int) else 7):
            changed = json.loads(json.dumps(held))
            _put(changed[3], path, other)
            text = json.dumps(changed).encode()
            (folder / stored.FILE).write_bytes(gzip.compress(text, compresslevel=1))
            try:
                story = stored.load(folder)
            except UnusableOutput:
                broken += 1
            else:  # a number may be another number
                assert isinstance(value, int | float)
                assert story.events
    assert broken > 150


def _leaves(value: object, path: tuple[int, ...]) -> list[tuple[tuple[int, ...], object]]:
    """Some of the values that are no lists, each with the way to it: every third."""
    if not isinstance(value, list):
        return [(path, value)]
    found = [leaf for n, one in enumerate(value) for leaf in _leaves(one, (*path, n))]
    return found if path else found[::3]


def _put(held: list[object], path: tuple[int, ...], value: object) -> None:
    for step in path[:-1]:
        held = held[step]  # type: ignore[assignment]
    held[path[-1]] = value


def test_a_reading_must_lie_beside_it(tmp_path: Path) -> None:
    """Else the story speaks of what is not there."""
    folder = kept(small_story(), tmp_path)
    next((folder / cache.FOLDER).iterdir()).unlink()
    with pytest.raises(UnusableOutput, match="has no reading of “"):
        stored.load(folder)


def test_hostile_words_come_back(tmp_path: Path) -> None:
    """Half characters too."""
    story = hostile_story("<b>\ud83d\x00\u2028'\"")
    readings = {key: replace(r, quantities=()) for key, r in story.readings.items()}
    reports = {
        key: replace(r, reports=tuple(replace(one, quantities=()) for one in r.reports))
        for key, r in readings.items()
    }
    story = replace(story, readings=reports)
    assert stored.load(kept(story, tmp_path)).events == story.events


def test_what_a_person_took_apart_comes_back(tmp_path: Path) -> None:
    """A split changes a reading, which is kept as it was made: the story has it as it became."""
    corpus, out = tmp_path / "corpus", tmp_path / "out"
    corpus.mkdir()
    text = "Ada Merrow met Jon Pell on Monday. She said the chair was late. The chair resigned."
    (corpus / "a.md").write_text(f"---\npublished: 2022-06-17\n---\n{text}\n", encoding="utf-8")
    (corpus / "corrections.yaml").write_text(
        "- do: split\n  about: actor\n  of:\n  - article: a.md\n    words: The chair\n"
        "    occurrence: 1\n  reason: somebody else\n  author: J. Penn\n",
        encoding="utf-8",
    )
    pipeline.build([corpus], out)
    story = stored.load(out)
    (ruling,) = story.rulings
    assert ruling.act == "split"
    (resigned,) = [event for event in story.events if "resigned" in event.label]
    actors = [story.actors_by_id[role.actor].name for role in resigned.roles]
    assert actors == ["The chair"]
