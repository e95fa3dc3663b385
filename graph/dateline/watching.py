"""When files come, change or go: what `dateline watch` waits for.

Folders are looked at every few seconds, which works on every file system, network folders too. A
change counts once it has come to rest: a file that is still being copied would be read half.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

State = dict[str, tuple[int, int, int]]
"""The size of each file, when it was changed, in nanoseconds, and who may read it."""


def changes(
    paths: Iterable[Path],
    leave_out: Path,
    seconds: float,
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[list[str]]:
    """Give, without end, what came, changed or went since the last time; at first all that is there.

    `leave_out` is a folder that is never looked into: where the build goes.
    """
    named = [Path(path) for path in paths]
    told: State = {}
    first = True
    while True:
        state = _state(named, leave_out)
        while first or state != told:
            sleep(seconds)
            again = _state(named, leave_out)
            if again == state:
                changed = sorted(
                    path for path in told.keys() | state if told.get(path) != state.get(path)
                )
                told, first = state, False
                yield changed
            state = again
        sleep(seconds)


def _state(paths: Iterable[Path], leave_out: Path) -> State:
    """What cannot be looked at is left out, and comes when it can be."""
    found: State = {}
    seen = {os.path.realpath(leave_out)}
    waiting, links = [str(path) for path in reversed(list(paths))], list[str]()
    while waiting or links:
        # A link is followed when all else was looked at, so that a folder goes by its own name.
        path = waiting.pop() if waiting else links.pop()
        try:
            if Path(path).is_dir():
                if (real := os.path.realpath(path)) not in seen:
                    seen.add(real)
                    with os.scandir(path) as entries:
                        for entry in sorted(entries, key=lambda one: one.name, reverse=True):
                            if not entry.name.startswith("."):
                                (links if entry.is_symlink() else waiting).append(entry.path)
            else:
                stat = Path(path).stat()
                found[path] = (stat.st_size, stat.st_mtime_ns, stat.st_mode)
        except OSError:
            continue
    return found
