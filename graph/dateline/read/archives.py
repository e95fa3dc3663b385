"""`.zip` and `.tar` archives, unpacked beside the folder tree, within limits, for as long as they are read.

Nothing is taken at its word: sizes are counted while bytes come out, a path that would leave the
folder is refused, links and devices are left in the archive; a hard link is a copy of what came out.
"""

from __future__ import annotations

import lzma
import re
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import IO, Any, Final

from dateline.errors import UnreadableArticle
from dateline.read.files import Skipped

SUFFIXES: Final = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")
MOST_BYTES: Final = 4 << 30
"""Of all that comes out of one archive."""
MOST_FILES: Final = 200_000
MOST_RATIO: Final = 200
"""How many bytes may come out of one, of a file that is not small: text is packed to a tenth."""
SMALL: Final = 10 << 20
DEPTH: Final = 3
"""Archives in archives."""
_CHUNK: Final = 1 << 20
_MEMBER: Final = b"PK\x03\x04"
_OUT_OF_PLACE: Final = "Take out of the archive what you trust, and name that."
_DRIVE: Final = re.compile(r"[A-Za-z]:\S")
_LONGEST: Final = 2000
"""Bytes of a path in an archive; no system takes many more."""
_BROKEN: Final = (
    zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, struct.error, EOFError, ValueError,
    LookupError, RuntimeError, OverflowError,
)  # fmt: skip
"""What the libraries raise of an archive that is broken."""


class _Refused(Exception):
    """Why nothing more is taken out of an archive."""


def is_archive(path: Path) -> bool:
    return path.name.lower().endswith(SUFFIXES)


def unpack(path: Path, into: Path, where: str) -> Iterator[UnreadableArticle | Skipped]:
    """Write an archive's files into an empty folder; give what of it was refused or left."""
    try:
        if _is_zip(path):
            yield from _unzip(path, into, where)
        else:
            yield from _untar(path, into, where)
    except _Refused as error:
        yield UnreadableArticle(where, str(error), _OUT_OF_PLACE)
    except (*_BROKEN, OSError) as error:
        why = f" ({error.strerror})" if isinstance(error, OSError) and error.strerror else ""
        yield UnreadableArticle(
            where,
            f"is cut short or no archive{why}",
            "Pack it once more; what came out of it was read.",
        )


def _is_zip(path: Path) -> bool:
    """By its name, or by what is in it; of the others, the library tells how they are packed."""
    with path.open("rb") as file:
        return path.name.lower().endswith(".zip") or file.read(4) == _MEMBER


def _unzip(path: Path, into: Path, where: str) -> Iterator[UnreadableArticle | Skipped]:
    left = _Budget()
    with zipfile.ZipFile(path) as archive:
        if _is_of_another(path, archive):
            what = "is cut short: the list of its files is gone"
            yield UnreadableArticle(where, what, "Fetch or copy it once more.")
            return
        for member in archive.infolist():
            name = member.filename
            if member.is_dir():
                continue
            if (member.external_attr >> 16) & 0o170000 == 0o120000:
                yield from _left(where, name, "is a link, and links in archives are not followed")
                continue
            if member.flag_bits & 1:
                what, advice = "is locked with a password", "Unpack it, and name that."
                yield UnreadableArticle(f"{where}/{name}", what, advice)
                continue
            target = _target(into, name)
            if isinstance(target, str):
                yield UnreadableArticle(f"{where}/{name}", target, _OUT_OF_PLACE)
                continue
            try:
                left.copy(lambda m=member: archive.open(m), target, member.compress_size)  # type: ignore[misc]
            except (*_BROKEN, OSError) as error:
                if isinstance(error, OSError) and error.errno:
                    raise  # the disk is full, say
                unknown = isinstance(error, NotImplementedError)
                what = "is packed in a way not known here" if unknown else "is broken in it"
                advice = "Pack it once more; the others were read."
                yield UnreadableArticle(f"{where}/{name}", what, advice)


def _is_of_another(path: Path, archive: zipfile.ZipFile) -> bool:
    """Whether a list of files is that of an archive within, since the archive's own was cut off.

    What stands before the first member may be a program that unpacks the rest, but no other member.
    """
    with path.open("rb") as file:
        begins = file.read(4) == _MEMBER
    return begins and min((member.header_offset for member in archive.infolist()), default=-1) != 0


def _untar(path: Path, into: Path, where: str) -> Iterator[UnreadableArticle | Skipped]:
    left = _Budget(path.stat().st_size)
    made: set[Path] = set()
    with tarfile.open(path, "r:*") as archive:
        for member in archive:
            name = member.name
            if member.isdir():
                continue
            if not member.isreg() and not member.islnk():
                is_link = member.issym()
                what = "is a link, and links in archives are not followed"
                yield from _left(where, name, what if is_link else "is a pipe or a device")
                continue
            target = _target(into, name)
            if isinstance(target, str):
                yield UnreadableArticle(f"{where}/{name}", target, _OUT_OF_PLACE)
            elif member.isreg():
                left.copy(lambda m=member: archive.extractfile(m), target, None)  # type: ignore[misc]
                made.add(target)
            elif (first := into.joinpath(*_parts(member.linkname))) in made:
                left.copy(lambda path=first: path.open("rb"), target, None)  # type: ignore[misc]
                made.add(target)
            else:
                yield from _left(where, name, "is a link to what did not come out of the archive")


def _left(where: str, name: str, why: str) -> Iterator[Skipped]:
    """List what is left in the archive, but for what is hidden."""
    if not any(part.startswith(".") for part in _parts(name)):
        yield Skipped(f"{where}/{name}", why)


class _Budget:
    """What may still come out; `packed` is the size of an archive that is packed as a whole."""

    def __init__(self, packed: int | None = None) -> None:
        self._packed = packed
        self._files = 0
        self._bytes = 0

    def copy(self, opened: Callable[[], IO[bytes] | Any], target: Path, packed: int | None) -> None:
        self._files += 1
        if self._files > MOST_FILES:
            raise _Refused(f"has more than {MOST_FILES:,} files; the first were read")
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._write(opened, target, packed)
        except BaseException:
            target.unlink(missing_ok=True)  # half a file would be read
            raise

    def _write(
        self, opened: Callable[[], IO[bytes] | Any], target: Path, packed: int | None
    ) -> None:
        size = 0
        with opened() as source, target.open("wb") as out:
            while chunk := source.read(_CHUNK):
                size += len(chunk)
                self._bytes += len(chunk)
                whole = size if self._packed is None else self._bytes
                of = packed if self._packed is None else self._packed
                if self._bytes > MOST_BYTES or (
                    whole > SMALL and whole > MOST_RATIO * max(1, of or 1)
                ):
                    what = "unpacks into far more than it holds, as no articles do"
                    raise _Refused(f"{what}; “{target.name}” and what comes after it was not read")
                out.write(chunk)


def _parts(name: str) -> tuple[str, ...]:
    return PurePosixPath(name.replace("\\", "/")).parts


def _target(into: Path, name: str) -> Path | str:
    """Where a member goes; or why it goes nowhere: it climbs out, or no file system takes it."""
    parts = _parts(name)
    if not parts or parts[0] == "/" or ".." in parts or _DRIVE.match(name):
        return "has a path that leads out of the archive"
    long = any(len(part.encode("utf-8", "surrogateescape")) > 255 for part in parts)
    if "\0" in name or long or len(name.encode("utf-8", "surrogateescape")) > _LONGEST:
        return "has a name that no file can have"
    target = into.joinpath(*parts)
    above = (into.joinpath(*parts[:count]) for count in range(1, len(parts)))
    if target.exists() or any(one.exists() and not one.is_dir() for one in above):
        return "is there twice, or as a file and as a folder"
    return target
