"""How far a long work is, on stderr: bars on a terminal, else a line now and then."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn
from rich.progress import TimeElapsedColumn as Elapsed

if TYPE_CHECKING:
    from dateline import pipeline

DOING: Final[dict[pipeline.Stage, str]] = {
    "read": "Reading files",
    "annotate": "Understanding articles",
    "resolve": "Joining them",
    "export": "Writing files",
}


@contextmanager
def progress(quiet: bool) -> Iterator[pipeline.Progress | None]:
    """Show how far a build is, on stderr: a bar per stage on a terminal, else a line."""
    if quiet:
        yield None
    elif (console := Console(stderr=True)).is_terminal:
        with Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            Elapsed(),
            console=console,
        ) as bars:
            yield _Bars(bars)
    else:
        yield _lines


@contextmanager
def counting(what: str, quiet: bool) -> Iterator[Callable[[int, int], None] | None]:
    """Show how many of something are done, on a terminal's stderr."""
    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        yield None
        return
    with Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), console=console
    ) as bars:
        task = bars.add_task(what, total=None)
        yield lambda done, total: bars.update(task, completed=done, total=total)


class _Bars:
    def __init__(self, bars: Progress) -> None:
        self.bars = bars
        self.tasks: dict[str, TaskID] = {}

    def __call__(self, stage: pipeline.Stage, done: int, total: int) -> None:
        if stage not in self.tasks:
            self.tasks[stage] = self.bars.add_task(DOING[stage], total=total)
        self.bars.update(self.tasks[stage], completed=done, total=total)


def _lines(stage: pipeline.Stage, done: int, total: int) -> None:
    """Print a line at the start of a stage, and at every tenth of a long one."""
    if done == 0:
        print(f"{DOING[stage]}: {total:,}", file=sys.stderr, flush=True)
    elif total >= 100 and done * 10 // total > (done - 1) * 10 // total:
        print(f"{DOING[stage]}: {done:,} of {total:,}", file=sys.stderr, flush=True)
