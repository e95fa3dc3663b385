"""Rooms that answer at once, for tests of what lies around them; the sample; and the one browser of a run."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright
from pyoxigraph import Store
from tools.make_questions import sample, told

from dateline import pipeline
from dateline.model import Article, Chain, Claim, Interval, Reading, Ref, Report, Span, When, digest
from dateline.plugins import installed
from dateline.story import Actor, Event, Story

NOTHING = Interval()
FLAGS = [
    "--no-sandbox",  # Chromium does not start as root with its sandbox
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]


def annotate(articles: Iterable[Article]) -> Iterator[Reading]:
    """Take each line for a sentence, each "met" for a report, each "said" for a claim."""
    for article in articles:
        if "BREAK" in article.text:
            raise ValueError("by hand")
        lines = tuple(Span(*m.span()) for m in re.finditer(r"[^\n]+", article.text))
        yield Reading(
            article.key,
            lines,
            chains=(Chain(article.id, "person", True),),
            reports=tuple(
                Report(
                    Span(*met.span()), "meet", "meeting", "happened", False,
                    sum(line.end < met.start() for line in lines), "they met",
                    When(NOTHING, "", "none"),
                )
                for met in re.finditer("met", article.text)
            ),
            claims=tuple(
                Claim((), (Span(*said.span()),), (), "direct", None)
                for said in re.finditer("said", article.text)
            ),
        )  # fmt: skip


def resolve(articles: Sequence[Article], readings: Sequence[Reading], *_: object) -> Story:
    """Join nothing: every chain is an actor, every report an undated event."""
    return Story(
        tuple(articles),
        {reading.article: reading for reading in readings},
        tuple(
            Actor(digest(r.article), r.chains[0].name, "person", (), (), (Ref(r.article, 0),))
            for r in readings
        ),
        tuple(
            Event(
                digest(r.article, str(n)), "they met", "meeting", "happened", False, NOTHING, "",
                "none", NOTHING, (), None, (Ref(r.article, n),), 0.5, (), False,
            )
            for r in readings
            for n in range(len(r.reports))
        ),
    )  # fmt: skip


def write(name: str) -> Callable[[Story, Path], Path]:
    """Make an exporter that writes one file: the ids of the articles."""

    def export(story: Story, folder: Path) -> Path:
        path = folder / name
        path.write_text("\n".join(article.id for article in story.articles))
        return path

    return export


def quickly(stage: str) -> Mapping[str, Any]:
    """Stand in for `plugins.installed`: quick rooms, but for reading, which is quick itself."""
    if stage == "annotate":
        return {"english": annotate}
    files = ("readings.jsonl", "story.trig", "timeline.html")
    return {name: write(name) for name in files} if stage == "export" else installed(stage)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the quick rooms where the real ones are."""
    monkeypatch.setattr(pipeline, "installed", quickly)
    monkeypatch.setattr(pipeline, "resolve", resolve)


def chromium() -> str | None:
    """Find the browser: what CHROMIUM names, else the first one on the path."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The one Chromium of a run: a second Playwright cannot start beside the first."""
    path = chromium()
    if path is None:
        pytest.skip("no Chromium found: set CHROMIUM to its path to run the browser tests")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield running
        running.close()


@pytest.fixture(scope="session")
def harbour_story() -> Story:
    """The story of the sample corpus, read once."""
    return told()


@pytest.fixture(scope="session")
def harbour(harbour_story: Story) -> Store:
    """The graph of the sample corpus, built once."""
    return sample(harbour_story)
