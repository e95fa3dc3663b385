"""`dateline serve`: a build over HTTP, on this machine."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.app import app, spoken


@app.command(no_args_is_help=True)
def serve(
    output: Annotated[Path, typer.Argument(metavar="OUTPUT", help="The folder of a build.")],
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes any that is free.")] = 8765,
    host: Annotated[
        str,
        typer.Option(help="The address to listen at; others than this machine's are open to all."),
    ] = "127.0.0.1",
    store: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", help="Keep the graph's store here, for a quick start next time."
        ),
    ] = None,
    corpus: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER", help="The folder of the articles: corrections are written there."
        ),
    ] = None,
    token_file: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Let who knows the word in this file write."),
    ] = None,
    host_name: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="A name by which the server may be called too."),
    ] = None,
    origin: Annotated[
        list[str] | None,
        typer.Option(metavar="URL", help="Pages from there may read what is served (CORS)."),
    ] = None,
    limit_seconds: Annotated[
        float, typer.Option(min=0.01, help="A query is stopped after so many seconds.")
    ] = 30.0,
    readers: Annotated[int, typer.Option(min=1, max=64, help="Queries at a time.")] = 2,
) -> None:
    """Serve a build on this machine: the timeline, SPARQL and a JSON API.

    The timeline is at /, SPARQL at /sparql, graphs at /graphs, what is
    known of a thing at /id/…, the saved questions at /api/…, people's
    corrections at /corrections. Nobody can change anything unless you
    give a token. Ctrl-C ends it.

    \b
    dateline serve output
    dateline serve output --port 8080 --store /var/tmp/harbour-store
    """
    with spoken():
        from dateline import serving

        serving.serve(
            output, host=host, port=port, store=store, corpus=corpus,
            token_file=token_file,
            host_names=host_name or [], origins=origin or [], seconds=limit_seconds, readers=readers,
            tell=lambda said: print(said, flush=True),
        )  # fmt: skip
