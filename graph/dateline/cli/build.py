"""`dateline build`: articles to a folder."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.app import app, day_of, spoken, stopping
from dateline.cli.hints import Columns, DayFirst, Ocr, hints_of
from dateline.cli.places import HALF_WAY, Kind, PasswordFile, TokenFile, User, place
from dateline.errors import DatelineError

if TYPE_CHECKING:
    from dateline.remote import Server


@app.command(no_args_is_help=True)
def build(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH",
            help="Folders, files and archives of articles: text, pages, PDFs, mails, feeds … (see read).",
        ),
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
    store: Annotated[
        str | None,
        typer.Option(
            metavar="DIR|URL",
            help="Bring the graph into this store too: a folder of its own, or a SPARQL server.",
        ),
    ] = None,
    kind: Kind = None,
    user: User = "",
    password_file: PasswordFile = None,
    token_file: TokenFile = None,
) -> None:
    """Read articles and write their story into a folder.

    Open timeline.html in it. An older build there is replaced when the new
    one is whole; what it holds of articles that have not changed is used
    again. The exit status is 0 only if everything could be read. Of a
    store, only graphs that are another are replaced, each as a whole;
    what else is in it is left alone.

    \b
    dateline build corpus/harbour -o output
    dateline build monday.txt wires.jsonl -o output --json
    dateline build corpus/harbour -o early --as-of 2021-10-01
    dateline build corpus/harbour -o output --store harbour-store
    """
    hints = hints_of(column, day_first, ocr)
    with spoken():
        from dateline import bars, pipeline, screen

        where = None
        if store is not None:  # what is amiss with it is said before the long work
            where = place(store, kind, user, password_file, token_file)
            if isinstance(where, Path):
                from dateline import disk

                with disk.opened(where):
                    pass
        with bars.progress(quiet) as progress:
            summary = pipeline.build(
                paths,
                output,
                as_of=as_of,
                fresh=fresh,
                excerpts=excerpts,
                keep_going=keep_going,
                progress=progress,
                hints=hints,
            )
        if not (quiet or as_json):
            screen.summary(summary)
        stored, problem = _stored(output, store, where, quiet or as_json)
        if as_json:
            print(json.dumps(summary.record() | ({"store": stored} if stored else {}), indent=1))
        screen.troubles(summary, quiet or as_json)
        if problem is not None:
            raise problem
        if summary.refused:
            raise typer.Exit(1)


def _stored(
    output: Path, store: str | None, where: Path | Server | None, quiet: bool
) -> tuple[dict[str, object], DatelineError | None]:
    """Bring a build into a store, where one is named; what goes wrong there is told when all else is."""
    if store is None or where is None:
        return {}, None
    from dateline import bars, publishing, screen

    try:
        with stopping(HALF_WAY), bars.counting("graphs", quiet) as tell:
            brought = publishing.publish(output, where, tell)
    except DatelineError as error:
        return {"where": store, "problem": str(error)}, error
    if not quiet:
        screen.brought(brought, store)
    return {"where": store, **asdict(brought)}, None
