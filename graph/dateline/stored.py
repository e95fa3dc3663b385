"""The story of a build, kept in OUTPUT itself: so that it can be written in other formats at any time.

`OUTPUT/.story.json.gz` holds what the readings add up to, in columns as readings are kept; the
readings themselves lie beside it (`cache`). It may come from anybody, so its shape is checked, and
that nothing in it refers to what is not there; it is data, and nothing in it can be run.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, get_type_hints

from dateline import cache
from dateline.columns import Misshapen, column, pack, unpack
from dateline.errors import UnusableOutput
from dateline.model import Reading, Ref
from dateline.story import Event, Story

FILE: Final = ".story.json.gz"

_KIND: Final = "dateline story"
_PARTS: Final = tuple(name for name in get_type_hints(Story) if name != "readings")
_MOST: Final = 1 << 32
"""In bytes: no story of a laptop is longer, and a few bytes may unpack into more than it holds."""


def save(folder: Path, story: Story, maker: str, readings: Mapping[str, Reading]) -> None:
    """Write the story into the folder of a new build.

    `readings` are those that `maker` made, which lie beside it; what a person's corrections made of
    some of them is kept with the story.
    """
    hints = get_type_hints(Story)
    # Where an article was read from changes nothing in a build.
    story = replace(story, articles=tuple(replace(a, source="") for a in story.articles))
    parts = [column(hints[name]).pack([getattr(story, name)]) for name in _PARTS]
    ruled = {
        key: pack(reading)
        for key, reading in sorted(story.readings.items())
        if reading is not readings.get(key)
    }
    text = json.dumps([_KIND, list(_PARTS), maker, parts, ruled], separators=(",", ":"))
    (folder / FILE).write_bytes(gzip.compress(text.encode("ascii"), compresslevel=3, mtime=0))


def load(output: Path | str) -> Story:
    """Give back the story of the build in OUTPUT.

    Raises:
        UnusableOutput: there is none, it is of another version, or damaged.
    """
    output = Path(output)
    path = output / FILE
    try:
        held = json.loads(_unpacked(path.read_bytes()))
        if not isinstance(held, list) or len(held) != 5 or held[:2] != [_KIND, list(_PARTS)]:
            raise Misshapen("is of another version")
        return _story(output, *held[2:])
    except FileNotFoundError:
        raise UnusableOutput(
            f"{output}: no story is kept here. Name a folder that `dateline build` has written, "
            "or build it again."
        ) from None
    except (OSError, EOFError, zlib.error, ArithmeticError, RecursionError, TypeError,
            ValueError) as error:  # fmt: skip
        why = str(error) if isinstance(error, Misshapen) else "is damaged"
        if isinstance(error, OSError):
            why = f"cannot be read ({error.strerror or error})"
        raise UnusableOutput(
            f"{path}: the story kept here {why}. Build the folder again."
        ) from error


def _unpacked(raw: bytes) -> bytes:
    stream = zlib.decompressobj(wbits=31)
    text = stream.decompress(raw, _MOST)
    if not stream.eof or stream.unused_data:
        raise Misshapen("is cut short")
    return text


def _story(output: Path, maker: Any, parts: Any, ruled: Any) -> Story:
    hints = get_type_hints(Story)
    shaped = isinstance(parts, list) and len(parts) == len(_PARTS) and isinstance(ruled, dict)
    if not isinstance(maker, str) or not shaped:
        raise Misshapen("is damaged")
    said = {
        name: column(hints[name]).unpack(part, 1, _MOST)[0]
        for name, part in zip(_PARTS, parts, strict=True)
    }
    kept = cache.load(output, said["articles"], maker)
    lacking = [a.id for a in said["articles"] if a.key not in kept.readings]
    if lacking:
        raise Misshapen(f"has no reading of “{lacking[0]}” beside it")
    readings = {
        a.key: unpack(ruled[a.key], a.key, len(a.text)) if a.key in ruled else kept.readings[a.key]
        for a in said["articles"]
    }
    story = Story(**said, readings=readings)
    _check(story)
    return story


def _check(story: Story) -> None:
    """Refuse a story that speaks of articles, chains, reports, events or actors that it has not."""
    readings, events = story.readings, {e.id for e in (*story.events, *story.rejected)}
    actors = {actor.id for actor in story.actors}
    chains: list[Ref] = [ref for actor in story.actors for ref in actor.chains]
    reports: list[Ref] = []
    claims: list[Ref] = []
    _known(events, (event.id for event in story.earlier))
    for event in (*story.events, *story.rejected, *story.earlier):
        reports += _reports_of(event)
        _known(actors, (role.actor for role in event.roles))
        _known(actors, [event.place] if event.place is not None else [])
    for judgement in story.judgements:
        (chains if judgement.about == "actor" else reports).extend(
            (judgement.left, judgement.right)
        )
    for contradiction in (*story.contradictions, *story.misfits):
        _known(events, contradiction.events)
        for account in contradiction.accounts:
            reports += account.reports
            claims += account.claims
    for storyline in story.storylines:
        _known(events, storyline.events)
        _known(actors, storyline.actors)
    for ruling in story.rulings:
        {"actor": chains, "event": reports, "claim": claims, "article": []}[ruling.about].extend(
            ruling.refs
        )
    articles = [copy.article for copy in story.copies] + [copy.original for copy in story.copies]
    articles += [c.article for c in story.corrections] + [c.corrected for c in story.corrections]
    articles += [p.article for p in story.publications]
    grounds = [g for e in story.events for g in e.grounds]
    grounds += [g for p in story.publications for g in p.grounds]
    _known(readings, (*articles, *(ground.article for ground in grounds)))
    reports += [ref for ground in grounds for ref in ground.reports]
    for refs, part in ((chains, "chains"), (reports, "reports"), (claims, "claims")):
        _known(readings, (ref.article for ref in refs))
        if not all(0 <= ref.index < _count(readings[ref.article], part) for ref in refs):
            raise Misshapen("is damaged")


def _reports_of(event: Event) -> list[Ref]:
    return [*event.reports, *(ref for role in event.roles for ref in role.reports)]


def _count(reading: Reading, part: str) -> int:
    return len(getattr(reading, part))


def _known(known: Any, named: Iterable[object]) -> None:
    if not all(one in known for one in named):
        raise Misshapen("is damaged")
