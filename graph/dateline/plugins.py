"""The doors into the house, and how to find who stands behind them.

Built-ins come in by the same doors as anybody else's: the entry points in `pyproject.toml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Any, Protocol

from dateline.errors import DoubtfulArticle, UnreadableArticle
from dateline.model import Article, Reading
from dateline.source import Card, Source
from dateline.story import Story


class Reader(Protocol):
    """Takes the files of one format.

    What cannot be read is given as an `UnreadableArticle`, and what could not be used about an
    article as a `DoubtfulArticle` before it; neither is raised, so the rest of the file is read.
    A reader of catalogues gives a `Card` for each article whose text lies in another file.

    Where `kept = True` stands in one, a build keeps what it gave, and the next build does not ask it
    again of a file that has not changed: for formats that are slow to read, and a reader that goes by
    the `Source` and its file alone.

    A reader may have a `cut` that gives what of a file is no part of an article, piece by piece; where
    `tells_refused = True` stands in it too, it is also asked of files that have no article.
    """

    suffixes: tuple[str, ...]
    """With the dot and in lower case."""

    def __call__(
        self, source: Source
    ) -> Iterator[Article | UnreadableArticle | DoubtfulArticle | Card]: ...


class Annotator(Protocol):
    """Turns articles into readings, one for one and in order."""

    def __call__(self, articles: Iterable[Article]) -> Iterator[Reading]: ...


class Exporter(Protocol):
    """Writes a story into a folder and returns the file, or the folder, that it made.

    Those of "export" are run by every build, those of "format" by `dateline export`, which offers
    both. The first line of its docstring says in a list what it writes.
    """

    def __call__(self, story: Story, folder: Path) -> Path: ...


def installed(stage: str) -> Mapping[str, Any]:
    """Load every plug-in of one stage ("read", "annotate", "export", "format"), sorted by name."""
    return {point.name: point.load() for point in points(stage)}


def points(stage: str) -> list[EntryPoint]:
    """List the plug-ins of one stage, sorted by name, and load none."""
    return sorted(entry_points(group=f"dateline.{stage}"), key=lambda point: point.name)
