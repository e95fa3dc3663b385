"""`dateline correct`: a person's word into `corrections.yaml`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.app import app, spoken


@app.command(no_args_is_help=True)
def correct(
    corpus: Annotated[
        Path, typer.Argument(metavar="CORPUS", help="The folder that holds the articles.")
    ],
    act: Annotated[
        str | None,
        typer.Argument(
            metavar="ACT",
            help="merge, not-the-same, split, rename, re-date, wrong-kind, reject or confirm.",
        ),
    ] = None,
    quoted: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ARTICLE WORDS …", help="An article's id and words of it, for each thing named."
        ),
    ] = None,
    about: Annotated[
        str | None, typer.Option(help="actor, event, claim or article, where it may be several.")
    ] = None,
    to: Annotated[str | None, typer.Option(help="The new name, label, date or kind.")] = None,
    occurrence: Annotated[
        list[int] | None,
        typer.Option(
            help="Which occurrence of the words in the article, from 1; once for each thing."
        ),
    ] = None,
    reason: Annotated[str | None, typer.Option(help="Why.")] = None,
    author: Annotated[str | None, typer.Option(help="Who says so.")] = None,
    day: Annotated[
        str | None, typer.Option(metavar="DAY", help="When: of two that clash the later holds.")
    ] = None,
    build: Annotated[
        Path | None,
        typer.Option(metavar="OUTPUT", help="A build, to look it up in before it is written."),
    ] = None,
    to_csv: Annotated[
        Path | None, typer.Option("--csv", metavar="FILE", help="Write all of them as a table.")
    ] = None,
    from_csv: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Take all of them from such a table.")
    ] = None,
) -> None:
    """Write a correction into CORPUS/corrections.yaml, which every build follows.

    \b
    dateline correct corpus merge a.md "Ada Merrow" b.md "Merrow" --reason … --author …
    dateline correct corpus rename a.md "strike" --about event --to "The strike" --reason …
    dateline correct corpus re-date a.md --about article --to 2014-03-09 --reason …
    dateline correct corpus --csv corrections.csv
    """
    with spoken():
        from dateline import correcting, screen

        if sum(way is not None for way in (act, to_csv, from_csv)) != 1:
            raise typer.BadParameter(
                "Give one of these: what to do, --csv or --from-csv.", param_hint="ACT"
            )
        if to_csv is not None:
            count, doubts = correcting.to_sheet(corpus, to_csv)
            screen.tabled(count, to_csv)
            screen.doubts(doubts)
        elif from_csv is not None:
            count, doubts = correcting.from_sheet(corpus, from_csv)
            screen.tabled(count, corpus / "corrections.yaml")
            screen.doubts(doubts)
        else:
            typed = correcting.said(
                act or "", quoted or [], occurrence or [],
                about=about, to=to, reason=reason, author=author, day=day,
            )  # fmt: skip
            added = correcting.add(corpus, typed, build)
            screen.added(added)
            screen.doubts([added.hint] if added.hint else [])
