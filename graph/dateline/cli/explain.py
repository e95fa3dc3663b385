"""`dateline explain`: why a build says what it says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.app import app, spoken


@app.command(no_args_is_help=True)
def explain(
    output: Annotated[Path, typer.Argument(metavar="OUTPUT", help="The folder of a build.")],
    ident: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="An actor or event by its id, or by a name that only it has; or ARTICLE:OFFSET, a place.",
        ),
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print the reasons as JSON.")] = False,
) -> None:
    """Print why a build says what it says: which rule fired on which words.

    Of an event its reports, status, date and speakers; of an actor its
    mentions; of a place in an article whatever covers it.

    \b
    dateline explain output "Maren Tolliver"
    dateline explain output 2021-09-14-harbour-trust-proposes-pay-plan.md:44
    dateline explain output urn:dateline:event:2542ffce12088a92 --json
    """
    with spoken():
        from dateline import screen
        from dateline.output import restore
        from dateline.query import explain as explained

        restore(output)
        found = explained(output, ident)
        if as_json:
            print(json.dumps(found.record(), indent=1))
        else:
            screen.explanation(found)
