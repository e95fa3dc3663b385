"""The command line: the only module that prints.

What a command needs is imported inside it, so that `dateline --help` does not wait for spaCy.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from dateline.errors import DatelineError

app = typer.Typer(
    name="dateline",
    help="From a folder of news articles to who did what, when, and who says so.",
    epilog="Begin with: dateline build corpus/harbour -o output",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,  # a mistake of ours shows as Python has it, without the texts
    context_settings={"help_option_names": ["-h", "--help"]},
)


ASKING = "What a saved question is told"


Format = StrEnum("Format", ["table", "csv", "json", "tsv", "turtle"])  # how an answer is written
Layer = StrEnum("Layer", ["actors", "events", "dates", "claims", "joins"])  # those of evaluate.py


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        # A curly quote must not stop a build on a terminal that has none.
        with suppress(AttributeError):
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    app()


def _tell_version(wanted: bool) -> None:
    if wanted:
        print(f"dateline {version('dateline')}")
        raise typer.Exit


def _day(words: str) -> date:
    with suppress(ValueError):
        if (day := date.fromisoformat(words)).isoformat() == words:
            return day
    raise typer.BadParameter(f"“{words}” is no day. Write it as 2014-06-01.")


@app.callback()
def dateline(
    _: Annotated[
        bool,
        typer.Option("--version", callback=_tell_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """From a folder of news articles to who did what, when, and who says so."""


@app.command(no_args_is_help=True)
def build(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH", help="Folders or files of articles: .txt, .md, .jsonl."),
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="OUTPUT", help="The folder for the build.")
    ],
    as_of: Annotated[
        date | None,
        typer.Option(
            metavar="DAY",
            parser=_day,
            help="The story as it was known on a day, such as 2014-06-01: without later articles.",
        ),
    ] = None,
    fresh: Annotated[
        bool,
        typer.Option("--fresh", help="Read every article anew, also those that have not changed."),
    ] = False,
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
) -> None:
    """Read articles and write their story into a folder.

    Open timeline.html in it. An older build there is replaced when the new
    one is whole; what it holds of articles that have not changed is used
    again. The exit status is 0 only if everything could be read.

    \b
    dateline build corpus/harbour -o output
    dateline build monday.txt wires.jsonl -o output --json
    dateline build corpus/harbour -o early --as-of 2021-10-01
    """
    with _spoken():
        from dateline import pipeline, screen

        with screen.progress(quiet) as progress:
            summary = pipeline.build(
                paths,
                output,
                as_of=as_of,
                fresh=fresh,
                keep_going=keep_going,
                progress=progress,
            )
        if as_json:
            print(json.dumps(summary.record(), indent=1))
        elif not quiet:
            screen.summary(summary)
        screen.troubles(summary, quiet or as_json)
        if summary.refused:
            raise typer.Exit(1)


@app.command(no_args_is_help=True)
def query(
    output: Annotated[
        Path | None, typer.Argument(metavar="OUTPUT", help="The folder of a build.")
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
    listing: Annotated[
        bool, typer.Option("--list", "-l", help="List the saved questions.")
    ] = False,
) -> None:
    """Ask a build, in SPARQL or by a saved question.

    \b
    dateline query output --list
    dateline query output --saved who-said --actor "Ashdell"
    dateline query output --saved actor-events --actor "Halvane" --to 2022-03-31
    dateline query output "SELECT ?name { ?who dl:kind ?kind ; rdfs:label ?name }"
    """
    with _spoken():
        from dateline import asking, screen
        from dateline.query import saved as questions

        if listing:
            screen.questions(questions())
            return
        if output is None:
            raise typer.BadParameter("Name the folder of a build.", param_hint="OUTPUT")
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
        screen.answer(asking.ask(output, sparql, file, saved, values), format.value)


@app.command(no_args_is_help=True)
def explain(
    output: Annotated[Path, typer.Argument(metavar="OUTPUT", help="The folder of a build.")],
    ident: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="An actor or event by id or only name, or ARTICLE:OFFSET, a place in an article.",
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
    with _spoken():
        from dateline import screen
        from dateline.output import restore
        from dateline.query import explain as explained

        restore(output)
        found = explained(output, ident)
        if as_json:
            print(json.dumps(found.record(), indent=1))
        else:
            screen.explanation(found)


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
        typer.Option(help="The how-manieth time the words stand there; once for each thing."),
    ] = None,
    reason: Annotated[str | None, typer.Option(help="Why.")] = None,
    author: Annotated[str | None, typer.Option(help="Who says so.")] = None,
    day: Annotated[
        str | None, typer.Option(metavar="DAY", help="When: of two that clash the later holds.")
    ] = None,
    build: Annotated[
        Path | None, typer.Option(metavar="OUTPUT", help="A build, to see what it is about.")
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
    with _spoken():
        from dateline import correcting, screen

        if sum(way is not None for way in (act, to_csv, from_csv)) != 1:
            raise typer.BadParameter(
                "Give one of these: what to do, --csv or --from-csv.", param_hint="ACT"
            )
        if to_csv is not None:
            screen.tabled(correcting.to_sheet(corpus, to_csv), to_csv)
        elif from_csv is not None:
            screen.tabled(correcting.from_sheet(corpus, from_csv), corpus / "corrections.yaml")
        else:
            typed = correcting.said(
                act or "", quoted or [], occurrence or [],
                about=about, to=to, reason=reason, author=author, day=day,
            )  # fmt: skip
            screen.added(correcting.add(corpus, typed, build))


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
    with _spoken():
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


def _values(settings: list[str], named: dict[str, str | None]) -> dict[str, str]:
    values = {name: value for name, value in named.items() if value is not None}
    for setting in settings:
        name, equals, value = setting.partition("=")
        if not equals or not name:
            raise typer.BadParameter("Write it as NAME=VALUE.", param_hint="--set")
        values[name] = value
    return values


@contextmanager
def _spoken() -> Iterator[None]:
    """Turn what the user can act on into a sentence and an exit status."""
    try:
        yield
        sys.stdout.flush()
    except DatelineError as error:
        from dateline.screen import complain

        complain(str(error))
        raise typer.Exit(1) from None
    except KeyboardInterrupt:
        print("Stopped. No build was changed.", file=sys.stderr)
        raise typer.Exit(130) from None
    except BrokenPipeError:
        # Whoever read us has enough; Python must not find the pipe broken again when it closes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(1) from None
