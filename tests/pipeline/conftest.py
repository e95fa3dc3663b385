"""Folders to build, and rooms that say what they were given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from dateline import pipeline
from dateline.export import network, rdf, readings
from dateline.model import Article, Reading
from dateline.resolve import resolve
from tests import conftest as rooms

DATED = {"a.md": "2014-05-31", "b.md": "2014-06-01", "c.md": "2014-06-02", "d.md": ""}


@pytest.fixture
def dated(tmp_path: Path) -> Path:
    """Articles of three days, and one of no day."""
    folder = tmp_path / "dated"
    folder.mkdir()
    for file, day in DATED.items():
        (folder / file).write_text(f"---\npublished: {day}\n---\nThey met.\n")
    return folder


@pytest.fixture
def read_anew(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """List the articles that the annotator is given, by their ids."""
    seen: list[str] = []

    def annotate(articles: Iterable[Article]) -> Iterator[Reading]:
        for article in articles:
            seen.append(article.id)
            yield from rooms.annotate([article])

    monkeypatch.setattr(
        pipeline,
        "installed",
        lambda stage: {"english": annotate} if stage == "annotate" else rooms.quickly(stage),
    )
    return seen


@pytest.fixture
def joined(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the quick readings joined and written as any are."""
    exporters = {"readings": readings.export, "trig": rdf.export, "graphml": network.export}
    monkeypatch.setattr(pipeline, "resolve", resolve)
    monkeypatch.setattr(
        pipeline,
        "installed",
        lambda stage: exporters if stage == "export" else rooms.quickly(stage),
    )
