"""`dateline export`: a build in other formats."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.app import app, spoken


@app.command(no_args_is_help=True)
def export(
    output: Annotated[
        Path | None, typer.Argument(metavar="OUTPUT", help="The folder of a build.")
    ] = None,
    to: Annotated[
        list[str] | None,
        typer.Option("--to", "-t", metavar="NAME", help="The format; several may be named."),
    ] = None,
    folder: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="FOLDER", help="Where the files go: here, else."),
    ] = Path(),
    most: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help="Only the N most important events."),
    ] = None,
    excerpts: Annotated[
        bool,
        typer.Option("--excerpts", help="No whole article in timeline.html, only its evidence."),
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Write over files that are there already.")
    ] = False,
    listing: Annotated[bool, typer.Option("--list", "-l", help="List the formats.")] = False,
) -> None:
    """Write the story of a build in other formats.

    For graphs trig, nquads, turtle, jsonld, rdf12, graphml, gexf and
    nodelink; for tables csv; for investigations ftm; to look at it
    timelinejs, ical, geojson and markdown. Nothing is read anew.

    \b
    dateline export output --to csv --to gexf -o files
    dateline export output --to markdown --most 100
    """
    with spoken():
        from dateline import exporting, screen

        if listing:
            screen.formats(exporting.formats())
            return
        if output is None:
            raise typer.BadParameter("Name the folder of a build.", param_hint="OUTPUT")
        if not to:
            raise typer.BadParameter(
                "Name a format; --list names those there are.", param_hint="--to"
            )
        if excerpts and "timeline" not in to:
            raise typer.BadParameter("Only “timeline” has excerpts.", param_hint="--excerpts")
        for path in exporting.export(
            output, list(dict.fromkeys(to)), folder, most=most, excerpts=excerpts, force=force
        ):
            print(path)
