"""What readers leave out of their files, heard from each reader while it reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dateline.errors import UnreadableArticle
from dateline.model import Article
from dateline.plugins import Reader
from dateline.read.records import Item
from dateline.source import Source


@dataclass(frozen=True, slots=True)
class Cut:
    """What of a file is no part of an article: all of it, where it has none."""

    where: str
    pieces: tuple[str, ...] | None
    """None where its reader does not keep it."""


def heard(readers: Mapping[str, Reader], found: list[Cut]) -> dict[str, Reader]:
    """Give readers that read as these do, and put what they left out of each file in the list."""
    return {suffix: _Heard(reader, found) for suffix, reader in readers.items()}


class _Heard:
    def __init__(self, reader: Reader, found: list[Cut]) -> None:
        self.suffixes = reader.suffixes
        self.catalogues = getattr(reader, "catalogues", False)
        self._reader, self._found = reader, found

    def __call__(self, source: Source) -> Iterator[Item]:
        article = refused = False
        for item in self._reader(source):
            article = article or isinstance(item, Article)
            refused = refused or isinstance(item, UnreadableArticle)
            yield item
        # Of most refused files, what is told of them says enough.
        if article or (refused and getattr(self._reader, "tells_refused", False)):
            tell = getattr(self._reader, "cut", None)
            pieces = tell(source) if tell else None
            if article or pieces:
                self._found.append(Cut(source.where, None if pieces is None else tuple(pieces)))
