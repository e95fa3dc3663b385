"""What a reader is given: one file, what it is called, what somebody said of it, and how to open it.

And what it may give besides articles: cards, where a file tells of texts that lie elsewhere.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from dateline.model import Dating


@dataclass(frozen=True, slots=True)
class Hints:
    """What somebody says of their files, since the files themselves do not."""

    columns: Mapping[str, str] = field(default_factory=dict)
    """Field of an article → what a table or a record calls it: {"text": "Artikel"}."""
    day_first: bool | None = None
    """Whether 03/04/2021 is the 3rd of April; None where nobody says."""
    ocr: bool = False
    """Whether words are to be looked for on pages that are pictures."""


NO_HINTS: Final = Hints()


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read. One from an archive lies elsewhere than its name says."""

    path: Path
    where: str
    """As people know it: what they named, or below it; in an archive with the archive before it."""
    id: str
    """By what its article is called if it does not say: the path below the folder that was named."""

    kind: str = ""
    """The suffix of what is in it, where that is not what it is called."""
    hints: Hints = NO_HINTS

    @property
    def suffix(self) -> str:
        """What it is to be read as, in small letters."""
        return self.kind or self.path.suffix.lower()

    @classmethod
    def below(cls, path: Path, root: Path, hints: Hints = NO_HINTS) -> Source:
        """Name a file by its path below a folder, the same on every system.

        A name that is no UTF-8 gets its odd bytes written out, since no output could hold them.
        """
        relative = path.relative_to(root).as_posix()
        id = os.fsencode(relative).decode("utf-8", "backslashreplace")
        return cls(path, str(path), id, hints=hints)

    def head(self, most: int) -> bytes:
        """Read the first bytes, at most so many."""
        with self.path.open("rb") as file:
            return file.read(most)


@dataclass(frozen=True, slots=True)
class Card:
    """What a catalogue says of an article whose text lies elsewhere, such as an export of Zotero."""

    where: str
    """Where in the catalogue."""
    basis: str
    """What its dates rest on, in plain words: "Zotero"."""
    said: Mapping[str, str]
    """Fields of an article, without its date."""
    dates: tuple[Dating, ...] = ()
    files: tuple[str, ...] = ()
    """Paths of its text, from the catalogue's folder, the best first; without any it goes by `url`."""
    wins: bool = True
    """Whether it is believed more than the text's own file; else it fills what that leaves open."""
