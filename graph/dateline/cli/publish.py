"""`dateline publish`: the graph of a build on a SPARQL server."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.app import app, spoken

Kind = StrEnum("Kind", ["dateline", "oxigraph", "fuseki", "virtuoso", "rdf4j"])  # of server


@app.command(no_args_is_help=True)
def publish(
    output: Annotated[Path, typer.Argument(metavar="OUTPUT", help="The folder of a build.")],
    server: Annotated[
        str, typer.Argument(metavar="URL", help="The server's address: http://localhost:7878/.")
    ],
    kind: Annotated[Kind | None, typer.Option(help="What it is; found out, else.")] = None,
    user: Annotated[
        str, typer.Option(metavar="NAME", help="Who asks, where the server asks that.")
    ] = "",
    password_file: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The password of that user.")
    ] = None,
    token_file: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A token instead of a user.")
    ] = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Say nothing but what went wrong.")
    ] = False,
) -> None:
    """Put the graph of a build on a server that speaks SPARQL.

    Each article's graph takes the place of the one that is there; graphs
    of articles that the build has no longer are taken out, and all else
    on the server is left alone. To send it again does no harm.

    \b
    dateline publish output http://localhost:7878/
    dateline publish output https://data.example/ds/ --kind fuseki --user ada --password-file secret
    """
    with spoken():
        from dateline import bars, remote
        from dateline.output import restore

        restore(output)
        place = remote.found(
            server, layout=kind.value if kind else None, user=user,
            password=remote.secret(password_file), token=remote.secret(token_file),
        )  # fmt: skip
        with bars.counting("graphs sent", quiet) as tell:
            sent, gone = remote.publish(output, place, tell)
        if not quiet:
            print(
                f"{sent:,} graphs are on {server}; {gone:,} of articles that are gone were taken out."
            )
