"""The program: what all commands have in common."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from importlib.metadata import version
from typing import Annotated

import typer

from dateline.errors import DatelineError

app = typer.Typer(
    name="dateline",
    help="From a folder of news articles to who did what, when, and who says so.",
    epilog="Begin with: dateline build corpus/harbour -o output",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,  # a mistake of ours shows as Python has it, without the texts
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _tell_version(wanted: bool) -> None:
    if wanted:
        print(f"dateline {version('dateline')}")
        raise typer.Exit


@app.callback()
def dateline(
    _: Annotated[
        bool,
        typer.Option("--version", callback=_tell_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """From a folder of news articles to who did what, when, and who says so."""


def day_of(words: str) -> date:
    with suppress(ValueError):
        if (day := date.fromisoformat(words)).isoformat() == words:
            return day
    raise typer.BadParameter(f"“{words}” is no day. Write it as 2014-06-01.")


@contextmanager
def stopping(says: str) -> Iterator[None]:
    """Say at Ctrl-C how things stand."""
    try:
        yield
    except KeyboardInterrupt:
        print(says, file=sys.stderr)
        raise typer.Exit(130) from None


@contextmanager
def spoken() -> Iterator[None]:
    """Turn what the user can act on into a sentence and an exit status."""
    try:
        with stopping("Stopped. No build was changed."):
            yield
        sys.stdout.flush()
    except DatelineError as error:
        from dateline.screen import complain

        complain(str(error))
        raise typer.Exit(1) from None
    except BrokenPipeError:
        # Whoever read us has enough; Python must not find the pipe broken again when it closes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(1) from None
