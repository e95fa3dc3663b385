"""What was read of files, kept for the next build: a file that has not changed is not read again.

A kept file is gzip of JSON, a line for each article, warning and refusal, in the order in which the
reader gave them. It is found by all that a reader goes by: the file's bytes, what it is called below
the folder that was named, what somebody said of it, and the readers' own fingerprint; not by where
that folder lies. It may come from anybody: what does not have the shape of articles is not used, and
said.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import file_digest
from io import BytesIO
from operator import attrgetter
from pathlib import Path
from typing import Any, Final

from dateline.columns import Misshapen, column
from dateline.errors import DoubtfulArticle, UnreadableArticle
from dateline.model import Article, digest
from dateline.plugins import Reader
from dateline.read.files import state
from dateline.read.prints import scans
from dateline.read.records import LONGEST, Item
from dateline.source import Card, Source

FOLDER: Final = ".articles"

_AT_LEAST: Final = 10_000_000
_RATIO: Final = 300
"""How many bytes a kept file may unpack to, for each of the file that was read."""
_ARTICLES: Final = column(Article)
_WORDS: Final = attrgetter(
    "id", "text", "title", "outlet", "author", "url", "source", "section", "place", "language"
)
_TOLD: Final[Mapping[str, type[DoubtfulArticle] | type[UnreadableArticle]]] = {
    "doubt": DoubtfulArticle,
    "refused": UnreadableArticle,
}
_Kept = Article | DoubtfulArticle | UnreadableArticle


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where the build before kept what it read, and where this one does."""

    old: Path | None
    """None where nothing is to be used again."""
    new: Path
    maker: str
    """The fingerprint of all readers."""
    holds: dict[str, list[str]] = field(default_factory=dict)
    """The ids of the articles in each kept file, by its name."""
    doubts: list[DoubtfulArticle] = field(default_factory=list)
    """What was of no use; it says nothing of the articles."""

    def only(self, ids: frozenset[str]) -> None:
        """Keep nothing that has any other article."""
        for name, held in self.holds.items():
            if not ids.issuperset(held):
                (self.new / name).unlink()


def recalled(readers: Mapping[str, Reader], shelf: Shelf | None) -> Mapping[str, Reader]:
    """Give readers that read as these do, but take what is on the shelf, and put there what is not.

    Those that do not ask for it stay as they are. Nothing is kept of a file with cards, which lead to
    other files, nor of one without an article: that is tried again, since a limit on time may be why.
    """
    if shelf is None:
        return readers
    shelf.new.mkdir()
    return {
        suffix: _Recalled(reader, shelf) if getattr(reader, "kept", False) else reader
        for suffix, reader in readers.items()
    }


class _Recalled:
    def __init__(self, reader: Reader, shelf: Shelf) -> None:
        self.suffixes = reader.suffixes
        self.catalogues = getattr(reader, "catalogues", False)
        self._reader, self._shelf = reader, shelf

    def __call__(self, source: Source) -> Iterator[Item]:
        shelf, before = self._shelf, state(source.path)
        name, most = _name(source, shelf.maker), _AT_LEAST + _RATIO * source.path.stat().st_size
        old, new = shelf.old and shelf.old / name, shelf.new / name
        if old and os.path.lexists(old):
            try:
                items = _unpacked(old, source.where, most)
                _linked(old, new)
            except (OSError, EOFError, zlib.error, ValueError, ArithmeticError, TypeError,
                    RecursionError) as error:  # fmt: skip
                shelf.doubts.append(_damaged(old, source, error))
            else:
                shelf.holds[name] = [item.id for item in items if isinstance(item, Article)]
                yield from items
                return
        note = _Note(source.where, most)
        for item in self._reader(source):
            note.add(item)
            yield item
        if note.good and note.held and state(source.path) == before:
            try:
                new.write_bytes(note.packed())
            except OSError:  # of a full disk the build itself tells, and nobody's file is at fault
                new.unlink(missing_ok=True)
            else:
                shelf.holds[name] = note.held


class _Note:
    """A kept file while its reader goes on; packed, so that it is smaller than what is kept."""

    def __init__(self, where: str, most: int) -> None:
        self.good = True
        self.held: list[str] = []
        """The ids of the articles."""
        self._where, self._left = where, most
        self._out = BytesIO()
        self._file = gzip.GzipFile("", "wb", 6, self._out, mtime=0)

    def add(self, item: Item) -> None:
        line = _line(item, self._where) if self.good else None
        self._left -= len(line or "")
        if line is None or self._left < 0:
            self.good = False
            return
        self._file.write(line.encode("ascii"))
        if isinstance(item, Article):
            self.held.append(item.id)

    def packed(self) -> bytes:
        self._file.close()
        return self._out.getvalue()


def _name(source: Source, maker: str) -> str:
    with source.path.open("rb") as file:
        content = file_digest(file, "sha256").hexdigest()
    hints = source.hints
    said = [sorted(hints.columns.items()), hints.day_first, hints.ocr and scans.version()]
    called = [source.id, source.path.name, source.suffix]
    return digest(maker, content, *called, json.dumps(said)) + ".jsonl.gz"


def _line(item: Item, where: str) -> str | None:
    """Write what a reader gave without where its file lies; None for what is not kept."""
    if isinstance(item, Article) and item.source.startswith(where):
        bare = replace(item, source=item.source[len(where) :])
        packed = ["article", _ARTICLES.pack([bare])]
    elif not isinstance(item, Article | Card) and item.where.startswith(where):
        (kind,) = (kind for kind, of in _TOLD.items() if isinstance(item, of))
        packed = [kind, [item.where[len(where) :], item.what, item.advice]]
    else:
        return None
    return json.dumps(packed, separators=(",", ":")) + "\n"


def _unpacked(path: Path, where: str, most: int) -> list[_Kept]:
    if path.is_symlink() or not path.is_file():
        raise Misshapen("is no plain file")  # a pipe would be waited for without end
    stream = zlib.decompressobj(wbits=31)
    lines = stream.decompress(path.read_bytes(), most).splitlines()
    if not stream.eof or stream.unused_data:
        raise Misshapen("is cut short, or longer than what was read can be")
    if not lines:
        raise Misshapen("holds nothing")
    return [_item(*json.loads(line), where=where) for line in lines]


def _item(kind: str, held: Any, *, where: str) -> _Kept:
    if kind == "article":
        article: Article
        (article,) = _ARTICLES.unpack(held, 1, LONGEST)
        "".join(word or "" for word in _WORDS(article)).encode()  # half a character fits nowhere
        if not 0 < len(article.text) <= LONGEST:
            raise Misshapen("holds something else")
        return replace(article, source=where + article.source)
    place, what, advice = held
    if kind not in _TOLD or not {str}.issuperset(map(type, held)):
        raise Misshapen("holds something else")
    return _TOLD[kind](where + place, what, advice)


def _linked(old: Path, new: Path) -> None:
    if not new.exists():  # it may be the same file, in two archives of one name
        try:
            os.link(old, new)
        except OSError:
            shutil.copyfile(old, new)


def _damaged(path: Path, source: Source, error: Exception) -> DoubtfulArticle:
    why = str(error) if isinstance(error, Misshapen) and str(error) else "is damaged"
    if isinstance(error, OSError):
        why = f"cannot be read ({error.strerror or error})"
    return DoubtfulArticle(
        str(path),
        f"what was kept of “{source.id}” {why}",
        "The file was read anew, and what was kept replaced.",
    )
