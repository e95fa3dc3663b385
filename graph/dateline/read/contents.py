"""What a file is by what is in it, where its first bytes do not say or say too little."""

from __future__ import annotations

import csv
import tarfile
import zipfile
import zlib
from collections.abc import Collection
from pathlib import Path
from typing import Final

from dateline.read import sniffing
from dateline.read.columns import fields
from dateline.read.mails import mailboxes
from dateline.source import Source

_HEAD: Final = 4096
_LONGEST_HEADERS: Final = 65_536
_PAGES: Final = (".mht", ".mhtml")
"""Pages that are saved as mails."""
_LONGEST_ROW: Final = 10_000
_PROGRAMS: Final = frozenset(("[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"))
"""What zips hold that are tables, slides or programs, and no archives."""


def by_content(source: Source) -> str | None:
    """Give the suffix that files like it have; None where what is in it says nothing.

    Raises:
        OSError: it cannot be read.
    """
    found = sniffing.by_content(source)
    if found == ".zip":
        return None if _is_program(source.path) else found
    if found != ".mhtml" and source.path.suffix.lower() not in _PAGES:
        # What a mail tells of, or holds, may look like another format.
        found = mailboxes.by_head(source.path, source.head(_LONGEST_HEADERS)) or found
    return found or _packed(source)


def known(path: Path, root: Path, suffixes: Collection[str]) -> str | None:
    """Give the suffix of what is in a file, if it is among these."""
    try:
        found = by_content(Source.below(path, root))
    except OSError:
        return None  # whoever opens it will tell
    return found if found in suffixes else None


def unnamed(source: Source) -> str:
    """Give the suffix of what came without a name and is in no format that shows: a text at last."""
    head = source.head(_LONGEST_ROW)
    if head.startswith(b"{") and not head.startswith(b"{\\rtf"):
        return ".jsonl"
    first = head.decode("utf-8-sig", "replace").partition("\n")[0].strip()
    sign = max(",;\t|", key=first.count)
    try:
        cells = next(csv.reader([first], delimiter=sign), [])
    except csv.Error:
        return ".txt"
    return ".csv" if len(cells) > 1 and "text" in fields(cells, source.hints) else ".txt"


def _is_program(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return not _PROGRAMS.isdisjoint(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False  # whoever unpacks it will tell


def _packed(source: Source) -> str | None:
    """Look into what is packed as a whole."""
    head = source.head(_HEAD)
    if head.startswith(b"\x1f\x8b"):
        try:
            inner = zlib.decompressobj(31).decompress(head, 512)
        except zlib.error:
            return None
        if inner.startswith(b"WARC/"):
            return ".warc.gz"
        return ".tar.gz" if _is_tar(inner) else None
    if head.startswith((b"BZh", b"\xfd7zXZ\0")):
        suffix = ".tar.bz2" if head.startswith(b"BZh") else ".tar.xz"
        try:
            return suffix if tarfile.is_tarfile(source.path) else None
        except (tarfile.TarError, EOFError, ValueError):
            return None
    return ".tar" if _is_tar(head) else None


def _is_tar(head: bytes) -> bool:
    return head[257:262] == b"ustar"
