"""Files → articles. What cannot become one is told, with what to do about it; the rest is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from dateline.entries import Entry
from dateline.errors import DoubtfulArticle, DoubtfulEntry, UnreadableArticle
from dateline.model import Article
from dateline.plugins import Reader, installed
from dateline.read.entries import load
from dateline.read.files import Files, Skipped, find
from dateline.source import Source

__all__ = ["Files", "Intake", "Skipped", "find", "read"]


@dataclass(frozen=True, slots=True)
class Intake:
    """All that came out of the paths somebody named."""

    articles: tuple[Article, ...] = ()
    refused: tuple[UnreadableArticle, ...] = ()
    warnings: tuple[DoubtfulArticle | DoubtfulEntry, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    entries: tuple[Entry, ...] = ()
    """What people wrote about the articles."""


def read(
    paths: Iterable[Path],
    *,
    leave_out: Path | None = None,
    keep_going: bool = True,
    tick: Callable[[int, int], None] | None = None,
) -> Intake:
    """Read every article under the paths, sorted; with `keep_going` off, raise the first refusal.

    `leave_out` is a folder that is never entered: where the build goes. `tick` is told how many of
    how many files are done.
    """
    readers = _by_suffix(installed("read").values())
    files = find(paths, frozenset(readers), leave_out)
    kept: dict[str, Article] = {}
    refused = list(files.refused)
    warnings: list[DoubtfulArticle | DoubtfulEntry] = []
    entries: list[Entry] = []
    if refused and not keep_going:
        raise refused[0]
    _tell(tick, 0, files)
    for done, (path, root) in enumerate(files.found, start=1):
        for item in _items(readers[path.suffix.lower()], Source.below(path, root)):
            if isinstance(item, DoubtfulArticle):
                warnings.append(item)
                continue
            if isinstance(item, Article):
                if item.id not in kept:
                    kept[item.id] = item
                    continue
                item = _second(item, kept[item.id])
            if not keep_going:
                raise item
            refused.append(item)
        _tell(tick, done, files)
    for path in files.entries:
        for one in load(path):
            if isinstance(one, Entry):
                entries.append(one)
            else:
                warnings.append(one)
    left = tuple(refused), tuple(warnings), files.skipped
    return Intake(tuple(kept.values()), *left, tuple(entries))


def _tell(tick: Callable[[int, int], None] | None, done: int, files: Files) -> None:
    if tick:
        tick(done, len(files.found))


def _by_suffix(readers: Iterable[Reader]) -> dict[str, Reader]:
    """Give each suffix to the first reader that takes it, in the order of the plug-ins' names."""
    table: dict[str, Reader] = {}
    for reader in readers:
        for suffix in reader.suffixes:
            table.setdefault(suffix, reader)
    return table


def _items(
    reader: Reader, source: Source
) -> Iterable[Article | UnreadableArticle | DoubtfulArticle]:
    """Pass on what a reader gives; if it breaks, what it gave until then is kept."""
    try:
        yield from reader(source)
    except OSError as error:
        yield UnreadableArticle(
            source.where,
            f"cannot be read ({error.strerror or error})",
            "Make it readable, or take it out of the folder.",
        )
    except Exception as error:  # a reader may be anybody's plug-in, and the other files are fine
        yield UnreadableArticle(
            source.where,
            f"its reader broke ({type(error).__name__}: {error})",
            "Report this to whoever wrote the reader.",
        )


def _second(article: Article, first: Article) -> UnreadableArticle:
    if article.text == first.text:
        return UnreadableArticle(
            article.source,
            f"is the article “{first.id}” again, which {first.source} has with the same text",
            "It was read once; take one of them away.",
        )
    return UnreadableArticle(
        article.source,
        f"has the id “{first.id}”, which {first.source} has with another text",
        "Give one of them another id; where ids come from paths, name the folder above both.",
    )
