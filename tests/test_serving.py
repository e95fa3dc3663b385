"""`dateline serve`, started as people start it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from dateline import serving
from dateline.errors import UnusableOutput
from tests.serve.conftest import built  # noqa: F401  a fixture


def test_it_says_where_it_is_and_ends_when_told(built: Path, tmp_path: Path) -> None:  # noqa: F811
    """And leaves nothing behind."""
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    with subprocess.Popen(
        [sys.executable, "-m", "dateline", "serve", str(built), "--port", "0"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        said = process.stdout.readline()
        assert said.startswith("http://127.0.0.1:")
        assert said.endswith("Ctrl-C ends it.\n")
        address = said.split()[0]
        for _ in range(100):
            try:
                with urllib.request.urlopen(f"{address}health", timeout=5) as answer:
                    assert answer.read() == b"well\n"
                break
            except OSError:
                time.sleep(0.1)
        ask = f"{address}sparql?query=ASK%20%7B%20?s%20?p%20?o%20%7D"
        with urllib.request.urlopen(ask, timeout=20) as answer:
            assert b"true" in answer.read()
        process.send_signal(signal.SIGINT)
        out, errors = process.communicate(timeout=30)
    assert (process.returncode, out, errors) == (0, "", "")
    assert list(tmp_path.iterdir()) == []


def start(built: Path, **more: object) -> None:  # noqa: F811
    """Start a server that should not start."""
    given = {"host": "127.0.0.1", "port": 0, "tell": lambda _: None, **more}
    serving.serve(built, **given)  # type: ignore[arg-type]


def test_what_cannot_be_served_is_said(built: Path, tmp_path: Path) -> None:  # noqa: F811
    """A port that is taken, a host that is none, a token that is guessed, a build that is none."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(UnusableOutput, match=rf"port {port} .*Name another --port"):
            start(built, port=port)
    with pytest.raises(UnusableOutput, match=r"Nothing can listen at nowhere\.invalid"):
        start(built, host="nowhere.invalid")
    token = tmp_path / "token"
    with pytest.raises(UnusableOutput, match="the token cannot be read"):
        start(built, token_file=token)
    token.write_text("short\n")
    with pytest.raises(UnusableOutput, match="guessed too soon"):
        start(built, token_file=token)
    with pytest.raises(UnusableOutput, match=r"there is no story\.trig here"):
        start(tmp_path)
