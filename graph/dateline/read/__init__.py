"""Files → articles. What cannot become one is told, with what to do about it; the rest is read."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory

from dateline.entries import Entry
from dateline.errors import DoubtfulArticle, DoubtfulEntry, UnreadableArticle
from dateline.model import Article
from dateline.plugins import Reader, installed
from dateline.read.archives import DEPTH, SUFFIXES, is_archive, unpack
from dateline.read.entries import load
from dateline.read.files import STDIN, Files, Skipped, find, suffix_of
from dateline.read.sniffing import by_content
from dateline.source import Source

__all__ = ["Files", "Intake", "Skipped", "cut", "find", "read"]

_ANYTHING = ("", ".xml", ".json")
"""What says nothing of what is in a file."""
_SAME = {".htm": ".html", ".xhtml": ".html", ".mht": ".mhtml", ".nitf": ".newsml"}
"""Names for what is read alike."""
_LETTER = 200
"""Characters that nobody writes twice."""
Item = Article | UnreadableArticle | DoubtfulArticle


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
    how many files are done. The path `-` is what comes in on standard input.
    """
    readers = _by_suffix(installed("read").values())
    files = find(paths, frozenset(readers).union(SUFFIXES), leave_out)
    kept: dict[str, Article] = {}
    copies: dict[object, Article] = {}
    refused = list(files.refused)
    warnings: list[DoubtfulArticle | DoubtfulEntry] = []
    skipped = list(files.skipped)
    entries: list[Entry] = []
    if refused and not keep_going:
        raise refused[0]
    _tell(tick, 0, files)
    for done, (path, root) in enumerate(files.found, start=1):
        for item in _all_of(Source.below(path, root), readers, DEPTH):
            if isinstance(item, Skipped):
                skipped.append(item)
                continue
            if isinstance(item, DoubtfulArticle):
                warnings.append(item)
                continue
            if isinstance(item, Article):
                if item.id not in kept:
                    if (first := copies.setdefault(_sign(item), item)) is not item:
                        why = f"is {first.source} once more, to the letter; it counts once"
                        skipped.append(Skipped(item.source, why))
                        continue
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
    left = tuple(refused), tuple(warnings), tuple(skipped)
    return Intake(tuple(kept.values()), *left, tuple(entries))


def cut(paths: Iterable[Path]) -> list[tuple[str, str]]:
    """Give what of the files is no part of an article: where it stands, and its words."""
    readers = _by_suffix(installed("read").values())
    found: list[tuple[str, str]] = []
    for path, root in find(paths, frozenset(readers)).found:
        source = Source.below(path, root)
        reader = readers[_suffix(source, readers)[0]]
        if hasattr(reader, "cut"):
            found += [
                (source.where, words)
                for words in reader.cut(replace(source, kind=_suffix(source, readers)[0]))
            ]
    return found


def _sign(article: Article) -> object:
    """What an exact copy has in common; a few words may well be written twice."""
    if len(article.text) < _LETTER:
        return article.id
    # What another outlet prints is another article; which copied which is found out later.
    return article.text, article.outlet, article.published


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


def _all_of(source: Source, readers: Mapping[str, Reader], depth: int) -> Iterator[Item | Skipped]:
    """Read a file, or all that lies in an archive."""
    if source.path == STDIN:
        yield from _from_stdin(readers)
    elif not is_archive(source.path):
        yield from _items(source, readers)
    elif not depth:
        what = f"lies in an archive in an archive, {DEPTH} deep"
        yield UnreadableArticle(source.where, what, "Unpack it, and name what comes out.")
    else:
        with TemporaryDirectory(prefix="dateline-") as made:
            folder = Path(made)
            yield from unpack(source.path, folder, source.where)
            inside = find([folder], frozenset(readers).union(SUFFIXES))
            for one in inside.refused:
                where = one.where.replace(made, source.where)
                yield UnreadableArticle(where, one.what, one.advice)
            for left in inside.skipped:
                yield Skipped(left.where.replace(made, source.where), left.why)
            for path, root in inside.found:
                below = Source.below(path, root).id
                yield from _all_of(
                    Source(path, f"{source.where}/{below}", f"{source.id}/{below}"),
                    readers,
                    depth - 1,
                )


def _from_stdin(readers: Mapping[str, Reader]) -> Iterator[Item]:
    with TemporaryDirectory(prefix="dateline-") as made:
        path = Path(made) / "standard input"
        with path.open("wb") as out:
            copyfileobj(sys.stdin.buffer, out)
        source = Source(path, "standard input", "standard input")
        lines = source.head(1) == b"{" and not source.head(5).startswith(b"{\\rtf")
        suffix = by_content(source) or (".jsonl" if lines else ".txt")
        named = path.with_suffix(suffix)
        path.rename(named)
        yield from _items(Source(named, source.where, source.id), readers)


def _suffix(source: Source, readers: Mapping[str, Reader]) -> tuple[str, DoubtfulArticle | None]:
    """By what a file is to be read: by its content, where that is not what it is called."""
    called = suffix_of(source.path, readers) or ""
    is_in = by_content(source)
    if is_in is None or is_in not in readers or _SAME.get(is_in, is_in) == _SAME.get(called, called):
        return called, None
    if not called and source.path.suffix.lower() in _ANYTHING:
        return is_in, None
    return is_in, DoubtfulArticle(
        source.where, f"is {is_in} by what is in it; it was read as that", "Call it what it is."
    )


def _items(source: Source, readers: Mapping[str, Reader]) -> Iterator[Item]:
    """Pass on what a reader gives; if it breaks, what it gave until then is kept."""
    try:
        suffix, doubt = _suffix(source, readers)
        if doubt:
            yield doubt
        yield from readers[suffix](replace(source, kind=suffix))
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
