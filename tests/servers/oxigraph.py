"""Oxigraph's own server, which the package `oxigraph` brings."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.servers.running import Running, free_port, started


@contextmanager
def oxigraph(folder: Path) -> Iterator[Running]:
    """Serve an Oxigraph store; its default graph is not the union of the others."""
    program = shutil.which("oxigraph") or str(Path(sys.executable).parent / "oxigraph")
    if not Path(program).exists():
        pytest.skip("the oxigraph server is not installed")
    port = free_port()
    command: list[str | Path] = [
        program,
        "serve",
        "--location",
        folder / "oxigraph",
        "--bind",
        f"127.0.0.1:{port}",
    ]
    with started(command, port, folder) as running:
        yield running
