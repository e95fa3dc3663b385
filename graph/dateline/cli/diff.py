"""`dateline diff`: what moved between two builds."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.app import app, spoken

Format = StrEnum("Format", ["table", "csv", "json", "tsv"])  # how the differences are written


@app.command(no_args_is_help=True)
def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="The folder of a build.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="The folder of a later one.")],
    format: Annotated[Format, typer.Option(help="How it is written.")] = Format.table,
) -> None:
    """Show what moved between two builds of a story.

    Articles that came, went or were dated anew; events that were dated
    anew, with what their new days rest on, that changed their status or
    their label, were joined, parted, came or went; the same of actors by
    name; contradictions that came or went.

    \b
    dateline build corpus -o before
    dateline correct corpus re-date memo.txt --about article --to 2014-03-09 …
    dateline build corpus -o after
    dateline diff before after
    """
    with spoken():
        from dateline import screen
        from dateline.output import restore
        from dateline.query.differences import as_answer, differences
        from dateline.query.snapshot import snapshot

        for build in (old, new):
            restore(build)
        found = differences(snapshot(old), snapshot(new))
        if not found and format is Format.table:
            print("Nothing moved.")
        else:
            screen.answer(as_answer(found), format.value)
