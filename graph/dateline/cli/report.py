"""`dateline report`: a build as static pages."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.app import app, spoken


@app.command(no_args_is_help=True)
def report(
    output: Annotated[Path, typer.Argument(metavar="OUTPUT", help="The folder of a build.")],
    folder: Annotated[
        Path, typer.Option("--output", "-o", metavar="FOLDER", help="Where the pages go.")
    ],
    force: Annotated[
        bool, typer.Option("--force", help="Write into a folder that holds things already.")
    ] = False,
) -> None:
    """Write a page for each event and actor, and for the saved questions.

    Plain HTML that needs nothing else, for a web server, an archive or
    print: every fact with the sentences it rests on, and as JSON-LD.

    \b
    dateline report output -o pages
    """
    with spoken():
        from dateline import reporting

        count = reporting.report(output, folder, force=force)
        print(f"{count:,} pages. Open {folder / 'index.html'}")
