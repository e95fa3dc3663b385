"""What people type: as a call, and in a shell."""

from __future__ import annotations

import os
import subprocess
import sys

from typer.testing import CliRunner, Result

from dateline.cli import app

CLEAN = {**os.environ, "NO_COLOR": "1", "COLUMNS": "100"}


def run(*words: object, **options: str) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words], **options)  # type: ignore[arg-type]


def shell(*words: object, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "dateline", *map(str, words)]
    return subprocess.run(  # type: ignore[call-overload, no-any-return]
        command, check=False, capture_output=True, text=True, env=CLEAN, **options
    )
