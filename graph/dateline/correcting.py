"""Writing `corrections.yaml` from the command line: one entry at its end, or all of them as a table.

Nothing is written that names nothing: an entry is looked up first, in the articles, and in the
readings of a build where there is one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dateline import cache
from dateline.entries import FILE, Entry, entry
from dateline.errors import BrokenEntries, DoubtfulEntry, NothingToRead, UnreadableArticle
from dateline.model import Reading, Ref
from dateline.pipeline import ANNOTATOR
from dateline.read import read
from dateline.read.entries import append, load, replaced, written
from dateline.read.sheet import entries_of, table
from dateline.read.text import decoded
from dateline.resolve.rulings import redated
from dateline.resolve.rulings.finding import article_of, find, spans_of


@dataclass(frozen=True, slots=True)
class Added:
    """What was written, and what it was found to be about."""

    path: Path
    text: str
    matches: tuple[str, ...]


def said(
    act: str, quoted: Sequence[str], occurrences: Sequence[int], **others: str | None
) -> dict[str, Any]:
    """Put what was typed into the shape of an entry: articles and words by turns."""
    alone = others.get("about") == "article"
    step = 1 if alone else 2
    pairs = [quoted[n : n + step] for n in range(0, len(quoted), step)]
    of = [dict(zip(("article", "words"), pair, strict=False)) for pair in pairs]
    for one, number in zip(of, occurrences, strict=False):
        one["occurrence"] = str(number) if number else ""
    return {"do": act, "of": of} | {key: value for key, value in others.items() if value}


def add(corpus: Path, typed: dict[str, Any], build: Path | None) -> Added:
    """Check an entry, look it up, and write it at the end of the corpus's file.

    Raises:
        DoubtfulEntry: it is none, or names nothing; nothing was written.
    """
    path = _file(corpus)
    made = entry(typed, "This correction")
    matches = _matches(corpus, made, build)
    for one in load(path) if path.exists() else ():
        if isinstance(one, Entry) and replace(one, where=made.where) == made:
            raise DoubtfulEntry(one.where, "says the same already", "Nothing was written.")
    append(path, made)
    return Added(path, written([made]), matches)


def to_sheet(corpus: Path, sheet: Path) -> int:
    """Write a corpus's entries as CSV for a spreadsheet; give how many there are."""
    entries = _sound(load(_file(corpus)))
    try:
        # The mark at its head tells spreadsheets that it is UTF-8.
        sheet.write_text(table(entries), encoding="utf-8-sig", newline="")
    except OSError as error:
        what = f"{sheet}: cannot be written ({error.strerror or error}). Name another file."
        raise BrokenEntries(what) from error
    return len(entries)


def from_sheet(corpus: Path, sheet: Path) -> int:
    """Put the entries of a CSV in the place of a corpus's; give how many there are."""
    path = _file(corpus)
    if path.exists():
        _sound(load(path))  # what cannot be read there is in no table, and would be lost
    try:
        text = decoded(sheet.read_bytes(), str(sheet))
    except OSError as error:
        what = f"{sheet}: cannot be read ({error.strerror or error}). Check the name."
        raise BrokenEntries(what) from error
    if isinstance(text, UnreadableArticle):
        raise BrokenEntries(str(text))
    entries = _sound(entries_of(text, str(sheet)))
    replaced(path, written(entries))
    return len(entries)


def _file(corpus: Path) -> Path:
    if not corpus.is_dir():
        raise NothingToRead(f"{corpus}: is no folder. Name the folder that holds the articles.")
    return corpus / FILE


def _sound(found: Iterable[Entry | DoubtfulEntry]) -> list[Entry]:
    """All of them, or a sentence for each that is not to be read."""
    entries, doubts = [], []
    for one in found:
        if isinstance(one, Entry):
            entries.append(one)
        else:
            doubts.append(str(one))
    if doubts:
        raise BrokenEntries("\n".join([*doubts, "Nothing was written; put these right first."]))
    return entries


def _matches(corpus: Path, made: Entry, build: Path | None) -> tuple[str, ...]:
    """Say what an entry is about: in the articles, and in the readings that a build has of them."""
    intake = read([corpus], leave_out=build)
    by_id = {article.id: article for article in intake.articles}
    told = []
    for quote in made.of:
        article = article_of(made, quote, by_id)
        if made.about == "article":
            told.append(f"“{article.id}”, published {article.published or 'on no known day'}")
            continue
        count = len(spans_of(made, quote, article))
        times = "once" if count == 1 else f"{count:,} times"
        told.append(f"“{quote.words}” in “{article.id}”, {times}")
    if build is None or made.about == "article":
        return tuple(told)
    dated = redated(intake.entries, intake.articles, _nobody)
    kept = cache.load(build, dated, cache.maker(ANNOTATOR)).readings
    doubts: list[DoubtfulEntry] = []
    known = [article for article in dated if article.key in kept]
    for quote in made.of:
        if by_id[quote.article].key not in kept:
            what = f"cannot be looked up: {build} has no reading of “{quote.article}” as it is now"
            raise DoubtfulEntry(made.where, what, "Build it again, or leave --build out.")
    for found in find([made], known, kept, doubts.append):
        ids = {article.key: article.id for article in known}
        told = [f"{_named(made, ref, kept[ref.article])}, in “{ids[ref.article]}”"
                for ref in found.refs]  # fmt: skip
    if doubts:
        raise doubts[0]
    return tuple(told)


def _named(made: Entry, ref: Ref, reading: Reading) -> str:
    if made.about == "actor":
        chain = reading.chains[ref.index]
        count = sum(mention.chain == ref.index for mention in reading.mentions)
        times = "once" if count == 1 else f"{count:,} times"
        return f"the {chain.kind} “{chain.name}”, mentioned {times}"
    if made.about == "event":
        return f"the report “{reading.reports[ref.index].label}”"
    speaker = reading.claims[ref.index].speaker
    name = "nobody" if speaker is None else f"“{reading.chains[speaker].name}”"
    return f"a claim by {name}"


def _nobody(_: DoubtfulEntry) -> None:
    """Tell nobody: a build does."""
