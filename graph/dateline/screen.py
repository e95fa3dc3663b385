"""What people see of a build and of an answer: tables, sentences.

Everything that comes from an article, or from a file's name, is made inert first: neither a
terminal's escape codes nor rich's own markup in it mean anything. Colours appear on a terminal
only, and not under NO_COLOR; rich sees to both.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dateline.errors import BrokenAnswers

if TYPE_CHECKING:
    from pathlib import Path

    from dateline import correcting, pipeline
    from dateline.evaluate import Item, Tally
    from dateline.evaluating import Session
    from dateline.publishing import Brought
    from dateline.query import Answer, Explanation, Saved
    from dateline.query.check import Checked
    from dateline.query.evidence import Words
    from dateline.query.explain import Fact, Join, Part
    from dateline.query.telling import Understood
    from dateline.read import Cut, Intake

MOST: Final = 20
"""How many files of a kind are listed; --json has all of them."""

# Control characters, and those that turn text around or hide it. Line ends and tabs are added
# where they are no part of a layout.
_UNSEEN: Final = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
)
_CONTROL = re.compile(f"[{_UNSEEN}\ud800-\udfff]")
_WITH_LINES = re.compile(f"[\t\n{_UNSEEN}\ud800-\udfff]")


def inert(words: str, lines: bool = False) -> str:
    r"""Write out whatever could command a terminal.

    >>> inert("a\x1b[2Jb")
    'a\\x1b[2Jb'
    """
    pattern = _CONTROL if lines else _WITH_LINES
    return pattern.sub(lambda found: found[0].encode("unicode_escape").decode(), words)


def summary(found: pipeline.Summary) -> None:
    """Print what a build read and found, and where to look."""
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column()
    table.add_column(justify="right")
    for name, count in (
        ("articles read", found.articles),
        *([("published later", found.later)] if found.as_of else []),
        ("readings reused", found.reused),
        ("refused", len(found.refused)),
        ("warnings", len(found.warnings)),
        ("skipped", len(found.skipped)),
        *([("corrections followed", found.rulings)] if found.rulings else []),
        ("actors", found.actors),
        ("events", found.events),
        ("claims", found.claims),
        ("undated events", found.undated_events),
        ("unplaced sentences", found.unplaced_sentences),
    ):
        bad = "bold red" if name == "refused" and count else ""
        table.add_row(Text(name, style=bad), Text(f"{count:,}", style=bad))
    console = Console()
    console.print(table)
    page = "timeline.html" if "timeline.html" in found.files else ""
    console.print(
        Text(f"Built in {found.seconds:.1f} s. Open {inert(str(found.output / page))}"),
        soft_wrap=True,
    )


def brought(found: Brought, where: str) -> None:
    """Print what came into a store."""
    _say([found.said(where)], soft_wrap=True)


def taken(rows: Sequence[Mapping[str, Any]]) -> None:
    """Print what would be read, an article a line, and what is known of all of it."""
    _table(
        ["article", "published", "by", "outlet", "words", "language", "filed in", "title"],
        [
            [
                row["id"], row["published"] or "no date", row["published_by"] or "",
                row["outlet"] or "", f"{row['words']:,}",
                row["language"], row["place"] or "", row["title"] or "",
            ]
            for row in rows
        ],
    )  # fmt: skip
    undated = sum(row["published"] is None for row in rows)
    foreign = sum(not row["english"] for row in rows)
    words = sum(row["words"] for row in rows)
    count = f"{len(rows):,} {'article' if len(rows) == 1 else 'articles'}"
    print(f"{count}, {words:,} words; {undated:,} without a date, {foreign:,} not English.")


def changed(paths: Sequence[str]) -> None:
    """Print what is built anew for, and why."""
    some = ", ".join(inert(path.rpartition("/")[2]) for path in paths[:3])
    more = f" and {len(paths) - 3:,} more" if len(paths) > 3 else ""
    print(f"{some}{more}: building …" if paths else "Nothing is there yet.", flush=True)


def built(found: pipeline.Summary) -> None:
    """Print, on a line, what a build of many came to."""
    print(
        f"{_many(found.articles, 'article')}, {_many(found.events, 'event')}, "
        f"{found.reused:,} read before; {found.seconds:.1f} s. Open {inert(str(found.output / 'timeline.html'))}",
        flush=True,
    )


def _many(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def cut(found: Sequence[Cut]) -> None:
    """Print what was left out of articles, file by file, and of which files nobody knows."""
    for one in found:
        if one.pieces:
            print("\n  ".join([f"{inert(one.where)}:", *map(inert, one.pieces)]))
    unknown = [inert(one.where) for one in found if one.pieces is None]
    if unknown:
        more = f" and {len(unknown) - 3:,} more" if len(unknown) > 3 else ""
        print(f"What was left out of {', '.join(unknown[:3])}{more} is not kept for this format.")
    elif found and not any(one.pieces for one in found):
        print("Nothing was cut: the text is all that these files hold.")


def troubles(found: pipeline.Summary | Intake, quiet: bool) -> None:
    """Print, on stderr, what was refused and why; unless quiet, also what else may surprise."""
    _list("Refused", "red", found.refused)
    if not quiet:
        _list("Read, with a warning", "yellow", found.warnings)
        _list("Skipped", "", found.skipped)


def _list(title: str, style: str, items: Sequence[object]) -> None:
    if not items:
        return
    console = Console(stderr=True)
    console.print(Text(f"{title}:", style=style))
    for item in items[:MOST]:
        console.print(Text(f"  {inert(str(item))}"), soft_wrap=True)
    if len(items) > MOST:
        console.print(Text(f"  … and {len(items) - MOST:,} more; --json lists all."))


def complain(sentence: str) -> None:
    """Print what went wrong, on stderr."""
    Console(stderr=True).print(Text(inert(sentence, lines=True), style="red"), soft_wrap=True)


def added(found: correcting.Added) -> None:
    """Print what was written, and what it is about."""
    print(f"Added to {inert(str(found.path))}:")
    print(inert(found.text, lines=True).rstrip())
    for match in found.matches:
        print(f"It is about {inert(match)}.")


def tabled(count: int, place: Path) -> None:
    """Print how many corrections went where."""
    print(f"{count:,} {'correction' if count == 1 else 'corrections'} written: {inert(str(place))}")


def answer(found: Answer, format: str) -> None:
    """Print the answer to a query."""
    if format != "table":
        written = found.written(format)
        # Into a file or a pipe goes what the graph holds; onto a terminal only what it can't obey.
        sys.stdout.write(inert(written, lines=True) if sys.stdout.isatty() else written)
        _cut(found)
        return
    rows = found.table()
    _table(found.heads(), rows)
    if not rows and not found.more:
        Console(stderr=True).print(Text("Nothing was found."))
    _cut(found)


def reckoning(found: Understood) -> None:
    """Print what a query was understood as, and what it cost."""
    from dateline.query.telling import reckoning

    _say(reckoning(found), soft_wrap=True)


def explanation(found: Explanation) -> None:
    """Print why: what is said of a thing as a whole, then part by part, then what joined them."""
    console = Console(highlight=False)

    def say(*words: str | tuple[str, str]) -> None:
        console.print(Text.assemble(*words), soft_wrap=True)

    say((inert(found.label), "bold"), (f"  {inert(f'{found.what}:{found.id}')}", "dim"))
    _facts(console, found.facts)
    for part in found.parts:
        say()
        _part(console, part)
    if not found.parts:
        say("Nothing is said here.")
    if found.joins:
        say()
        say(("Judged:", "bold"))
    for join in found.joins:
        say(f"  {inert(_judged(join))}")


def checked(found: Checked) -> None:
    """Print that a graph is whole; or, for each thing that is wrong, where that is so."""
    holds = f"The graph holds: {found.triples:,} triples, {found.shapes:,} shapes"
    if not found.violations:
        print(f"{holds}, nothing is wrong.")
        return
    console = Console(highlight=False)
    times = f"{'at least ' if found.more else ''}{len(found.violations):,}"
    console.print(Text(f"{holds}, wrong in {times}:", style="red"), soft_wrap=True)
    for says, alike in groupby(found.violations, key=lambda one: one.says):
        some = list(alike)
        console.print(Text(f"Each of these {inert(says)}:", style="bold"), soft_wrap=True)
        for one in some[:MOST]:
            value = f" (and has “{inert(one.value)}”)" if one.value else ""
            article = f", in {inert(one.article)}" if one.article else ""
            words = f": “{inert(one.words)}”" if one.words else ""
            console.print(Text(f"  {inert(one.node)}{value}{article}{words}"), soft_wrap=True)
        if len(some) > MOST:
            console.print(Text(f"  … and {len(some) - MOST:,} more; --json lists all."))
    print("Build the folder again. If the new graph is wrong as well, report it with these lines.")


def _part(console: Console, part: Part) -> None:
    """A part: where it stands, its words in their sentence, and what is said of it."""
    at = part.at
    cited = (
        f"p. {at.places[0][0]}" if at.places else "", f"para. {at.paragraph}" if at.paragraph else "",
    )  # fmt: skip
    console.print(
        Text(inert(f"{at.article}:{at.start}"), style="cyan"),
        Text(f"({', '.join(filter(None, (part.what, *cited)))})", style="dim"),
        soft_wrap=True,
    )
    _in_place(console, at)
    _facts(console, part.facts)


def _in_place(console: Console, at: Words) -> None:
    """Print words in what stands around them, on one line."""
    before, words, after = (inert(re.sub(r"\s+", " ", w)) for w in (at.before, at.words, at.after))
    console.print(
        Text.assemble("  ", before, ("«", "bold"), (words, "bold yellow"), ("»", "bold"), after),
        soft_wrap=True,
    )


def _facts(console: Console, facts: Sequence[Fact]) -> None:
    width = max((len(fact.name) for fact in facts), default=0)
    for fact in facts:
        why = "; ".join(
            reason.rule + (": " + ", ".join(f"“{w}”" for w in reason.words) if reason.words else "")
            for reason in fact.why
        )
        console.print(
            Text.assemble(
                "  ", (inert(fact.name).ljust(width), "green"), f"  {inert(fact.value)}",
                (f" — {inert(why)}" if why else "", "dim"),
            ),
            soft_wrap=True,
        )  # fmt: skip


def _judged(join: Join) -> str:
    why = f" — {'; '.join(join.reasons)}" if join.reasons else ""
    return f"{join.verdict}, {join.score}, by {join.by}: {join.left} and {join.right}{why}"


def can_ask() -> bool:
    """Whether there is somebody to ask: both ends are a terminal."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def ask(session: Session) -> None:
    """Ask about each item that has no answer yet; every answer is kept as soon as it is given."""
    from dateline.evaluating import answer_of

    if not can_ask():
        raise BrokenAnswers(
            "The questions need a terminal. Write them with --to-csv FILE, fill in its last "
            "column, and count the answers with --from-csv FILE."
        )
    items, answers = session.items, session.answers
    at = _unanswered(session, 0)
    while at < len(items):
        _item(items[at], f"{at + 1} of {len(items)}")
        try:
            typed = input("r right, w wrong, u unsure; b back, q stop: ").strip().casefold()
        except (EOFError, KeyboardInterrupt):
            print()
            break
        if typed in ("q", "quit", "stop"):
            break
        if typed in ("b", "back"):
            at = max(at - 1, 0)
        elif answer := answer_of(typed):
            answers[items[at].id] = answer
            session.keep()
            at = _unanswered(session, at + 1)
        else:
            print("Type one of these letters, then Enter.")
    if answers:
        more = "Run the same again to go on. " if len(answers) < len(items) else ""
        print(f"\n{more}Your answers are in {inert(str(session.path))}")


def _unanswered(session: Session, begin: int) -> int:
    """The next item that has no answer, else the end."""
    rest = range(begin, len(session.items))
    return next((at for at in rest if session.items[at].id not in session.answers), rest.stop)


def _item(item: Item, count: str) -> None:
    from dateline.evaluate import QUESTIONS

    console = Console(highlight=False)
    console.print()
    console.print(Text(f"{count}, {item.layer}: {QUESTIONS[item.layer]}", style="bold"))
    console.print(Text(f"  {inert(item.says)}", style="green"), soft_wrap=True)
    for place in item.places:
        console.print(Text(f"{inert(place.article)}:{place.start}", style="cyan"), soft_wrap=True)
        _in_place(console, place)


def tallies(found: Sequence[Tally]) -> None:
    """Print how often each layer was right, and between what that lies with 95 % confidence."""
    from dateline.evaluate import interval

    rows = []
    for one in found:
        low, high = interval(one.right, one.judged)
        share = f"{one.right / one.judged:.0%}" if one.judged else "–"
        counts = (one.right, one.wrong, one.unsure, one.unanswered)
        rows.append(
            [one.layer, *map(str, counts), share, f"{low:.0%} to {high:.0%}" if one.judged else "–"]
        )
    _table(["layer", "right", "wrong", "unsure", "unanswered", "precision", "95 % interval"], rows)


def sampled(count: int, place: Path) -> None:
    """Print what was written, and what to do with it."""
    print(f"{count:,} {'item' if count == 1 else 'items'} written: {inert(str(place))}")
    print("Write right, wrong or unsure into its last column, then give it to --from-csv.")


def doubts(found: Iterable[str]) -> None:
    """Print, on stderr, what could not be counted."""
    for sentence in found:
        Console(stderr=True).print(Text(inert(sentence), style="yellow"), soft_wrap=True)


def questions(known: Iterable[Saved]) -> None:
    """Print the saved questions and what they take."""
    rows = []
    for question in known:
        takes = (p.name if p.required else f"[{p.name}]" for p in question.parameters)
        rows.append([question.name, question.title, " ".join(takes)])
    _table(["name", "question", "takes"], rows)
    print("\nWhat is in brackets need not be told. More of one: dateline query --about NAME")


def question(asked: Saved) -> None:
    """Print the help of one saved question."""
    from dateline.query.telling import help_of

    _say(help_of(asked))


def _say(lines: Iterable[str], soft_wrap: bool = False) -> None:
    for line in lines:
        Console(highlight=False).print(Text(inert(line)), soft_wrap=soft_wrap)


def _cut(found: Answer) -> None:
    """Print, on stderr, that there are more rows than are given."""
    from dateline.query.telling import shortened

    if sentence := shortened(found):
        Console(stderr=True).print(Text(sentence, style="yellow"), soft_wrap=True)


def formats(known: Iterable[tuple[str, str]]) -> None:
    """Print the formats that a build can be written in."""
    _table(["name", "what it writes"], [[name, said] for name, said in known])


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    from dateline.query.fitting import fitted, plain

    whole = [[inert(cell) for cell in row] for row in (heads, *rows)]
    console = Console()
    shown = fitted(whole[0], whole[1:], console.width) if console.is_terminal else plain(whole)
    for line in shown:
        print(line)
