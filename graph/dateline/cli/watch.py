"""`dateline watch`: build again whenever files come, change or go."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.app import app, spoken, stopping
from dateline.cli.hints import Columns, DayFirst, Ocr, hints_of


@app.command(no_args_is_help=True)
def watch(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH", help="Folders and files of articles, as for build."),
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="OUTPUT", help="The folder for the build.")
    ],
    excerpts: Annotated[
        bool,
        typer.Option(
            "--excerpts",
            help="timeline.html carries only the sentences it rests on, not whole articles.",
        ),
    ] = False,
    column: Columns = None,
    day_first: DayFirst = None,
    ocr: Ocr = False,
    every: Annotated[
        float, typer.Option(metavar="SECONDS", min=0.1, help="How often the folders are looked at.")
    ] = 2.0,
    times: Annotated[
        int, typer.Option(metavar="N", min=0, help="Stop after so many builds; 0 is never.")
    ] = 0,
) -> None:
    """Build now, and again whenever files come, change or go.

    Only what has changed is read. A file that is still being copied is
    waited for, and a build that fails leaves the last one as it is. Ctrl-C
    ends it.

    \b
    dateline watch corpus/harbour -o output
    """
    hints = hints_of(column, day_first, ocr)
    with spoken(), stopping("Stopped watching. The last build stays."):
        from dateline import pipeline, screen, watching
        from dateline.errors import DatelineError

        for number, changed in enumerate(watching.changes(paths, output, every), start=1):
            screen.changed(changed)
            try:
                summary = pipeline.build(paths, output, excerpts=excerpts, hints=hints)
            except DatelineError as error:  # nothing to read yet, say: the next file may be it
                screen.complain(str(error))
                if output.exists():
                    screen.complain(f"{output}: the last build stays as it was.")
            else:
                screen.built(summary)
                screen.troubles(summary, quiet=False)
            if number == times:
                return
