"""`.zip` and `.tar` archives, unpacked beside the folder tree, within limits, for as long as they are read.

Nothing is taken at its word: sizes are counted while bytes come out, a path that would leave the
folder is refused, links and devices are left in the archive.
"""

from __future__ import annotations

import tarfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import IO, Any, Final

from dateline.errors import UnreadableArticle

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
_OUT_OF_PLACE: Final = "Take out of the archive what you trust, and name that."


class _Refused(Exception):
    """Why nothing more is taken out of an archive."""


def is_archive(path: Path) -> bool:
    return path.name.lower().endswith(SUFFIXES)


def unpack(path: Path, into: Path, where: str) -> Iterator[UnreadableArticle]:
    """Write an archive's files into an empty folder; give what of it was refused."""
    try:
        if path.name.lower().endswith(".zip"):
            yield from _unzip(path, into, where)
        else:
            yield from _untar(path, into, where)
    except _Refused as error:
        yield UnreadableArticle(where, str(error), _OUT_OF_PLACE)
    except (
        zipfile.BadZipFile,
        tarfile.TarError,
        EOFError,
        ValueError,
        NotImplementedError,
        OSError,
    ) as error:
        why = f" ({error.strerror})" if isinstance(error, OSError) and error.strerror else ""
        yield UnreadableArticle(
            where,
            f"is cut short or no archive{why}",
            "Pack it once more; what came out of it was read.",
        )


def _unzip(path: Path, into: Path, where: str) -> Iterator[UnreadableArticle]:
    left = _Budget()
    with zipfile.ZipFile(path) as archive:
        for member in archive.infolist():
            if member.is_dir() or (member.external_attr >> 16) & 0o170000 == 0o120000:
                continue
            if member.flag_bits & 1:
                yield UnreadableArticle(
                    f"{where}/{member.filename}",
                    "is locked with a password",
                    "Unpack it, and name that.",
                )
                continue
            target = _target(into, member.filename)
            if target is None:
                yield _climbs(where, member.filename)
                continue
            left.copy(lambda m=member: archive.open(m), target, member.compress_size)  # type: ignore[misc]


def _untar(path: Path, into: Path, where: str) -> Iterator[UnreadableArticle]:
    left = _Budget(path.stat().st_size)
    with tarfile.open(path, "r:*") as archive:
        for member in archive:
            if not member.isreg():
                continue
            target = _target(into, member.name)
            if target is None:
                yield _climbs(where, member.name)
                continue
            left.copy(lambda m=member: archive.extractfile(m), target, None)  # type: ignore[misc]


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
                    out.close()
                    target.unlink()
                    raise _Refused("unpacks into far more than it holds, as no articles do")
                out.write(chunk)


def _target(into: Path, name: str) -> Path | None:
    """Where a member goes; None for a path that climbs out, or that no file system takes."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    unsafe = not parts or parts[0] == "/" or ".." in parts or ":" in parts[0] or "\0" in name
    if unsafe or any(len(part.encode("utf-8", "surrogateescape")) > 255 for part in parts):
        return None
    target = into.joinpath(*parts)
    return None if target.exists() else target


def _climbs(where: str, name: str) -> UnreadableArticle:
    return UnreadableArticle(
        f"{where}/{name}",
        "has a path that leads out of the archive, or is there twice",
        _OUT_OF_PLACE,
    )
