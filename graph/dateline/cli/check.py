"""`dateline check`: whether a build's graph is whole."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.app import app, spoken


@app.command(no_args_is_help=True)
def check(
    output: Annotated[Path, typer.Argument(metavar="OUTPUT", help="The folder of a build.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print what was found as JSON.")] = False,
) -> None:
    """Check that the graph of a build is whole, by its SHACL shapes.

    Every fact has evidence, every interval ends after it begins, whatever
    was joined was judged, and nothing is named that is not described. The
    exit status is 1 where something is wrong.

    \b
    dateline check output
    dateline check output --json
    """
    with spoken():
        from dateline import screen
        from dateline.output import restore
        from dateline.query.check import check as checked

        restore(output)
        found = checked(output)
        if as_json:
            print(json.dumps(found.record(), indent=1))
        else:
            screen.checked(found)
    if found.violations:
        raise typer.Exit(1)
