"""Documents that are archives of XML, as office programs and books are: opened within limits.

An archive may promise little and unpack to much, name a file outside it, or hold XML that grows or
asks for files. So sizes are counted while it is unpacked, and entities are never resolved.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final
from zipfile import ZipFile, ZipInfo

from lxml import etree

from dateline.source import Source

MOST_BYTES: Final = 50_000_000
"""Of one part when it is unpacked."""

_MOST_IN_ALL: Final = 4 * MOST_BYTES
_MOST_FILES: Final = 100_000
_SEALED: Final = bytes.fromhex("d0cf11e0a1b11ae1")
# All that is known to come out of a zip that is broken; the library promises none in particular.
_BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, RuntimeError, ValueError,
    EOFError, LookupError, OverflowError, OSError,
)  # fmt: skip


class Unusable(Exception):
    """Why a document cannot be used, and what to do; for the reader that asked, and no further."""

    def __init__(self, what: str, advice: str) -> None:
        super().__init__(what)
        self.what, self.advice = what, advice


class Parts:
    """The parts of a document that is open. What is read of them is counted."""

    def __init__(self, archive: ZipFile, kind: str) -> None:
        self._archive, self._kind, self._left = archive, kind, _MOST_IN_ALL
        self._infos = {info.filename: info for info in archive.infolist()}

    def __contains__(self, name: str) -> bool:
        return name in self._infos

    def bytes_of(self, name: str) -> bytes:
        info = self._infos.get(name)
        if info is None:
            raise self.broken(f"has no {name}")
        if info.flag_bits & 1:
            raise Unusable("is locked with a password", "Open it and save it without one.")
        most = min(MOST_BYTES, self._left)
        data = b"" if info.file_size > most else self._unpacked(info, most + 1)
        if info.file_size > most or len(data) > most:
            what = f"unpacks to more than {most:,} bytes"
            raise Unusable(what, "Save its text in a smaller document.")
        self._left -= len(data)
        return data

    def xml(self, name: str) -> Any:
        """Parse a part. Entities are refused, and nothing outside is looked at."""
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
            remove_comments=True, remove_pis=True,
        )  # fmt: skip
        data = self.bytes_of(name)
        try:
            tree = etree.fromstring(data, parser)
        except (etree.LxmlError, ValueError):
            raise self.broken(f"has a {name} that is no XML") from None
        if any(True for _ in tree.iter(etree.Entity)):
            raise self.broken(f"has a {name} with entities of its own")
        return tree

    def broken(self, what: str) -> Unusable:
        return Unusable(f"is no {self._kind} that can be read: it {what}", "Save it once more.")

    def _unpacked(self, info: ZipInfo, most: int) -> bytes:
        # Other ways to pack could unpack a block beyond all limits before they give any of it.
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise self.broken("is packed in a way that none should be")
        try:
            with self._archive.open(info) as file:
                return file.read(most)
        except _BROKEN:
            raise self.broken(f"has a {info.filename} that is cut short or broken") from None


@contextmanager
def opened(source: Source, kind: str) -> Iterator[Parts]:
    """Open a document; `kind` is its suffix.

    Raises:
        Unusable: it is none.
    """
    head = source.head(len(_SEALED))
    if not head:
        raise Unusable("is empty", "Save it once more, or remove it.")
    if head == _SEALED:
        what = f"is locked with a password, or of a kind older than {kind}"
        raise Unusable(what, f"Open it and save it as {kind} without a password.")
    try:
        archive = ZipFile(source.path)
    except _BROKEN:
        what = f"is cut short or no {kind}"
        raise Unusable(what, f"Open it and save it as {kind} once more.") from None
    with archive:
        if len(archive.infolist()) > _MOST_FILES:
            raise Unusable(f"holds more than {_MOST_FILES:,} files", "Save its text alone.")
        yield Parts(archive, kind)


def local(tag: Any) -> str:
    """Give an element's name without its namespace, which has changed with each standard."""
    return str(tag.tag).rpartition("}")[2] if isinstance(tag.tag, str) else ""


def attribute(tag: Any, name: str) -> str:
    """Give an attribute by its name without its namespace; empty if there is none."""
    return next((str(v) for k, v in tag.attrib.items() if k.rpartition("}")[2] == name), "")
