"""The folder that a build goes to: written beside it, and put in its place in one step.

The new build grows in a hidden folder beside OUTPUT (`.NAME.….dateline-build`). When it is whole,
the two folders change places by one call to the system, on Linux and macOS; whoever looks sees the
old build or the new one. Where the file system cannot do that, OUTPUT is renamed away and the new
folder renamed to it: killed between the two, the old build lies whole in the hidden folder, and the
next build or query puts it back.

The hidden folder is locked by whoever writes it. The system frees a dead process's locks, so a lock
that can be had means that the folder is nobody's any more, and it is cleared away.
"""

from __future__ import annotations

import ctypes
import os
import secrets
import shutil
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path

from dateline.errors import UnusableOutput

if sys.platform != "win32":
    import fcntl

MARKS = ("story.trig", "readings.jsonl")
"""What every build holds, by which a folder is known for one."""
WELCOME = (
    "README.md",
    ".gitignore",
    ".gitkeep",
    ".DS_Store",
    ".articles",
    ".readings",
    ".story.json.gz",
)
"""What a folder may hold before the first build: what repositories and `rm OUTPUT/*` leave there."""

_SUFFIX = ".dateline-build"


@contextmanager
def replacing(output: Path) -> Iterator[Path]:
    """Give a new folder to write a build into; on leaving without an error, it becomes OUTPUT.

    What is in OUTPUT and not in the new build stays there: a README, somebody's notes.
    """
    with _plainly(output):
        place = Path(os.path.realpath(output))
        place.parent.mkdir(parents=True, exist_ok=True)
        restore(output)
        check(output)
        beside, lock = _open_beside(place)
    try:
        new = beside / "new"
        with _plainly(output):
            new.mkdir()
        yield new
        with _plainly(output):
            if place.is_dir():
                _keep(place, new)
                new.chmod(stat.S_IMODE(place.stat().st_mode))
            _settle(new)
            _swap(new, place, beside / "old")
    finally:
        if (beside / "old").exists() and not place.exists():
            (beside / "old").rename(place)
        shutil.rmtree(beside, ignore_errors=True)
        os.close(lock)


def check(output: Path) -> None:
    """Refuse what a build must not replace: a file, or a folder that holds anything else."""
    if not os.path.lexists(output):
        return
    if not output.is_dir():
        raise UnusableOutput(f"{output}: this is no folder. Name a folder for the build.")
    if output.resolve().is_mount():
        raise UnusableOutput(
            f"{output}: a file system is mounted here, so the folder cannot be replaced. "
            "Name a folder inside it."
        )
    held = {entry.name for entry in output.iterdir()}
    if not held.issuperset(MARKS) and not held.issubset(WELCOME):
        example = min(held.difference(WELCOME))
        raise UnusableOutput(
            f"{output}: the folder holds other things than a build (“{example}”). "
            "Name a folder that is new or empty."
        )


def restore(output: Path) -> None:
    """Put back the build that a killed one had moved aside, and clear up after dead builds."""
    place = Path(os.path.realpath(output))
    for beside in place.parent.glob(f".{escape(place.name)}.*{_SUFFIX}"):
        lock = _lock(beside)
        if lock is None:
            continue
        with suppress(OSError):
            if (beside / "old").exists() and not place.exists():
                (beside / "old").rename(place)
        shutil.rmtree(beside, ignore_errors=True)
        os.close(lock)


def _open_beside(place: Path) -> tuple[Path, int]:
    while True:
        beside = place.parent / f".{place.name}.{secrets.token_hex(4)}{_SUFFIX}"
        beside.mkdir()
        lock = _lock(beside)
        if lock is not None and beside.exists():
            return beside, lock
        # Another build took the folder for a dead one's in the moment before it was locked.
        if lock is not None:
            os.close(lock)


def _lock(folder: Path) -> int | None:
    """Lock a folder until its descriptor is closed; None if somebody else has it."""
    if sys.platform == "win32":
        raise UnusableOutput("Builds cannot be written on Windows yet. Use WSL, Linux or macOS.")
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except OSError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        return None
    except OSError:
        pass  # a file system without locks: there, two builds at once are not kept apart
    return handle


def _keep(old: Path, new: Path) -> None:
    """Take along what the new build has not written, by a second name where that is possible."""
    for entry in sorted(old.iterdir()):
        there = new / entry.name
        if os.path.lexists(there):
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.copytree(entry, there, symlinks=True, copy_function=_link)
        else:
            _link(str(entry), str(there))


def _link(source: str, target: str) -> str:
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)
    return target


def _settle(folder: Path) -> None:
    """Have the new files on the disk before they take a name, for a machine that loses power."""
    for path in (*(p for p in folder.iterdir() if p.is_file() and not p.is_symlink()), folder):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _swap(new: Path, place: Path, old: Path) -> None:
    if not place.exists():
        new.rename(place)
    elif not _exchange(new, place):
        place.rename(old)
        new.rename(place)


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; False where the system cannot."""
    swap = 2  # RENAME_EXCHANGE of Linux and RENAME_SWAP of macOS
    names = os.fsencode(one), os.fsencode(other)
    library = ctypes.CDLL(None, use_errno=True)
    try:
        if sys.platform == "darwin":
            call = library.renamex_np
            return bool(call(*names, ctypes.c_uint(swap)) == 0)
        call = library.renameat2
    except AttributeError:
        return False
    here = ctypes.c_int(-100)  # AT_FDCWD: paths are counted from the working folder
    return bool(call(here, names[0], here, names[1], ctypes.c_uint(swap)) == 0)


@contextmanager
def _plainly(output: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UnusableOutput(
            f"{output}: the build cannot be written here ({error.strerror or error}). "
            "Name a folder, in a folder, that you may write."
        ) from error
