"""`dateline read`: what a build would read, before anything is built."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.cli.app import app, spoken
from dateline.cli.hints import Columns, DayFirst, Ocr, hints_of

if TYPE_CHECKING:
    from dateline.model import Article
    from dateline.read import Intake


@app.command(no_args_is_help=True)
def read(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH",
            help="Folders, files and archives of articles; - is what comes in on standard input.",
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="OUTPUT", help="Where a build goes: left out."),
    ] = None,
    column: Columns = None,
    day_first: DayFirst = None,
    ocr: Ocr = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print all of it as JSON.")] = False,
    show_cut: Annotated[
        bool, typer.Option("--show-cut", help="Print what of the files is no part of an article.")
    ] = False,
) -> None:
    """List what a build would read: dates and what says so, outlets, lengths, languages.

    Nothing is built or written. What cannot be read, what was read with a
    warning and what is skipped are named, with what to do about it.

    \b
    dateline read corpus/harbour
    dateline read corpus/harbour --json
    dateline read page.html --show-cut
    dateline read articles.csv --column text=Artikel --day-first
    """
    hints = hints_of(column, day_first, ocr)
    with spoken():
        from dateline import screen
        from dateline.annotate.english import language_of
        from dateline.annotate.filed import filed_in
        from dateline.read import cut
        from dateline.read import read as taken

        if show_cut:
            found, intake = cut(paths, leave_out=output, hints=hints)
            if as_json:
                told = [{"where": one.where, "pieces": one.pieces} for one in found]
                print(json.dumps({"cut": told, **_others(intake)}, indent=1))
            else:
                screen.cut(found)
            screen.troubles(intake, as_json)
            if intake.refused:
                raise typer.Exit(1)
            return
        intake = taken(paths, leave_out=output, hints=hints)
        rows = [
            _told(article, language_of(article.text), article.place or filed_in(article.text))
            for article in intake.articles
        ]
        if as_json:
            print(json.dumps({"articles": rows, **_others(intake)}, indent=1))
        else:
            screen.taken(rows)
        screen.troubles(intake, as_json)
        if intake.refused:
            raise typer.Exit(1)


def _told(article: Article, language: str, place: str | None) -> dict[str, Any]:
    return {
        "id": article.id,
        "published": article.published.isoformat() if article.published else None,
        "published_by": article.dates[0].basis if article.dates else None,
        "dates": [
            {"day": one.day.isoformat(), "basis": one.basis, "words": one.words}
            for one in article.dates
        ],
        "outlet": article.outlet,
        "title": article.title,
        "author": article.author,
        "url": article.url,
        "section": article.section,
        "place": place,
        "pages": len(article.pages) or None,
        "words": len(article.text.split()),
        "characters": len(article.text),
        "language": language,
        "language_stated": article.language,
        "english": language == "en",
        "source": article.source,
    }


def _others(intake: Intake) -> dict[str, list[dict[str, str]]]:
    """As the summary of a build has them."""
    return {
        "refused": [{"where": r.where, "what": r.what, "advice": r.advice} for r in intake.refused],
        "warnings": [
            {"where": w.where, "what": w.what, "advice": w.advice} for w in intake.warnings
        ],
        "skipped": [{"where": s.where, "why": s.why} for s in intake.skipped],
    }
