"""The story's graph, packed for the timeline page: a table of terms, and quads in columns of numbers.

The same quads that `story.trig` says, in two fifths of the room its compressed text takes. Terms are
spelt as N-Quads spells them and sorted, so each shares its beginning with the one before. Quads are
sorted by graph, predicate, subject and object, so the numbers in a column grow by little; what is
written is by how much. `viewer/src/questions/graph.js` turns it back into statements.
"""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterable
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from pyoxigraph import RdfFormat, parse, serialize

from dateline.export import rdf
from dateline.export.excerpts import Kept, unquoted
from dateline.story import Story
from dateline.vocab import PREFIXES

MOST: Final = 1_000_000
"""Quads that a page carries: a browser reads more too slowly, and there are other ways to ask."""
LEVEL: Final = 7
"""Of gzip: the last two levels take three times as long, for one byte in a hundred."""
_MAGIC: Final = b"DLG1"

_Numbers = npt.NDArray[np.int64]


def graph(story: Story, kept: Kept | None = None) -> bytes | None:
    """Pack the story's graph; nothing if it has more quads than a page carries.

    With `kept`, without the words of articles that are not in that.
    """
    parts, lines = [], 0
    for part in rdf.written(story):
        parts.append(part)
        # A line says one thing or more, but for the first and last of a graph and the prefixes.
        lines += max(0, part.count("\n") - len(PREFIXES))
        if lines > MOST:
            return None
    quads = serialize(parse("".join(parts), RdfFormat.TRIG), format=RdfFormat.N_QUADS)
    assert quads is not None
    if kept is not None:
        quads = unquoted(quads, kept)
    return packed(quads) if quads.count(b"\n") <= MOST else None


def packed(quads: bytes) -> bytes:
    """Pack N-Quads, each in a named graph: the same quads give the same bytes, in any order."""
    lines = dict.fromkeys(quads.split(b"\n"))
    said = [term for line in lines if line for term in _parts(line)]
    terms = sorted(set(said))
    number = {term: place for place, term in enumerate(terms)}
    table = np.array([number[term] for term in said], np.int64).reshape(-1, 4)
    table = table[np.lexsort(table.T[::-1])]
    shared, rest = _front_coded(terms)
    columns = [_varints(_zigzag(np.diff(column, prepend=0))) for column in table.T]
    sections = [_varints(np.array(shared, np.int64)), b"\n".join(rest), *columns]
    heads = [len(terms), sum(map(len, terms)), len(table), *map(len, sections)]
    return zipped([_MAGIC, _varints(np.array(heads, np.int64)), *sections])


def _parts(line: bytes) -> tuple[bytes, bytes, bytes, bytes]:
    """Cut a line of N-Quads into graph, predicate, subject, object: the order of the columns."""
    subject, predicate, rest = line.split(b" ", 2)
    said, name, _ = rest.rsplit(b" ", 2)
    return name, predicate, subject, said


def _front_coded(terms: list[bytes]) -> tuple[list[int], list[bytes]]:
    """Give how much of each term's beginning is that of the term before, and the rest of it."""
    shared, rest, before = [], [], b""
    for term in terms:
        common = _common(before, term)
        shared.append(common)
        rest.append(term[common:])
        before = term
    return shared, rest


def _common(one: bytes, other: bytes) -> int:
    """Count the bytes at the beginning that two terms share; as numbers, they differ from there on.

    >>> _common(b"<urn:a>", b"<urn:bc>")
    5
    """
    length = min(len(one), len(other))
    differ = int.from_bytes(one[:length], "big") ^ int.from_bytes(other[:length], "big")
    return length - (differ.bit_length() + 7) // 8


def _zigzag(numbers: _Numbers) -> _Numbers:
    """Make small numbers of either sign small ones without: 0, -1, 1, -2 are 0, 1, 2, 3."""
    return (numbers << 1) ^ (numbers >> 63)


def _varints(numbers: npt.NDArray[Any]) -> bytes:
    """Write each number in as many bytes as it needs, seven bits a byte, the lowest first."""
    lengths = np.ones(len(numbers), np.int64)
    for more in range(1, 9):
        lengths += (numbers >> (7 * more)) > 0
    starts = np.cumsum(lengths) - lengths
    written = np.zeros(int(lengths.sum()), np.uint8)
    for place in range(int(lengths.max(initial=0))):
        there = lengths > place
        goes_on = np.where(lengths[there] > place + 1, 0x80, 0)
        written[starts[there] + place] = ((numbers[there] >> (7 * place)) & 0x7F) | goes_on
    return written.tobytes()


def zipped(pieces: Iterable[bytes]) -> bytes:
    """Compress, without the clock or the platform in the header."""
    out = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", compresslevel=LEVEL, fileobj=out, mtime=0) as stream:
        for piece in pieces:
            stream.write(piece)
    return out.getvalue()
