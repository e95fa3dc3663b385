"""Where in a text a piece of a page stands, whatever blanks and breaks are in either."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter, defaultdict
from itertools import accumulate, pairwise
from typing import Final

from dateline.read.cleaning import ODD

_KEY: Final = 16
"""So many characters of a block are looked up before it is compared."""
_PLACES: Final = 8
"""At so many places at most; a text that says one thing more often is no text."""
_LOOKS: Final = 100
"""So many blocks are looked for by reading; for more, all keys of the text are written down first."""
_ODD: Final = re.compile("[" + "".join(map(chr, ODD)) + "]")


class Places:
    """Where in a text a block of a page stands, whatever blanks are between its letters."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = [letters(line.removeprefix("- ")) for line in lines]
        self._whole = "".join(self._lines)
        self._ends = list(accumulate(map(len, self._lines)))
        self._starts = [0, *self._ends][: len(lines)]
        self._same: dict[str, list[int]] = defaultdict(list)
        for start, line in zip(self._starts, self._lines, strict=True):
            if len(self._same[line]) < _PLACES:
                self._same[line].append(start)
        self._keys: dict[str, list[int]] | None = None
        self._taken: list[tuple[int, int]] = []
        self._pairs: Counter[tuple[str, str]] | None = None
        self._text = lines
        self._looks = 0

    def line(self, place: int) -> int:
        return min(bisect_right(self._ends, place), len(self._ends) - 1)

    def find(self, words: str, cursor: int) -> tuple[int, int] | None:
        """Find a block, below what was found before it if it can be."""
        sought = letters(words)
        starts = self._same.get(sought, [])
        if not starts and len(sought) >= _KEY:
            starts = self._inside(sought, cursor)
        if not starts or not sought:
            return None
        at = next((one for one in starts if one >= cursor), starts[0])
        self._taken.append((at, at + len(sought)))
        return at, at + len(sought)

    def next(self, words: str, cursor: int) -> tuple[int, int] | None:
        """Find a block where the one before it ended: a cell of a row, a line of an item."""
        sought = letters(words)
        if sought and self._whole.startswith(sought, cursor):
            return cursor, cursor + len(sought)
        return None

    def free(self) -> set[int]:
        """Lines of which no block was found."""
        taken: set[int] = set()
        done = -1
        for begin, end in sorted(self._taken):
            if end > done:
                taken.update(range(self.line(max(begin, done)), self.line(end - 1) + 1))
                done = end
        return set(range(len(self._lines))) - taken

    def repeats(self, words: str) -> bool:
        """Whether most of what it says stands in the text, as in quotes that are set large."""
        if self._pairs is None:
            said = [word for line in self._text for word in _words(line)]
            self._pairs = Counter(pairwise(said))
        said = _words(words)
        pairs = list(pairwise(said))
        known = sum(pair in self._pairs for pair in pairs)
        return bool(pairs) and known * 10 >= len(pairs) * 7

    def _inside(self, sought: str, cursor: int) -> list[int]:
        """Where it stands in a line, or over several; many are looked up, since each look takes time."""
        self._looks += 1
        if self._looks <= _LOOKS:
            at = self._whole.find(sought, cursor)
            at = at if at >= 0 or not cursor else self._whole.find(sought)
            return [at] if at >= 0 else []
        places = self._looked_up().get(sought[:_KEY], ())
        return [at for at in places if self._whole.startswith(sought, at)]

    def _looked_up(self) -> dict[str, list[int]]:
        if self._keys is None:
            self._keys = {}
            for at in range(len(self._whole) - _KEY + 1):
                places = self._keys.setdefault(self._whole[at : at + _KEY], [])
                if len(places) < _PLACES:
                    places.append(at)
        return self._keys


def letters(words: str) -> str:
    """Give all but the blanks, written in one way."""
    if not words.isascii():
        words = words.translate(ODD) if _ODD.search(words) else words
        words = unicodedata.normalize("NFC", words)
    return "".join((words.replace("|", " ") if "|" in words else words).split())


def _words(line: str) -> list[str]:
    return re.findall(r"\w+", line.casefold())
