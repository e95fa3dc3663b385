"""`dateline publish`: the graph of a build on a SPARQL server."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.app import app, spoken, stopping
from dateline.cli.places import HALF_WAY, Kind, PasswordFile, TokenFile, User, place


@app.command(no_args_is_help=True)
def publish(
    output: Annotated[Path, typer.Argument(metavar="OUTPUT", help="The folder of a build.")],
    store: Annotated[
        str,
        typer.Argument(
            metavar="URL", help="The server's address: http://localhost:7878/. Or a store's folder."
        ),
    ],
    kind: Kind = None,
    user: User = "",
    password_file: PasswordFile = None,
    token_file: TokenFile = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Say nothing but what went wrong.")
    ] = False,
) -> None:
    """Put the graph of a build on a server that speaks SPARQL.

    Each article's graph takes the place of the one that is there, where
    it is another; graphs of articles that the build has no longer are
    taken out, and all else on the server is left alone. To send it again
    does no harm. A folder instead of an address is a store on disk.

    \b
    dateline publish output http://localhost:7878/
    dateline publish output https://data.example/ds/ --kind fuseki --user ada --password-file secret
    """
    with spoken():
        from dateline import bars, publishing, screen
        from dateline.output import restore

        restore(output)
        where = place(store, kind, user, password_file, token_file)
        with stopping(HALF_WAY), bars.counting("graphs", quiet) as tell:
            brought = publishing.publish(output, where, tell)
        if not quiet:
            screen.brought(brought, store)
