"""`dateline query`: SPARQL and saved questions."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.app import app, spoken
from dateline.cli.places import Kind, PasswordFile, TokenFile, User, place

ASKING = "What a saved question is told"
LIMITS = "When it is stopped"
ROWS = 10_000
"""So many rows are shown on a screen, where nobody reads more; a file gets all of them."""

Format = StrEnum(
    "Format", ["table", "csv", "json", "tsv", "turtle", "xml"]
)  # how an answer is written


@app.command(no_args_is_help=True)
def query(
    output: Annotated[
        str | None,
        typer.Argument(metavar="OUTPUT", help="The folder of a build; not with --store."),
    ] = None,
    sparql: Annotated[
        str | None, typer.Argument(metavar="SPARQL", help="A query; prefixes are declared.")
    ] = None,
    file: Annotated[
        Path | None,
        typer.Option("--file", "-f", metavar="F.rq", help="Take it from a file; - is stdin."),
    ] = None,
    saved: Annotated[
        str | None, typer.Option("--saved", "-s", metavar="NAME", help="Ask a saved question.")
    ] = None,
    actor: Annotated[
        str | None,
        typer.Option(metavar="WORDS", rich_help_panel=ASKING, help="Part of a name, in any case."),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="DAY",
            rich_help_panel=ASKING,
            help="The first day, such as 2021-09-14.",
        ),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option("--to", metavar="DAY", rich_help_panel=ASKING, help="The last day."),
    ] = None,
    settings: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="NAME=VALUE", rich_help_panel=ASKING, help="Any parameter."),
    ] = None,
    format: Annotated[Format, typer.Option(help="How the answer is written.")] = Format.table,
    seconds: Annotated[
        float,
        typer.Option(
            "--limit-seconds",
            min=0.001,
            metavar="S",
            rich_help_panel=LIMITS,
            help="It has so long, once the graph is loaded; so long a server is waited for.",
        ),
    ] = 60,
    rows: Annotated[
        int | None,
        typer.Option(
            "--limit-rows",
            min=0,
            metavar="N",
            rich_help_panel=LIMITS,
            help=f"So many rows at most; 0 is all. A table has {ROWS:,}, any other format all.",
        ),
    ] = None,
    explain: Annotated[
        bool,
        typer.Option("--explain", help="Say what it was understood as and what it cost instead."),
    ] = False,
    about: Annotated[
        str | None, typer.Option("--about", metavar="NAME", help="Tell of one saved question.")
    ] = None,
    listing: Annotated[
        bool, typer.Option("--list", "-l", help="List the saved questions.")
    ] = False,
    store: Annotated[
        str | None,
        typer.Option(
            metavar="DIR|URL", help="Ask this store instead of a build: a folder, or a server."
        ),
    ] = None,
    kind: Kind = None,
    user: User = "",
    password_file: PasswordFile = None,
    token_file: TokenFile = None,
) -> None:
    """Ask a build, or a store, in SPARQL or by a saved question.

    \b
    dateline query --list
    dateline query --about silence
    dateline query output --saved who-said --actor "Ashdell"
    dateline query output --saved actor-events --actor "Halvane" --to 2022-03-31
    dateline query output "SELECT ?name { ?who dl:kind ?kind ; rdfs:label ?name }"
    dateline query --store http://localhost:7878/ --saved timeline
    """
    with spoken():
        from dateline import asking, screen
        from dateline.query import Limits, find
        from dateline.query import saved as questions

        if listing:
            screen.questions(questions())
            return
        if about is not None:
            screen.question(find(about))
            return
        if store is not None and sparql is None:  # the first word is the query then
            output, sparql = None, output
        if (output is None) == (store is None):
            raise typer.BadParameter(
                "Name one of these: the folder of a build, or a --store.", param_hint="OUTPUT"
            )
        if sum(way is not None for way in (sparql, file, saved)) != 1:
            raise typer.BadParameter(
                "Give one of these: a query, --file or --saved. --list names the saved questions.",
                param_hint="SPARQL",
            )
        values = _values(settings or [], {"actor": actor, "from": since, "to": until})
        if values and saved is None:
            raise typer.BadParameter(
                f"Only a saved question takes {', '.join(sorted(values))}.", param_hint="--saved"
            )
        most = ROWS if rows is None and format is Format.table else rows or None
        where = None
        if store is not None:
            where = place(store, kind, user, password_file, token_file, seconds=seconds)
        folder = Path(output) if output is not None else None
        typed = asking.Typed(folder, sparql, file, saved, values, Limits(seconds, most), where)
        if explain:
            screen.reckoning(asking.understand(typed))
        else:
            screen.answer(asking.ask(typed), format.value)


def _values(settings: list[str], named: dict[str, str | None]) -> dict[str, str]:
    values = {name: value for name, value in named.items() if value is not None}
    for setting in settings:
        name, equals, value = setting.partition("=")
        if not equals or not name:
            raise typer.BadParameter("Write it as NAME=VALUE.", param_hint="--set")
        values[name] = value
    return values
