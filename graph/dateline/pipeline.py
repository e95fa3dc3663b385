"""From the paths somebody named to a build: read → annotate → resolve → export."""

from __future__ import annotations

import gc
import os
import time
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Final, Literal

from dateline import cache, stored
from dateline.annotate.english import UNKNOWN, language_of
from dateline.entries import Entry, place
from dateline.errors import (
    DatelineError,
    DoubtfulArticle,
    DoubtfulEntry,
    NothingToRead,
    UnreadableArticle,
    UnusableOutput,
)
from dateline.export import timeline
from dateline.export.coverage import misfits
from dateline.model import Article, Interval, Reading
from dateline.output import replacing
from dateline.plugins import Annotator, installed
from dateline.read import SHELF, Shelf, Skipped, read, remarks
from dateline.resolve import resolve
from dateline.resolve.rulings import redated
from dateline.source import NO_HINTS, Hints
from dateline.story import Story

Stage = Literal["read", "annotate", "resolve", "export"]
Progress = Callable[[Stage, int, int], None]
"""Told how many of how many steps of a stage are done: files, articles, one, files."""

STAGES: Final[tuple[Stage, ...]] = ("read", "annotate", "resolve", "export")
ANNOTATOR: Final = "english"


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build read, what it found, and what it could not."""

    output: Path
    files: tuple[str, ...]
    articles: int
    as_of: date | None
    """The day by which they had been published, if one was named."""
    later: int
    """Articles left out since they were published after it."""
    reused: int
    """Readings of unchanged articles, taken from the build before."""
    refused: tuple[UnreadableArticle, ...]
    warnings: tuple[DoubtfulArticle | DoubtfulEntry, ...]
    rulings: int
    """How many entries of people were followed."""
    skipped: tuple[Skipped, ...]
    actors: int
    events: int
    claims: int
    undated_events: int
    unplaced_sentences: int
    """Sentences in which no report starts."""
    seconds: float
    """In no file of the build: the same folder gives the same bytes."""

    def record(self) -> dict[str, Any]:
        """Give it as JSON has it."""
        return {
            "output": str(self.output),
            "files": list(self.files),
            "articles": self.articles,
            "as_of": self.as_of.isoformat() if self.as_of else None,
            "later": self.later,
            "reused": self.reused,
            "refused": [
                {"where": r.where, "what": r.what, "advice": r.advice} for r in self.refused
            ],
            "warnings": [
                {"where": w.where, "what": w.what, "advice": w.advice} for w in self.warnings
            ],
            "rulings": self.rulings,
            "skipped": [{"where": s.where, "why": s.why} for s in self.skipped],
            "actors": self.actors,
            "events": self.events,
            "claims": self.claims,
            "undated_events": self.undated_events,
            "unplaced_sentences": self.unplaced_sentences,
            "seconds": round(self.seconds, 3),
        }


def build(
    paths: Iterable[Path],
    output: Path,
    *,
    as_of: date | None = None,
    fresh: bool = False,
    excerpts: bool = False,
    keep_going: bool = True,
    progress: Progress | None = None,
    hints: Hints = NO_HINTS,
) -> Summary:
    """Build the articles under the paths into OUTPUT, which holds its old build until the end.

    With `as_of`, only what had been published by that day: of an article without a date, as far as the
    texts published by then bound it. Readings of unchanged articles are taken
    from the old build, unless `fresh`. With `excerpts`, the timeline page carries no whole article.
    `hints` are what the files do not say themselves, such as which column of a table has the texts.
    What cannot be read is refused and listed, and the rest
    built; with `keep_going` off, the first refusal is raised and nothing is built.
    """
    begun = time.perf_counter()
    tell = progress or _nobody
    paths = list(paths)
    _outside(paths, output)
    with replacing(output) as folder:
        old = None if fresh else output / SHELF
        shelf = Shelf(old, folder / SHELF, cache.maker("read"))
        intake = read(
            paths,
            leave_out=output,
            keep_going=keep_going,
            tick=lambda done, total: tell("read", done, total),
            hints=hints,
            shelf=shelf,
        )
        _something(paths, intake.articles, intake.refused)
        doubts: list[DoubtfulEntry] = []
        # What leans on a date of publication is read off the one that a person gave.
        dated = redated(intake.entries, intake.articles, doubts.append)
        chosen = _out_by(as_of, dated)
        undated: list[Article] = []
        maker = cache.maker("annotate", ANNOTATOR)
        with _nothing_collected():
            kept = cache.NOTHING if fresh else cache.load(output, chosen, maker)
        said, files, refused = dict(kept.readings), dict(kept.files), list(intake.refused)
        new = [article for article in chosen if article.key not in said]
        tell("annotate", 0, len(new))
        for done, (article, told) in enumerate(zip(new, _annotated(new), strict=True), 1):
            if isinstance(told, Reading):
                said[article.key] = told
                files[cache.name(article)] = cache.packed(told, maker)
            elif keep_going:
                refused.append(told)
            else:
                raise told
            tell("annotate", done, len(new))
        articles = [article for article in chosen if article.key in said]
        if as_of is not None and any(article.published is None for article in articles):
            known = _known_by(as_of, articles, said, intake.entries)
            undated = [a for a in articles if a.published is None and a.key not in known]
            articles = [a for a in articles if a.published is not None or a.key in known]
            for article in undated:
                files.pop(cache.name(article), None)
        if as_of is not None:
            shelf.only(frozenset(article.id for article in articles))
        readings = [said[article.key] for article in articles]
        _something(paths, articles, refused)
        with _written(output):
            cache.save(folder, files)
        with _nothing_collected():
            tell("resolve", 0, 1)
            entries = _of_these(intake.entries, intake.articles, articles)
            story = resolve(articles, readings, entries, doubts.append)
            story = replace(story, remarks=remarks(paths, refused, intake.warnings, intake.skipped))
            tell("resolve", 1, 1)
            with _written(output):
                stored.save(folder, story, maker, said)
            written = _export(story, folder, output, tell, excerpts)
    return Summary(
        output=output,
        files=written,
        articles=len(articles),
        as_of=as_of,
        later=len(intake.articles) - len(chosen),
        reused=len(kept.readings),
        refused=tuple(refused),
        warnings=(
            *(one for one in intake.warnings if not isinstance(one, DoubtfulEntry)),
            *shelf.doubts,
            *kept.warnings,
            *_foreign(articles, readings),
            *_in_order([*intake.warnings, *doubts]),
            *_misread(story),
        ),
        rulings=len(story.rulings),
        skipped=(*intake.skipped, *_too_late(undated, as_of)),
        actors=len(story.actors),
        events=len(story.events),
        claims=sum(len(reading.claims) for reading in readings),
        undated_events=sum(_undated(event.interval) for event in story.events),
        unplaced_sentences=sum(_unplaced(reading) for reading in readings),
        seconds=time.perf_counter() - begun,
    )


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Keep Python from looking for garbage: a story is millions of objects, and all of them stay."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _nobody(stage: Stage, done: int, total: int) -> None:
    """Tell nobody."""


def _outside(paths: Sequence[Path], output: Path) -> None:
    """Refuse to read what the build replaces."""
    place = os.path.realpath(output)
    for path in paths:
        if Path(os.path.realpath(path)).is_relative_to(place):
            raise UnusableOutput(
                f"{output}: the articles ({path}) lie in it. Name another folder for the build."
            )


def _something(
    paths: Sequence[Path],
    articles: Sequence[Article],
    refused: Sequence[UnreadableArticle],
) -> None:
    if articles:
        return
    named = ", ".join(str(path) for path in paths) or "no path"
    raise NothingToRead(
        "\n".join(
            [
                *(str(refusal) for refusal in refused),
                f"{named}: no article was found here. "
                "Name a folder with articles, or a file; `dateline read` says what of them it can read.",
            ]
        )
    )


def _out_by(day: date | None, articles: Sequence[Article]) -> Sequence[Article]:
    """Choose what had been published by a day, and what may have been."""
    if day is None:
        return articles
    chosen = [a for a in articles if a.published is None or a.published <= day]
    if all(article.published is None for article in chosen):
        raise NothingToRead(
            f"No article is known to have been published by {day}: {len(chosen):,} of "
            f"{len(articles):,} have no date, the others are later. Name a later day."
        )
    return chosen


def _known_by(
    day: date,
    articles: Sequence[Article],
    said: Mapping[str, Reading],
    entries: Sequence[Entry],
) -> set[str]:
    """Give the articles without a date that had surely been published by a day, by what they say."""
    story = resolve(articles, [said[article.key] for article in articles], entries)
    bounds = ((p.article, p.interval.latest) for p in story.publications)
    return {key for key, latest in bounds if latest is not None and latest <= day}


def _of_these(
    entries: Sequence[Entry], every: Sequence[Article], chosen: Sequence[Article]
) -> list[Entry]:
    """Leave out what people wrote of articles that are there, but not in a build as of a day."""
    left_out = {article.id for article in every} - {article.id for article in chosen}
    return [one for one in entries if not any(quote.article in left_out for quote in one.of)]


def _too_late(articles: Iterable[Article], day: date | None) -> Iterator[Skipped]:
    for article in articles:
        why = f"it has no date, so it may be later than {day}"
        yield Skipped(article.source or article.id, why)


def _annotated(articles: Sequence[Article]) -> Iterator[Reading | UnreadableArticle]:
    """Give a reading for each article; one on which the annotator breaks is refused instead."""
    if not articles:
        return  # nobody waits for spaCy who has nothing for it
    annotate: Annotator = installed("annotate")[ANNOTATOR]
    done = 0
    while done < len(articles):
        try:
            for reading in annotate(articles[done:]):
                done += 1
                yield reading
        except DatelineError:
            raise
        except Exception:
            # An annotator may look ahead, so who broke it is found by reading one at a time.
            while done < len(articles):
                alone = _alone(articles[done], annotate)
                done += 1
                yield alone
                if isinstance(alone, UnreadableArticle):
                    break
        else:
            if done < len(articles):
                raise RuntimeError(f"the annotator gave no reading for “{articles[done].id}”")


def _alone(article: Article, annotate: Annotator) -> Reading | UnreadableArticle:
    try:
        return next(iter(annotate([article])))
    except DatelineError:
        raise
    except Exception as error:
        return UnreadableArticle(
            article.source,
            f"the annotator broke on it ({type(error).__name__}: {error})",
            "Report this, with the article if you may; the others were read.",
        )


def _export(
    story: Story, folder: Path, output: Path, tell: Progress, excerpts: bool
) -> tuple[str, ...]:
    exporters = dict(installed("export"))
    if excerpts:
        exporters["timeline"] = timeline.in_excerpts
    files = []
    tell("export", 0, len(exporters))
    for done, exporter in enumerate(exporters.values(), start=1):
        with _written(output):
            files.append(exporter(story, folder).name)
        tell("export", done, len(exporters))
    return tuple(sorted(files))


@contextmanager
def _written(output: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UnusableOutput(
            f"{output}: the build could not be written ({error.strerror or error}). "
            "Make room or name another folder; what was there is as it was."
        ) from error


def _in_order(
    warnings: Iterable[DoubtfulArticle | DoubtfulEntry],
) -> list[DoubtfulEntry]:
    """Those about entries, as these stand in their file: the second before the tenth."""
    doubts = (one for one in warnings if isinstance(one, DoubtfulEntry))
    return sorted(doubts, key=lambda doubt: (place(doubt.where), doubt.what))


def _foreign(articles: Sequence[Article], readings: Sequence[Reading]) -> Iterator[DoubtfulArticle]:
    for article, reading in zip(articles, readings, strict=True):
        if not reading.english:
            told = language_of(article.text)
            guess = f" (“{told}”, as far as can be told)" if told not in ("en", UNKNOWN) else ""
            yield DoubtfulArticle(
                article.source or article.id,
                f"is not in English{guess}; no events or claims were looked for in it",
                "Give it in English, or leave it out.",
            )


def _misread(story: Story) -> Iterator[DoubtfulArticle]:
    for article, says in misfits(story):
        yield DoubtfulArticle(
            article.source or article.id,
            f"days in it cannot all be so, and none was inferred from them: {'; '.join(says)}",
            "Read the sentences. If one was misread, correct it with “dateline correct”: "
            "re-date the event, or reject it.",
        )


def _undated(interval: Interval) -> bool:
    return interval.earliest is None and interval.latest is None


def _unplaced(reading: Reading) -> int:
    starts = sorted(report.span.start for report in reading.reports)
    return sum(
        bisect_left(starts, sentence.start) == bisect_left(starts, sentence.end)
        for sentence in reading.sentences
    )
