"""What the commands are tried on: a folder of articles, and builds."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.export import rdf, readings
from tests.export.conftest import small_story
from tests.stories import story as made_up


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Two articles and one that is empty."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "a.md").write_text("They met.\nIt rained.\n")
    (folder / "b.txt").write_text("They met.\n")
    (folder / "c.txt").write_text("")
    return folder


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a graph in it."""
    folder = tmp_path_factory.mktemp("output")
    rdf.export(made_up(40), folder)
    return folder


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a graph and readings in it."""
    folder = tmp_path_factory.mktemp("built")
    rdf.export(small_story(), folder)
    readings.export(small_story(), folder)
    return folder
