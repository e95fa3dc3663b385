"""Writing `corrections.yaml` from the command line: one entry at its end, or all of them as a table.

Nothing is written that names nothing: an entry is looked up first, in the articles, and in the
readings of a build where there is one. There it is followed, too, so that what the next build would
put aside is said at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from dateline import cache
from dateline.entries import FILE, Entry, entry
from dateline.errors import (
    BrokenEntries,
    DoubtfulEntry,
    NothingToRead,
    UnreadableArticle,
    UnusableOutput,
)
from dateline.model import Article, Reading, Ref
from dateline.output import MARKS, restore
from dateline.pipeline import ANNOTATOR
from dateline.read import Intake, read
from dateline.read.entries import append, load, rewrite, unread, written
from dateline.read.sheet import entries_of, table
from dateline.read.text import decoded
from dateline.resolve import resolve
from dateline.resolve.rulings import redated
from dateline.resolve.rulings.finding import Doubt, article_of, find, named_in, spans_of
from dateline.resolve.rulings.splitting import split_chains
from dateline.story import Story

WHERE: Final = "This correction"
ALONE: Final = ("merge", "not-the-same")
"""What may be impossible by itself; the others can only stand against another entry."""


def _nobody(_: DoubtfulEntry) -> None:
    """Tell nobody: a build does."""


@dataclass(frozen=True, slots=True)
class Added:
    """What was written, and what it was found to be about."""

    path: Path
    text: str
    matches: tuple[str, ...]
    hint: str = ""
    """What was not looked up, if anything was not."""


@dataclass(frozen=True)
class Known:
    """What a build knows of a corpus: articles with their readings, and what people have said."""

    articles: tuple[Article, ...]
    readings: Mapping[str, Reading]
    entries: tuple[Entry, ...]

    def joined(self, made: Entry | None = None, doubt: Doubt = _nobody) -> Story:
        """Join it as a build would, with one more entry if there is one."""
        readings = [self.readings[article.key] for article in self.articles]
        return resolve(self.articles, readings, [*self.entries, *([made] if made else ())], doubt)

    @cached_property
    def story(self) -> Story:
        return self.joined()

    def name(self, made: Entry, ref: Ref) -> str:
        """Name what an entry may mean, by the id that a build has for it."""
        if made.about == "actor" and (actor := self.story.actor_of.get(ref)):
            return f"actor:{actor.id} ({actor.name})"
        events = (*self.story.events, *self.story.rejected) if made.about == "event" else ()
        for event in events:
            if ref in event.reports:
                return f"event:{event.id} ({event.label})"
        return named_in(made.about, ref.index, self.story.readings[ref.article])


def said(
    act: str, quoted: Sequence[str], occurrences: Sequence[int], **others: str | None
) -> dict[str, Any]:
    """Put what was typed into the shape of an entry: articles and words by turns.

    Raises:
        DoubtfulEntry: it counts more words than it has.
    """
    alone = others.get("about") == "article"
    step = 1 if alone else 2
    pairs = [quoted[n : n + step] for n in range(0, len(quoted), step)]
    of = [dict(zip(("article", "words"), pair, strict=False)) for pair in pairs]
    if len(occurrences) > len(of):
        what = f"has {len(occurrences)} occurrences for {len(of)} quoted words"
        advice = "Give one for each, in the same order; 0 where it does not matter."
        raise DoubtfulEntry(WHERE, what, advice)
    for one, number in zip(of, occurrences, strict=False):
        one["occurrence"] = str(number) if number else ""
    return {"do": act, "of": of} | {key: value for key, value in others.items() if value}


def add(corpus: Path, typed: dict[str, Any], build: Path | None) -> Added:
    """Check an entry, look it up, and write it at the end of the corpus's file.

    Raises:
        DoubtfulEntry: it is none, names nothing, or cannot be followed; nothing was written.
    """
    path = _file(corpus)
    made = entry(typed, WHERE)
    intake = read([corpus], leave_out=build)
    for one in intake.entries:
        if replace(one, where=made.where) == made:
            raise DoubtfulEntry(one.where, "says the same already", "Nothing was written.")
    matches, hint = _in_articles(made, intake)
    if build is not None and made.about != "article":
        matches, hint = _in_build(made, intake, build), ""
    with _written(path):
        append(path, made)
    return Added(path, written([made]), matches, hint)


def to_sheet(corpus: Path, sheet: Path) -> tuple[int, tuple[str, ...]]:
    """Write a corpus's entries as CSV for a spreadsheet; give how many, and which cannot be read.

    Raises:
        BrokenEntries: there is none that can be read, or the table cannot be written there.
    """
    path = _file(corpus)
    if not path.exists():
        advice = f"Write one first: dateline correct {corpus} --help says how."
        raise BrokenEntries(f"{path}: is not there, so there are no corrections. {advice}")
    entries, doubts = _sorted(load(path))
    if doubts and not entries:
        raise _broken(doubts)
    # The mark at its head tells spreadsheets that it is UTF-8.
    text = "\ufeff" + table(entries)
    if sheet.is_file() and sheet.read_bytes() != text.encode():
        what = f"{sheet}: is there already, and would be lost. Name another file"
        raise BrokenEntries(f"{what}, or take the entries from it first, with --from-csv.")
    with _written(sheet):
        sheet.write_text(text, encoding="utf-8", newline="")
    left = f"{_unread(doubts)} not in the table; --from-csv leaves what cannot be read as it is."
    return len(entries), (*map(str, doubts), *([left] if doubts else ()))


def from_sheet(corpus: Path, sheet: Path) -> tuple[int, tuple[str, ...]]:
    """Put the entries of a CSV in the place of a corpus's; give how many, and what was left there.

    What cannot be read in the corpus's file is in no table, so it stays there to the letter.
    """
    path = _file(corpus)
    with _written(path):
        old = unread(path) if path.exists() else []
    entries, wrong = _sorted(entries_of(_text(sheet), str(sheet)))
    if wrong:
        raise _broken(wrong)
    with _written(path):
        rewrite(path, entries, [piece for _, piece in old])
    doubts = _sorted(load(path))[1]  # by the numbers that they have now
    left = f"{_unread(doubts)} at the end of {path}, to the letter as before."
    return len(entries), (*map(str, doubts), *([left] if doubts else ()))


def _unread(doubts: Sequence[DoubtfulEntry]) -> str:
    if len(doubts) == 1:
        return "1 entry that cannot be read is"
    return f"{len(doubts):,} entries that cannot be read are"


def _file(corpus: Path) -> Path:
    if not corpus.is_dir():
        raise NothingToRead(f"{corpus}: is no folder. Name the folder that holds the articles.")
    return corpus / FILE


@contextmanager
def _written(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        what = f"{path}: cannot be written ({error.strerror or error})"
        raise BrokenEntries(f"{what}. Make it writable, or name another place.") from error


def _text(sheet: Path) -> str:
    try:
        text = decoded(sheet.read_bytes(), str(sheet))
    except OSError as error:
        what = f"{sheet}: cannot be read ({error.strerror or error}). Check the name."
        raise BrokenEntries(what) from error
    if isinstance(text, UnreadableArticle):
        raise BrokenEntries(f"{sheet}: {text.what}. Save the table as CSV in UTF-8 once more.")
    return text


def _sorted(found: Iterable[Entry | DoubtfulEntry]) -> tuple[list[Entry], list[DoubtfulEntry]]:
    """Those that can be read, and those that cannot."""
    listed = list(found)
    return (
        [one for one in listed if isinstance(one, Entry)],
        [one for one in listed if isinstance(one, DoubtfulEntry)],
    )


def _broken(doubts: Iterable[DoubtfulEntry]) -> BrokenEntries:
    last = "Nothing was written; put this right first."
    return BrokenEntries("\n".join([*map(str, doubts), last]))


def _in_articles(made: Entry, intake: Intake) -> tuple[tuple[str, ...], str]:
    """Say what an entry is about, as far as the articles tell, and what they do not.

    Raises:
        DoubtfulEntry: it names no article, no words of it, or no date that may stand.
    """
    by_id = {article.id: article for article in intake.articles}
    told, repeated = [], False
    for quote in made.of:
        article = article_of(made, quote, by_id)
        if made.about == "article":
            told.append(f"“{article.id}”, published {article.published or 'on no known day'}")
            continue
        count = len(spans_of(made, quote, article))
        repeated = repeated or count > 1
        times = "once" if count == 1 else f"{count:,} times"
        told.append(f"“{quote.words}” in “{article.id}”, {times}")
    if made.about == "article":
        doubts: list[DoubtfulEntry] = []
        redated([*intake.entries, made], intake.articles, doubts.append)
        _refuse(made, doubts)
        return tuple(told), ""
    several = " If they mean several things there, say which with --occurrence." if repeated else ""
    hint = f"These words were not looked up in a build: --build OUTPUT does that.{several}"
    return tuple(told), hint


def _in_build(made: Entry, intake: Intake, build: Path) -> tuple[str, ...]:
    """Say what an entry is about in a build, once it is sure that the next one can follow it.

    Raises:
        DoubtfulEntry: it names nothing there, several things, or what cannot be so.
    """
    restore(build)
    if not all((build / mark).exists() for mark in MARKS):
        advice = "Name the folder that a build wrote, or leave --build out."
        raise UnusableOutput(f"{build}: holds no build. {advice}")
    dated = redated(intake.entries, intake.articles, _nobody)
    kept = cache.load(build, dated, cache.maker("annotate", ANNOTATOR)).readings
    of = {article.id: article for article in dated}
    for quote in made.of:
        if of[quote.article].key not in kept:
            what = f"cannot be looked up: {build} does not know “{quote.article}” as it is now"
            raise DoubtfulEntry(made.where, what, "Build it again, or leave --build out.")
    articles = tuple(article for article in dated if article.key in kept)
    known = Known(articles, kept, intake.entries)
    doubts: list[DoubtfulEntry] = []
    split = split_chains(sorted(intake.entries, key=lambda one: one.order), articles, kept)
    found = find([made], articles, split, doubts.append, known.name)
    _refuse(made, doubts)
    if made.act in ALONE or any(one.about == made.about for one in intake.entries):
        known.joined(made, doubts.append)
        _refuse(made, doubts)
    ids = {article.key: article.id for article in articles}
    return tuple(
        f"{_named(made, ref, split[ref.article])}, in “{ids[ref.article]}”"
        for one in found
        for ref in one.refs
    )


def _refuse(made: Entry, doubts: Iterable[DoubtfulEntry]) -> None:
    """Raise what is said of this entry; what is said of others, a build says."""
    for doubt in doubts:
        if doubt.where == made.where:
            raise doubt


def _named(made: Entry, ref: Ref, reading: Reading) -> str:
    told = named_in(made.about, ref.index, reading)
    if made.about != "actor":
        return told
    count = sum(mention.chain == ref.index for mention in reading.mentions)
    return f"{told}, mentioned {'once' if count == 1 else f'{count:,} times'}"
