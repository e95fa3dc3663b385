"""What a reader is given: one file, what it is called, and how to open it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


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

    @property
    def suffix(self) -> str:
        """What it is to be read as, in small letters."""
        return self.kind or self.path.suffix.lower()

    @classmethod
    def below(cls, path: Path, root: Path) -> Source:
        """Name a file by its path below a folder, the same on every system.

        A name that is no UTF-8 gets its odd bytes written out, since no output could hold them.
        """
        relative = path.relative_to(root).as_posix()
        return cls(path, str(path), os.fsencode(relative).decode("utf-8", "backslashreplace"))

    def head(self, most: int) -> bytes:
        """Read the first bytes, at most so many."""
        with self.path.open("rb") as file:
            return file.read(most)
