"""Files → articles. What cannot become one is told, with what to do about it; the rest is read."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.entries import Entry
from dateline.errors import DoubtfulArticle, DoubtfulEntry, UnreadableArticle
from dateline.model import Article
from dateline.plugins import Reader, installed
from dateline.read import cards
from dateline.read.entries import load
from dateline.read.files import Files, Skipped, find, real
from dateline.read.hints import load as hints_of
from dateline.read.leftover import Cut, heard
from dateline.read.opening import Desk, by_suffix, opened
from dateline.read.remarks import remarks
from dateline.read.shelf import FOLDER as SHELF
from dateline.read.shelf import Shelf, recalled
from dateline.source import NO_HINTS, Card, Hints, Source

__all__ = [
    "SHELF", "Cut", "Files", "Intake", "Shelf", "Skipped", "cut", "find", "read", "remarks",
]  # fmt: skip

_LETTER = 200
"""Characters that nobody writes twice."""
_FEW = 5
"""Words that nobody writes twice below the same title on the same day."""


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
    hints: Hints = NO_HINTS,
    shelf: Shelf | None = None,
) -> Intake:
    """Read every article under the paths, sorted; with `keep_going` off, raise the first refusal.

    `leave_out` is a folder that is never entered: where the build goes. `tick` is told how many of
    how many files are done. The path `-` is what comes in on standard input, and an address what it
    leads to. `hints` win over what the `reading.yaml` of a folder says. What lies on the `shelf` is not
    read again.
    """
    readers = recalled(by_suffix(installed("read").values()), shelf)
    return _read(list(paths), readers, leave_out, keep_going, tick, hints)


def cut(
    paths: Iterable[Path], *, leave_out: Path | None = None, hints: Hints = NO_HINTS
) -> tuple[list[Cut], Intake]:
    """Give what of each file is no part of an article, and what came of reading them."""
    found: list[Cut] = []
    readers = heard(by_suffix(installed("read").values()), found)
    return found, _read(list(paths), readers, leave_out, True, None, hints)


def _read(
    paths: Sequence[Path],
    readers: Mapping[str, Reader],
    leave_out: Path | None,
    keep_going: bool,
    tick: Callable[[int, int], None] | None,
    hints: Hints,
) -> Intake:
    desk = Desk(readers, tuple(map(real, paths)))
    files = find(paths, desk.suffixes, leave_out)
    kept: dict[str, Article] = {}
    copies: defaultdict[object, list[Article]] = defaultdict(list)
    refused = list(files.refused)
    warnings: list[DoubtfulArticle | DoubtfulEntry] = []
    skipped = list(files.skipped)
    told: list[Card] = []
    if refused and not keep_going:
        raise refused[0]
    of_folder: dict[Path, Hints] = {}
    for path in files.hints:
        of_folder[path.parent], doubts = hints_of(path, hints)
        warnings += doubts
    _tell(tick, 0, files)
    done = 0
    for done, (path, root) in enumerate(desk.in_turn(files.found), start=1):
        for item in opened(Source.below(path, root, of_folder.get(root, hints)), desk):
            if isinstance(item, Skipped):
                skipped.append(item)
            elif isinstance(item, DoubtfulArticle):
                warnings.append(item)
            elif isinstance(item, Card):
                told.append(item)
            elif isinstance(item, UnreadableArticle):
                if not keep_going:
                    raise item
                refused.append(item)
            elif (first := kept.get(item.id)) and item.text == first.text:
                why = f"is the article “{first.id}” again, which {first.source} has; it counts once"
                skipped.append(Skipped(item.source, why))
            elif first:
                if not keep_going:
                    raise _second(item, first)
                refused.append(_second(item, first))
            else:
                kept[item.id] = item
                copies[_sign(item)].append(item)
        _tell(tick, done, files)
    if done < len(files.found):  # others were read on behalf of a card
        _tell(tick, len(files.found), files)
    for same in copies.values():
        # By their ids, so that it does not matter which was named first.
        first, *others = sorted(same, key=_in_order)
        for item in others:
            del kept[item.id]
            why = f"is {first.source} once more, to the letter; it counts once"
            skipped.append(Skipped(item.source, why))
    warnings += cards.joined(kept, told)
    entries, doubtful = _entries(files.entries)
    warnings += doubtful
    return Intake(
        tuple(kept.values()), tuple(refused), tuple(warnings), tuple(skipped), tuple(entries)
    )


def _entries(paths: Iterable[Path]) -> tuple[list[Entry], list[DoubtfulEntry]]:
    entries: list[Entry] = []
    doubts: list[DoubtfulEntry] = []
    for path in paths:
        for one in load(path):
            if isinstance(one, Entry):
                entries.append(one)
            else:
                doubts.append(one)
    return entries, doubts


def _sign(article: Article) -> object:
    """What an exact copy has in common; a few words may well be written twice."""
    if len(article.text) < _LETTER:
        told = (article.title or article.published) and len(article.text.split()) >= _FEW
        return (
            (article.text, article.outlet, article.published, article.title) if told else article.id
        )
    # What another outlet prints is another article; which copied which is found out later.
    return article.text, article.outlet, article.published


def _in_order(article: Article) -> tuple[list[tuple[int, str]], str]:
    """Put the second of a file before its tenth."""
    parts = re.findall(r"[0-9]+|[^0-9]+", article.id)
    return [(len(part) if part.isdigit() else 0, part) for part in parts], article.id


def _tell(tick: Callable[[int, int], None] | None, done: int, files: Files) -> None:
    if tick:
        tick(done, len(files.found))


def _second(article: Article, first: Article) -> UnreadableArticle:
    return UnreadableArticle(
        article.source,
        f"has the id “{first.id}”, which {first.source} has with another text",
        "Give one of them another id; where ids come from paths, name the folder above both.",
    )
