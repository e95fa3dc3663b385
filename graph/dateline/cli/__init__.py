"""The command line: with `screen.py` the only room that prints. A module is a command.

What a command needs is imported inside it, so that `dateline --help` does not wait for spaCy.
"""

from __future__ import annotations

import sys
from contextlib import suppress

from dateline.cli import (  # noqa: F401
    build,
    check,
    correct,
    diff,
    evaluate,
    explain,
    export,
    publish,
    query,
    read,
    report,
    serve,
    watch,
)
from dateline.cli.app import app

__all__ = ["app", "main"]


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        # A curly quote must not stop a build on a terminal that has none.
        with suppress(AttributeError):
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    app()
