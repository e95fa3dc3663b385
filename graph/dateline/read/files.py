"""Which files are input: the paths somebody named, and what lies below them.

Hidden files and folders are left alone. A file whose suffix no reader takes is skipped, and listed,
where it lies in a folder; somebody who names it wants it read, so there it is refused.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from glob import glob
from pathlib import Path
from typing import Final

from dateline.entries import FILE
from dateline.errors import UnreadableArticle
from dateline.read.contents import known
from dateline.read.fetching import address_of
from dateline.read.hints import FILE as HINTS

STDIN: Final = Path("-")
"""What comes in on standard input."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file in a folder that nobody takes for an article."""

    where: str
    why: str

    def __str__(self) -> str:
        return f"{self.where}: {self.why}"


@dataclass(frozen=True, slots=True)
class Files:
    """The files to read, each with the folder that its article's id is counted from."""

    found: tuple[tuple[Path, Path], ...] = ()
    refused: tuple[UnreadableArticle, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    entries: tuple[Path, ...] = ()
    """What people wrote about the articles: the `corrections.yaml` of each folder that was named."""
    hints: tuple[Path, ...] = ()
    """What people said of how the files are to be read: its `reading.yaml`."""


def find(paths: Iterable[Path], suffixes: frozenset[str], leave_out: Path | None = None) -> Files:
    """Find the files with these suffixes: every path in the order given, each folder sorted.

    A file that can be reached twice, because paths overlap or by a symbolic link, is read once.
    """
    found: list[tuple[Path, Path]] = []
    refused: list[UnreadableArticle] = []
    skipped: list[Skipped] = []
    entries: list[Path] = []
    hints: list[Path] = []
    files: set[str] = set()
    folders = {real(leave_out)} if leave_out else set()
    for named in _expanded(paths):
        if named == STDIN or address_of(named):
            found.append((named, named.parent))
            continue
        try:
            is_folder = stat.S_ISDIR(named.stat().st_mode)
        except (OSError, ValueError) as error:
            refused.append(_unreachable(named, error))
            continue
        root = named if is_folder else named.parent
        below = _below(named, folders) if is_folder else [named]
        here: list[Path] = []
        for item in sorted(below, key=lambda item: _by_way_of_links(item, root)):
            if isinstance(item, UnreadableArticle):
                refused.append(item)
                continue
            problem = _problem(item)  # before anything opens it
            if item.name in (FILE, HINTS) and item.parent == root:
                if problem:
                    refused.append(problem)
                elif (place := real(item)) not in files:
                    files.add(place)
                    (entries if item.name == FILE else hints).append(item)
            elif item.name in (FILE, HINTS):
                why = "it is read from the folder you name, not from one below it"
                skipped.append(Skipped(str(item), why))
            elif not suffix_of(item, suffixes) and (problem or not known(item, root, suffixes)):
                why = f"no reader takes {item.suffix or 'a name without a suffix'}"
                if problem and not is_folder:
                    refused.append(problem)
                elif is_folder:
                    skipped.append(Skipped(str(item), problem.what if problem else why))
                else:
                    takes = ", ".join(sorted(suffixes))
                    advice = f"Name a folder, or a file with one of these suffixes: {takes}."
                    refused.append(UnreadableArticle(str(item), why, advice))
            elif is_folder and item.stem.upper() == "README":
                skipped.append(
                    Skipped(str(item), "a README describes its folder; name it to read it")
                )
            elif is_folder and _of_page(item):
                skipped.append(Skipped(str(item), "belongs to the saved page beside its folder"))
            elif problem:
                refused.append(problem)
            elif (place := real(item)) not in files:
                files.add(place)
                here.append(item)
        found += [(path, root) for path in sorted(here)]
    left = tuple(sorted(refused, key=str)), tuple(sorted(skipped, key=str))
    return Files(tuple(found), *left, tuple(sorted(entries)), tuple(sorted(hints)))


def suffix_of(path: Path, suffixes: Collection[str]) -> str | None:
    """Give the longest of these suffixes that a file has.

    >>> suffix_of(Path("a.tar.GZ"), [".gz", ".tar.gz"]), suffix_of(Path("a.b.txt"), [".md", ".txt"])
    ('.tar.gz', '.txt')
    """
    parts = [part.lower() for part in path.suffixes]
    found = ("".join(parts[start:]) for start in range(max(0, len(parts) - 2), len(parts)))
    return next((suffix for suffix in found if suffix in suffixes), None)


def real(path: Path) -> str:
    """Give where a path leads; as it stands, where nobody may follow its links."""
    try:
        return os.path.realpath(path)
    except OSError:
        return str(path.absolute())


def state(path: Path) -> tuple[int, int] | None:
    """Give what changes when somebody writes to a file: its length, and when that was."""
    try:
        stat = path.stat()
    except OSError:
        return None  # whoever opens it tells
    return stat.st_size, stat.st_mtime_ns


def _of_page(item: Path) -> bool:
    """Whether a browser saved it along with a page: in "page_files", beside "page.html"."""
    folder = item.parent
    for ending in ("_files", "_data"):
        if (name := folder.name.removesuffix(ending)) != folder.name:
            return any((folder.parent / f"{name}{end}").exists() for end in (".html", ".htm"))
    return False


def _expanded(paths: Iterable[Path]) -> Iterator[Path]:
    """Put the files that a pattern stands for in its place, where the shell has left that to us."""
    for path in paths:
        if any(sign in str(path) for sign in "*?[") and not path.exists():
            matching = sorted(glob(str(path), recursive=True))  # noqa: PTH207 - it may be absolute
            yield from map(Path, matching)
            if matching:
                continue
        yield path


def _below(root: Path, seen: set[str]) -> Iterator[Path | UnreadableArticle]:
    """Walk a folder. A link to a folder is followed when every real one was walked: no loop.

    `seen` holds the real paths of folders that were entered, or that must not be.
    """
    waiting, links = [root], list[Path]()
    while waiting or links:
        folder = waiting.pop() if waiting else links.pop()
        place = real(folder)
        if place in seen:
            continue
        seen.add(place)
        try:
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: entry.name, reverse=True)
        except OSError as error:
            yield UnreadableArticle(
                str(folder),
                f"the folder cannot be opened ({error.strerror or error})",
                "Make it readable, or name the folders beside it.",
            )
            continue
        for entry in entries:
            if entry.name.startswith("."):
                continue
            path = folder / entry.name
            if _is_folder(entry):
                (links if entry.is_symlink() else waiting).append(path)
            else:
                yield path


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself, say; opening it will tell
        return False


def _by_way_of_links(item: Path | UnreadableArticle, root: Path) -> tuple[bool, str]:
    """Put files before links to them, so that a file goes by its own name."""
    if isinstance(item, UnreadableArticle):
        return False, item.where
    straight = str(Path(real(root)) / item.relative_to(root))
    return real(item) != straight, str(item)


def _problem(path: Path) -> UnreadableArticle | None:
    """Say why a file cannot be opened; a pipe or a device would be waited for without end."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        return _unreachable(path, error)
    if stat.S_ISREG(mode):
        return None
    return UnreadableArticle(
        str(path), "is a pipe, a device or a socket", "Save its text in a file and name that."
    )


def _unreachable(path: Path, error: Exception) -> UnreadableArticle:
    if isinstance(error, FileNotFoundError):
        what = "is a link that leads nowhere" if path.is_symlink() else "does not exist"
    elif isinstance(error, OSError):
        what = f"cannot be reached ({error.strerror or error})"
    else:
        what = f"is no path ({error})"
    return UnreadableArticle(str(path), what, "Check the name, or leave it out.")
