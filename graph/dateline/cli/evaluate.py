"""`dateline evaluate`: how often a build is right."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.app import app, spoken

Layer = StrEnum("Layer", ["actors", "events", "dates", "claims", "joins"])  # those of evaluate.py


@app.command(no_args_is_help=True)
def evaluate(
    output: Annotated[Path, typer.Argument(metavar="OUTPUT", help="The folder of a build.")],
    layers: Annotated[
        list[Layer] | None,
        typer.Option("--layer", help="Only this layer; may be given more than once."),
    ] = None,
    number: Annotated[
        int, typer.Option("-n", min=1, help="How many items, shared among the layers.")
    ] = 50,
    seed: Annotated[int, typer.Option(help="Another number draws another sample.")] = 1,
    to_csv: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the sample as a table to fill in.")
    ] = None,
    from_csv: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Count the answers in such a table.")
    ] = None,
) -> None:
    """Judge a sample of what a build says, to see how often it is right.

    Each item is shown in its article: two words taken for one actor, an
    event and its status, a date, a claim and its speaker, two reports
    joined into one event. Answers are kept in OUTPUT/evaluation.csv as
    they are given. Unsure ones do not count towards the precision.

    \b
    dateline evaluate output
    dateline evaluate output --layer claims --layer dates -n 100
    dateline evaluate output --to-csv sample.csv
    dateline evaluate output --from-csv sample.csv
    """
    with spoken():
        from dateline import evaluating, screen

        if to_csv is not None and from_csv is not None:
            raise typer.BadParameter("Give one of --to-csv and --from-csv.", param_hint="--to-csv")
        if from_csv is not None:
            found, doubts = evaluating.from_table(output, from_csv, seed)
            screen.tallies(found)
            screen.doubts(doubts)
            if doubts:
                raise typer.Exit(1)
            return
        session = evaluating.begin(output, [layer.value for layer in layers or ()], number, seed)
        if to_csv is not None:
            screen.sampled(evaluating.to_table(session, to_csv), to_csv)
        else:
            screen.ask(session)
            screen.tallies(session.tallies())
