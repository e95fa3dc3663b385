"""Our own server, as people start it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from dateline.query.graph import FILE
from tests.servers.running import Running, free_port, started

TOKEN: Final = "a-token-of-enough-letters"


@contextmanager
def ours(folder: Path) -> Iterator[Running]:
    """Serve a build that says nothing, and let who knows the token fill it."""
    (folder / FILE).touch()
    (folder / "token").write_text(TOKEN, encoding="ascii")
    port = free_port()
    command: list[str | Path] = [
        sys.executable, "-m", "dateline", "serve", folder, "--port", str(port),
        "--store", folder / "store", "--token-file", folder / "token",
    ]  # fmt: skip
    with started(command, port, folder, token=TOKEN) as running:
        yield running
