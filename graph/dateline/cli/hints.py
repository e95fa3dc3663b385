"""Options that say of files what they do not say themselves; those of read, build and watch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from dateline.source import Hints

Columns = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        metavar="FIELD=NAME",
        help="What tables and records call a field: text=Artikel. May be given again.",
    ),
]
DayFirst = Annotated[
    bool | None,
    typer.Option(
        "--day-first/--month-first", help="How 03/04/2021 is meant. Else such a day is left out."
    ),
]
Ocr = Annotated[
    bool,
    typer.Option("--ocr", help="Look for words on scanned pages of PDFs, with tesseract."),
]


def hints_of(columns: Sequence[str] | None, day_first: bool | None, ocr: bool) -> Hints:
    """Put the options together.

    Raises:
        typer.BadParameter: what is no FIELD=NAME, or names no field of an article.
    """
    from dateline.read.hints import checked

    pairs = [one.partition("=") for one in columns or ()]
    for field, sign, name in pairs:
        if not (sign and field.strip() and name.strip()):
            raise typer.BadParameter(f"“{field}{sign}{name}” is no column. Write text=Artikel.")
    known, wrong = checked({field.strip(): name.strip() for field, _, name in pairs})
    if wrong:
        raise typer.BadParameter(f"--column {wrong[0][0]}. {wrong[0][1]}")
    return Hints(known, day_first, ocr)
