"""Servers that the tests start: on loopback, on a free port, and gone with the test."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from dateline import remote
from dateline.remote import Server

PATIENCE: Final = 60.0
"""Seconds until a server has to answer."""


@dataclass(frozen=True, slots=True)
class Running:
    """A server that answers, and who may write to it."""

    address: str
    process: int
    user: str = ""
    password: str = ""
    token: str = ""
    keeps: bool = True
    """Whether it has what it was given when it is started again."""

    def found(self, **more: str) -> Server:
        """Find it, as somebody who may write unless told otherwise."""
        who = {"user": self.user, "password": self.password, "token": self.token, **more}
        return remote.found(self.address, **who)  # type: ignore[arg-type]

    def kill(self) -> None:
        """End it in the middle of whatever it does."""
        os.kill(self.process, signal.SIGKILL)


Starting = Callable[[Path], AbstractContextManager[Running]]
"""Starts a server with its files in a folder, in which it may have run before."""


def free_port() -> int:
    """A port of this machine's that nobody listens at."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@contextmanager
def started(
    command: Sequence[str | Path], port: int, folder: Path, **more: object
) -> Iterator[Running]:
    """Start a server, wait until it listens, and end it at the end; fail with what it said if it does not."""
    log = folder / "said.txt"
    with log.open("wb") as said:
        process = subprocess.Popen(
            [str(word) for word in command], cwd=folder, stdin=subprocess.DEVNULL, stdout=said,
            stderr=subprocess.STDOUT,
        )  # fmt: skip
    try:
        end = time.monotonic() + PATIENCE
        while not listens(port):
            if process.poll() is not None or time.monotonic() > end:
                last = log.read_text(errors="replace").strip()[-300:]
                pytest.fail(f"{command[0]} did not start: {last}")
            time.sleep(0.05)
        yield Running(f"http://127.0.0.1:{port}/", process.pid, **more)  # type: ignore[arg-type]
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def listens(port: int) -> bool:
    """Whether somebody listens at a port."""
    with socket.socket() as reached:
        return reached.connect_ex(("127.0.0.1", port)) == 0
