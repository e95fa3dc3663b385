"""`dateline build`: articles to a folder."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.app import app, day_of, spoken


@app.command(no_args_is_help=True)
def build(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH", help="Folders or files of articles: .txt, .md, .jsonl."),
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="OUTPUT", help="The folder for the build.")
    ],
    as_of: Annotated[
        date | None,
        typer.Option(
            metavar="DAY",
            parser=day_of,
            help="The story as it was known on a day, such as 2014-06-01: without later articles.",
        ),
    ] = None,
    fresh: Annotated[
        bool,
        typer.Option("--fresh", help="Read every article anew, also those that have not changed."),
    ] = False,
    keep_going: Annotated[
        bool,
        typer.Option(
            "--keep-going/--stop",
            help="Build the rest when something cannot be read, or build nothing.",
        ),
    ] = True,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Say nothing but what could not be read.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the summary as JSON.")] = False,
) -> None:
    """Read articles and write their story into a folder.

    Open timeline.html in it. An older build there is replaced when the new
    one is whole; what it holds of articles that have not changed is used
    again. The exit status is 0 only if everything could be read.

    \b
    dateline build corpus/harbour -o output
    dateline build monday.txt wires.jsonl -o output --json
    dateline build corpus/harbour -o early --as-of 2021-10-01
    """
    with spoken():
        from dateline import bars, pipeline, screen

        with bars.progress(quiet) as progress:
            summary = pipeline.build(
                paths,
                output,
                as_of=as_of,
                fresh=fresh,
                keep_going=keep_going,
                progress=progress,
            )
        if as_json:
            print(json.dumps(summary.record(), indent=1))
        elif not quiet:
            screen.summary(summary)
        screen.troubles(summary, quiet or as_json)
        if summary.refused:
            raise typer.Exit(1)
