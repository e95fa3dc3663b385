"""Virtuoso 7, of Debian's package virtuoso-opensource-7-bin: only the program, no service of the system's."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

from tests.servers.running import Running, free_port, started

USER: Final = "dba"
"""Who may write to a new database, and the password too."""

CONFIGURATION: Final = """\
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtension = 200

[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx

[Parameters]
ServerPort = 127.0.0.1:{inner}
ServerThreads = 10
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
CheckpointInterval = 0
DirsAllowed = .

[HTTPServer]
ServerPort = 127.0.0.1:{port}
ServerThreads = 5

[SPARQL]
ResultSetMaxRows = {rows}
"""


@contextmanager
def virtuoso(folder: Path, rows: int = 100_000) -> Iterator[Running]:
    """Serve a database in a folder; no answer has more than so many rows."""
    program = shutil.which("virtuoso-t")
    if program is None:
        pytest.skip("Virtuoso is not installed: apt-get install virtuoso-opensource-7-bin")
    port = free_port()
    configuration = CONFIGURATION.format(port=port, inner=free_port(), rows=rows)
    (folder / "virtuoso.ini").write_text(configuration, encoding="ascii")
    (folder / "virtuoso.lck").unlink(missing_ok=True)  # of one that was killed
    command = [program, "-f", "-c", "virtuoso.ini"]
    with started(command, port, folder, user=USER, password=USER) as running:
        yield running
