"""The store of a server: the graph of a build on disk, filled when it is new or the build is another."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from dateline import disk
from dateline.disk import Storage
from dateline.publishing import fill, filled


@contextmanager
def opened(output: Path, folder: Path | None) -> Iterator[Storage]:
    """Open the store of a build: in a folder that stays, or in one that is gone at the end.

    Raises:
        UnusableOutput: there is no build, its graph is damaged, or somebody else has the store open.
    """
    with (
        TemporaryDirectory(prefix="dateline-store-") as passing,
        disk.opened(folder if folder is not None else Path(passing)) as storage,
    ):
        if filled(output, storage):
            storage.freeze()
        else:
            fill(output, storage)
        yield storage
